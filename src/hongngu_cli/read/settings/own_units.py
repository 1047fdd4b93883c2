"""Units of an office's own vocabulary: each has a name, and no spelling means two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.read.settings.own_words import OwnFile
from hongngu_cli.read.settings.toml_files import at_text
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import UnitSpellings


@dataclass(frozen=True, slots=True)
class _Said:
    """A spelling of a unit, and where its block says so."""

    unit: str
    key: str
    text: str
    path: Path
    number: int

    @property
    def at(self) -> str:
        return at_text(self.path, "unit", self.number, self.text)


def refuse_units_alike(units: UnitSpellings, files: Sequence[OwnFile]) -> None:
    """Refuse a spelling of no letters, one that means two units, and a unit told twice in a file.

    A file may say more of a unit that another one names. Raises Failure (CONFIGURATION).
    """
    met: dict[str, _Said] = {}
    for said in _spellings(files):
        if not fold(said.text):
            says = f'{said.path}{said.at}: unit.{said.key} = "{said.text}" không có chữ hay số nào.'
            raise Failure(CONFIGURATION, says, "Ghi tên đơn vị, hoặc xoá chỗ để trống này.")
        key = units.key(said.text)
        before = met.get(key)
        if before and (before.unit != said.unit or _is_again(said, before)):
            raise _twice(said, before)
        met[key] = said


def _spellings(files: Sequence[OwnFile]) -> Iterator[_Said]:
    for file in files:
        for number, block in enumerate(file.data.get("unit", ()), start=1):
            for key in ("name", "aliases"):
                said = block.get(key, ())
                for text in [said] if isinstance(said, str) else said:
                    yield _Said(block["name"], key, text, file.path, number)


def _is_again(said: _Said, before: _Said) -> bool:
    """Tell whether one file has two blocks of a unit."""
    return said.path == before.path and said.number != before.number


def _twice(said: _Said, before: _Said) -> Failure:
    where = before.at.removeprefix(", ") or "khối ở trên"
    if said.path != before.path:
        where = f"{before.path}{before.at}"
    called = "" if before.unit == said.text else f" cho “{before.unit}”"
    says = f'{said.path}{said.at}: unit.{said.key} = "{said.text}" đã được ghi{called} ở {where}.'
    return Failure(
        CONFIGURATION,
        says,
        "Nếu là một đơn vị thì gộp hai khối làm một; nếu là hai thì ghi tên cho phân biệt được.",
    )
