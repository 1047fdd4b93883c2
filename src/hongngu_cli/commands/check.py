"""``check``: every problem at its cell."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from hongngu_cli.commands.asked import day_of, one_of, reading_of
from hongngu_cli.commands.options import (
    AsOf,
    Files,
    OutputOptions,
    ReadingOptions,
    Text,
    flag,
    takes_options,
    value,
)
from hongngu_cli.model.counts import KINDS
from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hongngu_cli.delivery import Marked

EXAMPLES = (
    "train-report check sample_data/rosters",
    "train-report check sample_data/rosters --format xlsx -o kiem-tra.xlsx",
    "train-report check sample_data/rosters --annotate can-sua",
    "train-report check sample_data/rosters --fix",
    "train-report check --rules",
)
FAIL_ON = ("error", "warning", "never")
FOLLOWING = ("hongngu_cli.delivery", "hongngu_cli.report.check", "hongngu_cli.write.terminal")


@takes_options
def run(
    files: Files,
    reading: ReadingOptions,
    output: OutputOptions,
    as_of: AsOf = None,
    *,
    annotate: Annotated[
        Text,
        value(
            "--annotate",
            shape="RA",
            says="Chép mỗi bảng tính có vấn đề, tô màu và ghi chú từng ô, thêm trang “Cần sửa”; "
            "RA là tệp .xlsx, hoặc thư mục khi đọc nhiều tệp, chia như tệp gốc.",
        ),
    ] = None,
    fix: Annotated[
        bool,
        flag(
            "--fix",
            says="Hỏi lần lượt từng cách viết chưa biết, ghi nghĩa của nó vào từ vựng của cơ quan "
            "rồi kiểm tra lại; không sửa danh sách nào.",
        ),
    ] = False,
    rules: Annotated[bool, flag("--rules", says="Liệt kê các quy tắc kiểm tra rồi dừng.")] = False,
    fail_on: Annotated[
        Text,
        value(
            "--fail-on",
            shape="MỨC",
            says="Báo mã 1 khi có: error (mặc định), warning hoặc never.",
            choices=FAIL_ON,
        ),
    ] = None,
) -> int:
    """Find every problem and say what to do about it."""
    from hongngu_cli import pipeline

    fatal = one_of("--fail-on", fail_on or FAIL_ON[0], FAIL_ON)
    if rules:
        _show_rules(files, output, as_of)
        return pipeline.DONE
    if annotate and output.mask:
        raise Failure(USAGE, "--annotate chép nguyên bảng tính nên không dùng chung với --mask.")
    # Rules look at lists; no frame is made, so that pandas need not be there.
    begin = partial(pipeline.begin, files, reading_of(reading), following=FOLLOWING)
    session = begin()
    if fix:
        from hongngu_cli.commands.fixing import fix as ask

        session = ask(session, files, begin)
    from hongngu_cli import delivery
    from hongngu_cli.report.check import checked
    from hongngu_cli.report.masking import without_names

    roster = pipeline.roster_of(session, pipeline.CADRES, *KINDS)
    day = day_of(as_of, session.settings)
    issues = pipeline.examine_all(session, roster, day)
    told = without_names(issues, session.vocabulary) if output.mask else issues
    report = checked(roster, told, session.vocabulary, day)
    delivery.keep((annotate, output.output))
    if annotate:
        _tell_marked(delivery.annotate(session, told, annotate), report.passages[1:])
    delivery.show(report, session, output.format, output.output)
    unread = pipeline.exit_code(report, strict=output.strict)
    severities = {"error": ("error",), "warning": ("error", "warning"), "never": ()}[fatal]
    return unread or int(any(issue.severity in severities for issue in issues))


def _tell_marked(copies: Sequence[Marked], unchecked: Sequence[str]) -> None:
    """Tell what was marked; where nothing was, also what was not looked at."""
    if not copies:
        typer.echo(" ".join(("Không có tệp nào cần đánh dấu.", *unchecked)), err=True)
    for one in copies:
        typer.echo(f"Bản đã đánh dấu của {one.source}: {one.copy}.", err=True)
        if one.aside:
            says = f"  Tệp có sẵn ở đó không còn như chương trình đã ghi, nên giữ lại: {one.aside}."
            typer.echo(says, err=True)
        if one.lost:
            says = f"  Bản này không giữ được: {', '.join(one.lost)}; xem ở tệp gốc."
            typer.echo(says, err=True)


def _show_rules(files: Files, output: OutputOptions, as_of: str | None) -> None:
    from hongngu_cli import delivery, in_force
    from hongngu_cli.report.check import rules_in_force

    found = in_force.office_words(files)
    report = rules_in_force(found.vocabulary, day_of(as_of, found.settings))
    delivery.show(report, found, output.format, output.output)
