"""Finished documents: their text, and what they say of where they come from."""
