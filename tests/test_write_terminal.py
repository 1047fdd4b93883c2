"""The terminal: everything is there, at any width, in any colour or none."""

from __future__ import annotations

import re
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from write_reports import LONG_WORD, REPORTS, STYLE, VICIOUS, summary, vicious, wide

from hongngu_cli.model.report import Report
from hongngu_cli.write.formats import render
from hongngu_cli.write.terminal_issues import A_CELL_EACH, cut, measured
from hongngu_cli.write.values import shown, visible


def text(report: Report, width: int = 80, *, colour: bool = False) -> str:
    style = replace(STYLE, width=width, colour=colour)
    return render(report, "terminal", style).decode("utf-8")


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [20, 40, 80, 132, 300])
def test_no_line_is_longer_than_the_terminal_and_nothing_is_cut(name: str, width: int) -> None:
    made = text(REPORTS[name](), width)
    assert max(map(cell_len, made.splitlines())) <= width
    assert "…" not in made
    assert "\x1b" not in made
    assert made.endswith("\n")
    assert not made.endswith("\n\n")


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [60, 80, 200])
def test_every_number_stands_whole(name: str, width: int) -> None:
    made = text(REPORTS[name](), width)
    words = set(re.split(r"\s+", made))
    for table in REPORTS[name]().tables:
        for row in (*table.rows, *(band.subtotal for band in table.bands)):
            for column in table.columns:
                if column.kind in ("count", "share", "date"):
                    assert shown(row.get(column.key), column.kind) in words | {""}


def test_all_words_are_there() -> None:
    made = text(vicious(), 100)
    joined = re.sub(r"\s+", " ", made)
    for value in VICIOUS:
        assert visible(value) in joined, value
    assert LONG_WORD in re.sub(r"\s+", "", text(vicious(), 40))


def test_a_wide_table_comes_in_parts_under_their_headings() -> None:
    made = text(wide())
    assert "Phần 1/3: Lý luận chính trị\n" in made
    assert "Phần 2/3: Chuyên môn, bồi dưỡng\n" in made
    assert made.count("Xã An Phước 1") == 3
    whole = text(wide(), 300)
    assert "Phần" not in whole
    assert whole.count("Lý luận chính trị:") == 5


def test_bands_stand_over_their_rows_and_the_total_under_a_line() -> None:
    lines = text(summary()).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("Đào tạo lý luận chính trị"))
    assert lines[at].split()[-2:] == ["225", "74,8%"]
    assert lines[at + 1].startswith("  Sơ cấp LLCT ")
    total = next(i for i, line in enumerate(lines) if line.startswith("Tổng cộng"))
    assert set(lines[total - 1]) == {"─"}


def test_the_worst_issues_come_first_and_notes_are_counted() -> None:
    made = text(summary(), 120)
    assert "Vấn đề trong dữ liệu: 1 lỗi, 2 cảnh báo\n" in made
    sheet = "\n\nrosters/Danh sách cử đi học 2018-2019.xlsx · Khối Đảng\n"
    assert f'{sheet}  Cảnh báo D17, D25: "Trung cắp"\n    ' in made
    assert made.index("Lỗi ") < made.index("Cảnh báo ")
    assert "Còn 1 lưu ý khi đọc tệp" in made
    assert "dòng 40" not in made


def test_where_issues_are_the_matter_all_are_told_by_place() -> None:
    made = text(replace(summary(), issues_in_full=True), 120)
    assert "Vấn đề trong dữ liệu: 1 lỗi, 2 cảnh báo, 1 lưu ý" in made
    assert "  Lưu ý dòng 40\n" in made
    assert made.index("D17") < made.index("C131")


def test_many_issues_are_cut_aloud_and_not_at_all_where_they_are_the_matter() -> None:
    issues = tuple(
        replace(issue, says=f"Số {n}.") for n in range(40) for issue in summary().issues[:1]
    )
    assert "Còn 30 vấn đề khác khi đọc tệp" in text(replace(summary(), issues=issues))
    full = text(replace(summary(), issues=issues, issues_in_full=True))
    assert "Số 39." in full
    assert "khi đọc tệp" not in full


def test_cells_that_follow_one_another_are_a_range() -> None:
    issue = summary().issues[0]
    many = tuple(replace(issue, place=replace(issue.place, row=row)) for row in (3, 4, 5, 9))
    assert "D3:D5, D9" in text(replace(summary(), issues=many), 120)


def test_the_account_of_rows_stands_last() -> None:
    last = text(summary(), 200).splitlines()[-1]
    assert last.startswith("Đã đọc 340 dòng: tính 301; để riêng 39 (trống 4, tiêu đề cột 17,")


@given(
    st.lists(st.text("aữộ–“1", min_size=1, max_size=40), max_size=9).map(" ".join),
    st.integers(1, 40),
)
def test_what_needs_no_measuring_is_broken_as_what_is_measured(words: str, room: int) -> None:
    assert A_CELL_EACH.fullmatch(words)
    assert list(cut(words, room)) == list(measured(words, room))


def test_no_letter_that_needs_no_measuring_takes_two_cells_or_none() -> None:
    letters = filter(A_CELL_EACH.fullmatch, map(chr, range(sys.maxunicode)))
    assert {cell_len(letter) for letter in letters} == {1}


def test_colour_adds_codes_and_changes_no_word() -> None:
    coloured = text(summary(), colour=True)
    assert "\x1b[" in coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == text(summary()).splitlines()


def test_the_environment_does_not_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    meant = text(summary())
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS", "JUPYTER_COLUMNS"):
        monkeypatch.setenv(name, "40")
    assert text(summary()) == meant
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in text(summary(), colour=True)
