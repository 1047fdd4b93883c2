"""The formats in sight: names, endings, cheap to import, the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from write_reports import REPORTS, STYLE, empty

from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.write.formats import BOM, FORMATS, for_stdout, format_of, render

HEAVY = ("docx", "xlsxwriter", "jinja2", "markdown_it", "rich", "pandas", "openpyxl")
SUMS = """
import hashlib, write_reports as w
from hongngu_cli.write.formats import FORMATS, render
for name, made in w.REPORTS.items():
    for form in FORMATS:
        print(name, form, hashlib.sha256(render(made(), form, w.STYLE)).hexdigest())
"""


def python(code: str, **environment: str) -> str:
    """Run Python with the paths of this one."""
    paths = os.pathsep.join(path for path in sys.path if path)
    return subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": paths, **environment},
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout


def test_the_formats_are_in_sight() -> None:
    assert list(FORMATS) == ["terminal", "md", "html", "docx", "xlsx", "csv", "json"]
    assert [name for name, made in FORMATS.items() if not made.text] == ["docx", "xlsx"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.docx", "docx"),
        (Path("b/Tổng hợp.XLSX"), "xlsx"),
        ("a.htm", "html"),
        ("a.markdown", "md"),
        ("a.tar.json", "json"),
        ("a.txt", "terminal"),
        ("a.pdf", None),
        ("docx", None),
        ("-", None),
    ],
)
def test_the_ending_tells_the_format(path: str | Path, name: str | None) -> None:
    assert format_of(path) == name


def test_an_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(Failure, match="docx, xlsx") as caught:
        render(empty(), "pdf", STYLE)
    assert caught.value.code == USAGE


def test_libraries_wait_until_a_format_needs_them() -> None:
    loaded = (
        f"import hongngu_cli.write.formats, sys; print([m for m in {HEAVY} if m in sys.modules])"
    )
    assert python(loaded).strip() == "[]"


def test_a_report_is_the_same_bytes_at_any_hour_and_under_any_hash_seed() -> None:
    """Another process, later: zips tell two seconds apart, so an hour is added to its clock."""
    later = f"import time; _time = time.time; time.time = lambda: _time() + 3600\n{SUMS}"
    here = "".join(
        f"{name} {form} {hashlib.sha256(render(made(), form, STYLE)).hexdigest()}\n"
        for name, made in REPORTS.items()
        for form in FORMATS
    )
    assert python(later, PYTHONHASHSEED="7", TZ="Asia/Ho_Chi_Minh", LC_ALL="C.UTF-8") == here


def test_a_byte_order_mark_stays_with_files() -> None:
    content = render(REPORTS["summary"](), "csv", STYLE)
    assert content.startswith(BOM)
    assert for_stdout("csv", content) == content[3:]
    assert for_stdout("md", BOM + b"x") == BOM + b"x"
