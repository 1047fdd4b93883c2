"""``check --fix``: what is unknown is asked for at a terminal and kept in the vocabulary."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import environment, read_terminal
from openpyxl import Workbook

from hongngu_cli import pipeline, shipped
from hongngu_cli.commands.fixing import names_of
from hongngu_cli.commands.meant import level_meant, named, placed
from hongngu_cli.model.place import Place
from hongngu_cli.model.settings import Reading
from hongngu_cli.model.spelling import Unknown
from hongngu_cli.model.units import Unit
from hongngu_cli.read.settings.vocabularies import load_vocabulary

if TYPE_CHECKING:
    from conftest import TrainReport

PROMPT = b"    > "
UNITS = '[[unit]]\nname = "Xã Long Hòa A"\n\n[[unit]]\nname = "Xã Phú Lộc B"\n'
CONFIGURATION = 'vocabulary = "tu-vung.toml"\n'
HEADINGS = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị", "Trình độ đào tạo", "Năm")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a Unix terminal")


def roster(folder: Path, *rows: tuple[str, str, str], headings: tuple[str, ...] = HEADINGS) -> Path:
    """Write a roster whose rows differ in sex, unit and level."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("DS")
    sheet.append(headings)
    for number, (sex, unit, level) in enumerate(rows, start=1):
        name = f"Nguyễn Văn {'ABCDEGH'[number]}n"
        sheet.append((number, name, f"0{number}/03/1985", sex, unit, level, 2020))
    path = folder / "ds.xlsx"
    book.save(path)
    return path


def talk(folder: Path, *answers: str, arguments: tuple[str, ...] = ()) -> tuple[int, str, str]:
    """Answer the questions in turn; give the exit code, what was asked and what was shown."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "hongngu_cli", "check", "ds.xlsx", "--fix", *arguments],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=folder,
        env=environment(),
        start_new_session=True,
    )
    os.close(theirs)
    asked = b""
    with process:
        for number, answer in enumerate(answers, start=1):
            while asked.count(PROMPT) < number and (piece := read_terminal(ours)):
                asked += piece
            if answer == "\x03":
                process.send_signal(signal.SIGINT)
            else:
                os.write(ours, answer.encode() if answer == "\x04" else f"{answer}\n".encode())
        try:
            shown, _ = process.communicate(timeout=60)
        finally:
            process.kill()  # one that still asks would wait for ever
    while piece := read_terminal(ours):
        asked += piece
    os.close(ours)
    return process.returncode, asked.decode().replace("\r\n", "\n"), shown.decode()


def test_a_suggestion_another_name_and_nothing(tmp_path: Path) -> None:
    path = roster(
        tmp_path,
        ("Nam", "Xã Long Hòa A", "Trung cắp chính trị"),
        ("Nam", "Xã Long Hòa A", "Trung cắp chính trị"),
        ("Nữ", "Xã Phú Lộc B", "Lớp đèn dầu"),
        ("Nữ", "Xã Phú Lộc B", "Lớp gì đó"),
    )
    before = path.read_bytes()
    code, asked, shown = talk(tmp_path, "c", "Sơ cấp LLCT", "")
    assert '(1/3) Trình độ, chương trình "Trung cắp chính trị": 2 lượt' in asked
    assert "đầu tiên tại ds.xlsx · DS · F2." in asked
    assert "c: đúng là Trung cấp LLCT · Enter: bỏ qua" in asked
    assert '"Lớp đèn dầu" → Sơ cấp LLCT' in asked
    assert "Đã thêm 2 cách viết vào tu-vung.toml." in asked
    own = (tmp_path / "tu-vung.toml").read_text("utf-8")
    assert "Trung cắp chính trị" in own
    assert "Lớp đèn dầu" in own
    assert "Lớp gì đó" not in own
    assert (tmp_path / "train-report.toml").exists()
    # Read anew: the two are known, the third still is not.
    assert "Lớp gì đó" in shown
    assert "Trung cắp" not in shown
    assert code == 1
    assert path.read_bytes() == before


def test_units_that_are_near_and_new_ones(tmp_path: Path) -> None:
    (tmp_path / "train-report.toml").write_text(CONFIGURATION, "utf-8")
    (tmp_path / "tu-vung.toml").write_text(UNITS, "utf-8")
    roster(
        tmp_path,
        ("Nam", "Trạm Y tế khu vực", "Sơ cấp LLCT"),
        ("Nam", "Xã Long Hào A", "Sơ cấp LLCT"),
    )
    code, asked, shown = talk(tmp_path, "c", "m")
    assert asked.index("Xã Long Hào A") < asked.index("Trạm Y tế khu vực")
    own = (tmp_path / "tu-vung.toml").read_text("utf-8")
    assert 'aliases = ["Xã Long Hào A"]' in own
    assert 'name = "Trạm Y tế khu vực"' in own
    assert "unit-unknown" not in shown
    assert code == 0


def test_coded_values_and_headings(tmp_path: Path) -> None:
    headings = (*HEADINGS[:5], "Trình độ đào tạp", "Năm")
    roster(
        tmp_path,
        ("Nam", "Xã A", "Sơ cấp LLCT"),
        ("đàn ông", "Xã A", "Sơ cấp LLCT"),
        headings=headings,
    )
    code, asked, shown = talk(tmp_path, "c", "?", "1")
    assert 'Tiêu đề cột "Trình độ đào tạp": 1 bảng, đầu tiên tại ds.xlsx · DS · F1.' in asked
    assert 'Giới tính "đàn ông": 1 lượt' in asked
    assert "      1. Nam\n      2. Nữ\n" in asked
    assert '"đàn ông" → Giới tính: Nam' in asked
    assert asked.count("Đã thêm 1 cách viết") == 2
    assert code == 0, shown


def test_a_wrong_name_is_asked_again_and_stopping_keeps_what_was_chosen(tmp_path: Path) -> None:
    roster(tmp_path, ("Nam", "Xã A", "Lớp đèn dầu"), ("Nam", "Xã A", "Lớp đom đóm"))
    _, asked, shown = talk(tmp_path, "Thạc sỉ ơi", "c", "?", "99", "Thạc sĩ", "t")
    assert 'Không có "Thạc sỉ ơi"; gõ ? để xem danh sách.' in asked
    assert 'Không có "c"' in asked
    assert 'Không có "99"' in asked
    assert "Đã thêm 1 cách viết" in asked
    assert "Lớp đèn dầu" not in shown
    assert "Lớp đom đóm" in shown


def test_a_number_counts_only_after_the_numbered_list_of_this_question(tmp_path: Path) -> None:
    roster(tmp_path, ("Nam", "Xã A", "Lớp đèn dầu"), ("Nam", "Xã A", "Lớp đom đóm"))
    _, asked, _ = talk(tmp_path, "1", "?", "2", "1", "")
    assert "hoặc ghi tên đúng" in asked
    assert asked.count("Gõ ? để xem danh sách có đánh số rồi mới chọn bằng số.") == 2
    assert "→ Sơ cấp LLCT" not in asked
    assert '"Lớp đèn dầu" → Trung cấp LLCT' in asked
    own = (tmp_path / "tu-vung.toml").read_text("utf-8")
    assert "Lớp đom đóm" not in own


def test_an_interruption_keeps_what_was_answered(tmp_path: Path) -> None:
    roster(tmp_path, ("Nam", "Xã A", "Lớp đèn dầu"), ("Nam", "Xã A", "Lớp đom đóm"))
    code, asked, shown = talk(tmp_path, "Thạc sĩ", "\x03")
    assert "Lớp đèn dầu" in (tmp_path / "tu-vung.toml").read_text("utf-8")
    assert asked.count("Đã thêm 1 cách viết vào tu-vung.toml.") == 1
    assert (code, shown) == (130, "")


def test_a_new_unit_is_known_to_the_questions_after_it(tmp_path: Path) -> None:
    (tmp_path / "train-report.toml").write_text(CONFIGURATION, "utf-8")
    (tmp_path / "tu-vung.toml").write_text(UNITS, "utf-8")
    roster(tmp_path, ("Nam", "Trạm Y tế số 7", "Thạc sĩ"), ("Nam", "Trạm YT 7", "Thạc sĩ"))
    code, asked, shown = talk(tmp_path, "m", "?", "3")
    assert "      3. Trạm Y tế số 7\n" in asked
    assert "Đã thêm 2 cách viết vào tu-vung.toml." in asked
    own = (tmp_path / "tu-vung.toml").read_text("utf-8")
    assert 'name = "Trạm Y tế số 7"\naliases = ["Trạm YT 7"]' in own
    assert "unit-unknown" not in shown
    assert code == 0


@pytest.mark.parametrize("last", ["t", "\x04"])
def test_nothing_chosen_writes_nothing(tmp_path: Path, last: str) -> None:
    roster(tmp_path, ("Nam", "Xã A", "Lớp đèn dầu"))
    code, asked, shown = talk(tmp_path, last)
    assert "Đã thêm" not in asked
    assert "Lớp đèn dầu" in shown
    assert [path.name for path in tmp_path.iterdir()] == ["ds.xlsx"]
    assert code == 1


def test_what_means_several_things_is_not_asked(tmp_path: Path) -> None:
    roster(tmp_path, ("Nam", "Xã A", "Sau đại học"), ("Nam", "Xã A", "LLCT"))
    _, asked, shown = talk(tmp_path)
    assert "Không có cách viết nào lạ" in asked
    assert '"Sau đại học"' in shown
    assert '"LLCT"' in shown


def test_signs_and_errors_are_no_spellings(tmp_path: Path) -> None:
    (tmp_path / "train-report.toml").write_text(CONFIGURATION, "utf-8")
    (tmp_path / "tu-vung.toml").write_text(UNITS, "utf-8")
    place = "Xã Long Hòa A"
    levels = ("-", "...", "?", "#N/A", "Err:508")
    roster(tmp_path, *(("Nam", place, text) for text in levels), ("#REF!", "#NAME?", "Thạc sĩ"))
    code, asked, shown = talk(tmp_path)
    assert "Không có cách viết nào lạ" in asked
    told = " ".join(shown.split())
    assert told.count("Dòng này chưa ghi trình độ, chương trình. Ghi trình độ hoặc đánh") == 2
    assert "chỉ có dấu “?”, chưa rõ nghĩa. Ghi trình độ hoặc đánh" in told
    assert 'F5: "#N/A" Ô này ghi lỗi #N/A' in told
    assert told.count('F5: "#N/A"') == 1
    assert 'F6: "Err:508" Không phải trình độ đã biết.' in told  # words, to a workbook: no error
    assert code == 1


def test_a_list_refused_for_its_headings_is_read_once_they_are_told(tmp_path: Path) -> None:
    headings = (*HEADINGS[:3], "Phái tính", "Chỗ làm", "Học vị", "Năm")
    roster(tmp_path, ("Nam", "Xã A", "Thạc sĩ"), headings=headings)
    vocabulary = load_vocabulary(shipped.vocabulary())
    labels = [vocabulary.field_label(field) for field in ("sex", "level")]
    code, asked, shown = talk(tmp_path, *labels)
    # "Chỗ làm" is known by its cells.
    assert '(1/2) Tiêu đề cột "Phái tính": 1 bảng, đầu tiên tại ds.xlsx · DS · D1.' in asked
    assert "Đã thêm 2 cách viết" in asked
    assert code == 0, shown


def test_a_column_named_without_marks_is_asked_for_again_where_it_may_be_two(
    tmp_path: Path,
) -> None:
    roster(tmp_path, ("Nam", "Xã A", "Thạc sĩ"), headings=(*HEADINGS[:6], "Thời điểm"))
    code, asked, shown = talk(tmp_path, "nam", "Năm")
    assert '"nam" có thể là “Nam” (male) hoặc “Năm” (year). Ghi tên trong ngoặc' in asked
    assert '"Thời điểm" → Năm' in asked
    assert code == 0, shown


def test_a_heading_beneath_another_is_asked_for_by_its_own_words(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("DS", 0)
    sheet.append((*HEADINGS[:3], "Thông tin", "", *HEADINGS[5:]))
    sheet.append(("", "", "", "Phái tính", "Đơn vj", "", ""))
    sheet.merge_cells("D1:E1")
    for column in "ABCFG":
        sheet.merge_cells(f"{column}1:{column}2")
    sheet.append((1, "Nguyễn Văn An", "01/03/1985", "Nam", "Xã A", "Thạc sĩ", 2020))
    path = tmp_path / "ds.xlsx"
    book.save(path)
    session = pipeline.begin([str(path)], Reading())
    asked = [one.text for one in pipeline.unknown_spellings(session)]
    assert asked == ["Đơn vj", "Phái tính"]


@pytest.mark.parametrize("text", ["0", "Không", "c", " TCX ", "thạcsĩ"])
def test_a_single_word_means_a_level_only_as_a_whole_cell(text: str) -> None:
    meaning = level_meant("thac-si", load_vocabulary(shipped.vocabulary()))
    assert placed(meaning, text).list_key == "abbreviations"
    assert placed(meaning, f"Lớp {text}").list_key == "spellings"


def test_without_a_terminal_it_says_what_to_do(tmp_path: Path, train_report: TrainReport) -> None:
    roster(tmp_path, ("Nam", "Xã A", "Lớp đèn dầu"))
    told = train_report("check", "ds.xlsx", "--fix", cwd=tmp_path)
    assert told.returncode == 2
    assert "màn hình lệnh" in told.stderr
    assert "vocabulary add" in told.stderr


@pytest.mark.parametrize("kind", ["level", "unit", "heading", "value"])
def test_every_name_listed_means_itself(kind: str) -> None:
    vocabulary = replace(
        load_vocabulary(shipped.vocabulary()), unit=(Unit("Xã Long Hòa A"), Unit("Đảng ủy khối 2"))
    )
    fields = dict.fromkeys(coded.field for coded in vocabulary.coded)
    for field in fields if kind == "value" else [kind]:
        one = Unknown(kind, field, "", 1, Place(""), "")
        for name in names_of(one, vocabulary):
            meaning = named(one, name, vocabulary)
            assert meaning is not None, name
            assert meaning.label.endswith(name)
