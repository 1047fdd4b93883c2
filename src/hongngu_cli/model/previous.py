"""A plan that was made before, as far as people were told of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """A person was told to go to a level in a year. ``birth`` is an ISO day or a year."""

    name: str
    birth: str | None
    unit: str | None
    level: str
    year: int
