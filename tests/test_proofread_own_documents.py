"""What the program writes itself adds up, and what an office adds to it is looked at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import SAMPLES, TrainReport

from hongngu_cli import in_force

OPTIONS = {"ke-hoach": ("--from", "2022", "--to", "2026")}
LEAST = 0.5
"""Of the figures of a document as many agree with another one; the others stand alone."""
FEW = 5
OWN = """{% extends "ket-qua.md.j2" %}
{% block ending %}
Đã cử 72 đồng chí đi học (nghiệp vụ 07 đồng chí; quản lý 56 đồng chí).
Đã cử 301 lượt, trong đó: lý luận chính trị 225 lượt; chuyên môn 11 lượt; bồi dưỡng 64 lượt.
{% endblock %}
"""


@pytest.mark.parametrize("name", [one.name for one in in_force.documents()])
def test_a_document_of_ours_adds_up(train_report: TrainReport, tmp_path: Path, name: str) -> None:
    out = tmp_path / "a.docx"
    options = OPTIONS.get(name, ("--year", "2021"))
    made = train_report("report", name, SAMPLES, *options, "-o", out)
    assert made.returncode == 0, made.stderr
    assert "không khớp" not in made.stderr
    done = train_report("proofread", out, "--format", "json")
    told = json.loads(done.stdout)
    assert (done.returncode, [one["says"] for one in told["issues"]]) == (0, [])
    coverage = told["coverage"]
    assert coverage["checked"] == coverage["agree"]
    assert coverage["figures"] < FEW or coverage["agree"] >= LEAST * coverage["figures"]


@pytest.mark.parametrize(
    "options", [("--year", "2021", "--count", "people"), ("--period", "6T/2020")]
)
def test_people_counted_once_and_half_years_add_up(
    train_report: TrainReport, tmp_path: Path, options: tuple[str, ...]
) -> None:
    made = train_report("report", "ket-qua", SAMPLES, *options, "-o", tmp_path / "a.md")
    assert made.returncode == 0, made.stderr
    assert "không khớp" not in made.stderr


@pytest.mark.parametrize(
    ("command", "file"),
    [
        (("report", "ket-qua"), "a.docx"),
        (("report", "ket-qua", "--year", "2018-2021"), "a.md"),
        (("report", "ket-qua", "--year", "2019"), "a.md"),
        (("report", "tham-luan", "--year", "2021"), "a.md"),
        (("report", "tom-tat", "--year", "2021"), "a.docx"),
        (("report", "cong-van-chi-tieu"), "a.docx"),
        (("quota", "--by", "unit"), "a.docx"),
        (("quota", "--chart"), "a.html"),
        (("summarize", "--by", "year", "--by", "level"), "a.docx"),
        (("summarize",), "a.md"),
    ],
)
def test_people_stand_beside_no_share_of_turns(
    train_report: TrainReport, tmp_path: Path, command: tuple[str, ...], file: str
) -> None:
    out = tmp_path / file
    made = train_report(*command, SAMPLES, "--count", "people", "-o", out)
    assert made.returncode == 0, made.stderr
    assert "không khớp" not in made.stderr
    told = json.loads(train_report("proofread", out, "--format", "json").stdout)
    wrong = [one["says"] for one in told["issues"] if one["severity"] in {"error", "warning"}]
    assert (wrong, told["coverage"]["differ"]) == ([], 0)


def test_what_an_office_added_is_told_before_it_is_signed(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "mau.md.j2").write_text(OWN, encoding="utf-8")
    template = ("--template", tmp_path / "mau.md.j2")
    out = tmp_path / "a.docx"
    done = train_report("report", "ket-qua", SAMPLES, "--year", "2021", *template, "-o", out)
    assert (done.returncode, out.exists()) == (0, True)
    assert "07 + 56 = 63, không phải 72" in done.stderr
    assert "225 + 11 + 64 = 300, không phải 301" in done.stderr, "though it is only doubtful"
    each = ("--each", "unit", "-o", tmp_path / "{unit}.md")
    many = train_report("report", "ket-qua", SAMPLES, "--year", "2021", *template, *each)
    assert "10 văn bản có chỗ số liệu không khớp" in many.stderr
