"""The words of headings: what each means by itself, and the path of them over each column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from hongngu_cli.model.recognition import DATE_PARTS, WAYS
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.context import subjects_of
from hongngu_cli.read.headings.unit_words import UnitWords, unit_words
from hongngu_cli.text.fold import clean, fold, has_marks, unmark
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import NOTHING, CodedSpellings, any_of, as_written

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\*+$")
YEAR = re.compile(r"(?:năm\s*)?((?:19|20)\d\d)", re.IGNORECASE)
SPLIT = {"Nam": "nam", "Nữ": "nu"}
BY_SEX = ("birth_date", "name")
"""Fields whose values may stand in a column of the person's sex each."""
PREFIX_WORDS = 2
"""A heading that only begins with a known one must share at least so many words."""
INITIALS = re.compile(r"[^\W\d_]+(?:[./][^\W\d_]+)+")
PARTED = re.compile(r"[./]")
LONGEST_SHORT = 30
"""Letters of a heading that is shortened so: "Đ.vị công tác"."""
GENERAL = fold("Trình độ")
"""A heading that does not say which levels are meant: held or sent to, or those of schools."""
OF_VALUES = {"result": "status"}
"""Fields of free text whose common values are those of a coded field: "Khá" is a status too."""
UNIT_AND_NAME = ("unit", "name")
UNITS_AMONG_NAMES = "ghi tên đơn vị rồi họ tên từng người ở dưới"
"""Why a heading of both, "Đơn vị/Họ và tên", is one of names: units head their people there."""
ASKED_OF_PEOPLE = frozenset(
    ("name", "birth_date", "sex", "position", "position_unit", "unit", "ethnicity", "party_date")
)
"""Fields whose headings mean the same behind what a form says politely."""
NOT_KNOWN = "tiêu đề chưa biết"
MAPPED = "do --map chỉ định"
"""Why a column means what it does, where ``--map`` says so."""
BEGINS = "bắt đầu như tiêu đề đã biết"
KNOWN_ELSEWHERE = "đã có cột khác đúng tiêu đề này"
"""Why a heading that only begins as a known one means nothing."""
FIELD_WANTED = (
    'Nếu cần, thêm --map "{heading}=tên_trường"; --map "{heading}=?" cho xem các tên trường.'
)
"""What is advised of a heading that is not known; an unknown field makes ``--map`` list them."""


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary's headings, folded for matching."""

    fields: Mapping[str, str]
    unmarked: Callable[[], Mapping[str, str]]
    under: Mapping[str, Mapping[str, tuple[str, str | None]]]
    levels: LevelSpellings
    groups: Mapping[str, str]
    mapped: Mapping[str, str]
    of_people: Mapping[str, str] = field(default_factory=dict)
    """Headings that mean a field only in lists of people, with and without marks."""
    over_words: Mapping[str, str] = field(default_factory=dict)
    """Headings that mean a field where nothing but words stand beneath them."""
    coded: Mapping[str, CodedSpellings] = field(default_factory=dict, compare=False)
    sending: re.Pattern[str] = re.compile(NOTHING)
    """What in a heading says that people are sent to what stands beneath it."""
    planned: re.Pattern[str] = re.compile(NOTHING)
    """What in a heading says that nobody was sent yet."""
    held: re.Pattern[str] = re.compile(NOTHING)
    """What in a heading says that people have the levels beneath it already."""
    passed: re.Pattern[str] = re.compile(NOTHING)
    """What of that says that they have been through courses."""
    courses: tuple[str, ...] = ()
    """What the heading of a column of classes begins with."""
    other_class: re.Pattern[str] = re.compile(NOTHING)
    """What in such a heading says that people were not sent to those now."""
    training: re.Pattern[str] = re.compile(NOTHING)
    """What in a heading speaks of a training."""
    not_sent: re.Pattern[str] = re.compile(NOTHING)
    """What in a heading says that people were sent to nothing."""
    not_sent_heading: frozenset[str] = frozenset()
    """Headings over marks that by themselves say so."""
    gone_through: frozenset[str] = frozenset()
    sent_beneath: frozenset[str] = frozenset()
    """Headings over marks of those who have been through a course."""
    graded: re.Pattern[str] = re.compile(NOTHING)
    """What says that grades in subjects stand beneath it."""
    changed: frozenset[str] = frozenset()
    """What a list of changes does with its rows."""
    sends: frozenset[str] = frozenset()
    """Headings that by themselves speak of what people were sent to."""
    marks: frozenset[str] = frozenset()
    """What marks a cell, in small letters."""
    parts: frozenset[str] = frozenset()
    """Headings that only lead to those beneath them."""
    subjects: frozenset[str] = frozenset()
    """Headings over subjects, which may be called as levels are."""
    flags: re.Pattern[str] = re.compile(NOTHING)
    """What in a heading over marks says that they tell what somebody is."""
    ordinal: re.Pattern[str] = re.compile(NOTHING)
    """Finds, as written, the number that a heading ends with: "Lớp 1", "Lớp thứ hai"."""
    units: UnitWords = field(default_factory=UnitWords, compare=False)
    """What names units in headings."""
    short: Mapping[str, str] = field(default_factory=dict)
    """How offices shorten words within a heading, and the words."""
    joined: Callable[[], Mapping[str, str]] = dict
    """Headings without marks and spaces: "chuongtrinh"."""
    people: frozenset[str] = frozenset()
    """How a heading of names may call those who are named."""
    polite: re.Pattern[str] = re.compile(NOTHING)
    """What a form says around a heading, folded."""
    asked_class: re.Pattern[str] = re.compile(NOTHING)
    asked_sent: re.Pattern[str] = re.compile(NOTHING)
    """What makes a heading a question for the class that people were sent to."""
    known: dict[str, tuple[str | None, str]] = field(default_factory=dict, compare=False)
    counts: dict[tuple[str, str | None], object] = field(default_factory=dict, compare=False)
    """What the headings met so far say of counts, beneath a group of levels."""

    def field(self, text: str) -> tuple[str | None, str]:
        """Tell the field a heading means, and why."""
        if text not in self.known:
            self.known[text] = self._field(text)
        return self.known[text]

    def field_beneath(self, parents: Sequence[str]) -> str | None:
        """Tell the field that the lowest of some headings means beneath the one above it."""
        field, _ = self.field(parents[-1])
        above = self.field(parents[-2])[0] if len(parents) > 1 else None
        beneath = self.under.get(above or "", {}).get(fold(parents[-1]))
        return field if beneath is None else beneath[0]

    def value_under(self, parent: str, child: str) -> tuple[str, str] | None:
        """Give the field of a parent heading and the value of it that the child heading is.

        Of "Kết quả" the child's own words, since offices have their own results.
        """
        meant, why = self.field(parent)
        if meant is None or why.startswith(BEGINS):
            return None
        spellings = self.coded.get(OF_VALUES.get(meant, meant))
        key = spellings.read(child) if spellings else None
        if key is None:
            return None
        return meant, child if meant in OF_VALUES else key

    def _field(self, text: str) -> tuple[str | None, str]:
        if (key := fold(text)) in self.mapped:
            return self.mapped[key], MAPPED
        bare = fold(BRACKETS.sub(" ", text))
        for candidate in (key, bare):
            if candidate in self.fields:
                return self.fields[candidate], "đúng tiêu đề đã biết"
        if not has_marks(text) and (unmarked := unmark(bare)) in self.unmarked():
            return self.unmarked()[unmarked], "tiêu đề đã biết, viết không dấu"
        if told := self._of_initials(BRACKETS.sub(" ", text)):
            return told, "tiêu đề đã biết, viết tắt"
        words = bare.split()
        return self._written_otherwise(words) or self._asked(bare) or self._begun(words)

    def _of_initials(self, text: str) -> str | None:
        """Read "Đ.vị", "Ng/s", "K.quả": beginnings of the syllables of headings of one field."""
        syllables = [part for word in text.split() for part in _parts(word)]
        cut = [short for short, abbreviated in syllables if abbreviated]
        if not cut or max(map(len, cut)) < PREFIX_WORDS or len(text) > LONGEST_SHORT:
            return None
        told = {
            field
            for heading, field in self.fields.items()
            if len(own := heading.split()) == len(syllables)
            and all(
                whole.startswith(short) if abbreviated else whole == short
                for whole, (short, abbreviated) in zip(own, syllables, strict=True)
            )
        }
        return told.pop() if len(told) == 1 else None

    def _asked(self, text: str) -> tuple[str, str] | None:
        """Read a heading as a form asks for it: "Họ và tên của đồng chí", "… cử đi lớp nào?".

        What levels somebody has is asked politely, too, and is no level they were sent to.
        """
        rest = self.polite.sub("", text).strip()
        if rest != text and self.fields.get(rest) in ASKED_OF_PEOPLE:
            return self.fields[rest], "tiêu đề đã biết, ghi như câu hỏi"
        kept = (self.planned, self.other_class, self.not_sent)
        asks = self.asked_class.search(text) and self.asked_sent.search(text)
        if asks and not any(pattern.search(text) for pattern in kept):
            return "level", "câu hỏi về lớp đã được cử đi"
        return None

    def _begun(self, words: Sequence[str]) -> tuple[str | None, str]:
        """Read a heading by its first words."""
        for size in range(1, len(words)):
            parts = (" ".join(words[:size]), " ".join(words[size:]))
            if tuple(map(self.fields.get, parts)) == UNIT_AND_NAME:
                return UNIT_AND_NAME[1], UNITS_AMONG_NAMES
        for size in range(len(words) - 1, PREFIX_WORDS - 1, -1):
            known = " ".join(words[:size])
            if known in self.fields and known != GENERAL:
                return self.fields[known], f"{BEGINS} ({size}/{len(words)} chữ)"
        return None, NOT_KNOWN

    def _written_otherwise(self, words: Sequence[str]) -> tuple[str, str] | None:
        """Read a heading with shortened words, in one word, or of names with whose they are."""
        written = fold(" ".join(self.short.get(word, word) for word in words))
        if len(words) > 1 and written in self.fields:
            return self.fields[written], "tiêu đề đã biết, viết tắt"
        if len(words) == 1 and words[0] in self.joined():
            return self.joined()[words[0]], "tiêu đề đã biết, viết liền không dấu"
        for size in range(PREFIX_WORDS, len(words)):
            named = self.fields.get(" ".join(words[:size])) == "name"
            if named and " ".join(words[size:]) in self.people:
                return "name", "tiêu đề họ tên của những người được gọi như vậy"
        return None


def _parts(word: str) -> list[tuple[str, bool]]:
    """Give the syllables of a word, folded; those parted by a dot or a stroke are cut short."""
    short = (
        [fold(part) for part in PARTED.split(word)] if INITIALS.fullmatch(word) else [fold(word)]
    )
    return [(part, len(short) > 1) for part in short]


def heading_words(
    vocabulary: Vocabulary, levels: LevelSpellings, mapped: Mapping[str, str]
) -> Words:
    """Fold the headings of a vocabulary; ``mapped`` headings come from the user."""
    fields: dict[str, str] = {}
    under: dict[str, dict[str, tuple[str, str | None]]] = {}
    for heading in vocabulary.heading:
        for key in filter(None, map(fold, heading.headings)):
            fields.setdefault(key, heading.field)
        for text in heading.under:
            split = SPLIT.get(text) if heading.field in BY_SEX else None
            children = under.setdefault(heading.parent or "", {})
            children[fold(text)] = (heading.field, split)
            children.setdefault(unmark(text), (heading.field, split))
        for part in DATE_PARTS:
            for text in getattr(heading, f"under_{part}"):
                below = under.setdefault(heading.field, {})
                below.setdefault(fold(text), (heading.field, part))
    coded = {one.field: CodedSpellings(vocabulary, one.field) for one in vocabulary.coded}
    own = {fold(text): field for text, field in mapped.items()}
    rows = vocabulary.rows
    return Words(
        fields=fields,
        unmarked=cache(lambda: _unmarked(fields)),
        under=under,
        levels=levels,
        groups=levels.groups,
        mapped=own,
        of_people={
            key: heading.field
            for heading in vocabulary.heading
            for text in heading.of_people
            for key in (fold(text), unmark(text))
        },
        over_words={
            fold(text): heading.field
            for heading in vocabulary.heading
            for text in heading.over_words
        },
        coded=coded,
        sending=any_of(map(fold, rows.sending)),
        planned=any_of(map(fold, rows.planned)),
        held=any_of(map(fold, rows.held)),
        passed=any_of(map(fold, rows.passed)),
        courses=tuple(map(fold, rows.class_heading)),
        other_class=any_of(map(fold, rows.other_class)),
        training=any_of(map(fold, (*rows.course, *rows.training))),
        not_sent=any_of(map(fold, rows.not_sent)),
        not_sent_heading=frozenset(map(fold, rows.not_sent_heading)),
        gone_through=frozenset(map(fold, rows.gone_through)),
        sent_beneath=frozenset(map(fold, rows.sent_beneath)),
        graded=any_of(map(fold, rows.graded)),
        changed=frozenset(map(fold, rows.changed)),
        sends=frozenset(map(fold, rows.sending_heading)),
        marks=frozenset(map(str.casefold, rows.mark)),
        parts=frozenset(map(fold, vocabulary.totals.parts)),
        subjects=subjects_of(vocabulary),
        flags=any_of(map(fold, rows.flag)),
        short={fold(short): fold(full) for short, full in vocabulary.in_heading.items()},
        joined=cache(lambda: _joined(fields)),
        people=frozenset(map(fold, (*vocabulary.totals.counted, *rows.named))),
        ordinal=re.compile(
            rf"[\s(\[]+(?:{as_written(rows.ordinal)}|{as_written(rows.before_ordinal)}?\s*"
            r"(?:\d{1,2}|[ivx]{1,4}))[\s.)\]]*$",
            re.IGNORECASE,
        ),
        units=unit_words(vocabulary),
        polite=_around(rows.polite_before, rows.polite_behind),
        asked_class=any_of(map(fold, rows.asked_class)),
        asked_sent=any_of(map(fold, rows.asked_sent)),
    )


def _around(before: Iterable[str], behind: Iterable[str]) -> re.Pattern[str]:
    """Find, folded, words that a text begins with or ends with."""
    return re.compile(
        rf"^(?:{any_of(map(fold, before)).pattern}\s+)|(?:\s+{any_of(map(fold, behind)).pattern})+$"
    )


def way_of(text: str, words: Words) -> str | None:
    """Give the mode or the place of study that a heading is: "Tập trung", "Ngoài nước"."""
    known = (words.coded[name].read(text) for name in WAYS if name in words.coded)
    return next(filter(None, known), None)


def are_ways(texts: Iterable[str], words: Words) -> bool:
    """Tell whether headings are several such, and nothing else: "Tập trung | Không tập trung"."""
    told = {way_of(text, words) for text in texts}
    return len(told) > 1 and None not in told


def _joined(fields: Mapping[str, str]) -> dict[str, str]:
    """Key the headings of several words by these without marks and spaces."""
    meant: dict[str, set[str]] = {}
    for heading, key in fields.items():
        if " " in heading:
            meant.setdefault(unmark(heading).replace(" ", ""), set()).add(key)
    return {bare: found.pop() for bare, found in meant.items() if len(found) == 1}


def _unmarked(fields: Mapping[str, str]) -> dict[str, str]:
    """Key the headings without marks, leaving out those that then mean two fields ("Nam")."""
    meant: dict[str, set[str]] = {}
    for heading, key in fields.items():
        meant.setdefault(unmark(heading), set()).add(key)
    return {bare: found.pop() for bare, found in meant.items() if len(found) == 1}


def heading_paths(sheet: Sheet, first: int, last: int) -> dict[int, tuple[str, ...]]:
    """Give each column's headings from the top header row down, merged cells filled.

    Where nothing in the header is merged (CSV), a parent heading reaches over the empty
    cells to its right as long as something stands beneath them.
    """
    width = max((len(sheet.rows[row - 1]) for row in range(first, last + 1)), default=0)
    grid = [
        [clean(shown(sheet.cell(row, column))) for column in range(1, width + 1)]
        for row in range(first, last + 1)
    ]
    inside = [area for area in sheet.merged if first <= area.last_row and area.first_row <= last]
    for merged in inside:
        text = clean(shown(sheet.cell(merged.first_row, merged.first_column)))
        for row in range(max(first, merged.first_row), min(last, merged.last_row) + 1):
            for column in range(merged.first_column, min(width, merged.last_column) + 1):
                grid[row - first][column - 1] = text
    if not inside:
        _reach_right(grid)
    paths = {}
    for column in range(width):
        texts = [line[column] for line in grid if line[column]]
        if texts:
            paths[column + 1] = tuple(dict.fromkeys(texts))
    return paths


def _reach_right(grid: list[list[str]]) -> None:
    for upper, lower in reversed(list(pairwise(grid))):
        for column in range(1, len(upper)):
            if not upper[column] and lower[column] and lower[column - 1] and upper[column - 1]:
                upper[column] = upper[column - 1]
