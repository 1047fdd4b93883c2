"""The command line that a document carries, obeyed once more so that its report can be looked at.

Whoever may write a document may write any command line into it. So it is obeyed only where its
command makes a report and all that it says bears on what the report counts; what it would write
or show is neither, and variables of the environment have no say in it.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer
from typer._click.exceptions import UsageError

from hongngu_cli.commands import find_command
from hongngu_cli.commands.lazy import load
from hongngu_cli.desk import Desk, at, desk
from hongngu_cli.model.failure import INPUT, Failure

if TYPE_CHECKING:
    from typer._click import Context

    from hongngu_cli.model.provenance import Only, Provenance
    from hongngu_cli.model.report import Report

COMMANDS = frozenset(
    (
        *("summarize", "check", "inspect", "export", "lookup", "compare", "quota", "received"),
        *("classes", "standing", "plan", "forecast", "placement", "form", "report", "explain"),
        "proofread",
    )
)
"""Commands that make a report of inputs."""
FILES, FOLDER, TEXT, SIDES = "files", "folder", "document", ("old", "new")
POINTED = frozenset(("quota", "demand", "cadres", "classes", "units", "previous", "against"))
PATHS = POINTED | {FILES, FOLDER, TEXT, *SIDES}
"""Parameters that name files to be read."""
OF_LOOKS = frozenset(("template", "profile", "chart", "strict", "fail_on"))
"""Parameters that change nothing that is counted; they are left out."""
OF_FIGURES = frozenset(
    (
        *("name", "key", "query", "sheet", "header_rows", "map", "encoding", "year", "from_", "to"),
        *("period", "unit", "level", "where", "count", "status", "sponsor", "as_of", "mask"),
        *("units_as_of", "old_period", "new_period", "by", "versus", "people", "next_", "rules"),
        *("context", "listed"),
    )
)
"""Parameters that change what is counted or told, and nothing else."""
FORM = ".toml"


@dataclass(frozen=True, slots=True)
class Line:
    """A command line that may be obeyed again."""

    context: Context

    @property
    def command(self) -> str:
        """The name of its command."""
        return self.context.command.name or ""

    def paths(self, *, given: bool) -> list[str]:
        """Give the files and folders that it names; where others are given, besides its inputs."""
        found: list[str] = []
        names = POINTED if given else PATHS
        for name in sorted(names & self.context.params.keys()):
            told = self.context.params[name]
            found += told if isinstance(told, list | tuple) else [told] if told else []
        if self.command == "form" and str(self.context.params["name"]).endswith(FORM):
            found.append(self.context.params["name"])
        return found

    def put(self, changed: Mapping[str, object]) -> None:
        """Overrule parameters that the command has."""
        self.context.params.update(
            {name: value for name, value in changed.items() if name in self.context.params}
        )


def line_of(made: Provenance, document: str) -> Line | None:
    """Read the command line of a document; None for a command whose reports are not made again.

    Raises Failure (INPUT) for one that we never wrote.
    """
    command = find_command(made.command_line[0]) if made.command_line else None
    if command is None:
        raise _forged(document, "không có lệnh nào như trong đó")
    if command.name not in COMMANDS:
        return None
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # a help page is none of ours
            context = load(command).make_context(command.name, [*made.command_line[1:]])
    except (UsageError, typer.Exit) as error:
        raise _forged(document, "dòng lệnh trong đó không đúng") from error
    kept = PATHS | OF_LOOKS | OF_FIGURES
    for one in context.command.params:
        name = one.name or ""
        if name not in kept and context.params[name] not in (None, False, (), []):
            raise _forged(document, f"dòng lệnh trong đó có --{name.strip('_').replace('_', '-')}")
    looks = {name: None for name in OF_LOOKS if context.params.get(name)}
    context.params.update({name: False if name in {"chart", "strict"} else None for name in looks})
    return Line(context)


def _forged(document: str, cause: str) -> Failure:
    says = f"{document}: phần ghi nguồn gốc của văn bản bị hỏng hoặc bị sửa ({cause})."
    return Failure(INPUT, says, "Không lệnh nào được chạy. Lập lại văn bản nếu cần đối chiếu.")


def point_elsewhere(line: Line, moved: Mapping[str, str]) -> None:
    """Let what names a file that was renamed name it as it is called now."""
    for name in PATHS & line.context.params.keys():
        given = line.context.params[name]
        if isinstance(given, list | tuple):
            line.put({name: [moved.get(one, one) for one in given]})
        elif given in moved:
            line.put({name: moved[given]})


def give(line: Line, given: Sequence[str], document: str) -> None:
    """Let it read other inputs. Raises Failure (USAGE) where it takes fewer or more."""
    from hongngu_cli.model.failure import USAGE

    params = line.context.params
    wanted = [name for name in (*SIDES, FOLDER, TEXT) if name in params]
    if not wanted:
        line.put({FILES: [*given]})
        return
    if len(given) != len(wanted):
        what = {FOLDER: "một thư mục", TEXT: "một văn bản"}.get(wanted[0], "hai bản, cũ rồi mới")
        says = f"{document}: lệnh {line.command} đọc {what}."
        raise Failure(USAGE, says, "Ghi đúng như vậy sau tên văn bản.")
    line.put(dict(zip(wanted, given, strict=True)))


def without(line: Line, document: str) -> None:
    """Leave the document itself out of a folder that is read. Raises Failure (INPUT)."""
    from hongngu_cli import provenance

    files = line.context.params.get(FILES)
    others = provenance.but(files, document) if files else None
    if others is not None:
        line.put({FILES: others})


def report_of(line: Line, made: Provenance, only: Only | None, document: str) -> Report | str:
    """Obey it and give the report that it makes, else say why it makes none."""
    taken: list[Report] = []
    aside = io.StringIO()  # what it says was said when the document was made
    try:
        with (
            at(Desk(take=taken.append, only=only, today=made.as_of, kept=desk().kept)),
            contextlib.redirect_stdout(aside),
            contextlib.redirect_stderr(aside),
            line.context,
        ):
            without(line, document)
            line.context.command.invoke(line.context)
    except Failure as failure:
        return f"{failure.says} {failure.advice}".strip()
    return taken[0] if taken else "Lệnh ấy không lập văn bản nào."
