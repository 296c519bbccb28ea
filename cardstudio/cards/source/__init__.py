"""Changing a card where it stands in a text: only the characters that a patch is about, every other one as it was."""
