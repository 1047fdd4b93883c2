"""The report on quota: how demand, quota and sending fit together, and what to ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hongngu_cli.analyse.quota.chain import ALL, PEOPLE, At, Chain, figures
from hongngu_cli.analyse.quota.checks import (
    differing,
    one_sided,
    out_of_order,
    without_other_side,
)
from hongngu_cli.analyse.quota.issues import Telling
from hongngu_cli.analyse.quota.levels import Spelt
from hongngu_cli.analyse.quota.sent import sent
from hongngu_cli.analyse.quota.stated import Stated, stated
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.report import Report
from hongngu_cli.model.severities import as_set
from hongngu_cli.model.table import Table
from hongngu_cli.report.frame import Material, office_of
from hongngu_cli.report.quota_tables import COLUMNS, ONCE, Layout, in_turns
from hongngu_cli.report.quota_words import Findings, span
from hongngu_cli.text.numbers import count
from hongngu_cli.text.periods import year_within
from hongngu_cli.text.spellings import UnitSpellings

TITLE = "Nhu cầu, chỉ tiêu và kết quả cử đi đào tạo, bồi dưỡng"
USUAL = ("level", "year")
"""By what the chain is shown where nothing is asked for; of a unit beside them."""
ASKED = ("demand", "planned", "allocated")
"""Measures that make a level one of the chain; others were only sent to."""
HINTS = {
    "quota-over-demand": "{} ô chỉ tiêu nhiều hơn nhu cầu đăng ký; --by unit cho biết ở đâu.",
    "count-repeated": "{} số ghi lại ở nơi khác nên chỉ tính một lần.",
    "unit-one-sided": "{} đơn vị chỉ có ở bảng nhu cầu, bảng chỉ tiêu hoặc danh sách cử đi.",
}
"""What a reader is told of notes, which are not listed."""

WHOLE_YEARS = "Nhu cầu, kế hoạch, chỉ tiêu là số của cả năm; số đã cử chỉ tính trong kỳ đã chọn."


@dataclass(frozen=True)
class Chains:
    """The chain of levels that demand, plan or quota name, and of those only sent to."""

    main: Chain
    others: Chain
    numbers: Stated
    layout: Layout
    issues: tuple[Issue, ...]

    @property
    def only_results(self) -> bool:
        """Whether tables tell of those sent, and nothing of demand, plan or quota."""
        told = (*self.numbers.cells.values(), *self.numbers.unread.values())
        return not self.main.scopes and any(told)


def quota(material: Material, by: Sequence[str] = (), *, levels: bool = False) -> Report:
    """Report on the chain by level and year, or by the fields asked for; ``levels`` adds a table.

    That one is by level alone.
    """
    chains = chains_of(material)
    by_unit = "unit" in by
    told = {**figures(chains.others, by_unit=by_unit), **figures(chains.main, by_unit=by_unit)}
    people = material.selection.count == "people"
    return Report(
        command="quota",
        title=TITLE,
        template="bang",
        as_of=material.as_of,
        period=material.with_units(_period(material, chains)),
        subject=material.counting_of("lượt người và số người" if people else "lượt người"),
        passages=tuple(_passages(material, chains)),
        figures=told,
        tables=(*_tables(chains, by), *(_by_level(chains) if levels else ())),
        notes=tuple(_notes(material, chains)),
        issues=chains.issues,
        sources=material.sources,
        ledger=material.ledger,
        office=office_of(material),
    )


def chains_of(material: Material) -> Chains:
    """Lay the chains of what was selected, with what is to be said of them."""
    vocabulary, roster = material.vocabulary, material.roster
    units, telling = UnitSpellings(vocabulary), Telling(vocabulary)
    written = [*roster.columns.frame["unit"].dropna().unique()]
    every = (*material.counts.counts, *material.counts.unread)
    labels = units.labels([*written, *(one.unit for one in every if one.unit)])
    spelt = Spelt()
    numbers = stated(material.counts, roster.tables, labels, spelt, telling)
    by_people = material.selection.count == "people"
    people = sent(roster, vocabulary, labels, spelt, people=by_people)
    layout = Layout(vocabulary, units, material.settings.quota.carry_over)

    columns = map(in_turns, COLUMNS) if by_people else COLUMNS
    titles = {column.key: column.title for column in columns}

    def label(measure: str, at: At) -> str:
        return f"{titles[measure]}, {layout.named(at)}"

    cells, unread = numbers.cells, numbers.unread
    asked = {scope[0] for name in ASKED for scope in (*cells[name], *unread[name])}
    own = (*cells.values(), *unread.values(), people.rows["sent"])
    there = {scope[0] for scopes in own for scope in scopes}
    main = Chain(cells, unread, people, asked, label)
    others = Chain(cells, unread, people, there - asked, label)
    found = [
        *numbers.issues,
        *one_sided(main, roster, labels, units, telling),
        *without_other_side(main, units, telling),
        *(issue for chain in (main, others) for issue in out_of_order(chain, roster, telling)),
    ]
    if _comparable(material):
        found += (issue for chain in (main, others) for issue in differing(chain, telling))
    told = as_set(found, vocabulary)
    issues = sorted(dict.fromkeys((*material.issues, *told)), key=lambda issue: issue.order)
    return Chains(main, others, numbers, layout, tuple(issues))


def _passages(material: Material, chains: Chains) -> Iterator[str]:
    """Say what the chain shows, or that there are only results to show."""
    if not chains.only_results:
        yield from Findings(chains.main, material.vocabulary, material.settings).passages()
        return
    asked = material.selection
    narrowed = asked.period or asked.units or asked.levels
    within = "Thuộc phạm vi đã chọn" if narrowed else "Các tệp này"
    yield (
        f"{within} chỉ có số đã cử (kết quả), không có số nhu cầu, kế hoạch, chỉ tiêu nào, nên "
        "dưới đây là kết quả và không tính được mức đáp ứng nhu cầu, thực hiện chỉ tiêu."
    )


def _tables(chains: Chains, by: Sequence[str]) -> Iterator[Table]:
    fields = [name for name in ("level", "year", "unit") if name in by]
    if fields in ([], ["unit"]):
        fields = [*USUAL, *fields]
    chain = chains.others if chains.only_results else chains.main
    title = "Kết quả đã cử" if chains.only_results else "Nhu cầu, chỉ tiêu và kết quả"
    named = {"level": "trình độ", "year": "năm", "unit": "đơn vị"}
    *before, last = (named[name] for name in fields)
    parts = " và ".join((", ".join(before), last)) if before else last
    layout = chains.layout
    yield layout.table("quota", f"{title} theo {parts}", chain, fields)
    if fields == [*USUAL, "unit"]:
        several = "tất cả các năm"
        yield layout.table(
            "quota-units", f"{title} theo đơn vị, {several}", chain, ("level", "unit")
        )
    if chains.others.scopes and not chains.only_results:
        only = "Đã cử ngoài các trình độ có nhu cầu, kế hoạch, chỉ tiêu"
        yield layout.table("quota-others", only, chains.others, ("level",))


def _by_level(chains: Chains) -> Iterator[Table]:
    title = "Nhu cầu, chỉ tiêu và kết quả theo trình độ"
    yield chains.layout.table("quota-levels", title, chains.main, ("level",))


def _period(material: Material, chains: Chains) -> str:
    """Give the period asked for, else the years that tables and rosters speak of."""
    if material.selection.period:
        return material.selection.period.label
    years = [*chains.main.of("year"), *chains.others.of("year")]
    known = [year for year in years if isinstance(year, int)]
    return span(known) if known else material.period


def unusable(material: Material, chains: Chains) -> Iterator[str]:
    """Say which numbers could not be used, or are what an option says they are."""
    pointed = [one.place for one in material.issues if one.rule == "kind-pointed"]
    if pointed:
        places = "; ".join(material.shortly(str(place)) for place in pointed)
        yield f"Bảng không ghi là số gì, hiểu theo --quota, --demand đã nêu: {places}."
    unreadable = sum(issue.rule == "count-unreadable" for issue in material.issues)
    if unreadable:
        yield f"{count(unreadable)} ô không đọc được số lượng nên chưa tính; hãy sửa các ô đã chỉ."
    if chains.numbers.unplaced:
        cells = count(len(chains.numbers.unplaced))
        yield f"{cells} số chưa rõ là nhu cầu, kế hoạch, chỉ tiêu hay kết quả nên chưa tính."


def _notes(material: Material, chains: Chains) -> Iterator[str]:
    """Say what could not be used, and what a reader may take amiss."""
    yield from unusable(material, chains)
    if silent := chains.main.sent.silent:
        yield (
            f"{count(len(silent))} lượt không ghi tình trạng nên không vào số nhập học, hoàn "
            "thành; tỷ lệ hoàn thành thực tế có thể cao hơn."
        )
    if _in_part(material):
        yield WHOLE_YEARS
    if chains.main.figure(PEOPLE, At()) or chains.others.figure(PEOPLE, At()):
        yield ONCE
    if not chains.only_results:
        yield from _years_without_rosters(chains.main)
    for rule, says in HINTS.items():
        told = sum(issue.rule == rule and issue.severity == "note" for issue in chains.issues)
        if told:
            yield says.format(count(told))


def _comparable(material: Material) -> bool:
    """Tell whether what tables state of those sent is of the same as what rosters count."""
    return material.selection.sponsor == "sent" and not _in_part(material)


def _in_part(material: Material) -> bool:
    """Tell whether the period asked for holds but a part of a year that tables tell of."""
    period, last_day = material.selection.period, material.selection.last_day
    years = {one.year for one in material.counts.counts if one.year is not None}
    return period is not None and any(
        year_within(year, period, last_day=last_day) == "partly" for year in years
    )


def _years_without_rosters(chain: Chain) -> Iterator[str]:
    """Say of which years the rosters hold nobody, so that a zero is understood."""
    if not chain.sent.any_rows:
        yield "Không có danh sách cử đi nào, nên số đã cử chỉ có ở các bảng nêu số này."
        return
    empty = [
        year
        for year in sorted(year for year in chain.of("year") if isinstance(year, int))
        if year not in chain.sent.years and chain.value("sent", At(ALL, year)) == 0
    ]
    if empty:
        named = ", ".join(map(str, empty))
        yield f"Các danh sách không có lượt nào của năm {named} nên số đã cử là 0."
