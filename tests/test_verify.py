"""`verify`: a document is made, its sources, figures or text change, and that is what is told."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from documents_verified import DAY, ROSTER, asked, made, small_office, states
from docx import Document
from openpyxl import load_workbook
from test_provenance import FORMATS, MADE
from typed_tables import write_typed

import hongngu_cli
from hongngu_cli.cli import obey
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.documents.carried import carried
from hongngu_cli.read.documents.carried import document as document_of
from hongngu_cli.write.provenance import embedded

Convert = Callable[[Path, str], Path]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return small_office(tmp_path, monkeypatch)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("form", FORMATS)
def test_what_was_edited_by_hand_is_named(form: str) -> None:
    path = made("report", "ket-qua", "ds", *DAY, "-o", f"ra.{form}")
    edit(path, "Trung cấp LLCT", "Trung cấp lý luận")
    code, told = asked(str(path))
    assert (code, told["changed"]) == (1, [])
    assert set(states(told).values()) == {"same"}
    assert told["edited"]
    assert {one["kind"] for one in told["edited"]} == {"changed"}
    assert all("Trung cấp lý luận" in one["text"] for one in told["edited"])
    hidden = asked(str(path), "--mask")[1]["edited"]
    assert [one["text"] for one in hidden] == ["(đã che)"] * len(told["edited"])


def edit(path: Path, old: str, new: str) -> None:
    """Change words as a clerk would who has the document open."""
    if path.suffix == ".docx":
        document = Document(str(path))
        cells = (c for table in document.tables for row in table.rows for c in row.cells)
        for paragraph in (p for cell in cells for p in cell.paragraphs):
            for run in paragraph.runs:
                run.text = run.text.replace(old, new)
        document.save(str(path))
    elif path.suffix == ".xlsx":
        book = load_workbook(path)
        for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, str):
                cell.value = cell.value.replace(old, new)
        made = carried(document_of(str(path), Limits()))
        book.save(path)
        # Excel keeps parts that are not its own; this library drops them.
        path.write_bytes(embedded(path.read_bytes(), "xlsx", made))
    else:
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.usefixtures("office")
def test_removed_and_added_paragraphs_are_told() -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.docx")
    document = Document(str(path))
    first, second = [one for one in document.paragraphs if one.text.strip()][:2]
    second._p.getparent().remove(second._p)  # noqa: SLF001 - python-docx has no other way
    first.insert_paragraph_before("Kính gửi đồng chí")
    document.save(str(path))
    code, told = asked(str(path))
    assert code == 1
    assert {(one["kind"], one["text"]) for one in told["edited"]} == {
        ("added", "Kính gửi đồng chí"),
        ("removed", None),
    }


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    "line",
    [
        ("summarize", "ds", "--chart"),
        ("report", "ket-qua", "ds"),
        ("report", "quyet-dinh-cu", "ds"),
        ("form", "10-btctw", "ds"),
    ],
    ids=lambda one: " ".join(one[:2]),
)
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_saving_in_libreoffice_edits_nothing(
    office: Path, convert: Convert, line: tuple[str, ...], form: str
) -> None:
    path = convert(made(*line, *DAY, "-o", f"ra.{form}").absolute(), form)
    shutil.copy(path, office / f"luu.{form}")
    code, told = asked(f"luu.{form}")
    assert told["edited"] == []
    assert code == 0


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("form", ["html", "md"])
def test_other_ends_of_lines_edit_nothing(form: str) -> None:
    path = made("report", "ket-qua", "ds", *DAY, "-o", f"ra.{form}")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    code, told = asked(str(path))
    assert (code, told["edited"]) == (0, [])


@pytest.mark.parametrize("each", ["unit", "person"])
def test_one_of_many_is_verified_alone(office: Path, each: str) -> None:
    line = ("report", "quyet-dinh-cu", "ds", *DAY, "--each", each, "-o", "{number}.docx")
    assert obey(line) == 0
    assert asked("01.docx")[0] == asked("02.docx")[0] == 0
    write_typed(ROSTER.replace("Thạc sĩ ", "Đại học"), office / "ds" / "ds.xlsx")
    first, second = asked("01.docx")[1], asked("02.docx")[1]
    assert first["changed"] == []
    assert states(first) == states(second) == {"ds/ds.xlsx": "changed"}
    write_typed("\n".join(ROSTER.splitlines()[:-1]), office / "ds" / "ds.xlsx")
    told = asked("02.docx")[1]
    assert told["unsaid"] or told["changed"] == ["total"]
    assert told["holds"] is False


def test_masked_documents_keep_nobody(office: Path) -> None:
    path = made("lookup", "Trần", "ds", "--mask", *DAY, "-o", "ra.docx")
    code, told = asked(str(path))
    assert code == 0
    assert "nêu tên người" in told["unsaid"]
    write_typed(ROSTER.replace("2025", "2024"), office / "ds" / "ds.xlsx")
    assert asked(str(path))[0] == 1


@pytest.mark.usefixtures("office")
def test_other_variables_and_another_day_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.docx")
    monkeypatch.setenv("TRAIN_REPORT_YEAR", "2024")
    assert asked(str(path))[0] == 0


@pytest.mark.usefixtures("office")
def test_another_version_is_told() -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.md")
    older = replace(MADE, command_line=("summarize", "ds"), program="0.1.0", blocks=())
    path.write_bytes(embedded(b"", "md", replace(older, figures={"total": 2}, only=None, used=())))
    told = asked(str(path))[1]
    assert told["program"] == {"then": "0.1.0", "now": hongngu_cli.__version__}
    assert told["figures"]["total"]["holds"]


@pytest.mark.parametrize("form", ["terminal", "md", "html", "docx", "xlsx", "csv"])
def test_it_is_told_in_every_format(
    office: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.docx")
    write_typed(ROSTER.replace("Thạc sĩ  ", "Cao cấp LLCT"), office / "ds" / "ds.xlsx")
    capsys.readouterr()
    assert obey(["doi-chieu", str(path), "--all", "--format", form, "-o", "doi-chieu"]) == 1
    if form in {"terminal", "md"}:
        told = Path("doi-chieu").read_text("utf-8")
        assert all(len(line) <= 80 for line in told.splitlines()) or form == "md"
        assert "Cao cấp LLCT" in told
        assert "train-report explain group.ly-luan-chinh-tri ds" in told.replace("\n  ", " ")


@pytest.mark.usefixtures("office")
def test_a_document_of_an_own_template_carries_its_own() -> None:
    ours = made("report", "ket-qua", "ds", *DAY, "-o", "cu.docx")
    document = Document(str(ours))
    document.paragraphs[0].text = "Kỳ: {{ period }}"
    document.sections[0].header.paragraphs[0].text = "Mẫu riêng"
    document.save("mau.docx")
    path = made("report", "ket-qua", "ds", "--template", "mau.docx", *DAY, "-o", "ra.docx")
    code, told = asked(str(path))
    assert (code, states(told)) == (0, {"ds/ds.xlsx": "same", "mau.docx": "same"})
    assert told["command_line"][-1] in {"--template=mau.docx", "--as-of=31/12/2021"}
    Path("mau.docx").write_bytes(ours.read_bytes())
    code, told = asked(str(path))
    assert (code, states(told)["mau.docx"]) == (1, "changed")
    document = Document(str(path))
    document.sections[0].header.paragraphs[0].text = "Mẫu khác"
    document.save(str(path))
    assert [one["where"] for one in asked(str(path))[1]["edited"]] == ["đầu trang"]


@pytest.mark.usefixtures("office")
def test_what_was_found_in_a_text_is_verified_too() -> None:
    Path("bai.txt").write_text("Cử 10 người, trong đó nam 6, nữ 4.\n", "utf-8")
    path = made("proofread", "bai.txt", *DAY, "-o", "ra.docx")
    code, told = asked(str(path))
    assert (code, states(told)) == (0, {"bai.txt": "same"})
    Path("bai.txt").write_text("Cử 10 người, trong đó nam 6, nữ 3.\n", "utf-8")
    code, told = asked(str(path))
    assert (code, states(told)) == (1, {"bai.txt": "changed"})


def test_what_a_batch_made_is_verified_from_anywhere(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = '[[job]]\nname = "a"\nreport = "ket-qua"\ninputs = ["ds"]\noutput = "ra/a.docx"\n'
    Path("viec.toml").write_text(job, "utf-8")
    assert obey(["batch", "viec.toml"]) == 0
    path = office / "ra" / "a.docx"
    monkeypatch.chdir("/")
    told = office / "doi-chieu.json"
    assert obey(["verify", str(path), "-o", str(told)]) == 0
    write_typed(ROSTER.replace("Thạc sĩ  ", "Cao cấp LLCT"), office / "ds" / "ds.xlsx")
    assert obey(["verify", str(path), "-o", str(told)]) == 1
    assert "level.thac-si" in json.loads(told.read_text("utf-8"))["changed"]


@pytest.mark.usefixtures("office")
def test_a_figure_that_is_gone_keeps_its_name_in_a_long_document(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("hongngu_cli.provenance.MOST_LABELLED", 0)
    path = made("summarize", "ds", *DAY, "--by", "unit", "--by", "level", "-o", "ra.md")
    write_typed(ROSTER.replace("Xã Bắc", "Xã An "), Path("ds/ds.xlsx"))
    figures = asked(str(path))[1]["figures"]
    gone = {key: one["label"] for key, one in figures.items() if one["now"] == 0}
    assert gone["unit.Xã Bắc"] == "Xã Bắc"
    assert gone["unit.Xã Bắc/level.thac-si"].startswith("Xã Bắc, Thạc sĩ")


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("then", "says"),
    [
        ("source", "nguồn đã thay đổi; 2 số không còn đúng."),
        ("elsewhere", "nguồn đã thay đổi, nhưng các số vẫn đúng."),
        ("text", "chữ trong văn bản đã bị sửa sau khi lập."),
        ("gone", "chưa đối chiếu được hết: có nguồn không tìm thấy; số liệu không tính lại được."),
    ],
)
def test_the_first_sentence_says_what_is_the_matter(
    then: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.md")
    if then == "source":
        write_typed(ROSTER.replace("Thạc sĩ  ", "Tiến sĩ "), Path("ds/ds.xlsx"))
    elif then == "elsewhere":
        write_typed(ROSTER.replace("Hiệu trưởng", "Giáo viên"), Path("ds/ds.xlsx"))
    elif then == "text":
        edit(path, "Trung cấp LLCT", "Trung cấp lý luận")
    else:
        shutil.rmtree("ds")
    capsys.readouterr()
    assert obey(["verify", str(path)]) == 1
    assert says in " ".join(capsys.readouterr().out.split())
