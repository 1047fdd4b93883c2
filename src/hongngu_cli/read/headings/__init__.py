"""Where headers stand and what their words mean; what is told outside the table."""
