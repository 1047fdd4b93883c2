"""Choose the remarks that findings give reason for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.remark import KINDS, Case, Finding, Kind, Remark
from hongngu_cli.text.numbers import prose
from hongngu_cli.text.tones import Habit, toned


def remarks_on(
    findings: Iterable[Finding], words: Sequence[Remark], habit: Habit = ""
) -> Mapping[Kind, tuple[str, ...]]:
    """Say what there is to say, by kind, in the order of the words, tone marks by habit."""
    found = {one.key: one for one in findings}
    said: dict[Kind, list[str]] = {kind: [] for kind in KINDS}
    for remark in words:
        if remark.finding not in found:
            continue
        own = replace(remark, says=toned(remark.says, habit), item=toned(remark.item, habit))
        if text := _said(own, found[remark.finding]):
            said[remark.kind].append(text)
    return {kind: tuple(texts) for kind, texts in said.items()}


def _said(remark: Remark, finding: Finding) -> str:
    """Say a remark of the cases within its bounds; nothing where there is none."""
    cases = [case for case in finding.cases if _within(case, remark)]
    if not cases:
        return ""
    values = {**finding.values, **cases[0].values}
    if remark.item:
        named = dict.fromkeys(
            remark.item.format(**{**finding.values, **case.values}) for case in cases
        )
        values |= {"items": _few([*named], remark), "number": prose(len(named))}
    text = remark.says.format(**values)
    return text[:1].upper() + text[1:]


def _within(case: Case, remark: Remark) -> bool:
    enough = remark.least is None or case.measure >= remark.least
    of_enough = case.of is None or case.of >= remark.of
    return enough and of_enough and (remark.below is None or case.measure < remark.below)


def _few(texts: Sequence[str], remark: Remark) -> str:
    rest = len(texts) - remark.most
    named = "; ".join(texts[: remark.most])
    return named + remark.others.format(number=prose(rest)) if rest > 0 else named
