"""``report``: a whole document in the official layout."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from hongngu_cli.commands.asked import one_of, reading_of
from hongngu_cli.commands.options import (
    Files,
    OutputOptions,
    ReadingOptions,
    SelectionOptions,
    SourceOptions,
    Text,
    flag,
    takes_options,
    value,
)
from hongngu_cli.model.failure import INPUT, USAGE, Failure

if TYPE_CHECKING:
    from hongngu_cli.model.document import Document
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session

PROFILES = ("hd36", "hd05", "nd30")
EXAMPLES = (
    "train-report report ket-qua sample_data --year 2021 -o 'Báo cáo.docx'",
    "train-report report cong-van-chi-tieu sample_data -o 'Công văn.docx'",
    "train-report report --list",
)


@takes_options
def run(
    name: Annotated[
        str | None,
        typer.Argument(metavar="VĂN_BẢN", help="Tên văn bản; --list liệt kê.", show_default=False),
    ] = None,
    files: Files = (),
    *,
    reading: ReadingOptions,
    sources: SourceOptions,
    selection: SelectionOptions,
    output: OutputOptions,
    template: Annotated[
        Text, value("--template", shape="TỆP", says="Mẫu riêng: .md.j2, hoặc .docx soạn bằng Word.")
    ] = None,
    profile: Annotated[
        Text,
        value("--profile", shape="|".join(PROFILES), says="Thể thức văn bản.", choices=PROFILES),
    ] = None,
    each: Annotated[
        Text, value("--each", shape="unit|person", says="Mỗi đơn vị, hoặc mỗi người, một văn bản.")
    ] = None,
    chart: Annotated[bool, flag("--chart", says="Thêm biểu đồ.")] = False,
    context: Annotated[
        bool, flag("--context", says="Liệt kê mọi số liệu mà mẫu văn bản dùng được.")
    ] = False,
    check_template: Annotated[
        bool, flag("--check-template", says="Chỉ kiểm tra mẫu, không lập văn bản.")
    ] = False,
    listed: Annotated[bool, flag("--list", says="Liệt kê các văn bản có sẵn.")] = False,
) -> int:
    """Make a whole document in the official layout."""
    from hongngu_cli import in_force, pipeline

    known = {one.name: one for one in in_force.documents()}
    if listed:
        for one in known.values():
            typer.echo(f"{one.name}: {one.label}")
        return pipeline.DONE
    if name is None:
        raise Failure(USAGE, "Chưa ghi tên văn bản.", f"Các văn bản có sẵn: {', '.join(known)}.")
    document = known[one_of("VĂN_BẢN", name, [*known])]
    session = pipeline.begin(files, reading_of(reading), pointed=sources.pointed)
    from hongngu_cli import delivery

    made = reported(session, selection, document, mask=output.mask, profile=profile)
    for lacks in made.absent:
        sys.stderr.write(f"Lưu ý: văn bản không nói về {lacks}.\n")
    if made.letter and made.letter.missing:
        keys = ", ".join(made.letter.missing)
        sys.stderr.write(
            f"Cảnh báo: train-report.toml chưa có {keys}; trong văn bản, chỗ đó ghi trong ngoặc "
            "vuông […].\n"
        )
    delivery.show(made, session, output.format, output.output)
    return pipeline.exit_code(made, strict=output.strict)


def reported(
    session: Session,
    selection: SelectionOptions,
    document: Document,
    *,
    mask: bool,
    profile: str | None = None,
) -> Report:
    """Make a document of the parts that the inputs tell. Raises Failure."""
    from hongngu_cli import in_force
    from hongngu_cli.commands.parts import PARTS, Wanted, gathered
    from hongngu_cli.commands.parts_own import with_days
    from hongngu_cli.report.documents.whole import whole
    from hongngu_cli.report.letters import letter_of, profile_of

    made, absent = gathered(document.parts, Wanted(session, with_days(selection), mask))
    for need in document.needs:
        if need not in made:
            raise Failure(
                INPUT, f"Không lập được {document.label}: {PARTS[need].lacks}.", "Thêm tệp đó."
            )
    parts = {name: report for name, (report, _) in made.items()}
    first = next(iter(parts.values()))
    profiles = in_force.profiles()
    chosen = (
        profiles[one_of("--profile", profile, [*profiles])]
        if profile
        else profile_of(session.settings, profiles, first.as_of)
    )
    about = document.about.format(period=first.period)
    letter = letter_of(document, session.settings, chosen, first.as_of, about)
    return whole(document, parts, tuple(absent), letter)
