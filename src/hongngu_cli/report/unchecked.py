"""Which tables not all rules of ``check`` are for, and which command looks at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hongngu_cli.model.counts import KINDS as COUNTED
from hongngu_cli.model.headings import TableKind
from hongngu_cli.model.place import Place
from hongngu_cli.model.report import Json
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.numbers import prose

CHECKED = ("roster", "findings")
"""Lists of people sent, and our own lists of what to mend, which nobody wants checked."""
PARTLY = ("cadres", *COUNTED)
"""Kinds whose people and numbers are checked cell by cell, with what reading has to say."""
BY_CELLS = (
    "Còn {} bảng không phải danh sách cử đi, lệnh này kiểm tra từng người, từng số và dòng cộng, "
    "chưa đối chiếu với danh sách cử đi: {}."
)
BY_TOTALS = (
    "Còn {} bảng không phải danh sách cử đi, lệnh này chỉ báo lỗi khi đọc và đối chiếu dòng cộng, "
    "chưa kiểm tra nội dung: {}."
)
SHOWS_ANY = "inspect"
"""The command for a table no other command uses."""
MOST_NAMED = 5
Unchecked = Mapping[str, Sequence[Place]]
"""The sheets of tables that were not checked, by their kind."""


def unchecked(roster: Roster) -> Unchecked:
    """Give the tables of which no enrolments were looked at."""
    places: dict[str, dict[Place, None]] = {}
    for table in roster.tables:
        if table.kind and table.kind not in CHECKED:
            places.setdefault(table.kind, {})[table.sheet.place()] = None
    return {kind: tuple(there) for kind, there in places.items()}


def in_words(others: Unchecked, vocabulary: Vocabulary) -> str:
    """Say which they are, and by what command to look at them; '' where there are none."""
    if not others:
        return ""
    kinds = {kind.key: kind for kind in vocabulary.kind}
    said = []
    for partly in (True, False):
        those = {kind: there for kind, there in others.items() if (kind in PARTLY) is partly}
        number = sum(map(len, those.values()))
        told = "; ".join(_of_kind(kinds[kind], there) for kind, there in those.items())
        if number:
            said.append((BY_CELLS if partly else BY_TOTALS).format(prose(number), told))
    return " ".join(said)


def _of_kind(kind: TableKind, places: Sequence[Place]) -> str:
    more = len(places) - MOST_NAMED
    named = ", ".join(map(str, places[:MOST_NAMED]))
    rest = f" và {prose(more)} bảng khác" if more > 0 else ""
    return f"{kind.label} ({named}{rest}; dùng train-report {_command(kind)})"


def _command(kind: TableKind) -> str:
    return kind.commands[0] if kind.commands else SHOWS_ANY


def as_json(others: Unchecked, vocabulary: Vocabulary) -> list[Json]:
    """Give them for programs."""
    kinds = {kind.key: kind for kind in vocabulary.kind}
    return [
        {"path": one.path, "sheet": one.sheet, "kind": kind, "command": _command(kinds[kind])}
        for kind, there in others.items()
        for one in there
    ]
