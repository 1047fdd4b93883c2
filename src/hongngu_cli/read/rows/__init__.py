"""What each row under a header is: a person, a section, a total, a note."""
