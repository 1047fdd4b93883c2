"""Recognitions that the user gives or that were saved."""
