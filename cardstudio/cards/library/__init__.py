"""A team's library as files: one folder per card, in a folder people keep in Git, or in a zip archive.

What the files say is the server's business (`cardstudio/library/portable/`); here they are packed, read and written.
"""
