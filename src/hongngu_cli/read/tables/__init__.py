"""The tables of a sheet: where each begins, what it is, how sure that is."""
