"""Totals and their parts: where parts are listed, which they are, how sure that they are all."""
