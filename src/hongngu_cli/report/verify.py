"""Whether a document still says what its sources say, as a report."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

from hongngu_cli import __version__
from hongngu_cli.analyse.verify import Edit
from hongngu_cli.model.provenance import Role
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.settings import Office
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.report.masking import HIDDEN
from hongngu_cli.report.verified_words import KINDS, STATES, Verified, notes_on, words_of
from hongngu_cli.text.numbers import count

ROLES: dict[Role, str] = {
    "input": "nguồn số liệu",
    "settings": "cấu hình",
    "vocabulary": "từ vựng",
    "named": "tệp nêu trong lệnh",
}
SOURCES = (
    Column("path", "Tệp"),
    Column("role", "Dùng làm"),
    Column("state", "Tình trạng"),
    Column("now", "Tên bây giờ"),
)
FIGURES = (
    Column("label", "Số liệu"),
    Column("then", "Trong văn bản", "count"),
    Column("now", "Hiện nay", "count"),
    Column("key", "Tên để giải trình"),
)
EDITS = (Column("where", "Chỗ"), Column("kind", "Thay đổi"), Column("text", "Chữ hiện nay"))


def verified(told: Verified, office: Office, *, whole: bool, mask: bool) -> Report:
    """Report what became of a document; with ``whole`` what is as it was, too."""
    tables = (*_sources(told, whole=whole), *_figures(told, whole=whole), *_edits(told, mask=mask))
    return Report(
        command="verify",
        title="Đối chiếu văn bản với nguồn",
        template="bang",
        as_of=told.made.as_of,
        period="",
        subject=f"văn bản {Path(told.document).name}, lập bằng {_command(told, mask=mask)}",
        passages=tuple(words_of(told)),
        tables=tables,
        notes=tuple(notes_on(told, mask=mask)),
        office=office.names,
        members=_members(told, mask=mask),
    )


def _command(told: Verified, *, mask: bool) -> str:
    line = told.made.command_line[:1] if mask else told.made.command_line
    return shlex.join(["train-report", *line])


def _sources(told: Verified, *, whole: bool) -> Iterator[Table]:
    rows: tuple[Row, ...] = tuple(
        {
            "path": one.path,
            "role": Term(one.role, ROLES[one.role]),
            "state": Term(one.state, STATES[one.state]),
            "now": one.now if one.state == "renamed" else None,
        }
        for one in told.used
        if whole or one.state != "same"
    )
    if rows:
        renamed = any(row["now"] for row in rows)
        title = "Các tệp" if whole else "Các tệp đã thay đổi"
        yield Table("files", f"{title}: {count(len(rows))}", SOURCES[: 4 if renamed else 3], rows)


def _figures(told: Verified, *, whole: bool) -> Iterator[Table]:
    listed = told.figures if whole else told.differing
    rows: tuple[Row, ...] = tuple(
        {"label": one.label, "then": one.then, "now": one.now, "key": one.key} for one in listed
    )
    if rows:
        title = "Các số liệu" if whole else "Các số liệu không còn đúng"
        yield Table("figures", f"{title}: {count(len(rows))}", FIGURES, rows)


def _edits(told: Verified, *, mask: bool) -> Iterator[Table]:
    rows: tuple[Row, ...] = tuple(
        {
            "where": one.where,
            "kind": Term(one.kind, KINDS[one.kind]),
            "text": _text(one, mask=mask),
        }
        for one in told.edits
    )
    if rows:
        yield Table("edits", f"Chữ đã sửa sau khi lập: {count(len(rows))} chỗ", EDITS, rows)


def _text(one: Edit, *, mask: bool) -> str:
    if one.kind == "removed":
        return f"(đã xoá {count(one.many)} đoạn, ô hoặc dòng)"
    return HIDDEN if mask else one.text


def _members(told: Verified, *, mask: bool) -> dict[str, Json]:
    hashes = {one.path: one.sha256 for one in told.made.used}
    return {
        "document": told.document,
        "command_line": [*told.made.command_line[: 1 if mask else None]],
        "program": {"then": told.made.program, "now": __version__},
        "holds": told.holds,
        "sources": [
            {
                "path": one.path,
                "sha256": hashes.get(one.path),
                "role": one.role,
                "state": one.state,
                "now": one.now or None,
            }
            for one in told.used
        ],
        "changed": [one.key for one in told.differing],
        "figures": {
            one.key: {"label": one.label, "value": one.then, "now": one.now, "holds": one.holds}
            for one in told.figures
        },
        "unsaid": told.reason or None,
        "also": [*told.also],
        "edited": [
            {
                "kind": one.kind,
                "where": one.where,
                "text": None if one.kind == "removed" else _text(one, mask=mask),
                "count": one.many,
            }
            for one in told.edits
        ],
    }
