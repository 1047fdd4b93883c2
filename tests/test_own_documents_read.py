"""Results that were saved among the lists they come from are not counted again."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import SAMPLES, TrainReport

from hongngu_cli.cli import obey
from hongngu_cli.model.provenance import LINE

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = ("quota.xlsx", "demand.xlsx")


def told(train_report: TrainReport, *arguments: str | Path, cwd: Path) -> dict[str, Any]:
    done = train_report(*arguments, "--format", "json", cwd=cwd)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLES / "rosters", tmp_path / "ds")
    for name in KINDS:
        shutil.copy(SAMPLES / name, tmp_path / "ds" / name)
    return tmp_path


@pytest.fixture
def told_here(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], dict[str, Any]]:
    """Give what a command line tells, obeyed in this process in the office's folder."""
    monkeypatch.chdir(office)

    def run(line: str) -> dict[str, Any]:
        capsys.readouterr()
        assert obey([*line.split(), "--format", "json"]) == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    return run


def test_results_in_the_folder_of_lists_count_nothing_twice(
    train_report: TrainReport, office: Path
) -> None:
    before = told(train_report, "quota", "ds", cwd=office)
    for line in (
        ("report", "ket-qua", "ds", "-o", "ds/bao-cao.docx"),
        ("quota", "ds", "-o", "ds/chi-tieu.xlsx"),
        ("summarize", "ds", "--by", "unit", "--by", "level", "-o", "ds/bang.xlsx"),
    ):
        assert train_report(*line, cwd=office).returncode == 0
    after = told(train_report, "quota", "ds", cwd=office)
    assert (after["figures"], after["tables"]) == (before["figures"], before["tables"])
    assert after["rows"] == before["rows"]
    own = {i["path"]: i["says"] for i in after["issues"] if i["rule"] == "file-own"}
    assert [Path(path).name for path in own] == ["bang.xlsx", "bao-cao.docx", "chi-tieu.xlsx"]
    assert "train-report quota lập" in own["ds/chi-tieu.xlsx"]


def test_a_result_named_alone_is_refused_by_what_it_is(
    train_report: TrainReport, office: Path
) -> None:
    assert train_report("summarize", "ds", "-o", "bang.xlsx", cwd=office).returncode == 0
    done = train_report("summarize", "bang.xlsx", cwd=office)
    assert done.returncode == 3
    assert "bang.xlsx: là kết quả do train-report summarize lập" in done.stderr


def test_a_csv_says_that_it_is_a_result_in_a_file_alone(
    train_report: TrainReport, office: Path
) -> None:
    """What goes on to another program is a table and nothing else."""
    shown = train_report("summarize", SAMPLES / "rosters", "--format", "csv").stdout
    assert train_report("summarize", SAMPLES / "rosters", "-o", "ra.csv", cwd=office).stdout == ""
    kept = (office / "ra.csv").read_text(encoding="utf-8-sig")
    assert kept.splitlines() == [*shown.splitlines(), "", LINE.format("summarize")]
    assert "train-report" not in shown


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("classes ds", "classes ds"),
        ("explain total ds", "summarize ds"),
        ("quota ds --by unit", "quota ds"),
        ("report ket-qua ds", "classes ds"),
        ("export ds --mask", "summarize ds"),
        ("check ds --fail-on never", "summarize ds"),
        ("proofread tham-luan.txt", "summarize ds"),
    ],
)
def test_a_result_saved_as_csv_counts_nothing_twice(
    office: Path, line: str, asked: str, told_here: Callable[[str], dict[str, Any]]
) -> None:
    shutil.copy(SAMPLES / "classes.xlsx", office / "ds")
    shutil.copy(SAMPLES / "tham-luan.txt", office)
    before = told_here(asked)
    for _ in range(2):
        assert obey([*line.split(), "-o", "ds/ra.csv"]) in {0, 1}
    after = told_here(asked)
    assert (after["figures"], after["rows"]) == (before["figures"], before["rows"])
    (own,) = [i for i in after["issues"] if i["rule"] == "file-own"]
    assert own["path"] == "ds/ra.csv"
    assert f"train-report {line.split(maxsplit=1)[0]} lập" in own["says"]


def test_a_plan_among_the_lists_sends_nobody(
    office: Path, told_here: Callable[[str], dict[str, Any]]
) -> None:
    shutil.copy(SAMPLES / "cadres.xlsx", office / "ds")
    before = told_here("quota ds")["figures"]
    assert obey(["plan", "ds", "--from", "2022", "--to", "2024", "-o", "ds/ke-hoach.xlsx"]) == 0
    assert told_here("quota ds")["figures"] == before


def test_a_list_that_is_no_result_is_read_whatever_it_is_like(
    train_report: TrainReport, office: Path
) -> None:
    """What we cannot tell from a list is one: a copy of cells, a result without its last line."""
    names = "STT,Họ và tên,Đơn vị,Trình độ,Năm,path,sheet\n"
    rows = "1,Lê Thị Mận,Xã An,Cao cấp LLCT,2019,a,b\n"
    says = ",,Kết quả do Xã An lập.\n"
    (office / "a.csv").write_text(f"{names}{rows}{says}", encoding="utf-8")
    assert told(train_report, "summarize", "a.csv", cwd=office)["figures"]["total"]["value"] == 1
    assert train_report("classes", SAMPLES, "-o", "lop.csv", cwd=office).returncode == 0
    text = (office / "lop.csv").read_text(encoding="utf-8-sig")
    (office / "lop.csv").write_text(text.rpartition("\n\n")[0], encoding="utf-8")
    done = train_report("classes", "lop.csv", cwd=office)
    assert (done.returncode, "là kết quả do" in done.stderr) == (0, False), done.stderr


def test_a_list_with_parts_of_its_own_is_a_list(train_report: TrainReport, office: Path) -> None:
    path = office / "ds" / "khoi-chinh-quyen.xlsx"
    before = told(train_report, "summarize", path, cwd=office)["figures"]
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("customXml/item1.xml", "<a>urn:hongngu-cli:provenance:1 nothing</a>")
    assert told(train_report, "summarize", path, cwd=office)["figures"] == before
