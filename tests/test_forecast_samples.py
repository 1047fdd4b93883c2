"""`forecast` on the samples: two units by hand, the JSON, masks, exit codes, explanations."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from typed_tables import write_typed

if TYPE_CHECKING:
    from conftest import TrainReport

FILES = ("sample_data", "--as-of", "2021-12-31")


def answer(train_report: TrainReport, *arguments: str) -> dict[str, Any]:
    told = train_report(*arguments, "--format", "json")
    assert told.returncode == 0, told.stderr
    answered: dict[str, Any] = json.loads(told.stdout)
    return answered


@pytest.fixture(scope="module")
def whole(train_report: TrainReport) -> dict[str, Any]:
    return answer(train_report, "forecast", *FILES)


def table(whole: dict[str, Any], key: str) -> list[dict[str, Any]]:
    (found,) = (one for one in whole["tables"] if one["key"] == key)
    rows: list[dict[str, Any]] = found["rows"]
    return rows


def of_unit(rows: list[dict[str, Any]], unit: str | None, level: str) -> dict[str, Any]:
    (row,) = (row for row in rows if row["unit"] == unit and row["level"] == level)
    return row


def test_long_hoa_a_registers_too_many(whole: dict[str, Any]) -> None:
    """Registered 5, 6, 8, 9; sent 3, 4, 3, 2, each year less than the 4, 5, 4, 3 allocated."""
    row = of_unit(table(whole, "accuracy"), "Xã Long Hoà A", "trung-cap")
    assert (row["years"], row["registered"], row["sent"]) == (4, 28, 12)
    assert row["bias"] == (2 + 2 + 5 + 7) / 4
    assert row["wape"] == (2 + 2 + 5 + 7) / 12
    assert (row["verdict"], row["bound"]) == ("off", 0)


def test_an_phuoc_2_registers_too_few(whole: dict[str, Any]) -> None:
    """Registered 1, 2, 1, 1; sent 2, 3, 2, 2, which is all that was allocated, and more."""
    row = of_unit(table(whole, "accuracy"), "Xã An Phước 2", "trung-cap")
    assert (row["years"], row["registered"], row["sent"]) == (4, 5, 9)
    assert (row["bias"], row["wape"], row["verdict"]) == (-1.0, 4 / 9, "off")


def test_only_these_two_are_off(whole: dict[str, Any]) -> None:
    off = [row["unit"] for row in table(whole, "accuracy") if row["verdict"] == "off"]
    assert off == ["Xã An Phước 2", "Xã Long Hoà A"]


def test_who_had_too_few_seats_every_year_cannot_be_judged(whole: dict[str, Any]) -> None:
    """Ngành Giáo dục, cao cấp: registered 2, 2, 2, 3, allocated 1, 0, 0, 1 and all used."""
    row = of_unit(table(whole, "accuracy"), "Ngành Giáo dục", "cao-cap")
    told = [row[one] for one in ("years", "bound", "bias", "wape", "verdict")]
    assert told == [0, 4, None, None, "too-little"]


def test_the_next_year_by_hand(whole: dict[str, Any]) -> None:
    rows = table(whole, "next")
    # Cao cấp, as it turned out: 15, 18, 21, 24, three more each year.
    high = of_unit(rows, None, "cao-cap")
    assert [high[one] for one in ("method", "value", "low", "high")] == ["trend", 27, 27, 27]
    # Trung cấp: 39, 48, 44, 35. Off in 2020 and 2021: as before 4 and 9; the mean (43,5 and
    # 43,67) 0,5 and 8,67; the trend (57 and 48,67) 13 and 13,67. The mean of all is 41,5, from
    # 41,5 - 8,67 = 32,83 to 41,5 + 8,67 = 50,17.
    middle = of_unit(rows, None, "trung-cap")
    assert [middle[one] for one in ("method", "value", "low", "high")] == ["mean", 42, 32, 51]
    past = of_unit(table(whole, "history"), None, "trung-cap")
    assert [past[year] for year in ("2018", "2019", "2020", "2021")] == [39, 48, 44, 35]
    # Ngành Giáo dục: 11 and 11 were registered in 2018 and 2020, when 6 were allocated and sent.
    past = of_unit(table(whole, "history"), "Ngành Giáo dục", "trung-cap")
    assert [past[year] for year in ("2018", "2019", "2020", "2021")] == [11, 7, 11, 5]
    assert (middle["years"], middle["need"], middle["registered"]) == (4, 115, None)


def test_need_is_what_posts_lack(whole: dict[str, Any]) -> None:
    figures = {key: one["value"] for key, one in whole["figures"].items()}
    # Nobody of the list retires by the end of 2022, so that all who lack it need it.
    for level, missing in (("trung-cap", 115), ("cao-cap", 45)):
        assert figures[f"forecast.missing.{level}"] == missing
        assert figures[f"forecast.retiring.{level}"] == 0
        assert figures[f"forecast.need.{level}"] == missing


def test_by_2028_some_will_have_retired(train_report: TrainReport) -> None:
    told = answer(train_report, "forecast", *FILES, "--next", "2028")
    figures = {key: one["value"] for key, one in told["figures"].items()}
    assert figures["forecast.need.cao-cap"] == 45 - figures["forecast.retiring.cao-cap"] == 44
    assert of_unit(table(told, "next"), None, "cao-cap")["verdict"] == "too-little"


def test_every_row_is_accounted_for(whole: dict[str, Any]) -> None:
    for one in (whole, *whole["sources"]):
        rows = one["rows"]
        assert rows["read"] == rows["counted"] + sum(rows["set_aside"].values())


def test_figures_are_explained_by_cells_and_rows(train_report: TrainReport) -> None:
    key = "forecast.error.trung-cap/unit.Xã Long Hoà A"
    told = answer(train_report, "explain", key, *FILES)
    adds = [one.get("adds", 1) for one in told["rows_behind"]]
    assert sum(adds) == told["figures"][key]["value"] == 16
    assert sorted(add for add in adds if add > 0) == [5, 6, 8, 9]
    assert adds.count(-1) == 12
    key = "forecast.need.trung-cap/unit.Xã Long Hoà A"
    told = answer(train_report, "explain", key, *FILES)
    assert len(told["rows_behind"]) == told["figures"][key]["value"] == 10


def test_figures_of_another_year_are_explained(train_report: TrainReport) -> None:
    told = answer(train_report, "forecast", *FILES, "--next", "2023")
    value = of_unit(table(told, "next"), None, "cao-cap")["value"]
    key = "forecast.next.cao-cap.2023"
    assert told["figures"][key]["value"] == value == 30
    again = answer(train_report, "explain", key, *FILES, "--next", "2023")
    assert again["figures"][key] == told["figures"][key]
    assert "kéo dài đến năm 2023" in again["how"]


@pytest.mark.parametrize(
    ("key", "year", "says"),
    [
        ("forecast.next.cao-cap.2023", "sang năm", "không phải một năm"),
        ("quota.demand.cao-cap", "2023", "--next chỉ dùng với số liệu của forecast"),
        ("total", "2023", "--next chỉ dùng với số liệu của forecast"),
    ],
)
def test_another_year_is_asked_of_forecasts_alone(
    train_report: TrainReport, key: str, year: str, says: str
) -> None:
    told = train_report("explain", key, *FILES, "--next", year)
    assert told.returncode == 2
    assert says in told.stderr


def test_the_worst_is_said_first(train_report: TrainReport) -> None:
    told = train_report("du-bao", *FILES, COLUMNS="300").stdout
    first, second, third, *_ = told.split("\n\n")[1:]
    assert first == (
        "Xã Long Hoà A đăng ký trung cấp LLCT bình quân nhiều hơn thực tế 4 người mỗi năm (04 năm: "
        "đăng ký 28, cử 12; sai số 133,3%), chưa sát thực tế."
    )
    assert second.startswith(
        "Xã An Phước 2 đăng ký trung cấp LLCT bình quân ít hơn thực tế 1 người"
    )
    assert third == ("Trung cấp LLCT: 02/10 đơn vị đăng ký chưa sát thực tế; sai số chung 25,0%.")


def test_by_the_units_of_a_day_the_sums_are_the_same(
    train_report: TrainReport, whole: dict[str, Any]
) -> None:
    told = answer(train_report, "forecast", *FILES, "--units-as-of", "1/7/2025")
    figures = {key: one["value"] for key, one in told["figures"].items()}
    before = {key: one["value"] for key, one in whole["figures"].items()}
    assert figures["forecast.need.total"] == before["forecast.need.total"] == 160
    # Long Hoà A and B are one: 28 + 12 registered, 12 + 10 sent; in 2021 13 for 5 seats, of
    # which 4 were used.
    row = of_unit(table(told, "accuracy"), "Xã Long Hoà", "trung-cap")
    assert (row["years"], row["registered"], row["sent"]) == (4, 28 + 12, 12 + 10)


@pytest.mark.parametrize("form", ["md", "html", "json", "terminal", "docx", "xlsx"])
def test_by_the_units_of_a_day_it_is_told_why_sums_differ(
    train_report: TrainReport, form: str, tmp_path: Path
) -> None:
    """116 registered and 101 sent by old units, 117 and 97 by new ones."""
    asked = ("forecast", *FILES, "--units-as-of")
    said = "đăng ký thiếu nay là một đơn vị thì bù trừ"

    def shown(day: str) -> str:
        path = tmp_path / f"{day[:2]}.{form}"
        where = ("--format", form) if form == "terminal" else ("-o", str(path))
        told = train_report(*asked, day, *where)
        assert told.returncode == 0, told.stderr
        if form == "terminal":
            return " ".join(told.stdout.split())
        if form in {"docx", "xlsx"}:
            parts = ZipFile(path)
            names = ("word/document.xml", "xl/sharedStrings.xml")
            return "".join(parts.read(n).decode() for n in names if n in parts.namelist())
        return path.read_text(encoding="utf-8")

    assert said in shown("01/07/2025")
    assert said not in shown("30/06/2025")


def test_files_pointed_to(train_report: TrainReport) -> None:
    told = answer(
        train_report,
        *("forecast", "sample_data/rosters", "--demand", "sample_data/demand.xlsx"),
        *("--quota", "sample_data/quota.xlsx", "--cadres", "sample_data/cadres.xlsx"),
    )
    assert of_unit(table(told, "accuracy"), "Xã Long Hoà A", "trung-cap")["verdict"] == "off"


@pytest.mark.parametrize("form", ["md", "html", "csv", "json", "terminal"])
def test_with_mask_no_name_leaves(train_report: TrainReport, form: str) -> None:
    people = answer(train_report, "standing", *FILES)["people"]
    told = train_report("forecast", *FILES, "--mask", "--format", form).stdout
    assert not [one["name"] for one in people if one["name"] in told]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--next", "2021"), "năm 2021 không sau năm 2021"),
        (("--next", "sang năm"), "không phải một năm"),
        (("--status", "completed"), "--status không dùng được với forecast"),
        (("--where", "sex=nữ"), "--where không dùng được với forecast"),
        (("--period", "6 tháng/2020"), "cả năm"),
        (("--level", "trung cắp"), "trung cắp"),
    ],
)
def test_wrong_usage_is_told(
    train_report: TrainReport, arguments: tuple[str, ...], says: str
) -> None:
    told = train_report("forecast", *FILES, *arguments)
    assert told.returncode == 2
    assert says in told.stderr


def test_without_anything_to_tell_of_it_ends_with_3(
    train_report: TrainReport, tmp_path: Path
) -> None:
    write_typed(
        "Đơn vị | Trình độ | Năm | Chỉ tiêu\nXã A | Cao cấp | 2019 | 3", tmp_path / "a.xlsx"
    )
    told = train_report("forecast", str(tmp_path))
    assert told.returncode == 3
    assert "không có bảng" in told.stderr
