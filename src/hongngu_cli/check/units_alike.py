"""Units that, without an office's list, others of their file show to be slips, or to be posts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hongngu_cli.check.telling import Telling
from hongngu_cli.model.alike import numbered
from hongngu_cli.text.fold import clean, fold, signs_of
from hongngu_cli.text.spellings import UnitSpellings
from hongngu_cli.text.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hongngu_cli.model.issue import Issue
    from hongngu_cli.model.roster import Roster
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

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
    written = roster.columns["unit"]
    for rows in _by_file(roster):
        texts = Counter(written[row] for row in rows if written[row] is not None)
        meant = _slips(texts, UnitSpellings(vocabulary)) if len(texts) <= MOST_UNITS else {}
        posts = _posts(roster, rows, texts)
        for row in rows if meant or posts else ():
            text = written[row]
            if text in meant:
                often = meant[text]
                says = f'Chỉ khác một chữ với "{often}" ({texts[often]} lượt), tính là đơn vị khác.'
                advice = f'Có phải "{often}"? Nếu đúng, sửa ô này.'
                yield telling.cell(row, "unit", says, advice)
            elif text in posts:
                says = "Ô đơn vị có vẻ ghi chức vụ, nên chức vụ ấy đang tính là một đơn vị."
                yield telling.cell(row, "unit", says)


def _by_file(roster: Roster) -> Iterator[list[int]]:
    """Give the enrolments that count of each file."""
    files = numbered([table.sheet.path for table in roster.tables])[roster.origins.table]
    own: dict[int, list[int]] = {}
    for row, file in zip(roster.ids.tolist(), files[roster.ids].tolist(), strict=True):
        own.setdefault(file, []).append(row)
    yield from own.values()


def _slips(texts: Mapping[str, int], units: UnitSpellings) -> dict[str, str]:
    """Give the spellings met once that differ from one frequent one by a slip in one word.

    Either that word can be no syllable ("Thạhn"), or it is no name's ("Đào tao").
    """
    keys = {text: clean(text).split() for text in texts}
    frequent: dict[tuple[str, ...], set[str]] = {}
    for text, times in texts.items():
        words = [fold(word) for word in keys[text]]
        for at in range(len(words)) if times >= OFTEN else ():
            frequent.setdefault((*words[:at], "", *words[at + 1 :]), set()).add(text)
    found = {}
    for text, times in texts.items():
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


def _posts(roster: Roster, rows: list[int], texts: Mapping[str, int]) -> set[str]:
    """Give the texts met once as units that others of the file bear as posts.

    So is one beside whose row the unit stands in the column of posts.
    """
    written, posts = roster.columns["unit"], roster.columns["position"]
    borne = Counter(filter(None, (posts[row] for row in rows)))
    found = {
        written[row]
        for row in rows
        if texts.get(written[row]) == 1
        and posts[row] != written[row]
        and (borne[written[row]] > 1 or (borne[posts[row]] == 1 and posts[row] in texts))
    }
    return found if OFTEN * len(found) < len(texts) else set()
