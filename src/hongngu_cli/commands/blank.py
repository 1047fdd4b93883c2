"""``blank``: a workbook to fill in, with lists to choose from."""

from __future__ import annotations

from typing import Annotated

import typer

from hongngu_cli.commands.asked import one_of
from hongngu_cli.commands.options import flag, value

EXAMPLES = (
    "train-report blank roster -o danh-sach-cu-di.xlsx",
    "train-report blank chi-tieu -o chi-tieu.xlsx",
)


def _kinds() -> list[str]:
    from hongngu_cli import in_force

    return [blank.key for blank in in_force.blanks().blank]


def run(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="LOẠI",
            help="roster (danh-sach): danh sách cử đi; quota (chi-tieu): chỉ tiêu; "
            "demand (nhu-cau): nhu cầu; cadres (can-bo): cán bộ, quy hoạch; classes (lop): lớp.",
            autocompletion=_kinds,
        ),
    ],
    output: Annotated[
        str, value("-o", "--output", shape="TỆP", says="Ghi vào tệp .xlsx này; - là màn hình.")
    ],
    *,
    force: Annotated[
        bool, flag("--force", says="Ghi đè tệp đã có, kể cả khi đã nhập số liệu.")
    ] = False,
) -> int:
    """Write an empty workbook with the office's own levels and units in its lists."""
    from hongngu_cli import delivery, in_force, pipeline
    from hongngu_cli.report.blank import form_of

    blanks = in_force.blanks()
    blank = blanks.kinds[one_of("LOẠI", kind, list(blanks.kinds))]
    settings, vocabulary = in_force.words(())
    form = form_of(blank, blanks, vocabulary, settings)
    delivery.write_blank(form, output, over=force)
    if output != "-":
        typer.echo(f"Đã ghi {output}: {blank.label.lower()}.", err=True)
    return pipeline.DONE
