"""What a reader of a forecast must know: what is missing, left out or assumed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from hongngu_cli.analyse.quota.chain import ALL, At
from hongngu_cli.report.quota import unusable
from hongngu_cli.text.numbers import count, shown

if TYPE_CHECKING:
    from hongngu_cli.analyse.forecast.history import Histories
    from hongngu_cli.analyse.forecast.need import Needs
    from hongngu_cli.report.frame import Material
    from hongngu_cli.report.quota import Chains


def notes(
    past: Material, chains: Chains, histories: Histories, told: Needs | None, year: int
) -> Iterator[str]:
    """Say what is missing, what could not be used, and what was assumed."""
    yield from _missing(past, histories, told)
    yield from unusable(past, chains)
    yield from _unplaced(past)
    yield from _merged(past, histories)
    yield from _years(past, chains, histories, year)
    yield from _without_quota(chains, histories)
    if told and told.unheld:
        yield (
            f"{count(told.unheld)} người còn thiếu là do danh sách cán bộ không ghi rõ trình độ "
            "hiện có."
        )
    if told and told.by_year:
        yield (
            f"{count(told.by_year)} người chỉ ghi năm sinh: khi tính tuổi nghỉ hưu, coi là sinh "
            "tháng 12."
        )
    if told and told.untold:
        yield (
            f"{count(told.untold)} người không rõ ngày sinh hoặc giới tính nên tính là chưa nghỉ "
            "hưu."
        )


def _missing(past: Material, histories: Histories, told: Needs | None) -> Iterator[str]:
    registered = any(histories.registers(level) for level in histories.levels)
    if not registered and any(one.field == "demand" for one in past.counts.unread):
        yield "Không đọc được số đăng ký nào nên chưa so được đăng ký với thực tế."
    elif not registered:
        yield (
            "Không có bảng nhu cầu đăng ký nào thuộc phạm vi đã chọn nên chưa so được đăng ký với "
            "thực tế; hãy thêm bảng nhu cầu, hoặc chỉ ra tệp bằng --demand."
        )
    if histories.last is None:
        yield (
            "Không có danh sách cử đi nào thuộc phạm vi đã chọn nên chưa biết thực tế các năm qua; "
            "hãy thêm danh sách cử đi."
        )
    if told is None:
        yield (
            "Không có danh sách cán bộ nên chưa tính được nhu cầu theo yêu cầu của chức vụ; hãy "
            "thêm danh sách, hoặc chỉ ra tệp bằng --cadres."
        )


def _unplaced(past: Material) -> Iterator[str]:
    """Say how many numbers and rows cannot be laid to a level or a year."""
    levels = past.vocabulary.levels
    demand = [one for one in past.counts.counts if one.field == "demand"]
    frame = past.roster.frame
    told = {
        "trình độ": (
            sum(one.level not in levels for one in demand),
            int((~frame["level"].isin(list(levels))).sum()),
        ),
        "năm": (sum(one.year is None for one in demand), int(frame["year"].isna().sum())),
    }
    for what, (cells, rows) in told.items():
        both = [f"{count(cells)} số đăng ký"] if cells else []
        both += [f"{count(rows)} lượt cử đi"] if rows else []
        if both:
            yield f"{' và '.join(both)} chưa rõ {what} nên không đem ra so, không vào dự báo."


def _merged(past: Material, histories: Histories) -> Iterator[str]:
    """Say why what merged units registered is judged otherwise than what each did before."""
    day = past.selection.units_as_of
    judged = any(histories.registers(level) for level in histories.levels)
    if day and judged and any(one.former for one in past.counts.counts):
        yield (
            f"Số đăng ký, chỉ tiêu, số đã cử gộp theo đơn vị ngày {shown(day)} rồi mới so từng "
            "năm: đơn vị cũ đăng ký thừa và đơn vị cũ đăng ký thiếu nay là một đơn vị thì bù trừ "
            "cho nhau, năm bị chỉ tiêu giới hạn cũng xét theo đơn vị đã gộp. Vì vậy số đăng ký, "
            "số đã cử đem ra so, sai số, nhận định và dự báo có thể khác khi tính theo đơn vị cũ "
            "(bỏ --units-as-of)."
        )


def _years(past: Material, chains: Chains, histories: Histories, year: int) -> Iterator[str]:
    """Say which years are not over, are not known, or lie before the day of the report."""
    covered = {one for level in histories.levels for one in histories.covered(level)}
    registered = {
        one
        for one in chains.main.of("year")
        if isinstance(one, int) and chains.main.figure("demand", At(ALL, one)) is not None
    }
    as_of, last = past.as_of, histories.last
    if last is not None and (empty := sorted(registered - covered - {year})):
        yield (f"Chưa biết số đã cử năm {_listed(empty)} nên không so được số đăng ký năm đó.")
    if later := sorted(one for one in histories.held if one > as_of.year):
        yield f"Các lượt ghi năm {_listed(later)} là sau ngày {shown(as_of)} nên chưa đem ra so."
    if last == as_of.year and as_of < dt.date(last, 12, 31):
        yield (
            f"Năm {last} chưa hết (tính đến ngày {shown(as_of)}) nên số đã cử năm đó có thể chưa "
            "đủ; muốn chỉ lấy các năm đã qua, dùng --year."
        )
    if last is not None and year < as_of.year:
        yield (
            f"Số liệu mới nhất là của năm {last}; dự báo cho năm {year} dù năm đó đã qua. Thêm "
            "danh sách các năm sau để dự báo năm tới."
        )


def _without_quota(chains: Chains, histories: Histories) -> Iterator[str]:
    """Say of which years no quota is told, so that none is taken to bind."""
    missing: dict[tuple[int, ...], list[str]] = {}
    for level in histories.levels:
        if not histories.registers(level):
            continue
        years = tuple(
            year
            for year in histories.covered(level)
            if (told := histories.year(level, year)).registered
            and told.bound is None
            and not told.unread
        )
        if years:
            missing.setdefault(years, []).append(chains.layout.named(At(level)))
    for years, levels in missing.items():
        yield (
            f"Không có chỉ tiêu năm {_listed(years)} ({', '.join(levels)}) nên coi là không bị "
            "giới hạn."
        )


def _listed(years: Iterable[int]) -> str:
    return ", ".join(map(str, years))
