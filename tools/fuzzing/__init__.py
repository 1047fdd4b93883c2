"""Broken and hostile inputs for the program: the parts of ``tools/fuzz.py``."""
