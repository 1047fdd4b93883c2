"""Whether the figures of a text agree with one another."""
