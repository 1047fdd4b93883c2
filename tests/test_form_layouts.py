"""Layouts of forms: an office's own, and what is wrong in one, told by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import SAMPLES, TrainReport

from hongngu_cli import shipped
from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.read.settings.forms import load_form
from hongngu_cli.read.settings.vocabularies import load_vocabulary

VOCABULARY = load_vocabulary(shipped.vocabulary())
OWN = """title = "Biểu riêng"
total = 2
left = ["{superior}", "{body}"]

[[column]]
number = 1
heading = "Chương trình"
holds = "label"

[[column]]
number = 2
heading = "Cộng"
sum = [3, 4]

[[column]]
number = 3
heading = "Nam"
where = { sex = ["nam"] }

[[column]]
number = 4
heading = "Nữ"
where = { sex = ["nu"] }

[[row]]
key = "llct"
label = "LLCT"

[[row]]
key = "tc"
label = "Trung cấp"
of = "llct"
where = { level = ["trung-cap"] }

[[row]]
key = "cc"
label = "Cao cấp"
of = "llct"
where = { level = ["cao-cap"] }
"""
WRONG = {
    ("sum = [3, 4]", "sum = [3, 9]"): ("dòng 13", "sum nêu cột 9, không có cột đó."),
    ("sum = [3, 4]", "sums = [3, 4]"): ("dòng 13", 'không có khoá "column[2].sums".'),
    ("number = 4", "number = 3"): ("dòng 21", "cột số 3 đã có ở trên."),
    ("number = 4", ""): ("dòng 20", "thiếu khoá column › 3 › number."),
    ("total = 2", "total = 7"): ("dòng 2", "total = 7 không phải cột đếm người."),
    ("total = 2", 'total = "hai"'): ("dòng 2", "giá trị của total không đúng kiểu"),
    ("trung-cap", "trung-cáp"): ("dòng 33", 'where nêu level = "trung-cáp", chưa được định nghĩa.'),
    ("level = [", "levels = ["): ("dòng 33", 'where nêu trường "levels", không dùng được ở đây.'),
    ('of = "llct"', 'of = "ll"'): ("dòng 32", 'of = "ll" không phải dòng nào ở trên.'),
    ('key = "cc"', 'key = "tc"'): ("dòng 36", 'dòng "tc" đã có ở trên.'),
    ('where = { level = ["cao-cap"] }', ""): ("dòng 36", 'dòng "cc" chưa nêu đếm gì.'),
    ('holds = "label"', 'holds = "labels"'): ("dòng 8", "giá trị của column › 0 › holds"),
    ('holds = "label"', 'holds = "ratio"'): ("dòng 5", "chưa có cột nào"),
    ('label = "LLCT"', "label = LLCT"): ("dòng 27", ""),
}


@pytest.mark.parametrize("path", sorted(shipped.forms().glob("*.toml")), ids=lambda one: one.stem)
def test_our_own_are_sound(path: Path) -> None:
    assert load_form(path, VOCABULARY).layout.row


@pytest.mark.parametrize(("change", "wanted"), WRONG.items(), ids=lambda one: one[1])
def test_what_is_wrong_is_told_by_line(
    tmp_path: Path, change: tuple[str, str], wanted: tuple[str, str]
) -> None:
    path = tmp_path / "bieu.toml"
    assert change[0] in OWN
    path.write_text(OWN.replace(*change, 1), encoding="utf-8")
    with pytest.raises(Failure) as caught:
        load_form(path, VOCABULARY)
    assert caught.value.code == CONFIGURATION
    assert f"{path}, {wanted[0]}" in caught.value.says
    assert wanted[1] in caught.value.says
    assert caught.value.advice


def test_an_office_has_forms_of_its_own(tmp_path: Path, train_report: TrainReport) -> None:
    own = tmp_path / "bieu-rieng.toml"
    own.write_text(OWN, encoding="utf-8")
    told = train_report("form", own, SAMPLES, "--year", "2019", "--format", "json")
    assert told.returncode == 0, told.stderr
    # The story: 44 to trung cấp and 7 to cao cấp in 2019.
    rows = {row["row"]: row["column_2"] for row in json.loads(told.stdout)["tables"][0]["rows"]}
    assert rows == {"llct": 51, "tc": 44, "cc": 7}
    (tmp_path / "train-report.toml").write_text('forms = "bieu-rieng.toml"', encoding="utf-8")
    assert "bieu-rieng: Biểu riêng" in train_report("form", "--list", cwd=tmp_path).stdout
    why = train_report(
        *("explain", "form.bieu-rieng.cc.2", SAMPLES, "--year", "2019", "--format", "json"),
        cwd=tmp_path,
    )
    assert len(json.loads(why.stdout)["rows_behind"]) == 7


def test_a_layout_that_is_not_there_or_wrong(tmp_path: Path, train_report: TrainReport) -> None:
    told = train_report("form", tmp_path / "khong-co.toml", SAMPLES)
    assert told.returncode == 4
    assert "khong-co.toml: không mở được" in " ".join(told.stderr.split())


def test_columns_that_count_one_enrolment_twice_are_refused(
    tmp_path: Path, train_report: TrainReport
) -> None:
    path = tmp_path / "bieu.toml"
    path.write_text(OWN.replace('sex = ["nam"]', 'sex = ["nam", "nu"]'), encoding="utf-8")
    told = train_report("form", path, SAMPLES)
    assert told.returncode == 4
    assert "các cột 3, 4 cùng đếm một lượt" in " ".join(told.stderr.split())
