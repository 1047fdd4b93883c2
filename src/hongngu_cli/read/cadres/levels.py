"""Levels in the cells of a cadre list: held, asked for, being studied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.model.recognition import ColumnMeaning
from hongngu_cli.model.sheet import Cell
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.several_levels import MAYBE, SURELY, levels_in
from hongngu_cli.read.enrolments.typed import Typed
from hongngu_cli.read.headings.kinds import HELD_GROUPS
from hongngu_cli.text.fold import clean, fold
from hongngu_cli.text.level_questions import LevelQuestions, Question
from hongngu_cli.text.levels import AMBIGUOUS, LevelSpellings
from hongngu_cli.text.numbers import shown
from hongngu_cli.text.spellings import CodedSpellings, is_mark, says_nothing
from hongngu_cli.text.years import year_in

REMARKED = ("studying", "deferred")
"""What a remark may tell of a level: "đang học Cao cấp LLCT"."""
NOT_HELD = (*REMARKED, "enrolled", "withdrawn", "admitted", "sent")
"""Statuses beside a level that is not held, or not yet: "Trung cấp, đang học Cao cấp"."""
DASHES = frozenset("-–— ")
Remarks = list[tuple[str, str]]
"""Statuses, each with the key of its level."""


@dataclass(slots=True)
class Told:
    """What the cells of one field tell of each row: levels, the highest first; what is unread.

    ``none`` tells that there is expressly none: "Chưa", or no mark from the lowest level on.
    ``remarks`` are levels written there that are not held, with what is told of them.
    """

    levels: list[tuple[str, ...]]
    none: list[bool]
    unread: list[tuple[str, ...]]
    remarks: list[Remarks]
    issues: list[Issue] = field(default_factory=list)


class CadreLevels:
    """Reads levels in cadre lists with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, levels: LevelSpellings) -> None:
        """Rank the levels in the vocabulary's order."""
        self.vocabulary, self.levels = vocabulary, levels
        self.groups = {level.key: level.group for level in vocabulary.level}
        self.rank = {key: number for number, key in enumerate(vocabulary.levels)}
        lowest = {level.group: level.key for level in reversed(vocabulary.level)}
        self.lowest = frozenset(lowest.values())
        self.statuses = CodedSpellings(vocabulary, "status")
        self.modes = CodedSpellings(vocabulary, "mode")
        self.questions = LevelQuestions(vocabulary)
        self.nothing = frozenset(map(fold, vocabulary.rows.no_level))
        self.begins = {
            fold(words): level.key for level in vocabulary.level for words in level.begins
        }

    def held(self, typed: Typed, name: str) -> Told:
        """Read the levels held; what is not understood is told with a warning."""
        return self._told(typed, name, HELD_GROUPS[name], "held-unknown", "warning")

    def asked(self, typed: Typed) -> Told:
        """Read the levels asked for."""
        return self._told(typed, "demand_level", None, "asked-unknown", "error")

    def _told(
        self, typed: Typed, name: str, group: str | None, rule: str, severity: Severity
    ) -> Told:
        size = len(typed.rows)
        told = Told([()] * size, [False] * size, [()] * size, [[] for _ in range(size)])
        for column, meaning in typed.columns(name):
            cells = dict.fromkeys(typed.cells(column))
            apart = {cell: self._apart(cell) if group else (cell, []) for cell in cells}
            read = {cell: self._read(apart[cell][0], meaning, group) for cell in cells}
            for at, (row, cell) in enumerate(zip(typed.rows, typed.cells(column), strict=True)):
                keys, doubt, unread = read[cell]
                told.remarks[at] += apart[cell][1]
                # Where no level has a mark, a lower one may be held that has no column.
                marked = bool(meaning.value)
                none = meaning.value in self.lowest if marked else self._says_none(apart[cell][0])
                told.none[at] |= none
                if keys:
                    told.levels[at] = self.in_order((*told.levels[at], *keys))
                if doubt:
                    place, text = typed.table.sheet.place(row, column), clean(shown(cell))
                    told.unread[at] = (*told.unread[at], unread)
                    says, advice = self._question(unread, group or meaning.context, doubt)
                    if unread != text:
                        says = f"“{unread}”: {says[:1].lower()}{says[1:]}"
                    advice = advice or self.vocabulary.rules[rule].advice
                    told.issues.append(Issue(rule, severity, place, text, says, advice))
        return told

    def _apart(self, cell: Cell) -> tuple[Cell, Remarks]:
        """Take what is not held out of a cell of levels held: "Trung cấp, đang học Cao cấp"."""
        if not isinstance(cell, str) or self.statuses.within(cell) is None:
            return cell, []
        parts = [part for part in MAYBE.split(cell) if part]
        out = [part for part in parts if self._is_not_held(part)]
        return "; ".join(part for part in parts if part not in out), self._remark("; ".join(out))

    def _is_not_held(self, part: str) -> bool:
        """Tell what names a level that is not held; "Đang học" alone leaves it open which."""
        status = self.statuses.within(part)
        return status in NOT_HELD and (status not in REMARKED or bool(self._remark(part)))

    def _read(
        self, cell: Cell, meaning: ColumnMeaning, group: str | None
    ) -> tuple[Sequence[str], str | None, str]:
        """Give the levels of a cell, and of what could not be read why, and the text."""
        text = clean(shown(cell))
        if not text or says_nothing(text) or self._says_none(cell):
            return (), None, ""
        if meaning.value:
            return _marked(text, meaning)
        if group is None and (wishes := self._wishes(shown(cell), meaning.context))[2]:
            return wishes
        group = group or meaning.context
        several = levels_in(cell, group, self.levels, self.groups)
        if several and all(key in self.groups for key, _ in several):
            return [key for key, _ in several], None, ""
        read = self.levels.read(text, group)
        whole = read.key or self._begun(text, group)
        parts = [whole] if whole else [self._part(part, group) for part in self._parts(text)]
        if whole or (len(parts) > 1 and all(parts)):
            return [key for key in parts if key], None, ""
        return (), read.doubt or "unknown", text

    def _wishes(self, text: str, group: str | None) -> tuple[Sequence[str], str, str]:
        """Read each of several wishes in a cell, so that none is lost behind one understood."""
        found = filter(None, map(clean, SURELY.split(text)))
        parts = {part: self._part(part, group) for part in found}
        keys = [key for key in parts.values() if key]
        unread = [
            part
            for part, key in parts.items()
            if key is None and not year_in(part) and self.modes.within(part) is None
        ]
        return keys, "unknown", "; ".join(unread) if keys else ""

    def _says_none(self, cell: Cell) -> bool:
        """Tell what says that there is no level from what only leaves it open ("…")."""
        text = clean(shown(cell))
        return fold(text) in self.nothing or (bool(text) and DASHES.issuperset(text))

    def _part(self, text: str, group: str | None) -> str | None:
        return self.levels.read(text, group).key or self._begun(text, group)

    def _begun(self, text: str, group: str | None) -> str | None:
        """Give the level of a group that a diploma is of, by what it begins with: "Kỹ sư …"."""
        words = fold(text).split()
        begun = (self.begins.get(" ".join(words[:end])) for end in range(len(words), 0, -1))
        return next((key for key in begun if key and self.groups[key] == group), None)

    def _parts(self, text: str) -> Iterable[str]:
        return (part for part in (SURELY if SURELY.search(text) else MAYBE).split(text) if part)

    def in_order(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Give levels once each, the highest first."""
        return tuple(sorted(set(keys), key=self.rank.__getitem__, reverse=True))

    def _question(self, text: str, group: str | None, doubt: str) -> Question:
        if doubt == "ambiguous":
            return self.questions.of_several(text, marked=False)
        return self.questions.of(text, group, titled=False)

    def remarked(self, typed: Typed) -> Mapping[str, list[tuple[str, ...]]]:
        """Read of the remarks which levels are being studied, and which were put off."""
        told: dict[str, list[tuple[str, ...]]] = {
            status: [()] * len(typed.rows) for status in REMARKED
        }
        for column, _ in typed.columns("note"):
            read = {cell: self._remark(shown(cell)) for cell in dict.fromkeys(typed.cells(column))}
            for at, cell in enumerate(typed.cells(column)):
                for status, key in read[cell]:
                    told[status][at] = self.in_order((*told[status][at], key))
        return told

    def _remark(self, text: str) -> Remarks:
        found = []
        for part in SURELY.split(text):
            status = self.statuses.within(part)
            level = self._named_last(part) if status in REMARKED else None
            if status and level:
                found.append((status, level))
        return found

    def _named_last(self, text: str) -> str | None:
        """Give the level a remark names, be it briefly: "Đang học CC", else "CC (đang học)"."""
        words, size = clean(text).split(), len(clean(text).split())
        ends = (words[at:] for at in range(1, size))
        beginnings = (words[:at] for at in range(size - 1, 0, -1))
        named = (self.levels.named(" ".join(part)).key for part in (*ends, *beginnings))
        return self.levels.within(text).key or next(filter(None, named), None)


def _marked(text: str, meaning: ColumnMeaning) -> tuple[Sequence[str], str | None, str]:
    """Read a cell of a column that stands for a level, or for one of several ("Sau đại học")."""
    if meaning.value == AMBIGUOUS:
        return (), "ambiguous", meaning.heading.split(" › ")[-1]
    return ((meaning.value or "",) if is_mark(text) else ()), None, ""
