"""What is asked where a class or a group is named and no level of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rosters_asked import asked

from hongngu_cli import shipped
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.levels import LevelSpellings

PEOPLE = """
STT | Họ và tên | Ngày sinh | Đơn vị
1 | Tống Hoà | 15/3/1985 | Xã An Phước
2 | Lê Ấn | 1/3/1986 | Xã An Phước
"""


@pytest.mark.parametrize(
    ("titles", "cell", "name"),
    [
        ("DANH SÁCH HỌC VIÊN\nLớp: K12", "A2", "K12"),
        ("DANH SÁCH HỌC VIÊN\nLớp: | K12", "B2", "K12"),
        ("DANH SÁCH HỌC VIÊN LỚP K12", "A1", "K12"),
        ("DANH SÁCH HỌC VIÊN\nKhoá: 45", "A2", "45"),
    ],
)
def test_a_class_of_a_number_alone_is_asked_for_its_level(
    titles: str, cell: str, name: str, tmp_path: Path
) -> None:
    (issue,) = asked(titles + PEOPLE, tmp_path)
    assert (issue.rule, issue.severity, issue.place.cell) == ("column-missing", "error", cell)
    assert issue.says.startswith(f'Tên lớp "{name}" không cho biết trình độ được cử đi học')
    assert f'"Lớp: Sơ cấp LLCT {name}"' in issue.advice
    assert '--map "Tiêu đề=level"' in issue.advice


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("STT | Họ và tên | Đơn vị | Lớp\n1 | Tống Hoà | Xã A | K12", "D2"),
        ("STT | Họ và tên | Đơn vị\nI | Lớp K12\n1 | Tống Hoà | Xã A", "B2"),
    ],
)
def test_so_is_one_in_a_column_or_a_section(text: str, cell: str, tmp_path: Path) -> None:
    (issue,) = asked(text, tmp_path)
    assert (issue.rule, issue.place.cell) == ("column-missing", cell)
    assert 'Tên lớp "K12" không cho biết' in issue.says


def test_the_level_that_is_advised_answers_the_question(tmp_path: Path) -> None:
    assert asked(f"DANH SÁCH HỌC VIÊN\nLớp: Sơ cấp LLCT K12{PEOPLE}", tmp_path) == []


def test_a_class_of_an_unknown_level_is_asked_for_what_its_name_lacks(tmp_path: Path) -> None:
    (issue,) = asked(f"DANH SÁCH HỌC VIÊN\nLớp: K12 - năm 2021{PEOPLE}", tmp_path)
    assert (issue.place.cell, issue.says) == ("A2", "Tên lớp này không cho biết trình độ.")


@pytest.mark.parametrize(
    ("title", "course", "level"),
    [
        ("Lớp bồi dưỡng đảng viên mới năm 2024", "Lớp bồi dưỡng đảng viên mới", "Bồi dưỡng khác"),
        (
            "DANH SÁCH HỌC VIÊN Lớp bồi dưỡng lý luận chính trị dành cho đảng viên mới, đợt 2",
            "Lớp bồi dưỡng lý luận chính trị dành cho đảng viên mới",
            "Bồi dưỡng khác",
        ),
        (
            "Lớp bồi dưỡng cấp ủy viên cơ sở",
            "Lớp bồi dưỡng cấp ủy viên cơ sở",
            "Bồi dưỡng nghiệp vụ",
        ),
        ("KẾT QUẢ BỒI DƯỠNG THƯỜNG XUYÊN NĂM 2024", "BỒI DƯỠNG THƯỜNG XUYÊN", "Bồi dưỡng khác"),
        ("Lớp bồi dưỡng kỹ năng số", "Lớp bồi dưỡng kỹ năng số", "Bồi dưỡng khác"),
        ("Lớp bồi dưởng nghiệp vụ", "Lớp bồi dưởng nghiệp vụ", "Bồi dưỡng nghiệp vụ"),
    ],
)
def test_a_course_that_only_the_title_names_is_counted_and_asked_for_its_level(
    title: str, course: str, level: str, tmp_path: Path
) -> None:
    (issue,) = asked(f"{title}{PEOPLE}", tmp_path)
    assert (issue.rule, issue.place.cell, issue.found) == ("level-unknown", "A1", title)
    assert issue.says == f'Chưa rõ "{course}" thuộc trình độ, chương trình nào.'
    assert f'Có phải "{level}"' in issue.advice
    assert f'train-report vocabulary add "{course}" --level "{level}"' in issue.advice


def test_so_is_one_that_only_the_sheets_name_tells(tmp_path: Path) -> None:
    sheet = "== Lớp đảng viên mới\nDANH SÁCH HỌC VIÊN"
    (issue,) = asked(f"{sheet}{PEOPLE}", tmp_path)
    assert (issue.rule, issue.place.sheet, issue.place.cell) == (
        "level-unknown",
        "Lớp đảng viên mới",
        None,
    )
    assert 'add "Lớp đảng viên mới"' in issue.advice


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ, CÔNG CHỨC NĂM 2024",
        "DANH SÁCH CÁN BỘ THAM GIA CÁC LỚP BỒI DƯỠNG KỸ NĂNG NĂM 2024",
        "DANH SÁCH CÁN BỘ BỒI DƯỠNG TẠI TRƯỜNG CHÍNH TRỊ",
        "DANH SÁCH HỌC VIÊN LỚP BỒI DƯỠNG LÝ LUẬN CHÍNH TRỊ NĂM 2024",
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO AN PHƯỚC",
        "TRUNG TÂM BỒI DƯỠNG CHÍNH TRỊ AN PHƯỚC",
        "DANH SÁCH HỌC SINH LỚP MẪU GIÁO LỚN",
        "GIẢNG VIÊN GIẢNG DẠY LỚP BỒI DƯỠNG ĐẢNG VIÊN MỚI",
        "DANH SÁCH BAN TỔ CHỨC LỚP BỒI DƯỠNG ĐẢNG VIÊN MỚI",
        "DANH SÁCH GIÁO VIÊN BỒI DƯỠNG HỌC SINH GIỎI NĂM 2024",
        "DANH SÁCH HƯỞNG CHẾ ĐỘ BỒI DƯỠNG ĐỘC HẠI NĂM 2024",
        "DANH SÁCH NHẬN TIỀN BỒI DƯỠNG NGÀY LỄ, TẾT",
    ],
)
def test_what_names_no_course_that_people_were_sent_to_leaves_the_list_out(
    title: str, tmp_path: Path
) -> None:
    (issue,) = asked(f"{title}{PEOPLE}", tmp_path)
    assert (issue.rule, issue.place.cell) == ("column-missing", "A2")


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Chuyên đề đã học", ("Hộ tịch, chứng thực", "Văn thư")),
        ("Nôi dung", ("Hộ tịch, chứng thực", "Văn thư")),
        ("Mục", ("Trung cấp LLCT", "Sơ cấp LLCT")),
    ],
)
def test_a_column_that_may_tell_the_level_is_named_before_the_title(
    heading: str, cells: tuple[str, str], tmp_path: Path
) -> None:
    text = f"""
        DANH SÁCH HỌC VIÊN LỚP BỒI DƯỠNG ĐẢNG VIÊN MỚI
        STT | Họ và tên | Ngày sinh | {heading}
        1 | Tống Hoà | 15/3/1985 | {cells[0]}
        2 | Lê Ấn | 1/3/1986 | {cells[1]}
        """
    (issue,) = asked(text, tmp_path)
    assert issue.rule == "column-missing"
    assert f"{heading}=level" in issue.advice or heading in issue.says


def test_a_mark_beneath_a_group_is_asked_for_the_level(tmp_path: Path) -> None:
    (issue,) = asked(
        """
        STT | Họ và tên | Đơn vị | Cử đi học lớp | < | Năm
        ^ | ^ | ^ | QLNN | LLCT | ^
        1 | Tống Hoà | Xã A | | x | 2019
        2 | Lê Ấn | Xã A | x | | 2019
        """,
        tmp_path,
    )
    assert (issue.rule, issue.place.cell) == ("level-unknown", "E3")
    assert '"Sơ cấp LLCT", "Trung cấp LLCT", "Cao cấp LLCT"' in issue.advice


def test_codes_that_another_sheet_explains_are_named_with_it(tmp_path: Path) -> None:
    codes = """
        == Du lieu
        Họ và tên | Đơn vị | Mã lớp | Năm
        Tống Hoà | Xã A | TC01 | 2022
        Lê Ấn | Xã A | QP03 | 2022
        == Danh muc
        Mã lớp | Tên lớp
        TC01 | Trung cấp LLCT
        QP03 | QPAN đối tượng 3
        """
    (issue,) = asked(codes, tmp_path)
    assert 'Cột C "Mã lớp" ghi mã mà trang "Danh muc" giải thích' in issue.says
    assert "Danh muc" in issue.advice
    (other,) = asked(codes.replace("QP03 | QPAN", "QP04 | QPAN"), tmp_path)
    assert "Danh muc" not in other.says


@pytest.mark.parametrize(
    ("level", "says", "advice"),
    [
        ("CKI", "Không phải trình độ đã biết.", "Chuyên khoa I, II và bác sĩ nội trú"),
        ("Bác sĩ CKII Nhi", "Không phải trình độ đã biết.", "Chuyên khoa I, II và bác sĩ"),
        (
            "Bồi dưỡng cấp uỷ cơ sở",
            "Không phải trình độ đã biết.",
            'Có phải "Bồi dưỡng nghiệp vụ"?',
        ),
        ("Bồi dưỡng chi uỷ", "Không phải trình độ đã biết.", 'Có phải "Bồi dưỡng nghiệp vụ"?'),
        ("Bồi dưỡng chức danh chỉ huy", "Không phải trình độ đã biết.", 'Có phải "Bồi dưỡng lãnh'),
        ("Lớp đảng viên mới", "Không phải trình độ đã biết.", 'Có phải "Bồi dưỡng khác"?'),
        # That both are courses makes no two of them alike.
        ("Bồi dưỡng kế toán", "Không phải trình độ đã biết.", "Sửa theo tên trình độ"),
        ("Bồi dưỡng tin hok", "Không phải trình độ đã biết.", 'Có phải "Tin học"?'),
        ("~", "Ô trình độ, chương trình chỉ có dấu “~”, chưa rõ nghĩa.", "Ghi trình độ"),
        ("…", "Dòng này chưa ghi trình độ, chương trình.", "Ghi trình độ"),
    ],
)
def test_what_is_no_level_of_ours_is_told_with_what_to_do(
    level: str, says: str, advice: str, tmp_path: Path
) -> None:
    text = f"STT | Họ và tên | Đơn vị | Trình độ\n1 | Tống Hoà | Xã A | {level}"
    (issue,) = asked(text, tmp_path)
    assert (issue.found, issue.says) == (level, says)
    assert issue.advice.startswith(advice)


def test_an_office_may_make_a_level_of_such_words(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[level]]\nkey = "ck1"\ngroup = "chuyen-mon"\nlabel = "Chuyên khoa I"\n'
        'spellings = ["chuyên khoa I", "bác sĩ chuyên khoa I"]\nabbreviations = ["CKI"]\n',
        encoding="utf-8",
    )
    levels = LevelSpellings(load_vocabulary(shipped.vocabulary(), [own]))
    assert [levels.read(text).key for text in ("CKI", "Bác sĩ chuyên khoa I Nhi")] == ["ck1"] * 2
    assert levels.read("Bác sĩ chuyên khoa II").key is None


def test_a_column_of_what_is_no_level_of_ours_is_named_all_the_same(tmp_path: Path) -> None:
    text = "STT | Họ và tên | Đơn vị | Trình độ hiện có | Trình độ đang theo học\n"
    rows = ("Bác sĩ | BSCKI", "BSCKI | Bác sĩ nội trú", "Y sĩ | Thạc sĩ Y học")
    listed = "".join(f"{at} | Lê An {at} | Khoa Nội | {one}\n" for at, one in enumerate(rows, 1))
    (issue,) = asked(text + listed, tmp_path)
    assert '--map "Trình độ đang theo học=level"' in issue.advice
