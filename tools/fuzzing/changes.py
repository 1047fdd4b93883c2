"""Changes to the bytes of an input: a change takes bytes and a random source, and gives bytes."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from random import Random
from xml.sax.saxutils import escape

from fuzzing.hostile import ADDRESSES, DAYS, JUNK_PARTS, NUMBERS, TEXTS, WORDS

Change = Callable[[bytes, Random], bytes]
ATTRIBUTE = re.compile(rb'([\w:.-]+)="([^"]*)"')
TAG = re.compile(rb"<[^<>]*>")
TEXT = re.compile(rb">([^<>]+)<")
ROW = re.compile(rb"<(row|Row|tr|w:tr|table:table-row)\b.*?</\1>", re.DOTALL)
BIFF_START = b"\x09\x08"
MOST_PIECES = 8


def flipped(content: bytes, random: Random) -> bytes:
    """Change some bytes."""
    changed = bytearray(content)
    for _ in range(random.randint(1, MOST_PIECES) if changed else 0):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def cut(content: bytes, random: Random) -> bytes:
    """Take a piece out, often the end."""
    start = random.randrange(len(content) + 1)
    last = len(content) if random.random() < 0.5 else start + random.randint(1, 400)  # noqa: PLR2004 - as often as not
    return content[:start] + content[last:]


def repeated(content: bytes, random: Random) -> bytes:
    """Put a piece in once more."""
    start = random.randrange(len(content) + 1)
    piece = content[start : start + random.randint(1, 2_000)]
    return content[:start] + piece * random.randint(1, 3) + content[start:]


def of_another(content: bytes, random: Random) -> bytes:
    """Exchange two pieces."""
    size = random.randint(1, 200)
    first, second = sorted(random.randrange(len(content) + 1) for _ in range(2))
    if second < first + size:
        return content
    one, other = content[first : first + size], content[second : second + size]
    between = content[first + size : second]
    return content[:first] + other + between + one + content[second + size :]


BYTES: tuple[Change, ...] = (flipped, cut, repeated, of_another)


def foot_flipped(content: bytes, random: Random) -> bytes:
    """Change some bytes of the end, where some formats keep what their bytes mean."""
    start = len(content) * random.randint(1, 3) // 4
    return content[:start] + flipped(content[start:], random)


FOOTED: tuple[Change, ...] = (foot_flipped,) * 4


# --- XML


def attribute(content: bytes, random: Random) -> bytes:
    """Give an attribute a value that it cannot have: a number, a reference, a count."""
    value = random.choice((*NUMBERS, *ADDRESSES, *WORDS, *DAYS))
    return _replaced(content, ATTRIBUTE, 2, escape(value, {'"': "&quot;"}), random)


def text_between(content: bytes, random: Random) -> bytes:
    """Give a cell, or whatever stands between tags, a hostile value."""
    value = random.choice((*TEXTS, *NUMBERS, *DAYS))
    return _replaced(content, TEXT, 1, escape(value), random)


def many_texts(content: bytes, random: Random) -> bytes:
    """Give many cells hostile values."""
    for _ in range(random.randint(2, 30)):
        content = text_between(content, random)
    return content


def tag_lost(content: bytes, random: Random) -> bytes:
    """Lose a tag."""
    return _replaced(content, TAG, 0, "", random)


def row_again(content: bytes, random: Random) -> bytes:
    """Put rows in again, before or after their place, or leave one out."""
    rows = list(ROW.finditer(content))
    if not rows:
        return tag_lost(content, random)
    row, at = random.choice(rows), random.choice(rows).start()
    times = random.choice((0, 1, 2, 300))
    if not times:
        return content[: row.start()] + content[row.end() :]
    return content[:at] + row[0] * times + content[at:]


def merged(content: bytes, random: Random) -> bytes:
    """Merge ranges over each other, deep and wide; in an .ods, span and repeat cells."""
    if b"table:table-cell" in content:
        names = ("number-rows-spanned", "number-columns-spanned", "number-columns-repeated")
        told = f'<table:table-cell table:{random.choice(names)}="{random.choice(NUMBERS)}"'
        return _replaced(content, re.compile(rb"<table:table-cell"), 0, told, random)
    areas = random.choices(ADDRESSES, k=random.randint(1, 40))
    told = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return content.replace(b"</sheetData>", f"</sheetData><mergeCells>{told}</mergeCells>".encode())


def entity(content: bytes, _: Random) -> bytes:
    """Declare entities that grow, and use them."""
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    head = f'<!DOCTYPE x [<!ENTITY e0 "xxxxxxxxxx">{lines}]>'.encode()
    start = content.find(b"?>") + 2
    used = TEXT.sub(b">&e8;<", content[start:], count=3)
    return content[:start] + head + used


def _replaced(
    content: bytes, what: re.Pattern[bytes], group: int, by: str, random: Random
) -> bytes:
    found = list(what.finditer(content))
    if not found:
        return flipped(content, random)
    spot = random.choice(found)
    told = by.encode("utf-8", "surrogatepass")
    return content[: spot.start(group)] + told + content[spot.end(group) :]


XML: tuple[Change, ...] = (
    *(attribute, attribute, attribute, text_between, many_texts, many_texts),
    *(tag_lost, row_again, merged, entity),
)


# --- Archives, whose members keep valid checksums


def in_member(content: bytes, random: Random) -> bytes:
    """Change the inside of one member."""
    members = dict(_members(content))
    if not members:
        return flipped(content, random)
    name = random.choice(_likely(members))
    changes = XML if members[name].lstrip()[:1] in {b"<", b"\xef"} else BYTES
    members[name] = random.choice((*changes, *BYTES[:2]))(members[name], random)
    return _archive(list(members.items()), random)


def members_changed(content: bytes, random: Random) -> bytes:
    """Drop a member, rename it, cut it, put junk in its place, or have it twice."""
    members = list(_members(content))
    if not members:
        return cut(content, random)
    at = random.randrange(len(members))
    name, inside = members[at]
    other = random.choice(members)
    members[at : at + 1] = random.choice(
        (
            [],
            [(name.upper(), inside)],
            [("x/" + name, inside)],
            [(name.replace("/", "\\"), inside)],
            [(name, inside[: random.randint(0, len(inside))])],
            [(name, random.choice(JUNK_PARTS))],
            [(name, other[1])],
            [(name, inside), (name, other[1])],
        )
    )
    return _archive(members, random)


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the members of an archive that still is one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.infolist():
                yield member.filename, archive.read(member)
    except Exception:  # noqa: BLE001 - what is broken is wanted broken, whatever of it
        return


def _likely(members: dict[str, bytes]) -> list[str]:
    """Let the parts that hold cells come up more often than styles and properties."""
    telling = [
        n for n in members if re.search(r"sheet\d|sharedStr|content|workbook|styles|document", n)
    ]
    return [*members, *telling * 3]


def _archive(members: list[tuple[str, bytes]], random: Random) -> bytes:
    packed = io.BytesIO()
    how = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(packed, "w", how) as archive:
        for name, inside in members:
            # A name that is there already is wanted too.
            archive.writestr(zipfile.ZipInfo(name), inside, how)
    return packed.getvalue()


ARCHIVE: tuple[Change, ...] = (*(in_member,) * 8, *(members_changed,) * 2, flipped, cut)


# --- Old workbooks: records of a number, a length and what it holds


def record(content: bytes, random: Random) -> bytes:
    """Change a record's number, length or contents, or put it in again."""
    records = list(_records(content))
    if not records:
        return flipped(content, random)
    at, size = random.choice(records)
    changed = bytearray(content)
    what = random.randrange(4)
    if what == 0:
        changed[at : at + 2] = struct.pack("<H", random.choice(records)[0] & 0x3FF)
    elif what == 1:
        changed[at + 2 : at + 4] = struct.pack("<H", random.choice((0, 1, size + 1, 8224, 65535)))
    elif size:
        for _ in range(random.randint(1, MOST_PIECES)):
            changed[at + 4 + random.randrange(size)] = random.choice((0, 1, 127, 128, 255))
    return bytes(changed)


def _records(content: bytes) -> Iterator[tuple[int, int]]:
    """Walk the records from the first that begins a workbook's stream: place and length."""
    at = content.find(BIFF_START, 512)
    while 0 <= at <= len(content) - 4:
        number, size = struct.unpack_from("<HH", content, at)
        if not number or at + 4 + size > len(content):
            return
        yield at, size
        at += 4 + size


RECORDS: tuple[Change, ...] = (*(record,) * 8, *BYTES)


# --- Delimited text


def cell(content: bytes, random: Random) -> bytes:
    """Put hostile texts into cells, quoted well, badly or not at all."""
    for _ in range(random.randint(1, 20)):
        cuts = [found.start() for found in re.finditer(rb"[,;\t|\n]", content)] or [0]
        at = random.choice(cuts)
        text = random.choice((*TEXTS, *NUMBERS, *DAYS))
        quoted = random.choice((text, f'"{text}"', f'"{text}', text.replace('"', '""')))
        content = content[: at + 1] + quoted.encode("utf-8", "surrogatepass") + content[at + 1 :]
    return content


def lines(content: bytes, random: Random) -> bytes:
    """Shuffle, repeat or join lines, or end them in another way."""
    parts = content.split(b"\n")
    what = random.randrange(4)
    if what == 0:
        random.shuffle(parts)
    elif what == 1:
        parts *= random.randint(2, 20)
    elif what == 2:  # noqa: PLR2004 - the third way
        return b"\r".join(parts)
    else:
        parts = [random.choice((b",", b";", b"\t", b'"')).join(parts), *parts]
    return b"\n".join(parts)


def encoded(content: bytes, random: Random) -> bytes:
    """Write the text in another encoding, or with a mark of one it is not in."""
    text = content.decode("utf-8", "replace")
    code = random.choice(
        ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "latin-1", "cp1258")
    )
    mark = random.choice((b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00"))
    return mark + text.encode(code, "ignore")


DELIMITED: tuple[Change, ...] = (*(cell,) * 3, lines, encoded, *BYTES)
MARKUP: tuple[Change, ...] = (*XML, *BYTES, encoded)
