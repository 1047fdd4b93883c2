"""Office files are zips; the same report must give the same one at any hour."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day a zip can name."""
UNIX = 3


def without_clock(content: bytes) -> bytes:
    """Write a zip again, members in order, without the hour and the machine it was made on."""
    again = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(again, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = ZipInfo(name, FIRST_DAY)
            member.compress_type, member.create_system = ZIP_DEFLATED, UNIX
            new.writestr(member, old.read(name))
    return again.getvalue()
