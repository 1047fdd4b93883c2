"""How much a template may make: loops and texts without an end would use up the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized

from jinja2 import TemplateRuntimeError, Undefined

MOST_TURNS = 2_000_000
"""Turns of loops, calls and items that filters look at, of one document."""
MOST_LETTERS = 50_000_000
CALL = 10
"""So many turns a call takes."""
LARGEST = 10**18
"""Numbers beyond this are no figures of an office."""
HIGHEST_POWER = 20


class Budget:
    """What is left to one document. What spends more than that raises TemplateRuntimeError."""

    def __init__(self) -> None:
        """Begin with everything."""
        self.begin()

    def begin(self) -> None:
        """Begin another document."""
        self.turns, self.letters = MOST_TURNS, MOST_LETTERS

    def spend(self, turns: int = 0, letters: int = 0) -> None:
        """Take turns and letters away."""
        self.turns -= turns
        self.letters -= letters
        if self.turns < 0 or self.letters < 0:
            raise TemplateRuntimeError("mẫu lặp quá nhiều lần hoặc ghi ra quá nhiều chữ.")

    def looked_at(self, value: object) -> None:
        """Pay for a value that something goes through."""
        size = 0
        if isinstance(value, Sized) and not isinstance(value, Undefined):
            size = len(value)
        if isinstance(value, str):
            self.spend(1, size)
        else:
            self.spend(1 + size)

    def told(self, pieces: Iterable[str]) -> Iterator[str]:
        """Pass a text on while there is something left."""
        for piece in pieces:
            self.spend(0, len(piece))
            yield piece

    def turned(self, items: Iterable[object], letters: int) -> Iterator[object]:
        """Pass the items of a loop on, each turn of which writes so many letters."""
        for item in items:
            self.spend(1, letters)
            yield item


def calculated(operator: str, left: object, right: object) -> float:
    """Calculate with numbers of a size that can be meant. Raises TemplateRuntimeError."""
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        raise TemplateRuntimeError(f'phép "{operator}" chỉ dùng với số.')
    if operator == "**" and abs(right) > HIGHEST_POWER:
        raise TemplateRuntimeError("số mũ quá lớn.")
    if abs(left) > LARGEST or abs(right) > LARGEST:
        raise TemplateRuntimeError("số quá lớn.")
    match operator:
        case "**":
            result = left**right
        case "*":
            result = left * right
        case "%":
            result = left % right
        case _:
            result = left + right
    if not isinstance(result, int | float) or abs(result) > LARGEST:
        raise TemplateRuntimeError(f'phép "{operator}" không ra số dùng được.')
    return result
