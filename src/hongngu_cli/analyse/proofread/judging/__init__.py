"""Whether figures agree, what slip explains it, and what is told of it."""
