"""Plans made of small typed lists, as JSON tells them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typed_tables import write_typed

from hongngu_cli import pipeline
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.plan import reported
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Reading
from hongngu_cli.write.objects import as_object

HEADER = (
    "STT | Họ và tên | Ngày sinh | Giới tính | Chức vụ | Đơn vị | Trình độ chuyên môn | "
    "Trình độ LLCT | Chức danh quy hoạch | Đối tượng | Nhu cầu đào tạo | Năm | Ghi chú"
)
COLUMNS = {
    "birth": "1980-03-15",
    "sex": "Nam",
    "position": "Chuyên viên",
    "unit": "Xã An Phước",
    "degree": "Đại học",
    "theory": "Trung cấp",
    "title": "Phó Chủ tịch UBND xã",
    "priority": "1",
    "asks": "Cao cấp LLCT",
    "year": "",
    "note": "",
}


def person(name: str, **told: str) -> str:
    """Write the row of somebody who asks for Cao cấp LLCT, but for what is told otherwise."""
    return " | ".join((name, *{**COLUMNS, **told}.values()))


def report_of(folder: Path, *people: str, options: dict[str, Any] | None = None) -> Report:
    """Plan for the people of a list. ``options``: quota, roster, toml, from_, to, previous …"""
    asked = options or {}
    lines = [f"{number} | {line}" for number, line in enumerate(people, start=1)]
    text = "\n".join((asked.get("header", HEADER), *lines))
    write_typed(text, folder / "can-bo.xlsx")
    for name in ("quota", "roster"):
        if asked.get(name):
            write_typed(asked[name], folder / f"{name}.xlsx")
    (folder / "train-report.toml").write_text(asked.get("toml", ""), encoding="utf-8")
    session = pipeline.begin((str(folder),), Reading())
    years: dict[str, Any] = {} if "year" in asked else {"from_": "2026", "to": "2027"}
    years |= {name: asked[name] for name in ("from_", "to", "year") if name in asked}
    selection = SelectionOptions(**years, unit=asked.get("unit", ()), as_of="2025-12-31")
    previous = asked.get("previous")
    return reported(session, selection, mask=asked.get("mask", False), previous=previous)[0]


def plan_of(folder: Path, *people: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401 - of any kind
    """Give a plan as the JSON object."""
    told: dict[str, Any] = as_object(report_of(folder, *people, options=options))
    return told


def goes(told: dict[str, Any]) -> dict[str, int]:
    """Give the year each goes in, by name."""
    return {one["name"]: one["year"] for one in told["assignments"]}


def why(told: dict[str, Any], name: str) -> list[str]:
    """Give the reasons of somebody."""
    everybody = (*told["assignments"], *told["waiting"])
    reasons: list[str] = next(one["reasons"] for one in everybody if one["name"] == name)
    return reasons


def quota(**seats: str) -> str:
    """Write a table of seats of 2026 and 2027, with a level a row."""
    levels = {"cao_cap": "Cao cấp LLCT", "trung_cap": "Trung cấp LLCT", "thac_si": "Thạc sĩ"}
    rows = "\n".join(f"{levels[name]} | {text}" for name, text in seats.items())
    return f"CHỈ TIÊU PHÂN BỔ\n.\nTrình độ | 2026 | 2027\n{rows}"


def problems(told: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Give the rule and cell of every issue that is no note."""
    return [(one["rule"], one["cell"]) for one in told["issues"] if one["severity"] != "note"]
