"""What is wrong with the syntax of a TOML file, in Vietnamese."""

from __future__ import annotations

import datetime as dt
import re
import tomllib

SAYS = (
    ("Cannot overwrite a value", "khoá này đã được ghi ở trên"),
    ("Cannot declare", "bảng này đã được khai báo ở trên, hoặc viết [ ] thay vì [[ ]]"),
    ("Cannot mutate", "khoá này đã được ghi ở trên"),
    ("Cannot redefine", "khoá này đã được ghi ở trên"),
    ("Duplicate inline table key", "khoá này ghi hai lần"),
    ("Expected '=' after a key", "thiếu dấu = sau tên khoá"),
    ("Expected ']' at the end", "thiếu dấu ] đóng tên bảng"),
    ("Expected ']]' at the end", "thiếu dấu ]] đóng tên khối"),
    (
        "Expected newline or end of document",
        "có chữ thừa sau giá trị, hoặc thiếu dấu nháy, dấu phẩy",
    ),
    ("Illegal character", "thiếu dấu nháy đóng, hoặc có ký tự không dùng được"),
    ("Invalid initial character for a key", "tên khoá không hợp lệ"),
    ("Invalid statement", "không phải dòng khoá = giá trị"),
    ("Invalid value", "giá trị không hợp lệ"),
    ("Unclosed array", "thiếu dấu ] hoặc dấu phẩy trong danh sách"),
    ("Unclosed inline table", "thiếu dấu } hoặc dấu phẩy"),
    ("Unescaped '\\' in a string", "dấu \\ trong nháy kép phải viết thành \\\\"),
    ("Unterminated string", "thiếu dấu nháy đóng"),
    ("Expected ", "thiếu dấu nháy đóng"),
)
"""What the parser says at the beginning, and how a clerk reads it."""
PLACE = re.compile(r"at line (\d+), column (\d+)")
DAY = re.compile(r"=\s*((\d{4})-(\d{1,2})-(\d{1,2}))\b")
LAST_MONTH = 12


SYNTAX = "Sửa dòng được nêu; chuỗi chữ phải đặt trong dấu nháy kép."
CALENDAR = "Ghi lại ngày đúng: năm, tháng, ngày, ví dụ 2026-11-22, không đặt trong dấu nháy."


def mistake_in_words(error: tomllib.TOMLDecodeError, text: str = "") -> tuple[str, str]:
    """Say where the mistake is and which one, and what to do about it.

    A day that cannot be is found in the text.

    >>> error = tomllib.TOMLDecodeError("Cannot overwrite a value (at line 2, column 9)")
    >>> mistake_in_words(error)[0]
    'dòng 2, cột 9: sai cú pháp TOML, khoá này đã được ghi ở trên'
    """
    told = str(error)
    place = PLACE.search(told)
    where = f"dòng {place[1]}, cột {place[2]}" if place else "cuối tệp"
    lines = text.splitlines()
    if place and int(place[1]) <= len(lines) and (day := _day(lines[int(place[1]) - 1])):
        return f"dòng {place[1]}: {day}", CALENDAR
    what = next((f", {says}" for begins, says in SAYS if told.startswith(begins)), "")
    return f"{where}: sai cú pháp TOML{what}", SYNTAX


def _day(line: str) -> str:
    """Say why the day of a line cannot be, '' where it has none or it can.

    >>> _day("since = 2025-13-29"), _day("since = 2025-02-30")
    ('ngày 2025-13-29 không có: năm không có tháng 13', 'ngày 2025-02-30 không có trên lịch')
    >>> _day("since = 2025-7-1")
    'ngày 2025-7-1 phải ghi tháng và ngày bằng hai chữ số: 2025-07-01'
    """
    found = DAY.search(line)
    if not found:
        return ""
    year, month, day = (int(found[part]) for part in (2, 3, 4))
    if not 1 <= month <= LAST_MONTH:
        return f"ngày {found[1]} không có: năm không có tháng {month}"
    try:
        meant = dt.date(year, month, day)
    except ValueError:
        return f"ngày {found[1]} không có trên lịch"
    if meant.isoformat() == found[1]:
        return ""
    return f"ngày {found[1]} phải ghi tháng và ngày bằng hai chữ số: {meant}"
