"""What rosters, quota, demand and classes say of the figures of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hongngu_cli.analyse.against.asked import Compared
from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.model.passage import Comment
from hongngu_cli.model.place import Place
from hongngu_cli.model.proofread import Coverage, Proofread
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.severities import as_set
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.report.proofread_questions import Questions
from hongngu_cli.report.proofread_words import LONGEST, SHORT, WHOLE, place_of, sentence_of
from hongngu_cli.text.numbers import count, prose

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
OPEN = "Chưa so được với sổ"
REASONS = (
    Column("why", "Vì sao"),
    Column("many", "Bao nhiêu số", "count"),
    Column("figures", "Các số"),
)
MOST_SHOWN = 12
OUTCOMES = {"agrees": "khớp", "differs": "khác", "unchecked": "chưa so được"}


@dataclass(frozen=True, slots=True)
class Beside:
    """A text's figures beside those of some files."""

    compared: tuple[Compared, ...]
    files: tuple[str, ...]
    vocabulary: Vocabulary

    @property
    def questions(self) -> Questions:
        """The words for what was asked."""
        return Questions(self.files, self.vocabulary)

    def added_to(self, report: Report, found: Proofread) -> Report:
        """Add to a report on a text what the files say of its figures."""
        path = report.title.partition(": ")[2]
        issues = as_set((self._issue(one, path) for one in self._differing()), self.vocabulary)
        rows = tuple(self._row(one) for one in self.compared if one.question)
        table = (Table("against", TITLE, COLUMNS, rows),) if rows else ()
        left = tuple(self._left())
        open_ones = (Table("unchecked", OPEN, REASONS, left),) if left else ()
        coverage = covered(found, self.compared)
        return replace(
            report,
            passages=(*report.passages[:1], *self._says(), *report.passages[1:]),
            tables=(*table, *report.tables, *open_ones),
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
            "sổ."
        )

    def _issue(self, one: Compared, path: str) -> Issue:
        where = place_of(one.mention.passage)
        says = f"{where[:1].upper()}{where[1:]}: {self._told(one)}"
        says += f" Câu: “{sentence_of(one.mention)}”"
        severity: Severity = "error" if one.certain else "warning"
        advice = self.vocabulary.rules[RULE].advice
        return Issue(RULE, severity, Place(path), one.mention.numeral.text, says, advice)

    def _told(self, one: Compared) -> str:
        if one.question is None or one.value is None:
            raise AssertionError(one)
        return (
            f"văn bản ghi {one.mention.numeral.text}, sổ {prose(one.value)} "
            f"({self.questions.meaning(one.question)}); "
            f"xem các dòng: “{self.questions.explained(one.question)}”."
        )

    def _left(self) -> Iterator[Row]:
        """Gather the figures that were not compared by the reason, the commonest last."""
        reasons: dict[str, list[str]] = {}
        for one in self.compared:
            if one.outcome == "unchecked":
                reasons.setdefault(one.why, []).append(one.mention.numeral.text)
        for why, figures in sorted(reasons.items(), key=lambda reason: len(reason[1])):
            shown = list(dict.fromkeys(figures))
            more = ", …" if len(shown) > MOST_SHOWN else ""
            yield {
                "why": why[:1].upper() + why[1:],
                "many": len(figures),
                "figures": ", ".join(shown[:MOST_SHOWN]) + more,
            }

    def _row(self, one: Compared) -> Row:
        asked = one.question
        why = f" ({one.why})" if one.why else ""
        return {
            "where": place_of(one.mention.passage),
            "stated": one.mention.numeral.text,
            "value": "–" if one.value is None else count(one.value),
            "outcome": OUTCOMES[one.outcome] + why,
            "meaning": self.questions.meaning(asked) if asked else "",
            "sentence": sentence_of(one.mention, SHORT if one.outcome == "agrees" else LONGEST),
        }

    def _member(self, one: Compared) -> dict[str, Json]:
        asked, numeral = one.question, one.mention.numeral
        return {
            "text": sentence_of(one.mention, WHOLE),
            "stated": one.stated,
            "value": one.value,
            "outcome": one.outcome,
            "key": asked.key if asked else None,
            "period": asked.period.label if asked and asked.period else None,
            "unit": asked.unit or None if asked else None,
            "status": asked.status if asked and asked.source == "roster" else None,
            "count": asked.count if asked and asked.source == "roster" else None,
            "why": one.why or None,
            "explain": self.questions.explained(asked) if asked else None,
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
