"""Command lines in full, and several of them at one desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from hongngu_cli import pipeline
from hongngu_cli.commands.line import obeyed
from hongngu_cli.desk import INPUTS, Desk, at, desk
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.kept import Kept
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Limits, Reading, Settings
from hongngu_cli.read.files.ahead import Begun, begin_opening

ROSTER = "Họ và tên,Đơn vị,Trình độ,Năm\nLê Thị Mận,Xã An,Trung cấp LLCT,2021\n"


@pytest.fixture
def roster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ds.csv").write_text(ROSTER, encoding="utf-8")
    return "ds.csv"


def line_of(*arguments: str) -> tuple[tuple[str, ...], bool]:
    with at(Desk(take=lambda _: None)) as here:
        obeyed(arguments)
        return here.line.arguments, here.line.hidden


def test_short_forms_are_written_out_and_the_way_out_is_left_out(roster: str) -> None:
    line = line_of(
        *("tong-hop", roster, "--year", "2021", "--by", "unit", "--by", "sex"),
        *("-o", "x.docx", "--format", "docx", "--password", "bí mật", "--mask"),
    )
    assert line == (
        ("summarize", roster, "--year=2021", "--mask", "--by=unit", "--by=sex"),
        False,
    )


def test_variables_of_the_environment_belong_to_it(
    roster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAIN_REPORT_LEVEL", "trung-cap;so-cap")
    assert line_of("summarize", roster) == (
        ("summarize", roster, "--level=trung-cap", "--level=so-cap"),
        False,
    )


@pytest.mark.parametrize(
    "naming", [("summarize", "ds.csv", "--where", "name=Lê Thị Mận"), ("lookup", "Mận", "ds.csv")]
)
def test_a_masked_line_names_nobody(roster: str, naming: tuple[str, ...]) -> None:
    del roster
    arguments, hidden = line_of(*naming, "--mask")
    assert hidden
    assert "Mận" not in " ".join(arguments)


def test_a_line_obeyed_again_gives_the_same_report(roster: str) -> None:
    taken: list[Report] = []
    with at(Desk(take=taken.append)) as here:
        obeyed(["summarize", roster, "--where", "unit=Xã An", "--where", "name=Lê Thị Mận"])
        obeyed(here.line.arguments)
    assert taken[0].members == taken[1].members
    assert [one.figures["total"].value for one in taken] == [1, 1]


def test_what_is_no_command_is_said() -> None:
    for arguments in ((), ("tong-het",)):
        with pytest.raises(Failure) as caught:
            obeyed(arguments)
        assert caught.value.code == USAGE


def test_what_the_parser_refuses_is_said_in_vietnamese(roster: str) -> None:
    with pytest.raises(Failure, match="--nam"):
        obeyed(["summarize", roster, "--nam", "2021"])


def test_at_one_desk_an_input_is_opened_once(roster: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def counted(names: Sequence[str], reading: Reading, limits: Limits) -> Begun:
        opened.append(names)
        return begin_opening(names, reading, limits)

    monkeypatch.setattr(pipeline, "begin_opening", counted)
    with at(Desk(take=lambda _: None, kept=Kept(INPUTS))):
        for year in ("2020", "2021"):
            obeyed(["summarize", roster, "--year", year])
        obeyed(["summarize", roster, "--map", "Đơn vị=unit"])
    assert len(opened) == 2
    obeyed(["summarize", roster, "--format", "json"])
    assert len(opened) == 3


def test_the_desk_overrules_the_clock_but_neither_settings_nor_options() -> None:
    day, other = dt.date(2020, 2, 29), dt.date(2021, 1, 1)
    with at(Desk(today=day)):
        assert pipeline.today(Settings(), None) == day
        assert pipeline.today(Settings(as_of=other), None) == other
        assert pipeline.today(Settings(), other) == other
    assert desk().today is None


def test_what_is_asked_for_again_is_kept_longer() -> None:
    made: list[str] = []
    kept = Kept(2)
    for key in ("a", "b", "a", "c", "a", "b"):
        kept.of(key, lambda key=key: made.append(key))  # type: ignore[misc]  # mypy infers no type for a default of a lambda
    assert made == ["a", "b", "c", "b"]
