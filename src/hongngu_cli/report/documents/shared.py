"""What the documents on results have in common: statements, remarks, tables to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.remark import Kind
from hongngu_cli.model.table import Table
from hongngu_cli.report.classes import WHOLE_YEARS as CLASSES_BY_YEARS
from hongngu_cli.report.documents.findings import findings_of
from hongngu_cli.report.documents.parts import Parts
from hongngu_cli.report.documents.remarks import remarks_on
from hongngu_cli.report.documents.told import Told
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.tones import toned

SEATS = ("level", "demand", "planned", "allocated", "sent", "short", "unused", "coverage", "fill")
CLASSES = ("audience", "classes", "learners")
SEVERAL = 2
OF_THOSE_SENT = ("levels_alone", "levels", "years", "units", "unit_levels")
"""Tables that say nothing where nobody was sent."""
NO_STRENGTH = "ưu điểm (số liệu không cho thấy điều gì để nêu)"
NO_DIFFICULTY = "hạn chế, giải pháp (số liệu không cho thấy hạn chế nào)"


def shared(parts: Parts) -> dict[str, object]:
    """Give what templates of results see: ``says``, ``remarks``, ``shown``, ``person``."""
    told = Told(parts)
    remarks = remarks_on(findings_of(parts), parts.remarks, parts.settings.office.tone)
    says = {
        "sent": told.sent(),
        "sent_briefly": told.sent(briefly=True),
        "whole": told.whole(),
        "shares": told.shares(),
        "compared": told.compared(),
        "levels_compared": told.levels_compared(),
        "years": told.years(),
        "units": told.units(),
        "classes": told.held_classes(),
        "standing": _passages(parts, "standing", 1),
        "placement": _placement(parts),
        "quota": told.seats(),
    }
    tables = {
        "levels_alone": _first(parts, "summary"),
        "levels": _first(parts, "last_year" if "last_year" in parts else "summary"),
        "years": _first(parts, "years"),
        "units": _several(_first(parts, "units")),
        "unit_levels": _several(_first(parts, "unit_levels")),
        "quota": _quota(parts),
        "classes": _classes(parts),
        "standing": _standing(parts),
    }
    tables = {key: table if table and table.rows else None for key, table in tables.items()}
    return {
        "says": says,
        "remarks": remarks,
        "shown": {**tables, **dict.fromkeys(OF_THOSE_SENT)} if told.nobody else tables,
        "person": parts.profile.words.person,
        "issuer": _issuer(parts),
        "absent": [*_absent(parts), *told.silent(), *_no_remarks(remarks)],
    }


def _issuer(parts: Parts) -> str:
    """Name who speaks: a committee's body on behalf of which a party's document is signed."""
    office = parts.settings.office
    of_party = parts.profile.of == "party" and office.authority
    named = f"{office.authority} {office.body}" if of_party else office.body
    return toned(named, office.tone)


def _passages(parts: Parts, name: str, most: int) -> str:
    return " ".join(parts[name].passages[:most]) if name in parts else ""


def _placement(parts: Parts) -> str:
    """Say what became of those who completed, where anybody did."""
    if not parts.value("placement.completed"):
        return ""
    day = shown(parts["placement"].as_of)
    says = _passages(parts, "placement", 2)
    return f"Tính đến ngày {day}, {says[:1].lower()}{says[1:]}"


def _first(parts: Parts, name: str) -> Table | None:
    """Give the first table of a part, with the period in its title."""
    if name not in parts:
        return None
    table = parts[name].tables[0]
    return replace(table, title=f"{table.title}, {parts.period}")


def _several(table: Table | None) -> Table | None:
    """Give a table of several units."""
    return table if table and len(table.rows) >= SEVERAL else None


def _only(table: Table, keys: Sequence[str], title: str) -> Table:
    """Give a table with some of its columns; one heading over all that are left goes."""
    columns = [column for column in table.columns if column.key in keys]
    over = {column.spanner for column in columns if column.spanner}
    if len(over) == 1:
        columns = [replace(column, spanner=None) for column in columns]
    return replace(table, title=title, columns=tuple(columns))


def _table(parts: Parts, name: str, *keys: str) -> Table | None:
    if name not in parts:
        return None
    return next((table for table in parts[name].tables if table.key in keys), None)


def _quota(parts: Parts) -> Table | None:
    table = _table(parts, "quota", "quota-levels")
    return table and _only(table, SEATS, f"{table.title}, {parts['quota'].period}")


def _classes(parts: Parts) -> Table | None:
    table = _table(parts, "classes", "audience", "audience-year")
    title = "Số lớp và lượt học viên theo đối tượng"
    if table is None:
        return None
    report = parts["classes"]
    when = "số cả năm" if CLASSES_BY_YEARS in report.notes else report.period
    return _only(table, CLASSES, f"{title}, {when}")


def _standing(parts: Parts) -> Table | None:
    table = _table(parts, "standing", "levels")
    if table is None:
        return None
    title = "Trình độ cán bộ so với yêu cầu của chức vụ"
    return replace(table, title=f"{title}, tính đến ngày {shown(parts['standing'].as_of)}")


def _absent(parts: Parts) -> list[str]:
    """Say which parts are there and have nothing to tell."""
    nothing = []
    if "placement" in parts and not parts.value("placement.completed"):
        nothing.append("phần bố trí sau đào tạo (chưa có lượt nào ghi đã hoàn thành)")
    if "classes" in parts and not Told(parts).held_classes():
        nothing.append("phần lớp đã mở (không có lớp nào trong phạm vi đã chọn)")
    return nothing


def _no_remarks(remarks: Mapping[Kind, Sequence[str]]) -> list[str]:
    lacking: Mapping[Kind, str] = {"strength": NO_STRENGTH, "difficulty": NO_DIFFICULTY}
    return [words for kind, words in lacking.items() if not remarks[kind]]
