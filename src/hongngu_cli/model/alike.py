"""Numbers in place of values, so that a hundred thousand rows are compared at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ids = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

T = TypeVar("T", bound=Hashable)
MOST = 2**62
"""What a number that stands for several may come to."""


def coded(values: Sequence[T]) -> tuple[list[T], Ids]:
    """Give the distinct values in the order they are met, and for each value its number there.

    >>> distinct, numbers = coded(["xã", None, "ban", "xã"])
    >>> distinct, numbers.tolist()
    (['xã', None, 'ban'], [0, 1, 2, 0])
    """
    import numpy as np

    numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
    of_each = np.fromiter(map(numbers.__getitem__, values), dtype=np.int64, count=len(values))
    return list(numbers), of_each


def numbered(values: Sequence[Hashable]) -> Ids:
    """Give each value its number among the distinct ones.

    >>> numbered(["xã", None, "ban", "xã"]).tolist()
    [0, 1, 2, 0]
    """
    return coded(values)[1]


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
