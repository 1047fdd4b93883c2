"""``summarize``: counts by level, with subtotals, total and shares."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from hongngu_cli.commands.asked import one_of, reading_of
from hongngu_cli.commands.options import (
    Chart,
    Files,
    OutputOptions,
    ReadingOptions,
    SelectionOptions,
    Text,
    Texts,
    takes_options,
    value,
)
from hongngu_cli.model.failure import USAGE, Failure

MOST_FIELDS = 2
VERSUS = ("last-year",)
FIELDS = (
    *("level", "group", "unit", "year", "sex", "age", "age3", "young", "priority", "mode", "place"),
    *("sponsor", "status", "result", "institution", "ethnicity", "minority", "position"),
    *("post_level", "leader"),
)
"""What to complete after --by; analyse/dimensions.py has the same, and is slow to import."""
EXAMPLES = (
    "train-report summarize sample_data/rosters",
    "train-report summarize sample_data/rosters --by unit --by level",
    "train-report summarize sample_data/rosters --year 2019 --versus last-year -o tong-hop.docx",
)


@takes_options
def run(
    files: Files,
    *,
    reading: ReadingOptions,
    selection: SelectionOptions,
    output: OutputOptions,
    by: Annotated[
        Texts,
        value(
            "--by",
            shape="TRƯỜNG",
            says="Chia theo trường này; ghi hai lần thì được bảng dòng × cột: level, group, unit, "
            "year, sex, age, age3 (ba nhóm tuổi), young (cán bộ trẻ), priority, mode, place, "
            "sponsor, status, result, institution, ethnicity, minority (Kinh, thiểu số), position, "
            "post_level, leader.",
            choices=FIELDS,
        ),
    ] = (),
    versus: Annotated[
        Text,
        value(
            "--versus",
            shape="last-year",
            says="So với cùng kỳ năm trước: thêm số cùng kỳ, tăng giảm và % so với cùng kỳ.",
            choices=VERSUS,
        ),
    ] = None,
    chart: Chart = False,
) -> int:
    """Count by level, or by the fields asked for."""
    from hongngu_cli import pipeline
    from hongngu_cli.analyse.dimensions import TITLES

    fields = tuple(one_of("--by", field, tuple(TITLES)) for field in by)
    if len(fields) > MOST_FIELDS or len(set(fields)) < len(fields):
        raise Failure(
            USAGE,
            "--by dùng được tối đa hai lần, hai trường khác nhau.",
            "Ví dụ: --by unit --by level.",
        )
    if versus:
        one_of("--versus", versus, VERSUS)
    if "sponsor" in fields and selection.sponsor is None:
        selection = replace(selection, sponsor="all")
    session = pipeline.begin(files, reading_of(reading))
    from hongngu_cli import delivery
    from hongngu_cli.commands.material import last_year, material_of
    from hongngu_cli.report.summarize import summary

    material = material_of(session, selection, mask=output.mask, by=fields)
    last = last_year(session, selection, material, mask=output.mask, by=fields) if versus else None
    report = summary(material, fields, last)
    if chart:
        from hongngu_cli.report.charts import charted

        report = charted(report, material)
    delivery.show(report, session, output.format, output.output)
    return pipeline.exit_code(report, strict=output.strict)
