"""One input through everything that reads it, in this process."""

from __future__ import annotations

import datetime as dt
import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from hongngu_cli import delivery, pipeline
from hongngu_cli.commands.material import material_of
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.model.account import sources_of
from hongngu_cli.model.failure import Failure
from hongngu_cli.model.fields import FIELDS
from hongngu_cli.model.report import Report
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Reading
from hongngu_cli.report.check import checked
from hongngu_cli.report.explain import explained
from hongngu_cli.report.export import exported
from hongngu_cli.report.inspect import Understood, recognition
from hongngu_cli.report.summarize import summary

READ, REFUSED = "read", "refused"
AS_OF = dt.date(2024, 6, 1)
FORMATS = ("json", "json", "csv", "md", "html", "terminal", "xlsx", "docx")
FAILURES = (2, 3, 4, 5)


class Untrue(Exception):  # noqa: N818 - a finding about the program
    """The program ended well, and what it said cannot be."""


def tried(path: Path, random: Random) -> str:
    """Read, check, export and explain a file; tell whether it was read or refused.

    Raises whatever the program raises, and Untrue where its account does not add up.
    """
    with _silent():
        try:
            _everything(path, random)
        except Failure as failure:
            if failure.code not in FAILURES or not failure.says.strip():
                raise Untrue(f"refused as {failure.code}: {failure.says!r}") from failure
            return REFUSED
    return READ


def _everything(path: Path, random: Random) -> None:
    session = pipeline.begin([str(path)], Reading())
    roster = pipeline.read(session)
    _adds_up(roster)
    words, settings = session.vocabulary, session.settings
    understood = Understood(roster, pipeline.counts_of(session))
    _shown(session, recognition(understood, words, settings, AS_OF, mask=False), random)
    if not any(table.kind == "roster" for table in session.opened.tables):
        return
    issues = pipeline.examine(session, roster, as_of=AS_OF)
    _shown(session, checked(roster, issues, words, AS_OF), random)
    material = material_of(session, SelectionOptions(as_of=AS_OF.isoformat()), mask=False)
    _shown(session, exported(material, mask=False), Random(0))
    _shown(session, explained(summary(material), material, "total", mask=False), random)
    if random.random() < 0.1:  # noqa: PLR2004 - copying with marks is slow
        with tempfile.TemporaryDirectory() as folder:
            delivery.annotate(session, issues, f"{folder}/marked.xlsx")


def _shown(session: pipeline.Session, report: Report, random: Random) -> None:
    delivery.show(report, session, random.choice(FORMATS), None)


def _adds_up(roster: Roster) -> None:
    """Check that ledgers close and that every place can be named."""
    for source in sources_of(roster):
        if not source.ledger.closed:
            raise Untrue(f"ledger does not close: {source.ledger}")
    for at in roster.frame.index[:50]:
        for field in FIELDS:
            place = roster.place(at, field.key)
            if place.cell is None and roster.typed(at, field.key) != "":
                raise Untrue(f"{field.key} of row {at} is typed nowhere")


@contextmanager
def _silent() -> Iterator[None]:
    """Keep what the program prints, as a file would: it may write text or bytes."""
    old = sys.stdout, sys.stderr
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
    sys.stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")
    try:
        yield
    finally:
        sys.stdout, sys.stderr = old
