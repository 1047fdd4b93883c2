"""What hostile, careless or broken programs put into cells, attributes and addresses."""

from __future__ import annotations

NUMBERS = (
    *("0", "-0", "-1", "1", "255", "256", "65535", "65536", "1048576", "1048577", "2147483647"),
    *("2147483648", "4294967295", "4294967296", "9223372036854775808", "99999999999999999999"),
    *("1e308", "1e309", "-1e308", "1e-320", "NaN", "nan", "inf", "-Infinity", "0x10", "1,5", "१२"),
    *("2958466", "-657435", "60", "0.99999999", "1900", "2019.5"),
)
DAYS = (
    *("9999-12-31", "0000-00-00", "0001-01-01", "99999-01-01", "2019-13-45", "1899-12-30"),
    *("2019-02-30T25:61:61", "31/12/9999", "00/00/0000", "29/02/1900", "ngày 99 tháng 99 năm 9999"),
)
TEXTS = (
    *(
        "",
        " ",
        "\t",
        "\n\n\n",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u202eđảo",
        "\u2066x",
        "a\u0300" * 40,
    ),
    *("=cmd|'/C calc'!A0", "=1+1", "@SUM(1)", "+84", "-1", "'=1", "|", "\\", "`x`", "<b>", "&amp;"),
    *("\x01\x02", "\x1f", "\x7f", "\u0085", "\u2028", "\ud7ff\ue000", "\U0001f600" * 3, "﷽", "🇻🇳"),
    *("x" * 32_767, "Nguyễn " * 4_000, "(" * 3_000, "1." * 2_000, "I" * 400, "- " * 2_000),
    *("năm " * 500, "2019-" * 400, "/" * 500, "0" * 400, "9" * 400, "Trung cấp " * 300),
    *("{{ 7*7 }}", "{% for x in y %}", "%s%n", "../../etc/passwd", "http://x.y/", "$$", "#REF!"),
    *("Tổng cộng", "Cộng", "STT", "Họ và tên", "Năm", "Đơn vị:", "NGƯỜI LẬP BIỂU", "A", "I", "x"),
    *("Nguyễn Văn An", "Lớp TCLLCT K12 (năm 2018)", "15/3/2019", "NguyÔn V¨n An", "Nguyeãn"),
)
ADDRESSES = (
    *(
        "A0",
        "A1",
        "XFD1048576",
        "XFE1048577",
        "ZZZZZZ99999999",
        "1A",
        "",
        "a1",
        "$A$1",
        "A-1",
        "É9",
    ),
    *(
        "A1:A1",
        "A1:A1048576",
        "A1:XFD1048576",
        "B2:A1",
        "A1:ZZZZ9",
        "A1:B2:C3",
        "A1 B2",
        ":",
        "A:A",
    ),
    *("A1:H1048576", "A4:C9", "B4:B5", "A2:L2"),
)
"""References of cells and merged ranges, a million rows deep and backwards among them."""
WORDS = ("true", "xml", "str", "s", "inlineStr", "e", "d", "n", "b", "float", "date", "é", "\u200b")
JUNK_PARTS = (
    b"",
    b"\x00" * 64,
    b"<",
    b"<a>",
    b"<?xml version='1.0' encoding='utf-16'?><a/>",
    b"<?xml version='1.0' encoding='x-none'?><a/>",
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    b"<a>" * 20_000,
    b"<worksheet><sheetData><row><c><v>",
    b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>",
    b"\xef\xbb\xbf<sst><si><t>x</t></si></sst>",
    "<à>é</à>".encode("utf-16"),
)
