"""``report``: a whole document in the official layout."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from hongngu_cli.commands.adding_up import tell_what_differs
from hongngu_cli.commands.asked import one_of, reading_of
from hongngu_cli.commands.each import copies_of, each_written, refuse
from hongngu_cli.commands.lacking import Lacking
from hongngu_cli.commands.options import (
    Chart,
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
from hongngu_cli.commands.own_templates import show_faults, show_names, template_of
from hongngu_cli.desk import desk
from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.model.place import Place

if TYPE_CHECKING:
    from hongngu_cli.commands.each import Copy
    from hongngu_cli.model.document import Document
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.sending import Sending

PROFILES = ("hd36", "hd05", "nd30")
EXAMPLES = (
    "train-report report ket-qua sample_data --year 2021 -o 'Báo cáo.docx'",
    "train-report report cong-van-chi-tieu sample_data -o 'Công văn.docx'",
    "train-report report ket-qua sample_data --template mau.docx -o 'Báo cáo.docx'",
    "train-report report --list",
)


def _names() -> list[str]:
    from hongngu_cli import in_force

    return [one.name for one in in_force.documents()]


@takes_options
def run(
    name: Annotated[
        Text,
        typer.Argument(metavar="VĂN_BẢN", help="Tên văn bản (xem --list).", autocompletion=_names),
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
        Text,
        value(
            "--each",
            shape="unit|person",
            says="Mỗi đơn vị, hoặc mỗi người, một văn bản; tên tệp sau -o là mẫu, ví dụ "
            '"QĐ {name}.docx".',
        ),
    ] = None,
    chart: Chart = False,
    context: Annotated[
        bool, flag("--context", says="Liệt kê mọi số liệu mà mẫu văn bản dùng được.")
    ] = False,
    check_template: Annotated[
        bool, flag("--check-template", says="Chỉ kiểm tra mẫu, không lập văn bản.")
    ] = False,
    require_clean: Annotated[
        bool,
        flag(
            "--require-clean",
            says="Không lập văn bản khi kiểm tra (check) danh sách còn lỗi; báo mã 1.",
        ),
    ] = False,
    listed: Annotated[bool, flag("--list", says="Liệt kê các văn bản có sẵn.")] = False,
) -> int:
    """Make a whole document in the official layout."""
    from hongngu_cli import pipeline

    if listed:
        return _list(files, output)
    document = _document(name)
    if profile:
        one_of("--profile", profile, PROFILES)
    if each:
        refuse(document, each, output)
    session = pipeline.begin(files, reading_of(reading), pointed=sources.pointed)
    from hongngu_cli import delivery

    make = partial(reported, document=document, mask=output.mask, profile=profile, chart=chart)
    own = template_of(template, session, checking=check_template)
    if context:
        return show_names(make(session, selection), session, output)
    if own and check_template:
        return show_faults(make(session, selection), session, output, own)
    if require_clean:
        from hongngu_cli.commands.clean import refused

        if code := refused(session, files, selection.as_of, mask=output.mask):
            return code
    if each:
        copies = copies_of(_everybody(session, selection, mask=output.mask), selection, each)

        def one(numbered: Session, copy: Copy) -> Report:
            return make(numbered, copy.selection, only=copy.only)

        return each_written(session, copies, document, output, one, own=own)
    made = make(session, selection, only=_only(session, selection, mask=output.mask))
    lacking = Lacking()
    lacking.add(made)
    lacking.tell()
    tell_what_differs(made, session, own)
    on_screen = output.output in {None, "-"}  # the document's own text, which a table is not
    wanted = output.format or ("md" if on_screen and not chart and own is None else None)
    delivery.show(made, session, wanted, output.output, own)
    return pipeline.exit_code(made, strict=output.strict)


def _only(session: Session, selection: SelectionOptions, *, mask: bool) -> int | None:
    """Find the one enrolment that is asked for again. Raises Failure (INPUT)."""
    only = desk().only
    if only is None:
        return None
    found = _everybody(session, selection, mask=mask).found(only)
    if found is None:
        where = Place(only[0], only[1], only[2])
        raise Failure(INPUT, f"{where}: không còn lượt đào tạo này trong phạm vi đã chọn.")
    return found


def _document(name: str | None) -> Document:
    """Find the document asked for. Raises Failure (USAGE) naming those there are."""
    from hongngu_cli import in_force

    known = {one.name: one for one in in_force.documents()}
    if name is None:
        raise Failure(USAGE, "Chưa ghi tên văn bản.", f"Các văn bản có sẵn: {', '.join(known)}.")
    return known[one_of("VĂN_BẢN", name, [*known])]


def _list(files: Files, output: OutputOptions) -> int:
    """Show which documents there are."""
    from hongngu_cli import delivery, in_force, pipeline
    from hongngu_cli.commands.asked import day_of
    from hongngu_cli.commands.parts import PARTS
    from hongngu_cli.report.documents.listed import listed

    found = in_force.office_words(files)
    needs = {name: part.kinds for name, part in PARTS.items()}
    report = listed([*in_force.documents()], needs, found.vocabulary, day_of(None, found.settings))
    delivery.show(report, found, output.format, output.output)
    return pipeline.DONE


def _everybody(session: Session, selection: SelectionOptions, *, mask: bool) -> Sending:
    from hongngu_cli.commands.parts_own import everybody_sent, with_days

    return everybody_sent(session, with_days(selection), mask=mask)


def reported(
    session: Session,
    selection: SelectionOptions,
    document: Document,
    *,
    mask: bool,
    profile: str | None = None,
    chart: bool = False,
    only: int | None = None,
) -> Report:
    """Make a document of the parts that the inputs tell, or of one enrolment. Raises Failure."""
    from hongngu_cli import in_force
    from hongngu_cli.commands.parts import PARTS, Wanted, gathered
    from hongngu_cli.commands.parts_own import with_days
    from hongngu_cli.report.charts import with_charts
    from hongngu_cli.report.documents.parts import Parts
    from hongngu_cli.report.documents.scope import MARK, UNTOLD_PERIOD, about_what, or_marked
    from hongngu_cli.report.documents.whole import whole
    from hongngu_cli.report.frame import period_of
    from hongngu_cli.report.letters import letter_of, profile_of
    from hongngu_cli.text.periods import year_before

    made, absent = gathered(
        document.parts, Wanted(session, with_days(selection), mask, only), document.needs
    )
    for need in document.needs:
        if need not in made:
            raise Failure(
                INPUT,
                f"Không lập được văn bản này ({document.label}): {PARTS[need].lacks}.",
                "Thêm tệp đó vào sau tên văn bản.",
            )
    first, material = next(iter(made.values()))
    settings, selected = session.settings, material.selection
    before = selected.period and year_before(selected.period, last_day=selected.last_day)
    named = profile or settings.office.profile
    if named:
        chosen = session.kept.of(("profile", named), partial(in_force.profile, named))
    else:
        profiles = session.kept.of("profiles", in_force.profiles)
        chosen = profile_of(settings, profiles, first.as_of)
    parts = Parts(
        {name: report for name, (report, _) in made.items()},
        or_marked(period_of(material) if "summary" in made else first.period),
        before.label if before else "",
        selected,
        session.vocabulary,
        settings,
        chosen,
        session.kept.of("remarks", in_force.remarks),
        chart,
    )
    if MARK in parts.period:
        absent.append(UNTOLD_PERIOD)
    about = about_what(document, parts.period, selected, session.vocabulary)
    letter = letter_of(document, settings, chosen, first.as_of, about)
    report = whole(document, parts, tuple(absent), letter)
    return with_charts(report, made) if chart else report
