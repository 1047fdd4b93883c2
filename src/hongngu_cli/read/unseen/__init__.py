"""What a grid of values does not show: hidden rows, filters, formulas not calculated, errors."""
