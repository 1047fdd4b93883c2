"""``verify``: whether a document we made still says what its sources say."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hongngu_cli.commands.options import (
    READING,
    OutputOptions,
    Text,
    Texts,
    flag,
    takes_options,
    value,
)

if TYPE_CHECKING:
    from hongngu_cli.commands.again import Line
    from hongngu_cli.model.provenance import Only, Provenance, Whereabouts

EXAMPLES = (
    "train-report verify bao-cao.docx",
    "train-report verify bao-cao.docx 'Hồ sơ/2026' --all",
    "train-report verify bao-cao.docx --format json",
)
NO_LINE = "Kết quả của lệnh {} không lập lại để so được."
HIDDEN = (
    "Dòng lệnh lập văn bản có chỗ nêu tên người, nên văn bản đã che tên không ghi lại dòng lệnh ấy."
)
STANDARD_INPUT = "Số liệu đã nhận từ chương trình khác (-); nêu tệp sau tên văn bản để đối chiếu."
OUTSIDE = (
    "Nguồn nằm ngoài thư mục đang làm việc và thư mục của văn bản ({}); nêu tệp, thư mục ấy sau "
    "tên văn bản nếu muốn đọc."
)


@takes_options
def run(
    report: Annotated[
        str, typer.Argument(metavar="VĂN_BẢN", help="Văn bản train-report đã ghi ra.")
    ],
    files: Annotated[
        Texts,
        typer.Argument(
            metavar="TỆP", help="Đọc những tệp, thư mục này thay cho nguồn đã ghi trong văn bản."
        ),
    ] = (),
    *,
    password: Annotated[
        Text,
        value("--password", shape="MẬT_KHẨU", panel=READING, says="Mật khẩu của tệp bị khoá."),
    ] = None,
    whole: Annotated[
        bool, flag("--all", says="Liệt kê cả những nguồn, số liệu không đổi.")
    ] = False,
    output: OutputOptions,
) -> int:
    """Tell whether sources, figures or the text of a document changed since it was made."""
    from hongngu_cli import delivery, in_force, pipeline, provenance
    from hongngu_cli.analyse.verify import edits, held
    from hongngu_cli.commands import again
    from hongngu_cli.report.verified_words import Verified
    from hongngu_cli.report.verify import verified

    own = in_force.office_words(files)
    found = provenance.read_back(report, own.settings.limits)
    made = found.made
    line = again.line_of(made, report)
    whereabouts = provenance.whereabouts_of(made, report, files)
    document = str(Path(report).absolute())
    base = Path() if files else whereabouts.base
    reason = _kept_from(made, line, whereabouts, report, given=bool(files))
    used, now = whereabouts.used, None
    if line and not reason:
        line.put({"password": password})
        again.point_elsewhere(line, _moved(made, whereabouts) if files else whereabouts.moved)
        if files:
            again.give(line, files, report)
        with contextlib.chdir(base):
            told = again.report_of(line, made, _only(made, whereabouts), document)
            if isinstance(told, str):
                reason = told
            else:
                used = (*used, *provenance.new_in(told, whereabouts, document))
                now = provenance.figures_of(told)
    result = Verified(
        report,
        made,
        used,
        os.path.relpath(base),
        held(made, now),
        reason,
        edits(made.blocks, found.prints, found.pieces),
        tuple(os.path.relpath(one) for one in whereabouts.also),
    )
    shown = verified(result, own.settings.office, whole=whole, mask=output.mask)
    delivery.show(shown, own, output.format, output.output)
    return pipeline.DONE if result.holds else pipeline.PROBLEMS


def _kept_from(
    made: Provenance, line: Line | None, whereabouts: Whereabouts, document: str, *, given: bool
) -> str:
    """Say what keeps us from making the report again; '' for nothing that is known beforehand."""
    from hongngu_cli import provenance

    if line is None:
        return NO_LINE.format(made.command_line[0])
    if made.hidden:
        return HIDDEN
    paths = line.paths(given=given)
    outside = [one for one in paths if not provenance.leads_within(one, whereabouts.base, document)]
    if outside:
        return OUTSIDE.format(", ".join(outside))
    return STANDARD_INPUT if "-" in paths else ""


def _moved(made: Provenance, whereabouts: Whereabouts) -> dict[str, str]:
    """Say where files are, seen from the working folder: those that stayed, too."""
    stayed = {one.path: os.path.relpath(whereabouts.base / one.path) for one in made.used}
    return {**stayed, **whereabouts.moved}


def _only(made: Provenance, whereabouts: Whereabouts) -> Only | None:
    if made.only is None:
        return None
    path, sheet, number, which = made.only
    return whereabouts.moved.get(path, path), sheet, number, which
