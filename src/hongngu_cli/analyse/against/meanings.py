"""What figures of a text mean, as far as the vocabulary tells: questions to be asked of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from hongngu_cli.analyse.against.aside import SEVERAL, left_over, set_aside
from hongngu_cli.analyse.against.asked import Meaning, Question
from hongngu_cli.analyse.against.bits import Bit
from hongngu_cli.analyse.against.narrowings import is_divided_otherwise, options, read_before
from hongngu_cli.analyse.against.pieces import Piece
from hongngu_cli.analyse.against.scopes import (
    COURSES,
    UNIT,
    WHO,
    Said,
    audience_of,
    classes_beside,
    measure_of,
    owners_of,
    said,
)
from hongngu_cli.analyse.against.times import Timeline, told_beside
from hongngu_cli.text.periods import Period

TRAINING, BOTH = frozenset(("training",)), frozenset(("level", "group", "training"))
SEATS, CLASSES = "seats", "classes"
OURS = frozenset(("people", "turns", SEATS, CLASSES, ""))
PEOPLE = ("sent", "enrolled", "completed", "studying")
OF_QUOTA = frozenset(("sent", "enrolled", "completed"))
HELD = frozenset(("held", CLASSES, "learners"))
OF_WHOM = {
    "women": "sex.nu",
    "men": "sex.nam",
    "young": "young.yes",
    "minority": "minority.thieu-so",
}
HALF = {"đào tạo", "bồi dưỡng", "lớp bồi dưỡng", "các lớp bồi dưỡng"}
"""By themselves these may mean all training, or that of some groups only."""
NOT_OURS = "không nói về số đã cử đi học, lớp đã mở hay chỉ tiêu, nhu cầu"
NO_PERIOD = "văn bản không cho biết kỳ nào, hoặc nêu nhiều kỳ mà câu không nói là kỳ nào"
MAY_BE_NARROWER = "có thể chỉ nói về một phần (một trình độ, một đơn vị, phần ngoài số đã nêu)"


@dataclass(slots=True)
class Around:
    """What stands above a sentence: periods named, what was counted last, what it is about."""

    timeline: Timeline
    measure: str = ""
    topics: list[Piece] = field(default_factory=list)
    trains: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Tells what figures mean; ``kinds`` are those of words behind a number."""

    kinds: Mapping[str, str]
    groups: Mapping[str, str]

    def meaning(self, bit: Bit, sentence: Sequence[Bit], around: Around) -> Meaning:
        """Tell what the figure of a bit means."""
        figure = bit.figure
        unit = figure.mention.unit.lower() if figure and figure.mention else ""
        kind = self.kinds.get(unit, "")
        if kind not in OURS:
            return Meaning(why=NOT_OURS)
        if why := set_aside(bit, sentence):
            return Meaning(why=why)
        measure, weak = self._measure(bit, kind, around)
        others, doubt = _others(bit, measure)
        trains = around.trains or any(_trains(piece) for one in sentence for piece in one.own)
        if not measure or (measure in {*PEOPLE} and not trains):
            return Meaning(why=NOT_OURS)
        beside = classes_beside(bit, self.kinds) if measure == "learners" else None
        scopes = (bit, *owners_of(bit), *([beside] if beside else []))
        of_people = measure not in {CLASSES, "learners"}
        if left := next(left_over(scopes, self.kinds, of_people=of_people), ""):
            return Meaning(why=f"câu còn nói “{left}”, là điều sổ không chia ra được")
        told = self._asked(bit, sentence, around, (measure, *others), weak=weak)
        return replace(told, sure=False, why=told.why or doubt) if others else told

    def _measure(self, bit: Bit, kind: str, around: Around) -> tuple[str, bool]:
        """Give what a figure counts, and whether only an earlier sentence says so."""
        own = measure_of(bit)
        kind = CLASSES if own == CLASSES else kind
        earlier = self._earlier(bit)
        if kind == CLASSES or own in {"learners", "held"}:
            held = {own, earlier, around.measure} & HELD
            of = CLASSES if kind == CLASSES else own if own == "learners" else ""
            return (of if held - {"learners"} or earlier in HELD else "", False)
        if kind == SEATS and own not in PEOPLE:
            return ("demand" if own == "demand" else "allocated", False)
        if own or earlier:
            of_classes = not own and earlier in HELD
            return ((kind and "learners") if of_classes else own or earlier, False)
        told = bool(said(bit.own, COURSES | UNIT | WHO)) or any(
            one.kind == "period" for one in bit.own
        )
        return (around.measure, True) if around.measure in PEOPLE and told else ("", False)

    def _earlier(self, bit: Bit) -> str:
        """Give what the figures before one in its sentence count."""
        for one in reversed(bit.earlier):
            figure = one.figure
            if figure and figure.mention and self.kinds.get(figure.mention.unit) == CLASSES:
                return CLASSES if HELD & {measure_of(one), self._earlier(one)} else ""
            if figure and figure.mention and self.kinds.get(figure.mention.unit) == SEATS:
                return "allocated"
            if found := measure_of(one) or _last_measure(one):
                return found
        if bit.parent:
            return measure_of(bit.parent) or self._earlier(bit.parent)
        return ""

    def _asked(
        self,
        bit: Bit,
        sentence: Sequence[Bit],
        around: Around,
        measures: Sequence[str],
        *,
        weak: bool,
    ) -> Meaning:
        measure = measures[0]
        courses, units, who = (options(bit, whats) for whats in (COURSES, UNIT, WHO))
        if courses is None or units is None or who is None:
            return Meaning(why=SEVERAL)
        wider = self._above(bit, around, measure)
        of_people = measure not in {CLASSES, "learners"}
        half = of_people and _half(bit) and not said(bit.own, COURSES)
        courses = [*courses, *([("group", "boi-duong")] if half else [])]
        courses = list(dict.fromkeys([*courses, *(one for one in wider if one[0] != "unit")]))
        units = list(dict.fromkeys([*units, *(one for one in wider if one[0] == "unit")]))
        beside = told_beside(bit, sentence)
        periods: list[Period | None] = [*(beside or around.timeline.inherited())]
        summed = any(one.what == "summed" for one in bit.own)
        told = beside or around.timeline.governs
        read = {piece.what for piece in read_before(bit)}
        rest = "besides" in read or ("date" in read and not beside)
        parts = half or (summed and bit.earlier) or rest or ("young", "") in who
        parts = parts or is_divided_otherwise(bit, sentence)
        if measure in BASES and not said(bit.own, COURSES) and ("", "") in courses:
            beside_it = [one for part in bit.earlier for one in said(part.own, COURSES)]
            courses = list(dict.fromkeys([*courses, *beside_it]))
            parts = parts or bool(beside_it)
        sure = bool(periods and told) and not wider and not parts
        asked_of = product(periods or [None], courses, units, who, measures)
        questions = [
            asked
            for period, course, unit, whom, counted in asked_of
            for asked in self._questions(bit, counted, course, whom)
            for asked in (replace(asked, period=period, unit=unit[1]),)
        ]
        if not questions:
            return Meaning(why=NOT_OURS)
        why = "" if sure else MAY_BE_NARROWER if periods and told else NO_PERIOD
        return Meaning(tuple(dict.fromkeys(questions)), sure, why, weak)

    def _above(self, bit: Bit, around: Around, measure: str) -> list[Said]:
        """Give what earlier sentences and headings may narrow a figure down to."""
        if measure in {CLASSES, "learners"}:
            return []
        whats = [what for what in (COURSES, UNIT) if not said(bit.own, what)]
        return [one for what in whats for one in said(around.topics, what)]

    def _questions(self, bit: Bit, measure: str, course: Said, whom: Said) -> Iterator[Question]:
        what, key = course
        if measure in {CLASSES, "learners"}:
            yield from self._of_classes(bit, "count" if measure == CLASSES else measure, course)
            return
        if measure in {"allocated", "demand"}:
            if what != "group" and not whom[0]:
                yield Question("quota", f"quota.{measure}.{key or 'total'}")
            return
        base = f"{what}.{key}" if key else ""
        keys = [part for part in (base, OF_WHOM.get(whom[0], "")) if part]
        asked = Question("roster", "/".join(keys) or "total", status=measure)
        told = [replace(asked, count=count) for count in self._counts(bit)]
        if measure in OF_QUOTA and what != "group" and not whom[0]:
            # Where seats are spoken of, only those of levels that have any may be meant.
            of_seats = Question("quota", f"quota.{measure}.{key or 'total'}")
            seats = any(measure_of(one) in BASES for one in bit.earlier)
            told.insert(0 if seats else len(told), of_seats)
        yield from told

    def _of_classes(self, bit: Bit, name: str, course: Said) -> Iterator[Question]:
        begins = f"classes.{name}"
        beside = classes_beside(bit, self.kinds) if name == "learners" else None
        audience = audience_of(bit) or (audience_of(beside) if beside else "")
        if audience:
            yield Question("classes", f"{begins}.audience.{audience}")
        elif course[0] == "level":
            yield Question("classes", f"{begins}.level.{course[1]}")
        elif not course[0]:
            yield Question("classes", begins)

    def _counts(self, bit: Bit) -> Sequence[str]:
        """Give whether enrolments or people are counted, the likelier first."""
        figure = bit.figure
        unit = figure.mention.unit.lower() if figure and figure.mention else ""
        if self.kinds.get(unit) == "turns":
            return ("enrolments",)
        return ("people", "enrolments") if unit == "người" else ("enrolments", "people")


def _others(bit: Bit, measure: str) -> tuple[Sequence[str], str]:
    """Give what else a figure may count, and why that is not told."""
    figure = bit.figure
    ratio = bool(figure and figure.mention and figure.mention.numeral.ratio)
    if ratio and measure in BASES:
        return [*PEOPLE, *(one for one in BASES if one != measure)], BASE
    behind = {one.what for one in bit.behind if one.what in PEOPLE} - {measure}
    if measure in PEOPLE and behind:
        return sorted(behind), SEVERAL_DONE
    if not measure_of(bit) and (measure in BASES or (ratio and measure in PEOPLE)):
        # Seats and those asked for are told side by side.
        return [one for one in ("sent", *BASES) if one != measure], BASE
    return (), ""


def _last_measure(bit: Bit) -> str:
    found = [one.what for one in bit.own if one.what in {*PEOPLE, "allocated", "demand", "held"}]
    return found[-1] if found else ""


def _half(bit: Bit) -> bool:
    return any(one.text.lower() in HALF for one in bit.own if one.what == "training")


def _trains(piece: Piece) -> bool:
    return piece.what in BOTH or (piece.what == "sent" and "đào tạo" in piece.text.lower())


def of_base(meaning: Meaning) -> Meaning:
    """Tell what the second number of "139/154" may be: seats, demand, or everybody sent."""
    bases: list[Question] = []
    for one in meaning.questions:
        last = one.key.rpartition(".")[2] if one.key != "total" else "total"
        seats = (replace(one, source="quota", key=f"quota.{name}.{last}") for name in BASES)
        bases += (replace(base, status="sent", count="enrolments") for base in seats)
        bases.append(replace(one, source="roster", key="total"))
    return Meaning(tuple(dict.fromkeys(bases)), sure=False, why=meaning.why or BASE)


BASES = ("allocated", "demand")
BASE = "không rõ là tỷ số trên số nào"
SEVERAL_DONE = "câu nêu nhiều việc (cử đi, nhập học, hoàn thành) quanh một số"
