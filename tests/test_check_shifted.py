"""Rows whose cells stand one column off are told once, and no words are asked of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rosters_checked import SETTINGS, found_in

from hongngu_cli import shipped
from hongngu_cli.check.run import examine
from hongngu_cli.check.unknown import unknown_spellings
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

HEADER = (
    "STT;Họ và tên;Ngày sinh;Giới tính;Đơn vị;Dân tộc;Trình độ đào tạo;Hình thức;Từ ngày;Tình trạng"
)
ROW = "{};{};15/3/1985;Nam;Xã An Phước;Kinh;Trung cấp LLCT;Tập trung;1/3/2019;Đang học"
OTHERS = [ROW.format(at, name) for at, name in ((1, "Nguyễn Văn An"), (2, "Lê Văn Bảy"))]
TO_RIGHT = (
    'Các ô của dòng này có vẻ lệch sang phải một cột: H4 hợp với cột "Trình độ đào tạo", '
    'I4 hợp với cột "Hình thức", J4 hợp với cột "Từ ngày".'
)
TO_LEFT = (
    'Các ô của dòng này có vẻ lệch sang trái một cột: G4 hợp với cột "Hình thức", '
    'H4 hợp với cột "Từ ngày", I4 hợp với cột "Tình trạng".'
)
ADVICE = (
    "Dời các ô của dòng này về đúng cột rồi kiểm tra lại; trong tệp .csv, xem dòng có thừa hay "
    "thiếu một dấu phân cách không."
)


@pytest.mark.parametrize(
    ("row", "cell", "says"),
    [
        (
            "3;Võ Văn Ba;15/3/1985;Nam;Xã An Phước;ấp 1;Kinh;Trung cấp LLCT;Tập trung;1/3/2019",
            "H4",
            TO_RIGHT,
        ),
        (
            "3;Võ Văn Ba;15/3/1985;Nam;Kinh;Trung cấp LLCT;Tập trung;1/3/2019;Đang học;",
            "G4",
            TO_LEFT,
        ),
        (
            "3;Võ Văn Ba;15/3/1985;Nam;Nam;Xã A;Kinh;Trung cấp LLCT;Tập trung;1/3/2019;Đang học",
            "H4",
            TO_RIGHT,
        ),
    ],
)
def test_a_shifted_row_is_told_once(tmp_path: Path, row: str, cell: str, says: str) -> None:
    (issue,) = found_in(tmp_path, *OTHERS, row, header=HEADER)
    assert (issue.rule, issue.place.cell) == ("row-shifted", cell)
    assert (issue.says, issue.advice) == (says, ADVICE)


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        # One cell that stands beside its place, and two that changed places.
        (
            "3;Võ Văn Ba;15/3/1985;Nam;Xã An Phước;Kinh;Trung cấp LLCT;1/3/2019;;Đang học",
            {"value-unknown", "year-missing"},
        ),
        (
            "3;Võ Văn Ba;15/3/1985;Nam;Xã An Phước;Kinh;Tập trung;Trung cấp LLCT;1/3/2019;Đang học",
            {"level-unknown", "value-unknown"},
        ),
        # Two cells that are nothing anywhere.
        (
            "3;Võ Văn Ba;15/3/1985;Nam;Xã An Phước;Kinh;Trung cắp;Tập chung;1/3/2019;Đang học",
            {"level-unknown", "value-unknown"},
        ),
    ],
)
def test_cells_that_are_wrong_by_themselves_are_told_each(
    tmp_path: Path, row: str, rules: set[str]
) -> None:
    assert {one.rule for one in found_in(tmp_path, *OTHERS, row, header=HEADER)} == rules


def test_a_table_of_which_most_rows_stand_off_has_a_wrong_header(tmp_path: Path) -> None:
    header = HEADER.replace("Dân tộc;Trình độ đào tạo", "Trình độ đào tạo;Dân tộc")
    row = "{};Võ Văn Ba;15/3/1985;Nam;Xã An Phước;ấp 1;Kinh;Trung cấp LLCT;Tập trung;1/3/2019"
    rules = {one.rule for one in found_in(tmp_path, *map(row.format, (1, 2, 3)), header=header)}
    assert "row-shifted" not in rules
    assert "level-unknown" in rules


def test_a_day_is_never_to_be_a_level(tmp_path: Path) -> None:
    row = OTHERS[0].replace("Trung cấp LLCT", "09/08/2010")
    (issue,) = found_in(tmp_path, row, OTHERS[1], header=HEADER)
    assert (issue.rule, issue.says) == (
        "level-unknown",
        "Ô này ghi ngày, không phải trình độ, chương trình.",
    )
    assert "từ vựng" not in issue.advice


def test_nothing_is_asked_for_the_vocabulary_of_a_shifted_row(tmp_path: Path) -> None:
    path = tmp_path / "ds.csv"
    shifted = "3;Võ Văn Ba;15/3/1985;Nam;Xã An Phước;ấp;Kinh;Trung cấp LLCT;Tập trung;1/3/2019"
    rows = [OTHERS[0], OTHERS[1].replace("Tập trung", "Tập chung"), shifted]
    rows += [OTHERS[0].replace("Trung cấp LLCT", "9/8/2010")]
    path.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    vocabulary = load_vocabulary(shipped.vocabulary())
    roster = read_roster(open_files([str(path)], vocabulary, Reading(), Limits()), vocabulary)
    assert [one.text for one in unknown_spellings(roster, vocabulary)] == ["Tập chung"]
    assert [i.rule for i in examine(roster, vocabulary, SETTINGS, only=("row-shifted",))] == [
        "row-shifted"
    ]
