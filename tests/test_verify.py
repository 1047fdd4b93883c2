"""`verify`: a document is made, its sources, figures or text change, and that is what is told."""

from __future__ import annotations

import base64
import contextlib
import io
import json
import os
import shutil
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from test_provenance import FORMATS, MADE
from typed_tables import write_typed

import hongngu_cli
from hongngu_cli.cli import obey
from hongngu_cli.commands import COMMANDS as ALL
from hongngu_cli.commands import again
from hongngu_cli.commands.lazy import load
from hongngu_cli.commands.line import NOT_OF_THE_RESULT, obeyed
from hongngu_cli.model.provenance import NAMESPACE, Provenance, Used
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.documents.carried import carried
from hongngu_cli.read.documents.carried import document as document_of
from hongngu_cli.write.provenance import embedded, packed
from hongngu_cli.write.zips import zipped

DAY = ("--as-of", "31/12/2021")
Told = dict[str, Any]
Convert = Callable[[Path, str], Path]
ROSTER = """
    DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI ĐÀO TẠO
    STT | Họ và tên     | Ngày sinh  | Chức vụ     | Đơn vị | Trình độ đào tạo | Năm
    1   | Nguyễn Văn An | 15/03/1980 | Chuyên viên | Xã An  | Trung cấp LLCT   | 2024
    2   | Trần Thị Bình | 16/04/1985 | Hiệu trưởng | Xã Bắc | Thạc sĩ          | 2025
"""


def verified(*line: str | Path, cwd: Path) -> tuple[int, Told]:
    path = cwd / "doi-chieu.json"
    with contextlib.chdir(cwd):
        code = obeyed(["verify", *map(str, line), "-o", str(path)])
    told: Told = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()
    return code, told


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of an office with one small roster."""
    folder = tmp_path / "co-quan"
    (folder / "ds").mkdir(parents=True)
    write_typed(ROSTER, folder / "ds" / "ds.xlsx")
    monkeypatch.chdir(folder)
    return folder


def made(*line: str) -> Path:
    assert obey(line) == 0
    return Path(line[-1])


def asked(*line: str, cwd: Path | None = None) -> tuple[int, Told]:
    return verified(*line, cwd=cwd or Path.cwd())


def states(told: Told) -> dict[str, str]:
    return {one["path"]: one["state"] for one in told["sources"]}


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


def test_files_are_told_by_what_became_of_them(office: Path) -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.docx")
    Path("ds/ds.xlsx").rename("ds/moi.xlsx")
    code, told = asked(str(path))
    assert (code, told["changed"]) == (0, [])
    assert told["sources"][0]["state"] == "renamed"
    assert told["sources"][0]["now"] == "ds/moi.xlsx"
    write_typed(ROSTER.replace("1   |", "9   |").replace("An |", "Anh |"), office / "ds" / "b.xlsx")
    code, told = asked(str(path))
    assert code == 1
    assert states(told) == {"ds/ds.xlsx": "renamed", "ds/b.xlsx": "new"}
    Path("ds/moi.xlsx").unlink()
    assert states(asked(str(path))[1])["ds/ds.xlsx"] == "missing"
    shutil.rmtree("ds")
    code, told = asked(str(path))
    assert code == 1
    assert "không tìm thấy" in told["unsaid"]
    assert {one["holds"] for one in told["figures"].values()} == {None}


@pytest.mark.usefixtures("office")
def test_settings_and_words_are_files_too() -> None:
    Path("train-report.toml").write_text('vocabulary = "tu-vung.toml"\n', "utf-8")
    Path("tu-vung.toml").write_text("", "utf-8")
    path = made("summarize", "ds", *DAY, "-o", "ra.docx")
    Path("tu-vung.toml").write_text("# đổi\n", "utf-8")
    code, told = asked(str(path))
    assert (code, told["changed"]) == (1, [])
    assert states(told) == {
        "ds/ds.xlsx": "same",
        "train-report.toml": "same",
        "tu-vung.toml": "changed",
    }


def test_files_may_be_named_in_place_of_those_recorded(office: Path) -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.docx").absolute()
    (office / "khac").mkdir()
    Path("ds/ds.xlsx").rename("khac/ten-khac.xlsx")
    code, told = asked(str(path), "khac")
    assert (code, states(told)) == (0, {"ds/ds.xlsx": "renamed"})
    write_typed(ROSTER.replace("Thạc sĩ  ", "Cao cấp LLCT"), office / "khac" / "ds.xlsx")
    code, told = asked(str(path), "khac/ds.xlsx")
    assert (code, states(told)) == (1, {"ds/ds.xlsx": "changed"})
    assert set(told["changed"]) >= {"level.thac-si", "level.cao-cap"}
    assert told["figures"]["level.thac-si"] | {"label": ""} == {
        "label": "",
        "value": 1,
        "now": 0,
        "holds": False,
    }


@pytest.mark.usefixtures("office")
def test_a_comparison_takes_two_files_in_place() -> None:
    shutil.copytree("ds", "moi")
    path = made("compare", "ds", "moi", *DAY, "-o", "ra.docx")
    assert asked(str(path), "ds", "moi")[0] == 0
    assert obey(["verify", str(path), "ds"]) == 2


@pytest.mark.usefixtures("office")
def test_a_document_among_its_own_inputs_is_none_of_them() -> None:
    path = made("export", "ds", *DAY, "-o", "ds/ra.xlsx")
    code, told = asked(str(path))
    assert (code, states(told)) == (0, {"ds/ds.xlsx": "same"})


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


# Documents that we did not make, or that anybody changed.


def written(path: Path, made: Provenance) -> str:
    path.write_bytes(embedded("Một\n".encode(), "md", made))
    return str(path)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "không phải văn bản do train-report lập"),
        (b"Kinh gui\n", "không phải văn bản do train-report lập"),
        (b"%PDF-1.7", "không phải văn bản do train-report lập"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "có mật khẩu, hoặc là tệp Office đời cũ"),
        (b"<html><!-- train-report-provenance\nAAAA\n--></html>", "không giải mã được"),
        (b"<!-- train-report-provenance\n\xc4\x90\n-->", "không giải mã được"),
        (b"PK\3\4", "hỏng"),
    ],
)
def test_what_we_did_not_make_is_told(
    content: bytes, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("la.docx").write_bytes(content)
    assert obey(["verify", "la.docx"]) == 3
    told = capsys.readouterr()
    assert (told.out, says in told.err) == ("", True), told.err


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("harm", ["cut", "torn", "empty"])
def test_a_broken_word_document_is_called_so(harm: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.docx")
    content, body = path.read_bytes(), "word/document.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    torn = [(name, part[: len(part) // 2] if name == body else part) for name, part in parts]
    harmed = {
        "cut": content[: len(content) // 2],
        "torn": zipped(torn),
        "empty": zipped([one for one in parts if one[0] != body]),
    }
    path.write_bytes(harmed[harm])
    capsys.readouterr()
    assert obey(["verify", str(path)]) == 3
    says, advice = capsys.readouterr().err.splitlines()
    assert says.startswith("Lỗi: ra.docx: văn bản Word hỏng hoặc bị cắt (")
    assert "Word" in advice
    assert "lập lại văn bản" in advice
    assert "bảng tính" not in f"{says}{advice}"


@pytest.mark.usefixtures("office")
def test_a_document_that_lost_it_is_told_as_ours(capsys: pytest.CaptureFixture[str]) -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.docx")
    content = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kept = [(name, archive.read(name)) for name in archive.namelist()]
    lost = [(name, one.replace(NAMESPACE.encode(), b"urn:x")) for name, one in kept]
    path.write_bytes(zipped(lost))
    assert obey(["verify", str(path)]) == 3
    assert f"do train-report {hongngu_cli.__version__} lập, nhưng đã mất" in capsys.readouterr().err
    path = made("summarize", "ds", *DAY, "-o", "ra.xlsx")
    load_workbook(path).save(path)
    assert obey(["verify", str(path)]) == 3
    assert "nhưng đã mất" in capsys.readouterr().err
    assert obey(["verify", "ds/ds.xlsx"]) == 3
    assert "không phải văn bản do train-report lập" in capsys.readouterr().err


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("path", ["khong-co.docx", "ds", "ds/ds.xlsx/a.docx"])
def test_a_path_that_leads_to_no_document_is_to_be_looked_at(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert obey(["verify", path]) == 3
    told = capsys.readouterr().err
    assert "Kiểm tra lại đường dẫn." in told
    assert "quyền đọc" not in told


@pytest.mark.usefixtures("office")
def test_a_bomb_is_not_unpacked(capsys: pytest.CaptureFixture[str]) -> None:
    bomb = base64.b64encode(zlib.compress(bytes(80 * 1024 * 1024), 9)).decode()
    Path("la.md").write_text(f"<!-- train-report-provenance\n{bomb}\n-->\n", "utf-8")
    assert obey(["verify", "la.md"]) == 3
    assert "quá lớn" in capsys.readouterr().err


def test_nothing_of_a_forged_document_reaches_the_terminal(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evil = "\x1b]0;x\x07\n\u202e"
    forged = replace(
        MADE,
        command_line=("summarize", "ds", f"--unit={evil}"),
        used=(Used(f"{evil}.xlsx", "0" * 64),),
        figures={evil: 1},
        labels={evil: evil},
        program=evil,
        only=None,
    )
    assert obey(["verify", written(office / "la.md", forged), "--all"]) == 1
    told = capsys.readouterr()
    assert not {"\x1b", "\x07"} & {*told.out, *told.err}


@pytest.mark.parametrize(
    "changed",
    [
        {"as_of": "hôm nay"},
        {"figures": {"total": "58"}},
        {"used": [{"path": 5}]},
        {"command_line": None},
        {"only": ["ds.xlsx"]},
    ],
    ids=str,
)
def test_what_does_not_fit_is_damaged(
    office: Path, changed: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    told = json.loads(zlib.decompress(base64.b64decode(packed(MADE)))) | changed
    path = office / "la.md"
    content = base64.b64encode(zlib.compress(json.dumps(told).encode())).decode()
    path.write_text(f"Một\n\n<!-- train-report-provenance\n{content}\n-->\n", "utf-8")
    assert obey(["verify", str(path)]) == 3
    assert "không đúng mẫu" in capsys.readouterr().err


@pytest.mark.usefixtures("office")
def test_two_documents_put_together_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.md")
    path.write_bytes(path.read_bytes() * 2)
    assert obey(["verify", str(path)]) == 3
    assert "hai văn bản" in capsys.readouterr().err


@pytest.mark.usefixtures("office")
def test_paths_start_from_the_folder_of_the_jobs_too() -> None:
    (Path("viec")).mkdir()
    shutil.move("ds", "viec/ds")
    job = '[[job]]\nname = "a"\ncommand = "summarize"\ninputs = ["ds"]\noutput = "../ra/a.md"\n'
    Path("viec/viec.toml").write_text(job, "utf-8")
    assert obey(["batch", "viec/viec.toml"]) == 0
    code, told = asked("ra/a.md")
    assert (code, states(told)) == (0, {"ds/ds.xlsx": "same"})


@pytest.mark.usefixtures("office")
def test_a_folder_beside_with_other_files_of_those_names_is_not_taken() -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.md")
    for folder in ("nam-truoc/ds", "nam-nay"):
        Path(folder).mkdir(parents=True)
    write_typed(ROSTER.replace("2025", "2024"), Path("nam-truoc/ds/ds.xlsx"))
    path = path.rename(Path("nam-nay") / path)
    shutil.rmtree("ds")
    assert states(asked(str(path))[1]) == {"ds/ds.xlsx": "missing"}


@pytest.mark.usefixtures("office")
def test_sources_are_found_from_folders_within_a_folder_of_results(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("viec").mkdir()
    shutil.move("ds", "viec/ds")
    job = (
        '[[job]]\nname = "a"\nreport = "ket-qua"\neach = "unit"\ninputs = ["ds"]\n'
        'output = "../ra/đơn vị/2025/{unit}.docx"\n'
    )
    Path("viec/viec.toml").write_text(job, "utf-8")
    assert obey(["batch", "viec/viec.toml"]) == 0
    folder = Path("ra/đơn vị/2025").absolute()
    for at in (folder, folder.parent, Path("/")):
        monkeypatch.chdir(at)
        code, told = asked(str(folder / "Xã An.docx"), cwd=folder)
        assert (code, states(told)) == (0, {"ds/ds.xlsx": "same"})


def test_a_folder_nobody_may_list_is_passed_over(
    office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made("summarize", "ds", *DAY, "-o", "ra.md")
    shutil.rmtree("ds")
    scandir = os.scandir

    def refusing(folder: Any) -> Any:  # noqa: ANN401 - as os.scandir takes and gives it
        if Path(folder) == office.parent:
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr("os.scandir", refusing)
    assert states(asked(str(path))[1]) == {"ds/ds.xlsx": "missing"}


def test_two_folders_that_may_be_the_source_are_told(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b", "c"):
        write_typed(ROSTER.replace("2025", "2023"), office / "ds" / f"{name}.xlsx")
    path = made("summarize", "ds", *DAY, "-o", "ra.md")
    for name in ("goc", "sao-luu"):
        shutil.copytree("ds", f"{name}/ds")
    write_typed(ROSTER.replace("Thạc sĩ  ", "Cao cấp LLCT"), office / "goc" / "ds" / "ds.xlsx")
    shutil.rmtree("ds")
    code, told = asked(str(path))
    assert (code, told["holds"], told["also"]) == (1, False, ["goc"])
    capsys.readouterr()
    assert obey(["verify", str(path)]) == 1
    says = " ".join(capsys.readouterr().out.split())
    assert "chưa rõ nguồn ở thư mục nào" in says
    assert "Thư mục goc cũng có các tệp mang tên ấy" in says
    with contextlib.chdir("goc"):
        assert "level.thac-si" in asked(f"../{path}")[1]["changed"]
    with contextlib.chdir("sao-luu"):
        assert asked(f"../{path}")[0] == 0


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


FORGED = (
    ("blow-up", "ds"),
    (),
    ("summarize", "ds", "--help"),
    ("summarize", "ds", "--nam=2021"),
    ("check", "ds", "--annotate=ra-ngoai"),
    ("check", "ds", "--fix"),
    ("check", "--annotate", "ra-ngoai", "ds"),
    ("inspect", "ds", "--save"),
    ("inspect", "ds", "--cells"),
    ("received", "ds", "--remember"),
    ("summarize", "ds", "-o", "ra-ngoai.docx"),
    ("summarize", "ds", "--output=ra-ngoai.docx"),
    ("summarize", "ds", "--format=docx"),
    ("summarize", "ds", "--password=x"),
    ("report", "ket-qua", "ds", "--each=unit"),
    ("report", "ket-qua", "ds", "--check-template"),
    ("form", "--list"),
)


@pytest.mark.parametrize("line", FORGED, ids=" ".join)
def test_a_forged_command_line_is_not_obeyed(
    office: Path, line: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(office / "la.md", replace(MADE, command_line=line, used=()))
    there = sorted(office.rglob("*"))
    assert obey(["verify", path]) == 3
    assert sorted(office.rglob("*")) == there
    told = capsys.readouterr()
    assert told.out == ""
    assert "bị hỏng hoặc bị sửa" in told.err


@pytest.mark.parametrize(
    "line", [("vocabulary", "TC"), ("demo", "-o", "x"), ("blank", "roster", "-o", "x.xlsx")]
)
def test_what_writes_or_makes_no_report_is_never_obeyed(
    office: Path, line: tuple[str, ...]
) -> None:
    path = written(office / "la.md", replace(MADE, command_line=line, used=(), blocks=()))
    there = sorted(office.rglob("*"))
    told = asked(path)[1]
    assert "không lập lại" in told["unsaid"]
    assert sorted(office.rglob("*")) == there


@pytest.mark.parametrize("outside", ["/etc/passwd", "../../../../../../../../etc/passwd"])
def test_a_document_leads_nowhere_else(
    office: Path, outside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    original = Path.open

    def opening(self: Path, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as Path has it
        opened.append(str(self))
        return original(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", opening)
    lines = (
        ("summarize", outside),
        ("quota", "ds", f"--quota={outside}"),
        ("plan", "ds", "--from=2022", "--to=2022", f"--previous={outside}"),
        ("received", "ds", f"--units={outside}"),
        ("compare", "ds", outside),
    )
    for line in lines:
        used = (Used(outside, "0" * 64),)
        forged = replace(MADE, command_line=line, used=used, blocks=(), only=None)
        code, told = asked(written(office / "la.md", forged))
        assert code == 1
        assert states(told) == {outside: "outside"}
        assert "nằm ngoài" in told["unsaid"]
    assert str(office / "la.md") in opened
    assert not [path for path in opened if "passwd" in path]


def test_a_template_is_not_even_read(office: Path) -> None:
    line = ("report", "ket-qua", "ds", "--template=/etc/passwd", "--profile=hd36")
    path = written(office / "la.md", replace(MADE, command_line=line, used=(), only=None))
    assert asked(path)[1]["unsaid"] is None


def test_every_parameter_is_known_to_be_harmless_or_never_obeyed() -> None:
    harmless = again.PATHS | again.OF_LOOKS | again.OF_FIGURES
    writing = {*NOT_OF_THE_RESULT, "list_", "cells", "each", "check_template"}
    named = {command.name: load(command) for command in ALL if command.name in again.COMMANDS}
    assert set(named) == again.COMMANDS
    for name, command in named.items():
        params = {one.name for one in command.params}
        assert params <= harmless | writing, name
    assert not harmless & writing
