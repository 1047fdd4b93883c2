"""How a generated roster is written down: letters, noise around them, encoding and container."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Literal

from typed_tables import WRITERS, Typed, TypedSheet, as_csv

if TYPE_CHECKING:
    from generated_rosters import Laid

OLD_TONES = (
    "oà",
    "oá",
    "oả",
    "oã",
    "oạ",
    "oè",
    "oé",
    "oẻ",
    "oẽ",
    "oẹ",
    "uỳ",
    "uý",
    "uỷ",
    "uỹ",
    "uỵ",
)
NEW_TONES = (
    "òa",
    "óa",
    "ỏa",
    "õa",
    "ọa",
    "òe",
    "óe",
    "ỏe",
    "õe",
    "ọe",
    "ùy",
    "úy",
    "ủy",
    "ũy",
    "ụy",
)
END = r"(?![\w\u0300-\u036f])"
OLD_STYLE = re.compile(rf"(?<![qQ])(?:{'|'.join(OLD_TONES)}){END}")
TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True)
class Writing:
    """The choices; the defaults are a clean workbook of today."""

    container: str = ".xlsx"
    code: str = "unicode"
    """What letters of a workbook, or bytes of a CSV, stand for: an encoding, ``tcvn3``, ``vni``."""
    delimiter: str = ","
    form: Literal["NFC", "NFD"] = "NFC"
    tones: str = "hoà"
    noise: str = ""
    """Or ``nbsp``, ``zero-width`` behind every text, ``spaces`` for each space two."""


FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFC", "NFD")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "windows-1258", "tcvn3", "vni")
"""Of a CSV."""
CODES = ("unicode", "unicode", "tcvn3", "vni")
"""Of a workbook."""


def writing_of(random: Random, laid: Laid) -> Writing:
    """Draw how sheets are written; a CSV holds one and has no name for it."""
    named = len(laid.sheets) > 1 or not laid.sheets[0].name.startswith("Danh sách")
    containers = (".xlsx", ".xls", ".ods") if named else (".xlsx", ".xls", ".ods", ".csv", ".csv")
    container = random.choice(containers)
    drawn = Writing(
        container,
        random.choice(ENCODINGS if container == ".csv" else CODES),
        random.choice((",", ";", "\t")) if container == ".csv" else ",",
        random.choice(FORMS),
        random.choice(("hoà", "hòa")),
        random.choice(("", "", "nbsp", "zero-width", "spaces")),
    )
    return possible(drawn, laid)


def possible(writing: Writing, laid: Laid) -> Writing:
    """Take back what old codes cannot hold."""
    if writing.code in {"tcvn3", "vni", "windows-1258"}:
        writing = replace(writing, form="NFC")
        noise = "" if writing.noise == "zero-width" else writing.noise
        writing = replace(writing, noise=noise)
        if not all(
            _holds(writing.code, cell) for s in laid.sheets for row in s.rows for cell in row
        ):
            writing = replace(writing, code="utf-8" if writing.container == ".csv" else "unicode")
    if writing.container == ".csv" and writing.code == "unicode":
        writing = replace(writing, code="utf-8")
    if writing.container != ".csv" and writing.code not in CODES:
        writing = replace(writing, code="unicode")
    return writing


def _holds(code: str, cell: Typed) -> bool:
    try:
        ENCODERS[code](cell if isinstance(cell, str) else "").encode(BYTES[code])
    except UnicodeEncodeError:
        return False
    return True


def plainer_writing(writing: Writing, choice: str, laid: Laid) -> Writing:
    """Put one choice back to the plainest."""
    return possible(replace(writing, **{choice: getattr(Writing(), choice)}), laid)


def noisy(sheet: TypedSheet, writing: Writing) -> TypedSheet:
    """Give the sheet with its letters and spaces written so; what is read must look the same."""
    return replace(sheet, rows=[[_noisy(cell, writing) for cell in row] for row in sheet.rows])


def _noisy(cell: Typed, writing: Writing) -> Typed:
    if not isinstance(cell, str) or not cell:
        return cell
    if writing.tones == "hòa":
        cell = OLD_STYLE.sub(lambda found: NEW_TONES[OLD_TONES.index(found[0])], cell)
    if writing.noise == "spaces":
        cell = cell.replace(" ", "  ")
    tail = {"nbsp": "\u00a0", "zero-width": "\u200b"}.get(writing.noise, "")
    return unicodedata.normalize(writing.form, cell) + tail


def write(laid: Laid, writing: Writing, folder: Path) -> Path:
    """Write the sheets as one file."""
    path = folder / f"{laid.stem}{writing.container}"
    sheets = [noisy(sheet, writing) for sheet in laid.sheets]
    encode = ENCODERS[writing.code]
    coded = [
        replace(
            sheet,
            rows=[
                [encode(cell) if isinstance(cell, str) else cell for cell in r] for r in sheet.rows
            ],
        )
        for sheet in sheets
    ]
    if writing.container == ".csv":
        path.write_bytes(as_csv(coded, writing.delimiter, BYTES[writing.code]))
    else:
        path.write_bytes(WRITERS[writing.container](coded))
    return path


def in_windows_1258(text: str) -> str:
    """Part the tones that the code keeps as signs of their own from their letters."""
    return "".join(_tone_apart(letter) for letter in unicodedata.normalize("NFC", text))


def _tone_apart(letter: str) -> str:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in TONES)
        bare = "".join(mark for mark in marks if mark not in TONES)
        return unicodedata.normalize("NFC", bare) + tone
    return letter


TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
TCVN3_BYTES = bytes.fromhex(
    "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcddde"
    "dfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
)
TCVN3 = str.maketrans(TCVN3_LETTERS, TCVN3_BYTES.decode("latin-1"))


def in_tcvn3(text: str) -> str:
    """Write TCVN3 as the Latin-1 letters it looks like; capitals with a tone have small codes."""
    told = unicodedata.normalize("NFC", text)
    return "".join(c if c in TCVN3_LETTERS else _small(c) for c in told).translate(TCVN3)


def _small(letter: str) -> str:
    return letter.lower() if letter.lower() in TCVN3_LETTERS else letter


VNI_TONES = dict(zip("\u0301\u0300\u0309\u0303\u0323", "ùøûõï", strict=True))
VNI_HAT = dict(zip(("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), "âáàåãä", strict=True))
VNI_BREVE = dict(zip(("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), "êéèúüë", strict=True))
VNI_WHOLE = dict(zip("đơưíìỉĩịỵ", "ñôöíìæóòî", strict=True))


def in_vni(text: str) -> str:
    """Write VNI as the Latin-1 letters it looks like: each letter, then a letter for its marks."""
    return "".join(_vni(letter) for letter in unicodedata.normalize("NFC", text))


def _vni(letter: str) -> str:
    if letter.isupper():
        return _vni(letter.lower()).upper()
    if letter in VNI_WHOLE:
        return VNI_WHOLE[letter]
    base, *marks = list(unicodedata.normalize("NFD", letter))
    tone = next((mark for mark in marks if mark in TONES), "")
    if "\u0302" in marks:
        return base + VNI_HAT[tone]
    if "\u0306" in marks:
        return base + VNI_BREVE[tone]
    if "\u031b" in marks:
        base = {"o": "ô", "u": "ö"}[base]
    return base + (VNI_TONES[tone] if tone else "")


def _as_is(text: str) -> str:
    return text


ENCODERS: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("unicode", "utf-8", "utf-8-sig", "utf-16"), _as_is),
    "windows-1258": in_windows_1258,
    "tcvn3": in_tcvn3,
    "vni": in_vni,
}
BYTES: Mapping[str, str] = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8-sig",
    "utf-16": "utf-16",
    "unicode": "utf-8",
    "windows-1258": "cp1258",
    "tcvn3": "latin-1",
    "vni": "latin-1",
}
"""What a text, once in its code, is written as."""
