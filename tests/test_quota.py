"""The chain from demand over plan and quota to completion, its gaps, and what does not fit."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from conftest import SAMPLES, TrainReport
from quotas_told import (
    DEMAND,
    MEMBERS,
    QUOTA,
    ROSTER,
    Told,
    closed,
    lines,
    problems,
    report_of,
    table,
    values,
)
from typed_tables import write_typed

from hongngu_cli import pipeline
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.quota import ENOUGH, reported
from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Reading
from hongngu_cli.write.values import plain


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Report on typed tables, each in a file of its own name."""
    return partial(report_of, tmp_path)


def test_the_chain_of_three_lists(told: Told) -> None:
    report = told({"ds": ROSTER, "chi-tieu": QUOTA, "nhu-cau": DEMAND}, by=())
    [row] = table(report).rows
    assert set(row) == set(MEMBERS)
    assert values(row, *MEMBERS) == [
        *(2019, "cao-cap", None, 8, None, 4, 3, 3, 1),
        *(4, 1, 4 / 8, 3 / 4, 1 / 3),
    ]
    assert "planned" not in [column.key for column in table(report).columns]
    assert values(table(report).total, "demand", "short", "fill") == [8, 4, 0.75]
    assert problems(report) == []


def test_units_have_rows_and_a_table_over_all_years(told: Told) -> None:
    report = told({"ds": ROSTER, "chi-tieu": QUOTA, "nhu-cau": DEMAND})
    names = ("year", "unit", "demand", "allocated", "sent", "short", "unused")
    assert lines(report, *names) == [
        [2019, "Xã A", 6, 3, 2, 3, 1],
        [2019, "Xã B", 2, 1, 1, 1, 0],
    ]
    assert lines(report, *names, key="quota-units")[0] == [None, "Xã A", 6, 3, 2, 3, 1]


@pytest.mark.parametrize(
    ("by", "wanted"),
    [
        (("level",), [["cao-cap", None, None, 4]]),
        (("year",), [[None, 2019, None, 4]]),
        (("level", "unit"), [["cao-cap", None, "Xã A", 3], ["cao-cap", None, "Xã B", 1]]),
    ],
)
def test_by_other_fields(told: Told, by: tuple[str, ...], wanted: list[list[object]]) -> None:
    report = told({"ds": ROSTER, "chi-tieu": QUOTA}, by=by)
    assert lines(report, "level", "year", "unit", "allocated") == wanted


def test_what_nothing_tells_is_null_and_nobody_sent_is_nought(told: Told) -> None:
    quota = f"{QUOTA}Xã A | Trung cấp LLCT | 2019 | 5\nXã A | Trung cấp LLCT | 2022 | 7\n"
    report = told({"ds": ROSTER, "chi-tieu": quota}, by=())
    names = ("level", "year", "demand", "allocated", "sent", "short", "unused", "coverage", "fill")
    assert lines(report, *names) == [
        ["trung-cap", 2019, None, 5, 0, None, 5, None, 0],
        ["trung-cap", 2022, None, 7, 0, None, 7, None, 0],
        ["cao-cap", 2019, None, 4, 3, None, 1, None, 0.75],
    ]
    assert any("không có lượt nào của năm 2022" in note for note in report.notes)


def test_without_rosters_nobody_knows_who_was_sent(told: Told) -> None:
    report = told({"chi-tieu": QUOTA, "nhu-cau": DEMAND}, by=())
    names = ("sent", "enrolled", "completed", "unused", "fill", "short")
    assert lines(report, *names) == [[None, None, None, None, None, 4]]
    assert "quota.sent.cao-cap" not in report.figures


def test_rosters_without_status_tell_nothing_of_completion(told: Told) -> None:
    roster = "\n".join(line.rpartition(" | ")[0] for line in ROSTER.strip().splitlines())
    report = told({"ds": roster, "chi-tieu": QUOTA}, by=())
    assert lines(report, "sent", "enrolled", "completed", "completion") == [[3, None, None, None]]
    assert any("3 lượt không ghi tình trạng" in note for note in report.notes)


def test_rows_without_a_base_stay_out_of_the_ratios_of_a_total(told: Told) -> None:
    demand = f"{DEMAND}Xã A | Cao cấp LLCT | 2020 | 9\n"
    report = told({"ds": ROSTER, "chi-tieu": QUOTA, "nhu-cau": demand}, by=())
    names = ("demand", "allocated", "short", "coverage")
    assert lines(report, *names) == [[8, 4, 4, 0.5], [9, None, None, None]]
    assert values(table(report).total, *names) == [17, 4, 4, 0.5]
    assert any(note.startswith("1/2 dòng không có đủ nhu cầu") for note in table(report).notes)


def test_levels_only_sent_to_have_a_table_of_their_own(told: Told) -> None:
    roster = f"{ROSTER}4 | Phạm Thị Dung | 1983-04-05 | Xã B | Thạc sĩ | 2019 | Hoàn thành\n"
    report = told({"ds": roster, "chi-tieu": QUOTA}, by=())
    assert lines(report, "level") == [["cao-cap"]]
    names = ("level", "demand", "allocated", "sent", "completed")
    assert lines(report, *names, key="quota-others") == [["thac-si", None, None, 1, 1]]
    assert report.figures["quota.sent.thac-si.2019"].value == 1


def test_what_no_level_or_year_is_known_of_is_shown(told: Told) -> None:
    quota = "Chỉ tiêu được phân bổ\nĐơn vị | Trình độ | Năm | Chỉ tiêu được phân bổ\n"
    quota += "Xã A | Cao cấp LLCT | | 3\nXã A | Lớp lạ | 2019 | 2\n"
    report = told({"ds": ROSTER, "chi-tieu": quota}, by=())
    assert lines(report, "level", "year", "allocated") == [
        ["cao-cap", 2019, None],
        ["cao-cap", "unrecognised", 3],
        ["unrecognised", 2019, 2],
    ]
    assert "level-unknown error chi-tieu B4" in problems(report)


def test_spellings_of_one_unit_are_one_and_strangers_are_told(told: Told) -> None:
    quota = "Đơn vị | Trình độ | Năm | Chỉ tiêu được phân bổ\n"
    quota += "XÃ A | Cao cấp LLCT | 2019 | 3\nXã Phú Lộc | Cao cấp LLCT | 2019 | 1\n"
    roster = ROSTER.replace("Xã B", "Xã Phú Lốc")
    report = told({"ds": roster, "chi-tieu": quota})
    assert lines(report, "unit", "allocated", "sent") == [
        ["Xã A", 3, 2],
        ["Xã Phú Lộc", 1, 0],
        ["Xã Phú Lốc", 0, 1],
    ]
    one_sided = [one for one in report.issues if one.rule == "unit-one-sided"]
    assert [(one.severity, one.place.cell) for one in one_sided] == [
        ("warning", "D3"),
        ("warning", "D4"),
    ]
    assert one_sided[0].says.endswith("Có phải là “Xã Phú Lốc”?")
    assert one_sided[1].says.endswith("Có phải là “Xã Phú Lộc”?")


def test_what_is_more_than_it_can_be_is_told_at_the_cell_of_quota(told: Told) -> None:
    quota = QUOTA.replace("| 3", "| 1")
    demand = DEMAND.replace("| 2\n", "| 0\n")
    report = told({"ds": ROSTER, "chi-tieu": quota, "nhu-cau": demand})
    assert problems(report) == [
        "sent-over-quota warning chi-tieu D2",
        "quota-over-demand note chi-tieu D3",
    ]


def test_what_tables_say_of_those_sent_is_compared_with_rosters(told: Told) -> None:
    quota = "Đơn vị | Trình độ | Năm | Chỉ tiêu | Đã cử\n"
    quota += "Xã A | Cao cấp LLCT | 2019 | 3 | 2\nXã B | Cao cấp LLCT | 2019 | 2 | 2\n"
    report = told({"ds": ROSTER, "chi-tieu": quota}, by=())
    assert lines(report, "sent") == [[3]]
    assert problems(report) == ["count-differs warning chi-tieu E3"]
    assert lines(told({"chi-tieu": quota}, by=()), "sent", "fill") == [[4, 4 / 5]]


def test_a_year_that_rosters_leave_out_is_told_by_tables(told: Told) -> None:
    quota = "Trình độ | Năm | Chỉ tiêu | Đã cử\nCao cấp LLCT | 2018 | 5 | 4\n"
    quota += "Cao cấp LLCT | 2019 | 5 | 3\n"
    report = told({"ds": ROSTER, "chi-tieu": quota}, by=())
    assert lines(report, "year", "sent", "unused") == [[2018, 4, 1], [2019, 3, 2]]


def test_a_number_stated_again_elsewhere_counts_once(told: Told) -> None:
    again = QUOTA.replace("| 1\n", "| 2\n")
    report = told({"ds": ROSTER, "chi-tieu": QUOTA, "chi-tieu-2": again}, by=())
    assert lines(report, "allocated") == [[4]]
    assert problems(report) == [
        "count-repeated note chi-tieu-2 D2",
        "count-repeated error chi-tieu-2 D3",
        "count-repeated error chi-tieu D3",
    ]
    assert "Ở đây ghi 2" in report.issues[1].says
    assert "1 số ghi lại ở nơi khác nên chỉ tính một lần." in report.notes


@pytest.mark.parametrize(
    ("first", "second", "sum_"),
    [
        ("CHỈ TIÊU ĐỢT 1", "CHỈ TIÊU ĐỢT 2", 8),
        ("CHỈ TIÊU", "CHỈ TIÊU BỔ SUNG", 8),
        ("CHỈ TIÊU ĐỢT 1", "CHỈ TIÊU (Đợt 1)", 4),
        ("CHỈ TIÊU", "CHỈ TIÊU ĐIỀU CHỈNH, BỔ SUNG", 4),
        ("CHỈ TIÊU CẢ NĂM", "CHỈ TIÊU ĐỢT 2", 4),
    ],
)
def test_parts_of_one_whole_are_added_and_told(
    told: Told, first: str, second: str, sum_: int
) -> None:
    report = told({"ct": f"{first}{QUOTA}", "ct-sau": f"{second}{QUOTA}"}, by=())
    assert lines(report, "allocated") == [[sum_]]
    rule = "count-added" if sum_ == 2 * 4 else "count-repeated"
    assert problems(report) == [f"{rule} note ct-sau D3", f"{rule} note ct-sau D4"]


def test_a_table_states_its_own_matter_before_others_do(told: Told) -> None:
    demand = "Đơn vị | Trình độ | Năm | Nhu cầu đăng ký | Chỉ tiêu\n"
    demand += "Xã A | Cao cấp LLCT | 2019 | 6 | 9\n"
    report = told({"a-nhu-cau": f"Nhu cầu đào tạo\n{demand}", "b-chi-tieu": QUOTA}, by=())
    assert lines(report, "demand", "allocated")[0][0] == 6
    assert any(one.rule == "count-repeated" for one in report.issues)


def test_a_row_alike_in_one_table_is_told_and_not_added(told: Told) -> None:
    quota = f"{QUOTA}Xã A | Cao cấp LLCT | 2019 | 8\n"
    report = told({"ds": ROSTER, "chi-tieu": quota}, by=())
    assert lines(report, "allocated") == [[4]]
    errors = [one.place.cell for one in report.issues if one.severity == "error"]
    assert errors == ["D2", "D4"]


def test_rows_that_a_remark_tells_apart_are_added(told: Told) -> None:
    quota = "Đơn vị | Trình độ | Năm | Chỉ tiêu | Ghi chú\nXã A | Cao cấp LLCT | 2019 | 2 | Đợt 1\n"
    quota += "Xã A | Cao cấp LLCT | 2019 | 1 | Đợt 2\n"
    assert lines(told({"ds": ROSTER, "chi-tieu": quota}, by=()), "allocated") == [[3]]


@pytest.mark.parametrize(("whole", "severity"), [(4, "note"), (5, "error")])
def test_a_number_for_all_units_is_not_added_to_theirs(
    told: Told, whole: int, severity: str
) -> None:
    overall = f"Trình độ | Năm | Chỉ tiêu được phân bổ\nCao cấp LLCT | 2019 | {whole}\n"
    report = told({"ds": ROSTER, "chi-tieu": QUOTA, "chung": overall}, by=())
    assert lines(report, "allocated") == [[4]]
    assert problems(report) == [f"count-repeated {severity} chung C2"]


def test_quota_that_is_not_parted_among_units_says_nothing_of_one(told: Told) -> None:
    overall = "Trình độ | Năm | Chỉ tiêu được phân bổ\nCao cấp LLCT | 2019 | 4\n"
    report = told({"ds": ROSTER, "chung": overall})
    assert lines(report, "unit", "allocated", "sent", "unused") == [
        ["Xã A", None, 2, None],
        ["Xã B", None, 1, None],
        ["unrecognised", 4, None, None],
    ]
    assert values(table(report).total, "allocated", "sent", "unused") == [4, 3, 1]


def test_who_is_of_no_known_unit_is_not_compared_with_the_seats_of_all(told: Told) -> None:
    roster = ROSTER.replace("03-04 | Xã B", "03-04 | ")
    report = told({"a": "CHỈ TIÊU\nTrình độ | 2019 | 2020\nCao cấp LLCT | 9 | 4", "ds": roster})
    names = ("unit", "allocated", "sent", "unused", "fill")
    assert lines(report, *names)[:2] == [
        ["Xã A", None, 2, None, None],
        ["unrecognised", 9, 1, None, None],
    ]
    total = table(report).total
    assert values(total, *names[1:4]) == [13, 3, 10]
    assert table(report).notes == ()


def test_a_row_whose_people_are_in_a_total_is_not_said_to_be_left_out(told: Told) -> None:
    report = told({"a": QUOTA, "ds": ROSTER.replace("03-04 | Xã B", "03-04 | ")})
    assert values(table(report).total, "allocated", "sent", "unused") == [4, 3, 1]
    assert table(report).notes == ()


def test_a_unit_sent_only_in_years_without_quota_is_said_to_be_left_out(told: Told) -> None:
    roster = ROSTER.replace("Xã B | Cao cấp LLCT | 2019", "Xã C | Cao cấp LLCT | 2021")
    report = told({"a": QUOTA, "ds": roster}, by=("level", "unit"))
    assert table(report).notes[0].startswith("1/3 dòng không có đủ chỉ tiêu và số đã cử")


def test_seats_that_are_no_number_are_told_and_said(told: Told) -> None:
    quota = f"{QUOTA}Xã C | Cao cấp LLCT | 2019 | -3\nXã D | Cao cấp LLCT | 2019 | 2,5\n"
    report = told({"ds": ROSTER, "chi-tieu": quota}, by=())
    assert [line for line in problems(report) if "unreadable" in line] == [
        "count-unreadable error chi-tieu D4",
        "count-unreadable error chi-tieu D5",
    ]
    assert lines(report, "allocated") == [[4]]
    assert report.notes[0].startswith("2 ô không đọc được số lượng nên chưa tính")


def test_people_count_once_beside_the_turns_that_use_seats(told: Told) -> None:
    roster = f"{ROSTER}4 | Nguyễn Văn An | 1980-01-02 | Xã A | Cao cấp LLCT | 2020 |\n"
    quota = f"{QUOTA}Xã A | Cao cấp LLCT | 2020 | 1\n"
    tables = {"ds": roster, "chi-tieu": quota}
    assert values(table(told(tables, by=())).total, "sent") == [4]
    report = told(tables, by=(), count="people")
    names = ("allocated", "sent", "people", "unused", "fill")
    assert values(table(report).total, *names) == [5, 4, 3, 1, 0.8]
    titles = {column.key: column.title for column in table(report).columns}
    assert (titles["sent"], titles["completed"]) == ("Đã cử (lượt)", "Đã hoàn thành (lượt)")
    assert any("tính theo lượt, kể cả khi đếm người" in note for note in table(report).notes)
    assert any(note.startswith("Cột “Số người đã cử”: mỗi người") for note in report.notes)
    figures = report.figures
    assert (figures["quota.sent.total"].value, figures["quota.people.total"].value) == (4, 3)
    assert all(closed(figure) for figure in figures.values())
    assert "people" not in table(told(tables, by=())).rows[0], "where nobody asked for people"


def test_people_are_not_counted_where_a_table_tells_of_turns_alone(told: Told) -> None:
    done = "Đơn vị | Trình độ | Năm | Chỉ tiêu | Đã cử\nXã A | Cao cấp LLCT | 2018 | 3 | 2\n"
    report = told({"ds": ROSTER, "a": QUOTA, "b": done}, by=(), count="people")
    assert lines(report, "year", "sent", "people") == [[2018, 2, None], [2019, 3, 3]]
    assert values(table(report).total, "sent", "people") == [5, None]


def test_years_levels_and_units_asked_for(told: Told) -> None:
    demand = f"{DEMAND}Xã A | Trung cấp LLCT | 2020 | 9\n"
    tables = {"ds": ROSTER, "chi-tieu": QUOTA, "nhu-cau": demand}
    assert lines(told(tables, by=(), year="2020"), "level", "demand") == [["trung-cap", 9]]
    assert lines(told(tables, by=(), unit=("xã b",)), "demand", "sent") == [[2, 1]]
    half = told(tables, by=(), period="6 tháng/2019")
    assert any("số của cả năm" in note for note in half.notes)


def test_every_figure_is_what_is_behind_it(told: Told) -> None:
    demand = f"{DEMAND}Xã A | Cao cấp LLCT | 2020 | 9\n"
    report = told({"ds": ROSTER, "chi-tieu": QUOTA, "nhu-cau": demand})
    assert report.figures["quota.short.cao-cap/unit.Xã A"].value == 3
    assert report.figures["quota.demand.cao-cap.2020"].value == 9
    assert all(closed(figure) for figure in report.figures.values())


def test_tables_without_any_number_are_said_to_be_so(told: Told) -> None:
    report = told({"ds": ROSTER, "chi-tieu": QUOTA.splitlines()[1]}, by=())
    assert report.passages[0].endswith("nào thuộc phạm vi đã chọn.")
    assert lines(report, "level", "sent", key="quota-others") == [["cao-cap", 3]]


def test_a_column_alike_is_told_and_not_added(told: Told) -> None:
    quota = "Chỉ tiêu đào tạo cao cấp LLCT\nĐơn vị | 2018 | 2019 | 2019\nXã A | 1 | 3 | 4\n"
    quota += "Xã B | 1 | 1 | 1\n"
    report = told({"ds": ROSTER, "chi-tieu": quota}, by=())
    assert lines(report, "year", "allocated") == [[2018, 2], [2019, 4]]
    assert "count-repeated warning chi-tieu D2" in problems(report)
    assert "count-repeated error chi-tieu D3" in problems(report)


def test_only_rosters_are_not_enough(told: Told) -> None:
    with pytest.raises(Failure) as failed:
        told({"ds": ROSTER})
    assert failed.value.code == INPUT
    assert "chỉ tiêu" in failed.value.says


@pytest.mark.parametrize("option", [{"status": "completed"}, {"where": ("sex=nữ",)}])
def test_options_about_persons_are_refused(told: Told, option: dict[str, object]) -> None:
    with pytest.raises(Failure) as failed:
        told({"ds": ROSTER, "chi-tieu": QUOTA}, **option)
    assert failed.value.code == USAGE


@pytest.fixture(scope="module")
def sample() -> Report:
    session = pipeline.begin([str(SAMPLES)], Reading())
    return reported(session, SelectionOptions(as_of="2026-11-22"), mask=False)[0]


def test_the_samples_tell_their_story(sample: Report) -> None:
    figures = {key: figure.value for key, figure in sample.figures.items()}
    by_year = {
        "demand": ([15, 18, 21, 24], [40, 50, 48, 43]),
        "allocated": ([6, 7, 8, 9], [36, 46, 40, 32]),
        "sent": ([6, 7, 8, 8], [33, 44, 36, 26]),
    }
    for measure, (high, middle) in by_year.items():
        for level, wanted in (("cao-cap", high), ("trung-cap", middle)):
            found = [figures[f"quota.{measure}.{level}.{year}"] for year in range(2018, 2022)]
            assert found == wanted
            assert figures[f"quota.{measure}.{level}"] == sum(wanted)
    assert figures["quota.short.cao-cap"] == 78 - 30
    assert sum(row["sent"] for row in table(sample, "quota-others").rows) == 301 - 29 - 139  # type: ignore[misc]  # values of any kind
    assert all(closed(figure) for figure in sample.figures.values())


def test_the_samples_in_words_the_worst_first(sample: Report) -> None:
    first, second, *_ = sample.passages
    assert first == (
        "Chỉ tiêu cao cấp LLCT từ năm 2018 đến năm 2021 đáp ứng 38,5% nhu cầu (30/78), còn thiếu "
        "48; 10/10 đơn vị được phân bổ ít hơn nhu cầu đăng ký."
    )
    assert "trung cấp LLCT" in second
    text = "\n".join(sample.passages)
    assert "hẳn số cử được dù còn chỉ tiêu: Xã Long Hoà A (trung cấp LLCT: đăng ký 28" in text
    assert "Cử nhiều hơn số đã đăng ký: Xã An Phước 2 (trung cấp LLCT: đăng ký 05, cử 09)" in text
    assert "cao cấp LLCT 15 chỉ tiêu theo nhu cầu năm 2021" in text


def test_one_unit_by_hand(sample: Report) -> None:
    """Xã Long Hoà A, trung cấp, 2018 to 2021, as its tables and its rosters have it."""
    [row] = [
        row
        for row in table(sample, "quota-units").rows
        if row["unit"] == "Xã Long Hoà A" and plain(row["level"]) == "trung-cap"
    ]
    demand = 5 + 6 + 8 + 9
    allocated = 4 + 5 + 4 + 3
    sent = 3 + 4 + 3 + 2
    assert (demand, allocated, sent) == (28, 16, 12)
    assert values(row, "demand", "allocated", "sent") == [28, 16, 12]
    assert values(row, "short", "unused") == [28 - 16, 16 - 12]
    coverage, fill = values(row, "coverage", "fill")
    assert coverage == 16 / 28  # 0,5714… = 57,1 %
    assert fill == 12 / 16  # 0,75 = 75,0 %


def test_seats_left_unused_are_added_up_where_the_office_wants_it(
    tmp_path: Path, train_report: TrainReport
) -> None:
    (tmp_path / "train-report.toml").write_text("[quota]\ncarry_over = true\n", "utf-8")
    for name, text in {
        "ds": ROSTER,
        "chi-tieu": f"{QUOTA}Xã A | Cao cấp LLCT | 2020 | 5\n",
    }.items():
        write_typed(text, tmp_path / f"{name}.xlsx")
    done = train_report("quota", ".", "--format", "json", cwd=tmp_path)
    rows = json.loads(done.stdout)["tables"][0]["rows"]
    assert [(row["year"], row["unused"], row["carried"]) for row in rows] == [
        (2019, 1, 1),
        (2020, 5, 6),
    ]


def test_the_command_on_the_samples(train_report: TrainReport) -> None:
    done = train_report("chi-tieu", "sample_data", "--mask", COLUMNS="100")
    assert done.returncode == 0
    assert "đáp ứng 38,5% nhu cầu (30/78)" in " ".join(done.stdout.split())
    assert max(map(len, done.stdout.splitlines())) <= 100
    told = json.loads(train_report("quota", "sample_data", "--format", "json").stdout)
    assert told["schema"] == "train-report/quota/1"
    assert all(set(row) == set(MEMBERS) for row in told["tables"][0]["rows"])


def test_explain_lists_the_cells_with_their_signs(train_report: TrainReport) -> None:
    done = train_report("explain", "quota.short.cao-cap", "sample_data", "--format", "json")
    behind = json.loads(done.stdout)["rows_behind"]
    assert sum(one["adds"] for one in behind) == 48
    assert sum(one["adds"] for one in behind if one["adds"] > 0) == 78
    done = train_report("explain", "quota.unused.cao-cap", "sample_data", "--mask")
    assert done.returncode == 0
    assert "Các dòng làm nên số này: 29" in done.stdout


def test_exit_codes_of_wrong_use(train_report: TrainReport) -> None:
    assert train_report("quota", "sample_data", "--status", "sent").returncode == USAGE
    assert train_report("quota", "sample_data", "--by", "sex").returncode == USAGE
    done = train_report("quota", "sample_data/rosters")
    assert done.returncode == INPUT
    assert "Chỉ thấy: danh sách" in done.stderr


def test_every_part_of_a_wide_table_names_the_year(train_report: TrainReport) -> None:
    told = train_report("quota", SAMPLES, COLUMNS="80").stdout
    headings = [line for line in told.splitlines() if line.startswith("trình ")]
    assert len(headings) > 1
    assert all("Năm" in line for line in headings)


RESULTS = """
KẾT QUẢ CỬ CÁN BỘ ĐI ĐÀO TẠO NĂM 2023
Đơn vị | Trung cấp LLCT | Cao cấp LLCT
Xã A | 6 | 7
Xã B | 1 | 0
"""


def results_of(folder: Path, *by: str) -> Report:
    write_typed(RESULTS, folder / "ket-qua.xlsx")
    session = pipeline.begin([str(folder / "ket-qua.xlsx")], Reading())
    options = SelectionOptions(as_of="2026-11-22")
    return reported(session, options, mask=False, by=by, needs=ENOUGH)[0]


def test_only_results_are_said_to_be_so_and_shown_without_an_empty_chain(tmp_path: Path) -> None:
    report = results_of(tmp_path)
    assert report.passages[0].startswith("Các tệp này chỉ có số đã cử (kết quả), không có số nhu")
    assert [one.key for one in report.tables] == ["quota"]
    assert report.tables[0].title == "Kết quả đã cử theo trình độ và năm"
    assert lines(report, "level", "year", "sent") == [["trung-cap", 2023, 7], ["cao-cap", 2023, 7]]


def test_only_results_by_unit_are_the_figures_of_units(tmp_path: Path) -> None:
    report = results_of(tmp_path, "unit", "level")
    assert lines(report, "level", "unit", "sent") == [
        ["trung-cap", "Xã A", 6],
        ["trung-cap", "Xã B", 1],
        ["cao-cap", "Xã A", 7],
        ["cao-cap", "Xã B", 0],
    ]


def test_results_of_the_years_asked_for_are_not_said_to_be_all_there_is(told: Told) -> None:
    report = told({"ket-qua": RESULTS, "chi-tieu": QUOTA}, by=(), year="2023")
    assert report.passages[0].startswith("Thuộc phạm vi đã chọn chỉ có số đã cử (kết quả)")


def test_results_beside_quota_stay_a_table_of_their_own(told: Told) -> None:
    report = told({"ket-qua": RESULTS, "chi-tieu": QUOTA}, by=())
    assert [one.key for one in report.tables] == ["quota", "quota-others"]
