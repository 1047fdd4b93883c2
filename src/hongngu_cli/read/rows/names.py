"""What else stands in the cells of names: a form of address, a rank, a birth."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hongngu_cli.read.headings.context import COMRADE, is_full_name
from hongngu_cli.text.dates import IMPOSSIBLE, TWO_DIGITS, DateRead, read_date
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.spellings import any_of

ADDRESS = re.compile(r"(ông|bà|anh|chị|cô)\s*[:.]?\s+(?=\S+\s+\S)", re.IGNORECASE)
SEXES = {"ông": "nam", "anh": "nam", "bà": "nu", "chị": "nu", "cô": "nu"}
SURNAME = "ông"
"""The one form of address that is a surname too."""
BIRTH = re.compile(
    r"(?P<name>[^\d,;(–]*[^\d,;(–\s-])"
    r"(?:\s*[,;(–]\s*|\s+-\s*|\s+(?=s(?:inh|n)\b|năm sinh|ngày sinh|\d))"
    r"(?:(?:sinh(?: ngày| năm)?|năm sinh|ngày sinh|s\.?n\.?)\s*:?\s*)?"
    r"(?P<birth>\d[\d\s./–-]*)\s*\)?\s*\.?",
    re.IGNORECASE,
)
BORN = re.compile(
    r"[\s,;–-]*\b(?:sinh(?: ngày| năm)?|năm sinh|ngày sinh|s\.?n\.?)\s*:?\s*$", re.IGNORECASE
)
MOST_RANK_WORDS = 3
MOST_SURNAMES = 2
"""So many may bear the surname "Ông" in one list by chance."""
BULLET = re.compile(r"^\s*(?:[-–+•*]+|\d{1,2}[.)])\s*(?=[^\W\d])")
BEHIND = re.compile(r"\s*[,;(–]\s*|\s+-\s+")
"""What parts a rank from the name before it: "Nguyễn Văn An, Đại úy"."""
MORE = re.compile(rf"\d|{BULLET.pattern}|{COMRADE.pattern}|{ADDRESS.pattern}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NameRead:
    """A name by itself, and what its cell tells besides; a birth may be doubtful."""

    name: str
    sex: str | None = None
    birth: DateRead | None = None


def read_names(
    texts: Iterable[str], surnames: frozenset[str], ranks: frozenset[str] = frozenset()
) -> dict[str, NameRead]:
    """Read those of the distinct texts of a column of names that hold more than a name.

    ``ranks``, folded, are taken off a full name.

    "Ông" is taken for a form of address where the column has other ones too, or has it in
    most of its cells, and one of ``surnames`` follows; else it is a surname.
    """
    told = list(texts)
    ranked = any_of(ranks)
    holding = [text for text in told if MORE.search(text) or ranked.search(fold(text))]
    forms = [found[1].casefold() for text in holding if (found := ADDRESS.match(_bare(text)))]
    addressed = any(form != SURNAME for form in forms) or (
        len(forms) > max(MOST_SURNAMES, len(told) // 2)
    )
    return {
        text: _read(_without_rank(text, surnames, ranks), surnames, addressed=addressed)
        for text in holding
    }


def bare_name(text: str) -> str:
    """Give a name without the birth that may stand behind it in its cell."""
    return _without_birth(text)[0]


def only_name(text: str) -> str:
    """Give a name without a number or a dash before it and without a form of address."""
    name = _bare(BULLET.sub("", text))
    found = ADDRESS.match(name)
    return name[found.end() :] if found and found[1].casefold() != SURNAME else name


def _bare(text: str) -> str:
    text = BULLET.sub("", text)
    return COMRADE.sub("", text, count=1) if COMRADE.match(text) else text


def _read(text: str, surnames: frozenset[str], *, addressed: bool) -> NameRead:
    name, birth = _without_birth(BULLET.sub("", text))
    name = _bare(name)
    found = ADDRESS.match(name)
    if not found:
        return NameRead(name, None, birth)
    form, rest = found[1].casefold(), name[found.end() :]
    if form == SURNAME and not (addressed and is_full_name(rest, surnames)):
        return NameRead(name, None, birth)
    return NameRead(rest, SEXES[form], birth)


def _without_rank(text: str, surnames: frozenset[str], ranks: frozenset[str]) -> str:
    """Leave out a rank before a full name, or behind it: "Thượng úy Nguyễn Văn An".

    "Đại Tá" is a name where no surname follows.
    """
    bare = clean(_bare(text))
    name, *behind = BEHIND.split(bare, maxsplit=1)
    if behind and fold(behind[0]) in ranks:
        return name
    words = bare.split(" ")
    for size in range(min(len(words) - 1, MOST_RANK_WORDS), 0, -1):
        rest = " ".join(words[size:]).lstrip(",.:;-– ")
        if fold(" ".join(words[:size])) in ranks and is_full_name(bare_name(rest), surnames):
            return rest
    return text


def _without_birth(text: str) -> tuple[str, DateRead | None]:
    """Part a name from the birth behind it: "Nguyễn Văn An (15/3/1985)"."""
    found = BIRTH.fullmatch(clean(text))
    if not found:
        return text, None
    birth = read_date(re.sub(r"\s", "", found["birth"]).strip("./-–"))
    if birth.year is None and birth.doubt not in {TWO_DIGITS, IMPOSSIBLE}:
        return text, None
    return BORN.sub("", found["name"]).strip(), birth
