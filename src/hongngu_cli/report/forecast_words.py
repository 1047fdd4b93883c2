"""What is found of demand registered, needed and foreseen, in sentences, the worst first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hongngu_cli.analyse.forecast.accuracy import OFF, TOO_LITTLE, UNREGISTERED, Accuracy
from hongngu_cli.analyse.forecast.need import LEAVING, NEED, RETIRING, Needs
from hongngu_cli.analyse.quota.chain import ALL, At
from hongngu_cli.analyse.standing.standing import LACKS
from hongngu_cli.report.forecast_figures import METHODS, rounded
from hongngu_cli.text.numbers import prose, share

if TYPE_CHECKING:
    from hongngu_cli.analyse.forecast.methods import Foreseen
    from hongngu_cli.model.figure import Figure
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.report.forecast_next import Next
    from hongngu_cli.report.quota_tables import Layout

MOST_NAMED = 5
"""So many units have a sentence of their own; of more it is said how many they are."""


@dataclass(frozen=True)
class Words:
    """Says the figures as reports do."""

    layout: Layout
    settings: Settings
    judged: Mapping[str | None, Sequence[Accuracy]]
    unregistered: Mapping[str | None, Figure]
    needs: Needs | None
    rows: Sequence[Next]
    year: int

    def passages(self) -> Iterator[str]:
        """Say what units register wrongly, what posts need, and what is foreseen."""
        yield from self._units()
        yield from (text for level in self.judged if (text := self._level(level)))
        yield from self._unregistered()
        yield from self._needed()
        yield from self._foreseen()

    def _units(self) -> Iterator[str]:
        """Name those whose registered demand is far off, the farthest first."""
        far = [
            (one, one.error.value)
            for parts in self.judged.values()
            for one in parts
            if one.verdict in {OFF, UNREGISTERED} and one.years and one.error
        ]
        in_order = [one for one, _ in sorted(far, key=lambda pair: -pair[1])]
        yield from map(self._far, in_order[:MOST_NAMED])
        if rest := len(in_order) - MOST_NAMED if len(in_order) > MOST_NAMED else 0:
            yield f"Còn {prose(rest)} trường hợp khác chưa sát thực tế; xem bảng."

    def _far(self, one: Accuracy) -> str:
        registered, sent = (each.value if each else 0 for each in (one.registered, one.sent))
        who = "Các đơn vị" if one.unit == ALL else str(one.unit)
        level, years = self._name(one.level), f"{prose(one.years)} năm"
        if not registered:
            return f"{who} không đăng ký {level} nhưng đã cử {prose(sent)} người trong {years}."
        if not sent:
            return (
                f"{who} đăng ký {level} {prose(registered)} người nhưng không cử ai trong {years}."
            )
        bias = one.bias or 0
        off = rounded(abs(bias), self.settings.decimals)
        how = (
            f"nhiều hơn thực tế {off} người mỗi năm"
            if bias > 0
            else f"ít hơn thực tế {off} người mỗi năm"
            if bias < 0
            else "bằng thực tế nhưng từng năm chênh lệch nhiều"
        )
        return (
            f"{who} đăng ký {level} bình quân {how} ({years}: đăng ký {prose(registered)}, cử "
            f"{prose(sent)}; sai số {self._share(one.wape)}), chưa sát thực tế."
        )

    def _level(self, level: str | None) -> str:
        """Say of how many units of a level the demand is off, or cannot be judged."""
        parts = self.judged[level]
        name = self.layout.named(At(level))
        if parts[0].unit == ALL:
            return self._of_all(name, parts[0])
        whole = prose(len(parts))
        off = sum(one.verdict == OFF for one in parts)
        unknown = sum(one.verdict == TOO_LITTLE for one in parts)
        alone = sum(one.verdict == UNREGISTERED for one in parts)
        told = [f"{prose(off)}/{whole} đơn vị đăng ký chưa sát thực tế"] if off else []
        told += [f"{prose(alone)}/{whole} đơn vị cử mà không đăng ký"] if alone else []
        if unknown:
            bound = any(one.bound for one in parts if one.verdict == TOO_LITTLE)
            why = ", do năm nào cũng bị chỉ tiêu giới hạn" if bound else ""
            told.append(f"{prose(unknown)}/{whole} đơn vị chưa đủ số liệu để nhận định{why}")
        sums = [one for one in parts if one.error and one.sent]
        error = sum(one.error.value for one in sums if one.error)
        sent = sum(one.sent.value for one in sums if one.sent)
        overall = f"; sai số chung {self._share(error / sent)}" if sent else ""
        return f"{name}: {'; '.join(told) or f'cả {whole} đơn vị đăng ký sát thực tế'}{overall}."

    def _unregistered(self) -> Iterator[str]:
        """Say of which levels no table tells what was registered, the most sent first."""
        sent = [(figure.value, self._name(level)) for level, figure in self.unregistered.items()]
        told = [
            f"{prose(value)} lượt {name}" for value, name in sorted(sent, key=lambda one: -one[0])
        ]
        if told:
            yield f"Đã cử mà không có số đăng ký: {'; '.join(told)}."

    def _of_all(self, name: str, one: Accuracy) -> str:
        if one.verdict == TOO_LITTLE:
            return f"{name}: chưa đủ số liệu để nhận định."
        return "" if one.verdict in {OFF, UNREGISTERED} else f"{name}: đăng ký sát thực tế."

    def _needed(self) -> Iterator[str]:
        """Say what posts need, of the level most needed first."""
        if self.needs is None:
            return
        needs = self.needs
        levels = [level for level in needs.levels if needs.value(LACKS, level)]
        for level in sorted(levels, key=lambda one: -(needs.value(NEED, one) or 0)):
            lacking, retiring, need, leaving = (
                needs.value(one, level) or 0 for one in (LACKS, RETIRING, NEED, LEAVING)
            )
            gone = (
                f", trong đó {prose(retiring)} người đến tuổi nghỉ hưu đến hết năm {self.year}"
                if retiring
                else ""
            )
            also = (
                f" Ngoài ra {prose(leaving)} người đã có trình độ này cũng đến tuổi nghỉ hưu."
                if leaving
                else ""
            )
            to_train = f"cần đào tạo {prose(need)} người" if need else "không cần đào tạo thêm ai"
            yield (
                f"Theo yêu cầu của chức vụ, {self._name(level)} còn thiếu {prose(lacking)} người"
                f"{gone}; {to_train}.{also}"
            )

    def _foreseen(self) -> Iterator[str]:
        """Say what is foreseen of each level, and of which nothing can be."""
        of_all = [row for row in self.rows if row.unit == ALL]
        told = []
        for row in sorted(of_all, key=lambda one: -(one.foreseen.value if one.foreseen else 0)):
            if (made := row.foreseen) is None:
                continue
            asked = _registered(row.registered.value, row.waiting, made) if row.registered else ""
            told.append(
                f"{prose(made.value)} người {self._name(row.level)} (từ {prose(made.low)} đến "
                f"{prose(made.high)}, theo cách {METHODS[made.method]}{asked})"
            )
        if told:
            yield f"Dự báo nhu cầu năm {self.year}: {'; '.join(told)}."
        unknown = [self._name(row.level) for row in of_all if row.foreseen is None]
        if unknown:
            yield f"Chưa đủ số liệu để dự báo năm {self.year}: {', '.join(unknown)}."

    def _name(self, level: str | None) -> str:
        name = self.layout.named(At(level))
        return f"{name[:1].lower()}{name[1:]}"

    def _share(self, fraction: float | None) -> str:
        return share(fraction, self.settings.decimals)


def _registered(number: int, waiting: int, made: Foreseen) -> str:
    """Say what is registered for the year, and whether it is out of what is foreseen.

    What only some units registered is not held against what is foreseen of all.
    """
    if waiting:
        return (
            f"; đã đăng ký {prose(number)}, còn {prose(waiting)} đơn vị chưa có số đăng ký nên "
            "chưa so với khoảng này"
        )
    out = ", nhiều hơn khoảng này" if number > made.high else ""
    out = ", ít hơn khoảng này" if number < made.low else out
    return f"; đã đăng ký {prose(number)}{out}"
