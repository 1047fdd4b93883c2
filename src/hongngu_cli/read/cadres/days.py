"""The day for which a list tells how things are: "(Tính đến ngày 31/12/2021)"."""

from __future__ import annotations

import datetime as dt
import re

from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.headers import texts
from hongngu_cli.text.dates import read_date
from hongngu_cli.text.spellings import as_written

DAY = r"[^0-9]{0,20}?(\d{1,2}(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*|\s*tháng\s*\d{1,2}\s*năm\s*)\d{4})"


class ListDays:
    """Reads the titles of lists with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Make a pattern of the words before the day."""
        words = as_written(vocabulary.rows.list_day)
        self.pattern = re.compile(rf"{words}{DAY}", re.IGNORECASE)

    def of(self, table: TableFound) -> dt.date | None:
        """Give the one day that the titles above a table name; None where none or several do."""
        if table.header_rows is None:
            return None
        rows = range(table.first_row, table.header_rows[0])
        titles = (" ".join(texts(table.sheet, row).values()) for row in rows)
        found = (self.pattern.search(title) for title in titles)
        days = {read_date(one[1]).date for one in found if one} - {None}
        return days.pop() if len(days) == 1 else None
