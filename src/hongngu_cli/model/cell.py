"""What a cell of a sheet may hold."""

from __future__ import annotations

import datetime as dt

Cell = str | float | dt.date | dt.datetime | dt.time | dt.timedelta
"""A cell as read; an empty one is ''. Booleans come as the text Excel shows for them."""
