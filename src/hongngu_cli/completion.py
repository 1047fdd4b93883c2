"""Completion in the user's shell: set up, shown, and answered."""

from __future__ import annotations

import os

import typer
from typer._completion_classes import completion_init
from typer._completion_shared import Shells, get_completion_script, install

from hongngu_cli.model.failure import USAGE, Failure

PROGRAM = "train-report"
QUESTION = "_TRAIN_REPORT_COMPLETE"


def asked() -> bool:
    """Tell whether it is the shell that asks, not a person; make ready to answer then."""
    if QUESTION not in os.environ:
        return False
    completion_init()
    return True


def install_completion(*, wanted: bool) -> None:
    """Write the completion into the shell's own start-up files."""
    if not wanted:
        return
    shell, path = install(shell=_shell(), prog_name=PROGRAM, complete_var=QUESTION)
    typer.echo(f"Đã cài gợi ý lệnh cho {shell}, ghi vào {path}. Mở lại cửa sổ lệnh để dùng.")
    raise typer.Exit


def show_completion(*, wanted: bool) -> None:
    """Print the completion for the shell at hand."""
    if not wanted:
        return
    typer.echo(get_completion_script(prog_name=PROGRAM, complete_var=QUESTION, shell=_shell()))
    raise typer.Exit


def _shell() -> str:
    """Name the shell that started us."""
    import shellingham

    try:
        shell: str = shellingham.detect_shell()[0]
    except shellingham.ShellDetectionFailure:
        shell = ""
    if shell not in set(Shells):
        raise Failure(
            USAGE,
            "Không nhận ra chương trình dòng lệnh đang dùng.",
            f"Chạy lại từ một trong các chương trình: {', '.join(Shells)}.",
        )
    return shell
