"""The components of cards, a folder each with all that is known about its tag: adding a folder adds the component.

``__init__.py`` describes it (``COMPONENTS``). What several of them share is in :mod:`cardstudio.cards.parts`.
"""
