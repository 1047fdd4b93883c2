"""A list of units, as an office has it: lines of text, a column of a workbook, a vocabulary."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.units import Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.words import Beginnings
from hongngu_cli.read.encodings.decoding import decoded
from hongngu_cli.read.files.opening import file_content, open_file
from hongngu_cli.read.rows.remarks import DATED
from hongngu_cli.read.settings.own_units import refuse_units_alike
from hongngu_cli.read.settings.own_words import load_own
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import UnitSpellings

NUMBERED = re.compile(r"^\s*(?:[0-9]+(?:\s*[.)/:-]|\t)|[-*•+])\s*")
"""What may stand before a unit on its line."""
Found = tuple[Place, Unit]


def read_units(
    path: str, vocabulary: Vocabulary, reading: Reading, limits: Limits
) -> tuple[tuple[Unit, ...], tuple[Issue, ...]]:
    """Read a list of units, each once; one named again is told.

    Raises Failure (INPUT) for a file that cannot be read or names none, (CONFIGURATION) for a
    vocabulary that is wrong.
    """
    first: dict[str, Unit] = {}
    issues: list[Issue] = []
    words = Words(vocabulary, issues)
    for place, unit in _found(path, words, reading, limits):
        key = words.units.place_key(unit.name)
        if key in first:
            issues.append(_repeated(place, unit, first[key]))
        first.setdefault(key, unit)
    if not first:
        raise Failure(
            INPUT,
            f"{path}: không có tên đơn vị nào.",
            "Ghi mỗi đơn vị một dòng, hoặc một cột có tiêu đề “Đơn vị”.",
        )
    return tuple(first.values()), tuple(issues)


def _repeated(place: Place, unit: Unit, first: Unit) -> Issue:
    return Issue(
        "unit-repeated",
        "note",
        place,
        unit.name,
        f"Đơn vị này đã có trong danh sách (“{first.name}”) nên chỉ tính một lần.",
        "Xoá dòng thừa; nếu là hai đơn vị thì ghi tên cho phân biệt được.",
    )


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
        self.closing, self.issues = Beginnings((*rows.closing, *rows.addressee)), issues

    def are_unit(self, name: str) -> bool:
        """Tell whether words name a unit."""
        told = any(map(str.isdigit, name))  # "Tổng cộng: 12 đơn vị", but "Tổng công ty"
        total = self.totals.are(name) or (told and self.totals.begin(name))
        return _is_name(name) and not total and not self.titles.begin(name)

    def close(self, text: str) -> bool:
        """Tell whether a line begins what is written beneath a list."""
        words = text.lstrip("(-*. ")
        return self.closing.begin(words) or DATED.fullmatch(words) is not None

    def ended(self, place: Place, line: str) -> None:
        """Tell that nothing beneath a line is read."""
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


def _found(path: str, words: Words, reading: Reading, limits: Limits) -> Iterable[Found]:
    ending = Path(path).suffix.lower()
    if ending == ".toml":
        return _of_vocabulary(Path(path), words.units)
    content = file_content(path, limits)
    if ending == ".txt":
        # Not by its delimiters: "Khối Đảng, Mặt trận" is one unit.
        text = decoded(path, content, reading.encoding).text if content else ""
        return _of_lines(path, text.splitlines(), words)
    return _of_sheets(open_file(path, limits, reading), words) if content else ()


def _of_vocabulary(path: Path, units: UnitSpellings) -> Iterator[Found]:
    file = load_own(path)
    refuse_units_alike(units, [file])
    for block in file.data.get("unit", ()):
        yield Place(str(path)), Unit(block["name"], tuple(block.get("aliases", ())))


def _of_lines(path: str, lines: Iterable[str], words: Words) -> Iterator[Found]:
    for number, line in enumerate(lines, start=1):
        bare = NUMBERED.sub("", line)
        name = clean(bare.strip().split("\t")[0])
        place = Place(path, None, number, 1)
        if bare == line and words.close(name):
            words.ended(place, name)
            return
        if not name.startswith("#") and words.are_unit(name):
            yield place, Unit(name)


def _of_sheets(sheets: Iterable[Sheet], words: Words) -> Iterator[Found]:
    """Give the units below headings of units, else those of the first sheet that has any."""
    written = [sheet for sheet in sheets if any(map(any, sheet.rows))]
    headings = {id(sheet): _heading(sheet, words.heads) for sheet in written}
    headed = any(headings.values())
    taken = False
    for sheet in written:
        heading = headings[id(sheet)]
        found = [] if taken or (headed and not heading) else list(_of_sheet(sheet, heading, words))
        if not found:
            words.left(sheet.place())
        taken = bool(found) and not headed
        yield from found


def _of_sheet(sheet: Sheet, heading: tuple[int, int] | None, words: Words) -> Iterator[Found]:
    """Give the units below the heading of units, else those of the column with most words."""
    column, begins = heading or (_wordiest(sheet), 0)
    for row in range(begins + 1, len(sheet.rows) + 1):
        texts = [clean(shown(cell)) for cell in sheet.rows[row - 1]]
        name = NUMBERED.sub("", clean(shown(sheet.cell(row, column))))
        numbered = any(text.rstrip(".").isdigit() for text in texts[: column - 1])
        # Beside a unit may stand whom to ask: "Xã An Phước | Bí thư".
        lines = [name] if _is_name(name) and not words.close(name) else texts
        closing = next(filter(words.close, lines), None)
        if closing and not numbered:
            words.ended(sheet.place(row, column), closing)
            return
        if words.are_unit(name):
            yield sheet.place(row, column), Unit(name)


def _heading(sheet: Sheet, heads: Collection[str]) -> tuple[int, int] | None:
    cells = (
        (column, row)
        for row, line in enumerate(sheet.rows, start=1)
        for column, cell in enumerate(line, start=1)
        if isinstance(cell, str) and fold(cell) in heads
    )
    return next(cells, None)


def _wordiest(sheet: Sheet) -> int:
    width = max(map(len, sheet.rows), default=0)
    rows = range(1, len(sheet.rows) + 1)
    named = [
        sum(_is_name(shown(cell)) for cell in sheet.column(column, rows))
        for column in range(1, width + 1)
    ]
    return named.index(max(named)) + 1 if named else 1


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text))
