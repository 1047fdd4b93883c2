"""The numbers that Word writes by itself before the lines of a list: they stand in no text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from hongngu_cli.read.packages.xml_parsers import xml_parser

NumberForms = Mapping[tuple[str, str], tuple[str, int]]
"""By list and level: how its numbers are written ("decimal"), and the first one."""
ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
MOST_ROMAN = 89
LETTERS, MOST_LETTERS = 26, 30
"""How many letters there are, and how often one is written at most before A comes again."""
LONGEST_FIRST = 5
"""Digits of a number that a list begins with; a longer one is no beginning."""


def roman(number: int) -> str:
    """Write a number in Roman numerals, as far as lists go.

    >>> roman(1), roman(14), roman(49)
    ('I', 'XIV', 'XLIX')
    """
    if number > MOST_ROMAN:
        return str(number)
    written = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def lettered(number: int) -> str:
    """Write a number as Word's letters: A to Z, then AA to ZZ.

    >>> lettered(1), lettered(26), lettered(28)
    ('A', 'Z', 'BB')
    """
    times, letter = divmod((number - 1) % (LETTERS * MOST_LETTERS), LETTERS)
    return chr(ord("A") + letter) * (times + 1)


WRITTEN: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lettered,
    "lowerLetter": lambda number: lettered(number).lower(),
}
"""How numbers of a list are written; those of other forms are bullets to us."""


class ListNumbers:
    """Counts the lines of each list in the order they come."""

    def __init__(self, forms: NumberForms) -> None:
        """Begin before the first line."""
        self.forms = forms
        self.counted: dict[str, dict[str, int]] = {}
        self.told: dict[str, str] = {}

    def tell(self, name: str, value: str) -> None:
        """Take what a line says of its list ("numId") and its level there ("ilvl")."""
        self.told[name] = value

    def end(self) -> str:
        """Give the number of the line that ends; '' for one of no list."""
        told, self.told = self.told, {}
        name, level = told.get("numId", "0"), told.get("ilvl", "0")
        form, first = self.forms.get((name, level), ("", 1))
        if form not in WRITTEN:
            return ""
        counted = self.counted.setdefault(name, {})
        for deeper in [other for other in counted if other > level]:
            del counted[deeper]
        counted[level] = counted.get(level, first - 1) + 1
        return WRITTEN[form](counted[level])


class _Forms:
    """Gathers from a document's list of number forms what each list is like."""

    def __init__(self) -> None:
        self.abstract: dict[tuple[str, str], list[str]] = {}
        self.lists: dict[str, str] = {}
        self.at = self.level = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        told = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        name = tag.rpartition(" ")[2]
        if name == "abstractNum":
            self.at = f"abstract {told.get('abstractNumId')}"
        elif name == "num":
            self.at = told.get("numId", "")
        elif name == "abstractNumId":
            self.lists[self.at] = f"abstract {told.get('val')}"
        elif name == "lvl":
            self.level = told.get("ilvl", "0")
            self.abstract[(self.at, self.level)] = ["", "1"]
        elif name in {"numFmt", "start"} and (self.at, self.level) in self.abstract:
            self.abstract[(self.at, self.level)][name == "start"] = told.get("val", "")


def number_forms(pieces: Iterable[bytes]) -> NumberForms:
    """Read how a document numbers its lists (word/numbering.xml). Raises ExpatError."""
    forms = _Forms()
    parser = xml_parser()
    parser.StartElementHandler = forms.start
    for piece in pieces:
        parser.Parse(piece, False)  # noqa: FBT003 - the parser takes no keyword
    levels: dict[str, dict[str, tuple[str, int]]] = {}
    for (of, level), (form, first) in forms.abstract.items():
        levels.setdefault(of, {})[level] = form, _first(first)
    return {
        (name, level): form
        for name, abstract in forms.lists.items()
        for level, form in levels.get(abstract, {}).items()
    }


def _first(text: str) -> int:
    plain = text.isascii() and text.isdigit() and len(text) <= LONGEST_FIRST
    return int(text) if plain else 1
