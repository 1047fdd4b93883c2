"""Registers of classes: each row a class, results and attendance beside it, plans apart."""

from __future__ import annotations

import pytest
from counts_read import notes, problems, read, tables

from hongngu_cli.model.counts import Counts
from hongngu_cli.read.counts.cells import read_pair


def of_classes(counts: Counts) -> list[str]:
    """Write each count as "C4 learners Đảng viên mới 2019 = 3", and its result."""
    return [
        " ".join(
            str(part)
            for part in (
                one.place.cell,
                one.field,
                one.audience or "?",
                one.year or "?",
                *([one.result] if one.result else []),
                "=",
                one.value,
            )
        )
        for one in counts.counts
    ]


REGISTER = """
    SỔ THEO DÕI LỚP NĂM 2025
    STT | Tên lớp | Đối tượng học viên | Đơn vị tổ chức | Hình thức | Số học viên | Kết quả | <
    ^   | ^       | ^                  | ^              | ^         | ^           | Giỏi    | Khá
    1   | Lớp K1  | Đảng viên mới | TTCT phối hợp Đoàn xã | Tập trung | 60 | 20 | 40
    2   | Lớp K2  | Đoàn viên     | TTCT | Không tập trung |  |  |
    Cộng |        |               |      |                 | 60 | 20 | 40
"""


def test_a_row_of_a_register_is_a_class_at_the_cell_of_its_name() -> None:
    counts = read(REGISTER)
    assert of_classes(counts) == [
        "B4 classes Đảng viên mới 2025 = 1",
        "F4 learners Đảng viên mới 2025 = 60",
        "G4 graded Đảng viên mới 2025 Giỏi = 20",
        "H4 graded Đảng viên mới 2025 Khá = 40",
        "B5 classes Đoàn viên 2025 = 1",
    ]
    first = counts.counts[0]
    assert (first.organiser, first.mode) == ("TTCT phối hợp Đoàn xã", "Tập trung")
    assert problems(counts) == ["class-incomplete F5"]


def test_results_are_known_beside_any_column_of_classes() -> None:
    counts = read(
        """
        SỔ THEO DÕI LỚP NĂM 2025
        STT | Tên lớp      | Đơn vị tổ chức | Triệu tập | Tham dự | Giỏi | Khá | Trung bình
        1   | Lớp chi uỷ 1 | TTCT           | 60        | 58      | 10   | 40  | 8
        """
    )
    graded = [(one.result, one.value) for one in counts.counts if one.field == "graded"]
    assert graded == [("Giỏi", 10), ("Khá", 40), ("Trung bình", 8)]
    assert problems(counts) == []
    alone = read(
        """
        STT | Tên lớp      | Năm  | Đơn vị tổ chức | Giỏi | Khá
        1   | Lớp chi uỷ 1 | 2025 | TTCT           | 10   | 40
        """
    )
    assert [one.field for one in alone.counts] == ["classes", "graded", "graded"]


def test_results_that_say_more_or_stand_over_numbers_are_known() -> None:
    counts = read(
        """
        SỔ THEO DÕI LỚP NĂM 2025
        STT | Tên lớp      | Số học viên | Xếp loại giỏi | Xếp loại khá | Trung bình | <
        ^   | ^            | ^           | ^             | ^            | SL | Tỷ lệ
        1   | Lớp chi uỷ 1 | 60          | 10            | 40           | 10 | 16,7
        """
    )
    graded = [(one.result, one.value) for one in counts.counts if one.field == "graded"]
    assert graded == [("Xếp loại giỏi", 10), ("Xếp loại khá", 40), ("Trung bình", 10)]
    assert problems(counts) == []


def test_more_who_attended_than_were_summoned_are_told() -> None:
    counts = read(
        """
        SỔ THEO DÕI LỚP NĂM 2025
        STT | Tên lớp      | Triệu tập | Tham dự
        1   | Nghị quyết 1 | 100       | 110
        2   | Nghị quyết 2 | 100       | 100
        """
    )
    assert problems(counts) == ["attendance-mismatch D3"]


TIMES = {
    "Thời gian": ("từ 5/3/2019 đến 20/6/2019", "tháng 3/2019", "01/12/2019 - 10/01/2020"),
    "Ngày khai giảng": ("5/3/2019", "2019-03-05", "3/2019"),
    "Thời gian học": ("quý II/2019", "Năm 2019", "05 - 09/3/2019"),
}


@pytest.mark.parametrize(("heading", "cells"), TIMES.items(), ids=TIMES)
def test_the_time_of_a_class_tells_its_year(heading: str, cells: tuple[str, ...]) -> None:
    lines = [f"{n} | Lớp chi uỷ {n} | {cell} | 60" for n, cell in enumerate(cells, start=1)]
    head = f"STT | Tên lớp | {heading} | Số học viên"
    counts = read("\n".join(["SỔ THEO DÕI LỚP", head, *lines]))
    assert [one.year for one in counts.counts] == [2019] * 6
    assert problems(counts) == []


def test_how_long_a_class_lasts_tells_no_year() -> None:
    counts = read(
        """
        SỔ THEO DÕI LỚP NĂM 2020
        STT | Tên lớp      | Thời gian | Số học viên
        1   | Lớp chi uỷ 1 | 03 ngày   | 60
        """
    )
    assert [one.year for one in counts.counts] == [2020, 2020]


def test_a_partner_has_a_column_of_its_own() -> None:
    counts = read(
        """
        SỔ THEO DÕI LỚP NĂM 2025
        STT | Tên lớp      | Đơn vị tổ chức | Đơn vị phối hợp | Số học viên
        1   | Lớp chi uỷ 1 | TTCT           | Huyện đoàn      | 60
        2   | Lớp chi uỷ 2 | TTCT           |                 | 50
        """
    )
    told = [(one.course, one.organiser, one.partner, one.unit) for one in counts.counts]
    assert told == [
        *[("Lớp chi uỷ 1", "TTCT", "Huyện đoàn", None)] * 2,
        *[("Lớp chi uỷ 2", "TTCT", None, None)] * 2,
    ]
    assert problems(counts) == []


def test_classes_that_are_no_whole_number_are_called_classes() -> None:
    counts = read(
        """
        SỔ THEO DÕI LỚP NĂM 2025
        Đối tượng học viên | Số lớp | Số học viên
        Đảng viên mới      | 2.5    | 60
        Đoàn viên          | 2      | 60.5
        """
    )
    says = {one.place.cell: one.says for one in counts.issues if one.severity == "error"}
    assert "không phải số lớp;" in says["B3"]
    assert "không phải số lượng người;" in says["C4"]
    assert problems(counts) == ["count-unreadable B3", "count-unreadable C4"]


def test_numbers_of_classes_written_in_words_are_told_and_no_row_becomes_a_class() -> None:
    counts = read(
        """
        SỔ THEO DÕI LỚP NĂM 2025
        Đối tượng học viên | Số lớp | Số học viên
        Đảng viên mới      | hai    | 60
        Đoàn viên          | ba     | 90
        Hội viên           | 2      | 50
        """
    )
    assert "B5 classes Hội viên 2025 = 2" in of_classes(counts)
    assert sum(one.field == "classes" for one in counts.counts) == 1
    assert problems(counts) == ["count-unreadable B3", "count-unreadable B4"]


@pytest.mark.parametrize("column", ["Số lớp", "Số lớp theo kế hoạch"])
def test_a_column_of_classes_all_in_words_is_told_at_each_cell(column: str) -> None:
    counts = read(
        f"""
        SỔ THEO DÕI LỚP NĂM 2025
        Đối tượng học viên | {column} | Số học viên
        Đảng viên mới      | hai      | 60
        Đoàn viên          | ba lớp   | 90
        Hội viên           | một      | 50
        """
    )
    assert {one.value for one in counts.counts} == {60, 90, 50}
    assert {one.level for one in counts.counts} == {None}
    assert problems(counts) == ["count-unreadable B3", "count-unreadable B4", "count-unreadable B5"]


def test_results_are_known_without_a_heading_over_them() -> None:
    bare = read(
        REGISTER.replace("| Kết quả | <", "| Giỏi | Khá").replace("| Giỏi    | Khá", "| ^ | ^")
    )
    assert of_classes(bare) == of_classes(read(REGISTER))


def test_a_column_of_classes_is_counted_instead_of_rows() -> None:
    counts = read(
        """
        Loại lớp      | Năm  | Số lớp | Số học viên
        Đảng viên mới | 2025 | 5      | 307
        Đoàn viên     | 2025 | 3      |
        Hội viên      | 2025 |        | 90
        """
    )
    assert of_classes(counts) == [
        "C2 classes Đảng viên mới 2025 = 5",
        "D2 learners Đảng viên mới 2025 = 307",
        "C3 classes Đoàn viên 2025 = 3",
        "D4 learners Hội viên 2025 = 90",
    ]
    assert problems(counts) == ["class-incomplete D3", "class-incomplete C4"]


@pytest.mark.parametrize(
    ("header", "row", "fields"),
    [
        ("Đối tượng | Năm | Số lớp | Số lượt người", "A | 2025 | 2 | 90", "classes learners"),
        ("Đối tượng | Năm | Số lớp | Số người", "A | 2025 | 2 | 90", "classes learners"),
        (
            "Đối tượng | Năm | Số lớp theo kế hoạch | Số lượt người",
            "A | 2025 | 2 | 90",
            "planned_classes planned_learners",
        ),
        (
            (
                "Đối tượng | Năm 2024 | < | Năm 2025 | <\n"
                "^ | Số lớp | Số lượt người | Số lớp | Số lượt người"
            ),
            "A | 2 | 90 | 3 | 100",
            "classes learners classes learners",
        ),
        (
            (
                "Đối tượng | Năm | Kế hoạch | < | Thực hiện | <\n"
                "^ | ^ | Số lớp | Số lượt người | Số lớp | Số lượt người"
            ),
            "A | 2025 | 2 | 90 | 3 | 80",
            "planned_classes planned_learners classes learners",
        ),
    ],
)
def test_numbers_of_people_beside_numbers_of_classes_are_learners(
    header: str, row: str, fields: str
) -> None:
    (table,) = tables(f"{header}\n{row}")
    assert table.kind == "classes"
    counts = read(f"{header}\n{row}")
    assert [one.field for one in counts.counts] == fields.split()
    assert problems(counts) == []


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("Số lớp | Số học viên | Số lượng", ["classes", "learners", "quantity"]),
        ("Số lớp | Số người | Số lượt", ["classes", "quantity", "quantity"]),
        (
            "Số lớp theo kế hoạch | Số lớp | Số lượt người",
            ["planned_classes", "classes", "learners"],
        ),
    ],
)
def test_only_one_column_beside_classes_counts_their_learners(
    headings: str, fields: list[str]
) -> None:
    (table,) = tables(f"Loại lớp | Năm | {headings}\nA | 2025 | 2 | 9 | 7")
    assert [one.field for one in table.columns.values()][-3:] == fields


def test_learners_by_year_are_of_no_row_that_is_a_class() -> None:
    counts = read(
        """
        SỔ THEO DÕI LỚP
        Đối tượng học viên | Số học viên | <
        ^                  | Năm 2024    | Năm 2025
        Đảng viên mới      | 307         | 310
        """
    )
    assert {one.field for one in counts.counts} == {"learners"}


@pytest.mark.parametrize(
    ("title", "header", "row", "fields"),
    [
        (
            "KẾ HOẠCH MỞ LỚP NĂM 2025",
            "Đối tượng học viên | Số lớp | Số học viên",
            "A | 2 | 90",
            "pp",
        ),
        (
            "KẾT QUẢ THỰC HIỆN KẾ HOẠCH NĂM 2025",
            "Đối tượng học viên | Số lớp | Số học viên",
            "A | 2 | 90",
            "hh",
        ),
        ("", "Đối tượng học viên | Năm | Số lớp theo kế hoạch | Số lớp", "A | 2025 | 2 | 3", "ph"),
        (
            "",
            "Đối tượng học viên | Năm | Số lớp | <\n^ | ^ | Kế hoạch | Thực hiện",
            "A | 2025 | 2 | 3",
            "ph",
        ),
        (
            "",
            (
                "Đối tượng học viên | Năm | Kế hoạch | < | Thực hiện | <\n"
                "^ | ^ | Số lớp | Số học viên | Số lớp | Số học viên"
            ),
            "A | 2025 | 2 | 90 | 3 | 80",
            "pphh",
        ),
        ("KẾ HOẠCH NĂM 2025", "STT | Tên lớp | Số học viên", "1 | Lớp A | 90", "pp"),
    ],
)
def test_what_is_planned_is_not_held(title: str, header: str, row: str, fields: str) -> None:
    text = f"{title}\n{header}\n{row}" if title else f"{header}\n{row}"
    (table,) = tables(text)
    assert table.kind == "classes"
    counts = read(text).counts
    told = ["p" if str(one.field).startswith("planned_") else "h" for one in counts]
    assert "".join(told) == fields
    assert {one.field for one in counts} <= {
        "classes",
        "learners",
        "planned_classes",
        "planned_learners",
    }


def test_a_title_that_makes_a_plan_of_numbers_is_told() -> None:
    told = read("KẾ HOẠCH MỞ LỚP NĂM 2025\nĐối tượng học viên | Số lớp\nĐoàn viên | 2")
    assert "value-taken A1" in notes(told)


ATTENDED = """
    Nội dung   | Năm  | Số triệu tập | Số tham dự
    Nghị quyết | 2025 | '3.044       | '2.909
"""
IN_ONE = """
    Nội dung   | Năm  | Triệu tập/tham dự
    Nghị quyết | 2025 | {}
    Kết luận   | 2025 | 0/0
"""


def test_who_was_summoned_and_who_attended_stand_in_two_columns_or_in_one_cell() -> None:
    wanted = {("summoned", 3044), ("attended", 2909)}
    assert {(one.field, one.value) for one in read(ATTENDED).counts} == wanted
    for cell in ("2.909/3.044, đạt 95,56%", "3.044/2.909", "2.909 / 3.044 (95,6%)"):
        counts = read(IN_ONE.format(cell))
        assert {(one.field, one.value) for one in counts.counts if one.value} == wanted
        assert {one.place.cell for one in counts.counts} == {"C2", "C3"}
        assert problems(counts) == []


def test_a_percentage_that_is_not_that_of_its_numbers_is_told() -> None:
    assert problems(read(IN_ONE.format("2.909/3.044, đạt 92,56%"))) == ["attendance-mismatch C2"]


def test_pairs_of_numbers() -> None:
    read_one = read_pair("0/0, đạt 0%")
    assert read_one is not None
    assert read_one.agrees
    assert read_pair("12/1,5") is None
    assert read_pair(5.0) is None


@pytest.mark.parametrize(
    ("headings", "counted", "told"),
    [
        ("Số HV triệu tập | Số HV tham dự", {"classes": 2, "summoned": 90, "attended": 84}, []),
        ("Sĩ số | Số học viên dự học", {"classes": 2, "learners": 90, "attended": 84}, []),
        ("Số học viên nam | Số học viên nữ", {"classes": 2, "learners": 174}, []),
        ("Số học viên năm 2023 | Số học viên năm 2024", {"learners": 174}, []),
        ("Số học viên | Trong đó nữ", {"classes": 2, "learners": 90}, ["column-unknown E2"]),
        (
            "Số học viên đầu khoá | Số học viên cuối khoá",
            {"classes": 2, "learners": 90},
            ["column-unknown E2"],
        ),
    ],
)
def test_two_columns_that_begin_as_learners_are_added_only_where_they_are_parts(
    headings: str, counted: dict[str, int], told: list[str]
) -> None:
    counts = read(
        f"""
        THEO DÕI CÁC LỚP ĐÃ MỞ NĂM 2024
        STT | Tên lớp      | Đối tượng học viên | {headings}
        1   | Lớp sơ cấp 1 | Đảng viên          | 50 | 46
        2   | Lớp sơ cấp 2 | Đảng viên          | 40 | 38
        """
    )
    found: dict[str | None, int] = {}
    for one in counts.counts:
        found[one.field] = found.get(one.field, 0) + one.value
    assert found == counted
    assert [f"{one.rule} {one.place.cell}" for one in counts.issues if "column" in one.rule] == told


def test_parts_that_another_column_adds_up_are_counted_together() -> None:
    counts = read(
        """
        THEO DÕI CÁC LỚP ĐÃ MỞ NĂM 2024
        STT | Tên lớp      | Đối tượng | Số học viên khối xã | Số học viên khối huyện | Tổng số
        1   | Lớp sơ cấp 1 | Đảng viên | 30                  | 20                     | 50
        2   | Lớp sơ cấp 2 | Đảng viên | 25                  | 15                     | 40
        """
    )
    assert sum(one.value for one in counts.counts if one.field == "learners") == 90
    assert "column-unknown" not in [issue.rule for issue in counts.issues]


@pytest.mark.parametrize(
    ("above", "beneath", "counted"),
    [
        ("Học viên", "Triệu tập | Tham dự", {"classes": 2, "summoned": 90, "attended": 84}),
        ("Số lượng học viên", "Được triệu tập | Dự học", {"summoned": 90, "attended": 84}),
        ("Số học viên", "Chỉ tiêu | Thực hiện", {"planned_learners": 90, "learners": 84}),
        ("Số học viên", "Nam | Nữ", {"classes": 2, "learners": 174}),
    ],
)
def test_children_of_learners_are_added_only_where_they_are_parts(
    above: str, beneath: str, counted: dict[str, int]
) -> None:
    counts = read(
        f"""
        THEO DÕI CÁC LỚP ĐÃ MỞ NĂM 2024
        STT | Tên lớp      | Đối tượng học viên | {above} | <
        ^   | ^            | ^                  | {beneath}
        1   | Lớp sơ cấp 1 | Đảng viên          | 50 | 46
        2   | Lớp sơ cấp 2 | Đảng viên          | 40 | 38
        """
    )
    found: dict[str | None, int] = {}
    for one in counts.counts:
        found[one.field] = found.get(one.field, 0) + one.value
    assert {"classes": 2} | found == {"classes": 2} | counted
    assert problems(counts) == []
