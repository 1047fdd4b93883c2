"""Jobs of a scheduled run: what they may say, which are due, and how they are done."""
