"""Files to take away: what sends a card without Card Studio.

A page, the endpoint that signs it, a mini-program, and snippets for programs. All are generated from
`templates/takeaway/`; whatever comes from a card or from a person goes through one of the writers in `writers.py`.
"""
