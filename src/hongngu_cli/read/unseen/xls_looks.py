"""How the cells of an .xls (BIFF8) look: its fonts and formats, and which cell has which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from struct import error, iter_unpack, unpack_from

from hongngu_cli.model.look import Border, CellLook, Colour, SheetLook
from hongngu_cli.read.packages.compound import BrokenContainerError
from hongngu_cli.read.unseen.look_runs import LookRuns
from hongngu_cli.read.unseen.state import Unreadable
from hongngu_cli.read.unseen.xls import BEGIN, BIFF8, ROW, records, workbook_stream, worksheets

FONT, FORMAT, PALETTE, CODE = 0x31, 0xE0, 0x92, 0x41E
CELLS = frozenset((0x06, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x206, 0x27E, 0x406))
"""Records of one cell; all begin with its row, its column and the number of its format."""
BLANKS, NUMBERS = 0xBE, 0xBD
"""Records of several cells of a row: of each the format, of numbers the number behind it."""
ITALIC, STRIKE, HEAVY, WRAPPED = 0x02, 0x08, 600, 0x08
NO_FONT = 4
"""The number that no font has: those behind it stand one further in front."""
SOLID = 1
"""The pattern of a cell that has one colour behind it."""
TWIPS = 20
"""Parts of a point."""
BY_HAND, HEIGHT = 0x40, 0x7FFF
FIRST_COLOUR, LAST_COLOUR = 8, 63
"""Colours of a palette; higher numbers are those of the system."""
UNDERLINES = {1: "single", 2: "double", 0x21: "singleAccounting", 0x22: "doubleAccounting"}
ACROSS = ("", "left", "center", "right", "fill", "justify", "centerContinuous", "distributed")
DOWN = ("top", "center", "", "justify", "distributed")
LINES = (
    *("", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed"),
    *("dashDot", "mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot"),
)


def sheet_looks(content: bytes) -> Iterator[tuple[str, SheetLook]]:
    """Give the look of each worksheet. Raises Unreadable."""
    try:
        stream = workbook_stream(content)
        looks = _looks(stream)
        for name, start in list(worksheets(stream)):
            yield name, _sheet(stream, start, looks)
    except (BrokenContainerError, error, IndexError) as wrong:
        raise Unreadable from wrong


def _looks(stream: bytes) -> tuple[CellLook, ...]:
    """Give the look of each format, which is told after fonts, and before colours are."""
    fonts: list[bytes] = []
    formats: list[bytes] = []
    palette: dict[int, str] = {}
    codes: dict[int, str] = {}
    for kind, at, size in records(stream, 0):
        told = stream[at : at + size]
        if kind == BEGIN and unpack_from("<H", told) != (BIFF8,):
            raise Unreadable
        if kind == FONT:
            fonts.append(told)
        elif kind == FORMAT:
            formats.append(told)
        elif kind == CODE:
            number, length, wide = unpack_from("<HHB", told)
            codes[number] = _letters(told[5:], length, wide)
        elif kind == PALETTE:
            colours = (bytes(one[:3]).hex().upper() for one in iter_unpack("<4B", told[2:]))
            palette = dict(enumerate(colours, start=FIRST_COLOUR))
    return tuple(_look(told, fonts, palette, codes) for told in formats)


def _look(
    told: bytes, fonts: Sequence[bytes], palette: dict[int, str], codes: dict[int, str]
) -> CellLook:
    number, code, align, lines, pattern, behind = unpack_from("<HH2xB3xH2xIH", told)
    font = fonts[number - (number > NO_FONT)]
    height, flags, colour, weight, underline = unpack_from("<4H2xB", font)
    return CellLook(
        font=_name(font[14:]),
        size=height / TWIPS,
        bold=weight >= HEAVY,
        italic=bool(flags & ITALIC),
        strike=bool(flags & STRIKE),
        underline=UNDERLINES.get(underline, ""),
        colour=_colour(colour, palette),
        across=ACROSS[align & 7],
        down=DOWN[min(align >> 4 & 7, len(DOWN) - 1)],
        wrapped=bool(align & WRAPPED),
        border=Border(*(_line(lines >> shift & 15) for shift in (0, 4, 8, 12))),
        fill=_colour(behind & 0x7F, palette) if pattern >> 26 == SOLID else None,
        number=codes.get(code, code),
    )


def _name(told: bytes) -> str:
    """Read a name: its length, a flag for two bytes a letter, the letters."""
    length, wide = unpack_from("<BB", told)
    return _letters(told[2:], length, wide)


def _letters(told: bytes, length: int, wide: int) -> str:
    text = told[: length * (2 if wide & 1 else 1)]
    return text.decode("utf-16-le" if wide & 1 else "latin-1", "replace")


def _colour(number: int, palette: dict[int, str]) -> Colour | None:
    return palette.get(number, number) if FIRST_COLOUR <= number <= LAST_COLOUR else None


def _line(number: int) -> str:
    return LINES[number] if number < len(LINES) else LINES[1]


def _sheet(stream: bytes, start: int, looks: tuple[CellLook, ...]) -> SheetLook:
    runs, heights = LookRuns(), []
    for kind, at, size in records(stream, start):
        if kind in CELLS:
            row, column, look = unpack_from("<3H", stream, at)
            found = [look]
        elif kind in {BLANKS, NUMBERS}:
            row, column = unpack_from("<HH", stream, at)
            step = 2 if kind == BLANKS else 6
            found = [unpack_from("<H", stream, at + n)[0] for n in range(4, size - 2, step)]
        elif kind == ROW:
            row, height, flags = unpack_from("<H4xH4xH", stream, at)
            if flags & BY_HAND and height & HEIGHT:
                heights.append((row + 1, row + 1, (height & HEIGHT) / TWIPS))
            continue
        else:
            continue
        for at_column, look in enumerate(found, start=column + 1):
            if look < len(looks):
                runs.add((row + 1, row + 1), (at_column, at_column), look)
    return SheetLook(looks, runs.told(), tuple(heights))
