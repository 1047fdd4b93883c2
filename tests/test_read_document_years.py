"""The year that the text of a Word document tells once, for all the lists in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from made_archives import docx

from hongngu_cli import shipped
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

if TYPE_CHECKING:
    from conftest import TrainReport

VOCABULARY = load_vocabulary(shipped.vocabulary())
SENT = "Cử 03 đồng chí tham gia học các lớp lý luận chính trị năm 2021."
SECOND = "Danh sách học lớp Cao cấp lý luận chính trị"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def people(*names: str, more: tuple[str, str] = ("Chức vụ", "Bí thư")) -> str:
    lines = [("STT", "Họ và tên", more[0])]
    lines += [(str(number), name, more[1]) for number, name in enumerate(names, start=1)]
    cells = ("".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in line) for line in lines)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in cells)}</w:tbl>"


def years(
    folder: Path, text: str, first: str, second: str, **more: tuple[str, str]
) -> list[object]:
    """Read the years of three people in two lists, one and two, beneath a text."""
    body = [paragraph(text)] if text else []
    body += [paragraph(first), people("Lê Văn An"), paragraph(second)]
    body += [people("Võ Thị Bé", "Ngô Sáu", **more)]
    path = folder / "ds.docx"
    path.write_bytes(docx("".join(body)))
    roster = read_roster(open_files([str(path)], VOCABULARY, Reading(), Limits()), VOCABULARY)
    return list(roster.columns["year"])


def test_the_year_of_the_text_holds_for_all_lists_in_it(tmp_path: Path) -> None:
    first = "Danh sách học lớp Trung cấp lý luận chính trị"
    assert years(tmp_path, SENT, first, SECOND) == [2021, 2021, 2021]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        pytest.param(
            "", "Danh sách học lớp Trung cấp lý luận chính trị năm 2021", SECOND, id="of one class"
        ),
        pytest.param(
            SENT,
            "Danh sách học lớp Trung cấp lý luận chính trị",
            f"{SECOND} (khai giảng năm 2022, bế giảng năm 2024)",
            id="several of its own",
        ),
    ],
)
def test_a_year_of_one_list_is_not_that_of_another(
    text: str, first: str, second: str, tmp_path: Path
) -> None:
    assert 2021 not in years(tmp_path, text, first, second)[1:]


def test_a_column_of_years_is_left_alone(tmp_path: Path) -> None:
    first = "Danh sách học lớp Trung cấp lý luận chính trị"
    read = years(tmp_path, SENT, first, SECOND, more=("Năm đào tạo", "2020"))
    assert read == [2021, 2020, 2020]


def test_inspect_says_where_the_year_stands(tmp_path: Path, train_report: TrainReport) -> None:
    years(tmp_path, SENT, "Danh sách học lớp Trung cấp lý luận chính trị", SECOND)
    told = train_report("inspect", str(tmp_path / "ds.docx"))
    assert "Năm ghi ngoài bảng, ở bảng trước trong tệp: 2021." in told.stdout
