"""A team's library to take along and to bring back: a folder for each card, for Git and for other sites.

`facts.py` writes and reads what is beside the document, `exporting.py` makes the files, `plan.py` says what an import
would do, `importing.py` does it.
"""
