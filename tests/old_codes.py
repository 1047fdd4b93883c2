"""Vietnamese as offices typed it before Unicode: what the program has to read back."""

from __future__ import annotations

import unicodedata

TONES = "\u0301\u0300\u0309\u0303\u0323"
"""Sắc, huyền, hỏi, ngã, nặng, as VNI numbers them."""
VNI_TONES = "ùøûõï"
VNI_HATS = {"\u0302": "âáàåãä", "\u0306": "êéèúüë"}
"""What follows the letter that bears a hat or a breve: bare, then with each tone."""
VNI_ALONE = {
    "đ": "ñ",
    "ơ": "ô",
    "ư": "ö",
    "í": "í",
    "ì": "ì",
    "ỉ": "æ",
    "ĩ": "ó",
    "ị": "ò",
    "ỵ": "î",
}
TCVN3_BARE = dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", (*range(0xA1, 0xAF),), strict=True))
TCVN3_TONED = "àảãáạ@ằẳẵắ@@@@@@@ặầẩẫấậè@ẻẽéẹềểễếệìỉ@@@ĩíịò@ỏõóọồổỗốộờởỡớợù@ủũúụừửữứựỳỷỹýỵ"
"""The bytes from 0xB5 on; @ stands for those that no letter has."""
TCVN3 = {
    **TCVN3_BARE,
    **{letter: 0xB5 + at for at, letter in enumerate(TCVN3_TONED) if letter != "@"},
}


def in_tcvn3(text: str) -> str:
    """Write in TCVN3, as the Latin-1 characters that it looks like.

    A capital that the code lacks is its small letter, shown by a font of capitals.
    """
    return "".join(map(_tcvn3, unicodedata.normalize("NFC", text)))


def _tcvn3(letter: str) -> str:
    byte = TCVN3.get(letter) or TCVN3.get(letter.lower())
    return chr(byte) if byte else letter


def in_vni(text: str) -> str:
    """Write in VNI, as the Latin-1 characters that it looks like."""
    return "".join(map(_vni, unicodedata.normalize("NFC", text)))


def _vni(letter: str) -> str:
    if letter.isascii():
        return letter
    small = letter.lower()
    if small in VNI_ALONE:
        made = VNI_ALONE[small]
    else:
        base, *marks = list(unicodedata.normalize("NFD", small))
        tone = next((TONES.index(mark) for mark in marks if mark in TONES), None)
        hat = next((mark for mark in marks if mark in VNI_HATS), None)
        if hat:
            made = base + VNI_HATS[hat][0 if tone is None else tone + 1]
        elif "\u031b" in marks:
            made = VNI_ALONE[{"o": "ơ", "u": "ư"}[base]] + ("" if tone is None else VNI_TONES[tone])
        else:
            made = letter if tone is None else base + VNI_TONES[tone]
    return made.upper() if letter.isupper() else made


def in_windows_1258(text: str) -> bytes:
    """Write in windows-1258, tones as marks behind their letters."""
    return b"".join(map(_windows_1258, unicodedata.normalize("NFC", text)))


def _windows_1258(letter: str) -> bytes:
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(mark for mark in marks if mark in TONES)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        return (bare + tone).encode("cp1258")


def misread(text: str) -> str:
    """Give what UTF-8 looks like to a program that takes it for windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
