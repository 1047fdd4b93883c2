"""Units that, without an office's list, others of their file show to be slips, or to be posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling
from hongngu_cli.model.alike import numbered
from hongngu_cli.text.fold import clean, fold, signs_of
from hongngu_cli.text.spellings import UnitSpellings
from hongngu_cli.text.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

Texts = dict[str, tuple[int, int]]
"""Texts, each with how often it is met and the first row of it."""
OFTEN = 3
"""So many times a spelling stands in a file before another, met once, may be a slip of it."""
SHORTEST = 3
"""Letters of a word in which a slip is looked for: "Long Khánh A" is not "Long Khánh B"."""
MOST_UNITS = 2_000
"""More spellings in one file are of schools, villages and firms, and near each other by chance."""


def unit_doubtful(roster: Roster, vocabulary: Vocabulary, _: Settings) -> Iterable[Issue]:
    """Find units met once that are a slip of a frequent one, and posts in the column of units.

    Where the office has a list of units, that tells them. Of names that may both be, as those
    of two communes a mark apart, nothing is told.
    """
    telling = Telling(roster, vocabulary, "unit-doubtful")
    if vocabulary.unit or "unit" not in roster.columns.told:
        return
    spellings = UnitSpellings(vocabulary)
    units, posts = (_met(roster, name) for name in ("unit", "position"))
    for file, texts in units.items():
        meant = _slips(texts, spellings) if len(texts) <= MOST_UNITS else {}
        borne = _posts(roster, texts, posts.get(file, {}))
        for text, (times, row) in texts.items() if meant or borne else ():
            if text in meant:
                often = meant[text]
                says = f'Chỉ khác một chữ với "{often}" ({texts[often][0]} lượt), '
                advice = f'Có phải "{often}"? Nếu đúng, sửa ô này.'
                yield telling.cell(row, "unit", f"{says}tính là đơn vị khác.", advice)
            elif text in borne and times == 1:
                says = "Ô đơn vị có vẻ ghi chức vụ, nên chức vụ ấy đang tính là một đơn vị."
                yield telling.cell(row, "unit", says)


def _met(roster: Roster, field: str) -> dict[int, Texts]:
    """Give by file the texts of a field, with how often each is met and the first row of it."""
    import numpy as np

    files = numbered([table.sheet.path for table in roster.tables])[roster.origins.table]
    distinct, codes = roster.columns.coded(field)
    size = max(len(distinct), 1)
    keys, first, times = np.unique(
        (files * size + codes)[roster.ids], return_index=True, return_counts=True
    )
    found: dict[int, Texts] = {}
    rows = roster.ids[first].tolist()
    for key, row, number in zip(keys.tolist(), rows, times.tolist(), strict=True):
        if (text := distinct[key % size]) is not None:
            found.setdefault(key // size, {})[text] = number, row
    return found


def _slips(texts: Texts, units: UnitSpellings) -> dict[str, str]:
    """Give the spellings met once that differ from one frequent one by a slip in one word.

    Either that word can be no syllable ("Thạhn"), or it is no name's ("Đào tao").
    """
    keys = {text: clean(text).split() for text in texts}
    frequent: dict[tuple[str, ...], set[str]] = {}
    for text, (times, _) in texts.items():
        words = [fold(word) for word in keys[text]]
        for at in range(len(words)) if times >= OFTEN else ():
            frequent.setdefault((*words[:at], "", *words[at + 1 :]), set()).add(text)
    found = {}
    for text, (times, _) in texts.items():
        words = [fold(word) for word in keys[text]]
        near = {
            often
            for at in range(len(words) if times == 1 else 0)
            for often in frequent.get((*words[:at], "", *words[at + 1 :]), ())
            if often != text and _is_slip(keys[text][at], keys[often][at])
        }
        if len(near) == 1 and units.key(text) != units.key(*near):
            found[text] = near.pop()
    return found


def _is_slip(word: str, meant: str) -> bool:
    """Tell whether a word is another with one letter or mark amiss, and not another name."""
    # Most runs find no near spelling.
    from rapidfuzz.distance import OSA

    if min(len(word), len(meant)) < SHORTEST or any(map(str.isdigit, word + meant)):
        return False
    common = word.islower() and meant.islower()
    if not common and (is_syllable(word) or not is_syllable(meant)):
        return False
    one, other = (signs_of(fold(text)) for text in (word, meant))
    return OSA.distance(one, other, score_cutoff=1) == 1


def _posts(roster: Roster, texts: Texts, borne: Texts) -> set[str]:
    """Give the texts met once as units that others of the file bear as posts.

    So is one beside whose row the unit stands in the column of posts.
    """
    found = set[str]()
    for text, (times, row) in texts.items():
        post = roster.columns["position"][row]
        if times == 1 and post is not None and post != text:
            swapped = borne[post][0] == 1 and post in texts
            if swapped or borne.get(text, (0, 0))[0] > 1:
                found.add(text)
    return found if OFTEN * len(found) < len(texts) else set()
