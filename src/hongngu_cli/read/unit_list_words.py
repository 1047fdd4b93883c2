"""Words by which the units of a list are told from titles, totals and what is written beneath."""

from __future__ import annotations

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.words import Beginnings
from hongngu_cli.read.rows.remarks import DATED
from hongngu_cli.read.unit_list_rows import ListRow, RowKinds
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import UnitSpellings

BEFORE_CLOSING = "(-*. "
"""Signs before the words that end a list."""


class Words:
    """Tells units from the titles, totals and signatures around them, and says where they end."""

    def __init__(self, vocabulary: Vocabulary, issues: list[Issue]) -> None:
        """Fold the words; ``issues`` is what is to be told."""
        rows = vocabulary.rows
        self.units = UnitSpellings(vocabulary)
        self.heads = frozenset(
            fold(text) for one in vocabulary.heading if one.field == "unit" for text in one.headings
        )
        self.titles, self.totals = Beginnings(rows.title), Beginnings(rows.total)
        self.overall = Beginnings(word for word in rows.total if " " in word)
        self.not_totals = Beginnings(vocabulary.totals.not_total)
        self.holds = Beginnings(vocabulary.totals.list_holds)
        self.kinds = RowKinds(vocabulary, self.units, issues)
        self.closing, self.issues = Beginnings((*rows.closing, *rows.addressee)), issues

    def are_total(self, text: str) -> bool:
        """Tell whether words are those of a total: "Tổng cộng", "Cộng: 12 đơn vị"."""
        told = any(map(str.isdigit, text)) or self.overall.begin(text)
        begun = told and self.totals.begin(text) and not self.not_totals.begin(text)
        return begun or self.totals.are(text)

    def are_name(self, text: str) -> bool:
        """Tell whether words may name a unit."""
        return is_name(text) and not self.titles.begin(text)

    def close(self, text: str) -> bool:
        """Tell whether a line begins what is written beneath a list."""
        words = text.lstrip(BEFORE_CLOSING)
        return self.closing.begin(words) or DATED.fullmatch(words) is not None

    def ended(self, place: Place, line: str) -> list[ListRow]:
        """Tell that nothing beneath a line is read; give it where it says how many there are."""
        self.issues.append(
            Issue(
                "unit-list-ended",
                "note",
                place,
                line,
                "Danh sách đơn vị được coi là hết ở dòng này; phần dưới không đọc là đơn vị.",
                "Nếu dưới đó còn đơn vị thì xoá hoặc chuyển dòng này xuống cuối.",
            )
        )
        counts = self.holds.begin(line.lstrip(BEFORE_CLOSING))
        return [ListRow(place, line, total=True)] if counts else []

    def left(self, place: Place) -> None:
        """Tell that a sheet is not read."""
        self.issues.append(
            Issue(
                "unit-list-sheet",
                "note",
                place,
                None,
                "Không đọc đơn vị ở trang tính này vì đã lấy ở trang tính khác.",
                "Nếu trang tính này cũng ghi đơn vị thì đặt tiêu đề “Đơn vị” cho cột đó.",
            )
        )


def is_name(text: str) -> bool:
    """Tell whether a text has letters."""
    return any(map(str.isalpha, text))
