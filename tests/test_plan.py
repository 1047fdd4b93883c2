"""`plan` chooses by class, seats, prerequisites and limits, and says why."""

from __future__ import annotations

from pathlib import Path

import pytest
from plans_made import HEADER, goes, person, plan_of, problems, quota, report_of, why
from typed_tables import write_typed

from hongngu_cli.model.failure import CONFIGURATION, USAGE, Failure


def test_the_first_class_goes_first_and_everybody_is_told_why(tmp_path: Path) -> None:
    told = plan_of(
        tmp_path,
        person("Nguyễn Văn An", priority="2", sex="Nữ"),
        person("Trần Văn Bình"),
        person("Lê Thị Chi", sex="Nữ", birth="1990-05-01"),
        person("Phạm Văn Dũng", priority="3"),
        quota=quota(cao_cap="1 | 1"),
    )
    assert goes(told) == {"Lê Thị Chi": 2026, "Trần Văn Bình": 2027}
    assert why(told, "Lê Thị Chi") == ["đối tượng 1", "nữ", "trẻ"]
    full = "hết chỉ tiêu Cao cấp LLCT 2026 (1/1)"
    assert why(told, "Trần Văn Bình") == ["đối tượng 1", full, "xếp 2027"]
    assert why(told, "Phạm Văn Dũng") == ["đối tượng 3", f"{full}, 2027 (1/1)"]
    keys = ("level", "year", "allocated", "sent", "used", "unused", "needed")
    assert [tuple(one[key] for key in keys) for one in told["seats"]] == [
        ("cao-cap", 2026, 1, 0, 1, 0, 2),
        ("cao-cap", 2027, 1, 0, 1, 0, 0),
    ]
    assert problems(told) == []


def test_the_order_of_preferences_is_a_setting(tmp_path: Path) -> None:
    people = (person("Nguyễn Thị An", sex="Nữ"), person("Trần Văn Bình", birth="1995-01-01"))
    seats = quota(cao_cap="1 | 0")
    assert list(goes(plan_of(tmp_path, *people, quota=seats))) == ["Nguyễn Thị An"]
    young = '[plan]\norder = ["young", "women"]\n'
    assert list(goes(plan_of(tmp_path, *people, quota=seats, toml=young))) == ["Trần Văn Bình"]


def test_who_lacks_the_prerequisite_waits_and_no_other_course_is_slipped_in(tmp_path: Path) -> None:
    told = plan_of(
        tmp_path,
        person("Nguyễn Văn An", theory="Sơ cấp"),
        person("Trần Văn Bình", theory="Sơ cấp", note="Đang học Trung cấp LLCT"),
        quota=quota(cao_cap="1 | 5", trung_cap="5 | 5"),
    )
    assert goes(told) == {"Trần Văn Bình": 2027}
    assert why(told, "Nguyễn Văn An")[-1] == "chưa có Trung cấp LLCT"
    assert "đang học Trung cấp LLCT đến tháng 12/2026" in why(told, "Trần Văn Bình")
    assert sum(one["needed"] for one in told["seats"]) == 0


def test_who_asks_for_what_they_hold_or_study_is_told_at_the_cell(tmp_path: Path) -> None:
    told = plan_of(
        tmp_path,
        person("Nguyễn Văn An", theory="Cao cấp"),
        person("Trần Văn Bình", note="Đang học Cao cấp LLCT"),
    )
    assert goes(told) == {}
    assert why(told, "Nguyễn Văn An")[-1] == "đã có Cao cấp LLCT"
    assert why(told, "Trần Văn Bình")[-1] == "đang học Cao cấp LLCT"
    assert problems(told) == [("asked-held", "K2"), ("asked-held", "K3")]


def test_without_a_column_of_wishes_the_post_says_what_is_required(tmp_path: Path) -> None:
    header = HEADER.replace(" | Nhu cầu đào tạo | Năm", "")
    told = plan_of(
        tmp_path,
        "Nguyễn Văn An | 1980-03-15 | Nam | Phó Chủ tịch UBND | Xã A | Đại học | Sơ cấp | | 1 |",
        "Trần Văn Bình | 1980-03-15 | Nam | Phó Chủ tịch UBND | Xã A | Đại học | Cao cấp | | 1 |",
        header=header,
    )
    assert [(one["name"], one["level"]) for one in told["assignments"]] == [
        ("Nguyễn Văn An", "trung-cap")
    ]
    assert "chức vụ Phó Chủ tịch UBND cần Trung cấp LLCT" in why(told, "Nguyễn Văn An")


def test_without_a_table_of_seats_there_is_no_limit_and_it_is_said(tmp_path: Path) -> None:
    told = plan_of(tmp_path, person("Nguyễn Văn An"), person("Trần Văn Bình"))
    assert goes(told) == {"Nguyễn Văn An": 2026, "Trần Văn Bình": 2026}
    seats = [(one["allocated"], one["used"], one["needed"]) for one in told["seats"]]
    assert seats == [(None, 2, 2), (None, 0, 0)]


def test_a_level_that_the_table_leaves_out_has_no_seat(tmp_path: Path) -> None:
    told = plan_of(tmp_path, person("Nguyễn Văn An"), quota=quota(trung_cap="5 | 5"))
    assert why(told, "Nguyễn Văn An")[-1] == "chưa có chỉ tiêu Cao cấp LLCT 2026, 2027"
    of = [one for one in told["seats"] if one["level"] == "cao-cap"]
    assert [(one["allocated"], one["used"], one["needed"]) for one in of] == [
        (None, 0, 1),
        (None, 0, 0),
    ]


def test_who_was_sent_already_has_taken_a_seat(tmp_path: Path) -> None:
    roster = (
        "STT | Họ và tên | Ngày sinh | Đơn vị | Trình độ | Năm\n"
        "1 | Đỗ Văn Giang | 1979-01-01 | Xã An Phước | Cao cấp LLCT | 2026"
    )
    told = plan_of(tmp_path, person("Nguyễn Văn An"), quota=quota(cao_cap="1 | 1"), roster=roster)
    assert goes(told) == {"Nguyễn Văn An": 2027}
    assert (told["seats"][0]["sent"], told["seats"][0]["unused"]) == (1, 0)


def test_no_more_than_so_many_of_a_unit_are_away_at_once(tmp_path: Path) -> None:
    people = [person(name) for name in ("Nguyễn Văn An", "Trần Văn Bình", "Lê Văn Chi")]
    seats = quota(cao_cap="9 | 9")
    most = plan_of(tmp_path, *people, quota=seats, toml="[plan]\naway_most = 2\n")
    assert goes(most) == {"Nguyễn Văn An": 2026, "Trần Văn Bình": 2026}
    assert why(most, "Lê Văn Chi")[-1] == "Xã An Phước đã đủ số người đi học 2026, 2027"
    share = plan_of(tmp_path, *people, quota=seats, toml="[plan]\naway_share = 0.34\n")
    assert goes(share) == {"Nguyễn Văn An": 2026}


def test_seats_of_no_unit_are_there_for_any_unit(tmp_path: Path) -> None:
    told = plan_of(
        tmp_path,
        person("Nguyễn Văn An", unit="Xã Tân A"),
        person("Trần Văn Bình", unit="Xã Tân B"),
        quota=quota(cao_cap="1 | 1"),
        unit=("xã tân b",),
    )
    assert goes(told) == {"Trần Văn Bình": 2026}
    assert [one["allocated"] for one in told["seats"]] == [1, 1]


def test_one_year_is_planned_by_its_own_option(tmp_path: Path) -> None:
    told = plan_of(tmp_path, person("Nguyễn Văn An"), quota=quota(cao_cap="1 | 1"), year="2026")
    assert [one["year"] for one in told["seats"]] == [2026]


def test_whom_no_seat_would_let_go_is_said(tmp_path: Path) -> None:
    """The unit lets one be away at a time, and the course lasts into the second year."""
    people = (person("Nguyễn Văn An"), person("Trần Văn Bình"))
    limits = "[plan]\naway_most = 1\n"
    report = report_of(tmp_path, *people, options={"quota": quota(cao_cap="5 | 5"), "toml": limits})
    said = " ".join(report.passages)
    assert "01 lượt đủ điều kiện vẫn không thể đi trong kỳ dù có thêm chỉ tiêu" in said
    assert "Chỉ tiêu hiện có đủ cho những người còn lại đi hết trong kỳ." in said


def test_a_wish_that_is_not_understood_is_said(tmp_path: Path) -> None:
    report = report_of(
        tmp_path,
        person("Nguyễn Văn An", asks="Lớp lạ"),
        person("Trần Văn Bình"),
        options={"quota": quota(cao_cap="5 | 5")},
    )
    assert "01 người có nhu cầu đào tạo chưa hiểu được" in " ".join(report.passages)


def test_each_unit_may_have_its_own_seats(tmp_path: Path) -> None:
    table = (
        "CHỈ TIÊU PHÂN BỔ CAO CẤP LLCT\n.\nSTT | Đơn vị | 2026 | 2027\n"
        "1 | Xã An Phước | 0 | 1\n2 | Xã Phú Lộc | 1 | 0"
    )
    people = (person("Nguyễn Văn An"), person("Trần Văn Bình", unit="Xã Phú Lộc", priority="2"))
    assert goes(plan_of(tmp_path, *people, quota=table)) == {
        "Nguyễn Văn An": 2026,
        "Trần Văn Bình": 2027,
    }
    own = plan_of(tmp_path, *people, quota=table, toml="[plan]\nunit_seats = true\n")
    assert goes(own) == {"Trần Văn Bình": 2026, "Nguyễn Văn An": 2027}


def test_two_long_courses_of_one_person_do_not_overlap(tmp_path: Path) -> None:
    both = person("Nguyễn Văn An", asks="Cao cấp LLCT; Thạc sĩ")
    told = plan_of(tmp_path, both, to="2028", quota=quota(cao_cap="1 | 1", thac_si="1 | 1"))
    assert len(told["assignments"]) == 1
    assert any("trùng thời gian" in text for text in told["waiting"][0]["reasons"])


def test_conditions_are_to_be_considered_and_exclude_only_where_the_office_says_so(
    tmp_path: Path,
) -> None:
    young = person("Nguyễn Văn An", birth="1999-01-01", theory="Sơ cấp", asks="Trung cấp LLCT")
    seats = quota(trung_cap="1 | 1")
    told = plan_of(tmp_path, young, quota=seats)
    doubt = "27 tuổi khi bắt đầu học, quy định từ đủ 30 tuổi (Quy định 350-QĐ/TW)"
    assert why(told, "Nguyễn Văn An")[-1] == f"cần xem xét: {doubt}"
    toml = "[plan]\nreview_excludes = true\n"
    assert goes(plan_of(tmp_path, young, quota=seats, toml=toml)) == {}
    full = '[plan]\nmode = "tap-trung"\n'
    assert why(plan_of(tmp_path, young, quota=seats, toml=full), "Nguyễn Văn An")[-1] == "trẻ"


def test_nobody_goes_before_the_year_they_asked_for(tmp_path: Path) -> None:
    told = plan_of(tmp_path, person("Nguyễn Văn An", year="2027"), quota=quota(cao_cap="1 | 1"))
    assert goes(told) == {"Nguyễn Văn An": 2027}
    assert "đề nghị đi từ năm 2027" in why(told, "Nguyễn Văn An")


def test_a_mark_beneath_a_year_is_the_year_asked_for(tmp_path: Path) -> None:
    told = plan_of(
        tmp_path,
        "Nguyễn Văn An | 1980-03-15 | Xã A | Cao cấp | Thạc sĩ | x | ",
        "Trần Văn Bình | 1980-03-15 | Xã A | Cao cấp | Thạc sĩ |   | x",
        "Lê Văn Chi | 1980-03-15 | Xã A | Cao cấp | Thạc sĩ | x | x",
        "Võ Thị Dung | 1980-03-15 | Xã A | Cao cấp | Thạc sĩ | - | không",
        "Ngô Văn Em | 1980-03-15 | Xã A | Cao cấp | Thạc sĩ |  | ",
        header="STT | Họ và tên | Ngày sinh | Đơn vị | Trình độ LLCT | Nhu cầu đào tạo | Năm 2026"
        " | Năm 2027",
    )
    years: dict[str, int] = {"Nguyễn Văn An": 2026, "Trần Văn Bình": 2027, "Lê Văn Chi": 2026}
    assert goes(told) == {**years, "Võ Thị Dung": 2026, "Ngô Văn Em": 2026}
    assert "đề nghị đi từ năm 2027" in why(told, "Trần Văn Bình")
    assert problems(told) == [("class-missing", "A1")]


def test_years_beneath_another_heading_are_not_asked_for(tmp_path: Path) -> None:
    told = plan_of(
        tmp_path,
        "Nguyễn Văn An | Cao cấp | Thạc sĩ |   | x",
        header="STT | Họ và tên | Trình độ LLCT | Nhu cầu đào tạo | Xếp loại xuất sắc | <\n"
        "^ | ^ | ^ | ^ | Năm 2026 | Năm 2027",
    )
    assert goes(told) == {"Nguyễn Văn An": 2026}


def test_a_list_without_classes_is_told_once(tmp_path: Path) -> None:
    told = plan_of(
        tmp_path,
        "Nguyễn Văn An | 1980-03-15 | Xã A | Trung cấp | Cao cấp LLCT",
        "Trần Văn Bình | 1980-03-15 | Xã A | Trung cấp | Cao cấp LLCT",
        header="STT | Họ và tên | Ngày sinh | Đơn vị | Trình độ LLCT | Nhu cầu đào tạo",
    )
    assert [one["priority"] for one in told["assignments"]] == [None, None]
    assert why(told, "Trần Văn Bình") == ["không rõ đối tượng"]
    assert problems(told) == [("class-missing", "A1")]


@pytest.mark.parametrize("seats", ["-1 | 1", "1.5 | 1"])
def test_seats_that_are_no_number_of_people_are_told_at_the_cell(
    tmp_path: Path, seats: str
) -> None:
    told = plan_of(tmp_path, person("Nguyễn Văn An"), quota=quota(cao_cap=seats, trung_cap="2 | 3"))
    assert goes(told) == {"Nguyễn Văn An": 2027}
    assert "B4" in [cell for _, cell in problems(told)]
    assert why(told, "Nguyễn Văn An")[1:] == [
        "chưa đọc được số chỉ tiêu Cao cấp LLCT 2026",
        "xếp 2027",
    ]


def test_seats_that_cannot_be_given_are_said(tmp_path: Path) -> None:
    seats = "Cao cấp LLCT | x | 1\nSiêu cấp | 3 | 2"
    people = (person("Nguyễn Văn An"), person("Trần Văn Bình"))
    options = {"quota": f"CHỈ TIÊU PHÂN BỔ\n.\nTrình độ | 2026 | 2027\n{seats}"}
    said = report_of(tmp_path, *people, options=options).passages
    unread = "01 số chỉ tiêu không đọc được: Cao cấp LLCT năm 2026 (ô B4)"
    assert said[1:3] == (
        f"Kế hoạch chưa gồm {unread}; số chỉ tiêu cần xin dưới đây có thể ít hơn.",
        "Kế hoạch chưa gồm 05 chỉ tiêu chưa rõ trình độ hoặc năm (ô B5, C5).",
    )


def test_what_one_more_seat_would_change_is_shown(tmp_path: Path) -> None:
    people = (person("Nguyễn Văn An"), person("Trần Văn Bình"), person("Lê Văn Chi", priority="2"))
    told = plan_of(tmp_path, *people, quota=quota(cao_cap="1 | 1"))
    more = next(table for table in told["tables"] if table["key"] == "one-more")
    assert [(row["year"], row["joins"], row["moves"]) for row in more["rows"]] == [
        (2026, "Lê Văn Chi", 1),
        (2027, "Lê Văn Chi", 0),
    ]


def test_who_would_lose_a_seat_by_one_more_is_named(tmp_path: Path) -> None:
    told = plan_of(
        tmp_path,
        person("Nguyễn Văn An", theory="", asks="Trung cấp LLCT; Thạc sĩ"),
        person("Trần Văn Bình", theory="", asks="Trung cấp LLCT", priority="3"),
        quota=quota(trung_cap="1 | 0", thac_si="0 | 0"),
    )
    more = next(table for table in told["tables"] if table["key"] == "one-more")
    row = next(row for row in more["rows"] if (row["level"], row["year"]) == ("thac-si", 2026))
    assert row["joins"] == "Nguyễn Văn An, Trần Văn Bình (Trung cấp LLCT)"
    assert (row["leaves"], row["moves"]) == ("Nguyễn Văn An (Trung cấp LLCT)", 0)


def test_past_sendings_outside_quy_hoach_and_out_of_order_are_found(tmp_path: Path) -> None:
    roster = (
        "STT | Họ và tên | Ngày sinh | Đơn vị | Trình độ | Năm\n"
        "1 | Trần Văn Bình | 1981-01-01 | Xã An Phước | Cao cấp LLCT | 2024\n"
        "2 | Lê Văn Chi | 1982-01-01 | Xã An Phước | Cao cấp LLCT | 2024"
    )
    told = plan_of(
        tmp_path,
        person("Nguyễn Văn An", year="2023"),
        person("Trần Văn Bình", birth="1981-01-01", asks="", title=""),
        person("Lê Văn Chi", birth="1982-01-01", asks="", priority="3"),
        roster=roster,
    )
    table = next(table for table in told["tables"] if table["key"] == "outside")
    assert [(row["name"], row["why"]) for row in table["rows"]] == [
        ("Trần Văn Bình", "không có trong quy hoạch"),
        ("Lê Văn Chi", "đối tượng cao hơn đã đề nghị mà còn chờ: Nguyễn Văn An"),
    ]
    figures = {key: one["value"] for key, one in told["figures"].items()}
    assert (figures["plan.outside"], figures["plan.out-of-order"]) == (1, 1)


def test_a_mask_hides_everybody(tmp_path: Path) -> None:
    people = (person("Nguyễn Văn An"), person("Trần Văn Bình", priority="3"))
    told = str(plan_of(tmp_path, *people, quota=quota(cao_cap="1 | 0"), mask=True))
    assert "Nguyễn" not in told
    assert "Trần Văn" not in told
    assert "1980" not in told


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"from_": None}, "Thiếu --from"),
        ({"from_": "2028"}, "--from sau --to"),
        ({"from_": "2010"}, "quá dài"),
        ({"from_": "x"}, "không phải một ngày"),
    ],
)
def test_years_that_are_none_are_refused(
    tmp_path: Path, options: dict[str, str | None], says: str
) -> None:
    with pytest.raises(Failure) as refused:
        plan_of(tmp_path, person("Nguyễn Văn An"), **options)
    assert refused.value.code == USAGE
    assert says in refused.value.says


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('[plan]\nmode = "ban-dem"\n', "plan.mode"),
        ('[plan]\nstarts = "30-02"\n', "plan.starts"),
        ('[plan]\norder = ["men"]\n', "plan › order"),
        ("[plan]\naway_share = 30\n", "plan.away_share"),
    ],
)
def test_settings_that_are_none_are_refused(tmp_path: Path, toml: str, says: str) -> None:
    with pytest.raises(Failure) as refused:
        plan_of(tmp_path, person("Nguyễn Văn An"), toml=toml)
    assert refused.value.code == CONFIGURATION
    assert says in refused.value.says


def test_seats_stated_twice_count_once_and_are_told(tmp_path: Path) -> None:
    people = [person(name) for name in ("Nguyễn Văn An", "Trần Văn Bình", "Lê Văn Chi")]
    again = "Cao cấp LLCT | 1 | 0\nCao cấp | 2 | 0"
    told = plan_of(tmp_path, *people, quota=f"CHỈ TIÊU PHÂN BỔ\n.\nTrình độ | 2026 | 2027\n{again}")
    assert [one["allocated"] for one in told["seats"]] == [1, 0]
    assert problems(told) == [("count-repeated", "B4"), ("count-repeated", "B5")]


def test_seats_of_all_beside_those_of_units_count_once(tmp_path: Path) -> None:
    write_typed(
        "CHỈ TIÊU CAO CẤP LLCT NĂM 2026\n.\nSTT | Đơn vị | Cao cấp LLCT\n"
        "1 | Xã An Phước | 1\n2 | Xã Phú Lộc | 1",
        tmp_path / "chi-tieu-don-vi.xlsx",
    )
    people = [person(name) for name in ("Nguyễn Văn An", "Trần Văn Bình", "Lê Văn Chi")]
    told = plan_of(tmp_path, *people, quota=quota(cao_cap="2 | 0"))
    assert [one["allocated"] for one in told["seats"]] == [2, 0]


def test_units_of_seats_and_of_cadres_meet_however_they_are_spelt(tmp_path: Path) -> None:
    table = "CHỈ TIÊU CAO CẤP LLCT\n.\nSTT | Đơn vị | 2026 | 2027\n1 | xã An  Phước | 1 | 1"
    told = plan_of(
        tmp_path, person("Nguyễn Văn An"), quota=table, toml="[plan]\nunit_seats = true\n"
    )
    assert goes(told) == {"Nguyễn Văn An": 2026}


def test_who_pays_for_a_course_takes_no_seat_and_was_not_sent(tmp_path: Path) -> None:
    roster = (
        "STT | Họ và tên | Ngày sinh | Đơn vị | Trình độ | Năm | Nguồn kinh phí\n"
        "1 | Đỗ Văn Giang | 1979-01-01 | Xã An Phước | Cao cấp LLCT | 2026 | Tự túc\n"
        "2 | Trần Văn Bình | 1981-01-01 | Xã An Phước | Cao cấp LLCT | 2024 | Tự túc"
    )
    told = plan_of(
        tmp_path,
        person("Nguyễn Văn An"),
        person("Trần Văn Bình", birth="1981-01-01", asks="", title=""),
        quota=quota(cao_cap="1 | 0"),
        roster=roster,
    )
    assert goes(told) == {"Nguyễn Văn An": 2026}
    assert told["seats"][0]["sent"] == 0
    assert told["figures"]["plan.outside"]["value"] == 0


def test_units_with_seats_and_nobody_to_take_them_are_told(tmp_path: Path) -> None:
    rows = "1 | Xã An Phước | 1 | 1\n2 | An Phước | 1 | 1"
    table = f"CHỈ TIÊU CAO CẤP LLCT\n.\nSTT | Đơn vị | 2026 | 2027\n{rows}"
    told = plan_of(
        tmp_path, person("Nguyễn Văn An"), quota=table, toml="[plan]\nunit_seats = true\n"
    )
    assert problems(told) == [("unit-one-sided", "C5")]
    assert problems(plan_of(tmp_path, person("Nguyễn Văn An"), quota=table)) == []


def test_programs_read_births_alike_in_tables_and_members(tmp_path: Path) -> None:
    people = (person("Nguyễn Văn An"), person("Trần Văn Bình", birth="1985"))
    told = plan_of(tmp_path, *people, quota=quota(cao_cap="2 | 0"))
    births = ["1980-03-15", "1985"]
    assert [row["birth"] for row in told["tables"][0]["rows"]] == births
    assert [one["birth"] for one in told["assignments"]] == births
