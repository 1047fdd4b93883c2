"""What we write opens in LibreOffice and says there what it says here."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from documents_made import PROFILES, letter, made
from write_reports import REPORTS, STYLE, VICIOUS

from hongngu_cli.write.formats import render
from hongngu_cli.write.values import visible

Convert = Callable[[Path, str], Path]
pytestmark = pytest.mark.libreoffice
TEXT = "txt:Text (encoded):UTF8"
FIRST_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


def saved(folder: Path, name: str, form: str) -> Path:
    path = folder / f"{name}.{form}"
    path.write_bytes(render(REPORTS[name](), form, STYLE))
    return path


@pytest.mark.parametrize("name", REPORTS)
def test_documents_open(name: str, tmp_path: Path, convert: Convert) -> None:
    text = convert(saved(tmp_path, name, "docx"), TEXT).read_text("utf-8-sig")
    assert REPORTS[name]().title.upper() in text
    if name == "vicious":
        for value in VICIOUS:
            assert visible(value) in text
    if name == "summary":
        assert "301" in text
        assert "Hoàn chỉnh trình độ cao cấp LLCT" in text


@pytest.mark.parametrize("name", REPORTS)
def test_workbooks_open(name: str, tmp_path: Path, convert: Convert) -> None:
    made = convert(saved(tmp_path, name, "xlsx"), FIRST_SHEET).read_text("utf-8")
    cells = [cell for row in csv.reader(io.StringIO(made)) for cell in row]
    assert next(filter(None, cells)).upper() == REPORTS[name]().title.upper()
    if name == "vicious":
        assert set(map(visible, VICIOUS)) <= set(cells)
    if name == "summary":
        assert "301" in cells


def test_a_document_prints_on_the_pages_it_should(
    tmp_path: Path, to_pdf: Callable[[Path], Path]
) -> None:
    printed = to_pdf(saved(tmp_path, "wide", "docx")).read_bytes()
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type/Page/") + printed.count(b"/Type /Page\n") == 2


@pytest.mark.parametrize("profile", PROFILES)
def test_a_letter_opens(profile: str, tmp_path: Path, convert: Convert) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(made(letter(profile)))
    text = convert(path, TEXT).read_text("utf-8-sig")
    motto = "Độc lập - Tự do - Hạnh phúc" if profile == "nd30" else "ĐẢNG CỘNG SẢN VIỆT NAM"
    order = (motto, "BÁO CÁO", "TÌNH HÌNH, KẾT QUẢ", "Nơi nhận:", "PHỤ LỤC", "Nguyễn Thị Thử 40")
    places = [text.index(said) for said in order]
    assert places == sorted(places)
