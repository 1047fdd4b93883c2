"""Who joined, who left and what changed between two versions of a roster, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hongngu_cli.analyse.compare import ENROLMENT, Comparison, Met, Rows, compare
from hongngu_cli.analyse.differences import BIRTH, Change
from hongngu_cli.model.figure import Figure
from hongngu_cli.model.ledger import add_up
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.report.compared_cells import Version, field_term
from hongngu_cli.report.frame import Material, office_of
from hongngu_cli.text.numbers import count, prose

OLD, NEW = "Bản cũ", "Bản mới"
NAME = Column("name", "Họ và tên")
PERSON = (Column("birth", "Ngày, năm sinh"), Column("unit", "Đơn vị"))
JOINED = (NAME, *PERSON, Column("new", "Lượt đào tạo"), Column("where", "Nơi ghi"))
LEFT = (NAME, *PERSON, Column("old", "Lượt đào tạo"), Column("where", "Nơi ghi"))
NAMELESS = (
    Column("version", "Bản"),
    Column("unit", "Đơn vị"),
    Column("enrolment", "Lượt đào tạo"),
    Column("where", "Nơi ghi"),
)
CHANGE, WHO = "Thay đổi", "Người và nơi ghi"
CHANGED = (
    NAME,
    Column("field", "Nội dung", part=CHANGE),
    Column("old", OLD, part=CHANGE),
    Column("new", NEW, part=CHANGE),
    Column("birth", "Ngày, năm sinh", part=WHO),
    Column("unit", "Đơn vị", part=WHO),
    Column("where", "Nơi ghi", part=WHO),
)
DOUBTFUL = (*CHANGED[:6], Column("why", "Vì sao nghi", part=WHO), *CHANGED[6:])
"""What changed comes first: on a narrow screen a table comes in parts, heading by heading."""
TITLES = {
    "joined": "Có thêm ở bản mới",
    "left": "Không còn ở bản mới",
    "changed": "Có thay đổi",
    "doubtful": "Có thể là một người, cần xem lại",
    "same": "Không thay đổi",
}


def compared(old: Material, new: Material, *, mask: bool) -> Report:
    """Compare two versions of a roster, or one roster in two periods."""
    periods = old.selection.period != new.selection.period
    found = compare(old.roster, new.roster, new.vocabulary, periods=periods)
    sides = Version(old, mask), Version(new, mask)
    sources = (*old.sources, *new.sources)
    return Report(
        command="compare",
        title="So sánh hai bản danh sách cử đi đào tạo, bồi dưỡng",
        template="bang",
        as_of=new.as_of,
        period=f"Bản cũ: {old.period}; bản mới: {new.period}",
        subject=new.counting,
        passages=(_in_words(found),),
        figures=_figures(found),
        tables=_tables(found, *sides),
        notes=tuple(_notes(old, new, found, periods=periods)),
        issues=tuple(dict.fromkeys((*old.issues, *new.issues))),
        sources=sources,
        ledger=add_up(source.ledger for source in sources),
        office=office_of(new),
    )


def _tables(found: Comparison, old: Version, new: Version) -> tuple[Table, ...]:
    """Lay out who joined, left and changed, be it nobody, and who may be one person."""
    rows = {
        "joined": tuple(_alone(new, people, "new") for people in found.joined),
        "left": tuple(_alone(old, people, "old") for people in found.left),
        "changed": tuple(row for met in found.changed for row in _changes(old, new, met)),
        "doubtful": tuple(row for met in found.doubtful for row in _changes(old, new, met)),
    }
    columns = {"joined": JOINED, "left": LEFT, "changed": CHANGED, "doubtful": DOUBTFUL}
    sizes = {key: len(getattr(found, key)) for key in rows}
    people = tuple(
        Table(key, f"{TITLES[key]}: {count(sizes[key])} người", columns[key], told)
        for key, told in rows.items()
        if told or key != "doubtful"
    )
    nameless = tuple(_nameless(found, old, new))
    title = f"Không ghi họ tên nên không so được: {count(len(nameless))} dòng"
    return (*people, Table("nameless", title, NAMELESS, nameless)) if nameless else people


def _nameless(found: Comparison, *versions: Version) -> Iterator[Row]:
    for version, name, rows in zip(versions, (OLD, NEW), found.nameless, strict=True):
        for row in rows:
            yield {
                "version": name,
                "unit": version.person((row,))["unit"],
                "enrolment": version.value(ENROLMENT, (row,)),
                "where": version.shortly("name", (row,)),
                "at": version.places("name", (row,)),
            }


def _alone(version: Version, rows: Rows, side: str) -> Row:
    """Tell of a person who is in one version only, with the courses told there."""
    nothing: Row = {"field": None, "old": None, "new": None, "old_at": None, "new_at": None}
    return {
        **version.person(rows),
        **nothing,
        side: version.value(ENROLMENT, rows),
        f"{side}_at": version.places("name", rows),
        "where": version.shortly("name", rows),
    }


def _changes(old: Version, new: Version, met: Met) -> Iterator[Row]:
    """Tell each change of a person, on a row of its own."""
    who = old.person(met.old)
    # Two who differ in nothing that both tell are held apart by what one of them leaves out.
    for change in met.changes or (Change(BIRTH, met.old[:1], met.new[:1]),):
        sides = (old, change.old, "bản cũ"), (new, change.new, "bản mới")
        where = (
            f"{name}: {version.shortly(change.field, rows)}"
            for version, rows, name in sides
            if rows
        )
        yield {
            **who,
            "field": field_term(change.field),
            "old": old.value(change.field, change.old),
            "new": new.value(change.field, change.new),
            "where": "; ".join(where),
            "old_at": old.places(change.field, change.old),
            "new_at": new.places(change.field, change.new),
            **({"why": met.why} if met.why else {}),
        }


def _in_words(found: Comparison) -> str:
    parts = ("joined", "left", "changed", "doubtful", "same")
    sizes = {key: len(getattr(found, key)) for key in parts}
    rows = sum(map(len, found.nameless))
    unnamed = f" Có {prose(rows)} dòng không ghi họ tên nên không so được." if rows else ""
    if not any(sizes[key] for key in parts[:-1]):
        return f"Không có gì khác nhau: {prose(sizes['same'])} người đều như cũ.{unnamed}"
    told = [f"{TITLES[key].lower()}: {prose(sizes[key])} người" for key in parts if sizes[key]]
    text = "; ".join(told)
    return f"{text[:1].upper()}{text[1:]}.{unnamed}"


def _figures(found: Comparison) -> dict[str, Figure]:
    """Count people; behind each stands the first row that tells of one, old if there is one."""
    firsts: dict[str, Sequence[Rows]] = {
        "joined": found.joined,
        "left": found.left,
        "changed": [met.old for met in found.changed],
        "doubtful": [met.old for met in found.doubtful],
        "same": found.same,
    }
    return {
        key: Figure(
            key,
            f"{TITLES[key]}, người",
            len(people),
            lambda people=people: tuple(rows[0] for rows in people),  # type: ignore[misc]  # the default binds the value of the loop
        )
        for key, people in firsts.items()
    }


def _notes(old: Material, new: Material, found: Comparison, *, periods: bool) -> Iterator[str]:
    hashes = [{sheet.sha256 for sheet in side.roster.sheets} for side in (old, new)]
    if hashes[0] == hashes[1] and not periods:
        yield "Hai bên là cùng một nội dung tệp; kiểm tra xem có nêu nhầm tệp không."
    for side, name in ((old, "Bản cũ"), (new, "Bản mới")):
        if repeated := len(side.roster.set_aside.get("duplicate", ())):
            yield (
                f"{name} có {prose(repeated)} lượt ghi trùng, mỗi lượt chỉ so một lần; "
                "xem từng dòng bằng train-report check."
            )
    for name, other, people in zip((OLD, NEW), (NEW, OLD), found.by_year, strict=True):
        if people:
            yield (
                f"{name} có danh sách chỉ ghi năm sinh; với {prose(people)} người ở đó chỉ so "
                f"được năm sinh, không so được ngày sinh ghi ở {other.lower()}."
            )
    if found.doubtful:
        yield (
            "Những người “có thể là một người” không tính vào số có thêm hay không còn; "
            "xin đối chiếu hồ sơ trước khi kết luận."
        )
    if periods:
        yield "So hai kỳ: lượt của hai kỳ là những lượt khác nhau, chỉ so người và việc cử học."
