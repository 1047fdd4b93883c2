"""Command lines written out in full, and obeyed once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from typer._click.exceptions import UsageError
from typer.core import TyperArgument, TyperOption

from hongngu_cli.commands import find_command
from hongngu_cli.desk import CommandLine
from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from typer._click import Context

    from hongngu_cli.model.provenance import Only

NOT_OF_THE_RESULT = {
    *("output", "format", "password", "help"),
    *("annotate", "fix", "save", "remember", "require_clean"),
}
"""Parameters that say where a result goes, what else is written, or what nobody is to read."""
NAMING_PEOPLE = {"query", "where", "person"}
"""Parameters whose values may name people."""


def in_full(context: Context) -> CommandLine:
    """Write out what a command line said, variables of the environment too.

    What is as it is by default is left out.
    """
    mask = bool(context.params.get("mask"))
    arguments, hidden = [context.command.name or ""], False
    for one in context.command.params:
        name = one.name or ""
        given = context.params.get(name)
        if name in NOT_OF_THE_RESULT or given in (None, False, "", [], ()):
            continue
        if mask and name in NAMING_PEOPLE:
            hidden = True
        elif isinstance(one, TyperArgument):
            arguments += _texts(given)
        elif isinstance(one, TyperOption) and given != one.default:
            arguments += _options(max(one.opts, key=len), given)
    return CommandLine(tuple(arguments), hidden)


def _options(name: str, given: object) -> Iterator[str]:
    if given is True:
        yield name
    else:
        for text in _texts(given):
            # One word, so that a value that begins with a dash is none of the options.
            yield f"{name}={text}"


def _texts(given: object) -> list[str]:
    return [str(one) for one in given] if isinstance(given, list | tuple) else [str(given)]


def alone(line: CommandLine, unit: str | None = None, only: Only | None = None) -> CommandLine:
    """Write out what makes one document of many: that of a unit, or about one enrolment."""
    kept = [one for one in line.arguments if not one.startswith("--each=")]
    if unit is not None:
        kept = [one for one in kept if not one.startswith("--unit=") and not _is_unit_chosen(one)]
        kept.append(f"--unit={unit}")
    return replace(line, arguments=tuple(kept), only=only)


def _is_unit_chosen(argument: str) -> bool:
    option, _, pair = argument.partition("=")
    return option == "--where" and is_of_unit(pair)


def is_of_unit(pair: str) -> bool:
    """Tell whether what --where says is of a unit."""
    return pair.partition("=")[0].strip() == "unit"


def obeyed(arguments: Sequence[str]) -> int:
    """Obey a command line and give its exit code. Raises Failure, and what the command raises."""
    from hongngu_cli.commands.lazy import LazyCommand
    from hongngu_cli.commands.wording import as_failure

    command = find_command(arguments[0]) if arguments else None
    if command is None:
        raise Failure(USAGE, f'Không có lệnh "{" ".join(arguments[:1])}".')
    try:
        with LazyCommand(command).make_context(command.name, [*arguments[1:]]) as context:
            return context.command.invoke(context) or 0
    except UsageError as error:
        raise as_failure(error) from error
