"""Names that may be no person's, are written amiss, or do not fit the sex beside them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from hongngu_cli.check.filled import given_name_missing
from hongngu_cli.check.telling import Telling
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import any_of
from hongngu_cli.text.suggestions import asked_back
from hongngu_cli.text.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

PERSONAL = ("birth_date", "birth_year", "sex")
"""Fields of which one speaks for a person, whatever the name begins with."""
FULL = 3
"""So many words a name has at least that has one between surname and given name."""
LONGEST = 4
"""So many words the longest common names have; names of units have more."""
# "Trần Thị Bình 2" tells namesakes apart, and "Nguyễn Văn A1" stands for anybody.
WITH_DIGITS = re.compile(r"[^\W\d_]{2}\d|\d[^\W\d_]{2}|[^\W\d_]\d[^\W\d_]")
BEFORE = re.compile(r"\s*([=@#|\\/])\s*(?=[^\W\d_])")
"""What is keyed in by mistake before a name; dashes and stars are signs of lists and notes."""
DIGITS = re.compile(r"\d+")
AMID = re.compile(r"[^\W\d_]\d+[^\W\d_]")
LETTERS = {"0": "o", "1": "i"}
AMID_LIKE, LIKE = re.compile(r"(?<=[^\W\d_])[01](?=[^\W\d_])"), re.compile("[01]")
"""Digits that are typed for letters: within a word, or anywhere."""
OTHERS = re.compile(r"(?<=[^\W\d_])[2-9](?=[^\W\d_])")
"""Digits within a word that look like no letter."""


def name_of_unit(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find names that begin as a unit's do and with no surname.

    Where a birth or a sex stands beside one, a name that a person may bear is left alone.
    """
    telling = Telling(roster, vocabulary, "name-of-unit")
    units = tuple(f"{fold(word)} " for word in vocabulary.rows.unit)
    begins = {unit.split()[0] for unit in units} - set(map(fold, vocabulary.rows.surnames))
    personal = [roster.columns[field] for field in PERSONAL]

    def begins_as_units(text: str | None) -> bool:
        # Folding whole names takes long; few begin so.
        first = fold(text.partition(" ")[0]) if text else ""
        return first in begins and f"{fold(text or '')} ".startswith(units)

    is_unit = _told_apart(roster, vocabulary)
    for row in roster.where("name", begins_as_units):
        if all(told[row] is None for told in personal) or is_unit(roster.columns["name"][row]):
            says = "Tên này bắt đầu như tên đơn vị, nhưng dòng đang được tính là một người."
            yield telling.cell(row, "name", says)


def _told_apart(roster: Roster, vocabulary: Vocabulary) -> Callable[[str], bool]:
    """Make what tells a unit's name from a person's, of names that begin as a unit's do.

    It is a unit that the list has as one, a commune or another place, one with the words of an
    institution, and one that is not written as names are ("Phòng Nội vụ").
    """
    words = vocabulary.rows
    listed = {fold(unit) for unit in roster.columns.coded("unit")[0] if unit}
    places = tuple(f"{fold(word)} " for word in (*words.commune, *words.place))
    institutions = any_of(map(fold, (*words.unit, *words.school)))
    middle = set(map(fold, words.middle_name))

    def is_unit(text: str) -> bool:
        folded = fold(text)
        if folded in listed or folded.startswith(places):
            return True
        rest = folded.partition(" ")[2]
        if rest.partition(" ")[0] in middle:
            return False
        in_style = text.istitle() or text.isupper()
        return bool(institutions.search(rest)) or not in_style or rest.count(" ") + 2 > LONGEST

    return is_unit


def name_miswritten(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find names with digits in their words, words written together, and a sign before them."""
    telling = Telling(roster, vocabulary, "name-miswritten")
    for row in roster.where("name", _is_miswritten):
        name = roster.columns["name"][row]
        if WITH_DIGITS.search(name):
            says, meant = "Họ tên có chữ số.", _in_letters(name)
        elif sign := BEFORE.match(name):
            says, meant = f'Họ tên có ký tự lạ "{sign[1]}" ở đầu.', name[sign.end() :]
        else:
            says, meant = "Họ tên có chữ viết dính liền, thiếu dấu cách.", _parted(name)
        yield telling.cell(row, "name", says, f"{asked_back(clean(meant))}." if meant else "")


def _is_miswritten(name: str | None) -> bool:
    # Of a hundred thousand names nearly all are told to be in order at a glance.
    if not name or ((name.istitle() or name.isupper()) and name.replace(" ", "").isalpha()):
        return False
    if WITH_DIGITS.search(name) or BEFORE.match(name):
        return True
    # A text in an old code, and a name of the highlands, has capitals anywhere.
    parted = _parted(name)
    return parted != name and all(map(is_syllable, parted.casefold().split()))


def _in_letters(name: str) -> str:
    """Give a name with letters for digits like them, or without those behind a word.

    '' where what is left is no name: what stood in the midst of a word nobody can tell.

    >>> _in_letters("Lê Thị H0a"), _in_letters("Lê Thị Hoa2"), _in_letters("Lê Thị H7a")
    ('Lê Thị Hoa', 'Lê Thị Hoa', '')
    """
    for typed in (AMID_LIKE, LIKE):
        meant = DIGITS.sub("", typed.sub(lambda found: LETTERS[found[0]], name))
        meant = meant.upper() if name.isupper() else meant
        if all(map(is_syllable, meant.casefold().split())) and not OTHERS.search(name):
            return meant
    return "" if AMID.search(name) else DIGITS.sub("", name)


def _parted(name: str) -> str:
    """Put a space before each capital within a word."""
    capitals = [one.islower() and other.isupper() for one, other in pairwise(name)]
    return name[:1] + "".join(
        f" {sign}" if capital else sign for sign, capital in zip(name[1:], capitals, strict=True)
    )


def name_unlike(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find names of one word, and in small letters, where most of the list's are written in full.

    A list that writes all its names so has its own way.
    """
    telling = Telling(roster, vocabulary, "name-unlike")
    for row in _fewer(roster, lambda name: bool(name) and name.islower()):
        name = roster.columns["name"][row]
        yield telling.cell(
            row, "name", "Họ tên viết toàn chữ thường.", f"{asked_back(name.title())}."
        )
    for row in _fewer(roster, lambda name: bool(name) and " " not in name):
        if not roster.columns["name"][row].islower():
            yield telling.cell(row, "name", "Ô này chỉ ghi một chữ, chưa đủ họ và tên.")
    yield from given_name_missing(telling, short=False)


def _fewer(roster: Roster, test: Callable[[str], bool]) -> list[int]:
    """List the rows whose name passes a test that most names of their table do not pass."""
    import numpy as np

    found = roster.where("name", test)
    if not found:
        return []
    named = roster.ids[roster.columns.among("name", bool)[roster.ids]]
    count = len(roster.tables)
    all_of = np.bincount(roster.origins.table[named], minlength=count)
    such = np.bincount(roster.origins.table[found], minlength=count)
    few = 2 * such < all_of
    return [row for row in found if few[roster.origins.table[row]]]


def name_sex(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find names whose word behind the surname is mostly of the other sex."""
    telling = Telling(roster, vocabulary, "name-sex")
    women, men = (
        {word.casefold() for word in words}
        for words in (vocabulary.rows.woman_name, vocabulary.rows.man_name)
    )
    for sex, own, others, label in (("nam", women, men, "nữ"), ("nu", men, women, "nam")):
        of_sex = roster.columns.among("sex", {sex}.__contains__)
        unlike = of_sex & roster.columns.among("name", _with_middle(own, others))
        for row in roster.ids[unlike[roster.ids]].tolist():
            middle = roster.columns["name"][row].split()[1]
            told = vocabulary.label("sex", sex).casefold()
            where = "ô này" if shown(roster.typed(row, "sex")) else "bảng"
            says = f'Chữ đệm "{middle}" thường là của {label}, nhưng {where} cho biết là {told}.'
            yield telling.cell(row, "sex", says)


def _with_middle(own: set[str], others: set[str]) -> Callable[[str | None], bool]:
    """Make what tells a name with one of some words behind the surname, and none of others."""

    def test(name: str | None) -> bool:
        words = name.casefold().split() if name else []
        return len(words) >= FULL and words[1] in own and others.isdisjoint(words[2:-1])

    return test
