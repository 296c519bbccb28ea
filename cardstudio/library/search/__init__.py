"""Finding cards by words: `tokens.py` says what a text is found by, `index.py` writes it down, `query.py` looks it up.

`engine.py` alone knows which database it is; both give the same answers.
"""
