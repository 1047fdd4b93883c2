"""`verify` of whatever makes documents: each holds, and then one cell of a roster is another."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import SAMPLES
from documents_verified import DAY, verified
from test_provenance import COMMANDS, FORMATS

from hongngu_cli.commands.line import obeyed
from hongngu_cli.desk import INPUTS, Desk, at
from hongngu_cli.model.kept import Kept

CELL = "rosters/xa-long-hoa-b.csv"


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """Give two folders of the same samples; in the second one cell of a roster is another."""
    folders = []
    for name in ("a", "b"):
        folder = tmp_path_factory.mktemp(name)
        shutil.copytree(SAMPLES, folder / "sample_data")
        folders.append(folder)
    path = folders[1] / "sample_data" / CELL
    text = path.read_bytes()
    changed = text.replace("Sơ cấp lý luận chính trị;2018".encode(), "Thạc sĩ;2018".encode(), 1)
    assert text != changed
    path.write_bytes(changed)
    with at(Desk(kept=Kept(INPUTS * 10))):  # what reads the samples is kept for all tests here
        yield folders[0], folders[1]


def figures(command: tuple[str, ...], cwd: Path) -> dict[str, int]:
    with contextlib.chdir(cwd):
        obeyed([*command, *DAY, "-o", "ra.json"])
    told = json.loads((cwd / "ra.json").read_text(encoding="utf-8"))["figures"]
    (cwd / "ra.json").unlink()
    return {key: one["value"] for key, one in told.items()}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: " ".join(one[:2]))
def test_a_document_holds_until_a_cell_changes(
    offices: tuple[Path, Path], tmp_path: Path, command: tuple[str, ...]
) -> None:
    same, other = offices
    before, after = figures(command, same), figures(command, other)
    differing = [key for key in {**before, **after} if before.get(key, 0) != after.get(key, 0)]
    forms = ("xlsx",) if command[0] == "export" else FORMATS
    for form in forms:
        path = tmp_path / f"ra.{form}"
        with contextlib.chdir(same):
            assert obeyed([*command, *DAY, "-o", str(path)]) == 0
        code, told = verified(path, cwd=same)
        assert (code, told["holds"], told["changed"], told["edited"]) == (0, True, [], [])
        assert told["figures"]
        assert told["unsaid"] is None
        if form != forms[0]:
            continue  # of one document in several formats only the text is another
        code, told = verified(path, cwd=other)
        assert (code, told["holds"], told["edited"]) == (1, False, [])
        assert sorted(told["changed"]) == sorted(differing) or not before
        assert [one["path"] for one in told["sources"] if one["state"] == "changed"] == [
            f"sample_data/{CELL}"
        ]
