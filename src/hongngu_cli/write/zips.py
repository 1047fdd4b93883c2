"""Office files are zips; the same report must give the same one at any hour."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Callable, Iterable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day a zip can name."""
UNIX = 3
CORE = "docProps/core.xml"
LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
DESCRIBED_BEHIND = 0x08
"""The bit of a member whose sizes stand behind it; where we write it they stand before."""
UTF_8 = 0x800
"""The bit of a member whose name is more than ASCII."""
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


def with_members(content: bytes, members: Mapping[str, bytes]) -> bytes:
    """Put members into a zip, in place of those of their name or after the others.

    What else is in it is copied as it is packed, which takes no time to speak of.
    """
    added = zipped(members.items())
    with ZipFile(io.BytesIO(content)) as old, ZipFile(io.BytesIO(added)) as new:
        kept = [(content, one) for one in old.infolist() if one.filename not in members]
        kept += [(added, one) for one in new.infolist()]
    made, directory = io.BytesIO(), io.BytesIO()
    for where, member in kept:
        directory.write(_central(member, made.tell()))
        name = member.filename.encode("utf-8")
        made.write(LOCAL.pack(b"PK\3\4", *_told(member), len(name), 0))
        made.write(name)
        made.write(_packed(where, member))
    at, size = made.tell(), directory.tell()
    made.write(directory.getvalue())
    made.write(END.pack(b"PK\5\6", 0, 0, len(kept), len(kept), size, at, 0))
    return made.getvalue()


def _told(member: ZipInfo) -> tuple[int, ...]:
    """Give what both headers of a member say of it."""
    year, month, day, hour, minute, second = member.date_time
    return (
        member.extract_version,
        (member.flag_bits & ~DESCRIBED_BEHIND) | (0 if member.filename.isascii() else UTF_8),
        member.compress_type,
        hour << 11 | minute << 5 | second // 2,
        (year - 1980) << 9 | month << 5 | day,
        *(member.CRC, member.compress_size, member.file_size),
    )


def _central(member: ZipInfo, at: int) -> bytes:
    name = member.filename.encode("utf-8")
    made = (member.create_system << 8) | member.create_version
    told = (made, *_told(member), len(name), 0, 0, 0, member.internal_attr, member.external_attr)
    return CENTRAL.pack(b"PK\1\2", *told, at) + name


def _packed(content: bytes, member: ZipInfo) -> bytes:
    at = member.header_offset
    *_, name, extra = LOCAL.unpack_from(content, at)
    start = at + LOCAL.size + name + extra
    return content[start : start + member.compress_size]
