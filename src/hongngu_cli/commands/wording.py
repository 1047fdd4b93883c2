"""What the command line itself says, in Vietnamese: help pages and parser errors.

Typer has no translations. A help page is therefore written here, with Typer's own
formatter; an error of its parser becomes a Failure. ``typer._click`` is private, so
pyproject.toml holds Typer to one minor version and tests/test_command_line.py looks
for English left over.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from typer._click import Command as AnyCommand
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperArgument, TyperCommand, TyperOption

from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typer._click import Context, HelpFormatter, Parameter

USAGE_PREFIX = "Cách dùng: "
OPTIONS_METAVAR = "[TÙY CHỌN]"
COMMAND_METAVAR = "LỆNH [TÙY CHỌN] [TỆP]..."
ARGUMENTS = "Tham số"
OPTIONS = "Tùy chọn"
COMMANDS = "Lệnh"
EXAMPLES = "Ví dụ"
HELP = "Xem trang trợ giúp này."
REQUIRED = "[bắt buộc]"
DEFAULT = "[mặc định: {}]"

EXTRA_ARGUMENTS = re.compile(r"Got unexpected extra argument\(s\) \((.*)\)", re.DOTALL)
TAKES_NO_VALUE = "does not take a value"
OTHERS = {"Missing command.": "Thiếu tên lệnh."}
MEANINGS = {int: "một số nguyên", float: "một số", bool: "1 (có) hoặc 0 (không)"}


class HelpPage(AnyCommand):
    """A command whose help page is Vietnamese; ``epilog`` holds examples, one a line."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the line that shows the order of things."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=USAGE_PREFIX)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """Name the options and each argument."""
        arguments = (p for p in self.get_params(ctx) if isinstance(p, TyperArgument))
        return [OPTIONS_METAVAR, *map(_argument_name, arguments)]

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Give ``--help`` in Vietnamese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP
            option.default = False  # for None, Typer would load pydantic to find out
        return option

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write arguments, then the command's own options, then each group's."""
        panels: dict[str, list[tuple[str, str]]] = {ARGUMENTS: [], OPTIONS: []}
        for parameter in self.get_params(ctx):
            if isinstance(parameter, TyperArgument):
                panels[ARGUMENTS].append((_argument_name(parameter), _explained(parameter)))
            elif isinstance(parameter, TyperOption) and not parameter.hidden:
                panel = panels.setdefault(parameter.rich_help_panel or OPTIONS, [])
                panel.append((_option_names(parameter), _explained(parameter)))
        for heading, rows in panels.items():
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:  # noqa: ARG002 - Typer's signature
        """Write examples as they are, so that they can be copied."""
        if self.epilog:
            with formatter.section(EXAMPLES):
                for line in self.epilog.splitlines():
                    formatter.write(f"  {line}\n")


class CommandPage(HelpPage, TyperCommand):
    """A subcommand with a Vietnamese help page."""


def _argument_name(argument: TyperArgument) -> str:
    name = argument.display_name_raw
    return (name if argument.required else f"[{name}]") + ("..." if argument.nargs != 1 else "")


def _option_names(option: TyperOption) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.display_name_raw}"


def _explained(parameter: TyperArgument | TyperOption) -> str:
    parts = [parameter.help or ""]
    if parameter.required:
        parts.append(REQUIRED)
    elif parameter.default not in (None, False, "", [], ()):
        parts.append(DEFAULT.format(parameter.default))
    return " ".join(parts)


def as_failure(error: UsageError) -> Failure:
    """Say an error of the parser in Vietnamese."""
    advice = []
    if isinstance(error, NoSuchOption) and error.possibilities:
        advice.append(_ask_whether(error.possibilities[0]))
    if error.ctx is not None:
        advice.append(f"Xem cách dùng: {error.ctx.command_path} --help")
    return Failure(USAGE, _say(error), " ".join(advice))


def no_such_command(name: str, known: Sequence[str], program: str) -> Failure:
    """Say that there is no such command, and which is nearest in either language."""
    advice = [_ask_whether(near) for near in difflib.get_close_matches(name, known, n=1)]
    advice.append(f"Xem các lệnh: {program} --help")
    return Failure(USAGE, f'Không có lệnh "{name}".', " ".join(advice))


def _ask_whether(near: str) -> str:
    return f'Có phải "{near}"?'


def _say(error: UsageError) -> str:
    match error:
        case NoSuchOption():
            says = f'Không có tùy chọn "{error.option_name}".'
        case BadOptionUsage() if TAKES_NO_VALUE in error.message:
            says = f'Tùy chọn "{error.option_name}" không nhận giá trị.'
        case BadOptionUsage():
            says = f'Tùy chọn "{error.option_name}" cần một giá trị đi sau.'
        case MissingParameter(param=parameter) if parameter is not None:
            says = f"Thiếu {_name(parameter)}."
        case BadParameter(param=parameter) if parameter is not None:
            wanted = MEANINGS.get(parameter.type_descriptor.annotation, "giá trị khác")
            says = f"Giá trị của {_name(parameter)} không dùng được; cần {wanted}."
        case _ if found := EXTRA_ARGUMENTS.fullmatch(error.message):
            says = f'Thừa "{found[1]}": lệnh này không nhận thêm gì ở đó.'
        case _:
            says = OTHERS.get(error.message, error.format_message())
    return says


def _name(parameter: Parameter) -> str:
    if isinstance(parameter, TyperOption):
        return f'tùy chọn "{max(parameter.opts, key=len)}"'
    return f'"{parameter.metavar or parameter.name}"'
