"""What the raw text of options means; a wrong one is told with what fits."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.commands.options import ReadingOptions
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.settings import Reading, Settings
from hongngu_cli.pipeline import today

if TYPE_CHECKING:
    import typer

MAP_FIELDS = (
    "stt",
    "family_name",
    "given_name",
    "span",
    "demand",
    "planned",
    "allocated",
    "classes",
    "learners",
    "planned_classes",
    "planned_learners",
    "summoned",
    "attended",
    "position_unit",
    "level_held_theory",
    "level_held_degree",
    "party_date_official",
    "decision_date",
    "identity_number",
    "home",
    "planned_title",
    "demand_level",
    "quantity",
    "sent",
    "enrolled",
    "completed",
    "gap",
    "rate",
    "audience",
    "organiser",
    "partner",
    "post_after",
    "post_after_date",
    "post_fits",
    "post_unfit",
    "commitment",
    "commitment_months",
    "commitment_years",
    "not_sent",
    "total",
)


def on_command_line(context: typer.Context) -> frozenset[str]:
    """Name the parameters that were typed, and not told by a variable or by nobody."""
    from typer._click.core import ParameterSource

    typed = ParameterSource.COMMANDLINE
    return frozenset(name for name in context.params if context.get_parameter_source(name) is typed)


def reading_of(options: ReadingOptions) -> Reading:
    """Read what overrules recognition. Raises Failure (USAGE)."""
    return Reading(
        options.sheet,
        _rows(options.header_rows),
        _mapped(options.map),
        options.encoding,
        options.password,
    )


def day_of(text: str | None, settings: Settings) -> dt.date:
    """Read the day ages and "now" are taken at. Raises Failure (USAGE)."""
    return today(settings, day_asked("--as-of", text))


def one_of(option: str, value: str, known: Sequence[str]) -> str:
    """Give the value if it is one of the known ones."""
    if value in known:
        return value
    near = difflib.get_close_matches(value, known, n=1)
    hint = f'Có phải "{near[0]}"? ' if near else ""
    raise Failure(
        USAGE, f'{option}: không có giá trị "{value}".', f"{hint}Dùng được: {', '.join(known)}."
    )


def _rows(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    first, _, last = text.replace("–", "-").partition("-")
    if (
        first.strip().isdecimal()
        and (last or first).strip().isdecimal()
        and 0 < int(first) <= int(last or first)
    ):
        return int(first), int(last or first)
    raise Failure(
        USAGE, f'--header-rows: "{text}" không phải khoảng dòng.', "Ghi dạng N hoặc N-M, ví dụ 5-6."
    )


def _mapped(pairs: Iterable[str]) -> dict[str, str]:
    mapped = {}
    for pair in pairs:
        heading, equals, field = pair.rpartition("=")
        if not equals or not heading.strip():
            raise Failure(
                USAGE,
                f'--map: "{pair}" thiếu dấu "=".',
                'Ghi dạng "Tiêu đề=trường", ví dụ "Cơ quan=unit".',
            )
        mapped[heading.strip()] = one_of("--map", field.strip(), (*FIELD, *MAP_FIELDS))
    return mapped


def day_asked(option: str, text: str | None) -> dt.date | None:
    """Read the day an option names. Raises Failure (USAGE)."""
    if text is None:
        return None
    from hongngu_cli.text.dates import read_date

    read = read_date(text)
    if read.date is None:
        raise Failure(
            USAGE,
            f'{option}: "{text}" không phải một ngày.',
            "Ghi dạng 31/12/2026 hoặc 2026-12-31.",
        )
    return read.date
