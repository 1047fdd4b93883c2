"""``received``: which units have sent their files, and whom to remind."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from hongngu_cli.commands.asked import day_of, reading_of
from hongngu_cli.commands.options import (
    AsOf,
    OutputOptions,
    ReadingOptions,
    Text,
    flag,
    takes_options,
    value,
)
from hongngu_cli.model.failure import USAGE, Failure

EXAMPLES = (
    "train-report received 'Hồ sơ/2026' --units don-vi.txt",
    "train-report received 'Hồ sơ/2026' --units don-vi.xlsx --remember",
    "train-report received 'Hồ sơ/2026' --units don-vi.xlsx -o nhac-gui.docx",
)


@takes_options
def run(
    folder: Annotated[
        str, typer.Argument(metavar="THƯ_MỤC", help="Thư mục chứa tệp các đơn vị gửi về.")
    ],
    reading: ReadingOptions,
    output: OutputOptions,
    as_of: AsOf = None,
    *,
    units: Annotated[
        Text,
        value(
            "--units",
            shape="TỆP",
            says="Danh sách đơn vị phải gửi: .txt mỗi dòng một đơn vị, .csv hay .xlsx có cột "
            "“Đơn vị”, hoặc tệp từ vựng .toml. Bỏ trống thì lấy đơn vị trong từ vựng của cơ quan.",
        ),
    ] = None,
    remember: Annotated[
        bool,
        flag(
            "--remember",
            says="Ghi nhớ lần này trong thư mục (chỉ tên đơn vị, mã nội dung tệp, ngày) để lần "
            "sau biết tệp nào mới, đã thay hay như cũ.",
        ),
    ] = False,
) -> int:
    """Tell which units have sent, and list those to be reminded."""
    from hongngu_cli import pipeline

    but = [name for name in (units, output.output) if name and name != "-"]
    session, files = pipeline.begin_folder(folder, reading_of(reading), but)
    from hongngu_cli import delivery
    from hongngu_cli.analyse.received import received
    from hongngu_cli.analyse.units_to_send import UnitsToSend
    from hongngu_cli.model.severities import as_set
    from hongngu_cli.report.received import Told
    from hongngu_cli.report.received_words import Folder

    listed, issues = pipeline.units_in(units, session) if units else (session.vocabulary.unit, ())
    if not listed:
        says = "Chưa nêu danh sách đơn vị phải gửi."
        raise Failure(USAGE, says, "Thêm --units TỆP, hoặc khai đơn vị trong từ vựng của cơ quan.")
    roster, last = pipeline.read(session), pipeline.last_time(folder)
    receipts = pipeline.receipts_of(files, roster, session.vocabulary)
    day = day_of(as_of, session.settings)
    to_send = UnitsToSend(listed, session.vocabulary, day)
    found = received(folder, to_send, receipts, last)
    told = Told(found, Folder(folder), roster, session.settings.office, day, tuple(issues))
    report = told.report()
    report = replace(report, issues=tuple(as_set(report.issues, session.vocabulary)))
    delivery.show(report, session, output.format, output.output)
    if remember:
        kept = delivery.remember(found.remembered(day, session.vocabulary), folder)
        typer.echo(f"Đã ghi nhớ lần này: {kept}.", err=True)
    return pipeline.exit_code(report, strict=output.strict)
