"""Cadre lists and rosters typed as text, and how their people stand, written as lines."""

from __future__ import annotations

from pathlib import Path

from typed_tables import write_typed

from hongngu_cli import pipeline
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.standing import reported
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Reading
from hongngu_cli.report.explain import explained
from hongngu_cli.report.frame import Material

AS_OF = "2021-12-31"
LIST = """
    DANH SÁCH CÁN BỘ, QUY HOẠCH
    (Tính đến ngày 31/12/2021)
    Họ và tên | Ngày sinh | Giới tính | Chức vụ | Đơn vị | CM | LLCT | Chức danh quy hoạch | Ghi chú
"""
SENT = """
    DANH SÁCH CỬ ĐI HỌC
    Họ và tên | Ngày sinh | Đơn vị | Trình độ đào tạo | Năm | Đến ngày | Kết quả
"""


def told(  # noqa: PLR0913 - what a report is made from
    folder: Path,
    listed: str,
    sent: str = "",
    *,
    head: str = LIST,
    own: str = "",
    by: str | None = None,
    mask: bool = False,
    named: bool = False,
    **options: str,
) -> tuple[Report, Material]:
    """Make the report of typed lists; ``own`` are words of the office, ``options`` as given."""
    files = [str(write_typed(head + listed, folder / "can-bo.xlsx"))]
    if sent:
        files.append(str(write_typed(SENT + sent, folder / "cu-di-hoc.xlsx")))
    if own:
        (folder / "tu-vung.toml").write_text(own, encoding="utf-8")
        settings = 'vocabulary = "tu-vung.toml"\n'
        (folder / "train-report.toml").write_text(settings, encoding="utf-8")
    session = pipeline.begin(files, Reading())
    selection = SelectionOptions(**{"as_of": AS_OF, **options})  # type: ignore[arg-type]  # options by name
    return reported(session, selection, mask=mask, by=by, people=named)


def people(report: Report) -> list[str]:
    """Write each standing as "An cao-cap trung-cap missing", the given name first."""
    lines = []
    for one in report.members["people"]:  # type: ignore[union-attr]  # JSON of any shape
        assert isinstance(one, dict)
        name = str(one["name"]).split()[-1]
        lines.append(f"{name} {one['level']} {one['held'] or '?'} {one['state']}")
    return lines


def problems(report: Report) -> list[str]:
    """Write each issue as "held-contradicted G4", with the file's first letters."""
    return [
        f"{i.rule} {Path(i.place.path).stem[:2]} {i.place.cell or i.place.row}"
        for i in report.issues
        if i.severity != "note"
    ]


def closed(report: Report, material: Material) -> None:
    """Assert that every figure is what its rows and terms add up to, and can be explained."""
    for key, figure in report.figures.items():
        assert figure.value == _sum(figure), key
        (table,) = explained(report, material, key, mask=False).tables
        assert sum(int(str(row["adds"])) for row in table.rows) == figure.value, key


def _sum(figure: Figure) -> int:
    return len(figure.rows()) + sum(sign * _sum(part) for sign, part in figure.terms)
