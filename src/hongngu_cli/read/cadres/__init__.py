"""Rows of people in cadre lists: what they hold, are planned for, and ask for."""
