"""Pure functions over Vietnamese text: matching keys, dates, numbers, periods."""
