"""The vocabulary's words folded for reading, and what a text alone tells by them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.headings.proposals import Proposals, proposals
from hongngu_cli.text.fold import fold, unmark
from hongngu_cli.text.head_counts import HeadCounts, head_counts
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.spellings import CodedSpellings, UnitSpellings, any_of, as_written


@dataclass(frozen=True, slots=True)
class Spellings:
    """The vocabulary's words, folded for reading."""

    levels: LevelSpellings
    units: UnitSpellings
    status: CodedSpellings
    heads: HeadCounts
    unit_words: tuple[str, ...]
    unit_labels: frozenset[str]
    year_labels: frozenset[str]
    title_words: tuple[str, ...]
    sent_to: re.Pattern[str]
    """Finds in a title, as written, the class that people are sent to."""
    course_words: tuple[str, ...]
    surnames: frozenset[str]
    middle_names: frozenset[str]
    """Words of names that no name ends with, and no name of a place has."""
    ranks: frozenset[str]
    """Ranks of those in the forces, which stand before names."""
    total_words: tuple[str, ...]
    not_totals: tuple[str, ...]
    """What begins as a total does and is none."""
    bare_totals: re.Pattern[str]
    """Finds, folded, a total that is written without marks: "Tong cong: 12"."""
    overall_words: tuple[str, ...]
    """What a total begins with that adds up all rows above it."""
    closing_words: tuple[str, ...]
    nobody: tuple[str, ...]
    """What stands where a name would, and says that there is none."""
    codes: frozenset[str]
    """Headings over an office's own codes for people."""
    no_names: frozenset[str]
    """What stands in the cell of a name, and is none: in lower case."""
    letterhead: tuple[str, ...]
    """What stands beside the issuing unit at the head of a page."""
    continued: re.Pattern[str]
    """Finds, as written, what is added to a title or a section that goes on on a further page."""
    categories: re.Pattern[str]
    """The words that head a group of people who are no unit."""
    values: frozenset[str]
    """Coded values of any field, which people may be grouped by: "Không tập trung"."""
    section_words: tuple[str, ...]
    """What the sections of a list begin with: units and courses."""
    not_sent: re.Pattern[str]
    """What says that people were sent to nothing."""
    planned: tuple[str, ...]
    """What begins what is only planned: "Dự kiến cử năm 2022"."""
    sent: re.Pattern[str]
    """What says that people were sent, be it as planned."""
    sending: re.Pattern[str]
    """What speaks of their being sent."""
    proposals: Proposals
    school_words: tuple[str, ...]
    """What the names of schools of pupils begin with."""
    class_words: tuple[str, ...]
    class_remarks: tuple[str, ...]
    """What goes on after the word for a class where a remark about one above begins."""
    communes: tuple[str, ...]
    of_commune: tuple[str, ...]
    """What the organisations of a commune begin with that are no units beside it."""
    organisations: tuple[str, ...]
    """What units begin with in a column of them, besides what begins them anywhere."""
    not_own: re.Pattern[str]
    """Finds in an unknown heading that the units beneath it are not those of the people."""
    society: tuple[str, ...]
    """What begins as the name of a commune does and is none."""
    gathering: tuple[str, ...]
    """What begins the names of those that list the people of other units."""
    people: tuple[str, ...]
    """How a title calls those it lists."""
    owner_words: tuple[str, ...]
    """What in a title goes before the unit whose people it is about."""
    office_owners: tuple[str, ...]
    """What in a title goes before the office whose people it is about."""
    office_ends: tuple[str, ...]
    """What in a title no longer belongs to an office's name."""
    not_offices: re.Pattern[str]
    """Finds in a title that an office is named behind it for another reason."""
    unit_ends: tuple[str, ...]
    """What in a title no longer belongs to a unit's name."""
    in_places: frozenset[str]
    """The words among these that names of places have, too."""
    resent: tuple[str, ...]
    """What behind the unit in a name says that the list was sent again."""
    resent_number: re.Pattern[str]
    """Finds what says so with a number, folded: "lần 2", "ngày 12"."""
    time_labels: tuple[str, ...]
    """What stands before the time that a class takes."""
    list_of: re.Pattern[str]
    """Finds, as written, what the name of a list may begin with before the unit it is of."""
    more_than_unit: re.Pattern[str]
    """The words of a sheet's or file's name that say what it is, and are no unit's."""
    unit_own: re.Pattern[str]
    """The words of units that hold such a word."""
    summaries: frozenset[str]
    """Abbreviations in such a name that say it is a summary, and are no level's there."""

    def name_unit(self, text: str) -> bool:
        """Tell whether a text is a unit that is known, or begins as units do."""
        return self.units.known(text) is not None or begins_with(text, self.unit_words)

    def begins_unit(self, text: str) -> bool:
        """Tell whether a text begins as units do: "Xã Hội An", and not "xã hội"."""
        return begins_with(text, self.unit_words) and not self.is_society(text)

    def begins_commune(self, text: str) -> bool:
        """Tell whether a text begins with a commune and a word of its name."""
        word = next((one for one in self.communes if begins_with(text, (one,))), "")
        named = text.split()[len(word.split()) :] if word else []
        return bool(named) and named[0][0].isalnum() and not self.is_society(text)

    def is_society(self, text: str) -> bool:
        """Tell whether a text begins with society ("Xã hội, xã Một"), not a commune "Xã Hội An".

        The name of such a commune is written with a capital and goes on with a word of its own.
        """
        begun = TWO_WORDS.match(text) if begins_with(text, self.society) else None
        if begun is None:
            return False
        rest = text[begun.end() :]
        own = rest[:1] == " " and rest.strip()[:1].isalnum()
        return begun[1].islower() or not own or begins_with(rest, self.unit_words)

    def says_not_sent(self, text: str) -> bool:
        """Tell whether a text says that people were sent to nothing, as yet or at all.

        "Chưa học xong" tells how it goes, and who was "được cử" is no more in a plan.
        """
        rest = self.status.pattern.sub(" ", fold(text))
        without = self.not_sent.sub(" ", rest)
        denied = without != rest or begins_with(text, self.planned)
        unsent = denied and self.sent.search(without) is None
        return unsent or self.proposals.head(text)

    def status_unsent(self, text: str) -> bool:
        """Tell whether a status says that nobody was sent: "Chưa đi học", "Dự kiến cử năm 2024".

        "Dự kiến tốt nghiệp" and "Dự kiến khai giảng" are said of who was.
        """
        planned = begins_with(text, self.planned)
        sending = self.sending.search(fold(text)) is not None
        return self.says_not_sent(text) and (not planned or sending)

    def is_total(self, text: str) -> bool:
        """Tell whether a text begins as a total does: "Tổng cộng", and not "Tổng cục An Phước"."""
        if begins_with(text, self.total_words):
            return not begins_with(text, self.not_totals)
        return self.is_bare_total(text)

    def is_bare_total(self, text: str) -> bool:
        """Tell whether a text without marks is a total as a whole, but for its number.

        "Tong cong: 12" is one; "Tong Cong Minh" may be a person.
        """
        return self.bare_totals.fullmatch(fold(text)) is not None


TWO_WORDS = re.compile(r"\w+\W+(\w)\w*")


def spellings_of(vocabulary: Vocabulary) -> Spellings:
    """Fold the words of a vocabulary once."""
    rows, overall = vocabulary.rows, vocabulary.totals.overall
    unit_words, course_words = _folded(rows.unit), _folded(rows.course)
    return Spellings(
        levels=LevelSpellings(vocabulary),
        units=UnitSpellings(vocabulary),
        status=CodedSpellings(vocabulary, "status"),
        heads=head_counts(vocabulary),
        unit_words=unit_words,
        unit_labels=frozenset(_folded(rows.unit_label)),
        year_labels=frozenset(_folded(rows.year_label)),
        title_words=_folded(rows.title),
        sent_to=re.compile(rf"\b{as_written(rows.sent_to)}\s+(.+)", re.IGNORECASE),
        course_words=course_words,
        surnames=surnames_of(vocabulary),
        middle_names=frozenset(_folded(rows.middle_name)),
        ranks=frozenset(_folded(rows.rank)),
        total_words=_folded(rows.total),
        not_totals=_folded(vocabulary.totals.not_total),
        bare_totals=re.compile(rf"{as_written(_bare(rows.total))}(?: [0-9].*)?"),
        overall_words=(*_folded(overall), *_bare(overall)),
        closing_words=_folded(rows.closing),
        nobody=_folded(rows.nobody),
        codes=frozenset(fold(text) for one in vocabulary.heading for text in one.codes),
        no_names=frozenset(map(str.lower, (*rows.nobody, *rows.no_name))),
        letterhead=_folded(rows.letterhead),
        continued=re.compile(
            rf"\s*[(\[–-]\s*{as_written(rows.continued)}\s*[.)\]]*\s*$", re.IGNORECASE
        ),
        categories=any_of(_folded(rows.category)),
        values=frozenset(
            fold(text) for one in vocabulary.coded for text in (one.label, *one.spellings)
        ),
        section_words=(*unit_words, *course_words),
        not_sent=any_of(_folded(rows.not_sent)),
        planned=_folded(rows.planned),
        sent=any_of(_folded(rows.sent)),
        sending=any_of(_folded(rows.sending)),
        proposals=proposals(vocabulary),
        school_words=_folded(rows.school),
        class_words=_folded(rows.class_word),
        class_remarks=_folded(rows.class_remark),
        communes=_folded(rows.commune),
        of_commune=_folded(rows.of_commune),
        organisations=_folded(rows.organisation),
        not_own=any_of(_folded(rows.not_own)),
        society=_folded(rows.society),
        gathering=_folded(rows.gathering),
        people=_folded(vocabulary.totals.counted),
        owner_words=_folded(rows.owner),
        office_owners=_folded(rows.office_owner),
        office_ends=_folded(rows.office_end),
        not_offices=any_of(_folded(rows.not_office)),
        unit_ends=_folded(rows.unit_end),
        in_places=frozenset(_folded(rows.in_place)),
        resent=_folded(rows.resent),
        resent_number=re.compile(rf"{as_written(_folded(rows.resent_number))} ?\d"),
        time_labels=_folded(rows.time_label),
        list_of=re.compile(rf"^\s*{as_written(rows.list_of)}\s+", re.IGNORECASE),
        more_than_unit=any_of(_folded(rows.more_than_unit)),
        unit_own=any_of(_folded(rows.unit_own)),
        summaries=frozenset(_folded(rows.summary)),
    )


def surnames_of(vocabulary: Vocabulary) -> frozenset[str]:
    """Fold the surnames."""
    return frozenset(_folded(vocabulary.rows.surnames))


def subjects_of(vocabulary: Vocabulary) -> frozenset[str]:
    """Fold the headings over subjects, which may be called as levels are."""
    return frozenset(fold(text) for one in vocabulary.heading for text in one.subjects)


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(fold, words))


def _bare(words: Iterable[str]) -> tuple[str, ...]:
    """Fold words as they are typed without marks."""
    return tuple(fold(unmark(word)) for word in words)


def begins_with(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text begins with one of the folded words, as a whole word."""
    return f"{fold(text)} ".startswith(_whole(words))


@lru_cache
def _whole(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{word} " for word in words)


def is_full_name(text: str, surnames: frozenset[str]) -> bool:
    """Tell whether a text is a person's name in full, by its surname."""
    words = fold(COMRADE.sub("", text, count=1)).split()
    named = len(words) in NAME_WORDS and words[0] in surnames
    return named and not any(map(str.isdigit, text))


COMRADE = re.compile(r"^(?:đồng chí|đ/c|đ\.c\.?|đc\.|đ/ch[íi])\s*:?\s*(?=\S+\s+\S)", re.IGNORECASE)
"""How a list calls those in it: "Đ/c Nguyễn Văn An"; "Đồng Chí Thanh" is a name."""
NAME_WORDS = range(2, 6)
