"""Bytes of a delimited file to text: by its mark, by its form, by what reads as Vietnamese."""

from __future__ import annotations

import codecs
import difflib
import re
import unicodedata
from dataclasses import dataclass

from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.read.encodings.forms import is_utf_8, text_of_utf_7
from hongngu_cli.read.encodings.undecoded import (
    LEAVE_OUT,
    LOOKED_AT,
    NAMES,
    OLD,
    RESAVE,
    other_than_asked,
    unrecognised,
    with_nul,
)
from hongngu_cli.text.legacy import CODES, Code, from_bytes
from hongngu_cli.text.readings import code_of, is_of_several_codes

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UNICODE = "unicode"
RESAVE_OR_NAME = f"{RESAVE}; hoặc chỉ rõ --encoding, ví dụ windows-1258."
ALIASES = {
    **dict.fromkeys(("tcvn", "tcvn-3", "abc", "tcvn5712", "tcvn-5712", "vn3", "vntime"), "tcvn3"),
    **dict.fromkeys(("vni-windows", "vni-win", "vni-times"), "vni"),
    **dict.fromkeys(("utf", "unicode-text"), UNICODE),
}
NOT_OF_FILES = frozenset(
    ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")
)
"""Codecs of Python that are no encodings of files, and may give half characters."""
WIDE = 4
"""Bytes that every letter of UTF-32 takes."""
DENSE, STRAY = 2, 50
"""UTF-16: in one place every so many bytes are NUL at least, in the other hardly any."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file. ``recognised`` names an encoding that had to be worked out.

    The cells of such a text are still to be read in ``code`` where there is one. ``marked`` names
    the encoding by whose mark the file was read against what was asked for, ``likelier`` the one
    that makes Vietnamese of it where that asked for, which is followed, does not.
    """

    text: str
    recognised: str | None = None
    code: Code | None = None
    marked: str | None = None
    likelier: str | None = None


def encoding_named(typed: str) -> str:
    """Give an encoding's one name. Raises Failure (USAGE) that names the nearest.

    >>> encoding_named("CP1258"), encoding_named("ABC"), encoding_named("UTF8")
    ('windows-1258', 'tcvn3', 'utf-8')
    """
    asked = re.sub(r"[\s_]+", "-", typed.strip().casefold())
    if (named := ALIASES.get(asked, asked)) in {*OLD, UNICODE}:
        return named
    found = _codec(named)
    if found is None:
        near = difflib.get_close_matches(named, (*NAMES, *ALIASES), n=1, cutoff=0.5)
        meant = f'Có phải "{near[0]}"? ' if near else ""
        raise Failure(
            USAGE,
            f'Không có bảng mã tên "{typed}".',
            f"{meant}Ví dụ dùng được: {', '.join(NAMES)}.",
        )
    return "windows-1258" if found == "cp1258" else found


def _codec(named: str) -> str | None:
    """Give Python's name of an encoding of files; None for what is none."""
    try:
        found = codecs.lookup(named).name
        b"abcd".decode(found)
    except UnicodeDecodeError:  # an encoding all the same, of which this is no text
        pass
    except (LookupError, ValueError):
        return None
    return None if found in NOT_OF_FILES else found


def decoded(path: str, content: bytes, encoding: str | None) -> Decoded:
    """Give the text of a file, in the encoding asked for or the one it must be of.

    A mark at its start is certain, and overrules what was asked for; tcvn3 and vni may be the
    code of the cells then. Raises Failure (INPUT) where no encoding convinces, and for what is
    no text.
    """
    named = encoding_named(encoding) if encoding else None
    if named and named not in {*OLD, UNICODE}:
        result = _as_marked(content, named) or _as_asked(path, content, named)
    else:
        result = _of_unicode(path, content) or _of_bytes(path, content, named)
    if "\x00" in result.text:
        if named and _without_bom(content):
            raise other_than_asked(path, named)
        raise with_nul(path, result.text)
    return result


def mark_of(content: bytes) -> str | None:
    """Name the encoding that a file's first bytes say it is of."""
    return next((name for mark, name in BOMS if content.startswith(mark)), None)


def _as_marked(content: bytes, named: str) -> Decoded | None:
    """Read a text by its mark though another encoding was asked for; None where that fails.

    So the user has the last word on a text that is not what its mark says.
    """
    codec = mark_of(content)
    if codec is None:
        return None
    try:
        text = content.decode(codec)
    except UnicodeError:
        return None
    marked = codec.removesuffix("-sig")
    return Decoded(text, marked=None if named.startswith(marked) else marked.upper())


def _as_asked(path: str, content: bytes, named: str) -> Decoded:
    codec = {"utf-8": "utf-8-sig", "windows-1258": "cp1258"}.get(named, named)
    if not named.startswith("utf"):
        content = content.removeprefix(codecs.BOM_UTF8)  # a false mark is no text
    if named == "utf-16" and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # Any bytes are some letters of UTF-16; a list has line ends and digits.
        codec = _without_bom(content) or "ascii"
    text = _strictly(path, content, codec, named, LEAVE_OUT)
    text = unicodedata.normalize("NFC", text) if named == "windows-1258" else text
    return Decoded(text, likelier=_likelier(content, named))


def _of_unicode(path: str, content: bytes) -> Decoded | None:
    """Read what is Unicode by its mark or its form; None for what is not."""
    marked = mark_of(content)
    if marked == "utf-8-sig" and not is_utf_8(content):
        return None  # a false mark, such as programs put before any text
    if marked:
        return Decoded(_strictly(path, content, marked, marked.removesuffix("-sig")))
    if codec := _without_bom(content):
        return Decoded(_strictly(path, content, codec, codec), codec[: len("utf-16")].upper())
    if text := text_of_utf_7(content):
        return Decoded(text, "UTF-7")
    return Decoded(content.decode("utf-8")) if is_utf_8(content) else None


def _without_bom(content: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a mark: letters have NULs, always in the same place."""
    start = content[:LOOKED_AT]
    if len(content) % WIDE == 0 and content:
        first, second, third, fourth = (set(start[at::WIDE]) for at in range(WIDE))
        if third == fourth == {0} != first:
            return "utf-32-le"
        if first == second == {0} != fourth:
            return "utf-32-be"
    even, odd = start[::2], start[1::2]
    for codec, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high.count(0) * DENSE >= len(high) > 0 and low.count(0) * STRAY <= len(low):
            return codec
    return None


def _of_bytes(path: str, content: bytes, named: str | None) -> Decoded:
    """Read a text of single bytes in the code that makes Vietnamese of it."""
    whole, content = content, content.removeprefix(codecs.BOM_UTF8)
    if b"\x00" in content:
        raise with_nul(path, from_bytes(content))
    if named in OLD:
        likelier = _likelier(content, named)
        return Decoded(from_bytes(content), None, CODES[named], likelier=likelier)
    if named == UNICODE or _is_broken_utf_8(content):
        advice = LEAVE_OUT if named else RESAVE_OR_NAME
        return Decoded(_strictly(path, whole, "utf-8", "utf-8", advice))
    text = from_bytes(content)
    code = code_of(text[:LOOKED_AT])
    if code is None and not is_of_several_codes(text[:LOOKED_AT]):
        raise unrecognised(path, text)
    if code is None:
        return Decoded(text)
    return Decoded(text, None, code) if code.key in OLD else Decoded(code.decoded(text), code.name)


def _is_broken_utf_8(content: bytes) -> bool:
    """Tell UTF-8 with a few wrong bytes, such as a file cut within a letter."""
    text = content.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") * 4 < beyond


def _likelier(content: bytes, named: str) -> str | None:
    """Name the code that makes Vietnamese of a text where the one asked for does not."""
    if named not in {*OLD, "windows-1258"}:
        return None  # such as windows-1252, by which one sees a text as it stands
    found = code_of(from_bytes(content[:LOOKED_AT]))
    return found.name if found and found.key in CODES and found.key != named else None


def _strictly(
    path: str, content: bytes, codec: str, named: str, advice: str = RESAVE_OR_NAME
) -> str:
    try:
        return content.decode(codec)
    except UnicodeError as error:
        where = ""
        if isinstance(error, UnicodeDecodeError):
            line = content.count(b"\n", 0, error.start) + 1
            where = f" (dòng {line}, byte thứ {error.start + 1})"
        raise Failure(
            INPUT,
            f"{path}: không đọc được chữ theo bảng mã {named}{where}.",
            advice,
        ) from error
