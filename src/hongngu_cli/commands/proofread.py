"""``proofread``: whether the figures of a text agree with one another, and with rosters."""

from __future__ import annotations

from typing import Annotated

import typer

from hongngu_cli.commands.asked import day_of
from hongngu_cli.commands.options import AsOf, OutputOptions, Text, takes_options, value
from hongngu_cli.model.failure import USAGE, Failure

EXAMPLES = (
    "train-report proofread sample_data/tham-luan.txt",
    "train-report proofread 'Báo cáo.docx' --annotate 'Báo cáo (đã ghi chú).docx'",
)
WORD = ".docx"


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
    output: OutputOptions,
) -> int:
    """Check the figures of a text against one another."""
    from hongngu_cli import delivery, in_force, pipeline

    if annotate and not annotate.lower().endswith(WORD):
        says = f"--annotate: {annotate} không phải tệp .docx."
        raise Failure(USAGE, says, "Ghi tên tệp có đuôi .docx sau --annotate.")
    told = in_force.office_words((document,))
    text = pipeline.text_at(document, told.settings)
    from hongngu_cli.analyse.proofread import proofread
    from hongngu_cli.report.proofread import comments_of, proofread_report

    found = proofread(text.passages, told.vocabulary)
    report = proofread_report(found, document, told.vocabulary, day_of(as_of, told.settings))
    if annotate:
        beside = comments_of(found, told.vocabulary)
        delivery.annotate_text(text, beside, annotate)
        typer.echo(_annotated(len(beside), annotate), err=True)
    delivery.show(report, told, output.format, output.output)
    wrong = any(issue.severity == "error" for issue in report.issues)
    return pipeline.PROBLEMS if wrong else pipeline.DONE


def _annotated(many: int, output: str) -> str:
    if not many:
        return f"Không có chỗ nào cần ghi chú; {output} chép lại văn bản."
    return f"Đã ghi chú {many} chỗ trong {output}."
