"""`forecast`: registered demand against what happened, what posts need, and the next year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from typed_tables import write_typed

from hongngu_cli import pipeline
from hongngu_cli.commands.forecast import reported
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.model.failure import INPUT, USAGE, Failure
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Reading
from hongngu_cli.model.table import Row, Table
from hongngu_cli.report.explain import explained
from hongngu_cli.report.frame import Material
from hongngu_cli.write.values import plain

YEARS = (2022, 2023, 2024, 2025)
JUDGED = ("unit", "years", "registered", "sent", "bias", "wape", "verdict", "bound")
Told = Callable[..., tuple[Report, Material]]


def roster(*sent: tuple[str, str]) -> str:
    """Type a roster: for each unit and level how many were sent in 2022 to 2025: "2 1 0 3"."""
    lines = ["STT | Họ và tên | Ngày sinh | Đơn vị | Trình độ | Năm"]
    for place, numbers in sent:
        unit, _, level = place.partition(" : ")
        for year, number in zip(YEARS, numbers.split(), strict=False):
            for _ in range(int(number)):
                at = len(lines)
                born = f"{at % 28 + 1}/{at % 12 + 1}/{1970 + at % 20}"
                name = f"Nguyễn Văn {'ABCDEGHIKLMN'[at % 12]}{'aeiou'[at % 5]}n"
                cells = (at, name, born, unit, level or "Cao cấp LLCT", year)
                lines.append(" | ".join(map(str, cells)))
    return "\n".join(lines)


def numbers(title: str, *told: tuple[str, str], first: int = YEARS[0]) -> str:
    """Type a table of numbers: for each unit those of the years from the first on."""
    lines = [f"Đơn vị | Trình độ | Năm | {title}"]
    for place, values in told:
        unit, _, level = place.partition(" : ")
        lines += [
            f"{unit} | {level or 'Cao cấp LLCT'} | {first + at} | {value}"
            for at, value in enumerate(values.split())
            if value != "."
        ]
    return "\n".join(lines)


def demand(*told: tuple[str, str], first: int = YEARS[0]) -> str:
    return numbers("Nhu cầu đăng ký", *told, first=first)


def quota(*told: tuple[str, str]) -> str:
    return numbers("Chỉ tiêu được phân bổ", *told)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Report on typed tables, each in a file of its own name."""

    def report(
        tables: Mapping[str, str],
        *,
        year: int | None = None,
        mask: bool = False,
        settings: str = "",
        **options: object,
    ) -> tuple[Report, Material]:
        for name, text in tables.items():
            write_typed(text, tmp_path / f"{name}.xlsx")
        if settings:
            (tmp_path / "train-report.toml").write_text(settings, encoding="utf-8")
        paths = [str(tmp_path / f"{name}.xlsx") for name in tables]
        session = pipeline.begin(paths, Reading())
        asked = {"as_of": "2025-12-31", **options}
        return reported(session, SelectionOptions(**asked), mask=mask, year=year)  # type: ignore[arg-type]  # options by name

    return report


def table(report: Report, key: str) -> Table:
    return next(one for one in report.tables if one.key == key)


def values(row: Row | None, *names: str) -> list[object]:
    assert row is not None
    return [plain(row.get(name)) for name in names]


def lines(report: Report, key: str, *names: str) -> list[list[object]]:
    return [values(row, *names) for row in table(report, key).rows]


def closed(figure: Figure) -> bool:
    """Whether a figure is what its rows, cells and terms add up to, all the way down."""
    if figure.computed_from:
        return bool(figure.how) and all(map(closed, figure.computed_from))
    parts = len(figure.rows()) + sum(one.value for one in figure.cells())
    parts += sum(sign * term.value for sign, term in figure.terms)
    return parts == figure.value and all(closed(term) for _, term in figure.terms)


def test_years_whose_quota_bound_are_left_out(told: Told) -> None:
    """Of 2022 and 2023 quota was less than registered and all used; 2024 had a seat left."""
    report, _ = told(
        {
            "ds": roster(("Xã A", "2 3 1 4")),
            "nhu-cau": demand(("Xã A", "5 4 4 5")),
            "chi-tieu": quota(("Xã A", "2 3 2 6")),
        }
    )
    # 2024: 4 - 1 = 3; 2025: 5 - 4 = 1. The mean is 2, the error 4 of 5 sent.
    assert lines(report, "accuracy", *JUDGED) == [["Xã A", 2, 9, 5, 2.0, 0.8, "off", 2]]
    # As it turned out: 5 and 4 as registered, then 1 and 4 as sent.
    assert lines(report, "history", "unit", *map(str, YEARS), "registered") == [
        [None, 5, 4, 1, 4, None],
        ["Xã A", 5, 4, 1, 4, "2022, 2023"],
    ]


def test_demand_of_which_no_number_can_be_read_is_not_said_to_be_missing(told: Told) -> None:
    report, _ = told({"ds": roster(("Xã A", "2 3 1 4")), "nhu-cau": demand(("Xã A", "2,5 năm"))})
    assert "Không đọc được số đăng ký nào nên chưa so được đăng ký với thực tế." in report.notes
    assert not [note for note in report.notes if "thêm bảng nhu cầu" in note]


def test_verdicts_by_the_threshold_of_the_office(told: Told) -> None:
    tables = {
        "ds": roster(("Xã A", "3 3 3 3"), ("Xã B", "2 2 2 2"), ("Xã C", "1 0 0 0")),
        "nhu-cau": demand(("Xã A", "4 3 2 3"), ("Xã B", "3 2 2 1"), ("Xã D", "1 0 0 2")),
    }
    # A: 2 of 12; B: 2 of 8; C is in no table of demand that has units; D sent nobody.
    wanted = [
        ["Xã A", 4, 12, 12, 0.0, 2 / 12],
        ["Xã B", 4, 8, 8, 0.0, 2 / 8],
        ["Xã C", 1, 0, 1, -1.0, 1.0],
        ["Xã D", 4, 3, 0, 0.75, None],
    ]
    report, _ = told(tables)
    assert lines(report, "accuracy", *JUDGED[:-2]) == wanted
    verdicts = [row[0] for row in lines(report, "accuracy", "verdict")]
    assert verdicts == ["close", "close", "unregistered", "off"]
    report, _ = told(tables, settings="[forecast]\nthreshold = 0.2\n")
    verdicts = [row[0] for row in lines(report, "accuracy", "verdict")]
    assert verdicts == ["close", "off", "unregistered", "off"]
    text = "\n".join(report.passages)
    assert "Xã D đăng ký cao cấp LLCT 03 người nhưng không cử ai trong 04 năm." in text
    assert "bình quân bằng thực tế nhưng từng năm chênh lệch nhiều" in text


def test_a_level_that_nobody_registers_is_shown(told: Told) -> None:
    sent = roster(("Xã A", "1 1 1 1"), ("Xã A : Thạc sĩ", "1 0 1 0"))
    report, _ = told({"ds": sent, "nhu-cau": demand(("Xã A", "1 1 1 1"))})
    assert lines(report, "accuracy", "level", "unit", "years", "sent", "verdict") == [
        ["cao-cap", "Xã A", 4, 4, "close"],
    ]
    assert lines(report, "unregistered", "level", "sent") == [["thac-si", 2]]
    assert any("Đã cử mà không có số đăng ký: 02 lượt thạc sĩ." in p for p in report.passages)


def test_demand_for_all_units_is_held_against_all(told: Told) -> None:
    nhu_cau = "Trình độ | Năm | Nhu cầu đăng ký\n" + "\n".join(
        f"Cao cấp LLCT | {year} | 5" for year in YEARS
    )
    report, _ = told({"ds": roster(("Xã A", "3 3 3 3"), ("Xã B", "2 2 2 2")), "nhu-cau": nhu_cau})
    assert lines(report, "accuracy", *JUDGED) == [[None, 4, 20, 20, 0.0, 0.0, "close", 0]]
    # By unit there is the past of those who were sent.
    assert lines(report, "next", "unit", "value") == [[None, 5], ["Xã A", 3], ["Xã B", 2]]


def test_quota_for_all_units_binds_them_all(told: Told) -> None:
    chung = "Trình độ | Năm | Chỉ tiêu được phân bổ\nCao cấp LLCT | 2022 | 3\n"
    report, _ = told(
        {
            "ds": roster(("Xã A", "2 1 1 1"), ("Xã B", "1 1 1 1")),
            "nhu-cau": demand(("Xã A", "4 1 1 1"), ("Xã B", "2 1 1 1")),
            "chi-tieu": chung,
        }
    )
    assert lines(report, "accuracy", "unit", "years", "bound") == [["Xã A", 3, 1], ["Xã B", 3, 1]]
    assert any(
        note
        == "Không có chỉ tiêu năm 2023, 2024, 2025 (Cao cấp LLCT) nên coi là không bị giới hạn."
        for note in report.notes
    )


def test_quota_for_all_units_binds_the_one_asked_for(told: Told) -> None:
    tables = {
        "ds": roster(("Xã A", "5 5 5 5"), ("Xã B", "5 5 5 5")),
        "nhu-cau": demand(("Xã A", "8 8 8 8"), ("Xã B", "12 12 12 12")),
        # Of twenty registered ten may go, and ten go: whose seats they were nobody tells.
        "chi-tieu": "Trình độ | Năm | Chỉ tiêu được phân bổ\n"
        + "".join(f"Cao cấp LLCT | {year} | 10\n" for year in YEARS),
    }
    whole, _ = told(tables)
    asked, _ = told(tables, unit=("Xã A",))
    for report in (whole, asked):
        rows = lines(report, "accuracy", "unit", "years", "bound")
        assert ["Xã A", 0, 4] in rows
    assert not [note for note in asked.notes if "không bị giới hạn" in note]


def test_what_is_registered_for_the_next_year_stands_beside(told: Told) -> None:
    tables = {
        "ds": roster(("Xã A", "1 2 3 4")),
        "nhu-cau": demand(("Xã A", "1 2 3 4 9")),
    }
    report, _ = told(tables)
    names = ("unit", "years", "value", "low", "high", "method", "registered", "verdict")
    assert lines(report, "next", *names) == [
        [None, 4, 5, 5, 5, "trend", 9, None],
        ["Xã A", 4, 5, 5, 5, "trend", 9, None],
    ]
    # 2026 is no year that was; nothing is said of it but that it is registered.
    assert lines(report, "accuracy", "years", "registered") == [[4, 10]]
    assert not any("Chưa biết số đã cử" in note for note in report.notes)
    assert report.figures["forecast.demand.cao-cap.2026/unit.Xã A"].value == 9
    assert report.passages[-1] == (
        "Dự báo nhu cầu năm 2026: 05 người cao cấp LLCT (từ 05 đến 05, theo cách xu hướng; đã "
        "đăng ký 09, nhiều hơn khoảng này)."
    )
    later, _ = told(tables, year=2027)
    assert any("Chưa biết số đã cử năm 2026" in note for note in later.notes)
    assert lines(later, "next", "value", "method") == [[6, "trend"], [6, "trend"]]


def test_units_that_have_not_registered_yet_are_told_and_not_compared(told: Told) -> None:
    """B and C went each year and have said nothing of 2026; D went never, so nobody waits for it.

    E has written that it needs none.
    """
    tables = {
        "ds": roster(
            *((f"Xã {unit}", "2 2 2 2") for unit in "ABCE"), ("Xã D : Thạc sĩ", "1 1 1 1")
        ),
        "nhu-cau": demand(("Xã A", "2 2 2 2 2"), ("Xã D", "0 0 0 0"), ("Xã E", "2 2 2 2 0")),
    }
    report, _ = told(tables, level=("cao cấp",))
    assert lines(report, "next", "unit", "value", "registered") == [
        [None, 8, 2],
        ["Xã A", 2, 2],
        ["Xã B", 2, None],
        ["Xã C", 2, None],
        ["Xã D", 0, None],
        ["Xã E", 2, 0],
    ]
    assert report.passages[-1].endswith(
        "đã đăng ký 02, còn 02 đơn vị chưa có số đăng ký nên chưa so với khoảng này)."
    )
    tables["nhu-cau"] = demand(*((f"Xã {unit}", "2 2 2 2 1") for unit in "ABCE"))
    report, _ = told(tables, level=("cao cấp",))
    assert report.passages[-1].endswith("đã đăng ký 04, ít hơn khoảng này).")


def test_what_is_registered_for_all_units_waits_for_none(told: Told) -> None:
    whole = "Trình độ | Năm | Nhu cầu đăng ký\nCao cấp LLCT | 2026 | 1"
    report, _ = told({"ds": roster(("Xã A", "2 2 2 2")), "nhu-cau": whole})
    assert report.passages[-1].endswith("đã đăng ký 01, ít hơn khoảng này).")


def test_too_few_years_say_so(told: Told) -> None:
    report, _ = told({"ds": roster(("Xã A", "1 2 3")), "nhu-cau": demand(("Xã A", "1 2 3"))})
    row = table(report, "next").rows[0]
    assert values(row, "years", "value", "method", "verdict") == [3, None, None, "too-little"]
    assert str(row["verdict"]) == "chưa đủ số liệu (3 năm)"
    assert "Chưa đủ số liệu để dự báo năm 2025: cao cấp LLCT." in report.passages
    one, _ = told({"ds": roster(("Xã A", "2")), "nhu-cau": demand(("Xã A", "2"))})
    assert lines(one, "accuracy", "years", "verdict") == [[1, "close"]]
    assert str(table(one, "next").rows[0]["verdict"]) == "chưa đủ số liệu (1 năm)"


def test_a_year_of_which_rosters_hold_nobody_parts_the_past(told: Told) -> None:
    sent = roster(("Xã A", "2 0 2 2"))
    tables = {"ds": sent, "nhu-cau": demand(("Xã A", "2 2 2 2"))}
    report, _ = told(tables)
    assert lines(report, "next", "years") == [[2], [2]]
    assert lines(report, "accuracy", "years", "registered") == [[3, 6]]
    assert any("Chưa biết số đã cử năm 2023" in note for note in report.notes)
    # Somebody else was sent that year: then it is known that nobody of Xã A was.
    tables["ds"] = roster(("Xã A", "2 0 2 2"), ("Xã B", "0 1 0 0"))
    report, _ = told(tables)
    assert lines(report, "next", "unit", "years")[1] == ["Xã A", 4]
    assert lines(report, "accuracy", "years", "registered")[0] == [4, 8]


def test_years_that_only_tables_tell_of_are_past_too(told: Told) -> None:
    report, _ = told(
        {
            "ds": roster(("Xã A", "0 0 2 3")),
            "ket-qua": f"Kết quả cử đi đào tạo\n{numbers('Đã cử', ('Xã A', '1 2'))}",
            "nhu-cau": demand(("Xã A", "1 3 2 3")),
        }
    )
    assert lines(report, "history", "unit", *map(str, YEARS))[1] == ["Xã A", 1, 2, 2, 3]
    assert lines(report, "accuracy", "years", "registered", "sent") == [[4, 9, 8]]
    assert all(closed(figure) for figure in report.figures.values())


def test_years_to_come_are_no_past_and_a_year_not_over_is_told(told: Told) -> None:
    tables = {"ds": roster(("Xã A", "1 1 1 1")), "nhu-cau": demand(("Xã A", "1 1 1 1"))}
    report, _ = told(tables, as_of="2024-06-30")
    assert lines(report, "accuracy", "years") == [[3]]
    assert any("Các lượt ghi năm 2025 là sau ngày 30/06/2024" in one for one in report.notes)
    assert any("Năm 2024 chưa hết" in one for one in report.notes)
    assert report.period == "từ năm 2022 đến năm 2024; dự báo năm 2025"


CADRES = """
DANH SÁCH CÁN BỘ, QUY HOẠCH
(Tính đến ngày 31/12/2025)
Họ và tên | Ngày sinh | Giới tính | Chức vụ | Đơn vị | CM | LLCT | Chức danh quy hoạch | Ghi chú
Lê Văn An | 15/4/1964 | Nam | Chủ tịch UBND xã | Xã A | Đại học | Sơ cấp | |
Lê Thị Bê | 15/6/1969 | Nữ | Phó Chủ tịch UBND xã | UBND Xã A | Đại học | Sơ cấp | |
Lê Văn Cò | 1965 | Nam | Chủ tịch UBND xã | Xã A | Đại học | Sơ cấp | |
Lê Văn Dế | 1/1/1960 | Nam | Chủ tịch UBND xã | Xã A | Đại học | Trung cấp | |
Lê Văn Em | | Nam | Chủ tịch UBND xã | Xã B | Đại học | Sơ cấp | |
Lê Văn Gà | 1/1/1960 | | Chủ tịch UBND xã | Xã B | Đại học | Sơ cấp | |
Lê Văn Hò | 1/1/1990 | Nam | Chủ tịch UBND xã | Xã B | Đại học | Sơ cấp | | Đang học Trung cấp LLCT
"""
NEEDED = ("unit", "required", "held", "studying", "missing", "retiring", "need", "leaving")


def test_who_will_have_retired_needs_no_course(told: Told) -> None:
    """By the end of 2026: An (61 years 3 months in 7/2025), Bê (57 years in 6/2026).

    Cò is taken as born in 12/1965 (61 years 9 months in 9/2027) and stays; Dế holds the level
    and has retired; of Em and Gà nothing tells it.
    """
    report, _ = told({"can-bo": CADRES, "ds": roster(("Xã A", "1 1 1 1"))})
    assert lines(report, "need", *NEEDED) == [
        ["Xã A", 4, 1, 0, 3, 2, 1, 1],
        ["Xã B", 3, 0, 1, 2, 0, 2, 0],
    ]
    assert report.figures["forecast.need.trung-cap"].value == 3
    assert "1 người chỉ ghi năm sinh" in "\n".join(report.notes)
    assert "2 người không rõ ngày sinh hoặc giới tính" in "\n".join(report.notes)
    text = "\n".join(report.passages)
    assert (
        "Theo yêu cầu của chức vụ, trung cấp LLCT còn thiếu 05 người, trong đó 02 người đến tuổi "
        "nghỉ hưu đến hết năm 2026; cần đào tạo 03 người. Ngoài ra 01 người đã có"
    ) in text


def test_a_need_without_a_past_is_shown(told: Told) -> None:
    report, _ = told({"can-bo": CADRES, "ds": roster(("Xã A", "1 1 1 1"))})
    assert lines(report, "next", "level", "unit", "years", "need") == [
        ["trung-cap", None, 0, 3],
        ["cao-cap", None, 4, None],
        ["cao-cap", "Xã A", 4, None],
    ]
    alone, _ = told({"can-bo": CADRES})
    assert lines(alone, "next", "level", "unit", "years", "need") == [["trung-cap", None, 0, 3]]
    assert any("Không có danh sách cử đi" in note for note in alone.notes)


def test_without_demand_the_rest_is_told(told: Told) -> None:
    report, _ = told({"ds": roster(("Xã A", "1 2 3 4"))})
    assert table(report, "accuracy").rows == ()
    assert report.notes[0].startswith("Không có bảng nhu cầu đăng ký nào")
    assert lines(report, "next", "unit", "value") == [[None, 5], ["Xã A", 5]]
    assert any("Không có danh sách cán bộ" in note for note in report.notes)


def test_what_is_no_number_or_no_level_is_told_and_left_out(told: Told) -> None:
    nhu_cau = demand(("Xã A", "1 -2 2,5 1"), ("Xã A : Lớp lạ", "3"))
    report, _ = told({"ds": roster(("Xã A", "1 1 1 1")), "nhu-cau": nhu_cau})
    errors = [f"{i.rule} {i.place.cell}" for i in report.issues if i.severity == "error"]
    assert sorted(errors) == ["count-unreadable D3", "count-unreadable D4", "level-unknown B6"]
    notes = "\n".join(report.notes)
    assert "2 ô không đọc được số lượng" in notes
    assert "1 số đăng ký chưa rõ trình độ nên không đem ra so" in notes
    of_known = [row for row in lines(report, "accuracy", *JUDGED) if row[1]]
    assert [row[2] for row in of_known] == [2]
    (unknown,) = (row for row in lines(report, "accuracy", *JUDGED) if not row[1])
    assert unknown[-2:] == ["too-little", 0]


def test_a_year_whose_quota_cannot_be_read_is_left_out(told: Told) -> None:
    report, _ = told(
        {
            "ds": roster(("Xã A", "1 1 1 1"), ("Xã B", "1 1 1 1")),
            "nhu-cau": demand(("Xã A", "3 3 3 3"), ("Xã B", "1 1 1 1")),
            "chi-tieu": quota(("Xã A", "2 ba 2 2"), ("Xã B", "1 1 1 1")),
        }
    )
    assert lines(report, "accuracy", "unit", "years", "bound") == [["Xã A", 3, 1], ["Xã B", 4, 0]]
    assert not any("Không có chỉ tiêu" in note for note in report.notes)


def test_units_that_do_not_match_stand_apart_and_are_told(told: Told) -> None:
    tables = {
        "ds": roster(("Xã Phú Lốc", "1 1 1 1")),
        "nhu-cau": demand(("Xã Phú Lộc", "1 1 1 1")),
    }
    report, _ = told(tables)
    assert lines(report, "accuracy", "unit", "registered", "sent") == [
        ["Xã Phú Lộc", 4, 0],
        ["Xã Phú Lốc", 0, 4],
    ]
    assert [one.rule for one in report.issues if one.severity == "warning"] == [
        "unit-one-sided"
    ] * 2


@pytest.mark.parametrize(
    "option",
    [
        {"status": "completed"},
        {"where": ("sex=nữ",)},
        {"count": "people"},
        {"sponsor": "all"},
        {"period": "6 tháng/2024"},
        {"from_": "01/6/2023"},
    ],
)
def test_options_that_mean_nothing_here_are_refused(told: Told, option: dict[str, object]) -> None:
    with pytest.raises(Failure) as failed:
        told({"ds": roster(("Xã A", "1 1 1 1"))}, **option)
    assert failed.value.code == USAGE


def test_years_units_and_levels_asked_for(told: Told) -> None:
    tables = {
        "ds": roster(("Xã A", "1 2 3 4"), ("Xã B", "1 1 1 1"), ("Xã A : Thạc sĩ", "1 1 1 1")),
        "nhu-cau": demand(("Xã A", "2 2 3 4"), ("Xã B", "1 1 1 1")),
        "can-bo": CADRES,
    }
    report, _ = told(tables, unit=("xã a",))
    assert lines(report, "accuracy", "unit", "years", "registered") == [["Xã A", 4, 11]]
    assert lines(report, "need", "unit", "required") == [["Xã A", 3]]  # "UBND Xã A" is another
    report, _ = told(tables, level=("thạc sĩ",))
    assert lines(report, "next", "level", "unit") == [["thac-si", None], ["thac-si", "Xã A"]]


def test_without_a_list_of_cadres_no_unit_is_missing_from_it(told: Told) -> None:
    tables = {"ds": roster(("Xã A", "2 1 1 3")), "nc": demand(("Xã A", "2 1 1 3"))}
    report, _ = told(tables, unit=("Xã A",))
    assert [one.says for one in report.issues if one.rule == "unit-absent"] == []


def test_only_the_years_asked_for_are_past(told: Told) -> None:
    tables = {
        "ds": roster(("Xã A", "1 2 3 4")),
        "nhu-cau": demand(("Xã A", "1 2 3 4")),
    }
    report, _ = told(tables, from_="01/01/2022", to="31/12/2024")
    assert lines(report, "accuracy", "years", "registered") == [[3, 6]]
    assert report.period.endswith("dự báo năm 2025")


def test_a_year_that_is_past_cannot_be_foreseen(told: Told) -> None:
    with pytest.raises(Failure) as failed:
        told({"ds": roster(("Xã A", "1 1 1 1"))}, year=2025)
    assert failed.value.code == USAGE
    assert "năm 2025 không sau năm 2025" in failed.value.says


def test_a_quota_alone_is_not_enough(told: Told) -> None:
    with pytest.raises(Failure) as failed:
        told({"chi-tieu": quota(("Xã A", "1 1 1 1"))})
    assert failed.value.code == INPUT


def test_every_figure_is_what_is_behind_it_and_can_be_explained(told: Told) -> None:
    report, material = told(
        {
            "ds": roster(("Xã A", "2 3 1 4"), ("Xã B", "0 1 1 2"), ("Xã A : Thạc sĩ", "1 0 0 1")),
            "nhu-cau": demand(("Xã A", "5 4 4 5 6"), ("Xã B", "1 2 0 2 1")),
            "chi-tieu": quota(("Xã A", "2 3 2 6"), ("Xã B", "1 1 1 2")),
            "can-bo": CADRES,
        }
    )
    for key, figure in report.figures.items():
        assert closed(figure), key
        if figure.computed_from:
            continue
        told_of = explained(report, material, key, mask=False)
        adds = [row["adds"] for one in told_of.tables for row in one.rows]
        assert sum(map(int, map(str, adds))) == figure.value, key
    assert report.figures["forecast.error.cao-cap/unit.Xã A"].value == 4
    ledger = report.ledger
    assert ledger.read == ledger.counted + sum(ledger.set_aside.values())


def test_every_number_of_the_next_year_has_its_figure(told: Told) -> None:
    report, _ = told(
        {
            "ds": roster(("Xã A", "2 3 1 4"), ("Xã B", "0 1 1 2")),
            "nhu-cau": demand(("Xã A", "5 4 4 5 6"), ("Xã B", "1 2 0 2 1")),
            "can-bo": CADRES,
        }
    )
    shown = {"value": "next", "low": "next-low", "high": "next-high"}
    rows = table(report, "next").rows
    for row in rows:
        level, unit = values(row, "level", "unit")
        of_unit = "" if unit is None else f"/unit.{unit}"
        for name, measure in shown.items():
            figure = report.figures.get(f"forecast.{measure}.{level}.2026{of_unit}")
            assert plain(row[name]) == (figure.value if figure else None)
        need = report.figures.get(f"forecast.need.{level}{of_unit}")
        assert plain(row["need"]) == (need.value if need else None)
    assert sum(plain(row["value"]) is not None for row in rows) == 3
    assert sum(plain(row["need"]) is not None for row in rows) == 1


@pytest.mark.parametrize(
    ("sent", "key", "how"),
    [
        (
            # The mean of two years is 2, and of three 8/3; see test_forecast_parts.
            "4 0 4 0",
            "next",
            (
                "Bình quân của 04 năm này là 2. Trong các phương pháp “như năm trước” (tổng sai số "
                "8), “bình quân” (4,7), “xu hướng” (6,7), đây là cách sai ít nhất trong 02 lần thử "
                "dự báo lại các năm đã qua."
            ),
        ),
        (
            "4 0 4 0",
            "next-low",
            (
                "Lấy số dự báo (2) trừ sai số lớn nhất khi thử lại bằng cách bình quân (2,7), được "
                "–0,7; không lấy dưới 0."
            ),
        ),
        (
            "4 0 4 0",
            "next-high",
            (
                "Lấy số dự báo (2) cộng sai số lớn nhất khi thử lại bằng cách bình quân (2,7), "
                "được 4,7; làm tròn lên."
            ),
        ),
        ("2 4 6 8", "next", "Đường thẳng sát 04 năm này nhất, kéo dài đến năm 2026"),
        ("1 2 2 2", "next", "Lấy bằng năm 2025, là 2."),
    ],
)
def test_what_was_computed_names_its_years_and_says_how(
    told: Told, sent: str, key: str, how: str
) -> None:
    report, material = told({"ds": roster(("Xã B", "1 1 1 1"), ("Xã A", sent))})
    key = f"forecast.{key}.cao-cap.2026/unit.Xã A"
    answer = explained(report, material, key, mask=False)
    (passage,) = answer.passages
    assert passage.startswith(how)
    assert answer.members == {"rows_behind": [], "how": passage}
    (from_,) = answer.tables
    wanted = [
        [f"forecast.history.cao-cap.{year}/unit.Xã A", int(number)]
        for year, number in zip(YEARS, sent.split(), strict=True)
    ]
    assert lines(answer, "figures", "key", "value") == wanted
    assert all(row["label"] for row in from_.rows)


def test_with_mask_nobody_is_named(told: Told) -> None:
    report, _ = told({"can-bo": CADRES, "ds": roster(("Xã A", "1 1 1 1"))}, mask=True)
    assert not [one for one in report.issues if one.found and one.found != "(đã che)"]


def test_what_was_paid_by_oneself_is_held_and_no_demand(told: Told) -> None:
    sent = """
        Họ và tên | Ngày sinh | Đơn vị | Trình độ | Năm | Kết quả | Cử đi, tự túc
        Lê Văn An | 15/4/1964 | Xã A | Trung cấp LLCT | 2022 | Hoàn thành | Tự túc
        Lê Thị Bê | 15/6/1969 | UBND Xã A | Trung cấp LLCT | 2023 | Hoàn thành | Cử đi
    """
    report, _ = told({"can-bo": "\n".join(CADRES.splitlines()[:6]), "ds": sent})
    assert lines(report, "need", *NEEDED) == [["UBND Xã A", 2, 2, 0, 0, 0, 0, 0]]
    assert report.figures["forecast.history.trung-cap.2023"].value == 1
    # Self-paid 2022 is no year of which anybody was sent to it, and yet one rosters tell of.
    assert report.figures["forecast.history.trung-cap.2022"].value == 0
