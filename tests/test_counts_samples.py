"""Tables of counts among the samples, each number with its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import openpyxl
from counts_read import VOCABULARY, problems

from hongngu_cli.model.counts import Counts
from hongngu_cli.model.place import column_letters
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.counts.reading import read_counts
from hongngu_cli.read.files.opening import open_file
from hongngu_cli.read.tables.recogniser import recogniser

SAMPLES = Path(__file__).parent.parent / "sample_data"
YEARS = (2018, 2019, 2020, 2021)


def sample(name: str) -> Counts:
    finder = recogniser(VOCABULARY, Reading())
    sheets = open_file(str(SAMPLES / name), Limits())
    return read_counts([table for sheet in sheets for table in finder.tables(sheet)], VOCABULARY)


def summed(counts: Counts, *fields: str) -> Mapping[tuple[object, ...], int]:
    sums: Counter[tuple[object, ...]] = Counter()
    for one in counts.counts:
        sums[tuple(getattr(one, field) for field in fields)] += one.value
    return sums


def test_the_quota_of_the_samples_is_read_to_the_cell() -> None:
    counts = sample("quota.xlsx")
    sheet = openpyxl.load_workbook(SAMPLES / "quota.xlsx").worksheets[0]
    levels = {"Cao cấp LLCT": "cao-cap", "Trung cấp LLCT": "trung-cap"}
    wanted = []
    for row in range(9, 19):
        for column in range(3, 11):
            level = levels[str(sheet.cell(7, 3 if column < 7 else 7).value)]
            cell = f"{column_letters(column)}{row}"
            unit, year = sheet.cell(row, 2).value, sheet.cell(8, column).value
            wanted.append(("allocated", unit, level, year, sheet.cell(row, column).value, cell))
    found = [(c.field, c.unit, c.level, c.year, c.value, c.place.cell) for c in counts.counts]
    assert found == wanted
    by_year = summed(counts, "level", "year")
    assert [by_year["cao-cap", year] for year in YEARS] == [6, 7, 8, 9]
    assert [by_year["trung-cap", year] for year in YEARS] == [36, 46, 40, 32]
    assert problems(counts) == []


def test_the_demand_of_the_samples_is_read_to_the_cell() -> None:
    counts = sample("demand.xlsx")
    sheet = openpyxl.load_workbook(SAMPLES / "demand.xlsx").worksheets[0]
    levels = {"Cao cấp LLCT": "cao-cap", "Trung cấp LLCT": "trung-cap"}
    rows = sheet.iter_rows(min_row=8, max_row=87, min_col=2, values_only=True)
    wanted = [
        ("demand", unit, levels[str(level)], year, number, f"E{at}")
        for at, (unit, level, year, number) in enumerate(rows, start=8)
    ]
    found = [(c.field, c.unit, c.level, c.year, c.value, c.place.cell) for c in counts.counts]
    assert found == wanted
    by_year = summed(counts, "level", "year")
    assert [by_year["cao-cap", year] for year in YEARS] == [15, 18, 21, 24]
    assert [by_year["trung-cap", year] for year in YEARS] == [40, 50, 48, 43]
    assert counts.issues == ()


def test_the_learners_of_the_samples_add_up() -> None:
    counts = sample("classes.xlsx")
    assert summed(counts, "field") == {("classes",): 164, ("learners",): 12545}
    by_year = summed(counts, "field", "year")
    assert [by_year["classes", year] for year in YEARS] == [44, 48, 40, 32]
    assert [by_year["learners", year] for year in YEARS] == [3415, 3880, 3010, 2240]
    named = next(one for one in counts.counts if one.field == "classes")
    assert (named.value, named.place.cell) == (1, "B8")
    of_audience = summed(counts, "field", "audience")
    assert of_audience["classes", "Đảng viên mới"] == 20
    assert of_audience["learners", "Đảng viên mới"] == 1207
    assert problems(counts) == []
