"""A job on a day: its period, the name of its file, its command line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from hongngu_cli import in_force, pipeline
from hongngu_cli.commands.asked import day_of
from hongngu_cli.commands.options import SelectionOptions, SourceOptions
from hongngu_cli.commands.selected import period_asked
from hongngu_cli.model.jobs import Accepts, Job, Said
from hongngu_cli.model.settings import Settings
from hongngu_cli.text.output_names import fields_of, filled
from hongngu_cli.text.periods import Period
from hongngu_cli.text.relative_periods import absolute

PERIODS = ("period", "year", "old-period", "new-period")
"""Options whose text may tell a period from the day."""
POINTING = tuple(one.name for one in fields(SourceOptions))
YEAR = re.compile("[0-9]{4}")
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Dated:
    """A job whose period and file are known, in the words of its command line.

    ``inputs`` are those it names, else those of the settings. ``output`` may still hold fields
    of documents made one a unit or person.
    """

    job: Job
    accepts: Accepts
    settings: Settings
    configuration: Path | None
    inputs: tuple[str, ...]
    options: Mapping[str, Said]
    output: str
    period: str

    def line(self, inputs: Sequence[str]) -> tuple[str, ...]:
        """Give the command line, reading some inputs."""
        told: list[str] = []
        for option, said in self.options.items():
            if isinstance(said, tuple):
                told += [f"--{option}={text}" for text in said]
            elif said:
                told.append(f"--{option}")
        argument = [self.job.argument] if self.job.argument else []
        return (self.job.command, *told, f"--output={self.output}", "--", *argument, *inputs)

    @property
    def texts(self) -> Iterator[str]:
        """Give what its options say, some of which may be files."""
        yield self.job.argument
        for said in self.options.values():
            yield from said if isinstance(said, tuple) else ()

    @property
    def many(self) -> bool:
        """Whether it makes many files."""
        return bool(fields_of(self.output))


def dated(job: Job, accepts: Accepts, as_of: str | None) -> Dated:
    """Say what a job is on a day, that of ``as_of`` where the job says none. Raises Failure."""
    pointed = [text for key in POINTING if (text := job.text(key))]
    configuration, settings = in_force.configured(job.inputs or pointed)
    options = dict(job.options)
    if as_of and "as-of" in accepts.options:
        options.setdefault("as-of", (as_of,))
    day = day_of(job.text("as-of") or as_of, settings)
    for key in PERIODS:
        if text := job.text(key):
            options[key] = (absolute(text, day, last_day=settings.periods.last_day),)
    period = _period(job, accepts, settings, day)
    inputs = job.inputs
    if not inputs and (settings.data or not pointed):
        inputs = tuple(pipeline.data_named(settings, configuration))
    told = told_of(day, period)
    if period is None and job.text("each"):
        del told["year"]  # each document tells its own
    output = filled(job.output, told)
    label = period.label if period else ""
    return Dated(job, accepts, settings, configuration, inputs, options, output, label)


def _period(job: Job, accepts: Accepts, settings: Settings, day: dt.date) -> Period | None:
    """Read the period of a job whose command takes one."""
    if "period" not in accepts.options:
        return None
    asked = SelectionOptions(
        year=job.text("year"),
        from_=_day(job.text("from"), "01-01"),
        to=_day(job.text("to"), "12-31"),
        period=job.text("period"),
        as_of=day.isoformat(),
    )
    return period_asked(asked, settings)


def _day(text: str | None, of_year: str) -> str | None:
    """Give a day as it is told, or that day of a year, as plans are asked for by years."""
    return f"{text}-{of_year}" if text and YEAR.fullmatch(text) else text


def told_of(day: dt.date, period: Period | None) -> dict[str, str]:
    """Give what fields say: of the period its last day tells, else the day of the run.

    >>> told_of(dt.date(2026, 12, 1), None)["quarter"]
    'IV'
    """
    last = period.end if period and period.end != dt.date.max else day
    told = {
        "today": day.isoformat(),
        "year": f"{last.year}",
        "month": f"{last.month:02d}",
        "quarter": ROMAN[(last.month - 1) // 3],
    }
    return {**told, "period": period.label} if period else told
