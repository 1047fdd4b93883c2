"""``proofread``: whether the figures of a text agree with one another, and with rosters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from hongngu_cli.commands.asked import day_of, reading_of
from hongngu_cli.commands.options import (
    AsOf,
    OutputOptions,
    ReadingOptions,
    Text,
    Texts,
    takes_options,
    value,
)
from hongngu_cli.desk import desk
from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from hongngu_cli.model.passage import Document
    from hongngu_cli.model.proofread import Proofread
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.proofread_against import Beside

EXAMPLES = (
    "train-report proofread sample_data/tham-luan.txt",
    "train-report proofread sample_data/tham-luan.txt --against sample_data",
    "train-report proofread 'Báo cáo.docx' --annotate 'Báo cáo (đã ghi chú).docx'",
)
WORD = ".docx"
KINDS = ("roster", "classes", "quota", "demand", "plan")


@takes_options
def run(
    document: Annotated[
        str,
        typer.Argument(
            metavar="VĂN_BẢN",
            help="Văn bản cần rà soát: .docx, .odt, .pdf có chữ, .html, .md, .txt; - để nhận chữ "
            "từ chương trình khác.",
        ),
    ],
    *,
    against: Annotated[
        Texts,
        value(
            "--against",
            shape="TỆP",
            says="So các con số của văn bản với danh sách cử đi, bảng chỉ tiêu, nhu cầu, sổ theo "
            "dõi lớp trong tệp hay thư mục này. Lặp lại được.",
        ),
    ] = (),
    annotate: Annotated[
        Text,
        value(
            "--annotate",
            shape="RA.docx",
            says="Ghi một bản .docx có ghi chú của Word cạnh từng số cần xem lại; văn bản gốc giữ "
            "nguyên.",
        ),
    ] = None,
    as_of: AsOf = None,
    reading: ReadingOptions,
    output: OutputOptions,
) -> int:
    """Check the figures of a text against one another, and against rosters."""
    from hongngu_cli import delivery, in_force, pipeline

    if annotate and not annotate.lower().endswith(WORD):
        says = f"--annotate: {annotate} không phải tệp .docx."
        raise Failure(USAGE, says, "Ghi tên tệp có đuôi .docx sau --annotate.")
    outputs = (annotate, output.output)
    desk().reads.add(document)
    delivery.keep(outputs)
    overruled = reading_of(reading)
    if against:
        session = pipeline.begin(against, overruled)
        pipeline.need(session, KINDS)
        delivery.keep(outputs)
        told: Session | in_force.Words = session
    else:
        told = in_force.office_words((document,))
    text = pipeline.text_at(document, told.settings, overruled)
    from hongngu_cli.analyse.proofread import proofread
    from hongngu_cli.report.proofread import comments_of, proofread_report

    found = proofread(text.passages, told.vocabulary)
    report = proofread_report(found, document, told.vocabulary, day_of(as_of, told.settings))
    comments = comments_of(found, told.vocabulary)
    unread = False
    if against:
        beside = _beside(text, found, session, against, as_of)
        report = beside.added_to(report, found)
        comments += beside.comments()
        lost = [one for one in pipeline.read(session).issues if one.rule in pipeline.UNREADABLE]
        report = replace(report, issues=(*report.issues, *lost))
        unread = any(one.severity == "error" for one in lost)
    if annotate:
        delivery.annotate_text(text, comments, annotate)
        typer.echo(_annotated(text, len(comments), annotate), err=True)
    delivery.show(report, told, output.format, output.output)
    wrong = any(issue.severity == "error" for issue in report.issues)
    return pipeline.UNREAD if unread else pipeline.PROBLEMS if wrong else pipeline.DONE


def _beside(
    text: Document, found: Proofread, session: Session, against: Texts, as_of: Text
) -> Beside:
    """Hold the figures of a text against the inputs of a session."""
    from hongngu_cli.analyse.against.compare import compared
    from hongngu_cli.analyse.against.pieces import Scanner
    from hongngu_cli.commands.figures_asked import FiguresAsked
    from hongngu_cli.report.proofread_against import Beside

    ask = FiguresAsked(session, as_of)
    office, periods = session.settings.office, session.settings.periods
    scanner = Scanner(
        session.vocabulary,
        ask.units(),
        audiences=ask.audiences(),
        office=(office.body, office.place, office.authority),
        last_day=periods.last_day,
    )
    told = compared(text.passages, found.mentions, scanner, ask)
    return Beside(tuple(told), against, session.vocabulary)


def _annotated(text: Document, many: int, output: str) -> str:
    lost = " Bản này không còn mật khẩu." if text.locked else ""
    if not many:
        return f"Không có chỗ nào cần ghi chú; {output} chép lại văn bản.{lost}"
    return f"Đã ghi chú {many} chỗ trong {output}.{lost}"
