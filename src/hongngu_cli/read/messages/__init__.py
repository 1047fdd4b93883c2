"""What reading itself has to say of tables, headings and cells."""
