"""Text in whatever code to Unicode: whole files and single cells."""
