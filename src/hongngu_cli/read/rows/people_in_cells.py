"""Several people in one cell of names: "Nguyễn Văn An; Trần Thị Bé"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hongngu_cli.model.cell import Cell
from hongngu_cli.model.recognition import ColumnMeaning, PeopleTold
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import Spellings, is_full_name
from hongngu_cli.read.rows.names import only_name
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown, whole

SIGNS = ("\n", ";", ",", "/", "&", "+", " - ", " – ", " và ")
"""What may part one name from the next; most columns of names have none of it."""
SURELY = re.compile(r"\s*[;\n]\s*")
MAYBE = re.compile(r"\s*(?:[;\n,/&+]|\s[-–]\s|\svà\s)\s*")
BRACKETS = re.compile(r"\([^()]*\)")
LONGEST = 1000
"""Letters; a longer cell is a text."""
FULL = 3
"""Names of fewer words may be places where no line or semicolon parts them."""
OWN = ("birth_date", "identity_number", "sex")
"""Fields of one person alone: a row that tells one is not shared out."""
SEVERAL = 2


def people_in_cells(
    sheet: Sheet,
    columns: Mapping[int, ColumnMeaning],
    people: Sequence[int],
    spellings: Spellings,
) -> dict[int, PeopleTold]:
    """Give the rows of people whose cell of names tells several.

    They are sure where nothing but names on lines of their own, or parted by semicolons, stands
    there, or as many as the row says there are; and nothing on the row is of one person alone.
    """
    named = [column for column, meaning in columns.items() if meaning.field == "name"]
    if len(named) != 1:
        return {}
    distinct = [cell for cell in sheet.distinct(named[0], people) if isinstance(cell, str)]
    together = "|".join(distinct)
    if not any(sign in together for sign in SIGNS):
        return {}
    told: dict[Cell, PeopleTold] = {
        cell: several for cell in distinct if (several := _people(cell, spellings))
    }
    if not told:
        return {}
    counts = [column for column, meaning in columns.items() if meaning.field == "quantity"]
    own = [column for column, meaning in columns.items() if meaning.field in OWN]
    found: dict[int, PeopleTold] = {}
    for row, cell in zip(people, sheet.column(named[0], people), strict=True):
        if one := told.get(cell):
            counted = any(whole(sheet.cell(row, c)) == len(one.names) for c in counts)
            alone = any(sheet.cell(row, column) != "" for column in own)
            found[row] = PeopleTold(one.names, (one.sure or counted) and not alone)
    return found


def _people(cell: Cell, spellings: Spellings) -> PeopleTold | None:
    """Read the names of a cell that has more than one."""
    text = cell if isinstance(cell, str) and len(cell) <= LONGEST else ""
    parts = _parts(SURELY, text)
    if len(parts) >= SEVERAL and all(_is_name(part, spellings) for part in parts):
        # A name of four words may have been broken into two lines.
        full = all(len(part.split()) >= FULL for part in parts)
        numbered = all(line[:1].isdigit() for line in SURELY.split(text.strip()))
        return PeopleTold(tuple(parts), sure=full or numbered or "\n" not in text.strip())
    parts = _parts(MAYBE, BRACKETS.sub(" ", text))
    names = [p for p in parts if _is_name(p, spellings) and len(p.split()) >= FULL]
    return PeopleTold(tuple(names), sure=False) if len(names) >= SEVERAL else None


def _parts(at: re.Pattern[str], text: str) -> list[str]:
    return [name for part in at.split(text) if (name := only_name(clean(shown(part))))]


def _is_name(text: str, spellings: Spellings) -> bool:
    """Tell a name in full; of one that goes on in the next line the last word ends no name."""
    full = is_full_name(text, spellings.surnames) and text.split(maxsplit=1)[0][:1].isupper()
    return full and fold(text).split()[-1] not in spellings.middle_names
