"""Every format against the file that was looked at and found good.

Where a change is meant, ``python tests/test_write_golden.py`` writes them again; read the
difference before you commit it.
"""

from __future__ import annotations

import io

import pytest
from docx import Document
from openpyxl import load_workbook
from write_reports import GOLDEN, REPORTS, STYLE

from hongngu_cli.write.formats import FORMATS, render

TEXTS = [name for name, made in FORMATS.items() if made.text]
CASES = [(report, form) for report in REPORTS for form in FORMATS]


def made(report: str, form: str) -> str:
    """Render a report as text; of office files what they show, and how."""
    content = render(REPORTS[report](), form, STYLE)
    if form == "docx":
        return _document(content)
    if form == "xlsx":
        return _workbook(content)
    return content.decode("utf-8")


def _document(content: bytes) -> str:
    lines = []
    for part in Document(io.BytesIO(content)).iter_inner_content():
        if hasattr(part, "rows"):
            lines += ["  | " + " | ".join(cell.text for cell in row.cells) for row in part.rows]
        elif part.style is not None:
            lines.append(f"[{part.style.name}] {part.text}")
    return "\n".join(lines) + "\n"


def _workbook(content: bytes) -> str:
    lines = []
    for sheet in load_workbook(io.BytesIO(content)):
        lines.append(f"== {sheet.title}: {sheet.dimensions} {sorted(map(str, sheet.merged_cells))}")
        for row in sheet.iter_rows():
            lines += [
                f"{cell.coordinate} {cell.data_type} {cell.number_format} {cell.value!r}"
                + " bold" * bool(cell.font.bold)
                for cell in row
                if cell.value is not None
            ]
    return "\n".join(lines) + "\n"


def golden_name(report: str, form: str) -> str:
    ending = FORMATS[form].endings[0]
    return f"{report}{ending}" + ("" if form in TEXTS else ".txt")


@pytest.mark.parametrize(("report", "form"), CASES)
def test_golden(report: str, form: str) -> None:
    golden = (GOLDEN / golden_name(report, form)).read_bytes().decode("utf-8")
    assert made(report, form) == golden


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.glob("[!.]*")} == {golden_name(*case) for case in CASES}


if __name__ == "__main__":
    for case in CASES:
        (GOLDEN / golden_name(*case)).write_bytes(made(*case).encode("utf-8"))
