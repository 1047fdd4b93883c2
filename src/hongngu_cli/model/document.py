"""The documents that `report` makes: one TOML block and one template each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hongngu_cli.model.letter import Shape


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its name on the command line, its kind, what it is made from.

    ``kind`` is what is printed ("BÁO CÁO"), ``abbreviation`` its sign in numbers ("BC").
    ``about`` is the trích yếu and takes ``{period}``. ``parts`` are looked for in the inputs
    (``report/documents/parts.py``); those also in ``needs`` must be there. ``each`` says by what
    it can be made many times. A ``grounded`` one says what it is based on ("Căn cứ …").
    """

    name: str
    label: str
    kind: str
    abbreviation: str
    about: str
    parts: tuple[str, ...]
    needs: tuple[str, ...]
    shape: Shape = "named"
    each: tuple[Literal["unit", "person"], ...] = ()
    grounded: bool = False


@dataclass(frozen=True, slots=True)
class Documents:
    """All of them, in the order they are listed."""

    document: tuple[Document, ...]
