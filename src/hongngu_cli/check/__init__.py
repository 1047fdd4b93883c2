"""Every problem of a roster at its cell: one rule a function, all of them in ``rules.RULES``."""
