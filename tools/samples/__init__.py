"""What the invented sample data says and how it is laid out in files."""
