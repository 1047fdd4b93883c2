"""What the cells of a table say of one another."""
