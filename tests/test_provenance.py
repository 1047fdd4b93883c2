"""Documents carry what made them: unseen, the same for the same inputs, and without names."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from docx import Document

from hongngu_cli import __version__
from hongngu_cli.commands.line import obeyed
from hongngu_cli.desk import INPUTS, Desk, at
from hongngu_cli.model.kept import Kept
from hongngu_cli.model.provenance import Provenance, Used
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.documents.carried import carried, document
from hongngu_cli.read.documents.pieces import fingerprints
from hongngu_cli.write.provenance import embedded
from hongngu_cli.write.zips import with_members, zipped

FORMATS = ("docx", "xlsx", "html", "md")
ROSTERS = "sample_data/rosters"
COMMANDS = (
    ("summarize", ROSTERS),
    ("check", ROSTERS),
    ("export", ROSTERS),
    ("inspect", ROSTERS),
    ("lookup", "Xã An Phước 2", ROSTERS),
    ("explain", "level.thac-si", ROSTERS),
    ("compare", ROSTERS, ROSTERS, "--old-period", "2018", "--new-period", "2019"),
    ("received", ROSTERS, "--units", "sample_data/quota.xlsx"),
    ("quota", "sample_data"),
    ("standing", ROSTERS, "--cadres", "sample_data/cadres.xlsx", "--people"),
    ("plan", "sample_data", "--from", "2022", "--to", "2023"),
    ("forecast", "sample_data"),
    ("placement", "sample_data"),
    ("classes", "sample_data"),
    ("form", "10-btctw", "sample_data", "--year", "2019"),
    ("report", "ket-qua", "sample_data", "--year", "2021"),
    ("report", "quyet-dinh-cu", "sample_data", "--year", "2021"),
)
MADE = Provenance(
    ("summarize", "ds.xlsx", "--year=2021"),
    dt.date(2021, 12, 31),
    __version__,
    only=("ds.xlsx", "Lớp 1", 7, 1),
    used=(Used("ds.xlsx", "0" * 64), Used("train-report.toml", "1" * 64, "settings")),
    figures={"total": 58, "unit.Xã An": 1},
    blocks=("0123456789ab",),
)


@pytest.fixture(scope="module", autouse=True)
def _one_desk() -> Iterator[None]:
    """Read the samples once, from the repository, as a batch does."""
    with contextlib.chdir(ROOT), at(Desk(kept=Kept(INPUTS))):
        yield


def run(*arguments: str | Path) -> None:
    assert obeyed([*map(str, arguments)]) == 0


def made(path: Path) -> Provenance:
    return carried(document(str(path), Limits()))


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Give the names of everybody in the sample rosters."""
    path = tmp_path_factory.mktemp("names") / "ra.csv"
    run("export", ROSTERS, "-o", path)
    found = {row["name"] for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig")))}
    assert len(found) > 200
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: " ".join(one[:2]))
def test_every_document_carries_what_made_it_and_nobody(
    tmp_path: Path, command: tuple[str, ...], names: set[str]
) -> None:
    first = None
    for form in ("xlsx",) if command[0] == "export" else FORMATS:
        path = tmp_path / f"ra.{form}"
        run(*command, "--as-of", "31/12/2021", "-o", path)
        found = made(path)
        assert found.command_line[0] == command[0]
        assert found.blocks == fingerprints(path.read_bytes(), form)
        assert found.program == __version__
        assert str(tmp_path) not in repr(found)
        assert not [name for name in names if name in repr(found)]
        first = first or found
        assert (found.figures, found.used) == (first.figures, first.used)
        assert [one.role for one in found.used if one.path.endswith(".toml")] == [
            "settings",
            "vocabulary",
        ]
    assert first
    assert first.figures


def test_masked_documents_carry_no_query(tmp_path: Path) -> None:
    for query in (("lookup", "phạm", ROSTERS), ("summarize", ROSTERS, "--where", "name=Phạm")):
        path = tmp_path / "ra.docx"
        run(*query, "--mask", "-o", path)
        found = made(path)
        assert found.hidden
        assert "hạm" not in repr(found)


def test_each_of_many_carries_what_makes_it_alone(tmp_path: Path) -> None:
    line = ("report", "quyet-dinh-cu", ROSTERS, "--year", "2021")
    run(*line, "--each", "unit", "-o", tmp_path / "{unit}.docx")
    found = made(tmp_path / "Xã Phú Lộc A.docx")
    assert set(found.command_line) == {*line[:3], "--unit=Xã Phú Lộc A", "--year=2021"}
    (tmp_path / "person").mkdir()
    run(*line, "--each", "person", "-o", tmp_path / "person" / "{number}.docx")
    rows = [made(path).only for path in sorted((tmp_path / "person").glob("*.docx"))]
    assert None not in rows
    assert len(set(rows)) == len(rows) > 20


@pytest.mark.parametrize("form", FORMATS)
def test_it_is_taken_out_as_it_was_put_in(form: str, tmp_path: Path) -> None:
    content = {
        "docx": _word(),
        "xlsx": _workbook(),
        "html": b"<html><body><p>M\xe1\xbb\x99t</p></body></html>\n",
        "md": "Một\n".encode(),
    }[form]
    path = tmp_path / f"ra.{form}"
    path.write_bytes(embedded(content, form, MADE))
    assert made(path) == MADE
    assert fingerprints(path.read_bytes(), form) == fingerprints(content, form)
    # A document made of one of ours carries its own and not the other's, too.
    if form in {"docx", "xlsx"}:
        path.write_bytes(embedded(path.read_bytes(), form, MADE))
        assert made(path) == MADE


def test_parts_of_others_stay_beside_ours(tmp_path: Path) -> None:
    theirs = {
        "customXml/item1.xml": b"<theirs/>",
        "docProps/custom.xml": b'<?xml version="1.0"?><Properties xmlns="http://schemas.openxml'
        b'formats.org/officeDocument/2006/custom-properties"><property pid="7" name="So"/>'
        b"</Properties>",
    }
    path = tmp_path / "ra.docx"
    path.write_bytes(embedded(with_members(_word(), theirs), "docx", MADE))
    assert made(path) == MADE
    with zipfile.ZipFile(path) as archive:
        assert archive.read("customXml/item1.xml") == b"<theirs/>"
        assert b'name="So"' in archive.read("docProps/custom.xml")
        assert b'pid="8"' in archive.read("docProps/custom.xml")
    assert Document(str(path)).paragraphs[0].text == "Một"


def test_members_are_put_into_zips_as_others_would() -> None:
    old = zipped([("a", b"a" * 1000), ("đ.xml", b"b"), ("c", b"")])
    new = with_members(old, {"c": b"c" * 500, "d": b"d"})
    with zipfile.ZipFile(io.BytesIO(new)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a", "đ.xml", "c", "d"]
        assert archive.read("a") == b"a" * 1000
        assert archive.read("đ.xml") == b"b"
        assert archive.read("c") == b"c" * 500
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def _word() -> bytes:
    file = io.BytesIO()
    written = Document()
    written.add_paragraph("Một")
    written.save(file)
    return file.getvalue()


def _workbook() -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.add_worksheet("Số").write_row(0, 0, ["Một", 1, 0.5])
    return file.getvalue()
