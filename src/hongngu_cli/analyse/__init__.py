"""Pure functions over rosters: no files, no clock."""
