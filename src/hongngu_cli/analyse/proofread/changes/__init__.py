"""Growth, differences, what lacks and what is left over."""
