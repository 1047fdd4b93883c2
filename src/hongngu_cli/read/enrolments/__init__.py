"""Rows of people to enrolments."""
