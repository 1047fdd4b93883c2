"""People and enrolments that stand twice, or may."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from hongngu_cli.check.people_alike import people_of
from hongngu_cli.check.sent_before import Sending, SentBefore, sent_again
from hongngu_cli.check.sheets_repeated import repeated_sheets, told_of_sheets
from hongngu_cli.check.telling import Telling
from hongngu_cli.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

NOT_COUNTED = ("file-superseded", "file-own")
"""What reading says of a list that another replaces, with all its rows."""
REPEATABLE = ("boi-duong",)
"""Groups whose courses one attends again and again."""


def duplicate_row(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Tell which rows were not counted since they repeat an earlier one, and which one.

    A sheet that repeats others as a whole is told once.
    """
    telling = Telling(roster, vocabulary, "duplicate-row")
    replaced = {issue.place for issue in roster.issues if issue.rule in NOT_COUNTED}
    counted = set(roster.ids.tolist())
    rows = [*map(int, roster.set_aside.get("duplicate", ()))]
    rows = [row for row in rows if not (replaced and _places(roster, row) & replaced)]
    sheets = repeated_sheets(roster, rows)
    yield from told_of_sheets(telling, roster, sheets)
    told = {row for those in sheets.values() for row in those}
    for row in rows:
        if row in told:
            continue
        found = roster.repeats.get(row, -1)
        if found >= 0 and _files(roster, row, found) in roster.overlapping:
            continue
        if found not in counted:
            yield telling.row(row, "Lượt này đã ghi ở một dòng khác.")
        elif found < row:
            yield telling.row(row, f"Lượt này đã ghi tại {roster.seen_from(found, row)}.")
        else:
            where = roster.seen_from(row, found)
            says = f"Lượt này đã ghi tại {where}; tính theo dòng này vì đầy đủ hơn."
            yield telling.row(found, says)


def _places(roster: Roster, row: int) -> set[Place]:
    """Give the file and the sheet of a row."""
    sheet = roster.tables[int(roster.origins.table[row])].sheet
    return {Place(sheet.path), sheet.place()}


def _files(roster: Roster, *rows: int) -> frozenset[str]:
    return frozenset(roster.tables[int(roster.origins.table[row])].sheet.path for row in rows)


def repeated_level(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people sent to one level again in another year, though they did not break off."""
    telling = Telling(roster, vocabulary, "repeated-level")
    once = {level.key for level in vocabulary.level if level.group not in REPEATABLE}
    people = people_of(roster, vocabulary)
    people = people.among(roster.columns.among("level", once.__contains__)[people.rows])
    for those in sent_again(roster, people, ("level",), "training"):
        met = SentBefore()
        told = {sent.row: sent for sent in those}
        for sent in those:
            earlier = met.again(sent)
            if earlier is not None:
                yield telling.person(sent.row, _said(roster, vocabulary, told[earlier], sent))
            met.add(sent)


def same_name(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find rows without a birth whose name another row has with one: one person or two."""
    telling = Telling(roster, vocabulary, "same-name")
    people = people_of(roster, vocabulary)
    born = (people.told["birth_year"] > 0) | (people.told["birth_date"] > 0)
    if born.all():
        return
    names, rows = people.told["name"].tolist(), people.rows.tolist()
    first: dict[int, int] = {}
    for row, name in compress(zip(rows, names, strict=True), born.tolist()):
        first.setdefault(name, row)
    for row, name in compress(zip(rows, names, strict=True), (~born).tolist()):
        if name not in first:
            continue
        earlier, later = sorted((row, first[name]))
        says = (
            f"Trùng họ tên với dòng tại {roster.seen_from(earlier, later)} nhưng một dòng không có "
            "ngày sinh, chưa rõ có phải một người."
        )
        yield telling.row(later, says)


def _said(roster: Roster, vocabulary: Vocabulary, earlier: Sending, later: Sending) -> str:
    level, where = vocabulary.label("level", later.level), roster.seen_from(earlier.row, later.row)
    return (
        f"được cử học {level} năm {later.year}, nhưng đã có một lượt năm {earlier.year} "
        f"tại {where}."
    )
