"""Which kind of table a header and its title announce: who was sent counts, others do not."""

from __future__ import annotations

import pytest
from typed_tables import sheet_of

from hongngu_cli import shipped
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser

FINDER = recogniser(load_vocabulary(shipped.vocabulary()), Reading())
PERSON = "STT | Họ và tên | Năm sinh | Đơn vị"


def tables(text: str) -> tuple[TableFound, ...]:
    return FINDER.tables(sheet_of(text))


def kind(title: str, header: str, row: str = "1 | Lê An | 1980 | Xã A") -> str | None:
    """Tell the kind of a table of one row."""
    (table,) = tables(f"{title or '.'}\n{header}\n{row}")
    return table.kind


@pytest.mark.parametrize(
    ("title", "header", "row", "wanted"),
    [
        ("", f"{PERSON} | Trình độ đào tạo", "1 | Lê An | 1980 | Xã A | TC LLCT", "roster"),
        ("LỚP TRUNG CẤP LLCT K12", PERSON, "1 | Lê An | 1980 | Xã A", "roster"),
        (
            "DANH SÁCH HỌC VIÊN LỚP CAO CẤP LLCT",
            f"{PERSON} | Ngày vào Đảng | Quê quán | CM | LLCT",
            "1 | Lê An | 1980 | Xã A | 2005 | Xã A | ĐH | Trung cấp",
            "roster",
        ),
        (
            "",
            f"{PERSON} | LLCT | Quyết định | Năm",
            "1 | Lê An | 1980 | A | CC | 1 | 2019",
            "roster",
        ),
        ("", f"{PERSON} | CM | LLCT", "1 | Lê An | 1980 | Xã A | ĐH | CC", "cadres"),
        (
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC",
            f"{PERSON} | CM | LLCT | QLNN | Tin học",
            "1 | Lê An | 1980 | Xã A | ĐH | CC | CVC | A",
            "cadres",
        ),
        (
            "DANH SÁCH CỬ ĐI BỒI DƯỠNG",
            f"{PERSON} | CM | LLCT | QLNN | Tin học",
            "1 | Lê An | 1980 | Xã A | ĐH | CC | x |",
            "roster",
        ),
        ("DANH SÁCH CÓ NHU CẦU ĐÀO TẠO CAO CẤP LLCT", PERSON, "1 | Lê An | 1980 | Xã A", "cadres"),
        ("DANH SÁCH DỰ KIẾN CỬ ĐI HỌC CAO CẤP LLCT", PERSON, "1 | Lê An | 1980 | Xã A", "cadres"),
        ("", f"{PERSON} | Chức danh quy hoạch", "1 | Lê An | 1980 | Xã A | Bí thư", "cadres"),
        ("", f"{PERSON} | Bố trí sau đào tạo", "1 | Lê An | 1980 | Xã A | Bí thư", "placement"),
        (
            "DANH SÁCH CỬ ĐI HỌC",
            f"{PERSON} | Lớp | Năm | Bố trí sau đào tạo | Ngày bố trí | Phù hợp | Cam kết đến",
            "1 | Lê An | 1980 | Xã A | TC | 2019 | Bí thư | 1/2/2021 | x | 1/2/2023",
            "roster",
        ),
        (
            "",
            f"{PERSON} | Lớp | Năm | Bố trí sau đào tạo | Ngày bố trí | Phù hợp",
            "1 | Lê An | 1980 | Xã A | TC | 2019 | Bí thư | 1/2/2021 | x",
            "roster",
        ),
        (
            "TÌNH HÌNH BỐ TRÍ CÁN BỘ SAU ĐÀO TẠO",
            f"{PERSON} | Trình độ đào tạo | Năm | Bố trí sau đào tạo",
            "1 | Lê An | 1980 | Xã A | TC | 2019 | Bí thư",
            "placement",
        ),
        (
            "",
            f"{PERSON} | Trình độ đào tạo | Ngày hoàn thành | Bố trí sau đào tạo | Ngày bố trí",
            "1 | Lê An | 1980 | Xã A | TC | 1/7/2020 | Bí thư | 1/2/2021",
            "placement",
        ),
        (
            "KẾT QUẢ CỬ ĐI HỌC VÀ BỐ TRÍ SAU ĐÀO TẠO",
            f"{PERSON} | Lớp | Số QĐ | Từ ngày | Đến ngày | Kết quả | Bố trí sau đào tạo",
            "1 | Lê An | 1980 | Xã A | TC | 12 | 1/9/2019 | 1/7/2020 | Khá | Bí thư",
            "roster",
        ),
        ("DANH SÁCH CÁN BỘ LÃNH ĐẠO, QUẢN LÝ", PERSON, "1 | Lê An | 1980 | Xã A", None),
        ("TRƯỜNG ĐẠI HỌC AN ĐỊNH", PERSON, "1 | Lê An | 1980 | Xã A", None),
    ],
)
def test_lists_of_people(title: str, header: str, row: str, wanted: str | None) -> None:
    assert kind(title, header, row) == wanted


@pytest.mark.parametrize(
    ("title", "header", "row", "wanted"),
    [
        (
            "CHỈ TIÊU NĂM 2022",
            "STT | Đơn vị | Trung cấp LLCT | Cao cấp LLCT",
            "1 | A | 3 | 2",
            "quota",
        ),
        ("", "Đơn vị | Trình độ | Năm | Chỉ tiêu", "A | CC | 2019 | 2", "quota"),
        ("", "STT | Đơn vị | Chỉ tiêu năm 2019 | Chỉ tiêu năm 2020", "1 | Xã A | 1 | 2", "quota"),
        ("", "Đơn vị | Trình độ | Năm | Kế hoạch", "A | CC | 2019 | 2", "plan"),
        ("", "Đơn vị | Trình độ | Năm | Nhu cầu đăng ký", "A | CC | 2019 | 2", "demand"),
        (
            "NHU CẦU NĂM 2020",
            "STT | Đơn vị | Trung cấp LLCT | Cao cấp LLCT",
            "1 | A | 3 | 2",
            "demand",
        ),
        ("", "STT | Tên lớp | Số lớp | Số học viên | Năm", "1 | Sơ cấp | 2 | 90 | 2019", "classes"),
        ("", "STT | Đơn vị | TC LLCT | Tổng", "1 | Xã A | 3 | 3", "tally"),
        ("KẾT QUẢ CỬ ĐI HỌC", "STT | Đơn vị | TC LLCT | Tổng", "1 | Xã A | 3 | 3", "results"),
        ("CHỈ TIÊU NĂM 2022", "Đơn vị | Trình độ | Số lượng", "Xã A | TC | 3", "quota"),
        ("", "Đơn vị | Trình độ | Năm | Số lượng", "Xã A | TC | 2022 | 3", "tally"),
        ("NHU CẦU (Kế hoạch số 12)", "STT | Đơn vị | TC LLCT | Tổng", "1 | Xã A | 3 | 3", "demand"),
        ("NHU CẦU NĂM 2022", "Đơn vị | Nhu cầu đào tạo", "Xã A | 3", "demand"),
        ("DỰ TOÁN KINH PHÍ", "STT | Đơn vị | Số lượng | Ghi chú", "1 | Xã A | 3 | x", None),
        ("", "Trình độ | Giới tính | Đơn vị", "Sơ cấp | Nam | Xã A", None),
    ],
)
def test_tables_that_count(title: str, header: str, row: str, wanted: str | None) -> None:
    assert kind(title, header, row) == wanted


def test_only_a_column_in_which_levels_stand_tells_the_level() -> None:
    header = f"{PERSON} | Lớp"
    (told,) = tables(f"LỚP TRUNG CẤP LLCT\n{header}\n1 | Lê An | 1980 | Xã A | K12")
    assert told.columns[5].field == "course"
    (own,) = tables(f"LỚP BỒI DƯỠNG\n{header}\n1 | Lê An | 1980 | Xã A | TC LLCT K12")
    assert own.columns[5].field == "level"


def test_marks_for_levels_of_all_groups_tell_of_the_same() -> None:
    (table,) = tables(
        """
        STT | Họ và tên | LLCT | <  | QLNN | Năm
        ^   | ^         | TC   | CC | ^    | ^
        1   | Lê An     | x    |    | x    | 2019
        """
    )
    assert table.kind == "roster"
    fields = [meaning.field for meaning in table.columns.values()]
    assert fields == ["stt", "name", "level", "level", "level", "year"]


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG NĂM 2019", "roster"),
        ("DANH SÁCH CÁN BỘ ĐƯỢC CỬ THAM GIA CÁC LỚP NĂM 2019", "roster"),
        ("DANH SÁCH CÁN BỘ, CÔNG CHỨC", "cadres"),
        ("DANH SÁCH CÁN BỘ QUY HOẠCH", "cadres"),
    ],
)
def test_the_title_says_what_marks_under_groups_of_levels_are(title: str, wanted: str) -> None:
    (table,) = tables(
        f"""
        {title}
        STT | Họ và tên | Đơn vị | LLCT | <  | CM | <
        ^   | ^         | ^      | TC   | CC | ĐH | ThS
        1   | Lê An     | Xã A   | x    |    | x  |
        2   | Lê Bình   | Xã A   |      | x  | x  |
        3   | Lê Cúc    | Xã A   |      |    |    | x
        """
    )
    assert table.kind == wanted


@pytest.mark.parametrize(
    ("left", "right", "wanted"),
    [
        ("Trình độ LLCT", "Cử đi học", ["level_held_theory"] * 2 + ["level"] * 2),
        ("LLCT", "Cử đi học", ["level_held_theory"] * 2 + ["level"] * 2),
        ("Trình độ lý luận", "Lớp bồi dưỡng", ["level_held_theory"] * 2 + ["level"] * 2),
        ("LLCT", "Lớp bồi dưỡng", ["level"] * 4),
        ("LLCT", "Bồi dưỡng", ["level"] * 4),
        ("Cử đi học LLCT", "Cử đi bồi dưỡng", ["level"] * 4),
    ],
)
def test_marks_for_levels_held_stand_beside_those_of_what_people_were_sent_to(
    left: str, right: str, wanted: list[str]
) -> None:
    (table,) = tables(
        f"""
        DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO, BỒI DƯỠNG NĂM 2020
        STT | Họ và tên | {left} | < | {right} | <
        ^   | ^         | TC | CC | QLNN | Tin học
        1   | Lê An     | x |  |   | x
        2   | Lê Bình   |   | x | x |
        """
    )
    assert table.kind == "roster"
    assert [meaning.field for column, meaning in table.columns.items() if column > 2] == wanted


def test_the_kind_says_how_sure_it_is() -> None:
    (table,) = tables(f"{PERSON} | Trình độ đào tạo | Nhóm máu\n1 | Lê An | 1980 | A | TC | B")
    assert table.confidence == pytest.approx(0.95, abs=0.01)
    assert table.why.startswith("Tiêu đề ở dòng 1; 5 trong 6 cột đã biết")


def test_llct_beneath_a_demand_is_wanted_and_not_held() -> None:
    (table,) = tables(
        """
        ĐĂNG KÝ NHU CẦU ĐÀO TẠO, BỒI DƯỠNG NĂM 2024
        STT | Họ và tên | Năm sinh | Trình độ hiện nay | <       | Nhu cầu đào tạo, bồi dưỡng | <
        ^   | ^         | ^        | Chuyên môn        | LLCT    | LLCT                       | QLNN
        1   | Lê An     | 1980     | Đại học           | Sơ cấp  | Trung cấp                  | CV
        """
    )
    assert table.kind == "cadres"
    assert [table.columns[column].field for column in range(4, 8)] == [
        "level_held_degree",
        "level_held_theory",
        "demand_level",
        "demand_level",
    ]


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Cử đi đào tạo theo quy hoạch", "roster"),
        ("Dự kiến cử đi học", "cadres"),
        ("Cử đi học theo đăng ký", "cadres"),
    ],
)
def test_what_only_plans_is_told_by_the_words_for_that_alone(heading: str, wanted: str) -> None:
    (table,) = tables(
        f"""
        STT | Họ và tên | Đơn vị | Trình độ LLCT | Ngày vào Đảng | {heading}
        ^   | ^         | ^      | ^             | ^             | Trình độ
        1   | Lê An     | Xã A   | TC LLCT       | 3/2/2010      | CC LLCT
        """
    )
    assert table.kind == wanted
