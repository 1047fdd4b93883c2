"""What a job may say: the options of the commands themselves, so that new ones are keys too."""

from __future__ import annotations

from typer.core import TyperArgument, TyperOption

from hongngu_cli.commands import find_command
from hongngu_cli.commands.each import FIELDS
from hongngu_cli.model.jobs import Accepts, Kind

NAMES = (
    *("report", "form", "explain", "summarize", "check", "inspect", "export", "compare", "quota"),
    *("received", "classes", "standing", "plan", "forecast", "placement", "proofread"),
)
"""Commands that read files and write one, or one for each unit or person."""
NOT_IN_JOBS = {
    *("help", "output", "password"),
    *("fix", "rules", "save", "cells", "list", "context", "check-template", "remember"),
    "annotate",
}
"""Options that are told otherwise, ask somebody, change other files or write no result."""
FILES = "files"


def accepted() -> dict[str, Accepts]:
    """Give what jobs may say, command by command."""
    return {name: _of(name) for name in NAMES}


def _of(name: str) -> Accepts:
    from hongngu_cli.commands.lazy import load

    command = find_command(name)
    assert command is not None  # noqa: S101 - a test holds NAMES against the commands
    parameters = load(command).params
    every = {
        max(one.opts, key=len).lstrip("-"): _kind(one)
        for one in parameters
        if isinstance(one, TyperOption)
    }
    options = {long: kind for long, kind in every.items() if long not in NOT_IN_JOBS}
    barred, other = frozenset(every.keys() - options.keys()), command.vietnamese
    arguments = [one.name for one in parameters if isinstance(one, TyperArgument)]
    if FILES in arguments:
        each = FIELDS if "each" in options else {}
        return Accepts(options, barred, other, argument=len(arguments) > 1, each=each)
    return Accepts(options, barred, other, inputs=len(arguments))


def _kind(option: TyperOption) -> Kind:
    return "flag" if option.is_flag else "texts" if option.multiple else "text"
