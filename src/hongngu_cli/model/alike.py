"""Numbers in place of values, so that a hundred thousand rows are compared at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hongngu_cli.model.roster import Ids

MOST = 2**62
"""What a number that stands for several may come to."""


def numbered(values: Sequence[Hashable]) -> Ids:
    """Give each value the number of the first that equals it.

    >>> numbered(["xã", None, "ban", "xã"]).tolist()
    [0, 1, 2, 0]
    """
    import numpy as np

    numbers: dict[Hashable, int] = {}
    codes = (numbers.setdefault(value, len(numbers)) for value in values)
    return np.fromiter(codes, dtype=np.int64, count=len(values))


def joined(parts: Sequence[Ids]) -> Ids:
    """Make one number of several, none below zero, which rows share that agree in all of them."""
    import numpy as np

    whole, *others = parts
    for more in others:
        size = int(more.max(initial=0)) + 1
        if int(whole.max(initial=0)) >= MOST // size:
            whole = np.unique(whole, return_inverse=True)[1]
        whole = whole * size + more
    return whole
