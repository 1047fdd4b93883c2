"""How far registered demand was from what happened, and what the next year will need."""
