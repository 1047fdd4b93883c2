"""``report --each``: one document a unit, or one for each time a person was sent."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hongngu_cli.commands.adding_up import AddingUp
from hongngu_cli.commands.asked import one_of
from hongngu_cli.commands.lacking import Lacking
from hongngu_cli.commands.line import alone, is_of_unit
from hongngu_cli.desk import desk
from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.model.settings import OneDocument
from hongngu_cli.text.numbers import count, prose
from hongngu_cli.text.output_names import fields_of, named, told_apart

if TYPE_CHECKING:
    from hongngu_cli.commands.options import OutputOptions, SelectionOptions
    from hongngu_cli.desk import CommandLine
    from hongngu_cli.model.document import Document
    from hongngu_cli.model.own_template import OwnTemplate
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session
    from hongngu_cli.report.frame import Material
    from hongngu_cli.report.sending import Sending

FIELDS: Mapping[str, tuple[str, ...]] = {
    "unit": ("unit", "number", "year"),
    "person": ("name", "unit", "number", "year"),
}
"""What the name of a file may take, by what documents are made for."""
MOST_NAMED = 5
UNTOLD = "không rõ"


@dataclass(frozen=True, slots=True)
class Copy:
    """One of the documents: its rows, and what may stand in the name of its file.

    ``only`` is the id of the one enrolment it is about, None for all that are selected; ``line``
    makes it alone.
    """

    selection: SelectionOptions
    only: int | None
    told: Mapping[str, str]
    line: CommandLine


Make = Callable[["Session", Copy], "Report"]


def each_written(
    session: Session,
    copies: Sequence[Copy],
    document: Document,
    output: OutputOptions,
    make: Make,
    *,
    own: OwnTemplate | None = None,
) -> int:
    """Write the documents one by one, and say which were; give the exit code they deserve."""
    from hongngu_cli import delivery, pipeline

    pattern = output.output or ""
    wanted = delivery.format_to(output.format, pattern)
    numbers = [*_numbers(session, document, len(copies))]
    names = [
        named(pattern, {**one.told, "number": number})
        for one, (number, _) in zip(copies, numbers, strict=True)
    ]
    paths = told_apart(names)
    delivery.keep(paths)
    lacking, ended, adding_up = Lacking(), delivery.Ended(session), AddingUp(many=True)
    written, code = 0, pipeline.DONE
    all_of_them = desk().line
    try:
        for copy, (_, numbered), path in zip(copies, numbers, paths, strict=True):
            made = make(numbered, copy)
            desk().line = copy.line
            adding_up.add(made, session, own)
            delivery.write(made, session, wanted, path, own)
            written += 1
            lacking.add(made)
            ended.add(made)
            code = max(code, pipeline.exit_code(made, strict=output.strict))
    finally:
        desk().line = all_of_them
        _tell(paths, names, written)
    lacking.tell()
    adding_up.tell()
    ended.tell()
    delivery.tell_unread(made)  # of the same inputs as all the others
    return code


def refuse(document: Document, each: str, output: OutputOptions) -> None:
    """Raise Failure (USAGE) for what cannot be made, or would be written over one another."""
    if not document.each:
        says = f"--each: {document.name} chỉ lập được một văn bản cho cả kỳ."
        raise Failure(USAGE, says, "Bỏ --each.")
    known = FIELDS[one_of("--each", each, document.each)]
    listed = ", ".join(f"{{{name}}}" for name in known)
    if not output.output or output.output == "-":
        says = "--each ghi nhiều tệp nên cần mẫu tên tệp sau -o."
        raise Failure(USAGE, says, f'Ví dụ -o "{document.name} {{{known[0]}}}.docx".')
    used = fields_of(output.output)
    for name in used:
        if name not in known:
            says = f"-o: với --each {each}, mẫu tên tệp không dùng được {{{name}}}."
            raise Failure(USAGE, says, f"Dùng được: {listed}.")
    if not used:
        says = f"{output.output}: mọi văn bản sẽ cùng một tên tệp."
        raise Failure(USAGE, says, f"Thêm vào tên tệp sau -o một trong: {listed}.")
    if output.mask and "name" in used:
        says = "-o: {name} để lộ họ tên trong tên tệp nên không dùng được với --mask."
        raise Failure(USAGE, says, "Dùng {number}.")


def copies_of(told: Sending, selection: SelectionOptions, each: str) -> list[Copy]:
    """Give the documents to make, by unit in the vocabulary's order. Raises Failure (INPUT)."""
    material, units = told.material, told.by_unit()
    if not units:
        says = f"Không có văn bản nào để lập: {material.period} không có {material.counting} nào."
        raise Failure(INPUT, says, "Xem lại kỳ, đơn vị, trình độ đã chọn.")
    if each == "unit":
        return [*_of_units(told, units, selection)]
    _tell_repeated(material)
    return [
        Copy(
            selection,
            at,
            {
                "name": told.name(at) or UNTOLD,
                "unit": unit or UNTOLD,
                "year": told.years([at]) or UNTOLD,
            },
            alone(desk().line, only=told.only(at)),
        )
        for unit, rows in units.items()
        for at in rows
    ]


def _of_units(
    told: Sending, units: Mapping[str | None, list[int]], selection: SelectionOptions
) -> Iterator[Copy]:
    others = tuple(pair for pair in selection.where if not is_of_unit(pair))
    for unit, rows in units.items():
        if unit is None:
            left = count(len(rows))
            sys.stderr.write(f"Cảnh báo: {left} lượt không ghi đơn vị nên không vào văn bản nào.\n")
            continue
        selected = replace(selection, unit=(unit,), where=others)
        line = alone(desk().line, unit)
        yield Copy(selected, None, {"unit": unit, "year": told.years(rows) or UNTOLD}, line)


def _numbers(session: Session, document: Document, many: int) -> Iterator[tuple[str, Session]]:
    """Count the documents on from the number set; one that is no number is left to be filled in.

    Each comes with the session whose settings say so; in names of files they run from 1 then.
    """
    settings = session.settings
    own = settings.documents.get(document.name, OneDocument())
    first = int(own.number) if own.number.isdecimal() else None
    for at in range(many):
        number = prose(first + at) if first is not None else ""
        documents = {**settings.documents, document.name: replace(own, number=number)}
        numbered = replace(session, settings=replace(settings, documents=documents))
        yield number or f"{at + 1:0{max(2, len(str(many)))}d}", numbered


def _tell_repeated(material: Material) -> None:
    """Say that who was sent more than once has as many documents."""
    from hongngu_cli.analyse.people import person_numbers

    times = person_numbers(material.roster.frame, material.vocabulary).value_counts()
    if more := int((times > 1).sum()):
        sys.stderr.write(
            f"Lưu ý: {count(more)} người được cử hơn một lượt; mỗi lượt một văn bản riêng.\n"
        )


def _tell(paths: Sequence[str], names: Sequence[str], written: int) -> None:
    """Say how many documents were written, and which have a number behind their name."""
    if written < len(paths):
        last = f", văn bản cuối cùng là {paths[written - 1]}" if written else ""
        sys.stderr.write(f"Đã ghi {count(written)}/{count(len(paths))} văn bản{last}.\n")
        return
    more = f" đến {paths[-1]}" if written > 1 else ""
    sys.stderr.write(f"Đã ghi {count(written)} văn bản: {paths[0]}{more}.\n")
    doubled = [path for path, name in zip(paths, names, strict=True) if path != name]
    if doubled:
        rest = len(doubled) - MOST_NAMED
        few = ", ".join(doubled[:MOST_NAMED]) + (f" và {count(rest)} tệp khác" if rest > 0 else "")
        sys.stderr.write(f"Lưu ý: trùng tên nên thêm số vào sau: {few}.\n")
