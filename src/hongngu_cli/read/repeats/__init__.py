"""What stands twice: enrolments, and lists sent again."""
