"""What `verify` makes of documents that are none of ours, broken, or forged: nothing is obeyed."""

from __future__ import annotations

import base64
import io
import json
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from documents_verified import DAY, Told, asked, made, small_office, states
from openpyxl import load_workbook
from test_provenance import MADE

import hongngu_cli
from hongngu_cli.cli import obey
from hongngu_cli.commands import COMMANDS as ALL
from hongngu_cli.commands import again
from hongngu_cli.commands.lazy import load
from hongngu_cli.commands.line import NOT_OF_THE_RESULT
from hongngu_cli.model.provenance import NAMESPACE, Provenance, Used
from hongngu_cli.write.provenance import embedded, packed
from hongngu_cli.write.zips import zipped


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return small_office(tmp_path, monkeypatch)


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
