"""A folder with a small roster and a file of jobs, and the program run there."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hongngu_cli.cli import obey

if TYPE_CHECKING:
    import pytest

ROSTER = """Họ và tên,Đơn vị,Trình độ,Năm
Lê Thị Mận,Xã An,Trung cấp LLCT,2025
Hồ Văn Ổi,Xã An,Cao cấp LLCT,2026
Võ Thị Xoài,Xã Bình,Trung cấp LLCT,2026
"""
NAMES = ("Lê Thị Mận", "Hồ Văn Ổi", "Võ Thị Xoài")
JOBS = """
[defaults]
inputs = ["ds"]

[[job]]
name = "Tổng hợp"
command = "summarize"
output = "ra/tong-hop.md"

[[job]]
name = "Theo đơn vị"
command = "summarize"
by = "unit"
output = "ra/don-vi.csv"

[[job]]
name = "Danh sách"
command = "export"
output = "ra/danh-sach.csv"
"""


class Office:
    """The folder, in which nobody works: the program is run from another one."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.jobs = folder / "viec.toml"
        self.roster = folder / "ds" / "ds.csv"
        self.roster.parent.mkdir(parents=True)
        self.roster.write_text(ROSTER, encoding="utf-8")
        self.err = ""

    def write(self, jobs: str) -> None:
        self.jobs.write_text(jobs, encoding="utf-8")

    def run(self, *options: str) -> tuple[int, str]:
        """Run the jobs in this process; give the exit code and what stands on stdout."""
        self.capsys.readouterr()
        code = obey(["batch", str(self.jobs), *options])
        told = self.capsys.readouterr()
        self.err = told.err
        return code, told.out

    def outcomes(self, *options: str) -> dict[str, str]:
        """Run the jobs; give what became of each."""
        return {one["name"]: one["outcome"] for one in self.members(*options)}

    def members(self, *options: str) -> list[dict[str, Any]]:
        _, out = self.run(*options, "--format", "json")
        members: list[dict[str, Any]] = json.loads(out)["jobs"]
        return members

    def says(self, name: str, *options: str) -> str:
        """Run the jobs; give the remark on one."""
        _, out = self.run(*options, "--format", "json")
        rows = json.loads(out)["tables"][0]["rows"]
        return next(str(row["says"]) for row in rows if row["name"] == name)

    def log(self) -> list[dict[str, Any]]:
        text = self.jobs.with_name("viec.log.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8-sig")

    def files(self) -> dict[str, bytes]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in found}


def morning_of(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T06:00:00+07:00")
