"""The fields figures can be broken down by: each row's value, its label, the order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.age_bands import Breakdown, ages_at, by_bands, by_youth
from hongngu_cli.model.settings import Settings
from hongngu_cli.model.table import Kind, Term, Value
from hongngu_cli.model.vocabulary import UNRECOGNISED, Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import COUNTED_AS, CodedSpellings, UnitSpellings

if TYPE_CHECKING:
    import pandas as pd

NOT_TOLD = Term("unrecognised", UNRECOGNISED)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to break a frame down.

    ``of_rows`` gives a row's key (None where unknown); ``terms`` the keys in order with
    how each is shown; ``lacking`` tells that a row of those it was made for has none.
    """

    key: str
    title: str
    kind: Kind
    of_rows: pd.Series
    terms: Mapping[object, Value]
    lacking: bool = False


TITLES: Mapping[str, str] = {
    "level": "Trình độ, chương trình",
    "group": "Nhóm",
    "unit": "Đơn vị",
    "year": "Năm",
    "sex": "Giới tính",
    "age": "Độ tuổi",
    "age3": "Nhóm tuổi",
    "young": "Cán bộ trẻ",
    "priority": "Đối tượng",
    "mode": "Hình thức",
    "place": "Nơi đào tạo",
    "sponsor": "Cử đi, tự túc",
    "status": "Tình trạng",
    "result": "Kết quả",
    "institution": "Cơ sở đào tạo",
    "ethnicity": "Dân tộc",
    "minority": "Nhóm dân tộc",
    "position": "Chức vụ",
    "post_level": "Cấp của chức vụ",
    "leader": "Lãnh đạo, quản lý",
}


@dataclass(frozen=True, slots=True)
class Basis:
    """What rows are told apart by, besides themselves: words, the day of ages, settings."""

    vocabulary: Vocabulary
    as_of: dt.date
    settings: Settings


DEFAULTS = Settings()


def dimension(
    field: str,
    frame: pd.DataFrame,
    vocabulary: Vocabulary,
    as_of: dt.date,
    settings: Settings = DEFAULTS,
) -> Dimension:
    """Break a frame down by a field of TITLES."""
    values, terms = BREAKDOWNS.get(field, _free)(field, frame, Basis(vocabulary, as_of, settings))
    present = set(values.dropna().unique())
    shown = {key: term for key, term in terms.items() if key in present}
    kind: Kind = "year" if field == "year" else "text"
    return Dimension(field, TITLES[field], kind, values, shown, bool(values.isna().any()))


def _coded(field: str, frame: pd.DataFrame, basis: Basis) -> Breakdown:
    vocabulary = basis.vocabulary
    own = {"level": vocabulary.levels, "group": vocabulary.groups}
    keys = (
        list(own[field]) if field in own else [c.key for c in vocabulary.coded if c.field == field]
    )
    return frame[field], {key: Term(key, vocabulary.label(field, key)) for key in keys}


def _numbers(field: str, frame: pd.DataFrame, _: Basis) -> Breakdown:
    values = frame[field].astype(object).where(frame[field].notna(), None)
    return values, {number: int(number) for number in sorted(values.dropna().unique())}


def _units(_: str, frame: pd.DataFrame, basis: Basis) -> Breakdown:
    """Group spellings of one unit; the vocabulary's units in its order, then the others."""
    units = UnitSpellings(basis.vocabulary)
    labels = units.labels([*frame["unit"].dropna().unique()])
    values = frame["unit"].map(labels).astype(object)
    last = len(units.order)
    order = sorted(
        set(labels.values()), key=lambda name: (units.order.get(name, last), fold(name), name)
    )
    return values.where(values.notna(), None), {name: name for name in order}


def _ages(field: str, frame: pd.DataFrame, basis: Basis) -> Breakdown:
    bands = basis.settings.bands
    return by_bands(ages_at(frame, basis.as_of), bands.ages if field == "age" else bands.coarse)


def _young(_: str, frame: pd.DataFrame, basis: Basis) -> Breakdown:
    targets = basis.settings.targets
    return by_youth(ages_at(frame, targets.young_as_of or basis.as_of), targets)


def _minorities(_: str, frame: pd.DataFrame, basis: Basis) -> Breakdown:
    """Take every people of the vocabulary but the majority for a minority.

    What is no people ("Kimh") is in neither group.
    """
    groups, peoples = (CodedSpellings(basis.vocabulary, name) for name in ("minority", "people"))
    majority = {*groups.keys.values()}
    keys = {}
    for text in frame["ethnicity"].dropna().unique():
        people = peoples.told(text)
        own = people if people in majority else people and MINORITY
        keys[text] = groups.read(text) or own
    return _of_terms(frame["ethnicity"].map(keys), "minority", basis.vocabulary)


def _spelt(field: str, frame: pd.DataFrame, basis: Basis) -> Breakdown:
    """Group spellings of grades and peoples; what is none stays as the office wrote it."""
    coded = COUNTED_AS[field]
    spellings = CodedSpellings(basis.vocabulary, coded)
    first: dict[str, str] = {}
    keys = {
        text: spellings.told(text) or first.setdefault(fold(text), text)
        for text in frame[field].dropna().unique()
    }
    return _of_terms(frame[field].map(keys), coded, basis.vocabulary)


def _of_terms(values: pd.Series, field: str, vocabulary: Vocabulary) -> Breakdown:
    """Put the vocabulary's values first, in its order, then the others as they come."""
    values = values.astype(object)
    coded = [one.key for one in vocabulary.coded if one.field == field]
    keys = dict.fromkeys([*coded, *values.dropna().unique()])
    terms: dict[object, Value] = {key: Term(key, vocabulary.label(field, key)) for key in keys}
    return values.where(values.notna(), None), terms


MINORITY = "thieu-so"


def _free(field: str, frame: pd.DataFrame, _: Basis) -> Breakdown:
    """Group free text by its folded form, the most frequent first."""
    first: dict[str, str] = {}
    labels = {text: first.setdefault(fold(text), text) for text in frame[field].dropna().unique()}
    values = frame[field].map(labels).astype(object)
    counts = values.value_counts()
    order = sorted(counts.index, key=lambda text: (-counts[text], fold(text), text))
    return values.where(values.notna(), None), {text: text for text in order}


BREAKDOWNS: Mapping[str, Callable[[str, pd.DataFrame, Basis], Breakdown]] = {
    "level": _coded,
    "group": _coded,
    "sex": _coded,
    "mode": _coded,
    "place": _coded,
    "sponsor": _coded,
    "status": _coded,
    "post_level": _coded,
    "leader": _coded,
    "year": _numbers,
    "priority": _numbers,
    "unit": _units,
    "age": _ages,
    "age3": _ages,
    "young": _young,
    "minority": _minorities,
    "result": _spelt,
    "ethnicity": _spelt,
}
