"""``inspect``: how each sheet was understood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from hongngu_cli.commands.asked import day_of, reading_of
from hongngu_cli.commands.options import (
    AsOf,
    Files,
    OutputOptions,
    ReadingOptions,
    flag,
    takes_options,
)
from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from hongngu_cli.delivery import Saved

EXAMPLES = (
    "train-report inspect sample_data/rosters/khoi-chinh-quyen.xlsx",
    "train-report inspect sample_data/rosters/xa-phu-loc-a.xlsx --save",
    "train-report inspect sample_data --format json",
    "train-report inspect sample_data/rosters/xa-long-hoa-b.csv --cells",
)
FOLLOWING = (
    *("hongngu_cli.delivery", "hongngu_cli.report.inspect", "hongngu_cli.read.counts.reading"),
    "hongngu_cli.write.terminal",
)


@takes_options
def run(
    files: Files,
    reading: ReadingOptions,
    output: OutputOptions,
    as_of: AsOf = None,
    *,
    cells: Annotated[
        bool, flag("--cells", says="In lưới ô đúng như đọc được, dạng CSV, chưa nhận dạng gì.")
    ] = False,
    save: Annotated[
        bool,
        flag("--save", says="Lưu cách đọc này vào train-report.toml, dùng cho mọi tệp cùng mẫu."),
    ] = False,
) -> int:
    """Show what was recognised on each sheet, and why."""
    from hongngu_cli import pipeline

    if cells and output.mask:
        raise Failure(USAGE, "--cells in nguyên văn các ô nên không dùng chung với --mask.")
    if cells and save:
        raise Failure(USAGE, "--cells chưa nhận dạng gì nên không có gì để lưu bằng --save.")
    session = pipeline.begin(files, reading_of(reading), saving=save, following=FOLLOWING)
    from hongngu_cli import delivery

    if cells:
        delivery.show_cells(session, output.output)
        return pipeline.DONE
    from hongngu_cli.report.inspect import Understood, recognition

    roster, day = pipeline.read(session), day_of(as_of, session.settings)
    understood = Understood(roster, pipeline.counts_of(session))
    words, settings = session.vocabulary, session.settings
    report = recognition(understood, words, settings, day, mask=output.mask)
    delivery.show(report, session, output.format, output.output)
    if save:
        for line in saved_in_words(delivery.save_recognition(session)):
            typer.echo(line, err=True)
    return pipeline.exit_code(report, strict=output.strict)


def saved_in_words(saved: Saved) -> Iterable[str]:
    """Say what was saved where, and which tables could not be."""
    counts = (
        ("mới", saved.added),
        ("sửa lại", saved.changed),
        ("đã có, giữ nguyên", saved.same),
    )
    told = ", ".join(f"{number} mẫu {what}" for what, number in counts if number)
    yield f"Cách đọc lưu ở {saved.path}: {told or 'không có mẫu nào để lưu'}."
    for place in saved.left_out:
        yield f"Không lưu {place}: dòng tiêu đề có vẻ chứa dữ liệu của người."
