"""Cells of a sheet read in an old code, with the one issue that says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.text.legacy import Code
from hongngu_cli.text.numbers import count

Rows = Sequence[Sequence[Cell]]
Address = tuple[int, int]
"""A row and a column, counting from 0 as grids do."""

RULE = "encoding-converted"
EXAMPLES = 3
LONGEST = 60
"""An example is cut after so many letters."""
AS_FOUND = (
    "Nếu chữ gốc mới đúng, giữ nguyên bằng --encoding utf-8; "
    "nếu nhận nhầm mã, chỉ rõ --encoding tcvn3 hoặc vni."
)
AS_FOUND_IN_CSV = AS_FOUND.replace("utf-8;", "utf-8, hay windows-1252 nếu tệp không phải UTF-8;")
AS_ASKED = "Theo --encoding đã nêu; bỏ lựa chọn này để chương trình tự nhận ra từng ô."
OF_WHOLE_FILE = (
    "Nếu chữ đọc chưa đúng, chỉ rõ bảng mã của tệp bằng --encoding: windows-1258, tcvn3 hoặc vni."
)
SMALL_KEPT = (
    "Chữ thường được giữ là chữ thường: chương trình không xét phông chữ của ô, nên không biết "
    "chữ nào là chữ hoa (phông .VnTimeH)."
)


def converted(
    sheet: Sheet, texts: Mapping[str, Code], cells: Mapping[Address, Code], advice: str
) -> Sheet:
    """Give a sheet with texts converted wherever they stand, and single cells, and told."""
    after = {text: made for text, code in texts.items() if (made := code.decoded(text)) != text}
    patches = {
        at: (before, made, code)
        for at, code in cells.items()
        if (made := code.decoded(before := str(sheet.rows[at[0]][at[1]]))) != before
    }
    codes = Counter(code.name for _, _, code in patches.values())
    for text in filter(after.__contains__, chain.from_iterable(sheet.rows)):
        codes[texts[str(text)].name] += 1
    if not codes:
        return sheet
    single: dict[Address, Cell] = {at: made for at, (_, made, _) in patches.items()}
    issue = _told(sheet, codes, _examples(sheet.rows, after, single), advice)
    if _was_in_capitals(chain(after.values(), (made for _, made, _ in patches.values()))):
        issue = replace(issue, says=f"{issue.says} {SMALL_KEPT}")
    rows = _replaced(sheet.rows, after, single)
    return replace(sheet, rows=rows, issues=(*sheet.issues, issue))


def _replaced(rows: Rows, after: Mapping[str, str], single: Mapping[Address, Cell]) -> Rows:
    if isinstance(rows, ColumnGrid):
        return rows.replaced(after).patched(single)
    made: list[list[Cell]] = [
        [after.get(cell, cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    ]
    for (row, column), cell in single.items():
        made[row][column] = cell
    return made


def _examples(
    rows: Rows, after: Mapping[str, str], single: Mapping[Address, Cell]
) -> Sequence[tuple[Address, str, str]]:
    """Give the first texts that change: titles and headings, where these do."""

    def changes() -> Iterator[tuple[Address, str, str]]:
        met = set()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                if not isinstance(cell, str) or cell in met:
                    continue
                made = single.get((number, column)) or after.get(cell)
                if made is not None:
                    met.add(cell)
                    yield (number, column), cell, str(made)

    return tuple(islice(changes(), EXAMPLES))


def _told(
    sheet: Sheet,
    codes: Mapping[str, int],
    examples: Sequence[tuple[Address, str, str]],
    advice: str,
) -> Issue:
    (row, column), found, _ = examples[0]
    by_count = sorted(codes.items(), key=lambda told: (-told[1], told[0]))
    cells = ", ".join(f"{count(times)} ô viết bằng {name}" for name, times in by_count)
    shown = "; ".join(f"{_cut(before)} → {_cut(after)}" for _, before, after in examples)
    return Issue(
        RULE,
        "note",
        sheet.place(row + 1, column + 1),
        found,
        f"Đã đọc thành Unicode {cells}, ví dụ {shown}. Tệp gốc giữ nguyên.",
        advice,
    )


def _cut(text: str) -> str:
    line = " ".join(text.split(" "))
    return f'"{line if len(line) <= LONGEST else line[:LONGEST].rstrip() + "…"}"'


def _was_in_capitals(made: Iterable[str]) -> bool:
    """Tell texts that a font may have shown in capitals: of several words, most without one."""
    phrases = [text for text in made if " " in text.strip()]
    return sum(map(str.islower, phrases)) * 2 > len(phrases)
