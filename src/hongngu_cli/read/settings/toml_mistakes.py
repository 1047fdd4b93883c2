"""What is wrong with the syntax of a TOML file, in Vietnamese."""

from __future__ import annotations

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


def mistake_in_words(error: tomllib.TOMLDecodeError) -> str:
    """Say where the mistake is and which one.

    >>> mistake_in_words(tomllib.TOMLDecodeError("Cannot overwrite a value (at line 2, column 9)"))
    'dòng 2, cột 9: sai cú pháp TOML, khoá này đã được ghi ở trên'
    """
    told = str(error)
    what = next((f", {says}" for begins, says in SAYS if told.startswith(begins)), "")
    place = PLACE.search(told)
    where = f"dòng {place[1]}, cột {place[2]}" if place else "cuối tệp"
    return f"{where}: sai cú pháp TOML{what}"
