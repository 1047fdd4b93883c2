"""The formats that are read, each to Sheets."""
