"""Which units send far from what they register."""

from __future__ import annotations

from typing import Literal

from hongngu_cli.model.settings import Quota


def far_off(
    demand: int, sent: int, unused: int | None, far: Quota
) -> Literal["over", "under"] | None:
    """Tell whether a unit registered far too many though it had seats left, or fewer than it sent.

    >>> far_off(28, 12, 4, Quota()), far_off(5, 9, 0, Quota()), far_off(28, 12, 0, Quota())
    ('over', 'under', None)
    """
    if sent > demand:
        return "under"
    more = demand >= far.far_times * sent and demand - sent >= far.far_least
    return "over" if more and (unused or 0) > 0 else None
