"""Documents made, changed and verified."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typed_tables import write_typed

from hongngu_cli.cli import obey
from hongngu_cli.commands.line import obeyed

if TYPE_CHECKING:
    import pytest

DAY = ("--as-of", "31/12/2021")
Told = dict[str, Any]
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


def small_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
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
