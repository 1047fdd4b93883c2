"""Hold the figures of a text against one another."""
