"""Count classes and their learners by year, audience, organiser and more."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from hongngu_cli.analyse.dimensions import NOT_TOLD
from hongngu_cli.model.counts import Count, Counts
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.table import Kind, Term, Value
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.organisers import Organisers
from hongngu_cli.text.spellings import CodedSpellings, UnitSpellings

TITLES: Mapping[str, str] = {
    "year": "Năm",
    "audience": "Đối tượng",
    "organiser": "Đơn vị tổ chức",
    "partner": "Đơn vị phối hợp",
    "level": "Trình độ, chương trình",
    "unit": "Đơn vị",
    "mode": "Hình thức",
}
"""What classes can be broken down by."""
MEASURES: Mapping[str, tuple[str, str]] = {
    "count": ("classes", "Số lớp"),
    "learners": ("learners", "Lượt học viên"),
    "planned.count": ("planned_classes", "Số lớp theo kế hoạch"),
    "planned.learners": ("planned_learners", "Số học viên theo kế hoạch"),
    "graded": ("graded", "Số học viên có kết quả"),
    "summoned": ("summoned", "Số người được triệu tập"),
    "attended": ("attended", "Số người tham dự"),
}
"""What is counted, by how figures' keys name it: the field of its numbers, its label."""
ALONE = Term("none", "Không có đơn vị phối hợp")
Key = Hashable
Keyed = Callable[[Count], Key]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A way to break numbers down: the key of each (None where it is not told), terms in order."""

    key: str
    title: str
    kind: Kind
    of: Keyed
    terms: Mapping[Key, Value]


class ClassNumbers:
    """The numbers of classes, counted by what is known of them."""

    def __init__(self, counts: Counts, vocabulary: Vocabulary) -> None:
        """Take the numbers as selected."""
        self.counts, self.vocabulary = counts.counts, vocabulary
        self.units, self.organisers = UnitSpellings(vocabulary), Organisers(vocabulary)

    @cached_property
    def dimensions(self) -> Mapping[str, Dimension]:
        """Give every way to break the numbers down."""
        partners = any(self._partner(one) for one in self.counts)
        return {
            "year": self._told("year", lambda one: one.year, kind="year"),
            "audience": self._told("audience", self._audience),
            "organiser": self._named("organiser", lambda one: self._parted(one)[0]),
            "partner": self._named("partner", self._partner, ALONE if partners else None),
            "level": self._coded("level", [*self.vocabulary.levels], lambda one: one.level),
            "unit": self._named("unit", lambda one: one.unit),
            "mode": self._coded(
                "mode",
                [*CodedSpellings(self.vocabulary, "mode").keys.values()],
                self._spelt("mode", lambda one: one.mode),
            ),
        }

    @cached_property
    def results(self) -> Dimension:
        """Give the results of learners in the vocabulary's order."""
        grades = [*dict.fromkeys(CodedSpellings(self.vocabulary, "grade").keys.values())]
        return self._coded("grade", grades, self._spelt("grade", lambda one: one.result))

    def of(self, measure: str) -> tuple[Count, ...]:
        """Give the numbers of one measure."""
        return tuple(one for one in self.counts if one.field == MEASURES[measure][0])

    def figures(self, suffix: str) -> dict[str, Figure]:
        """Name the figures: totals, each value of each way, and audience by year."""
        told: list[Figure] = []
        ways = self.dimensions
        pairs = ((ways["audience"], ways["year"]),)
        for measure in MEASURES:
            numbers = self.of(measure)
            told.append(_figure(measure, (), numbers, suffix))
            if measure == "graded":
                told += _broken(measure, (self.results,), numbers, suffix)
                continue
            for way in ways.values():
                told += _broken(measure, (way,), numbers, suffix)
            for pair in pairs:
                told += _broken(measure, pair, numbers, suffix)
        return {figure.key: figure for figure in told}

    def crossed(self, by: Sequence[Dimension], suffix: str) -> dict[str, Figure]:
        """Name the figures of one or two ways that are asked for."""
        told = [
            figure
            for measure in ("count", "learners")
            for figure in _broken(measure, tuple(by), self.of(measure), suffix)
        ]
        return {figure.key: figure for figure in told}

    def _parted(self, one: Count) -> tuple[str | None, str | None]:
        return self.organisers.parted(one.organiser)

    def _partner(self, one: Count) -> str | None:
        return one.partner or self._parted(one)[1]

    def _audience(self, one: Count) -> str | None:
        level = self.vocabulary.label("level", one.level) if one.level else None
        return one.audience or level

    def _spelt(self, field: str, text: Callable[[Count], str | None]) -> Keyed:
        """Read coded words; one that is not known stays as the office wrote it."""
        spellings = CodedSpellings(self.vocabulary, field)

        def read(one: Count) -> str | None:
            said = text(one)
            return said and (spellings.read(said) or spellings.within(said) or said)

        return read

    def _told(
        self,
        field: str,
        of: Callable[[Count], str | int | None],
        kind: Kind = "text",
    ) -> Dimension:
        """Break down by years, which stand in order, or by texts, as they first come."""
        told = [value for one in self.counts if (value := of(one)) is not None]
        if kind == "year":
            years: dict[Key, Value] = {value: value for value in sorted(set(told))}
            return Dimension(field, TITLES[field], kind, of, years)
        first: dict[str, str] = {}
        labels = {text: first.setdefault(fold(str(text)), str(text)) for text in told}
        terms: dict[Key, Value] = {text: text for text in first.values()}
        return Dimension(field, TITLES[field], kind, lambda one: labels.get(of(one) or ""), terms)

    def _named(
        self, field: str, of: Callable[[Count], str | None], lacking: Term | None = None
    ) -> Dimension:
        """Break down by units in any spelling, the vocabulary's first, in its order."""
        told = [text for one in self.counts if (text := of(one)) is not None]
        labels = self.units.labels(dict.fromkeys(told))
        last = len(self.units.order)
        order = sorted(dict.fromkeys(labels.values()), key=lambda n: self.units.order.get(n, last))
        terms: dict[Key, Value] = {name: name for name in order}
        if lacking is None:
            return Dimension(
                field, TITLES[field], "text", lambda one: labels.get(of(one) or ""), terms
            )
        terms[lacking.key] = lacking
        return Dimension(
            field,
            TITLES[field],
            "text",
            lambda one: labels.get(of(one) or "", lacking.key),
            terms,
        )

    def _coded(self, field: str, keys: Iterable[str], of: Keyed) -> Dimension:
        """Break down by keys of the vocabulary in its order, then by what it does not know."""
        there = dict.fromkeys(key for one in self.counts if (key := of(one)) is not None)
        known = dict.fromkeys(key for key in keys if key in there)
        names = dict.fromkeys(str(key) for key in (*known, *there))
        terms: dict[Key, Value] = {
            name: Term(name, self.vocabulary.label(field, name)) for name in names
        }
        return Dimension(field, TITLES.get(field, "Kết quả"), "text", of, terms)


def key_of(measure: str, *at: tuple[Dimension, Key]) -> str:
    """Name a figure: ``classes.count.2019``, ``classes.learners.audience.Đoàn viên/2019``."""
    parts = (
        str(NOT_TOLD.key if key is None else key)
        if way.key == "year" and key is not None
        else f"{way.key}.{NOT_TOLD.key if key is None else key}"
        for way, key in at
    )
    named = "/".join(parts)
    return f"classes.{measure}.{named}" if named else f"classes.{measure}"


def in_planned_years(numbers: Iterable[Count], field: str) -> list[Count]:
    """Give the numbers of a field in years of which a plan of it is told, to hold against it."""
    every = list(numbers)
    years = {one.year for one in every if one.field == f"planned_{field}"}
    return [one for one in every if one.field == field and one.year in years]


def rows_of(way: Dimension, numbers: Iterable[Count]) -> list[tuple[Key, Value]]:
    """Give the terms of a way that numbers have, in order; what is not told last."""
    there = {way.of(one) for one in numbers}
    told = [(key, term) for key, term in way.terms.items() if key in there]
    return [*told, *([(None, NOT_TOLD)] if None in there else [])]


def average(numbers: Sequence[Count]) -> tuple[float | None, int]:
    """Give the learners of a class, on average, and of how many classes they are told.

    A class of which nobody wrote how many learned there says nothing of its size, nor do
    learners of whom nobody wrote in how many classes.
    """
    told = {field: _by_row(numbers, field) for field in ("classes", "learners")}
    both = [row for row in told["classes"] if row in told["learners"]]
    classes = sum(told["classes"][row] for row in both)
    learners = sum(told["learners"][row] for row in both)
    return (learners / classes if classes else None), classes


def _by_row(numbers: Iterable[Count], field: str) -> dict[Hashable, int]:
    """Add up the numbers of a field that stand in one row."""
    found: dict[Hashable, int] = {}
    for one in numbers:
        if one.field == field:
            row = (one.place.path, one.place.sheet, one.place.row)
            found[row] = found.get(row, 0) + one.value
    return found


def _broken(
    measure: str, by: tuple[Dimension, ...], numbers: Sequence[Count], suffix: str
) -> Iterable[Figure]:
    """Name a figure for each value, or pair of values, that numbers have."""
    cells: dict[tuple[Key, ...], list[Count]] = {}
    for one in numbers:
        cells.setdefault(tuple(way.of(one) for way in by), []).append(one)
    for keys, own in cells.items():
        yield _figure(measure, tuple(zip(by, keys, strict=True)), tuple(own), suffix)


def _figure(
    measure: str, at: tuple[tuple[Dimension, Key], ...], numbers: tuple[Count, ...], suffix: str
) -> Figure:
    says = "; ".join(
        f"{way.title}: {NOT_TOLD if key is None else way.terms[key]}" for way, key in at
    )
    period = "" if any(way.key == "year" for way, _ in at) else suffix
    label = ", ".join(part for part in (MEASURES[measure][1], says, period) if part)
    value = sum(one.value for one in numbers)
    return Figure(key_of(measure, *at), label, value, cells=lambda: numbers)
