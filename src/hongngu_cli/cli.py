"""The program: runs the command asked for; here alone a Failure becomes an exit code."""

from __future__ import annotations

import _thread
import errno
import gc
import io
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer._click.exceptions import NoArgsIsHelpError, UsageError

from hongngu_cli import __version__
from hongngu_cli.commands.lazy import Commands
from hongngu_cli.commands.wording import as_failure
from hongngu_cli.completion import PROGRAM, asked, install_completion, show_completion
from hongngu_cli.model.failure import OUTPUT, USAGE, Failure
from hongngu_cli.text.system_errors import cause_of

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
SOON = 0.05
"""Seconds after which an interruption that was swallowed is told again."""
NO_LONGER_READ = {errno.EPIPE, errno.EINVAL}
"""How Unix and Windows say that nobody reads our output any more (``| head``)."""
NOT_WRITTEN = {errno.ENOSPC, errno.EIO}
"""How they say that the disk is full or broken."""

app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback(help="Đếm cán bộ được cử đi đào tạo, bồi dưỡng, từ chính danh sách của cơ quan.")
def program(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", help="Xem phiên bản.", callback=_show_version, is_eager=True),
    ] = False,
    install: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            help="Cài gợi ý lệnh khi bấm phím Tab.",
            callback=install_completion,
            is_eager=True,
        ),
    ] = False,
    show: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            help="In mã gợi ý lệnh để tự cài.",
            callback=show_completion,
            is_eager=True,
        ),
    ] = False,
) -> None:
    """Hold the options that need no command."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command line and leave with the exit code of the contract."""
    _speak_utf8()
    sys.unraisablehook = _interrupt_again
    # A hundred thousand rows are as many lists, and none of them a cycle to look for.
    gc.set_threshold(100_000)
    code = obey(sys.argv[1:] if arguments is None else arguments)
    _leave(code)


def _interrupt_again(raised: sys.UnraisableHookArgs) -> None:
    """Interrupt once more where Ctrl-C came while an object was cleared away.

    Python only prints such an exception, and the command would go on to its end.
    """
    if raised.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(raised)
        return
    again = threading.Timer(SOON, _thread.interrupt_main)
    again.daemon = True
    again.start()


def _leave(code: int) -> NoReturn:
    """End at once: to give back the memory of a long list, piece by piece, takes a second."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # nobody reads it any more; Python itself would end with 120
            stream.flush()
    os._exit(code)


def obey(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; a bug passes through as it is."""
    try:
        code = _run(list(arguments))
        sys.stdout.flush()
    except Failure as failure:
        return _tell(failure)
    except UsageError as error:
        return _tell(as_failure(error))
    except OSError as error:
        return _stopped_writing(error)
    except KeyboardInterrupt:
        typer.echo("\nĐã dừng theo yêu cầu.", err=True)
        return INTERRUPTED
    return code


def _run(arguments: list[str]) -> int:
    commands = typer.main.get_command(app)
    if asked():
        commands.main(prog_name=PROGRAM)
    try:
        with commands.make_context(PROGRAM, arguments) as context:
            return commands.invoke(context) or 0
    except NoArgsIsHelpError as page:
        typer.echo(page.format_message(), err=True)
        return USAGE
    except typer.Exit as end:
        return end.exit_code


def _stopped_writing(error: OSError) -> int:
    """End quietly when our reader went away, with a message when the disk is full.

    Errors of opening a file name it; they are no concern of ours here.
    """
    if error.filename is not None or error.errno not in NO_LONGER_READ | NOT_WRITTEN:
        raise error
    # Else Python would try, and complain, once more on its way out.
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
    if error.errno in NO_LONGER_READ:
        return 0
    return _tell(Failure(OUTPUT, f"Không ghi được kết quả: {cause_of(error)}."))


def _tell(failure: Failure) -> int:
    typer.echo(f"Lỗi: {failure.says}", err=True)
    if failure.advice:
        typer.echo(f"     {failure.advice}", err=True)
    return failure.code


def _speak_utf8() -> None:
    """Write UTF-8 wherever we run; a file name's stray bytes come out escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
