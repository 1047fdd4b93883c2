"""No result replaces a file that its command reads, however its path is written."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import SAMPLES

from hongngu_cli.cli import obey

if TYPE_CHECKING:
    from jobs_made import Office

TEMPLATE = '{% extends "ket-qua.md.j2" %}\n'
CONFIGURATION = 'vocabulary = "tu.toml"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a working folder with rosters, quota, settings, words and a template."""
    (tmp_path / "ds").mkdir()
    shutil.copy(SAMPLES / "rosters" / "xa-long-hoa-b.csv", tmp_path / "ds" / "b.csv")
    shutil.copy(SAMPLES / "rosters" / "xa-phu-loc-a.xlsx", tmp_path / "ds" / "a.xlsx")
    shutil.copy(SAMPLES / "quota.xlsx", tmp_path)
    (tmp_path / "tinh").symlink_to(tmp_path / "ds")
    (tmp_path / "mau.md.j2").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "train-report.toml").write_text(CONFIGURATION, encoding="utf-8")
    (tmp_path / "tu.toml").write_text("", encoding="utf-8")
    (tmp_path / "don-vi.csv").write_text("Đơn vị\nXã Phú Lộc A\n", encoding="utf-8")
    (tmp_path / "bao-cao.md").write_text("Đã cử 5 người.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def held(folder: Path) -> dict[Path, bytes]:
    """Give what all files of a folder hold."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    "line",
    [
        "summarize ds/a.xlsx -o ds/a.xlsx",
        "summarize ds -o ds/b.csv",
        "summarize ds -o ./ds/../ds/b.csv",
        "summarize ds -o tinh/a.xlsx",
        "summarize tinh -o ds/a.xlsx",
        "summarize ds -o ds/A.XLSX",
        "check ds -o ds/b.csv --fail-on never",
        "check ds/a.xlsx --annotate ra.xlsx -o ds/a.xlsx --fail-on never",
        "check ds/a.xlsx --annotate ds/a.xlsx --fail-on never",
        "check ds/a.xlsx --annotate ra.xlsx -o ra.xlsx --fail-on never",
        "export ds -o ds/b.csv",
        "inspect ds/a.xlsx --cells -o ds/a.xlsx",
        "inspect ds -o ds/a.xlsx",
        "lookup Lê ds -o ds/b.csv",
        "quota ds --quota quota.xlsx -o quota.xlsx",
        "report ket-qua ds -o ds/a.xlsx --format docx",
        "report ket-qua ds --template mau.md.j2 -o mau.md.j2 --format md",
        "report ket-qua ds --each unit -o ds/{unit}.xlsx --format docx",
        "received ds --units don-vi.csv -o don-vi.csv",
        "received ds --units don-vi.csv -o ds/a.xlsx",
        "compare ds/a.xlsx ds/b.csv -o ds/b.csv",
        "form 10-btctw ds -o ds/a.xlsx",
        "proofread bao-cao.md -o bao-cao.md",
        "summarize ds --format md -o tu.toml",
        "summarize ds --format md -o train-report.toml",
    ],
)
def test_no_input_is_replaced(line: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if "{unit}" in line:
        shutil.copy(folder / "ds" / "a.xlsx", folder / "ds" / "Xã Phú Lộc A.xlsx")
    before = held(folder)
    assert obey(line.split()) == 5
    says, advice = capsys.readouterr().err.splitlines()[-2:]
    assert "ghi đè tệp gốc" in says or "hai kết quả cùng ghi vào một tệp" in says
    assert "Chọn tên khác" in advice
    assert held(folder) == before


def test_a_result_among_the_inputs_is_made_anew(folder: Path) -> None:
    line = ["summarize", "ds", "-o", "ds/tong-hop.xlsx"]
    assert obey([*line, "--year", "2019"]) == 0
    first = (folder / "ds" / "tong-hop.xlsx").read_bytes()
    assert obey(line) == 0
    assert (folder / "ds" / "tong-hop.xlsx").read_bytes() != first


def test_no_job_replaces_what_it_reads(office: Office) -> None:
    words = office.folder / "tu.toml"
    words.write_text("", encoding="utf-8")
    (office.folder / "train-report.toml").write_text(CONFIGURATION, encoding="utf-8")
    office.write(
        """
[[job]]
name = "Một"
command = "summarize"
inputs = ["ds"]
format = "md"
output = "tu.toml"
"""
    )
    assert "ghi đè tệp gốc" in office.says("Một")
    assert words.read_text(encoding="utf-8") == ""
