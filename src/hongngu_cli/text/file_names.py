"""What the names of files and sheets say once what programs add to them is gone."""

from __future__ import annotations

import re
from pathlib import PurePath

from hongngu_cli.text.fold import clean

ENDING = re.compile(r"\.(?=[0-9]*[A-Za-z])[A-Za-z0-9]{1,10}")
"""The end of a name that tells a format: ".xlsx", but not ". Phước Tiền" nor ".2026"."""
COPY = re.compile(
    r"(?:\s*\([0-9]{1,2}\)|\s*-\s*(?:copy|sao chép|bản sao))+\s*$|^(?:copy of|bản sao của)\s+",
    re.IGNORECASE,
)
"""What programs add to the name of a copy."""
LOWER, UPPER = (
    "".join(letter for letter in map(chr, range(ord("ỹ") + 1)) if is_case(letter))
    for is_case in (str.islower, str.isupper)
)
HUMP = re.compile(rf"(?<=[{LOWER}])(?=[{UPPER}0-9])")
"""Where a new word begins in "XãLongHoàA"."""


def stem_of(path: str) -> str:
    """Give the name of a file without what tells its format.

    >>> stem_of("TT. Phước Tiền"), stem_of("a/Xã Phú Lộc 05.2026.xlsx")
    ('TT. Phước Tiền', 'Xã Phú Lộc 05.2026')
    """
    name = PurePath(path)
    return name.stem if ENDING.fullmatch(name.suffix) else name.name


def without_copy(name: str) -> str:
    """Give a name as it was before a program copied it.

    >>> without_copy("Xã Phú Lộc - Copy (2)"), without_copy("Bản sao của Xã Phú Lộc")
    ('Xã Phú Lộc', 'Xã Phú Lộc')
    """
    return COPY.sub("", clean(name))


def words_of_name(stem: str) -> str:
    """Give the words of a name: "DS_XaLongHoaA (2)" is "DS_Xa Long Hoa A"."""
    return HUMP.sub(" ", without_copy(stem))
