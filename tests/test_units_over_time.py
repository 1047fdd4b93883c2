"""Units that were merged, renamed, divided or ended, followed to those of a day."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from typed_tables import write_typed

from hongngu_cli import shipped
from hongngu_cli.analyse.units_over_time import Outcome, UnitsOverTime, When
from hongngu_cli.model.units import Succession, Unit
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.settings.vocabularies import load_vocabulary

if TYPE_CHECKING:
    from conftest import TrainReport

ROOT = Path(__file__).parents[1]
OURS = load_vocabulary(shipped.vocabulary())
OLD, NEW = dt.date(2024, 1, 1), dt.date(2025, 7, 1)


def step(since: int, former: str, successors: str = "") -> Succession:
    names = [tuple(filter(None, text.split(", "))) for text in (former, successors)]
    return Succession(f"{since} {former}", dt.date(since, 7, 1), names[0], "QĐ 1", names[1])


def followed(
    name: str, when: When, day: dt.date, *steps: Succession, units: tuple[Unit, ...] = ()
) -> tuple[str, Outcome]:
    words = Vocabulary(unit=units, succession=steps, rows=OURS.rows, abbreviation=OURS.abbreviation)
    found = UnitsOverTime(words, day).follow(name, when)
    return found.name, found.outcome


MERGED = step(2025, "Xã An 1, Xã An 2", "Xã An")
NAMED_ALIKE = step(2025, "Xã Bình, Xã Hoà", "Xã Bình")
DIVIDED = step(2025, "Khối Đảng", "Xã An, Xã Bình")
ENDED = step(2025, "Ngành Giáo dục")


@pytest.mark.parametrize(
    ("name", "when", "day", "wanted"),
    [
        ("Xã An 1", 2020, NEW, ("Xã An", "moved")),
        ("UBND xã An 1", 2020, NEW, ("Xã An", "moved")),
        ("an 2", None, NEW, ("Xã An", "moved")),
        ("Xã An 3", 2020, NEW, ("Xã An 3", "unlisted")),
        ("Trường THCS An 1", 2020, NEW, ("Trường THCS An 1", "unlisted")),
        ("Xã An 1", 2020, OLD, ("Xã An 1", "same")),
        ("UBND xã An 1", 2020, OLD, ("Xã An 1", "same")),
        # The day before is still of the old units.
        ("Xã An 1", 2020, dt.date(2025, 6, 30), ("Xã An 1", "same")),
        ("Xã An", 2026, NEW, ("Xã An", "same")),
        ("Xã An", 2026, OLD, ("Xã An", "untold")),
        # A name on both sides is by what the row tells of its time.
        ("Xã Bình", 2020, NEW, ("Xã Bình", "same")),
        ("Xã Bình", 2026, NEW, ("Xã Bình", "same")),
        ("Xã Bình", 2020, OLD, ("Xã Bình", "same")),
        ("Xã Bình", 2026, OLD, ("Xã Bình", "untold")),
        ("Xã Bình", 2025, OLD, ("Xã Bình", "untold")),
        ("Xã Bình", dt.date(2025, 6, 30), OLD, ("Xã Bình", "same")),
        ("Xã Bình", None, OLD, ("Xã Bình", "untold")),
        ("Xã Hoà", 2020, NEW, ("Xã Bình", "moved")),
        ("xã Hòa", 2020, NEW, ("Xã Bình", "moved")),
        ("Khối Đảng", 2020, NEW, ("Khối Đảng", "divided")),
        ("Khối Đảng", 2020, OLD, ("Khối Đảng", "same")),
        ("Ngành Giáo dục", 2020, NEW, ("Ngành Giáo dục", "ended")),
    ],
)
def test_a_name_leads_to_the_unit_of_the_day(
    name: str, when: When, day: dt.date, wanted: tuple[str, Outcome]
) -> None:
    assert followed(name, when, day, MERGED, NAMED_ALIKE, DIVIDED, ENDED) == wanted


def test_names_are_followed_step_by_step() -> None:
    steps = (step(2025, "Xã B", "Phường C"), step(2020, "Xã A", "Xã B"))
    assert followed("Xã A", 2018, NEW, *steps) == ("Phường C", "moved")
    assert followed("Xã A", 2018, OLD, *steps) == ("Xã B", "moved")
    # A unit that was but renamed is known before, too.
    assert followed("Phường C", 2026, dt.date(2019, 1, 1), *steps) == ("Xã A", "moved")


def test_a_part_of_a_divided_unit_keeps_the_name_it_has_since() -> None:
    divided = step(2025, "Xã A", "Xã A, Xã B")
    assert followed("Xã A", 2024, NEW, divided) == ("Xã A", "divided")
    assert followed("Xã A", 2026, NEW, divided) == ("Xã A", "same")


def test_a_name_without_its_kind_that_stands_for_two_is_not_followed() -> None:
    steps = (step(2025, "Xã An", "Xã Bình"), step(2025, "Phường An", "Phường Hoà"))
    assert followed("An", 2020, NEW, *steps) == ("An", "untold")
    assert followed("An", 2020, OLD, *steps) == ("An", "same")


def test_spellings_of_a_unit_in_the_vocabulary_are_followed() -> None:
    units = (Unit("Xã An 1", ("An Một",)), Unit("Xã An", ("An mới",)))
    assert followed("An Một", 2020, NEW, MERGED, units=units) == ("Xã An", "moved")


def test_the_ten_communes_of_hong_ngu_lead_to_four() -> None:
    over = UnitsOverTime(OURS, NEW)
    assert {
        name: over.follow(name, 2020).name
        for name in (
            *("Thường Phước 1", "xã Thường Phước 2", "TT. Thường Thới Tiền", "Long Khánh A"),
            *("UBND xã Long Khánh B", "Long Thuận", "Phú Thuận A", "Phú Thuận B"),
            *("Thường Lạc", "Thường Thới Hậu A"),
        )
    } == {
        "Thường Phước 1": "Xã Thường Phước",
        "xã Thường Phước 2": "Xã Thường Phước",
        "TT. Thường Thới Tiền": "Xã Thường Phước",
        "Long Khánh A": "Xã Long Khánh",
        "UBND xã Long Khánh B": "Xã Long Khánh",
        "Long Thuận": "Xã Long Phú Thuận",
        "Phú Thuận A": "Xã Long Phú Thuận",
        "Phú Thuận B": "Xã Long Phú Thuận",
        "Thường Lạc": "Phường Thường Lạc",
        "Thường Thới Hậu A": "Phường Thường Lạc",
    }


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("LONG KHANH B", ("Xã Long Khánh", "moved")),
        ("xa long khanh b", ("Xã Long Khánh", "moved")),
        ("UBND XA LONG KHANH B", ("Xã Long Khánh", "moved")),
        ("TT THUONG THOI TIEN", ("Xã Thường Phước", "moved")),
        ("Xã Thường Phước I", ("Xã Thường Phước", "moved")),
        ("UBND xã Thường Phước II", ("Xã Thường Phước", "moved")),
        ("THUONG PHUOC 01", ("Xã Thường Phước", "moved")),
        ("Xã Thường Phước III", ("Xã Thường Phước III", "unlisted")),
        ("LONG KHANH", ("Xã Long Khánh", "same")),
        ("UBND xã Long Khánh", ("Xã Long Khánh", "same")),
        ("LONG KHANH C", ("LONG KHANH C", "unlisted")),
        ("Xã Long Khảnh B", ("Xã Long Khảnh B", "unlisted")),
    ],
)
def test_another_spelling_is_followed_where_one_unit_fits(
    written: str, wanted: tuple[str, Outcome]
) -> None:
    found = UnitsOverTime(OURS, NEW).follow(written, 2020)
    assert (found.name, found.outcome) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Xã Thường Phước 2, huyện Hồng Ngự", ("Xã Thường Phước", "moved")),
        ("Thường Phước 2 - Hồng Ngự", ("Xã Thường Phước", "moved")),
        ("xã Thường Phước 2 (huyện Hồng Ngự)", ("Xã Thường Phước", "moved")),
        ("UBND xã Thường Phước 2, H. Hồng Ngự, tỉnh Đồng Tháp", ("Xã Thường Phước", "moved")),
        ("Xã Thường Phước II huyện Hồng Ngự", ("Xã Thường Phước", "moved")),
        ("XA THUONG PHUOC 2, HUYEN HONG NGU", ("Xã Thường Phước", "moved")),
        ("TT. Thường Thới Tiền – H.Hồng Ngự", ("Xã Thường Phước", "moved")),
        ("Phường An Lạc, TP. Hồng Ngự", ("Phường Thường Lạc", "moved")),
        ("Xã Thường Phước, tỉnh Đồng Tháp", ("Xã Thường Phước", "same")),
        ("Xã Long Khánh A (cũ)", ("Xã Long Khánh", "moved")),
        ("xã Long Khánh B cũ, huyện Hồng Ngự cũ", ("Xã Long Khánh", "moved")),
        # Elsewhere, of another body, two units, or no unit at all: nobody's.
        *(
            (name, (name, "unlisted"))
            for name in (
                "Xã Thường Phước 2, huyện Lai Vung",
                "Xã Long Khánh A, thành phố Hồng Ngự",
                "Trường Tiểu học Thường Phước 2, huyện Hồng Ngự",
                "Thường Phước 2 - Long Thuận",
                "Thường Phước 3 - Hồng Ngự",
                "Huyện uỷ Hồng Ngự",
                "Huyện Hồng Ngự",
                "Hồng Ngự",
            )
        ),
    ],
)
def test_a_unit_with_its_district_behind_is_followed(
    written: str, wanted: tuple[str, Outcome]
) -> None:
    found = UnitsOverTime(OURS, NEW).follow(written, 2020)
    assert (found.name, found.outcome) == wanted


def test_before_its_end_a_unit_has_one_name_however_it_was_spelt() -> None:
    found = UnitsOverTime(OURS, OLD).follow("LONG KHANH B", 2020)
    assert (found.name, found.outcome) == ("Xã Long Khánh B", "same")


def test_a_successor_spelt_otherwise_is_one_unit_with_those_that_led_to_it() -> None:
    units = UnitsOverTime(OURS, NEW)
    spelt = ("Xã Thường Phước 1", "UBND xã Thường Phước", "Thường Phước", "Xã Thường Phước")
    assert {units.follow(one, 2026).name for one in spelt} == {"Xã Thường Phước"}


def test_a_spelling_that_fits_two_units_is_told() -> None:
    steps = (step(2025, "Xã Phú Ân", "Xã Bình"), step(2025, "Xã Phú Ấn 1", "Xã Hoà"))
    assert followed("XA PHU AN", 2020, NEW, *steps) == ("Xã Bình", "moved")
    beside = (Unit("Xã Phú Ấn"),)
    assert followed("XA PHU AN", 2020, NEW, *steps, units=beside) == ("XA PHU AN", "untold")
    assert followed("XA PHU AN I", 2020, NEW, *steps, units=beside) == ("Xã Hoà", "moved")
    own = (Unit("Xã Phú An"),)
    assert followed("Xã Phú An", 2020, NEW, *steps, units=own) == ("Xã Phú An", "unlisted")


def answer(train_report: TrainReport, *words: str | Path, cwd: Path = ROOT) -> dict[str, Any]:
    told = train_report(*words, "--format", "json", cwd=cwd)
    assert told.returncode == 0, told.stderr
    answered: dict[str, Any] = json.loads(told.stdout)
    return answered


def by_unit(told: dict[str, Any]) -> dict[str, int]:
    return {row["unit"]: row["count"] for row in told["tables"][0]["rows"]}


def test_the_samples_have_one_total_by_old_units_and_by_new(train_report: TrainReport) -> None:
    asked = ("summarize", "sample_data/rosters", "--by", "unit")
    old = answer(train_report, *asked)
    new = answer(train_report, *asked, "--units-as-of", "1/7/2025")
    before, after = by_unit(old), by_unit(new)
    assert sum(before.values()) == sum(after.values()) == 301
    # 24 + 18, 25 + 20 and 25 + 21 + 16 of the units' table.
    assert after["Xã Long Hoà"] == before["Xã Long Hoà A"] + before["Xã Long Hoà B"] == 42
    assert after["Xã Phú Lộc"] == 45
    assert after["Xã Phước Tiền"] == 62
    assert list(after) == [
        *("Khối Đảng, MTTQ, đoàn thể", "Khối chính quyền", "Ngành Giáo dục"),
        *("Xã Phước Tiền", "Xã Long Hoà", "Xã Phú Lộc"),
    ]
    assert by_unit(answer(train_report, *asked, "--units-as-of", "30/6/2025")) == before
    stopped = [one for one in new["issues"] if one["rule"] == "unit-not-followed"]
    assert len(stopped) == 3
    assert "kết thúc từ 01/07/2025" in stopped[0]["says"]
    moved = [one["says"] for one in new["issues"] if one["rule"] == "unit-regrouped"]
    assert len(moved) == 7
    assert sum(int(says.split("(")[1].split()[0]) for says in moved) == 42 + 45 + 62
    assert "(theo đơn vị ngày 01/07/2025)" in new["figures"]["total"]["label"]


@pytest.mark.parametrize("command", ["quota", "standing", "classes"])
def test_every_table_is_regrouped_and_keeps_its_total(
    train_report: TrainReport, command: str
) -> None:
    asked = {"quota": ("--by", "unit"), "standing": ("--by", "unit"), "classes": ()}[command]
    old = answer(train_report, command, "sample_data", *asked)
    new = answer(train_report, command, "sample_data", *asked, "--units-as-of", "1/8/2025")
    for before, after in zip(old["tables"], new["tables"], strict=True):
        numbers = [one["key"] for one in before["columns"] if one["kind"] == "count"]
        for key in numbers:
            assert (before["total"] or {}).get(key) == (after["total"] or {}).get(key), key


def test_a_unit_of_another_day_is_refused_with_its_successor(train_report: TrainReport) -> None:
    asked = ("summarize", "sample_data/rosters", "--units-as-of", "1/8/2025", "--unit")
    refused = train_report(*asked, "Long Hoà A")
    assert refused.returncode == 2
    assert "“Xã Long Hoà”" in refused.stderr
    for name in ("Xã Long Hoà", "UBND xã Long Hoà", "long hoa"):
        assert answer(train_report, *asked, name)["figures"]["total"]["value"] == 42


ROSTER = """
    DANH SÁCH CỬ ĐI HỌC | < | < | <
    Họ và tên     | Đơn vị           | Lớp     | Năm
    Nguyễn Văn An | Xã Long Khánh A  | TC LLCT | 2024
    Trần Thị Bình | Xã Long Khánh    | TC LLCT | 2026
    Lê Văn Cường  | Chi cục Thuế     | CC LLCT | 2024
    Đỗ Thị Dung   |                  | SC LLCT | 2024
"""


def test_what_cannot_be_followed_keeps_its_name_and_is_told(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = write_typed(ROSTER, tmp_path / "ds.xlsx")
    asked = ("summarize", path, "--by", "unit", "--units-as-of")
    new = answer(train_report, *asked, "2/7/2025", cwd=tmp_path)
    assert by_unit(new) == {"Xã Long Khánh": 2, "Chi cục Thuế": 1, "unrecognised": 1}
    (unlisted,) = (one for one in new["issues"] if one["rule"] == "unit-without-successions")
    assert (unlisted["cell"], unlisted["found"]) == ("B5", "Chi cục Thuế")
    old = answer(train_report, *asked, "1/1/2024", cwd=tmp_path)
    assert by_unit(old)["Xã Long Khánh"] == by_unit(old)["Xã Long Khánh A"] == 1
    (untold,) = (one for one in old["issues"] if one["rule"] == "unit-not-followed")
    assert untold["cell"] == "B4"
    assert "Xã Long Khánh A, Xã Long Khánh B" in untold["says"]


RENAMED = """
    [[succession]]
    key = "gop"
    since = 2025-07-01
    former = ["Xã An 1", "Xã An 2"]
    successors = ["Xã An"]
    source = "QĐ 1"

    [[succession]]
    key = "len-phuong"
    since = 2026-01-01
    former = ["Xã An"]
    successors = ["Phường An"]
    source = "QĐ 2"
"""


def test_a_count_goes_as_far_back_as_a_row_of_the_same_unit(
    train_report: TrainReport, tmp_path: Path
) -> None:
    """What cannot be followed to its end is of one unit yet, in the roster and in the quota."""
    (tmp_path / "tu-vung.toml").write_text(RENAMED, encoding="utf-8")
    (tmp_path / "train-report.toml").write_text('vocabulary = "tu-vung.toml"', encoding="utf-8")
    sent = write_typed(ROSTER.replace("Xã Long Khánh    ", "Phường An"), tmp_path / "ds.xlsx")
    quota = """
        CHỈ TIÊU | < | < | <
        Đơn vị   | Trình độ | Năm | Chỉ tiêu
        Phường An | Trung cấp LLCT | 2026 | 3
    """
    files = (sent, write_typed(quota, tmp_path / "chi-tieu.xlsx"))
    asked = ("quota", *files, "--by", "unit", "--units-as-of", "1/1/2024")
    table = answer(train_report, *asked, cwd=tmp_path)["tables"][0]
    rows = [(one["unit"], one["allocated"], one["sent"]) for one in table["rows"]]
    assert [one for one in rows if one[0] in {"Xã An", "Phường An"}] == [("Xã An", 3, 1)]


def test_notes_of_a_report_are_not_sought_in_check(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = write_typed(ROSTER, tmp_path / "ds.xlsx")
    asked = ("summarize", path, "--by", "unit")
    new = train_report(*asked, "--units-as-of", "2/7/2025", cwd=tmp_path)
    said = " ".join(new.stdout.split())
    assert "lưu ý khi đọc tệp; xem đủ ở trang “Vấn đề” của tệp Excel (-o TÊN.xlsx)." in said
    assert "lệnh check" not in said
    book = tmp_path / "bao-cao.xlsx"
    assert not train_report(*asked, "--units-as-of", "2/7/2025", "-o", book).returncode
    told = openpyxl.load_workbook(book)["Vấn đề"].iter_rows(values_only=True)
    assert any("tính vào “Xã Long Khánh”" in str(row) for row in told)


def test_rows_behind_a_regrouped_figure_are_those_that_were_typed(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = write_typed(ROSTER, tmp_path / "ds.xlsx")
    told = answer(
        train_report,
        *("explain", "total", path, "--unit", "Xã Long Khánh", "--units-as-of", "2/7/2025"),
        cwd=tmp_path,
    )
    cells = [row["cells"] for row in told["rows_behind"]]
    assert ["Xã Long Khánh A" in str(one) for one in cells] == [True, False]


def test_a_wrong_day_is_wrong_usage(train_report: TrainReport) -> None:
    refused = train_report("summarize", "sample_data/rosters", "--units-as-of", "31/6/2025")
    assert refused.returncode == 2
    assert "--units-as-of" in refused.stderr


BROKEN = """
[[succession]]
key = "a"
since = "2025-07-01"
former = ["Xã A"]
source = "QĐ 1"
"""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (BROKEN, 'since = "2025-07-01" phải là một ngày'),
        (BROKEN.replace('"2025-07-01"', "2025-07-01").replace("former", "fomer"), "former"),
        (BROKEN.replace('"2025-07-01"', "2025-07-01").replace('source = "QĐ 1"', ""), "source"),
    ],
)
def test_a_broken_succession_is_told_by_line(
    train_report: TrainReport, tmp_path: Path, text: str, says: str
) -> None:
    (tmp_path / "train-report.toml").write_text('vocabulary = "tu.toml"', encoding="utf-8")
    (tmp_path / "tu.toml").write_text(text, encoding="utf-8")
    path = write_typed(ROSTER, tmp_path / "ds.xlsx")
    refused = train_report("summarize", path, cwd=tmp_path)
    assert refused.returncode == 4
    assert says in refused.stderr
    assert "tu.toml" in refused.stderr


def test_a_document_of_today_that_speaks_of_a_district_is_warned_of(
    train_report: TrainReport, tmp_path: Path
) -> None:
    asked = ("summarize", "sample_data/rosters", "-o")
    late = train_report(*asked, tmp_path / "a.docx", "--as-of", "1/7/2025")
    assert late.returncode == 0
    assert "“Huyện uỷ Tân Giang”" in late.stderr
    assert "đã kết thúc từ ngày 01/07/2025" in late.stderr
    assert not train_report(*asked, tmp_path / "b.docx", "--as-of", "30/6/2025").stderr
    assert not train_report(*asked, tmp_path / "c.csv", "--as-of", "1/7/2025").stderr
