"""Every roster in tests/rosters is read as the JSON beside it says (see the README there)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from typed_tables import WRITERS, typed_sheets, write_typed

from hongngu_cli import shipped
from hongngu_cli.model.account import sources_of
from hongngu_cli.model.ledger import add_up
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

FOLDER = Path(__file__).parent / "rosters"
VOCABULARY = load_vocabulary(shipped.vocabulary())


def endings(text: str) -> list[str]:
    """Give the kinds of files a typed table can be written as without losing anything."""
    sheets = typed_sheets(text)
    plain = len(sheets) == 1 and not sheets[0].merged
    return [ending for ending in WRITERS if plain or ending != ".csv"]


def cases() -> Iterable[Any]:
    for expected in sorted(FOLDER.glob("*.json")):
        wanted = json.loads(expected.read_text(encoding="utf-8"))
        for source in sorted(FOLDER.glob(f"{expected.stem}.*")):
            if source.suffix == ".txt":
                text = source.read_text(encoding="utf-8")
                for ending in wanted.get("written_as", endings(text)):
                    yield pytest.param(source, ending, wanted, id=source.stem + ending)
            elif source.suffix != ".json":
                yield pytest.param(source, None, wanted, id=source.name)


def in_order(field: str) -> Callable[[Roster], list[Any]]:
    def values(roster: Roster) -> list[Any]:
        return [None if value is None else str(value) for value in roster.frame[field]]

    return values


def births(roster: Roster) -> list[str | None]:
    days, years = roster.frame["birth_date"], roster.frame["birth_year"]
    return [
        str(day.date()) if known else str(year) if has_year else None
        for day, known, year, has_year in zip(days, days.notna(), years, years.notna(), strict=True)
    ]


def counted(field: str) -> Callable[[Roster], dict[str, int]]:
    def counts(roster: Roster) -> dict[str, int]:
        values = roster.frame[field]
        told = values.astype(object).where(values.notna(), "")
        return dict(Counter(str(value) for value in told))

    return counts


def figures(roster: Roster) -> dict[str, int]:
    levels = Counter(roster.frame["level"])
    named = {f"level.{key}" if key else "unrecognised": size for key, size in levels.items()}
    return {"total": len(roster.frame), **named}


def set_aside(roster: Roster) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for table in roster.tables:
        for reason, rows in table.set_aside.items():
            found.setdefault(reason, []).extend(rows)
    return found


def rows(roster: Roster) -> dict[str, Any]:
    ledger = add_up(source.ledger for source in sources_of(roster))
    return {"read": ledger.read, "counted": ledger.counted, "set_aside": dict(ledger.set_aside)}


def doubts(roster: Roster) -> dict[str, dict[str, str]]:
    return {
        field: {str(roster.place(row, field).cell): code for row, code in codes.items()}
        for field, codes in roster.doubts.items()
    }


def cells(roster: Roster, field: str) -> list[str | None]:
    return [roster.place(int(row), field).cell for row in roster.frame.index]


def tables(roster: Roster) -> list[dict[str, Any]]:
    return [
        {
            "sheet": table.sheet.name,
            "kind": table.kind,
            "header_rows": list(table.header_rows or ()),
            "people": list(table.people),
        }
        for table in roster.tables
    ]


def told(*severities: str) -> Callable[[Roster], list[str]]:
    def issues(roster: Roster) -> list[str]:
        found = sorted(roster.issues, key=lambda issue: issue.order)
        return [f"{i.rule} {i.place.cell or ''}".strip() for i in found if i.severity in severities]

    return issues


READ: Mapping[str, Callable[[Roster], Any]] = {
    "figures": figures,
    "units": counted("unit"),
    "years": counted("year"),
    "sexes": counted("sex"),
    "statuses": counted("status"),
    "modes": counted("mode"),
    "names": in_order("name"),
    "births": births,
    "levels": in_order("level"),
    "courses": in_order("course"),
    "positions": in_order("position"),
    "doubts": doubts,
    "rows": rows,
    "set_aside": set_aside,
    "tables": tables,
    "issues": told("error", "warning"),
    "notes": told("note"),
}


@pytest.mark.parametrize(("source", "ending", "wanted"), list(cases()))
def test_a_roster_is_read_as_stated(
    source: Path, ending: str | None, wanted: dict[str, Any], tmp_path: Path
) -> None:
    path = source
    if ending:
        path = write_typed(source.read_text(encoding="utf-8"), tmp_path / f"roster{ending}")
    opened = open_files([str(path)], VOCABULARY, Reading(), Limits())
    roster = read_roster(opened, VOCABULARY)
    ledgers = [each.ledger for each in sources_of(roster)]
    assert all(ledger.closed for ledger in ledgers)
    assert [ledger.read for ledger in ledgers] == [len(sheet.rows) for sheet in roster.sheets]
    for member, value in wanted.items():
        if member == "places":
            assert {field: cells(roster, field) for field in value} == value
        elif member == "tables":
            found = zip(value, tables(roster), strict=True)
            assert [{key: table[key] for key in stated} for stated, table in found] == value
        elif member not in {"about", "written_as"}:
            assert READ[member](roster) == value, member


def test_every_roster_has_its_json_and_every_json_its_roster() -> None:
    told = {path.stem for path in FOLDER.glob("*.json")}
    files = {path.stem for path in FOLDER.iterdir() if path.suffix not in {".json", ".md"}}
    assert told == files
    assert len(told) >= 16
