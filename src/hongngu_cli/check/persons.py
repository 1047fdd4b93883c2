"""Pairs of people who may be one: told, never merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.people_alike import people_of, with_identity
from hongngu_cli.check.telling import Telling
from hongngu_cli.model.fields import IDENTITY
from hongngu_cli.text.likeness import likeness_keys, names_alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

MONTHS = 12
FEW = 20
"""So many names are held against each other faster than they are sorted out."""


def birth_doubtful(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find namesakes whose birth dates differ as slips of the pen do.

    In one unit: another day of the same year, or the same day of another year. Anywhere: day
    and month changed about, which of two namesakes by chance one pair in hundreds would.
    With one identity number: any other. Births that differ in all are namesakes, as every longer
    list has some.
    """
    telling = Telling(roster, vocabulary, "birth-doubtful")
    people = people_of(roster, vocabulary)
    people = people.among(people.told["birth_date"] > 0)
    turned = people.among((people.told["day"] <= MONTHS) & (people.told["month"] <= MONTHS))
    pairs: dict[tuple[int, int], str] = {}
    for pair in turned.pairs(("name", "year", "swapped"), "birth_date"):
        pairs[pair] = "Cùng họ tên, ngày sinh đảo ngày với tháng"
    for agreeing in (("name", "unit", "year"), ("name", "unit", "of_year")):
        for pair in people.pairs(agreeing, "birth_date"):
            pairs.setdefault(pair, "Cùng họ tên, cùng đơn vị, ngày sinh gần giống")
    if any(roster.columns[IDENTITY]):
        for pair in with_identity(roster, people).pairs((IDENTITY, "name"), "birth_date"):
            pairs.setdefault(pair, "Cùng họ tên, cùng số định danh, ngày sinh khác")
    births = roster.columns["birth_date"]
    for (one, other), alike in sorted(pairs.items()):
        born = f"{births[one]:%d/%m/%Y} và {births[other]:%d/%m/%Y}"
        where = roster.seen_from(one, other)
        says = f"{alike} với dòng tại {where} ({born}); chưa rõ có phải một người."
        yield telling.row(other, says)


def name_doubtful(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people of one birth date and unit whose names differ by a mark or a letter.

    Twins stand in one unit's list now and then, but seldom with names a letter apart; those of
    another sex or with another identity number are told apart here.
    """
    telling = Telling(roster, vocabulary, "name-doubtful")
    people = people_of(roster, vocabulary)
    names, numbers = roster.columns["name"], people.told["name"].tolist()
    of_each = map(people.names.__getitem__, numbers)
    folded = dict(zip(people.rows.tolist(), of_each, strict=True))
    for rows in people.among(people.told["birth_date"] > 0).groups(("birth_date", "unit"), "name"):
        for one, other in _near(rows, folded):
            if names_alike(folded[one], folded[other]) and not _are_two(roster, one, other):
                where = roster.seen_from(one, other)
                yield telling.row(
                    other,
                    f'Cùng ngày sinh, cùng đơn vị với "{names[one]}" tại {where}, '
                    "họ tên chỉ khác một dấu hoặc một chữ; có thể là một người.",
                )


def identity_shared(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find identity numbers that stand with two names."""
    telling = Telling(roster, vocabulary, "identity-shared")
    if not any(roster.columns[IDENTITY]):
        return
    people = with_identity(roster, people_of(roster, vocabulary))
    for one, other in people.pairs((IDENTITY,), "name"):
        says = f'Số định danh này đã ghi cho "{roster.columns["name"][one]}" tại '
        yield telling.cell(other, IDENTITY, f"{says}{roster.seen_from(one, other)}.")


def identity_differs(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find people with two identity numbers; an old card's and a new one's are of two lengths."""
    telling = Telling(roster, vocabulary, "identity-differs")
    if not any(roster.columns[IDENTITY]):
        return
    people = with_identity(roster, people_of(roster, vocabulary))
    dated = people.among(people.told["birth_date"] > 0)
    pairs = set(dated.pairs(("name", "birth_date", "card"), IDENTITY))
    births = roster.columns["birth_date"]
    of_year = people.among(people.told["birth_year"] > 0)
    pairs |= {
        (one, other)
        for one, other in of_year.pairs(("name", "birth_year", "unit", "card"), IDENTITY)
        if births[one] is None or births[other] is None
    }
    for one, other in sorted(pairs):
        yield telling.cell(
            other,
            IDENTITY,
            f"Cùng họ tên và ngày, năm sinh với dòng tại {roster.seen_from(one, other)} "
            "nhưng số định danh khác.",
        )


def _near(rows: list[int], names: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Pair rows with one another, of a long list only those whose names may be alike."""
    if len(rows) <= FEW:
        yield from ((one, other) for at, other in enumerate(rows) for one in rows[:at])
        return
    met: dict[str, list[int]] = {}
    for at, other in enumerate(rows):
        keys = set(likeness_keys(names[other]))
        for one in sorted({one for key in keys for one in met.get(key, ())}):
            yield rows[one], other
        for key in keys:
            met.setdefault(key, []).append(at)


def _are_two(roster: Roster, one: int, other: int) -> bool:
    """Tell people whom sex or identity number tells apart."""
    told = (roster.columns[name] for name in ("sex", IDENTITY))
    return any(of[one] and of[other] and of[one] != of[other] for of in told)
