"""The list of commands as Typer sees it; a command is imported when it is asked for."""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

import typer
from typer._click.exceptions import BadOptionUsage
from typer._click.shell_completion import CompletionItem
from typer.core import TyperCommand, TyperGroup, TyperOption

from hongngu_cli.commands import COMMANDS, Command, find_command
from hongngu_cli.commands.line import in_full
from hongngu_cli.commands.typed import take_as_typed
from hongngu_cli.commands.wording import COMMAND_METAVAR, CommandPage, HelpPage, no_such_command
from hongngu_cli.commands.wording import COMMANDS as HEADING
from hongngu_cli.desk import desk

if TYPE_CHECKING:
    from typer._click import Command as AnyCommand
    from typer._click import Context, HelpFormatter

VARIABLES = "TRAIN_REPORT_"
SEPARATOR = ";"


class Commands(HelpPage, TyperGroup):
    """All subcommands, each under its English and its Vietnamese name."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Name each command once."""
        return [command.name for command in COMMANDS]

    def get_command(self, ctx: Context, cmd_name: str) -> AnyCommand | None:  # noqa: ARG002 - Typer's signature
        """Find a command without importing it."""
        command = find_command(cmd_name)
        return LazyCommand(command) if command else None

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, AnyCommand | None, list[str]]:
        """Find the command asked for, or say which is nearest."""
        if find_command(args[0]) is None and not ctx.resilient_parsing:
            known = [name for command in COMMANDS for name in (command.name, command.vietnamese)]
            raise no_such_command(args[0], known, ctx.command_path)
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:  # noqa: ARG002 - Typer's signature
        """Show that a command comes first."""
        return [COMMAND_METAVAR]

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """List the commands with both names, then the program's own options."""
        with formatter.section(HEADING):
            formatter.write_dl([(f"{c.name} ({c.vietnamese})", c.help) for c in COMMANDS])
        super().format_options(ctx, formatter)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Offer the Vietnamese names too, once the first letters are there."""
        aliases = (
            CompletionItem(c.vietnamese, help=c.help)
            for c in COMMANDS
            if incomplete and c.vietnamese.startswith(incomplete)
        )
        return [*super().shell_complete(ctx, incomplete), *aliases]


class LazyCommand(TyperCommand):
    """A line of the registry, which stands in for its command until it is asked for."""

    def __init__(self, command: Command) -> None:
        """Take the line of the registry."""
        super().__init__(command.name, short_help=command.help)
        self.command = command

    def make_context(
        self, info_name: str | None, args: list[str], parent: Context | None = None, **extra: object
    ) -> Context:
        """Hand the arguments to the command itself."""
        command = load(self.command)
        context = command.make_context(
            info_name, args, parent, default_map=_environment(command), **extra
        )
        if not context.resilient_parsing:
            _refuse_empty(context)
            desk().line, desk().reads = in_full(context), set()
        return context


def load(command: Command) -> AnyCommand:
    """Import a command's module and let Typer read its ``run``."""
    module = importlib.import_module(command.module)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    page = alone.command(
        command.name, cls=CommandPage, help=command.help, epilog="\n".join(module.EXAMPLES)
    )
    page(module.run)
    made = typer.main.get_command(alone)
    take_as_typed(made)
    return made


def _refuse_empty(context: Context) -> None:
    """Refuse an option of no text, as a variable leaves it that a script forgot to set.

    Raises BadOptionUsage.
    """
    for option in context.command.params:
        given = context.params.get(option.name or "")
        texts = given if isinstance(given, list | tuple) else (given,)
        if isinstance(option, TyperOption) and "" in texts:
            raise BadOptionUsage(_longest(option), "", ctx=context)


def _longest(option: TyperOption) -> str:
    return max(option.opts, key=len)


def _environment(command: AnyCommand) -> dict[str, object]:
    """Give what variables such as TRAIN_REPORT_FORMAT say; semicolons part a list."""
    found: dict[str, object] = {}
    for option in command.params:
        if isinstance(option, TyperOption):
            name = _longest(option).lstrip("-").replace("-", "_").upper()
            if text := os.environ.get(VARIABLES + name):
                several = [one for one in text.split(SEPARATOR) if one.strip()]
                found[option.name] = several if option.multiple else text
    return found
