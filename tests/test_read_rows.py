"""What each row under a header is. The first column of a text says what the row beside is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from typed_tables import sheet_of, typed_sheets

from hongngu_cli import shipped
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.settings import Reading
from hongngu_cli.model.sheet import Merged
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser

FINDER = recogniser(load_vocabulary(shipped.vocabulary()), Reading())
HEADER = "header | STT | Họ và tên | Đơn vị | Chức vụ | Trình độ | Năm"
MARKS = "header | STT | Họ và tên | Trung cấp LLCT | Cao cấp LLCT | QLNN | Năm"


def sorted_out(text: str) -> tuple[TableFound, list[str]]:
    """Read a text without its first column; give what that column says too."""
    labels = [str(row[0]) if row else "blank" for row in typed_sheets(text)[0].rows]
    lines = [line.partition("|")[2] or "." for line in text.strip().splitlines()]
    (table,) = FINDER.tables(sheet_of("\n".join(lines)))
    return table, labels


def found(table: TableFound) -> list[str]:
    """Give what each row of a table was taken for."""
    reasons = {row: reason for reason, rows in table.set_aside.items() for row in rows}
    reasons |= dict.fromkeys(table.people, "person")
    return [reasons[row] for row in range(table.first_row, table.last_row + 1)]


@pytest.mark.parametrize(
    "text",
    [
        f"""
        note    | UBND XÃ BÌNH LỢI
        {HEADER}
        header  | (1) | (2) | (3) | (4) | (5) | (6)
        section | A | KHỐI ĐẢNG
        person  | 1 | Lê An | Xã A | Bí thư | TC LLCT | 2019
        blank   |
        person  | 2 | | Xã A | Bí thư | TC LLCT | 2019
        person  | | | | | CC LLCT |
        blank   | 3 | | | | |
        blank   | 4 | … | ... | | |
        note    | | | | | | Trang 1
        {HEADER}
        header  | 1 | 2 | 3 | 4 | 5 | 6
        person  | 5 | Đoàn Thị Bé | Xã A | Chủ tịch | TC LLCT | 2019
        total   | Cộng | < | 3
        total   | | Tổng cộng: 3 đồng chí
        note    | Bằng chữ: Ba đồng chí
        note    | | Bình Lợi, ngày 02 tháng 3 năm 2020
        note    | | NGƯỜI LẬP | | KẾ TOÁN | | CHỦ TỊCH
        note    | | Trần Lập | | Lê Toán | | Võ Chủ
        """,
        f"""
        {HEADER}
        section      | Xã Bình Lợi | | | 2 người
        person       | 1 | Lê An | | Bí thư | TC LLCT | 2019
        note         | (Kèm theo Quyết định số 12-QĐ/HU)
        note         | Ghi chú: đồng chí An đã học cao cấp LLCT năm 2010
        section      | Xã Tân Lộc
        person       | 1 | Lê Bé | | Bí thư | TC LLCT | 2019
        note         | Các đồng chí nêu trên được cử đi học theo chỉ tiêu bổ sung của Tỉnh uỷ
        person       | 2 | Lê Ca | | Bí thư | TC LLCT | 2019
        unrecognised | 3 | | | | | 2019
        """,
        f"""
        {MARKS}
        section | I | Xã Bình Lợi | 1 | 1 | |
        person  | 1 | Lê An | x | | | 2019
        person  | 2 | Trường Văn Bé | | ✓ | | 2019
        section | | Trường THCS Tân Lộc | 2 | | |
        person  | 1 | Ban Thị Ca | 1 | | | 2019
        person  | 2 | Lê Du | 1 | | | 2019
        total   | | | 3 | 1 | 0 |
        """,
        f"""
        {HEADER}
        section | 1 | Long Thuận
        person  | 1 | Lê An | Xã A | Bí thư | TC LLCT | 2019
        section | 2 | Long Khánh
        person  | 1 | Lê Bé | Xã B | Bí thư | TC LLCT | 2019
        section | | An Phước
        person  | 1 | Lê Ca | Xã C | Bí thư | TC LLCT | 2019
        person  | 2 | H'Bia Niê
        """,
        """
        header  | Họ và tên | Chức vụ | Lớp đào tạo
        section | Hội Nông dân
        person  | Lê An | Bí thư | TC LLCT
        person  | Ksor Phước | Chủ tịch | TC LLCT
        person  | Nguyễn Văn Bé | |
        total   | Toàn xã: 3
        """,
    ],
    ids=["whole list", "notes between", "counts beside sections", "unknown sections", "no numbers"],
)
def test_rows_are_told_apart(text: str) -> None:
    table, labels = sorted_out(text)
    assert found(table) == labels


def test_a_person_merged_over_two_rows_is_one_more_enrolment_only_with_one_more_level() -> None:
    (table,) = FINDER.tables(
        sheet_of(
            """
            STT | Họ và tên | Chức vụ      | Trình độ | Năm
            1   | Lê An     | Bí thư       | TC LLCT  | 2018
            ^   | ^         | Chủ tịch     | ^        | ^
            2   | Lê Bé     | Phó Chủ tịch | TC LLCT  | 2018
            ^   | ^         | ^            | CC LLCT  | 2021
            """
        )
    )
    assert found(table) == ["header", "person", "note", "person", "person"]


def test_totals_know_the_rows_they_add_up() -> None:
    table, _ = sorted_out(
        f"""
        {HEADER}
        person | 1 | Lê An | Xã A | Bí thư | TC LLCT | 2019
        total  | Cộng: 1
        person | 2 | Lê Bé | Xã B | Bí thư | TC LLCT | 2019
        person | 3 | Lê Ca | Xã B | Bí thư | TC LLCT | 2019
        total  | Cộng: 2
        total  | Tổng cộng: 3
        """
    )
    assert table.totals == ((3, (2,)), (6, (4, 5)), (7, (2, 4, 5)))


def test_the_name_of_the_state_is_no_total() -> None:
    table, labels = sorted_out(
        f"""
        {HEADER}
        person  | 1 | Lê An | Xã A | Bí thư | TC LLCT | 2019
        section | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        section | Tổng công ty Lương thực
        person  | 2 | Lê Bé | Xã B | Bí thư | TC LLCT | 2019
        """
    )
    assert found(table) == labels


def test_what_stands_between_two_tables_is_the_title_of_the_later() -> None:
    first, second = FINDER.tables(
        sheet_of(
            """
            LỚP SƠ CẤP LLCT NĂM 2019
            STT | Họ và tên | Đơn vị | Chức vụ
            1 | Lê An | Xã A | Bí thư
            Tổng cộng: 1
            NGƯỜI LẬP
            .
            LỚP CAO CẤP LLCT
            STT | Họ và tên | Năm sinh | Đơn vị
            1 | Lê Bé | 1980 | Xã B
            """
        )
    )
    assert (first.first_row, first.last_row, second.first_row, second.last_row) == (1, 5, 6, 9)
    assert {field: given.value for field, given in second.given_overall.items()} == {
        "level": "cao-cap",
        "year": 2019,  # the sheet's first title says it of all its tables
    }


def test_a_class_of_an_earlier_list_is_no_title_that_comes_again() -> None:
    first, second = FINDER.tables(
        sheet_of(
            """
            DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO
            Họ và tên     | Năm sinh | Đơn vị
            Lớp Sơ cấp LLCT K12 (năm 2017)
            Nguyễn Văn An | 1980     |
            Lớp Trung cấp LLCT K12 (năm 2018)
            Trần Thị Bình | 1981     |
            DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO
            Họ tên        | Sinh năm | Đơn vị
            Lớp Sơ cấp LLCT K12 (năm 2017)
            Lê Văn Cường  | 1982     |
            Lớp Trung cấp LLCT K12 (năm 2018)
            Phạm Thị Dung | 1983     |
            """
        )
    )
    assert (first.set_aside["section"], second.set_aside["section"]) == ((3, 5), (9, 11))
    assert second.people == (10, 12)


def test_units_numbered_anew_in_each_class_are_no_remarks() -> None:
    (table,) = FINDER.tables(
        sheet_of(
            """
            STT | Họ và tên        | Năm sinh | Chức vụ
            A   | Lớp Sơ cấp LLCT
            '1  | Xã An Phước 2
            1   | Cao Thanh Ân     | 1988     | Bí thư
            B   | Lớp Trung cấp LLCT
            '1  | Xã An Phước 2
            2   | Ông Bé Tư        | 1955     | Kế toán
            """
        )
    )
    assert (table.people, table.set_aside["section"]) == ((4, 7), (2, 3, 5, 6))


def test_a_header_without_rows_is_none_where_another_follows() -> None:
    (table,) = FINDER.tables(
        sheet_of("Họ và tên | Đơn vị | Lớp\n.\nSTT | Họ và tên | Lớp\n1 | Lê An | TC LLCT")
    )
    assert (table.header_rows, table.first_row) == ((3, 3), 1)
    (empty,) = FINDER.tables(sheet_of("STT | Họ và tên | Lớp đào tạo | Năm"))
    assert (empty.kind, empty.people) == ("roster", ())


def test_a_huge_merged_range_is_no_trouble() -> None:
    sheet = sheet_of("STT | Họ và tên | Lớp đào tạo\n1 | Lê An | TC LLCT")
    for first in ((1, 3), (2, 1), (2, 2), (2, 3)):
        (table,) = FINDER.tables(replace(sheet, merged=(Merged(*first, 1_048_576, 16_384),)))
        assert table.people == (2,)
    assert FINDER.tables(replace(sheet, merged=(Merged(1, 1, 1_048_576, 16_384),)))


@pytest.mark.parametrize(
    "text",
    [
        f"""
        {HEADER}
        person | 1 | Lê An | Xã A | Bí thư | TC LLCT | 2019
        person | 2 | Lê Bé | Xã B | Bí thư | TC LLCT | 2019
        note   | (1) | Tính đến 31/12
        note   | (2) | Gồm cả cán bộ luân chuyển
        note   | 1 | Tính đến 31/12/2019
        note   | 1. | Không tính người đã nghỉ hưu
        note   | | Đ/c Lê Bé đã chuyển công tác từ tháng 5/2019
        note   | | | | An Phước, ngày 05 tháng 3 năm 2020
        """,
        f"""
        {HEADER}
        person | 1 | Lê An | Xã A | Bí thư | TC LLCT | 2019
        person | 2 | Lê Bé
        person | (3) | Nguyễn Thị Ca (chuyển công tác)
        person | 4 | lê văn du
        person | 5 | Y Bham
        person | 9 | Bríu H'Nga
        note   | 10 | Không có
        note   | 11 | (bỏ trống)
        """,
        f"""
        {HEADER}
        person  | 1 | Lê An | Xã A | Bí thư | TC LLCT | 2019
        note    | Danh sách (tiếp theo)
        header  | 1 | 2 | 3 | 4 | 5 | 6
        person  | 2 | Lê Bé | Xã B | Bí thư | TC LLCT | 2019
        note    | Không có cán bộ nữ
        person  | 3 | Lê Ca | Xã B | Bí thư | TC LLCT | 2019
        section | | PHÒNG NỘI VỤ
        blank   |
        blank   |
        note    | | Nguyễn Văn Du
        """,
        """
        header  | STT | Họ và tên      | Lớp
        person  | 11  | Nguyễn Văn An  | TC
        person  | 12  | Ban Tuyên Giáo | TC
        section | 2   | Ban Dân vận    | CC
        person  | 1   | Lê Bé          | CC
        person  | 2   | Hội Văn Ca     | TC
        """,
        """
        header  | STT | Họ và tên       | Trình độ đào tạo
        section | 1   | Ban Tuyên giáo  | TC LLCT
        person  | 1   | Nguyễn Văn An   | TC LLCT
        person  | 2   | Lê Bé           | TC LLCT
        section | 2   | Ban Dân vận     | CC LLCT
        person  | 1   | Lê Ca           | CC LLCT
        """,
        """
        header  | STT | Họ và tên       | Trình độ đào tạo
        person  | (1) | Lê An           | TC LLCT
        person  | (2) | Chưa rõ họ tên người này
        note    | *   | Lê An đã hoàn thành khoá học
        note    | (1) | Chưa rõ họ tên người này
        """,
        f"""
        {HEADER}
        section | 1 | Xã Một | | | 2 | 2019
        person  | | Lê An | | Bí thư | TC LLCT | 2019
        section | 2020
        person  | | Lê Bé | | Bí thư | TC LLCT | 2020
        section | | 2021
        person  | 1 | Lê Ca | | Bí thư | TC LLCT | 2021
        blank   | 2
        """,
        f"""
        {HEADER}
        person  | 1 | Lê An | Xã A | Bí thư | TC LLCT | 2019
        note    | Ghi chú:
        note    | 1 | TC | Trung cấp
        note    | 2 | CC | Cao cấp
        note    | | Duyệt của Ban Thường vụ | | | Người tổng hợp
        note    | | Lê Văn Đức | | | Phạm Thị Em
        """,
    ],
    ids=[
        "remarks",
        "bare names",
        "further pages",
        "named as units",
        "numbered units",
        "in brackets",
        "counts and years",
        "explanations",
    ],
)
def test_odd_rows_are_no_people_and_odd_people_are_kept(text: str) -> None:
    table, labels = sorted_out(text)
    assert found(table) == labels


def test_what_stands_beside_and_behind_a_section_is_no_part_of_the_unit_s_name() -> None:
    table, labels = sorted_out(
        """
        header  | STT | Họ và tên     | Lớp | Năm
        section |     | Xã An Phước
        person  | 1   | Lê An         | TC  | 2019
        section |     | Xã An Phước (tiếp theo)
        person  | 2   | Lê Bé         | TC  | 2019
        section | UBND XÃ HAI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        person  | 3   | Lê Ca         | TC  | 2019
        """
    )
    assert found(table) == labels
    units = [given["unit"].value for _, given in table.sections]
    assert units == ["Xã An Phước", "Xã An Phước", "UBND XÃ HAI"]
