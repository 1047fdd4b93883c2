"""What the names of a sheet and a file say of the tables in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import Given
from hongngu_cli.read.headings.context import Spellings, begins_with
from hongngu_cli.read.headings.told_by_titles import YEAR_BEHIND, told_by_lines
from hongngu_cli.text.around_levels import AROUND, NUMBER
from hongngu_cli.text.file_names import LOWER, UPPER, without_copy
from hongngu_cli.text.fold import clean, fold

SHORT = 2
"""Letters of an abbreviation that may mean anything: "TS" doctors or a total ("tổng số")."""
CLASS_NUMBER = re.compile(r"\bK\s*\.?\s*\d", re.IGNORECASE)
PARTS = re.compile(r"\s+[-–—]+\s+|\s*_+\s*")
SHORT_KIND = re.compile(rf"(\w+)(?:\.\s*|\s+)[{UPPER}][{LOWER}]")
DATE = re.compile(r"\d{1,2}[-./]\d{1,2}(?:[-./]\d{2,4})?|\d{8}")
FEWEST = 2
"""Words of a unit's name."""


def told_by_name(name: str, place: Place, spellings: Spellings, source: str) -> dict[str, Given]:
    """Take what the name of a sheet or a file says, a copy's number apart."""
    told = without_copy(name)
    text = clean(re.sub(r"[_\-.]+", " ", told))
    found = told_by_lines([(place, told if source == "sheet" else text)], spellings, source)
    more: dict[str, str | None] = {
        "unit": next(_units_alone(told, spellings), None),
        "level": level_alone(text, spellings),
    }
    return {f: Given(v, place, source) for f, v in more.items() if v} | found


def level_alone(name: str, spellings: Spellings) -> str | None:
    """Read the level that a name is as a whole.

    A year makes no level of a short abbreviation ("TC 2022"), a class's number does ("TC K12")
    but for one that says what a sheet is: "TH" is "tổng hợp" long before "tin học".
    """
    return (
        None if _is_brief(name) or is_summary(name, spellings) else spellings.levels.named(name).key
    )


def is_summary(name: str, spellings: Spellings) -> bool:
    """Tell whether a name says that a sheet sums up others: "TH", "TH 2022"."""
    return _bare(name) in spellings.summaries


def is_brief_of_year(name: str) -> bool:
    """Tell two letters with a year, which no level need be: "TC 2022"."""
    return _is_brief(name) and _bare(name) != fold(without_copy(name)).strip(AROUND)


def _is_brief(name: str) -> bool:
    return len(_bare(name)) <= SHORT and not CLASS_NUMBER.search(name)


def _bare(name: str) -> str:
    return fold(NUMBER.sub(" ", without_copy(name))).strip(AROUND)


def _units_alone(name: str, spellings: Spellings) -> Iterator[str]:
    """Give the units that parts of a name are; "Xã An Phước 1 - TC LLCT - năm 2019" has one."""
    whole = name if " " in name else re.sub(r"[_\-.]+", " ", name)
    for part in PARTS.split(whole):
        named = _without_resend(part.replace("_", " "), spellings)
        told = clean(spellings.list_of.sub("", named))
        named_unit = spellings.begins_unit(told) or _is_short(told, spellings)
        if named_unit and not _says_more(told, spellings):
            yield _without_class(told, spellings)


def _is_short(text: str, spellings: Spellings) -> bool:
    """Tell whether a commune's kind is abbreviated before its name: "TT Tràm Chim", "X. An Bình".

    "TT LLCT" and "TT 2022" may be anything.
    """
    found = SHORT_KIND.match(text)
    kind = spellings.units.abbreviations.get(fold(found[1])) if found else None
    return kind in spellings.communes


def _without_resend(name: str, spellings: Spellings) -> str:
    """Leave the year out of a name, and what says that a list was sent again: "… lần 2"."""
    words = name.split()
    ends = (at for at in range(FEWEST, len(words)) if _is_resend(words[at:], spellings))
    return YEAR_BEHIND.sub("", " ".join(words[: next(ends, len(words))]))


def _is_resend(words: Sequence[str], spellings: Spellings) -> bool:
    """Tell whether words begin by saying that a list was sent again, or with a date."""
    text = " ".join(words)
    known = spellings.resent
    if words[0][0].isupper():
        known = tuple(word for word in known if " " in word)  # "Chợ Mới" is a place
    numbered = spellings.resent_number.match(fold(text)) or DATE.fullmatch(words[0])
    return bool(numbered) or begins_with(text, known)


def _says_more(text: str, spellings: Spellings) -> bool:
    """Tell whether a name says what the sheet or file is, in words that are no unit's own."""
    return spellings.more_than_unit.search(spellings.unit_own.sub(" ", fold(text))) is not None


def _without_class(unit: str, spellings: Spellings) -> str:
    """Take the name of a class off the end of a unit's: "Xã An Phước TCLLCT", "… Cao cấp".

    Schools and departments have such words of their own, if they are written out.
    """
    words, is_place = unit.split(), begins_with(unit, spellings.communes)
    for start in range(FEWEST, len(words)):
        rest = words[start:]
        short = is_place or all(word.isupper() for word in rest)
        if short and spellings.levels.named(" ".join(rest)).key:
            return " ".join(words[:start])
    return unit
