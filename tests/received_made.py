"""A folder for what units send, and what `received` tells of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from typed_tables import write_typed

if TYPE_CHECKING:
    from conftest import TrainReport

ROSTER = """
    {title} | < | < | < | < | <
    {line}
    STT | Họ và tên     | Ngày sinh | Đơn vị | Trình độ đào tạo | Năm
    1   | Nguyễn Văn An | 2/3/1980  | {unit} | Trung cấp LLCT   | 2026
    2   | Lê Thị Bình   | 5/6/1985  | {unit} | Cao cấp LLCT     | 2026
"""
UNITS = """
# các đơn vị phải gửi
1. Thị trấn Phước Tiền
2) Xã Long Hoà A
Xã Long Hoà B
- Xã An Phước 1
Xã An Phước 2
Khối Đảng, MTTQ, đoàn thể
"""
Told = Callable[..., Mapping[str, Any]]


def inbox(tmp_path: Path) -> Path:
    """Make a folder for what units send, beside the list of those that are to send."""
    (tmp_path / "don-vi.txt").write_text(UNITS, encoding="utf-8")
    made = tmp_path / "nhan"
    made.mkdir()
    return made


def asking(folder: Path, train_report: TrainReport) -> Told:
    """Run the command in JSON on the folder; give the units by name, with the whole answer."""

    def run(*options: str, units: str = "don-vi.txt", code: int = 0) -> Mapping[str, Any]:
        arguments = ("nhan", "--units", units, "--format", "json", *options)
        done = train_report("received", *arguments, cwd=folder.parent)
        assert done.returncode == code, done.stderr
        answer = json.loads(done.stdout)
        tables = {table["key"]: table["rows"] for table in answer["tables"]}
        return {
            **answer,
            "units": {row["unit"]: row for row in tables["received"]},
            "asked": {row["unit"]: row["asked"] for row in tables.get("reminder", [])},
            "unknown": [row["file"] for row in tables.get("unknown", [])],
        }

    return run


def send(path: Path, unit: str, title: str = "DANH SÁCH", line: str = "") -> Path:
    path.parent.mkdir(exist_ok=True)
    return write_typed(ROSTER.format(title=title, unit=unit, line=line or "."), path)
