"""Judging the program by a folder of any files: the parts of ``tools/sweep.py``."""
