"""The ground: what the program speaks of, as frozen values that open no file."""
