"""Vietnamese written in old codes, as the Latin-1 characters it looks like, made Unicode.

Such text is shown right only by the fonts made for its code, and cells do not keep their
fonts here: "NguyÔn V¨n An" is TCVN3 for "Nguyễn Văn An", "Nguyeãn Vaên An" is VNI.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

UNICODE_LETTERS = re.compile("[ăđơưĂĐƠƯĩĨũŨ\u0300-\u036f\u1ea0-\u1ef9]")
"""Letters and marks that Latin-1 does not have: a text with one of them is Unicode."""

TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþμ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵà",
)
"""The 74 letters of TCVN 5712 (VN3) above ASCII, and the Greek mu met for its sign of micro."""

VNI_MARKS = {
    "aeouyôö": dict(zip("ùøûõï", ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True)),
    "aeo": {"â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
            "ã": "\u0302\u0303", "ä": "\u0302\u0323"},
    "a": {"ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
          "ü": "\u0306\u0303", "ë": "\u0306\u0323"},
}  # fmt: skip
"""What a letter of VNI before another adds to it."""
VNI_LETTERS = dict(zip("íìæóòîôöñ", "íìỉĩịỵơưđ", strict=True))
"""Letters of VNI that stand for themselves."""

WINDOWS_1258 = str.maketrans(
    "ÃÌÐÒÕÝÞãìðòõýþ", "Ă\u0300Đ\u0309ƠƯ\u0303ă\u0301đ\u0323ơư₫"
)  # fmt: skip
"""Where windows-1258 is not Latin-1: most tones are marks behind their letter."""

WINDOWS_1252 = {
    byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)
}
"""What Windows shows for bytes that Latin-1 leaves to control characters."""
LATIN_1 = {ord(letter): byte for byte, letter in WINDOWS_1252.items()}


@dataclass(frozen=True, slots=True)
class Code:
    """An old code: its key for ``--encoding``, its name for people, and how it is read.

    ``decoded`` leaves alone what the code does not have; ``has`` tells whether a word could
    be written in the code at all.
    """

    key: str
    name: str
    decoded: Callable[[str], str]
    has: Callable[[str], bool]


def from_bytes(content: bytes) -> str:
    r"""Give the Latin-1 characters that bytes look like in Windows; no byte is impossible.

    >>> from_bytes(b"\x93V\xa8n\x94")
    '“V¨n”'
    """
    return content.decode("latin-1").translate(WINDOWS_1252)


def from_tcvn3(text: str) -> str:
    """Read TCVN3; words in ASCII capitals were written in a font of capitals (.VnTimeH).

    >>> from_tcvn3("HuyÖn uû Hång Ngù"), from_tcvn3("NGUYÔN V¨N AN"), from_tcvn3("Lª Ngäc ¸nh")
    ('Huyện uỷ Hồng Ngự', 'NGUYỄN VĂN AN', 'Lê Ngọc Ánh')
    """
    decoded = text.translate(TCVN3)
    if not (CAPITAL_WITHIN.search(decoded) or GIVEN_NAMES.search(decoded)):
        return decoded
    words = list(WORD.finditer(decoded))
    shouted = [word for word in words if _is_shouted(text[word.start() : word.end()], word[0])]
    if not shouted:
        return _raised(decoded, _given_names(words), str.capitalize)
    return _raised(decoded, shouted, str.upper) if SMALL.search(text) else decoded.upper()


WORD = re.compile(r"[^\W\d_]+")
CAPITAL = re.compile("[A-Z]")
SMALL = re.compile("[a-z]")
CAPITAL_VOWEL = re.compile("[ĂÂÊÔƠƯ]")
CAPITAL_WITHIN = re.compile(r"(?<=[^\W\d_])[A-ZĂÂÊÔƠƯ]")
GIVEN_NAMES = re.compile(r"\b(?:ái|ánh|ấn|ẩn|én|út|ước|ý)\b")
"""Names whose first letter is a capital only in another font, since TCVN3 has none for it."""
SHORTEST_NAME = 3


def _is_shouted(typed: str, decoded: str) -> bool:
    """Tell a word whose plain letters are all capitals, one of them not the first."""
    if typed == decoded or SMALL.search(typed):
        return False
    return bool(CAPITAL_VOWEL.search(decoded, 1) if decoded.isupper() else CAPITAL.search(typed, 1))


def _given_names(words: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Give the words of a person's name that lack the capital all others have."""
    small = [word for word in words if word[0][0].islower()]
    names = all(GIVEN_NAMES.fullmatch(word[0]) for word in small)
    return small if names and len(words) >= SHORTEST_NAME else ()


def _raised(text: str, words: Iterable[re.Match[str]], how: Callable[[str], str]) -> str:
    parts, end = [], 0
    for word in words:
        parts += [text[end : word.start()], how(word[0])]
        end = word.end()
    return "".join([*parts, text[end:]])


def from_vni(text: str) -> str:
    """Read VNI, a letter with its marks before a letter alone.

    >>> from_vni("Huyeän uûy Hoàng Ngöï"), from_vni("ÑAËNG THÒ AÙNH")
    ('Huyện ủy Hồng Ngự', 'ĐẶNG THỊ ÁNH')
    """
    return VNI_SIGNS.sub(lambda sign: VNI[sign[0]] if sign[0] in VNI else _apart(sign[0]), text)


def _apart(pair: str) -> str:
    return "".join(VNI.get(letter, letter) for letter in pair)


def _vni() -> dict[str, str]:
    """List what stands in VNI for each letter, in both cases; the first letter's case counts."""
    found = dict(VNI_LETTERS)
    for bases, marks in VNI_MARKS.items():
        for base in bases:
            letter = VNI_LETTERS.get(base, base)
            found |= {
                base + sign: unicodedata.normalize("NFC", letter + added)
                for sign, added in marks.items()
            }
    small = tuple(found.items())
    for sign, letter in small:
        found[sign.upper()] = letter.upper()
        found[sign[0].upper() + sign[1:]] = letter.upper()
        found[sign[0] + sign[1:].upper()] = letter
    return found


VNI: Mapping[str, str] = _vni()
VNI_SIGNS = re.compile("[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[íìæóòîôöñÍÌÆÓÒÎÔÖÑ]")
HIGH = re.compile("[À-ÖØ-öø-ÿ]")
NOT_TCVN3 = re.compile("[ÀÁÂÃÄÅÍÙÚÛàðÿ]")


def from_windows_1258(text: str) -> str:
    """Read windows-1258 that was taken for Latin-1.

    >>> from_windows_1258("NguyêÞn Vãn Ðýìc")
    'Nguyễn Văn Đức'
    """
    return unicodedata.normalize("NFC", text.translate(WINDOWS_1258))


def from_misread_utf_8(text: str) -> str:
    """Read UTF-8 that was taken for windows-1252 and saved so; what was not stays as it is.

    >>> from_misread_utf_8("Nguyá»…n VÄƒn An"), from_misread_utf_8("Lê An")
    ('Nguyễn Văn An', 'Lê An')
    """
    try:
        return text.translate(LATIN_1).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


CODES: Mapping[str, Code] = {
    code.key: code
    for code in (
        Code("tcvn3", "TCVN3 (ABC)", from_tcvn3, lambda word: not NOT_TCVN3.search(word)),
        Code("vni", "VNI", from_vni, lambda word: not HIGH.search(VNI_SIGNS.sub("", word))),
        Code("windows-1258", "windows-1258", from_windows_1258, lambda _: True),
        Code(
            "utf-8",
            "UTF-8 bị mở nhầm thành windows-1252",
            from_misread_utf_8,
            lambda word: from_misread_utf_8(word) != word,
        ),
    )
}
"""All old codes, in the order they are tried."""
