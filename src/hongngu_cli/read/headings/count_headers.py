"""What the headings of a table of counts say together."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.counts import FIELDS as COUNTED
from hongngu_cli.model.recognition import NAMES, ColumnMeaning
from hongngu_cli.read.headings.count_headings import (
    ALL,
    LABELS,
    MEASURES,
    OF_WHICH,
    PORTION,
    SHORTEST,
    SILENT,
    UNSAID,
    Spoken,
    counted,
    is_silent,
    spoken,
)
from hongngu_cli.read.headings.learners import HALVES, told_apart, with_learners
from hongngu_cli.read.headings.row_labels import is_counting, with_row_labels
from hongngu_cli.read.headings.units_across import with_units
from hongngu_cli.read.headings.wholes import with_wholes
from hongngu_cli.read.headings.words import BEGINS, Words
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import AMBIGUOUS, NONE, LevelSpellings

NEAR = 0.8
"""How alike a misspelt level must be to be taken for one that is not known."""
SEVERAL = re.compile(r"[,;/+–-]|\bvà\b|\bhoặc\b")
"""What parts the levels that one column may count together: "Cao cấp, cử nhân"."""
KIN = "viết tắt một trình độ, đứng cạnh cột khác của trình độ đó"
UNREAD = "giống tên trình độ nhưng chưa rõ là trình độ nào"


def settled(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Settle, with all headings in sight, which columns of a table without names count.

    "Thực hiện" beside "Chỉ tiêu", or "Luỹ kế" beside "Năm 2019", is another number that the
    level over both of them does not tell. A sum of columns that are not there is a count.
    """
    if any(meaning.field in NAMES for meaning in meanings.values()):
        return dict(meanings)
    meanings = _of_kin(meanings, paths, words)
    found = {c: _read_anew(c, m, paths, words) for c, m in meanings.items()}
    found = _broken_down(found, paths, words)
    found = told_apart(with_learners(_carried_out(found, paths, words), paths), paths)
    found = with_units(found, paths, words)
    found = with_wholes(_grouped(found, paths, words), paths, words)
    found = with_row_labels(found)
    measured = any(meaning.field in COUNTED for meaning in found.values())
    left = {
        column
        for column, meaning in found.items()
        if is_counting(meaning)
        and meaning.field not in COUNTED
        and not meaning.unit
        and ((measured and meaning.field not in (*MEASURES, "total")) or _odd(column, paths, words))
    }
    found = {c: _unsaid(meaning) if c in left else meaning for c, meaning in found.items()}
    found |= {c: _of_which(m) for c, m in found.items() if _is_portion(m, paths[c][-1])}
    if any(is_counting(meaning) and meaning.field != "total" for meaning in found.values()):
        return found
    return {c: _not_added(meaning) for c, meaning in found.items()}


def _of_kin(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Take "CV" beside "CVC", of which it alone says nothing, for the same level."""
    found = dict(meanings)
    for column, meaning in meanings.items():
        *above, last = paths[column]
        beside = {
            one.value: one
            for other, one in meanings.items()
            if one.value and [*paths[other][:-1]] == above
        }
        level = words.levels.beside(last, beside) if meaning.field is None else None
        if level:
            found[column] = replace(beside[level], heading=meaning.heading, why=KIN)
    return found


def _read_anew(
    column: int, meaning: ColumnMeaning, paths: Mapping[int, Sequence[str]], words: Words
) -> ColumnMeaning:
    """Read a heading once more in the light of those beside it, under the same."""
    *above, last = paths[column]
    beside = [path[-1] for c, path in paths.items() if c != column and [*path[:-1]] == above]
    if above and {fold(text) for text in (last, *beside)} == HALVES:
        whole = counted((*above, "Số lượng"), words)
        return replace(whole, heading=meaning.heading) if whole else meaning
    if fold(last) == ALL and any(PORTION.fullmatch(text) for text in beside):
        return counted((*above, "Tổng số"), words) or meaning
    among = meaning.field is None and any(spoken(text, words).level for text in beside)
    if among and _may_be_level(last, words.levels):
        parents = counted((*above, "Số lượng"), words) or ColumnMeaning("quantity", "", "")
        return replace(parents, heading=meaning.heading, why=UNREAD)
    return meaning


def _carried_out(
    meanings: dict[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Take "Kết quả" and "TH" for those sent, beside what was planned or allotted."""
    measures = {column: meaning.field for column, meaning in meanings.items()}
    found = dict(meanings)
    for column, meaning in meanings.items():
        above = tuple(paths[column][:-1])
        beside = {m for c, m in measures.items() if tuple(paths[c][:-1]) == above}
        result = meaning.field == "result" or fold(paths[column][-1]) == DONE
        if result and beside & PROMISED and not beside & DELIVERED:
            told = counted((*above, "Số lượng"), words) or replace(meaning, value=None)
            found[column] = replace(told, field=SENT, heading=meaning.heading, why=CARRIED_OUT)
    return found


def _broken_down(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Take "Tổng số" beside "Cấp tỉnh", "Cấp xã" for what is counted: those only break it down."""
    found, posts = dict(meanings), words.coded.get("post_level")
    for column, meaning in meanings.items() if posts else ():
        *above, last = paths[column]
        if meaning.measure is None or spoken(last, words) != Spoken(total=True):
            continue
        parts = {
            other: path[len(above)]
            for other, path in paths.items()
            if other != column and len(path) > len(above) and [*path[: len(above)]] == above
        }
        if parts and posts and all(map(posts.read, parts.values())):
            found[column] = _not_added(meaning)
            found |= {part: _of_which(meanings[part]) for part in parts}
    return found


OF_GROUP = "tiêu đề là một nhóm trình độ"
SENT = "sent"
PROMISED = {"allocated", "planned", "demand"}
DELIVERED = {SENT, "enrolled", "completed"}
DONE = fold("TH")
"""Short for "Thực hiện" beside what was planned; beside levels it is "Tin học"."""
CARRIED_OUT = "kết quả bên cạnh số giao, là số đã cử"


def _grouped(
    meanings: dict[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Take "Đào tạo LLCT" over numbers for a count of that group, of no level that is known."""
    groups = {
        column: words.groups.get(fold(paths[column][-1]))
        or words.levels.titles.get(fold(paths[column][-1]))
        for column, meaning in meanings.items()
        if meaning.field is None
    }
    return meanings | {
        column: replace(meanings[column], field="quantity", why=OF_GROUP, context=group)
        for column, group in groups.items()
        if group
    }


def _may_be_level(text: str, levels: LevelSpellings) -> bool:
    """Tell whether a text names a level, though not which: several, unclear, or misspelt."""
    parts = [part for part in SEVERAL.split(text) if part.strip()]
    reads = [levels.named(part) for part in parts]
    together = len(reads) > 1 and all(read.key or read.doubt == "ambiguous" for read in reads)
    unclear = levels.read(text).doubt == "ambiguous"
    return together or unclear or nearest(text, levels) is not None


def nearest(text: str, levels: LevelSpellings) -> str | None:
    """Give the level whose spelling is so near to a text that it may be misspelt."""
    spellings = {**levels.assumed, **levels.phrases}
    near = difflib.get_close_matches(fold(text), spellings, 1, NEAR)
    key = spellings[near[0]] if near else ""
    return key if key not in {"", AMBIGUOUS, NONE} else None


def _odd(column: int, paths: Mapping[int, Sequence[str]], words: Words) -> bool:
    """Tell whether a heading says nothing where those beside it, under the same, say a lot."""
    path = paths[column]
    for depth, part in enumerate(path):
        if _plain(part, words):
            continue
        beside = {
            other[depth]
            for other in paths.values()
            if len(other) > depth and tuple(other[:depth]) == tuple(path[:depth])
        }
        said = [spoken(text, words) for text in beside]
        if any(one.measure or one.year for one in said):
            return True
    return False


def _plain(part: str, words: Words) -> bool:
    """Tell whether a heading is understood, or only leads to those beneath it."""
    if words.units.are_named(part) or words.units.stand_beneath(part):
        return True
    if spoken(part, words) != SILENT or fold(part) in words.parts or fold(part) in words.groups:
        return True
    field, why = words.field(part)
    return field is not None and not why.startswith(BEGINS)


def _unsaid(meaning: ColumnMeaning) -> ColumnMeaning:
    return replace(meaning, field=None, value=None, year=None, why=UNSAID)


def _is_portion(meaning: ColumnMeaning, heading: str) -> bool:
    """Tell a part of the numbers beside it, which is no mark of a sex where nobody is named."""
    return meaning.field in {None, "sex"} and PORTION.fullmatch(heading) is not None


def _of_which(meaning: ColumnMeaning) -> ColumnMeaning:
    return ColumnMeaning(None, meaning.heading, OF_WHICH)


def _not_added(meaning: ColumnMeaning) -> ColumnMeaning:
    if meaning.field != "total" or meaning.measure is None:
        return meaning
    return replace(meaning, field=meaning.measure, measure=None)


def _heads_places(
    texts: Sequence[str],
    said: Sequence[Spoken],
    fields: Mapping[str, str | None],
    words: Words,
) -> bool:
    """Tell whether proper names alone stand between levels or years and their sum."""
    names = texts[:-1]
    rows = {"level", "year"} & {field for text, field in fields.items() if text not in texts}
    sums = bool(rows and said) and said[-1].total and said.count(SILENT) == len(names)
    return sums and len(names) >= SHORTEST and all(map(words.units.may_be_place, names))


def all_count(texts: Sequence[str], words: Words) -> bool:
    """Tell whether all headings of a row are units, or all levels or years, sums apart."""
    said = [spoken(text, words) for text in texts]
    units = {text for text in texts if is_silent(text, words) and words.units.are_named(text)}
    parts = {one for one in said if one != SILENT and not one.total}
    if units:
        return len(units) >= SHORTEST and not parts and said.count(SILENT) == len(units)
    return len(parts) >= SHORTEST and SILENT not in said and len({p.shape() for p in parts}) == 1


def heads_counts(texts: Sequence[str], words: Words) -> bool:
    """Tell whether a row begins a header over counts: "Đơn vị | Năm 2018 | Năm 2019".

    Most of its cells are understood, and those that speak of counts speak alike: a row of
    labels with their values ("Lớp | Trung cấp LLCT | Năm | 2019") does not.
    """
    fields = {text: words.field(text)[0] for text in texts}
    labels = [text for text in texts if fields[text] in (*LABELS, "year", "stt", "note")]
    named = [text for text in texts if fields[text] in (*LABELS, "year", "stt")]
    units = {text for text in texts if words.units.are_named(text) and is_silent(text, words)}
    above = {text for text in texts if text not in labels and words.units.stand_beneath(text)}
    others = [text for text in texts if fields[text] != "stt"]
    if others and not any(fields[text] in (*LABELS, "year") for text in named):
        labels += others[:1]  # "Chỉ tiêu", or a heading of units that is not known
    said = [spoken(text, words) for text in texts if text not in {*labels, *units, *above}]
    if len(units) >= SHORTEST and texts[0] not in units:
        return said.count(SILENT) <= len(units)
    if not named:
        return False
    places = [text for text in texts if text not in labels]
    if (above and SILENT not in said) or _heads_places(places, said, fields, words):
        return True
    parts = [one for one in said if one != SILENT and not one.total]
    if not parts or 2 * said.count(SILENT) > len(parts):
        return False
    if any(one.measure for one in parts):
        return True
    alike = len({one.shape() for one in parts}) == 1
    return alike and len(parts) > 1
