"""Identity numbers that cannot be one: of a wrong length, or short of their zeros."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling, doubtful
from hongngu_cli.model.fields import IDENTITY
from hongngu_cli.text.numbers import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

LOST_ZERO = "lost-zero"
"""The doubt about a number that was read with the zeros it lost."""


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
