"""Texts in sentences: any document to its passages."""
