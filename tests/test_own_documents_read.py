"""Results that were saved among the lists they come from are not counted again."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from conftest import SAMPLES, TrainReport

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


def test_a_list_with_parts_of_its_own_is_a_list(train_report: TrainReport, office: Path) -> None:
    path = office / "ds" / "khoi-chinh-quyen.xlsx"
    before = told(train_report, "summarize", path, cwd=office)["figures"]
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("customXml/item1.xml", "<a>urn:hongngu-cli:provenance:1 nothing</a>")
    assert told(train_report, "summarize", path, cwd=office)["figures"] == before
