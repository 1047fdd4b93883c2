"""Numbers in place of values, so that a hundred thousand rows are compared at once."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ids = npt.NDArray[np.int64]
    Mask = npt.NDArray[np.bool_]

MOST = 2**62
"""What a number that stands for several may come to."""


def numbered(values: Sequence[Hashable]) -> Ids:
    """Give each value its number among the distinct ones, in the order they are met.

    >>> numbered(["xã", None, "ban", "xã"]).tolist()
    [0, 1, 2, 0]
    """
    import numpy as np

    numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
    return np.fromiter(map(numbers.__getitem__, values), dtype=np.int64, count=len(values))


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
