"""Identity numbers that cannot be one: of a wrong length, or short of their zeros."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling, doubtful
from hongngu_cli.model.columns import UNTOLD
from hongngu_cli.model.fields import IDENTITY
from hongngu_cli.model.recognition import BENEATH
from hongngu_cli.text.fold import fold
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.recognition import TableFound
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

LOST_ZERO = "lost-zero"
"""The doubt about a number that was read with the zeros it lost."""
CARD = re.compile(r"0(?!00)(?:[0-8][0-9]|9[0-6])([0-3])([0-9]{2})[0-9]{6}")
"""A card's number: a province from 001 to 096, the century and the sex, the year of birth."""
SEXES = ("nam", "nu")
CENTURY, FIRST_CENTURY = 100, 1900
NO_CARD = -1


def identity_malformed(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find identity numbers that have not as many digits as the old card's or the new one's."""
    telling = Telling(roster, vocabulary, "identity-malformed")
    for row, code in doubtful(roster, IDENTITY).items():
        if code != LOST_ZERO:
            yield telling.cell(row, IDENTITY, _said(roster.columns[IDENTITY][row]))


def _said(number: str) -> str:
    if not number.strip("0"):
        return "Số này chỉ gồm các chữ số 0."
    found = f"Số này có {len(number)} chữ số" if number.isdigit() else "Ô này không ghi đúng số"
    return f"{found}; CCCD có 12, CMND có 9 chữ số."


def identity_short(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find identity numbers without the zeros before them, as a spreadsheet keeps numbers."""
    telling = Telling(roster, vocabulary, "identity-short")
    for row, code in doubtful(roster, IDENTITY).items():
        if code == LOST_ZERO:
            typed, number = shown(roster.typed(row, IDENTITY)), roster.columns[IDENTITY][row]
            digits = sum(map(str.isdigit, typed))
            says = f"Ô chỉ ghi {digits} chữ số, mất số 0 ở đầu; hiểu là {number}."
            yield telling.cell(row, IDENTITY, says)


def identity_contradicted(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find cards whose number tells another sex or year of birth than the row does.

    An office's own codes may look like such a number, and tell nothing.
    """
    import numpy as np

    telling = Telling(roster, vocabulary, "identity-contradicted")
    columns = roster.columns
    told = columns.each(IDENTITY, _told_by_card)
    sexes = columns.each("sex", lambda sex: SEXES.index(sex) if sex in SEXES else NO_CARD)
    births = columns.numbers("birth_year")
    unlike = (sexes != NO_CARD) & (told % 2 != sexes)
    unlike |= (births != UNTOLD) & (told // 2 != births)
    cards = np.array([_holds_cards(table, vocabulary) for table in roster.tables], dtype=bool)
    unlike &= (told != NO_CARD) & cards[roster.origins.table]
    for row in roster.ids[unlike[roster.ids]].tolist():
        born, sex = divmod(int(told[row]), 2)
        label = vocabulary.label("sex", SEXES[sex]).lower()
        other_sex, other_year = sexes[row] == 1 - sex, births[row] not in (UNTOLD, born)
        of_row = (
            vocabulary.label("sex", SEXES[1 - sex]).lower() if other_sex else "",
            f"sinh năm {births[row]}" if other_year else "",
        )
        says = f"Chữ số thứ 4, 5, 6 của số này là của {label} sinh năm {born}, nhưng dòng này ghi "
        yield telling.cell(row, IDENTITY, f"{says}{', '.join(filter(None, of_row))}.")


def _told_by_card(number: str | None) -> int:
    """Give twice the year of birth that a card's number tells, and one more for a woman."""
    found = CARD.fullmatch(number) if number else None
    if not found:
        return NO_CARD
    century, sex = divmod(int(found[1]), 2)
    return 2 * (FIRST_CENTURY + CENTURY * century + int(found[2])) + sex


def _holds_cards(table: TableFound, vocabulary: Vocabulary) -> bool:
    """Tell whether a table's numbers are of cards, and no codes of the office."""
    column = table.column_of(IDENTITY)
    if column is None:
        return False
    heading = fold(table.columns[column].heading.rpartition(BENEATH)[2])
    return all(fold(code) != heading for one in vocabulary.heading for code in one.codes)
