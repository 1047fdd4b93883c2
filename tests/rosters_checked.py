"""Rosters typed as CSV and what `check` tells of them, cell by cell."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import TYPE_CHECKING

from hongngu_cli import shipped
from hongngu_cli.check.run import examine
from hongngu_cli.model.settings import Limits, Reading, Settings
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from hongngu_cli.model.issue import Issue

SETTINGS = Settings(as_of=dt.date(2026, 11, 22))
HEADER = "STT;Họ và tên;Ngày sinh;Giới tính;Đơn vị;Trình độ đào tạo;Từ ngày;Đến ngày;Năm;Ghi chú"
AN = "1;Nguyễn Văn An;15/3/1985;Nam;Xã An Phước;Trung cấp LLCT;1/3/2019;30/6/2019;2019;"
BINH = "2;Trần Thị Bình;2/9/1990;Nữ;Xã An Phước;Cao cấp LLCT;;;2020;"


def found_in(folder: Path, *lines: str, header: str = HEADER) -> list[Issue]:
    """Read the lines as a CSV under the header, which is row 1, and list its problems."""
    path = folder / "ds.csv"
    path.write_text("\n".join((header, *map(textwrap.dedent, lines))), encoding="utf-8")
    return found_at(path)


def found_at(path: Path) -> list[Issue]:
    vocabulary = load_vocabulary(shipped.vocabulary())
    opened = open_files([str(path)], vocabulary, Reading(), Limits())
    issues = examine(read_roster(opened, vocabulary), vocabulary, SETTINGS)
    assert {issue.place.path for issue in issues} <= {str(path)}
    return list(issues)


def told(issues: list[Issue], rule: str) -> list[tuple[str | None, str | None]]:
    return [(issue.place.cell, issue.found) for issue in issues if issue.rule == rule]


def cells_told(folder: Path, rule: str, *lines: str, header: str = HEADER) -> list[str | None]:
    """List the cells at which a rule tells of something."""
    return [cell for cell, _ in told(found_in(folder, *lines, header=header), rule)]
