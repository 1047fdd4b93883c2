"""What the command line itself promises: names, help, messages, exit codes, manners."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Annotated

import pytest
import typer
from conftest import ROOT, SAMPLES, TrainReport, environment, read_terminal
from typer.testing import CliRunner

from hongngu_cli import __version__, cli
from hongngu_cli.commands import COMMANDS, Command
from hongngu_cli.commands.options import SelectionOptions, Texts, flag, takes_options, value
from hongngu_cli.model.failure import CONFIGURATION, INPUT, OUTPUT, USAGE, Failure

NAMES = [name for command in COMMANDS for name in (command.name, command.vietnamese)]
PROGRAM = [sys.executable, "-m", "hongngu_cli"]
ROSTERS = SAMPLES / "rosters"
TYPERS_ENGLISH = (
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "Show this message",
    "Show completion",
    "Install completion",
    "default",
    "required",
    "env var",
    "TEXT",
    "INTEGER",
    "COMMAND",
    "[ARGS]",
    "<str>",
    "<bool>",
    "list[",
    "Error",
    "Try ",
)
unix = pytest.mark.skipif(os.name == "nt", reason="signals and pipes as Unix has them")


def test_version(train_report: TrainReport) -> None:
    told = train_report("--version")
    assert (told.returncode, told.stdout, told.stderr) == (0, f"train-report {__version__}\n", "")


def test_the_entry_point_is_the_module() -> None:
    script = Path(sys.executable).with_name("train-report")
    if not script.exists():
        pytest.skip("the package is not installed beside this Python")
    told = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert told.stdout == f"train-report {__version__}\n"


def test_help_lists_every_command_once_with_both_names(train_report: TrainReport) -> None:
    page = train_report("--help").stdout
    for command in COMMANDS:
        assert page.count(f"{command.name} ({command.vietnamese})") == 1
        assert command.help.split()[0] in page


def test_without_arguments_help_comes_as_wrong_usage(train_report: TrainReport) -> None:
    told = train_report()
    assert (told.returncode, told.stdout) == (USAGE, "")
    assert told.stderr == train_report("-h").stdout


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_is_vietnamese_in_both_names(name: str, train_report: TrainReport) -> None:
    told = train_report(*name.split(), "--help")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith(f"Cách dùng: train-report {name}".rstrip())
    assert not [word for word in TYPERS_ENGLISH if word in told.stdout]
    assert max(map(len, told.stdout.splitlines())) <= 100


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_help_of_a_command_shows_its_examples(command: Command, train_report: TrainReport) -> None:
    examples = train_report(command.name, "--help").stdout.partition("Ví dụ:\n")[2].splitlines()
    assert examples
    assert all(line.startswith(f"  train-report {command.name}") for line in examples)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["sumarize"], 'Lỗi: Không có lệnh "sumarize".\n     Có phải "summarize"? Xem các lệnh:'),
        (["tong-hpo"], 'Lỗi: Không có lệnh "tong-hpo".\n     Có phải "tong-hop"? Xem các lệnh:'),
        (["qqqq"], 'Lỗi: Không có lệnh "qqqq".\n     Xem các lệnh: train-report --help\n'),
        (["--"], "Lỗi: Thiếu tên lệnh.\n"),
        (["--verson"], 'Không có tùy chọn "--verson".\n     Có phải "--version"? Xem cách dùng:'),
        (
            ["tong-hop", "--formt", "md"],
            '"--formt".\n     Có phải "--format"? Xem cách dùng: train-report tong-hop --help\n',
        ),
        (["summarize", "-q"], 'Không có tùy chọn "-q".'),
        (["summarize", "--by"], 'Tùy chọn "--by" cần một giá trị đi sau.'),
        (["summarize", "--mask=1"], 'Tùy chọn "--mask" không nhận giá trị.'),
        (["lookup"], 'Thiếu "HỎI".'),
        (["demo", "x", "y"], 'Thừa "x y": lệnh này không nhận thêm gì ở đó.'),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(
    arguments: list[str], says: str, train_report: TrainReport
) -> None:
    told = train_report(*arguments)
    assert (told.returncode, told.stdout) == (USAGE, "")
    assert says in told.stderr
    assert not [word for word in TYPERS_ENGLISH if word in told.stderr]


def test_a_missing_file_is_exit_3_whatever_its_name(train_report: TrainReport) -> None:
    told = train_report("summarize", "kh\udcffng có.xlsx" if os.name == "posix" else "không.xlsx")
    assert (told.returncode, told.stdout) == (INPUT, "")
    assert told.stderr.startswith("Lỗi: ")


@pytest.mark.parametrize("code", [USAGE, INPUT, CONFIGURATION, OUTPUT])
def test_a_failure_gives_its_code(
    code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: list[str]) -> int:
        raise Failure(code, "ds.xlsx: tệp hỏng.", "Lưu lại bằng Excel.")

    monkeypatch.setattr(cli, "_run", fail)
    assert cli.obey([]) == code
    assert capsys.readouterr().err == "Lỗi: ds.xlsx: tệp hỏng.\n     Lưu lại bằng Excel.\n"


def test_a_bug_stays_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_run", lambda _: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        cli.obey([])


def test_environment_gives_options_and_the_command_line_wins(train_report: TrainReport) -> None:
    said = {"TRAIN_REPORT_FORMAT": "json", "TRAIN_REPORT_LEVEL": "Thạc sĩ;Cao cấp LLCT"}
    told = json.loads(train_report("summarize", ROSTERS, **said).stdout)
    assert told["figures"]["total"]["value"] == 35
    told = json.loads(train_report("summarize", ROSTERS, "--level", "thac-si", **said).stdout)
    assert told["figures"]["total"]["value"] == 6
    wrong = train_report("summarize", ROSTERS, TRAIN_REPORT_MASK="maybe")
    assert wrong.returncode == USAGE
    assert 'Giá trị của tùy chọn "--mask" không dùng được' in wrong.stderr


@pytest.mark.parametrize(
    ("asked", "named"),
    [("năm trước", "năm 2019"), ("quy truoc", "quý i năm 2020"), ("2019", "năm 2019")],
)
def test_a_period_told_from_a_day_is_named_by_its_year(
    asked: str, named: str, train_report: TrainReport
) -> None:
    told = train_report("summarize", ROSTERS, "--period", asked, "--as-of", "2020-06-01")
    assert told.returncode == 0, told.stderr
    assert named in told.stdout.casefold()


@pytest.mark.parametrize("option", ["--annotate", "--output", "--format", "--sheet", "--as-of"])
def test_an_option_without_a_value_is_told_and_not_passed_over(
    train_report: TrainReport, option: str
) -> None:
    for words in ((option, ""), (f"{option}=",)):
        told = train_report("check", ROSTERS, *words)
        assert (told.returncode, told.stdout) == (USAGE, "")
        assert f'Tùy chọn "{option}" cần một giá trị đi sau.' in told.stderr
        assert "Xem cách dùng: train-report check --help" in told.stderr


def test_a_variable_that_is_empty_says_nothing(train_report: TrainReport) -> None:
    said = {"TRAIN_REPORT_FORMAT": "", "TRAIN_REPORT_LEVEL": "Thạc sĩ;;"}
    told = train_report("summarize", ROSTERS, **said)
    assert told.returncode == 0, told.stderr


def loaded(*lines: tuple[str, ...]) -> set[str]:
    """Give the modules imported once command lines have been obeyed, one after the other."""
    code = (
        "import sys; from hongngu_cli.cli import obey; "
        f"done = [obey(list(line)) for line in {lines!r}]; "
        "print('MODULES', *sys.modules, sep='\\n', file=sys.stderr)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=True,
    )
    return set(told.stderr.rpartition("MODULES\n")[2].split())


def test_listing_commands_loads_nothing_heavy_and_no_command() -> None:
    heavy = {"pandas", "numpy", "openpyxl", "docx", "jinja2", "rich", "pydantic"}
    assert not loaded(("--help",), ("--version",)) & (
        heavy | {command.module for command in COMMANDS}
    )


def test_texts_on_the_command_line_are_taken_without_what_validates_settings(
    tmp_path: Path,
) -> None:
    text = tmp_path / "a.md"
    text.write_text("Có 7 nam và 5 nữ, tổng cộng 12 người.\n", encoding="utf-8")
    modules = loaded(("proofread", str(text), "--encoding", "utf-8", "--format", "json"))
    assert "hongngu_cli.report.proofread" in modules
    assert "pydantic" not in modules


def completions(words: str, train_report: TrainReport) -> list[str]:
    told = train_report(
        _TRAIN_REPORT_COMPLETE="complete_bash",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split(" ")) - 1),
    )
    assert told.stderr == ""
    return told.stdout.split()


def test_the_shell_completes_names_options_and_values(train_report: TrainReport) -> None:
    assert completions("train-report ", train_report) == [command.name for command in COMMANDS]
    assert completions("train-report tong", train_report) == ["tong-hop"]
    assert "--status" in completions("train-report tong-hop --s", train_report)
    assert completions("train-report summarize --format d", train_report) == ["docx"]


@unix
def test_completion_is_shown_and_installed(tmp_path: Path) -> None:
    def in_bash(option: str) -> str:
        # The shell above us is asked for; a second command keeps bash from stepping aside.
        line = f"{' '.join(PROGRAM)} {option}; exit $?"
        told = subprocess.run(
            ["/bin/bash", "-c", line],
            capture_output=True,
            encoding="utf-8",
            env=environment(HOME=str(tmp_path)),
            check=True,
        )
        return told.stdout

    assert "complete -o default -F _train_report_completion train-report" in in_bash(
        "--show-completion"
    )
    assert in_bash("--install-completion").startswith("Đã cài gợi ý lệnh cho bash")
    assert (tmp_path / ".bash_completions" / "train-report.sh").is_file()


@unix
@pytest.mark.parametrize("arguments", [["--help"], ["summarize", str(ROSTERS)]], ids=" ".join)
def test_a_reader_that_went_away_is_no_error(arguments: list[str]) -> None:
    with subprocess.Popen(
        [*PROGRAM, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(),
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@unix
def test_a_full_disk_is_exit_5() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("/dev/full is missing")
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            [*PROGRAM, "--help"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment(),
            check=False,
        )
    assert told.returncode == OUTPUT
    assert told.stderr.startswith("Lỗi: Không ghi được kết quả")
    assert "Traceback" not in told.stderr


@unix
def test_an_interruption_is_clean() -> None:
    with subprocess.Popen(
        [*PROGRAM, "summarize", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stdin
        assert process.stderr
        # More than a pipe holds: when it is written, the program is reading.
        process.stdin.write(b"STT;x\n" * 50_000)
        process.stdin.flush()
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        told = process.stderr.read().decode()
    assert process.returncode == 130
    assert told == "\nĐã dừng theo yêu cầu.\n"


@unix
@pytest.mark.parametrize(
    ("said", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colour_is_for_terminals_that_want_it(*, said: dict[str, str], colour: bool) -> None:
    import pty

    leader, follower = pty.openpty()
    variables = environment(**{"TERM": "xterm", **said})
    if "NO_COLOR" not in said:
        variables.pop("NO_COLOR", None)
    with subprocess.Popen(
        [*PROGRAM, "summarize", str(ROSTERS)], stdout=follower, stderr=follower, env=variables
    ):
        os.close(follower)
        shown = b""
        while chunk := read_terminal(leader):
            shown += chunk
    os.close(leader)
    assert "Tổng cộng" in shown.decode()
    assert (b"\x1b[" in shown) is colour


def test_no_colour_in_a_pipe(train_report: TrainReport) -> None:
    assert "\x1b[" not in train_report("summarize", ROSTERS).stdout


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_output_is_utf8_in_any_locale(locale: str, train_report: TrainReport) -> None:
    told = train_report("summarize", ROSTERS, LC_ALL=locale, PYTHONIOENCODING="ascii")
    assert (told.returncode, told.stderr) == (0, "")
    assert "Tổng cộng" in told.stdout


def test_groups_of_options_become_one_signature() -> None:
    got: list[object] = []

    @takes_options
    def run(
        *,
        query: Annotated[str, typer.Argument()],
        selection: SelectionOptions,
        by: Annotated[Texts, value("--by", shape="TRƯỜNG", says="")] = (),
        deep: Annotated[bool, flag("--deep", says="")] = False,
    ) -> None:
        got.extend([query, selection, by, deep])

    app = typer.Typer()
    app.command()(run)
    line = ["ai", "--unit", "Xã A", "--unit", "Xã B", "--from", "1/1/2026", "--by", "year"]
    told = CliRunner().invoke(app, line)
    assert told.exit_code == 0
    asked = SelectionOptions(unit=("Xã A", "Xã B"), from_="1/1/2026")
    assert got == ["ai", asked, ("year",), False]


@pytest.mark.parametrize("command", ["check", "inspect"])
def test_what_looks_at_cells_alone_does_without_pandas(command: str) -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "hongngu_cli", command, str(ROSTERS)],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=True,
    )
    assert re.search(r"\| +numpy$", told.stderr, re.MULTILINE)
    assert not re.search(r"\| +pandas$", told.stderr, re.MULTILINE)
