"""People found, each with the whole training history."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hongngu_cli.analyse.lookup import Person, find_people
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.table import Column, Row, Table, Term, Value
from hongngu_cli.report.frame import Material, office_of, where
from hongngu_cli.report.masking import HIDDEN
from hongngu_cli.text.numbers import count, prose, shown

YEAR_ALONE = 4
COLUMNS = (
    Column("name", "Họ và tên"),
    Column("birth", "Ngày, năm sinh"),
    Column("unit", "Đơn vị"),
    Column("level", "Trình độ, chương trình"),
    Column("year", "Năm", "year"),
    Column("status", "Tình trạng"),
    Column("where", "Tệp · trang · dòng"),
)


def looked_up(material: Material, query: str, *, mask: bool) -> Report:
    """Answer a question about people. Nobody found is an answer too."""
    people = find_people(
        material.roster.frame, _identity_numbers(material), query, material.vocabulary
    )
    enrolments = sum(len(person.rows) for person in people)
    asked = HIDDEN if mask else f'"{query}"'
    says = (
        f"{prose(len(people))} người, {prose(enrolments)} lượt đào tạo."
        if people
        else "Không tìm thấy ai."
    )
    rows = tuple(_row(material, person, at, mask=mask) for person in people for at in person.rows)
    found: list[Json] = [_person(material, person, mask=mask) for person in people]
    return Report(
        command="lookup",
        title=f"Tra cứu {asked}",
        template="bang",
        as_of=material.as_of,
        period=material.period,
        passages=(says,),
        tables=(Table("people", f"Kết quả: {count(len(people))} người", COLUMNS, rows),)
        if people
        else (),
        issues=material.issues,
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
        members={"people": found},
    )


def _identity_numbers(material: Material) -> dict[int, str]:
    """Give the identity numbers that stand in a column of their own; they are not kept."""
    roster = material.roster
    columns = {n: table.column_of("identity_number") for n, table in enumerate(roster.tables)}
    found = {}
    for at in roster.frame.index.tolist():
        number = int(roster.origins.table[at])
        if column := columns[number]:
            cell = roster.tables[number].sheet.cell(int(roster.origins.row[at]), column)
            found[at] = shown(cell)
    return found


def _row(material: Material, person: Person, at: int, *, mask: bool) -> Row:
    first = at == person.rows[0]
    return {
        "name": _hidden(person.name, mask=mask) if first else None,
        "birth": _shown_birth(material, person, mask=mask) if first else None,
        "unit": _value(material, at, "unit"),
        "level": _term(material, "level", at),
        "year": _value(material, at, "year"),
        "status": _term(material, "status", at) if _value(material, at, "status") else None,
        "where": where(material, at),
    }


def _person(material: Material, person: Person, *, mask: bool) -> dict[str, Json]:
    units = [unit for at in person.rows if (unit := _value(material, at, "unit"))]
    return {
        "name": _hidden(person.name, mask=mask),
        "birth": _hidden(_birth(material, person), mask=mask),
        "unit": str(units[-1]) if units else None,
        "enrolments": [_enrolment(material, at) for at in person.rows],
    }


def _enrolment(material: Material, at: int) -> dict[str, Json]:
    place = material.roster.first_cell(at)
    told: dict[str, Any] = {
        field: _value(material, at, field) for field in ("level", "year", "status")
    }
    return {**told, "path": place.path, "sheet": place.sheet, "row": place.row}


def _birth(material: Material, person: Person) -> str | None:
    """Give the fullest birth any row tells, as ISO or a year."""
    frame = material.roster.frame.loc[list(person.rows)]
    dates = frame["birth_date"].dropna()
    if len(dates):
        return str(dates.iloc[0].date().isoformat())
    years = frame["birth_year"].dropna()
    return str(int(years.iloc[0])) if len(years) else None


def _shown_birth(material: Material, person: Person, *, mask: bool) -> str | None:
    """Write the birth as people do: 15/03/1982."""
    birth = _birth(material, person)
    whole = birth and len(birth) > YEAR_ALONE
    return _hidden(shown(dt.date.fromisoformat(birth)) if birth and whole else birth, mask=mask)


def _value(material: Material, at: int, field: str) -> str | int | None:
    import pandas as pd

    # Of one cell: to ask a whole column whether it is filled, for each row, takes for ever.
    value: Any = material.roster.frame.loc[at, field]
    if isinstance(value, str):
        return value
    return None if pd.isna(value) else int(value)


def _term(material: Material, field: str, at: int) -> Value:
    key = _value(material, at, field)
    return Term(
        str(key or "unrecognised"), material.vocabulary.label(field, str(key) if key else None)
    )


def _hidden(text: str | None, *, mask: bool) -> str | None:
    return HIDDEN if mask and text else text
