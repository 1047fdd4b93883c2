"""`vocabulary`: what a word means here and where that is said; `vocabulary add`."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import SAMPLES, Finished, TrainReport

from hongngu_cli import shipped
from hongngu_cli.model.failure import CONFIGURATION, OUTPUT, USAGE

OURS = shipped.vocabulary()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Make a working folder with the samples' own units."""
    for name in ("train-report.toml", "tu-vung.toml"):
        shutil.copy(SAMPLES / name, tmp_path / name)
    return tmp_path


def spellings(folder: Path, train_report: TrainReport, *asked: str) -> list[dict[str, Any]]:
    told = train_report("vocabulary", *asked, "--format", "json", cwd=folder)
    assert told.returncode == 0, told.stderr
    found: list[dict[str, Any]] = json.loads(told.stdout)["spellings"]
    return found


def line(path: Path, number: int) -> str:
    return path.read_text(encoding="utf-8").splitlines()[number - 1]


def test_every_spelling_stands_on_the_line_that_is_named(
    office: Path, train_report: TrainReport
) -> None:
    found = spellings(office, train_report)
    assert len(found) > 1000
    assert {one["kind"] for one in found} == {
        *("level", "group", "unit", "succession", "heading", "value", "abbreviation")
    }
    for one in found:
        path = office / one["path"] if one["own"] else OURS / one["path"]
        assert f'"{one["spelling"]}"' in line(path, one["line"]), one
    own = [one for one in found if one["own"]]
    assert {one["path"] for one in own} == {"tu-vung.toml"}
    assert {one["kind"] for one in own} == {"unit", "succession"}


def test_which_level_a_word_means_here(office: Path, train_report: TrainReport) -> None:
    told = train_report("tu-vung", "TC", cwd=office).stdout
    assert "“TC” được hiểu là Trung cấp LLCT." in told
    assert "Cả ô: chỉ khi đứng một mình trong ô; dưới nhóm: chỉ dưới tiêu đề" in told
    assert {(one["kind"], one["key"]) for one in spellings(office, train_report, "TC")} == {
        ("level", "trung-cap"),
        ("level", "trung-cap-chuyen-mon"),
        ("value", "khong-tap-trung"),
    }


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("lớp TC K12", "được hiểu là Trung cấp LLCT."),
        ("trung cấp", "Trung cấp LLCT, có lưu ý vì chữ này không nói rõ loại"),
        ("CN", "có thể là nhiều trình độ nên được hỏi lại"),
        ("cap nhat kien thuc", "được hiểu là Cập nhật kiến thức"),
        ("ngày sinh", "Ngày sinh (birth_date)"),
        ("an phuoc 1", "Xã An Phước 1"),
        ("birth_date", "NTNS"),
        ("Trug cấp chính trị", "Gần giống: trung cấp chính trị"),
        ("qwertz", "không có cách viết nào chứa “qwertz”"),
    ],
)
def test_a_word_is_answered(query: str, says: str, office: Path, train_report: TrainReport) -> None:
    told = train_report("vocabulary", *query.split(), cwd=office, COLUMNS="200")
    assert (told.returncode, told.stderr) == (0, "")
    assert says in told.stdout


@pytest.mark.parametrize(
    ("asked", "kinds", "keys"),
    [
        (["--kind", "unit"], {"unit"}, None),
        (["--level", "cao cấp"], {"level"}, {"cao-cap"}),
        (["--unit", "UBND xã An Phước 1"], {"unit"}, {"Xã An Phước 1"}),
        (["--heading", "Họ và tên"], {"heading"}, {"name"}),
        (["--value", "sex"], {"value"}, {"nam", "nu"}),
        (["--value", "status=xong"], {"value"}, {"completed"}),
        (["--own"], {"unit", "succession"}, None),
    ],
)
def test_filters(
    asked: list[str],
    kinds: set[str],
    keys: set[str] | None,
    office: Path,
    train_report: TrainReport,
) -> None:
    found = spellings(office, train_report, *asked)
    assert {one["kind"] for one in found} == kinds
    assert keys is None or {one["key"] for one in found} == keys


def test_it_comes_in_other_formats(office: Path, train_report: TrainReport) -> None:
    told = train_report("vocabulary", "--kind", "unit", "--format", "csv", cwd=office)
    rows = list(csv.DictReader(io.StringIO(told.stdout.removeprefix("\ufeff"))))
    assert rows[0]["Cách viết"] == "Khối Đảng, MTTQ, đoàn thể"
    assert rows[0]["Nguồn"] == "tu-vung.toml, dòng 5"
    for name in ("a.xlsx", "a.md"):
        assert train_report("vocabulary", "-o", name, cwd=office).returncode == 0
    assert openpyxl.load_workbook(office / "a.xlsx").sheetnames[0] == "Trình độ, chương trình"
    assert "## Tiêu đề cột" in (office / "a.md").read_text(encoding="utf-8")


def test_a_spelling_that_an_office_gave_a_second_meaning_is_told(
    office: Path, train_report: TrainReport
) -> None:
    own = '[[level]]\nkey = "cao-cap"\nabbreviations = ["TC", "CCC"]\n'
    (office / "tu-vung.toml").write_text(own, encoding="utf-8")
    told = train_report("vocabulary", "--kind", "level", cwd=office, COLUMNS="200").stdout
    (note,) = [line for line in told.splitlines() if "được ghi cho cả" in line]
    assert "“TC” được ghi cho cả Trung cấp LLCT (levels.toml, dòng " in note
    assert "và Cao cấp LLCT (tu-vung.toml, dòng 3): nên bỏ bớt một chỗ." in note


def add(folder: Path, train_report: TrainReport, *words: str) -> Finished:
    told = train_report("vocabulary", "add", *words, cwd=folder)
    assert told.stdout == ""
    return told


def means(folder: Path, train_report: TrainReport, text: str) -> set[tuple[str, str]]:
    return {(one["key"], one["path"]) for one in spellings(folder, train_report, text)}


def test_where_there_is_no_vocabulary_one_is_made_and_named(
    tmp_path: Path, train_report: TrainReport
) -> None:
    told = add(tmp_path, train_report, "TC lý luận HC", "--level", "Trung cấp LLCT")
    assert told.returncode == 0, told.stderr
    assert '"TC lý luận HC" → trình độ, chương trình Trung cấp LLCT' in told.stderr
    assert (tmp_path / "train-report.toml").read_text("utf-8") == 'vocabulary = "tu-vung.toml"\n'
    assert means(tmp_path, train_report, "TC lý luận HC") == {("trung-cap", "tu-vung.toml")}
    roster = tmp_path / "ds.csv"
    roster.write_text("Họ và tên;Lớp;Năm\nLê An;TC lý luận HC;2026\n", encoding="utf-8")
    counted = json.loads(train_report("summarize", roster, "--format", "json").stdout)
    assert counted["figures"]["level.trung-cap"]["value"] == 1


def test_a_configuration_keeps_its_words_and_gets_one_more(
    tmp_path: Path, train_report: TrainReport
) -> None:
    before = "# của cơ quan\r\ndecimals = 2  # hai số\r\n\r\n# tên\r\n[office]\r\nbody = 'A'\r\n"
    (tmp_path / "train-report.toml").write_bytes(before.encode("utf-8-sig"))
    assert add(tmp_path, train_report, "--unit", "Xã Long Hoà C").returncode == 0
    after = (tmp_path / "train-report.toml").read_bytes().decode("utf-8-sig")
    added = 'decimals = 2  # hai số\r\nvocabulary = "tu-vung.toml"\r\n'
    assert after == before.replace("decimals = 2  # hai số\r\n", added)
    assert means(tmp_path, train_report, "long hoa c") == {("Xã Long Hoà C", "tu-vung.toml")}


OWN = """# Từ vựng
[[level]]  # bậc
key = "trung-cap"
spellings = [
    "TC lý luận A",  # đầu tiên
    "TC lý luận B"   # thứ hai
    # hết
]

# Xã
[[unit]]
name = "Xã A"
aliases = ["An A", "UBND xã A",]  # gọi tắt

[[unit]]
name = 'Xã B'
# chưa có tên khác

[[heading]]
field = "name"
headings = []
"""


def test_remarks_and_order_of_a_file_stay(tmp_path: Path, train_report: TrainReport) -> None:
    (tmp_path / "train-report.toml").write_text('vocabulary = "tv.toml"', encoding="utf-8")
    path = tmp_path / "tv.toml"
    path.write_text(OWN, encoding="utf-8")
    for words in (
        ("TC lý luận C", "TCLC", "--level", "trung-cap"),
        ("Đảng bộ xã A", "--unit", "Xã A"),
        ("Xã Bê", "--unit", "xã b"),
        ("Người đi học", "--heading", "name"),
        ("đã ra trường", "--value", "status=completed"),
    ):
        told = add(tmp_path, train_report, *words)
        assert told.returncode == 0, told.stderr
    expected = OWN
    for old, new in (
        (
            '"TC lý luận B"   # thứ hai\n    # hết\n]\n',
            '"TC lý luận B",   # thứ hai\n    # hết\n    "TC lý luận C",\n]\n',
        ),
        ("\n\n# Xã\n", '\nabbreviations = ["TCLC"]\n\n# Xã\n'),
        ('"UBND xã A",]', '"UBND xã A", "Đảng bộ xã A"]'),
        ("name = 'Xã B'\n", "name = 'Xã B'\naliases = [\"Xã Bê\"]\n"),
        ("headings = []\n", 'headings = ["Người đi học"]\n'),
    ):
        assert old in expected
        expected = expected.replace(old, new)
    expected += '\n[[coded]]\nfield = "status"\nkey = "completed"\nspellings = ["đã ra trường"]\n'
    assert path.read_text(encoding="utf-8") == expected
    assert means(tmp_path, train_report, "Xã Bê") == {("Xã B", "tv.toml")}


def test_adding_twice_changes_nothing(office: Path, train_report: TrainReport) -> None:
    assert add(office, train_report, "TC lý luận HC", "--level", "trung-cap").returncode == 0
    before = (office / "tu-vung.toml").read_bytes()
    told = add(office, train_report, "tc  lý luận hc", "--level", "trung-cap")
    assert told.returncode == 0
    assert "đã được hiểu là Trung cấp LLCT (tu-vung.toml, dòng 81)" in told.stderr
    assert (office / "tu-vung.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ["TC", "--level", "cao-cap"],
            '"TC" đã có nghĩa khác: Trung cấp LLCT (levels.toml, dòng ',
        ),
        (["mới tinh", "tc", "--level", "cao-cap"], '"tc" đã có nghĩa khác'),
        (
            ["Cao cap", "--level", "trung-cap"],
            '"Cao cap" không có dấu nên được đọc như “cao cấp”, đã có nghĩa khác: Cao cấp LLCT',
        ),
        (["Lớp TC", "--level", "cao-cap"], '"Lớp TC" đã có nghĩa khác: Trung cấp LLCT.'),
        (["CN", "--level", "dai-hoc"], "có thể là Cử nhân chính trị hoặc Đại học nên luôn"),
        (["trường đại học", "--level", "dai-hoc"], "là tên trường, chức danh"),
        (["LLCT", "--level", "trung-cap"], "là tên nhóm trình độ Đào tạo lý luận chính trị"),
        (["lớp llct K12", "--level", "trung-cap"], "là tên nhóm trình độ"),
        (["bồi dưỡng", "--level", "trung-cap"], "là tên nhóm trình độ Bồi dưỡng"),
        (["tập trung", "--level", "trung-cap"], "chỉ gồm những chữ thường đi kèm tên trình độ"),
        (["Lớp tập trung K12", "--level", "trung-cap"], "chỉ gồm những chữ thường đi kèm"),
        (["K12", "--level", "trung-cap"], "chỉ gồm những chữ thường đi kèm"),
        (
            ["lớp", "--level", "trung-cap"],
            "là tiêu đề cột Lớp, ngành học, không phải trình độ (headings.toml",
        ),
        (["Trình độ", "--level", "trung-cap"], "là tiêu đề cột Trình độ, chương trình"),
        (["đang học", "--level", "trung-cap"], "là giá trị (Tình trạng: Đang học), không phải"),
        (["An Phước 2", "--level", "trung-cap"], "là tên đơn vị Xã An Phước 2"),
        (["An Phước 2", "--unit", "Xã An Phước 1"], "đã có nghĩa khác: Xã An Phước 2"),
        (["Trường", "--heading", "unit"], "đã có nghĩa khác: Cơ sở đào tạo"),
        (["bà", "--value", "sex=nam"], "đã có nghĩa khác: Giới tính: Nữ"),
        (["x", "--level", "cao cap lct"], 'Có phải "Cao cấp LLCT"?'),
        (["x", "--unit", "An Phươc 2"], 'Có phải "Xã An Phước 2"?'),
        (["x", "--heading", "namee"], 'Có phải "name"?'),
        (["x", "--heading", "nam"], '"nam" có thể là “Nam” (male) hoặc “Năm” (year).'),
        (["x", "--heading", "NAM"], "Ghi tên trong ngoặc: male hoặc year."),
        (["x", "--value", "sexx=nam"], 'Có phải "sex"?'),
        (
            ["x", "--value", "Không tập trung"],
            'Có phải "mode=khong-tap-trung" (Hình thức: Không tập trung)? Ghi dạng trường=giá_trị',
        ),
        (["x", "--value", "lạ"], '"lạ" chưa nói là giá trị của trường nào.'),
        (["x", "--value", "sex=nũ"], 'Có phải "nu (Nữ)"? Dùng được: nam (Nam); nu (Nữ).'),
        (["x", "--value", "status=completd"], 'Có phải "completed (Hoàn thành)"? Dùng được: '),
        (["x", "--value", "sex"], "Chưa nói cách viết này nghĩa là gì."),
        (["x"], "Chưa nói cách viết này nghĩa là gì."),
        (["--level", "cao-cap"], "Chưa ghi cách viết cần thêm."),
        (["…", "--level", "cao-cap"], "Cách viết phải có chữ hoặc số."),
        (["x y", "--level", "cao-cap", "--kind", "level"], "--kind: không dùng cùng add."),
        (["x y", "--level", "cao-cap", "--own", "-o", "a.md"], "--own, --output: không dùng"),
        (["x y", "--level", "cao-cap", "--format", "json"], "--format: không dùng cùng add."),
        (["x", "--level", "cao-cap", "--unit", "A"], "Chỉ dùng một trong"),
    ],
)
def test_what_cannot_be_added_is_told_and_nothing_changes(
    words: list[str], says: str, office: Path, train_report: TrainReport
) -> None:
    before = (office / "tu-vung.toml").read_bytes()
    told = add(office, train_report, *words)
    assert told.returncode == USAGE
    assert says in told.stderr
    assert (office / "tu-vung.toml").read_bytes() == before


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("năm", "year"),
        ("year", "year"),
        ("male", "male"),
        ("ho va ten", "name"),
        ("nu", "female"),
    ],
)
def test_a_column_is_named_as_clearly_as_it_needs(
    heading: str, field: str, tmp_path: Path, train_report: TrainReport
) -> None:
    told = add(tmp_path, train_report, "Cột lạ", "--heading", heading)
    assert told.returncode == 0, told.stderr
    assert means(tmp_path, train_report, "Cột lạ") == {(field, "tu-vung.toml")}


def test_what_variables_say_is_not_written_down(office: Path, train_report: TrainReport) -> None:
    said = {
        f"TRAIN_REPORT_{name}": text
        for name, text in (
            ("FORMAT", "json"),
            ("OUTPUT", "ra.json"),
            ("LEVEL", "Cao cấp LLCT"),
            ("UNIT", "Xã An Phước 1;Xã An Phước 2"),
        )
    }
    words = ("vocabulary", "add", "TC lý luận HC")
    told = train_report(*words, cwd=office, **said)
    assert (told.returncode, "Chưa nói cách viết này nghĩa là gì." in told.stderr) == (USAGE, True)
    told = train_report(*words, "--level", "Trung cấp LLCT", cwd=office, **said)
    assert (told.returncode, told.stdout) == (0, ""), told.stderr
    assert means(office, train_report, "TC lý luận HC") == {("trung-cap", "tu-vung.toml")}
    assert not (office / "ra.json").exists()


def test_a_unit_of_another_number_is_no_suggestion(
    tmp_path: Path, train_report: TrainReport
) -> None:
    for name in ("Xã Tân Hội 5", "Xã Long Hoà"):
        assert add(tmp_path, train_report, "--unit", name).returncode == 0
    told = add(tmp_path, train_report, "TH6", "--unit", "Xã Tân Hội 6")
    assert told.returncode == USAGE
    assert "Có phải" not in told.stderr
    told = add(tmp_path, train_report, "TH5", "--unit", "Xã Tân Hợi 5")
    assert 'Có phải "Xã Tân Hội 5"?' in told.stderr


def test_the_first_unit_is_added_before_its_spellings(
    tmp_path: Path, train_report: TrainReport
) -> None:
    told = add(tmp_path, train_report, "An A", "--unit", "Xã A")
    assert told.returncode == USAGE
    assert 'vocabulary add --unit "Xã A"' in told.stderr
    assert not list(tmp_path.iterdir())


def test_a_read_only_file_stays(office: Path, train_report: TrainReport) -> None:
    path = office / "tu-vung.toml"
    before = path.read_bytes()
    path.chmod(0o444)
    told = add(office, train_report, "TC lý luận HC", "--level", "trung-cap")
    assert (told.returncode, path.read_bytes()) == (OUTPUT, before)
    assert "chỉ đọc" in told.stderr


def test_both_files_are_written_or_neither(tmp_path: Path, train_report: TrainReport) -> None:
    configuration = tmp_path / "train-report.toml"
    configuration.write_text("decimals = 2\n", encoding="utf-8")
    configuration.chmod(0o444)
    told = add(tmp_path, train_report, "TC lý luận HC", "--level", "trung-cap")
    assert told.returncode == OUTPUT
    assert [path.name for path in tmp_path.iterdir()] == ["train-report.toml"]


def test_words_that_nobody_named_stay_where_they_cannot_be_named(
    tmp_path: Path, train_report: TrainReport
) -> None:
    configuration, path = tmp_path / "train-report.toml", tmp_path / "tu-vung.toml"
    path.write_bytes("\ufeff# của tôi\r\n".encode())
    before = path.read_bytes()
    configuration.write_text("decimals = 2\n", encoding="utf-8")
    configuration.chmod(0o444)
    told = add(tmp_path, train_report, "TC lý luận HC", "--level", "trung-cap")
    assert (told.returncode, path.read_bytes()) == (OUTPUT, before)
    assert "train-report.toml: không ghi được" in told.stderr


def test_a_file_of_another_form_is_not_touched(office: Path, train_report: TrainReport) -> None:
    path = office / "tu-vung.toml"
    path.write_text('unit = [{name = "Xã A", aliases = ["An A"]}]\n', encoding="utf-8")
    before = path.read_bytes()
    told = add(office, train_report, "A", "--unit", "Xã A")
    assert (told.returncode, path.read_bytes()) == (CONFIGURATION, before)
    assert "không sửa an toàn được" in told.stderr


@pytest.mark.parametrize(
    "broken",
    [
        "[[unit]]\nnmae = 'A'\n",
        "[[level]]\nkey = 'moi'\nlabel = 'Mới'\n",
        "[[rule]]\nkey = 'stt-gapp'\nseverity = 'off'\n",
    ],
)
def test_a_broken_file_that_nobody_named_yet_is_not_taken(
    broken: str, tmp_path: Path, train_report: TrainReport
) -> None:
    (tmp_path / "tu-vung.toml").write_text(broken, encoding="utf-8")
    told = add(tmp_path, train_report, "TC lý luận HC", "--level", "trung-cap")
    assert told.returncode == CONFIGURATION
    assert [path.name for path in tmp_path.iterdir()] == ["tu-vung.toml"]


BROKEN = {
    '[[unit]]\nname = "A"\nname = "B"\n': ("dòng 3", "khoá này đã được ghi ở trên"),
    '[[unit]]\nname = "A\n': ("dòng 2", "thiếu dấu nháy đóng"),
    '[[unit]]\nname = "A"\naliases = ["B" "C"]\n': ("dòng 3", "dấu phẩy trong danh sách"),
    '[unit]\nname = "A"\n': ("dòng 1", "phải viết thành khối [[unit]]"),
    '\n[[rows]]\ntotal = ["x"]\n': ("dòng 2", "phải viết thành khối [rows]"),
    '[[unit]]\naliases = ["x"]\n': ("dòng 1", "khối [[unit]] thứ 1 thiếu name"),
    '# a\n[[level]]\nkey = "moi"\nlabel = "Mới"\n': ("dòng 2", "thiếu group"),
    '[[level]]\nkey = "trung-cap"\nspelings = ["TCL"]\n': ("dòng 3", 'Có phải "spellings"?'),
    '[[level]]\nkey = "trung-cap"\nspellings = "TCL"\n': ("dòng 3", "không đúng kiểu: 'TCL'"),
    '[[level]]\nkey = "x"\ngroup = "chuyen-monn"\nlabel = "X"': ("dòng 3", '"chuyen-mon"?'),
    '[[level]]\nkey = "cao-cap"\nprerequisite = "trung-cp"': ("dòng 3", '"trung-cap"?'),
    '[[ambiguous]]\nlevels = ["cao-cp"]\nexact = ["C"]': ("dòng 2", '"cao-cap"?'),
    '[[heading]]\nfield = "nmae"\nheadings = ["Ai"]\n': ("dòng 2", '"name"?'),
    '[[coded]]\nfield = "statu"\nkey = "x"\nlabel = "X"\n': ("dòng 2", '"status"?'),
    '[[coded]]\nfield = "status"\nkey = "x"\n': ("dòng 1", "thiếu label"),
    '[[rule]]\nkey = "stt-gapp"\nseverity = "off"\n': ("dòng 2", '"stt-gap"?'),
    '[[rule]]\nkey = "stt-gap"\nseverity = "noet"\n': ("dòng 3", '"note"?'),
    '[[rule]]\nkey = "stt-gap"\nseverity = "warn"\n': ("dòng 3", 'Có phải "warning"?'),
    '[[rule]]\nkey = "column-missing"\nseverity = "note"\n': ("dòng 3", 'luôn ở mức "error"'),
    '[[rule]]\nkey = "date-impossible"\nseverity = "off"\n': ("dòng 3", 'luôn ở mức "error"'),
    '[[rule]]\nkey = "level-unknown"\nseverity = "off"\n': ("dòng 3", 'luôn ở mức "error"'),
    '[[rule]]\nkey = "asked-unknown"\nseverity = "off"\n': ("dòng 3", 'luôn ở mức "error"'),
    '[abbreviation]\n"AĐ" = 1\n': ("dòng 2", "không đúng kiểu: 1"),
    "\n\nunits = 1\n": ("dòng 3", 'Có phải "unit"?'),
    '[[level]]\nkey = "trungcap"\nspellings = ["TCL"]\n': ("dòng 1", 'có phải "trung-cap"?'),
    '[[coded]]\nfield = "status"\nkey = "complete"\n': ("dòng 1", 'có phải "completed"?'),
    '[[level]]\nkey = "moi"\ngroup = "boi-duong"\n': ("dòng 1", "     Thêm dòng label"),
    '[[level]]\nkey = "trung-cap"\nspellings = ["Cao cấp LLCT"]\n': (
        "dòng 3: level.spellings",
        "là của Cao cấp LLCT",
    ),
    '[[level]]\nkey = "cao-cap"\nspellings = ["a b c",\n"Trung cấp LLCT"]\n': (
        "dòng 4: level.spellings",
        "là của Trung cấp LLCT",
    ),
    '[[level]]\nkey = "trung-cap"\nabbreviations = ["CC"]\n': ("dòng 3", "là của Cao cấp LLCT"),
    '[[coded]]\nfield = "sex"\nkey = "nam"\nspellings = ["nữ"]\n': ("dòng 4", "là của Nữ"),
    '[[ended]]\nkey = "a"\nsince = 2025-02-30\n': ("dòng 3", "không đặt trong dấu nháy."),
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_file_is_named_with_line_and_nearest_key(
    text: str, office: Path, train_report: TrainReport
) -> None:
    (office / "tu-vung.toml").write_text(text, encoding="utf-8")
    told = train_report("vocabulary", cwd=office)
    assert (told.returncode, told.stdout) == (CONFIGURATION, "")
    where, what = BROKEN[text]
    assert told.stderr.startswith(f"Lỗi: tu-vung.toml, {where}")
    assert what in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("Xã Phú Ân 3", "--unit", "Xã Phú Ân 1"), "“Xã Phú Ân 3” khác số với “Xã Phú Ân 1”"),
        (("--unit", "Xã Phu Ân 1"), "“Xã Phu Ân 1” gần giống “Xã Phú Ân 1” đã có"),
        (("Ngày nhập trường", "--heading", "name"), "còn cột Họ và tên thì không"),
        (("PA1", "--unit", "Xã Phú Ân 1"), ""),
        (("--unit", "Xã Phú Ân 4"), ""),
        (("--unit", "Xã Phú Lộc 1"), ""),
        (("Ngày nhập trường", "--heading", "start"), ""),
        (("Ai đi học", "--heading", "name"), ""),
    ],
)
def test_what_looks_like_a_slip_is_added_and_told(
    words: tuple[str, ...], says: str, office: Path, train_report: TrainReport
) -> None:
    own = '[[unit]]\nname = "Xã Phú Ân 1"\n[[unit]]\nname = "Xã Phú Ân 2"\n'
    (office / "tu-vung.toml").write_text(own, encoding="utf-8")
    told = add(office, train_report, *words)
    assert told.returncode == 0
    assert "Đã thêm vào tu-vung.toml" in told.stderr
    assert says in told.stderr
    assert ("Lưu ý: " in told.stderr) == bool(says)


def test_a_text_without_marks_is_told_what_it_is_read_as(
    office: Path, train_report: TrainReport
) -> None:
    told = add(office, train_report, "Nam", "--heading", "name")
    assert told.returncode == USAGE
    assert '"Nam" không có dấu nên được đọc như “Năm”, đã có nghĩa khác: Năm' in told.stderr


def test_our_own_files_would_pass_as_an_office_s(office: Path, train_report: TrainReport) -> None:
    for path in sorted(OURS.glob("*.toml")):
        assert tomllib.loads(path.read_text(encoding="utf-8"))
        shutil.copy(path, office / "tu-vung.toml")
        told = train_report("vocabulary", "TC", cwd=office)
        assert told.returncode == 0, told.stderr
