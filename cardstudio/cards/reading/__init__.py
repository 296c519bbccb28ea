"""How a text that somebody pasted becomes a card."""
