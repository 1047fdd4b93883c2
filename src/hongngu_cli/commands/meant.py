"""What an option of `vocabulary` says a spelling means; a wrong one is told with what fits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.commands.asked import one_of
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.levels import Level
from hongngu_cli.model.spelling import Meaning, Unknown
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import clean, fold, has_marks, unmark
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.likeness import names_alike
from hongngu_cli.text.spellings import CodedSpellings, UnitSpellings
from hongngu_cli.text.suggestions import Suggestions

MOST_LISTED = 30
"""More names than these are not listed in an advice."""


def named(one: Unknown, name: str, vocabulary: Vocabulary) -> Meaning | None:
    """Find what an unknown spelling means where somebody names that; None for no such thing."""
    match one.kind:
        case "level":
            return _level(name, vocabulary)
        case "unit":
            known = UnitSpellings(vocabulary).known(name)
            return unit_called(known) if known else None
        case "heading":
            field = _by_label(name, _heading_labels(vocabulary))
            return _heading(field, vocabulary) if field else None
        case _:
            key = CodedSpellings(vocabulary, one.field).read(name)
            return _value(one.field, key, vocabulary) if key else None


def level_meant(name: str, vocabulary: Vocabulary) -> Meaning:
    """Find a level by any of its spellings."""
    found = _level(name, vocabulary)
    if found is None:
        labels = [(text, one.label) for one in vocabulary.level for text in _texts(one)]
        raise _unknown("--level", name, labels)
    return found


def _level(name: str, vocabulary: Vocabulary) -> Meaning | None:
    key = name if name in vocabulary.levels else LevelSpellings(vocabulary).read(name).key
    if key is None:
        return None
    label = vocabulary.label("level", key)
    return Meaning("level", key, label, "level", {"key": key}, "spellings")


def unit_meant(name: str, vocabulary: Vocabulary, *, new: bool) -> Meaning:
    """Find a unit by any of its spellings; with ``new`` one that is not known is a new one."""
    known = UnitSpellings(vocabulary).known(name)
    if known is None and not new:
        if not vocabulary.unit:
            says = "--unit: từ vựng của cơ quan chưa có đơn vị nào."
            raise Failure(USAGE, says, f'Thêm đơn vị trước: vocabulary add --unit "{name}"')
        names = [
            (text, unit.name) for unit in vocabulary.unit for text in (unit.name, *unit.aliases)
        ]
        raise _unknown("--unit", name, names)
    return unit_called(known or name)


def unit_called(name: str) -> Meaning:
    """Give a unit by its own name."""
    label = name.strip()
    return Meaning("unit", label, label, "unit", {"name": label}, "aliases")


def heading_meant(name: str, vocabulary: Vocabulary) -> Meaning:
    """Find the field of a column by its name or its label."""
    return _heading(_field("--heading", name, _heading_labels(vocabulary)), vocabulary)


def _heading_labels(vocabulary: Vocabulary) -> dict[str, str]:
    fields = dict.fromkeys(one.field for one in vocabulary.heading)
    return {one: vocabulary.field_label(one) for one in fields}


def _heading(field: str, vocabulary: Vocabulary) -> Meaning:
    label = vocabulary.field_label(field)
    return Meaning("heading", field, label, "heading", {"field": field}, "headings", field)


def value_meant(text: str, vocabulary: Vocabulary) -> Meaning:
    """Find a coded value by "field=value"; without a value its key is empty."""
    name, sign, said = text.partition("=")
    fields = dict.fromkeys(one.field for one in vocabulary.coded)
    labels = {one: vocabulary.field_label(one) for one in fields}
    if not sign and not _labelled(name.strip(), labels) and name.strip() not in labels:
        raise _without_field(name.strip(), labels, vocabulary)
    field = _field("--value", name.strip(), labels)
    if not said.strip():
        return Meaning("value", "", labels[field], "coded", {"field": field}, "spellings", field)
    key = CodedSpellings(vocabulary, field).read(said)
    if key is None:
        values = [one for one in vocabulary.coded if one.field == field]
        known = [
            (text, f"{one.key} ({one.label})")
            for one in values
            for text in (one.key, one.label, *one.spellings)
        ]
        raise _unknown(f"--value {field}", said.strip(), known)
    return _value(field, key, vocabulary)


def _without_field(text: str, labels: Mapping[str, str], vocabulary: Vocabulary) -> Failure:
    """Say that a value needs its field, and which have such a value."""
    keys = {field: CodedSpellings(vocabulary, field).read(text) for field in labels}
    found = [
        f'"{field}={key}" ({labels[field]}: {vocabulary.label(field, key)})'
        for field, key in keys.items()
        if key
    ]
    meant = f"Có phải {' hay '.join(found)}? " if found else ""
    return Failure(
        USAGE,
        f'--value: "{text}" chưa nói là giá trị của trường nào.',
        f"{meant}Ghi dạng trường=giá_trị; các trường: {', '.join(labels)}.",
    )


def _value(field: str, key: str, vocabulary: Vocabulary) -> Meaning:
    label = f"{vocabulary.field_label(field)}: {vocabulary.label(field, key)}"
    return Meaning("value", key, label, "coded", {"field": field, "key": key}, "spellings", field)


def placed(meaning: Meaning, text: str) -> Meaning:
    """Choose the list of a spelling: a single word means a level only as a whole cell."""
    alone = meaning.kind == "level" and " " not in clean(text)
    return replace(meaning, list_key="abbreviations") if alone else meaning


def like_a_slip(meaning: Meaning, text: str, vocabulary: Vocabulary) -> str:
    """Say what makes a new spelling, or a new unit, look like a slip; '' where nothing does."""
    if meaning.kind == "heading":
        begins = f"{fold(DAY)} "
        own = (
            word
            for one in vocabulary.heading
            if one.field == meaning.field
            for word in one.headings
        )
        dated = fold(text).startswith(begins)
        odd = dated and not any(fold(word).startswith(begins) for word in own)
        return f"“{text}” nói về ngày, còn cột {meaning.label} thì không" if odd else ""
    return _unit_like_a_slip(meaning, text, vocabulary) if meaning.kind == "unit" else ""


DAY = "ngày"
NUMBERS = re.compile(r"[0-9]+")


def _unit_like_a_slip(meaning: Meaning, text: str, vocabulary: Vocabulary) -> str:
    """Tell a unit that is nearly a known one, and a spelling that differs by its number."""
    key = UnitSpellings(vocabulary).key
    typed = key(text or meaning.key)
    for unit in vocabulary.unit:
        for said in (unit.name, *unit.aliases):
            numbers = [NUMBERS.findall(one) for one in (typed, key(said))]
            letters = [unmark(NUMBERS.sub(" ", one)) for one in (typed, key(said))]
            if unit.name == meaning.key:
                if numbers[0] != numbers[1] and letters[0] == letters[1]:
                    return f"“{text}” khác số với “{said}”, có thể là đơn vị khác"
            elif numbers[0] == numbers[1] and names_alike(typed, key(said)):
                return f"“{text or meaning.key}” gần giống “{said}” đã có, có thể là một đơn vị"
    return ""


def heading_in_doubt(option: str, name: str, vocabulary: Vocabulary) -> Failure | None:
    """Say between which columns a name leaves the choice; None for one that leaves none."""
    return _in_doubt(option, name, _heading_labels(vocabulary))


def _field(option: str, name: str, labels: Mapping[str, str]) -> str:
    if doubt := _in_doubt(option, name, labels):
        raise doubt
    return _by_label(name, labels) or one_of(option, name, list(labels))


def _in_doubt(option: str, name: str, labels: Mapping[str, str]) -> Failure | None:
    found = () if name in labels else _labelled(name, labels)
    if len(found) <= 1:
        return None
    listed = " hoặc ".join(f"“{labels[field]}” ({field})" for field in found)
    return Failure(
        USAGE,
        f'{option}: "{name}" có thể là {listed}.',
        f"Ghi tên trong ngoặc: {' hoặc '.join(found)}.",
    )


def _by_label(name: str, labels: Mapping[str, str]) -> str | None:
    """Find a field by its name or by what clerks call it; typed with no marks it must be sole."""
    if name in labels:
        return name
    found = _labelled(name, labels)
    same = (field for field in found if fold(labels[field]) == fold(name))
    return next(same, found[0] if len(found) == 1 else None)


def _labelled(name: str, labels: Mapping[str, str]) -> tuple[str, ...]:
    """Give the fields of a label; one typed without marks may be any that is so without them."""
    bare = not has_marks(name)

    def key(text: str) -> str:
        return unmark(fold(text)) if bare else fold(text)

    return tuple(field for field, label in labels.items() if key(label) == key(name))


def _texts(level: Level) -> tuple[str, ...]:
    return (level.key, level.label, *level.spellings, *level.abbreviations, *level.assumed)


def _unknown(option: str, name: str, known: Sequence[tuple[str, str]]) -> Failure:
    """Say that there is no such thing, and which is nearest."""
    labels = dict.fromkeys(label for _, label in known)
    near = Suggestions(known).nearest(name)
    hint = f'Có phải "{near}"? ' if near else ""
    listed = f"Dùng được: {'; '.join(labels)}." if len(labels) <= MOST_LISTED else ""
    return Failure(USAGE, f'{option}: không có "{name}".', f"{hint}{listed}".strip())
