"""Links by which people of other teams make a copy of a card, until somebody of its team takes the link back."""
