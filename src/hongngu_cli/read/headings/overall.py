"""What stands outside the table: unit, level, year of titles, sheet and file names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import Given, TableFound
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.headings.context import Spellings
from hongngu_cli.read.headings.titles import Line, title_lines
from hongngu_cli.read.headings.told_by_names import told_by_name
from hongngu_cli.read.headings.told_by_titles import (
    NUMBERED,
    section_above,
    told_by_lines,
    unclear_level,
)
from hongngu_cli.text.file_names import stem_of
from hongngu_cli.text.fold import fold


def given_overall(
    sheet: Sheet,
    title_rows: Iterable[int],
    spellings: Spellings,
    before: Sequence[TableFound] = (),
) -> Mapping[str, Given]:
    """Tell what title lines, else the sheet's name, else the file's name give the whole table.

    The year and the unit of a sheet's first title hold for its later tables too. What a source
    further off says otherwise goes with the value.
    """
    given: dict[str, Given] = {}
    lines = list(title_lines(sheet, title_rows, spellings))
    for values in (
        told_by_lines(lines, spellings, "title"),
        section_above(lines, spellings),
        _handed_on(before),
        told_by_name(sheet.name or "", sheet.place(), spellings, "sheet"),
        told_by_name(stem_of(sheet.path), Place(sheet.path), spellings, "file"),
    ):
        for field, value in values.items():
            nearer = given.setdefault(field, value)
            if nearer.source != value.source and differs(nearer, value):
                given[field] = replace(nearer, others=(*nearer.others, value))
    return unclear_level(lines, spellings) | given


def differs(nearer: Given, other: Given) -> bool:
    """Tell whether two sources contradict each other; one name may say more than the other."""
    if not isinstance(nearer.value, str) or not isinstance(other.value, str):
        return nearer.value != other.value
    told, further = fold(nearer.value), fold(other.value)
    return told not in further and further not in told


def _handed_on(before: Sequence[TableFound]) -> dict[str, Given]:
    """Give what the titles above a sheet's first table say of all its tables."""
    first = before[0].given_overall if before else {}
    return {
        field: value
        for field, value in first.items()
        if field in {"unit", "year"} and value.source == "title"
    }


def with_level_above(
    given: Mapping[str, Given], lines: Iterable[Line], above: TableFound, spellings: Spellings
) -> Mapping[str, Given]:
    """Add the level that the title over a table above says, where only units stand between.

    One title is over the lists of several units ("Đơn vị: …"), each with its header. Anything
    else, such as a title or a class, begins another list.
    """
    if not all(_names_unit(text, spellings) for _, text in lines):
        return given
    titled = {
        field: value
        for field, value in above.given_overall.items()
        if field in {"level", "context"} and value.source == "title"
    }
    own = {field: value for field, value in given.items() if value.source not in {"sheet", "file"}}
    return {**given, **titled, **own} if "level" not in own else given


def _names_unit(text: str, spellings: Spellings) -> bool:
    label, colon, _ = text.partition(":")
    numbered = NUMBERED.fullmatch(text)
    name = numbered[1] if numbered else text
    return bool(colon and fold(label) in spellings.unit_labels) or spellings.name_unit(name)
