"""The house keeps standing as ARCHITECTURE.md draws it."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import hongngu_cli
from hongngu_cli import shipped
from hongngu_cli.check.rules import RULES, key_of
from hongngu_cli.commands import COMMANDS
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.write.problems import OF_REPORTS

PACKAGE = Path(hongngu_cli.__file__).parent
FILES = {
    path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}
"""Every file of the program, by its name inside the package."""
GROUND = {"model", "text"}
MAY_IMPORT = {
    "model": {"model"},
    "text": GROUND,
    "shipped": set(),
    "read": {"read", *GROUND},
    "check": {"check", *GROUND},
    "analyse": {"analyse", *GROUND},
    "write": {"write", *GROUND},
    "report": {"", "report", "analyse", *GROUND},
    "in_force": {"read", "shipped", *GROUND},
    "desk": {"model"},
    "pipeline": {"desk", "in_force", "read", "check", "analyse", "report", *GROUND},
    "provenance": {"", "desk", "read", "write", *GROUND},
    "delivery": {
        *("delivery", "desk", "in_force", "pipeline", "provenance", "read", "write", "shipped"),
        *GROUND,
    },
    "upkeep": {"read", "write", *GROUND},
    "commands": {
        *("", "commands", "desk", "in_force", "pipeline", "provenance", "delivery", "upkeep"),
        *("report", "analyse", "shipped", *GROUND),
    },
    "completion": {"model"},
    "cli": {"", "commands", "completion", "model", "text"},
    "__main__": {"cli"},
    "__init__": set(),
}
"""Room by room, the rooms it may import from; "" is the package itself (its version)."""

READING_MAY_IMPORT = {
    "settings": set(),
    "packages": set(),
    "traps": {"packages"},
    "unseen": {"packages"},
    "encodings": set(),
    "formats": {"packages", "unseen", "encodings"},
    "files": {"packages", "traps", "encodings", "formats"},
    "documents": {"packages", "traps", "formats", "files"},
    "headings": set(),
    "rows": {"headings"},
    "enrolments": {"headings", "rows"},
    "counts": {"headings", "rows", "enrolments"},
    "cadres": {"headings", "enrolments"},
    "recognitions": {"headings"},
    "tables": {"headings", "rows", "enrolments", "counts", "recognitions"},
    "repeats": {"headings"},
    "texts": {"files", "packages", "traps", "encodings", "formats"},
    "messages": {"headings", "rows", "enrolments", "recognitions", "tables"},
}
"""The rooms of read/, each with the others it may import from; what stands beside them may all."""

LIGHT = (
    "model",
    "text",
    "shipped",
    "desk",
    "in_force",
    "provenance",
    "pipeline",
    "delivery",
    "upkeep",
    "commands",
    "completion",
    "cli",
)
HEAVY = {
    "docx",
    "docxtpl",
    "fastexcel",
    "filelock",
    "highspy",
    "jinja2",
    "lxml",
    "markdown_it",
    "matplotlib",
    "msoffcrypto",
    "numpy",
    "openpyxl",
    "pandas",
    "pyarrow",
    "pypdfium2",
    "python_calamine",
    "rapidfuzz",
    "rich",
    "xlsxwriter",
}
OFFLINE = {"ftplib", "http", "httpx", "requests", "smtplib", "socket", "urllib", "urllib3"}
EXITS = {"sys.exit", "exit", "quit", "os._exit", "SystemExit"}
CLOCKS = {
    f"{module}{kind}.{now}"
    for module in ("", "dt.", "datetime.")
    for kind in ("date", "datetime")
    for now in ("today", "now", "utcnow")
} | {"time.time", "time.localtime"}
BROAD = {"Exception", "BaseException"}
CATCHES_EVERYTHING = {
    *("read/formats/workbooks.py", "write/copied.py"),  # parsers of untrusted bytes
    "commands/jobs/running.py",  # a fault of ours in one job stops no other
}
CATCHES_FAILURES = {
    "cli.py",
    "commands/again.py",
    "commands/jobs/looking.py",
    "commands/jobs/run.py",
    "commands/jobs/running.py",
    "read/documents/carried.py",
    "read/files/ahead.py",
    "read/files/opening.py",
    "read/files/templates.py",
    "read/many_files.py",
    "read/rosters.py",
    "read/texts/reading.py",
    "read/unseen/office_package.py",
}
"""cli.py for the exit code; a scheduled run, whose other jobs are done all the same; a document
whose report cannot be made again, which is an answer of ``verify``; reading,
since one bad file among many becomes an issue, since a template that cannot be read is a wrong
configuration, since a truer cause may be found for a file that a parser gave up, since what is
said of workbooks is said of a document in other words, since a workbook whose values could be
read is not refused for a part beside them, and since a list is one though somebody changed what
tells of its making."""

SUPPORT = {
    *(
        "__init__",
        "adding_up",
        "again",
        "asked",
        "clean",
        "each",
        "everybody",
        "figures_asked",
        "fixing",
        "lacking",
        "lazy",
        "line",
        "material",
        "meant",
        "options",
    ),
    *("own_templates", "parts", "parts_own", "selected", "signature", "typed", "wording"),
}
"""Files of commands/ that serve the subcommands; every other file is one."""


def room_of(name: str) -> str:
    return name.removesuffix(".py").partition("/")[0]


def modules(tree: ast.AST) -> Iterator[str]:
    """Give the dotted names of everything imported below a node."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            assert node.module
            # "from hongngu_cli import pipeline" names a room, "… import __version__" does not.
            if node.module == PACKAGE.name:
                rooms = (alias.name for alias in node.names)
                yield from (f"{node.module}.{r}" if r in MAY_IMPORT else node.module for r in rooms)
            else:
                yield node.module


def at_import(tree: ast.Module) -> Iterator[ast.stmt]:
    """Give the statements that run when a module is imported, TYPE_CHECKING blocks left out."""
    for statement in tree.body:
        if isinstance(statement, ast.If) and ast.unparse(statement.test) == "TYPE_CHECKING":
            continue
        if not isinstance(statement, ast.FunctionDef | ast.ClassDef):
            yield statement


def caught(tree: ast.AST) -> Iterator[str]:
    """Give what each ``except`` names; a bare one counts as BaseException."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler):
            names = ast.walk(node.type) if node.type else [ast.Name("BaseException")]
            yield from (name.id for name in names if isinstance(name, ast.Name))


def called(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def first_names(dotted: Iterable[str]) -> set[str]:
    return {name.partition(".")[0] for name in dotted}


def test_a_room_imports_only_from_the_rooms_it_may() -> None:
    for name, tree in FILES.items():
        ours = {m for m in modules(tree) if m.partition(".")[0] == PACKAGE.name}
        rooms = {[*m.split("."), ""][1] for m in ours}
        assert rooms <= MAY_IMPORT[room_of(name)], name


def test_a_room_of_reading_imports_only_from_the_rooms_it_may() -> None:
    rooms = {path.name for path in (PACKAGE / "read").iterdir() if (path / "__init__.py").exists()}
    assert rooms == set(READING_MAY_IMPORT)
    for name, tree in FILES.items():
        room = name.split("/")[1] if name.startswith("read/") else ""
        if room in rooms:
            ours = (m.split(".") for m in modules(tree) if m.startswith("hongngu_cli.read"))
            others = {parts[2] for parts in ours} - {room}
            assert others <= READING_MAY_IMPORT[room], name


def test_what_starts_the_program_loads_nothing_heavy() -> None:
    for name, tree in FILES.items():
        if room_of(name) in LIGHT:
            loaded = first_names(m for statement in at_import(tree) for m in modules(statement))
            assert not loaded & HEAVY, name


def test_nothing_goes_online() -> None:
    assert not [name for name, tree in FILES.items() if first_names(modules(tree)) & OFFLINE]


def test_errors_are_caught_by_name() -> None:
    broad = {name for name, tree in FILES.items() if set(caught(tree)) & BROAD}
    assert broad <= CATCHES_EVERYTHING


def test_a_failure_becomes_an_exit_code_in_one_place() -> None:
    assert {name for name, tree in FILES.items() if "Failure" in caught(tree)} <= CATCHES_FAILURES
    assert [name for name, tree in FILES.items() if EXITS & set(called(tree))] == ["cli.py"]


def test_the_clock_is_asked_in_one_place() -> None:
    assert [name for name, tree in FILES.items() if CLOCKS & set(called(tree))] == ["pipeline.py"]


def test_every_file_of_commands_is_a_command_or_known_support() -> None:
    files = {path.stem for path in PACKAGE.glob("commands/*.py")} - SUPPORT
    assert files == {command.name for command in COMMANDS}


def test_names_are_used_once() -> None:
    names = [name for command in COMMANDS for name in (command.name, command.vietnamese)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_has_run_and_examples(command: hongngu_cli.commands.Command) -> None:
    module = importlib.import_module(command.module)
    assert inspect.isfunction(module.run)
    assert module.EXAMPLES
    for example in module.EXAMPLES:
        assert example.split()[:2] == ["train-report", command.name]


def test_architecture_md_speaks_of_every_room() -> None:
    text = (PACKAGE.parents[1] / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = set(MAY_IMPORT) - {"__main__", "__init__"}
    assert not {room for room in rooms if room not in text}


def test_what_check_does_not_tell_is_known_where_a_report_points_to_it() -> None:
    """Of rules that neither reading nor ``check`` names, only reports tell."""
    keys = {rule.key for rule in load_vocabulary(shipped.vocabulary()).rule}
    named = {
        node.value
        for name, tree in FILES.items()
        if name.startswith(("check/", "read/"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
    }
    assert keys - named - {*map(key_of, RULES)} == OF_REPORTS
