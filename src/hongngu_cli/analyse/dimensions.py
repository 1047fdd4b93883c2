"""The fields figures can be broken down by: each row's value, its label, the order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from hongngu_cli.model.table import Kind, Term, Value
from hongngu_cli.model.vocabulary import UNRECOGNISED, Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import UnitSpellings

if TYPE_CHECKING:
    import pandas as pd

BANDS = (30, 35, 40, 45, 50, 55, 60)
"""Upper ends of the age bands that official forms use; above the last one is open."""
NOT_TOLD = Term("unrecognised", UNRECOGNISED)


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to break a frame down.

    ``of_rows`` gives a row's key (None where unknown); ``terms`` the keys in order with
    how each is shown.
    """

    key: str
    title: str
    kind: Kind
    of_rows: pd.Series
    terms: Mapping[object, Value]


TITLES: Mapping[str, str] = {
    "level": "Trình độ, chương trình",
    "group": "Nhóm",
    "unit": "Đơn vị",
    "year": "Năm",
    "sex": "Giới tính",
    "age": "Độ tuổi",
    "priority": "Đối tượng",
    "mode": "Hình thức",
    "status": "Tình trạng",
    "institution": "Cơ sở đào tạo",
    "ethnicity": "Dân tộc",
    "position": "Chức vụ",
}


def dimension(field: str, frame: pd.DataFrame, vocabulary: Vocabulary, as_of: dt.date) -> Dimension:
    """Break a frame down by a field of TITLES."""
    values, terms = BREAKDOWNS.get(field, _free)(field, frame, vocabulary, as_of)
    present = set(values.dropna().unique())
    shown = {key: term for key, term in terms.items() if key in present}
    kind: Kind = "year" if field == "year" else "text"
    return Dimension(field, TITLES[field], kind, values, shown)


Breakdown = tuple["pd.Series", Mapping[object, Value]]


def _coded(field: str, frame: pd.DataFrame, vocabulary: Vocabulary, _: dt.date) -> Breakdown:
    own = {"level": vocabulary.levels, "group": vocabulary.groups}
    keys = (
        list(own[field]) if field in own else [c.key for c in vocabulary.coded if c.field == field]
    )
    return frame[field], {key: Term(key, vocabulary.label(field, key)) for key in keys}


def _numbers(field: str, frame: pd.DataFrame, vocabulary: Vocabulary, _: dt.date) -> Breakdown:
    values = frame[field].astype(object).where(frame[field].notna(), None)
    del vocabulary
    return values, {number: int(number) for number in sorted(values.dropna().unique())}


def _units(_: str, frame: pd.DataFrame, vocabulary: Vocabulary, __: dt.date) -> Breakdown:
    """Group spellings of one unit; the vocabulary's units in its order, then the others."""
    units = UnitSpellings(vocabulary)
    labels = units.labels([*frame["unit"].dropna().unique()])
    values = frame["unit"].map(labels).astype(object)
    last = len(units.order)
    order = sorted(
        set(labels.values()), key=lambda name: (units.order.get(name, last), fold(name), name)
    )
    return values.where(values.notna(), None), {name: name for name in order}


def _ages(_: str, frame: pd.DataFrame, __: Vocabulary, as_of: dt.date) -> Breakdown:
    import pandas as pd

    ages = ages_at(frame, as_of)
    edges = [float("-inf"), *BANDS, float("inf")]
    keys = [
        f"<={BANDS[0]}",
        *(f"{low + 1}-{high}" for low, high in pairwise(BANDS)),
        f">{BANDS[-1]}",
    ]
    labels = [
        f"Từ {BANDS[0]} tuổi trở xuống",
        *(f"{key} tuổi" for key in keys[1:-1]),
        f"Trên {BANDS[-1]} tuổi",
    ]
    values = pd.cut(ages.astype("float64"), edges, labels=keys).astype(object)
    return values.where(values.notna(), None), {
        key: Term(key, label) for key, label in zip(keys, labels, strict=True)
    }


def ages_at(frame: pd.DataFrame, as_of: dt.date) -> pd.Series:
    """Give ages in full years; where only the birth year is known, as of the year's end."""
    birth = frame["birth_date"]
    before = (birth.dt.month * 100 + birth.dt.day) > (as_of.month * 100 + as_of.day)
    ages: pd.Series = as_of.year - frame["birth_year"].astype("Float64") - before.astype("Float64")
    return ages


def _free(field: str, frame: pd.DataFrame, _: Vocabulary, __: dt.date) -> Breakdown:
    """Group free text by its folded form, the most frequent first."""
    first: dict[str, str] = {}
    labels = {text: first.setdefault(fold(text), text) for text in frame[field].dropna().unique()}
    values = frame[field].map(labels).astype(object)
    counts = values.value_counts()
    order = sorted(counts.index, key=lambda text: (-counts[text], fold(text), text))
    return values.where(values.notna(), None), {text: text for text in order}


BREAKDOWNS: Mapping[str, Callable[[str, pd.DataFrame, Vocabulary, dt.date], Breakdown]] = {
    "level": _coded,
    "group": _coded,
    "sex": _coded,
    "mode": _coded,
    "status": _coded,
    "year": _numbers,
    "priority": _numbers,
    "unit": _units,
    "age": _ages,
}
