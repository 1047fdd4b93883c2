"""Who a row is: name, birth, sex, position and unit, however the columns are cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hongngu_cli.model.fields import IDENTITY
from hongngu_cli.model.recognition import BENEATH, ColumnMeaning, Given
from hongngu_cli.model.sheet import Cell
from hongngu_cli.read.enrolments.days import put_in_parts
from hongngu_cli.read.enrolments.marked import SEVERAL, marked
from hongngu_cli.read.enrolments.positions import (
    PostRead,
    commune_within,
    read_post,
    read_unit_first,
)
from hongngu_cli.read.enrolments.typed import Enrolments, Places, Typed
from hongngu_cli.read.enrolments.values import (
    Read,
    identity_reader,
    name_reader,
    read_code,
    read_column,
    read_day,
    text_of,
)
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.issuing_units import ISSUER, is_commune
from hongngu_cli.read.rows.names import read_names
from hongngu_cli.text.dates import TWO_COLUMNS, DateRead
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown

UNLIKE_HEADING = "unlike-heading"
"""The doubt about a cell of marks that says another value than its heading."""
OTHER = {"nu": "nam", "nam": "nu"}


def read_persons(
    typed: Typed,
    result: Enrolments,
    spellings: Spellings,
    sexes: Callable[[Cell], Read],
    names: Sequence[str | None] = (),
) -> None:
    """Read who the enrolments are of; ``sexes`` reads the word for a sex.

    ``names`` are those of the people who share a cell with others, None for anybody else.
    """
    _names(typed, result, name_reader(spellings.no_names))
    if names:
        told = zip(names, result.columns["name"], strict=True)
        result.columns["name"] = [own or whole for own, whole in told]
    _births(typed, result)
    _sexes(typed, result, sexes)
    _told_by_names(typed, result, spellings)
    _identities(typed, result, spellings)
    _positions(typed, result, spellings)


def _names(typed: Typed, result: Enrolments, reader: Callable[[Cell], Read]) -> None:
    """Join a name that stands in two columns, under two headings or one merged one."""
    columns = typed.columns("name")
    if any(meaning.value for _, meaning in columns):
        _names_by_sex(typed, result, reader, columns)
        return
    named = [column for column, meaning in columns if meaning.heading == columns[0][1].heading]
    family, given = typed.column("family_name"), typed.column("given_name")
    if len(named) == 1:
        result.put("name", typed, named[0], reader)
        return
    parts = named or [column for column in (family, given) if column is not None]
    if parts:
        joined = _joined(*(typed.cells(column) for column in parts))
        result.columns["name"], doubts = read_column(joined, reader)
        result.cells["name"] = typed.places(parts[0])
        if doubts:
            result.doubts["name"] = doubts


def _names_by_sex(
    typed: Typed,
    result: Enrolments,
    reader: Callable[[Cell], Read],
    columns: Sequence[tuple[int, ColumnMeaning]],
) -> None:
    """Read names that stand in the column of each person's sex, which they tell."""
    joined = _joined(*(typed.cells(column) for column, _ in columns))
    result.columns["name"], doubts = read_column(joined, reader)
    if doubts:
        result.doubts["name"] = doubts
    places = typed.nowhere()
    sexes: list[str | None] = [None] * len(typed.rows)
    for column, meaning in columns:
        standing = typed.places(column)
        for at, cell in enumerate(typed.cells(column)):
            if cell != "":
                # Names in both columns are of two people, and told.
                sexes[at] = None if places.rows[at] else meaning.value
                places.copy(at, standing)
    result.cells["name"] = places
    if "sex" not in result.columns:
        result.columns["sex"], result.cells["sex"] = sexes, places.copied()


def _joined(*parts: Sequence[Cell]) -> list[str]:
    return [clean(" ".join(shown(part) for part in row)) for row in zip(*parts, strict=True)]


def _births(typed: Typed, result: Enrolments) -> None:
    """Read births; under "Nam | Nữ" the column a date stands in tells the sex."""
    columns = typed.columns("birth_date")
    if not columns:
        return
    if any(meaning.part for _, meaning in columns):
        reads = put_in_parts(typed, result, "birth_date")
        result.cells["birth_year"] = result.cells["birth_date"]
    elif len(columns) == 1 and columns[0][1].value is None:
        reads = result.put("birth_date", typed, columns[0][0], read_day)
        result.cells["birth_date"] = result.cells["birth_year"] = typed.places(columns[0][0])
    else:
        reads = _births_by_sex(typed, result, columns)
    result.columns["birth_date"] = [read.date if read else None for read in reads]
    result.columns["birth_year"] = [read.year if read else None for read in reads]


def _births_by_sex(
    typed: Typed, result: Enrolments, columns: Sequence[tuple[int, ColumnMeaning]]
) -> list[DateRead | None]:
    """Read births that stand in the column of each person's sex, which tells the sex too."""
    reads: list[DateRead | None] = [None] * len(typed.rows)
    places = typed.nowhere()
    sexes: list[str | None] = [None] * len(typed.rows)
    for column, meaning in columns:
        values, doubts = typed.read(column, read_day)
        at_column = typed.places(column)
        for at, value in enumerate(values):
            if value is not None and reads[at] is not None:
                doubts[at], reads[at], sexes[at] = TWO_COLUMNS, _one_of(reads[at], value), None
            elif value is not None:
                reads[at], sexes[at] = value, meaning.value
                places.copy(at, at_column)
        if doubts:
            result.doubts.setdefault("birth_date", {}).update(doubts)
    result.cells["birth_date"] = result.cells["birth_year"] = places
    if any(sexes):
        result.columns["sex"], result.cells["sex"] = list(sexes), places
    return reads


def _one_of(first: DateRead | None, second: DateRead) -> DateRead | None:
    """Give the birth that one of two cells tells, none where both do: nobody is born twice."""
    told = [read for read in (first, second) if read and read.year]
    return told[0] if len(told) == 1 else None


def _sexes(typed: Typed, result: Enrolments, reader: Callable[[Cell], Read]) -> None:
    """Read "Nữ" and "Nam" columns: a mark is that sex, and no mark in a sole column the other."""
    flags = typed.columns("sex", marked=True)
    if not flags or typed.column("sex") is not None:
        return
    alone = OTHER[str(flags[0][1].value)] if len(flags) == 1 else None
    told, places = marked(typed, flags)
    doubts = {at: SEVERAL for at, values in enumerate(told) if len(values) > 1}
    for column, meaning in flags:
        cells, standing = typed.cells(column), typed.places(column)
        other = {cell for cell in set(cells) if _says_other(cell, meaning.value, reader)}
        for at in (at for at, cell in enumerate(cells) if cell in other):
            doubts[at] = UNLIKE_HEADING
            places.copy(at, standing)
    result.columns["sex"] = [
        None if at in doubts else values[0] if values else alone for at, values in enumerate(told)
    ]
    result.cells["sex"] = places
    if doubts:
        result.doubts["sex"] = doubts


def _says_other(cell: Cell, value: str | None, reader: Callable[[Cell], Read]) -> bool:
    """Tell whether a cell beneath one sex writes out the other; a letter may be any mark."""
    text = clean(shown(cell))
    return len(text) > 1 and reader(text)[0] not in {None, value}


def _told_by_names(typed: Typed, result: Enrolments, spellings: Spellings) -> None:
    """Leave names by themselves; a form of address tells the sex, a date the birth."""
    names = result.columns.get("name", [])
    # "Văn" and "Thị" are surnames too, though rare ones: in "Ông Văn Bé" they follow one.
    surnames = spellings.surnames - spellings.middle_names
    reads = read_names(set(filter(None, names)), surnames, spellings.ranks)
    if not reads:
        return
    places = result.cells.get("name") or typed.places(typed.columns("name")[0][0])
    result.cells["name"] = places.copied()
    for at, text in enumerate(names):
        if text in reads:
            read = reads[text]
            names[at] = read.name
            _put(result, "sex", at, read.sex, places)
            _put_birth(result, at, read.birth, places)


def _put(result: Enrolments, name: str, at: int, value: object, places: Places) -> None:
    """Put a value that the cell of a name tells, where none is told or doubted else."""
    values = result.values(name)
    if value is None or values[at] is not None or at in result.doubts.get(name, {}):
        return
    values[at] = value
    if name not in result.cells:
        result.cells[name] = Places([0] * len(values), [0] * len(values))
    result.cells[name].copy(at, places)


def _put_birth(result: Enrolments, at: int, birth: DateRead | None, places: Places) -> None:
    years = result.columns.get("birth_year")
    if birth is None or (years and years[at] is not None):
        return
    for name, value in (("birth_date", birth.date), ("birth_year", birth.year)):
        _put(result, name, at, value, places)
    if birth.doubt:
        result.doubts.setdefault("birth_date", {}).setdefault(at, birth.doubt)


def _identities(typed: Typed, result: Enrolments, spellings: Spellings) -> None:
    """Read identity numbers, or the codes that an office has in their place."""
    if (column := typed.column(IDENTITY)) is None:
        return
    heading = typed.table.columns[column].heading.rpartition(BENEATH)[2]
    coded = fold(heading) in spellings.codes
    result.put(IDENTITY, typed, column, read_code if coded else identity_reader(spellings.no_names))


def _positions(typed: Typed, result: Enrolments, spellings: Spellings) -> None:
    """Part positions from units: "Chức vụ, đơn vị", or "Chức vụ" where no unit is told else."""
    column = typed.column("position_unit")
    if column is None and not _says_unit(typed):
        column = typed.column("position")
    if column is None:
        return
    heading = typed.table.columns[column].heading
    unit_first = begins_with(heading, tuple(sorted(spellings.unit_labels)))
    read = read_unit_first if unit_first else read_post
    reads = {cell: read(text_of(cell) or "", spellings) for cell in set(typed.cells(column))}
    issuer = typed.table.given_overall.get("unit")
    if issuer and is_commune(issuer, spellings) and not _says_unit(typed):
        # A branch or an office is within the commune that issues the list.
        reads = {cell: _elsewhere(cell, post, spellings) for cell, post in reads.items()}
    posts = [reads[cell] for cell in typed.cells(column)]
    own = typed.column("position_unit") is None
    if own or typed.column("position") is None:
        result.columns["position"] = [post.position for post in posts]
        result.cells["position"] = typed.places(column)
    if typed.column("unit") is None:
        units = [post.unit for post in posts]
        result.columns["unit"], result.cells["unit"] = units, typed.places(column)
        if own:
            _tell_units(typed, result, units)


def _elsewhere(cell: Cell, post: PostRead, spellings: Spellings) -> PostRead:
    """Leave a post whole unless its unit names a commune; "Hội LHPN xã" is the issuer's own."""
    named = commune_within(post.unit or "", spellings) is not None
    return post if named else PostRead(text_of(cell), None)


def _says_unit(typed: Typed) -> bool:
    """Tell whether a column, a section or a title says the unit."""
    return (
        typed.column("unit") is not None
        or _is_told(typed.table.given_overall.get("unit"))
        or any("unit" in given for _, given in typed.table.sections)
    )


def _is_told(given: Given | None) -> bool:
    """Tell whether a unit stands outside the rows; that of the list's issuer is the last resort."""
    return given is not None and given.source != ISSUER


def _tell_units(typed: Typed, result: Enrolments, units: Sequence[str | None]) -> None:
    """Note what was taken for a unit out of a column of positions."""
    places = result.cells["unit"]
    first: dict[str, Given] = {}
    for at, unit in enumerate(units):
        if unit:
            place = typed.table.sheet.place(places.rows[at], places.columns[at])
            given = first.setdefault(unit, Given(unit, place, "position"))
            result.given[("unit", given)] = result.given.get(("unit", given), 0) + 1
