"""What the chain shows, in sentences, the worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hongngu_cli.analyse.quota.chain import ALL, At, Chain
from hongngu_cli.analyse.quota.far import far_off
from hongngu_cli.analyse.quota.levels import spelling_of
from hongngu_cli.model.settings import Settings
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.numbers import prose, share

MOST_NAMED = 5
"""So many units are named in a sentence; of more it is said how many they are."""


@dataclass(frozen=True)
class Findings:
    """Finds what a reader must know of a chain."""

    chain: Chain
    vocabulary: Vocabulary
    settings: Settings

    def passages(self) -> Iterator[str]:
        """Say the findings: demand not met, quota not used, units far off, seats to ask for."""
        if not self.chain.scopes:
            yield "Không có số nhu cầu, kế hoạch, chỉ tiêu nào thuộc phạm vi đã chọn."
        yield from self._missing()
        by_coverage = self._worst_first("coverage")
        yield from (self._coverage(level) for level in by_coverage)
        used = [self._fill(level) for level in self._worst_first("fill")]
        if used:
            yield f"Về thực hiện chỉ tiêu: {'; '.join(used)}."
        yield from self._units()
        asked = [text for level in by_coverage if (text := self._ask(level))]
        if asked:
            yield f"Để đáp ứng đủ nhu cầu, cần đề nghị thêm: {'; '.join(asked)}."

    def _missing(self) -> Iterator[str]:
        """Say which numbers no sum and no share holds, since they cannot be read."""
        lacking = [
            (self.chain.label(measure, At(*scope)), cell.place)
            for measure, unread in self.chain.unread.items()
            for scope in unread
            if scope[0] in self.chain.levels
            for cell in self.chain.missing(measure, At(*scope))
        ]
        if lacking:
            files = len({place.path for _, place in lacking}) > 1
            cells = [
                f"{label} (ô {place.cell}{f' tệp {Path(place.path).name}' if files else ''})"
                for label, place in lacking
            ]
            yield (
                f"Các số cộng và tỷ lệ dưới đây chưa gồm {prose(len(cells))} số không đọc được: "
                f"{_few(cells)}."
            )

    def _worst_first(self, ratio: str) -> list[str | None]:
        """Give the levels of which a ratio is known, the least first."""
        known: list[tuple[float, str | None]] = []
        for level in self.levels:
            part, whole = self.chain.ratio(ratio, At(level))
            if whole:
                known.append((part / whole, level))
        return [level for _, level in sorted(known, key=lambda one: one[0])]

    @property
    def levels(self) -> list[str | None]:
        """The levels of the chain."""
        met = {scope[0] for scope in self.chain.scopes.get(At(), ())}
        spelt = sorted(level for level in met if spelling_of(level) and level)
        known = (key for key in self.vocabulary.levels if key in met)
        return [*known, *spelt, *({None} & met)]

    def _coverage(self, level: str | None) -> str:
        part, whole = self.chain.ratio("coverage", At(level))
        short = self.chain.value("short", At(level)) or 0
        met = f"đáp ứng {self._share(part, whole)} nhu cầu" if part else "chưa đáp ứng nhu cầu nào"
        says = (
            f"Chỉ tiêu {self._level(level)} {self._years('short', level)} {met} "
            f"({prose(part)}/{prose(whole)})"
        )
        if short <= 0:
            return f"{says}, {'đủ so với nhu cầu' if not short else f'nhiều hơn {prose(-short)}'}."
        says += f", còn thiếu {prose(short)}"
        units = self._of_units(level, "short")
        less = [unit for unit, value in units if value > 0]
        if not less:
            return f"{says}."
        return (
            f"{says}; {prose(len(less))}/{prose(len(units))} đơn vị được phân bổ ít hơn nhu cầu "
            "đăng ký."
        )

    def _fill(self, level: str | None) -> str:
        part, whole = self.chain.ratio("fill", At(level))
        unused = self.chain.value("unused", At(level)) or 0
        if not part:
            return f"{self._level(level)} chưa cử ai, còn nguyên {prose(whole)} chỉ tiêu"
        says = (
            f"{self._level(level)} đã cử {prose(part)}/{prose(whole)} ({self._share(part, whole)})"
        )
        if unused > 0:
            return f"{says}, còn {prose(unused)} chỉ tiêu chưa sử dụng"
        return f"{says}, vượt {prose(-unused)}" if unused else f"{says}, đã sử dụng hết"

    def _units(self) -> Iterator[str]:
        """Name units that send far from what they register, where quota is not the cause."""
        over: list[tuple[int, str]] = []
        under: list[tuple[int, str]] = []
        for level in self.levels:
            for unit, _ in self._of_units(level, "demand"):
                at = At(level, ALL, unit)
                demand, sent = self.chain.both("demand", "sent", at)
                asked = f"đăng ký {prose(demand)}" if demand else "không đăng ký"
                went = f"cử {prose(sent)}" if sent else "không cử ai"
                says = f"{unit} ({self._level(level)}: {asked}, {went})"
                unused = self.chain.value("unused", at)
                match far_off(demand, sent, unused, self.settings.quota):
                    case "under":
                        under.append((sent - demand, says))
                    case "over":
                        over.append((demand - sent, says))
        if over:
            yield f"Đăng ký nhiều hơn hẳn số cử được dù còn chỉ tiêu: {_named(over)}."
        if under:
            yield f"Cử nhiều hơn số đã đăng ký: {_named(under)}."

    def _ask(self, level: str | None) -> str:
        """Say how many seats are short in the last year of which it is known, and in all."""
        years = self._known_years("short", level)
        in_all = self.chain.value("short", At(level)) or 0
        last = self.chain.value("short", At(level, years[-1])) or 0
        if last <= 0 and in_all <= 0:
            return ""
        when = "không rõ năm" if years[-1] is None else f"năm {years[-1]}"
        says = f"{self._level(level)} {prose(max(last, 0))} chỉ tiêu theo nhu cầu {when}"
        if len(years) == 1:
            return says
        return f"{says} (cộng dồn {self._years('short', level)} còn thiếu {prose(max(in_all, 0))})"

    def _of_units(self, level: str | None, measure: str) -> list[tuple[str | None, int]]:
        """Give the units of a level with a measure, where it is known."""
        units = dict.fromkeys(scope[2] for scope in self.chain.scopes.get(At(level), ()))
        told = ((unit, self.chain.value(measure, At(level, ALL, unit))) for unit in units)
        return [(unit, value) for unit, value in told if unit is not None and value is not None]

    def _known_years(self, measure: str, level: str | None) -> list[int | None]:
        """Give the years of which a measure is known, those not told first."""
        at = dict.fromkeys(scope[1] for scope in self.chain.scopes.get(At(level), ()))
        known = [year for year in at if self.chain.figure(measure, At(level, year)) is not None]
        return sorted(known, key=lambda year: (year is not None, year or 0))

    def _years(self, measure: str, level: str | None) -> str:
        return span([year for year in self._known_years(measure, level) if year is not None])

    def _level(self, level: str | None) -> str:
        if level is None:
            return "chưa xác định trình độ"
        if spelling_of(level):
            return f"{level} (chưa xác định trình độ)"
        label = self.vocabulary.label("level", level)
        return f"{label[:1].lower()}{label[1:]}"

    def _share(self, part: int, whole: int) -> str:
        return share(part / whole, self.settings.decimals)


def span(years: Sequence[int]) -> str:
    """Name a run of years."""
    if not years:
        return "không rõ năm"
    first, last = min(years), max(years)
    return f"năm {first}" if first == last else f"từ năm {first} đến năm {last}"


def _named(found: list[tuple[int, str]]) -> str:
    """Name units, the farthest off first."""
    return _few([says for _, says in sorted(found, key=lambda one: -one[0])])


def _few(texts: Sequence[str]) -> str:
    """List the first of some texts, and say how many more there are."""
    rest = len(texts) - MOST_NAMED
    named = "; ".join(texts[:MOST_NAMED])
    return f"{named}; và {prose(rest)} trường hợp khác" if rest > 0 else named
