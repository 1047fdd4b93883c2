"""Names that differ as slips of the pen do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from hongngu_cli.text.fold import signs_of, unmark

OFTEN_LEFT_OUT = ("thị", "văn")
"""Middle names that offices leave out."""


def names_alike(one: str, other: str) -> bool:
    """Tell whether two folded names differ by one mark or letter, or by a middle name left out.

    >>> names_alike("nguyễn thị hồng hạnh", "nguyễn thị hồng hành"), names_alike("lê an", "lê bé")
    (True, False)
    """
    if _is_one_slip(_signs(one), _signs(other)):
        return True
    if _bare(one) == _bare(other):
        # All marks left out, or the marks of one syllable mistaken ("Tuấn", "Tuan").
        bare = _bare(one) in (one, other)
        return bare or sum(a != b for a, b in zip(one.split(), other.split(), strict=True)) == 1
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter
        for at, word in enumerate(longer)
        if unmark(word) in map(unmark, OFTEN_LEFT_OUT)
    )


@lru_cache(maxsize=4096)
def _signs(name: str) -> str:
    """Part letters from their marks; of a list in which all are compared, each name once."""
    return signs_of(name)


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    return unmark(name)


def likeness_keys(name: str) -> Iterator[str]:
    """Give keys of a folded name of which any other alike to it has one, too.

    Of many names few are to be held against each other then.
    """
    signs = signs_of(name)
    yield signs
    # Whatever the slip is, one sign less makes the names equal, on one side or on both.
    yield from (signs[:at] + signs[at + 1 :] for at in range(len(signs)))
    yield f"={unmark(name)}"
    words = name.split()
    for at, word in enumerate(words):
        if unmark(word) in map(unmark, OFTEN_LEFT_OUT):
            yield signs_of(" ".join(words[:at] + words[at + 1 :]))


def _is_one_slip(one: str, other: str) -> bool:
    """Tell whether one sign was mistaken, added, left out or changed about with the next."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return len(one) != len(other)
    rest, other_rest = one[start:], other[start:]
    return (
        rest[1:] == other_rest[1:]
        or rest == other_rest[1:]
        or rest[1:] == other_rest
        or (rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:])
    )
