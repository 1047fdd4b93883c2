"""Reports shown and written, each with what it was made from."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from hongngu_cli.delivery.ended import Ended
from hongngu_cli.delivery.formats import format_to, style_of
from hongngu_cli.delivery.putting import put, refuse_folder
from hongngu_cli.desk import desk
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.report import Report
from hongngu_cli.provenance import with_provenance
from hongngu_cli.read.files.listing import STDIN
from hongngu_cli.write.formats import FORMATS, for_stdout, render

if TYPE_CHECKING:
    from hongngu_cli.delivery.ended import InForce
    from hongngu_cli.model.own_template import OwnTemplate
    from hongngu_cli.model.passage import Passage

QUOTING = frozenset({"proofread"})
"""Commands whose reports quote what somebody else wrote."""


def show(
    report: Report,
    told: InForce,
    name: str | None,
    output: str | None,
    own: OwnTemplate | None = None,
) -> None:
    """Write a report to a file or to the terminal, in the format asked for. Raises Failure.

    With the office's ``own`` template it is made of that one. What a document should not say any
    more on its day is told beside it.
    """
    to_file = bool(output) and output != STDIN
    chosen = format_to(name, output)
    if take := desk().take:
        take(report)
        return
    if not to_file and not FORMATS[chosen].text and sys.stdout.isatty():
        raise Failure(
            USAGE, f"Dạng {chosen} không xem được trên màn hình.", "Thêm -o TỆP để ghi vào tệp."
        )
    style = replace(style_of(told.settings, to_file=to_file), own=own)
    content = render(report, chosen, style)
    if to_file:
        content = with_provenance(content, chosen, report, told)
    put(content if to_file else for_stdout(chosen, content), output)
    ended = Ended(told)
    # What a report on other texts says of the past stands in those.
    if FORMATS[chosen].document and report.command not in QUOTING:
        ended.add(report)
    ended.tell()
    if to_file:
        tell_unread(report)


def tell_unread(report: Report) -> None:
    """Say on stderr which inputs a file lacks, since who asked for it sees nothing else."""
    from hongngu_cli.pipeline import UNREADABLE

    lost = (one for one in report.issues if one.rule in UNREADABLE and one.severity == "error")
    for says in dict.fromkeys(f"{one.place}: {one.says}" for one in lost):
        sys.stderr.write(f"Cảnh báo: {says}\n")


def write(
    report: Report, told: InForce, name: str, output: str, own: OwnTemplate | None = None
) -> None:
    """Write one of many reports to its file, in a format. Raises Failure."""
    if take := desk().take:
        take(report)
        return
    refuse_folder(output)
    style = replace(style_of(told.settings, to_file=True), own=own)
    put(with_provenance(render(report, name, style), name, report, told), output)


def passages_of(
    report: Report, told: InForce, own: OwnTemplate | None = None
) -> tuple[Passage, ...]:
    """Give what a document will say, in sentences and cells. Raises Failure as writing it does."""
    style = replace(style_of(told.settings, to_file=True), own=own)
    if own and own.word:
        from hongngu_cli.read.texts.reading import document_of

        return document_of(own.name, render(report, "docx", style), told.settings.limits).passages
    from hongngu_cli.read.texts.plain import markdown_passages
    from hongngu_cli.write.markdown import as_markdown

    return tuple(markdown_passages("", as_markdown(report, style)))
