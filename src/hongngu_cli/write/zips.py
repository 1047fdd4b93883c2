"""Office files are zips; the same report must give the same one at any hour."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day a zip can name."""
UNIX = 3
CORE = "docProps/core.xml"
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def _as_it_is(_: str, content: bytes) -> bytes:
    return content


def without_clock(content: bytes, changed: Callable[[str, bytes], bytes] = _as_it_is) -> bytes:
    """Write a zip again, members in order, without the hour and the machine it was made on.

    ``changed`` gives what is to stand in a member of some name.
    """
    with ZipFile(io.BytesIO(content)) as old:
        return zipped(
            (name, changed(name, _undated(name, old.read(name)))) for name in old.namelist()
        )


def zipped(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Write members as a zip that knows no hour and no machine."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name, content in members:
            member = ZipInfo(name, FIRST_DAY)
            member.compress_type, member.create_system = ZIP_DEFLATED, UNIX
            new.writestr(member, content)
    return made.getvalue()


def _undated(name: str, content: bytes) -> bytes:
    """Put the first day where a library writes the hour of saving."""
    return MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", content) if name == CORE else content
