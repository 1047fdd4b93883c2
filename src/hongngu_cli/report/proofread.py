"""What a text says that does not add up, what does, and what nothing speaks of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.passage import Comment
from hongngu_cli.model.place import Place
from hongngu_cli.model.proofread import Finding, Mention, Proofread, Relation
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.severities import as_set
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.report.proofread_words import (
    LONGEST,
    SHORT,
    WHOLE,
    arithmetic,
    place_of,
    said,
    sentence_of,
    sure,
)
from hongngu_cli.text.numbers import prose

AGREE = (
    Column("where", "Chỗ"),
    Column("kind", "So khớp"),
    Column("arithmetic", "Phép tính"),
    Column("sentence", "Câu, dòng"),
)
FIRST = 40
"""So many relations that agree are shown on a terminal."""
KINDS = {
    "total": "tổng và các phần",
    "percentage": "tỷ lệ phần trăm",
    "hundred": "các tỷ lệ của một tổng",
    "growth": "tăng, giảm",
    "difference": "phần chênh",
    "times": "gấp mấy lần",
    "average": "bình quân",
    "restated": "nhắc lại",
    "listed": "số lượng và các tên",
    "within": "phần và toàn bộ",
}
LABELS = {"error": "Lỗi", "warning": "Cần xem lại", "note": "Lưu ý"}
SHARES = ("percentage", "growth", "hundred")
Number = int | float


def proofread_report(found: Proofread, path: str, vocabulary: Vocabulary, as_of: dt.date) -> Report:
    """Report what was found in a text: what is wrong, what was checked and agrees, what was not."""
    issues = tuple(
        as_set((_issue(one, path, vocabulary, found) for one in found.findings), vocabulary)
    )
    told = [(one, arithmetic(one)) for one in found.relations]
    agree = tuple(_row(one, line, found) for one, line in told if one.holds)
    return Report(
        command="proofread",
        title="Rà soát số liệu trong văn bản",
        template="ra-soat",
        as_of=as_of,
        period="",
        passages=(f"Văn bản: {path}", *_says(found)),
        tables=(Table("agree", "Đã so và khớp", AGREE, agree, first=FIRST),) if agree else (),
        issues=issues,
        issues_in_full=True,
        members={
            "relations": [_relation(one, line) for one, line in told if one.kind == "total"],
            "percentages": [_share(one, line) for one, line in told if one.kind in SHARES],
            "others": [
                _relation(one, line) for one, line in told if one.kind not in {"total", *SHARES}
            ],
            "against": None,
            "coverage": {
                "figures": found.coverage.figures,
                "checked": found.coverage.checked,
                "agree": found.coverage.agree,
                "differ": found.coverage.differ,
                "unchecked": found.coverage.unchecked,
            },
        },
    )


def comments_of(found: Proofread, vocabulary: Vocabulary) -> list[Comment]:
    """Give what a reader is told beside each figure that is wrong, in the text itself."""
    return [
        Comment(
            one.at.passage,
            one.at.numeral.start,
            one.at.numeral.end,
            f"{LABELS[one.severity]}: {said(one)} {vocabulary.rules[one.rule].advice}",
        )
        for one in found.findings
    ]


def _says(found: Proofread) -> Iterator[str]:
    coverage = found.coverage
    if not coverage.figures:
        yield "Văn bản không có số liệu nào để so."
        return
    wrong = [one for one in found.findings if one.severity != "note"]
    notes = len(found.findings) - len(wrong)
    if wrong:
        yield f"So các số trong văn bản với nhau: có {prose(len(wrong))} chỗ cần xem lại."
    else:
        yield "So các số trong văn bản với nhau: không thấy chỗ nào không khớp."
    if notes:
        yield f"Ngoài ra có {prose(notes)} lưu ý về cách làm tròn, cách ghi số."
    yield (
        f"Văn bản có {prose(coverage.figures)} số liệu: {prose(coverage.checked)} số so được với "
        f"số khác trong văn bản ({prose(coverage.agree)} khớp, {prose(coverage.differ)} không "
        f"khớp); {prose(coverage.unchecked)} số đứng riêng, văn bản không cho gì để so."
    )


def _issue(one: Finding, path: str, vocabulary: Vocabulary, found: Proofread) -> Issue:
    passage = one.at.passage
    where = place_of(passage)
    says = f"{where[:1].upper()}{where[1:]}: {said(one)} {_quoted(one.at, found)}"
    rule = vocabulary.rules[one.rule]
    advice = rule.advice
    if one.severity != "note":
        advice = f"{advice} (Tin cậy {sure(one.confidence)}.)"
    return Issue(one.rule, one.severity, Place(path), one.at.numeral.text, says, advice)


def _quoted(mention: Mention, found: Proofread) -> str:
    row = _row_of(mention, found, LONGEST)
    return f"Dòng: “{row}”" if row else f"Câu: “{sentence_of(mention)}”"


def _row_of(mention: Mention, found: Proofread, longest: int) -> str:
    """Give the row of a cell, so that one knows of what it is; '' for a figure of no table."""
    cell = mention.passage.cell
    row = found.rows.get((cell.table, cell.row), "") if cell else ""
    return row if len(row) <= longest else f"{row[:longest]}…"


def _row(one: Relation, line: str, found: Proofread) -> Row:
    return {
        "where": place_of(one.total.passage),
        "kind": KINDS[one.kind],
        "arithmetic": line,
        "sentence": _row_of(one.total, found, SHORT) or sentence_of(one.total, SHORT),
    }


def _relation(one: Relation, line: str) -> dict[str, Json]:
    return {
        **_placed(one),
        "total": _number(one.total),
        "parts": [_number(part) for part in one.parts],
        "sum": _plain(float(one.gives)),
        "difference": _plain(float(one.difference)),
        "arithmetic": line,
    }


def _share(one: Relation, line: str) -> dict[str, Json]:
    return {
        **_placed(one),
        "stated": _number(one.total),
        "parts": [_number(part) for part in one.parts],
        "gives": _plain(round(float(one.gives), 4)),
        "difference": _plain(round(float(one.difference), 4)),
        "arithmetic": line,
    }


def _placed(one: Relation) -> dict[str, Json]:
    passage, numeral = one.total.passage, one.total.numeral
    return {
        "kind": one.kind,
        "text": sentence_of(one.total, WHOLE),
        "holds": one.holds,
        "agreement": one.agreement,
        "confidence": round(one.confidence, 3),
        "page": passage.page,
        "paragraph": passage.paragraph,
        "start": numeral.start,
        "end": numeral.end,
    }


def _number(mention: Mention) -> Json:
    return _plain(float(mention.value))


def _plain(number: float) -> Number:
    return int(number) if number == int(number) else number
