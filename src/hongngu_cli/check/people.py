"""People and enrolments that stand twice, or may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling, value
from hongngu_cli.model.place import Place
from hongngu_cli.text.dates import read_date
from hongngu_cli.text.fold import clean, fold_name
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

SUPERSEDED = "file-superseded"
"""What reading says of a list that a later one replaces, with all its rows."""
NOT_FINISHED = ("withdrawn", "deferred")
"""After these nothing is wrong with being sent again."""
REPEATABLE = ("boi-duong",)
"""Groups whose courses one attends again and again."""
COMPARED = ("birth_date", "level", "year", "unit", "start", "decision")


def duplicate_row(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Tell which rows were not counted since they repeat an earlier one, and which one."""
    repeats = [int(row) for row in roster.set_aside.get("duplicate", ())]
    if not repeats:
        return
    telling = Telling(roster, vocabulary, "duplicate-row")
    replaced = {issue.place for issue in roster.issues if issue.rule == SUPERSEDED}
    told = [row for row in repeats if not _places(roster, row) & replaced]
    rows_of = _rows_of_names(roster, told)
    for row in told:
        counted = rows_of.get(fold_name(_typed_name(roster, row)), ())
        if not counted:
            yield telling.row(row, "Lượt này đã ghi ở một dòng khác.")
            continue
        found = max(counted, key=lambda one: (_alike(roster, one, row), -one))
        if found < row:
            yield telling.row(row, f"Lượt này đã ghi tại {roster.first_cell(found)}.")
        else:
            where = roster.first_cell(row)
            says = f"Lượt này đã ghi tại {where}; tính theo dòng này vì đầy đủ hơn."
            yield telling.row(found, says)


def _places(roster: Roster, row: int) -> set[Place]:
    """Give the file and the sheet of a row."""
    sheet = roster.tables[int(roster.origins.table[row])].sheet
    return {Place(sheet.path), sheet.place()}


def _rows_of_names(roster: Roster, told: Sequence[int]) -> dict[str, list[int]]:
    """Give the rows that count by the key of their name, as far as they may be the ones told."""
    births = (
        [read_date(roster.typed(row, field)).year for field in ("birth_date", "birth_year")]
        for row in told
    )
    years = {next(filter(None, birth), None) for birth in births}
    names = roster.frame["name"].dropna()
    if None not in years:
        # Few births are asked for, and folding every name of a long list is slow.
        names = names[roster.frame.loc[names.index, "birth_year"].isin(years)]
    folded = {name: fold_name(name) for name in names.unique()}
    rows_of: dict[str, list[int]] = {}
    for row, name in zip(names.index.tolist(), names, strict=True):
        rows_of.setdefault(folded[name], []).append(row)
    return rows_of


def repeated_level(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people sent to one level again in another year, though they did not break off."""
    telling = Telling(roster, vocabulary, "repeated-level")
    frame = roster.frame
    chosen = frame["level"].notna() & frame["year"].notna() & frame["birth_year"].notna()
    chosen &= ~frame["group"].isin(REPEATABLE)
    keys = frame.loc[chosen, ["birth_year", "level"]]
    keys = keys.assign(name=folded_names(roster)).dropna()
    again = keys[keys.duplicated(keep=False)]
    units = UnitSpellings(vocabulary)
    for __, group in again.groupby(["name", "birth_year", "level"], sort=False):
        rows = sorted(group.index.tolist())
        for at, row in enumerate(rows):
            earlier = [one for one in rows[:at] if _sent_again(roster, one, row, units)]
            if earlier:
                yield telling.row(row, _said(roster, vocabulary, earlier[0], row))


def same_name(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find rows without a birth whose name another row has with one: one person or two."""
    telling = Telling(roster, vocabulary, "same-name")
    born = roster.frame["birth_year"].notna() | roster.frame["birth_date"].notna()
    if born.all():
        return
    names = folded_names(roster)
    unborn = names[~born].dropna()
    others = names[born].drop_duplicates()
    first = dict(zip(others.tolist(), others.index.tolist(), strict=True))
    for row, name in unborn[unborn.isin(set(first))].items():
        earlier, later = sorted((int(str(row)), first[name]))
        says = (
            f"Trùng họ tên với dòng tại {roster.first_cell(earlier)} nhưng một dòng không có "
            "ngày sinh, chưa rõ có phải một người."
        )
        yield telling.row(later, says)


def folded_names(roster: Roster) -> pd.Series[str]:
    """Give the key of each row's name; nothing for a row without one."""
    names = roster.frame["name"]
    return names.map({name: fold_name(name) for name in names.dropna().unique()})


def _sent_again(roster: Roster, earlier: int, later: int, units: UnitSpellings) -> bool:
    """Tell whether two rows of one name, birth year and level are one person sent twice."""
    one, other = roster.frame.loc[earlier], roster.frame.loc[later]
    if one["year"] == other["year"]:
        return False
    first = one if one["year"] < other["year"] else other
    if first["status"] in NOT_FINISHED:
        return False
    births = [row["birth_date"] for row in (one, other)]
    if all(birth == birth for birth in births):  # noqa: PLR0124 - no date is unequal to itself
        return bool(births[0] == births[1])
    # The year alone is no person: two cadres may share it, but hardly in one unit.
    return units.key(one["unit"] or "") == units.key(other["unit"] or "")


def _said(roster: Roster, vocabulary: Vocabulary, earlier: int, later: int) -> str:
    level = vocabulary.label("level", value(roster, later, "level"))
    return (
        f"Người này được cử học {level} năm {value(roster, later, 'year')}, nhưng đã có một lượt "
        f"năm {value(roster, earlier, 'year')} tại {roster.first_cell(earlier)}."
    )


def _typed_name(roster: Roster, row: int) -> str:
    """Give the name typed on a row that is no longer in the frame."""
    table = roster.tables[int(roster.origins.table[row])]
    number = int(roster.origins.row[row])
    parts = [
        shown(table.sheet.cell(number, column))
        for column, meaning in table.columns.items()
        if meaning.field in ("family_name", "name", "given_name")
    ]
    return clean(" ".join(parts))


def _alike(roster: Roster, one: int, other: int) -> int:
    """Count the values typed alike, to find the row that is repeated among one name's rows."""
    return sum(roster.typed(one, field) == roster.typed(other, field) for field in COMPARED)
