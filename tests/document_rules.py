"""What each kind of office asks of the layout of its documents.

The numbers here are those of Hướng dẫn 36-HD/VPTW, of 05-HD/VPTW (second-hand) and of Nghị định
30/2020/NĐ-CP, Phụ lục I. They are written out anew and not taken from the program's profiles,
which they are to check. Sizes are in half points, lengths in twips.
"""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True)
class Rules:
    """What one kind of office asks of its documents; each size from least to most."""

    margins: dict[str, Range]
    letterhead: tuple[int, int]
    mottos: tuple[tuple[str, Range], ...]
    superior: Range
    body: Range
    star: bool
    number: str
    number_size: Range
    place_size: Range
    kind: Range
    about: Range
    about_rule: bool
    text: Range
    indents: tuple[int, ...]
    exact: bool
    line: Range
    part: str
    authority: Range
    before_authority: tuple[str, ...]
    post_bold: bool
    recipients_title: tuple[int, frozenset[str]]
    recipients: int
    page_number: Range
    restarts: bool


PARTY = Rules(
    margins={
        "top": (1134, 1134),
        "bottom": (1134, 1134),
        "left": (1701, 1701),
        "right": (850, 850),
    },
    letterhead=(4252, 5103),
    mottos=(("ĐẢNG CỘNG SẢN VIỆT NAM", (30, 30)),),
    superior=(28, 28),
    body=(28, 28),
    star=True,
    number=r"Số \d{2,}-[A-ZĐ]{2,}/[A-ZĐ]+(/[A-ZĐ]+)?",
    number_size=(28, 28),
    place_size=(28, 28),
    kind=(30, 32),
    about=(28, 30),
    about_rule=False,
    text=(28, 30),
    indents=(567,),
    exact=True,
    line=(360, 440),
    part=r"[IVX]+- ",
    authority=(28, 28),
    before_authority=("T/M", "K/T", "T/L"),
    post_bold=False,
    recipients_title=(28, frozenset({"u"})),
    recipients=24,
    page_number=(28, 28),
    restarts=False,
)
STATE = Rules(
    margins={
        "top": (1134, 1417),
        "bottom": (1134, 1417),
        "left": (1701, 1984),
        "right": (850, 1134),
    },
    letterhead=(3685, 5670),
    mottos=(
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (24, 26)),
        ("Độc lập - Tự do - Hạnh phúc", (26, 28)),
    ),
    superior=(24, 26),
    body=(24, 26),
    star=False,
    number=r"Số: \d{2,}/[A-ZĐ]+(-[A-ZĐ]+)*",
    number_size=(26, 26),
    place_size=(26, 28),
    kind=(26, 28),
    about=(26, 28),
    about_rule=True,
    text=(26, 28),
    indents=(567, 720),
    exact=False,
    line=(240, 360),
    part=r"[IVX]+\. ",
    authority=(26, 28),
    before_authority=("TM.", "KT.", "TL."),
    post_bold=True,
    recipients_title=(24, frozenset({"b", "i"})),
    recipients=22,
    page_number=(26, 28),
    restarts=True,
)
RULES = {"hd36": PARTY, "hd05": PARTY, "nd30": STATE}
