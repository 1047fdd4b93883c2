"""Numbers that count nothing: of documents, days, telephones, ranges, and in names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from hongngu_cli.model.passage import Numeral, NumeralKind

CAPITALS = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ"
YEAR = r"(?:19|20)\d\d"
DASH = r"(?:\s?[-–/]|[-–/]\s|\s/\s)"
AMOUNT = r"\d+(?:\.\d{3})*(?:,\d+)?"
PATTERNS: tuple[tuple[NumeralKind, str], ...] = (
    # 97-KH/HU, 135/2020/NĐ-CP, 1663/NQ-UBTVQH15, 12 -KH/HU, 97 - KH/HU; "126 - PV" is a remark
    ("name", rf"\d+(?:/\d{{4}})?{DASH}(?:[{CAPITALS}]+\d*)(?:[-–/&.]?[{CAPITALS}]+\d*)+"),
    ("name", rf"\d+\s[-–]\s[{CAPITALS}]+\d*(?:[-–&.]?[{CAPITALS}]+\d*)*/[{CAPITALS}]\w*"),
    ("name", rf"\d+/\d{{4}}/[{CAPITALS}]\w*(?:[-–/]\w+)*"),
    ("date", rf"\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?{YEAR}(?!\d)"),
    ("date", rf"(?:0?[1-9]|1[0-2])[/-]{YEAR}(?![\d/])"),
    ("year", rf"{YEAR}\s?[-–/]\s?{YEAR}(?![\d.,]\d)"),
    ("name", r"\(?0\d{2,4}\)?[.\s-]?\d{2,4}(?:[.\s-]?\d{2,4}){1,3}(?![\d%])"),
    ("name", r"\d{1,2}(?:\s?(?:h|g)\s?\d{0,2}(?!\w)|\s?giờ\s?\d{2}(?!\d)|:\d\d(?!\d))"),
    ("name", r"24/7(?![\d/])"),
    # telephones that cost nothing, or more: 1800.1234
    ("name", r"1[89]00\.\d{4,6}(?![\d.,]\d)"),
    # of classes by their numbers: lớp 10 có 312 em, 11 có 263 em
    ("name", r"(?<=[,;(]\s)\d{1,2}(?=\s+có\s+\d)"),
    # several names of one kind: khu phố 1,2,3
    ("name", r"\d{1,2}(?:,\d{1,2}){2,}(?!\d|[.,]\d|\s?%)"),
    # codes of goods, telephones inside a house: 6403.51.20, 713.40.16
    ("name", r"\d{2,4}(?:\.\d{2}){2,}(?!\d|[.,]\d|\s?%)"),
    # telephones from abroad, coordinates, degrees
    ("name", r"\d{3,6}\.\d{1,4}\s?[NESWBĐ](?!\w)"),
    ("name", r"\+\d{1,3}(?:[.\s-]?\d{2,4}){2,5}(?![\d%])"),
    ("name", r"\d+(?:,\d+)?\s?°(?:\s?\d+(?:,\d+)?\s?['′’](?:\s?\d+(?:,\d+)?\s?[\"″”])?)?"),
    # 3-5 đồng chí, 5 - 7%, 18.000-19.000 đồng
    ("name", rf"{AMOUNT}\s?%?\s?[-–]\s?{AMOUNT}(?:\s?%)?(?![\d.]*[\w/])"),
    # of what is made in a row: Mi-8, A-10
    ("name", r"(?<=(?<!\w)[A-Z]-)\d+|(?<=(?<!\w)[A-Z][a-z]-)\d+"),
    # in a word: K12, C06, COVID-19, 5G, 12A
    ("name", rf"(?:(?<=[{CAPITALS}])-?\d+(?:/\d+)?|\d+[{CAPITALS}]\d*(?!\w))"),
)
BEGINS = r"(?<![\d.,])(?<!\d/)"
NAMES = re.compile("|".join(f"(?P<n{i}>{BEGINS}{p})" for i, (_, p) in enumerate(PATTERNS)))
LISTED = re.compile(
    r"\s*(?:[-+*•–]\s*)?\(?(?:[IVX]{1,5}\.)?"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)/]|\d{1,2}\s?[-–](?!\s*\d))(?=\s|$)"
    rf"|\s*\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}(?=\s+[{CAPITALS}])"
)
"""The number a line of a list begins with: "1.", "2.1.", "II.1.", "3)", "5-", "2.1 Về"."""
IN_LINE = re.compile(
    r"(?<=[\s:;,.])\(?\d{1,2}\)(?=\s+[^\W\d])|(?<![\w)]\s)(?<!\w)\(\d{1,2}\)(?=\s+[^\W\d])"
)


def names_in(text: str) -> Iterator[Numeral]:
    """Give the numbers that are told to count nothing by how they are written."""
    for found in NAMES.finditer(text):
        group = found.lastgroup or "n0"
        kind = PATTERNS[int(group[1:])][0]
        yield _named(text, found.start(), found.end(), kind)


def list_numbers(text: str) -> Iterator[Numeral]:
    """Give the numbers of items in a list."""
    at = 0
    for line in text.splitlines(keepends=True):
        if found := LISTED.match(line):
            yield _named(text, at, at + found.end(), "name")
        at += len(line)
    for found in IN_LINE.finditer(text):
        if found[0][0] != "(" and text.rfind("(", 0, found.start()) > text.rfind(
            ")", 0, found.start()
        ):
            continue
        yield _named(text, found.start(), found.end(), "name")


def _named(text: str, start: int, end: int, kind: NumeralKind) -> Numeral:
    return Numeral(text[start:end], start, end, kind, Fraction(0))
