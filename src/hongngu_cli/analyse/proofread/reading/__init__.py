"""A text as figures, marks and words, and what stands near what."""
