"""Who goes to which course in which year: candidates, seats, the optimum, and the reasons."""
