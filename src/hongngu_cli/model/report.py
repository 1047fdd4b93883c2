"""What a command has to say, before any format is chosen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from hongngu_cli.model.chart import Chart
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.form import FilledForm
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.ledger import Ledger, Source
from hongngu_cli.model.letter import Letter
from hongngu_cli.model.table import Table

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Report:
    """An analysis and the words around it.

    ``template`` names the Jinja template that makes a document of it. ``members``
    are what the command adds to the JSON object besides the shared members. With
    ``issues_in_full`` the issues are the report's own matter and people see every one;
    elsewhere they see errors and warnings, and are told how many notes there are. A ``form`` is
    what a workbook holds in place of the first table and of what that one leaves out. With a
    ``letter`` it is an official document, whose template gives the text between letterhead and
    signature; ``values`` are what such a template sees besides the members above, ``absent`` says
    what the inputs could not tell it.
    """

    command: str
    title: str
    template: str
    as_of: dt.date
    period: str
    subject: str = ""
    passages: tuple[str, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    issues_in_full: bool = False
    sources: tuple[Source, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    office: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, Json] = field(default_factory=dict)
    form: FilledForm | None = None
    letter: Letter | None = None
    charts: tuple[Chart, ...] = ()
    values: Mapping[str, object] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
