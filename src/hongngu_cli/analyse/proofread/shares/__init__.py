"""Shares: of which part and which base, by words, neighbours and totals."""
