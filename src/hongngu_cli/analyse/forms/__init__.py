"""Official forms: which row and column each enrolment and class is counted in."""
