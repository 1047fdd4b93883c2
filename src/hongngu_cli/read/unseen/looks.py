"""How the cells of a workbook look, asked only for a copy of one that is written anew."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.look import SheetLook
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.unseen import ods_looks, xls_looks
from hongngu_cli.read.unseen.state import Unreadable

KNOWN = (".xls", ".ods")
"""Containers whose looks can be read."""


def looks_of(path: str, content: bytes, container: str, limits: Limits) -> Mapping[str, SheetLook]:
    """Give the look of each sheet, by its name; none of a workbook that cannot be examined."""
    found: dict[str, SheetLook] = {}
    with suppress(Unreadable, Failure):
        if container == ".xls":
            found.update(xls_looks.sheet_looks(content))
        elif container == ".ods":
            found.update(ods_looks.sheet_looks(Archive(path, content, limits)))
    return found
