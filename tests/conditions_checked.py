"""Rosters in CSV beside an office's own words, and what one rule of `check` tells of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hongngu_cli import shipped
from hongngu_cli.check.run import examine
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.settings import Limits, Reading, Settings
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary

HEADER = "STT;Họ và tên;Ngày sinh;Giới tính;Đơn vị;Trình độ;Hình thức;Từ ngày;Năm"


def found(
    folder: Path, *lines: str, header: str = HEADER, own: str = "", rule: str = "condition-doubtful"
) -> list[Issue]:
    path, words = folder / "ds.csv", folder / "tu-vung.toml"
    path.write_text("\n".join((header, *lines)), encoding="utf-8")
    words.write_text(own, encoding="utf-8")
    vocabulary = load_vocabulary(shipped.vocabulary(), [words] if own else [])
    roster = read_roster(open_files([str(path)], vocabulary, Reading(), Limits()), vocabulary)
    settings = Settings(as_of=dt.date(2026, 11, 22))
    return [issue for issue in examine(roster, vocabulary, settings) if issue.rule == rule]


SENT = "STT;Họ và tên;Ngày sinh;Đơn vị;Lớp;Năm"
