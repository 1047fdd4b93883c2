"""What rosters, quota, demand and classes say of the figures of a text."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hongngu_cli.analyse.against.asked import Compared, Question
from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.model.passage import Comment
from hongngu_cli.model.place import Place
from hongngu_cli.model.proofread import Coverage, Proofread
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.severities import as_set
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.report.proofread_words import place_of, sentence_of
from hongngu_cli.text.numbers import count, prose
from hongngu_cli.text.periods import Period

RULE = "roster-differs"
TITLE = "So với sổ"
COLUMNS = (
    Column("where", "Chỗ"),
    Column("stated", "Văn bản ghi"),
    Column("value", "Sổ"),
    Column("outcome", "Kết quả"),
    Column("meaning", "Được hiểu là"),
    Column("sentence", "Câu"),
)
OUTCOMES = {"agrees": "khớp", "differs": "khác", "unchecked": "chưa so được"}
COUNTS = {"enrolments": "lượt người", "people": "người"}
STATUSES = {
    "sent": "được cử đi",
    "enrolled": "đã nhập học",
    "completed": "đã hoàn thành",
    "studying": "đang học",
}
MEASURES = {
    "quota.demand": "nhu cầu đăng ký",
    "quota.allocated": "chỉ tiêu được phân bổ",
    "quota.sent": "đã cử ở trình độ có chỉ tiêu",
    "quota.enrolled": "đã nhập học ở trình độ có chỉ tiêu",
    "quota.completed": "đã hoàn thành trong số cử đi",
    "classes.count": "số lớp",
    "classes.learners": "lượt học viên",
}
WHO = {
    "sex.nu": "nữ",
    "sex.nam": "nam",
    "young.yes": "cán bộ trẻ",
    "minority.thieu-so": "dân tộc thiểu số",
}


@dataclass(frozen=True, slots=True)
class Beside:
    """A text's figures beside those of some files."""

    compared: tuple[Compared, ...]
    files: tuple[str, ...]
    vocabulary: Vocabulary

    def added_to(self, report: Report, found: Proofread) -> Report:
        """Add to a report on a text what the files say of its figures."""
        path = report.title.partition(": ")[2]
        issues = as_set((self._issue(one, path) for one in self._differing()), self.vocabulary)
        rows = tuple(self._row(one) for one in self.compared if one.question)
        table = (Table("against", TITLE, COLUMNS, rows),) if rows else ()
        coverage = covered(found, self.compared)
        return replace(
            report,
            passages=(*self._says(), *(f"Trong văn bản: {_small(one)}" for one in report.passages)),
            tables=(*table, *report.tables),
            issues=(*report.issues, *issues),
            members={
                **report.members,
                "against": [self._member(one) for one in self.compared],
                "coverage": {
                    "figures": coverage.figures,
                    "checked": coverage.checked,
                    "agree": coverage.agree,
                    "differ": coverage.differ,
                    "unchecked": coverage.unchecked,
                },
            },
        )

    def comments(self) -> list[Comment]:
        """Give what is told beside each figure that differs, in the text itself."""
        return [
            Comment(
                one.mention.passage,
                one.mention.numeral.start,
                one.mention.numeral.end,
                f"{'Lỗi' if one.certain else 'Cần xem lại'}: {self._told(one)}",
            )
            for one in self._differing()
        ]

    def _differing(self) -> Iterator[Compared]:
        return (one for one in self.compared if one.outcome == "differs")

    def _says(self) -> Iterator[str]:
        sizes = {key: sum(one.outcome == key for one in self.compared) for key in OUTCOMES}
        if not self.compared:
            return
        yield (
            f"So với sổ ({', '.join(self.files)}): {prose(sizes['agrees'])} số khớp, "
            f"{prose(sizes['differs'])} số khác, {prose(sizes['unchecked'])} số chưa so được với "
            "sổ (phần lớn vì nói về việc khác; --format json cho biết lý do từng số)."
        )

    def _issue(self, one: Compared, path: str) -> Issue:
        where = place_of(one.mention.passage)
        says = f"{where[:1].upper()}{where[1:]}: {self._told(one)}"
        says += f" Câu: “{sentence_of(one.mention)}”."
        severity: Severity = "error" if one.certain else "warning"
        advice = self.vocabulary.rules[RULE].advice
        return Issue(RULE, severity, Place(path), one.mention.numeral.text, says, advice)

    def _told(self, one: Compared) -> str:
        if one.question is None or one.value is None:
            raise AssertionError(one)
        return (
            f"văn bản ghi {one.mention.numeral.text}, sổ {prose(one.value)} "
            f"({self.meaning(one.question)}); xem các dòng: {self.explained(one.question)}."
        )

    def meaning(self, asked: Question) -> str:
        """Say in words what a question asks."""
        parts = [part for part in asked.key.split("/") if part != "total"]
        named = [self._named(part) for part in parts if not part.startswith(("quota.", "classes."))]
        if asked.source == "roster":
            said = [f"{COUNTS[asked.count]} {STATUSES[asked.status]}", *named]
        else:
            measure, _, rest = _measure(asked.key)
            said = [MEASURES[measure], *([self._named(rest)] if rest != "total" and rest else [])]
        said += [asked.unit] if asked.unit else []
        return ", ".join(
            [*said, *([asked.period.label] if asked.period else ["mọi năm có số liệu"])]
        )

    def _named(self, part: str) -> str:
        field, _, key = part.partition(".")
        if part in WHO:
            return WHO[part]
        if not key:
            return self.vocabulary.label("level", field)
        return self.vocabulary.label(field, key)

    def explained(self, asked: Question) -> str:
        """Give the command that lists the rows behind a figure."""
        words = ["train-report", "explain", asked.key, *self.files, *_of_period(asked.period)]
        words += ["--unit", asked.unit] if asked.unit else []
        words += self._since(asked.unit)
        if asked.source == "roster":
            words += ["--status", asked.status] if asked.status != "sent" else []
            words += ["--count", asked.count] if asked.count != "enrolments" else []
        return " ".join(map(_quoted, words))

    def _since(self, unit: str) -> list[str]:
        days = [one.since for one in self.vocabulary.succession if unit in one.successors]
        return ["--units-as-of", f"{days[0]:%d/%m/%Y}"] if days else []

    def _row(self, one: Compared) -> Row:
        asked = one.question
        why = f" ({one.why})" if one.why else ""
        return {
            "where": place_of(one.mention.passage),
            "stated": one.mention.numeral.text,
            "value": "–" if one.value is None else count(one.value),
            "outcome": OUTCOMES[one.outcome] + why,
            "meaning": self.meaning(asked) if asked else "",
            "sentence": sentence_of(one.mention),
        }

    def _member(self, one: Compared) -> dict[str, Json]:
        asked, numeral = one.question, one.mention.numeral
        return {
            "text": sentence_of(one.mention),
            "stated": one.stated,
            "value": one.value,
            "outcome": one.outcome,
            "key": asked.key if asked else None,
            "period": asked.period.label if asked and asked.period else None,
            "unit": asked.unit or None if asked else None,
            "status": asked.status if asked and asked.source == "roster" else None,
            "count": asked.count if asked and asked.source == "roster" else None,
            "why": one.why or None,
            "explain": self.explained(asked) if asked else None,
            "page": one.mention.passage.page,
            "paragraph": one.mention.passage.paragraph,
            "start": numeral.start,
            "end": numeral.end,
        }


def covered(found: Proofread, compared: Sequence[Compared]) -> Coverage:
    """Count the figures that the text or the files speak of."""
    within = {one.order for relation in found.relations for one in relation.mentions}
    wrong = {o.order for one in found.relations if not one.holds for o in one.mentions}
    told = {one.mention.order for one in compared if one.outcome != "unchecked"}
    wrong |= {one.mention.order for one in compared if one.outcome == "differs"}
    checked = within | told
    return Coverage(found.coverage.figures, len(checked), len(checked - wrong), len(wrong))


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _measure(key: str) -> tuple[str, str, str]:
    """Take a figure's key apart: what is counted, and of which level or audience."""
    command, name, *rest = key.split(".", 2)
    last = rest[0] if rest else ""
    return f"{command}.{name}", ".", last.removeprefix("audience.")


def _of_period(period: Period | None) -> list[str]:
    if period is None:
        return []
    first, last = period.start, period.end
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole and first.year > 1 and last.year < 9999:  # noqa: PLR2004 - the ends of time
        years = str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
        return ["--year", years]
    since = ["--from", f"{first:%d/%m/%Y}"] if first.year > 1 else []
    until = ["--to", f"{last:%d/%m/%Y}"] if last.year < dt.MAXYEAR else []
    return [*since, *until]


def _quoted(word: str) -> str:
    return word if shlex.quote(word) == word or word.isalnum() else shlex.quote(word)
