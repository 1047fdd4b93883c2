"""How official documents look: one profile for each kind of office and time, kept as TOML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class Element:
    """A kind of line: letters in points, indents in millimetres, spacing in points.

    ``line`` is an exact height in points, ``lines`` a multiple of a single line where there is
    no exact one. ``keep`` holds it on the page of what follows.
    """

    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    capitals: bool = False
    align: Align = "left"
    first: float = 0
    left: float = 0
    before: float = 0
    after: float = 0
    line: float = 0
    lines: float = 1
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """Sides and margins in millimetres; ``header`` is how far the page number is from the edge."""

    short: float = 210
    long: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15
    header: float = 10

    def room(self, *, landscape: bool) -> float:
        """Give the width between the margins, in millimetres."""
        return (self.long if landscape else self.short) - self.left - self.right


@dataclass(frozen=True, slots=True)
class Columns:
    """The two halves of a borderless table, in millimetres."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Rules:
    """Lines under the letterhead's texts: as long as the text, or a share of it; 0 is none."""

    motto: float = 1.0
    body: float = 0.0
    about: float = 0.0


@dataclass(frozen=True, slots=True)
class Wording:
    """Fixed words and patterns of a profile.

    ``number`` takes ``{number}``, ``{kind}`` (BC), ``{sign}`` (HU); ``number_dispatch`` the
    same, of a công văn; ``place_date`` takes ``{place}``, ``{day}``, ``{month}``, ``{year}``.
    ``part`` marks a part by its Roman ``{number}``. ``on_behalf`` and the others
    stand before the authority or the office held. ``archive`` takes ``{archive}``. ``as_above``
    stands among the recipients for those a dispatch is addressed to. A line of a name that takes
    several begins best with one of ``breaks``. ``part_mark`` stands after the number of a part
    (I).
    """

    motto: tuple[str, ...]
    number: str
    number_dispatch: str
    place_date: str
    star: str = ""
    about_end: str = ""
    part: str = "{number}-"
    about_dispatch: str = "V/v {about}"
    on_behalf: str = "T/M"
    deputy: str = "K/T"
    by_order: str = "T/L"
    addressed: str = "Kính gửi:"
    recipients: str = "Nơi nhận:"
    as_above: str = "Như trên"
    archive: str = "Lưu {archive}."
    person: str = "đồng chí"
    breaks: tuple[str, ...] = ()
    part_mark: str = "-"


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile; ``checked`` is False where its source was not seen itself.

    ``of`` says whose documents it is for, ``since`` from which day. ``elements`` holds one
    Element for each key of ``ELEMENTS``; ``letterhead`` and ``closing`` are the widths of the
    borderless tables above and below the text. With ``annex_restarts`` pages are counted anew
    in each annex.
    """

    key: str
    label: str
    source: str
    of: Literal["party", "state"]
    letterhead: Columns
    closing: Columns
    words: Wording
    elements: Mapping[str, Element]
    since: dt.date | None = None
    checked: bool = True
    font: str = "Times New Roman"
    paper: Paper = field(default_factory=Paper)
    rules: Rules = field(default_factory=Rules)
    annex_restarts: bool = False


ELEMENTS = (
    *("nation", "motto", "superior", "body", "star", "number", "place_date"),
    *("kind", "about", "about_end", "about_dispatch", "addressed"),
    *("text", "part", "section", "point"),
    *("centred", "authority", "post", "signature", "signer", "recipients_title", "recipients"),
    *("annex", "annex_about", "caption", "table", "note", "page_number"),
)
"""What a profile says of each: the letterhead's lines, the text's, the closing's, the annexes'."""
