"""Where `verify` finds the files that a document was made of, and what became of them."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from documents_verified import DAY, ROSTER, asked, made, small_office, states
from typed_tables import write_typed

from hongngu_cli.cli import obey


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return small_office(tmp_path, monkeypatch)


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
