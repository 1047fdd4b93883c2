"""The findings on who holds what, in sentences, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from hongngu_cli.analyse.standing.counted import REQUIRED, Counting
from hongngu_cli.analyse.standing.standing import HOLDS, LACKS, STUDIES, Standings
from hongngu_cli.text.numbers import prose, share, shown

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from hongngu_cli.analyse.standing.divisions import Division
    from hongngu_cli.model.figure import Figure
    from hongngu_cli.model.settings import Settings
    from hongngu_cli.model.vocabulary import Vocabulary

MOST_UNITS = 5
"""So many units are named of those that lack the most."""
POSTGRADUATES = ("có trình độ sau đại học", "rõ trình độ chuyên môn")
STATES = {
    HOLDS: ("đã có", "chưa ai có"),
    STUDIES: ("đang học", "không ai đang học"),
    LACKS: ("còn thiếu", "không ai còn thiếu"),
}
"""How people stand to what is required, and that nobody does."""


class Words:
    """Says the figures as reports do."""

    def __init__(self, vocabulary: Vocabulary, settings: Settings, counting: Counting) -> None:
        """Take the words in force and the numbers."""
        self.vocabulary, self.settings, self.counting = vocabulary, settings, counting

    def whole(self, told: Standings, days: Iterable[dt.date]) -> str:
        """Say how many people there are, and how they stand to what is required."""
        on = " và ".join(shown(day) for day in sorted(set(days)))
        listed = f" tính đến ngày {on}" if on else ""
        says = f"Danh sách cán bộ{listed} có {prose(len(told.people))} người"
        required = self.counting.value(REQUIRED)
        if not required:
            return f"{says}; chưa ai giữ hoặc được quy hoạch chức vụ có yêu cầu trình độ đã biết."
        people = len({one.person.cadre.row for one in told.standings})
        return (
            f"{says}, trong đó {prose(people)} người giữ hoặc được quy hoạch chức vụ có yêu cầu "
            f"trình độ: {self._shares('', '')}."
        )

    def _shares(self, level: str, part: str) -> str:
        whole = self.counting.value(REQUIRED, level, part)
        told = []
        for measure, (said, nobody) in STATES.items():
            value = self.counting.value(measure, level, part)
            some = f"{said} {prose(value)} ({self._share(value, whole)})"
            told.append(some if value else nobody)
        return ", ".join(told)

    def levels(self) -> Iterator[str]:
        """Say each level that somebody lacks, the greatest share lacking first."""
        value = self.counting.value
        lacked = [level for level in self.counting.levels if value(LACKS, level)]
        lacked.sort(key=lambda level: -value(LACKS, level) / value(REQUIRED, level))
        for level in lacked:
            label = self.vocabulary.label("level", level)
            required = prose(value(REQUIRED, level))
            yield f"{label}: yêu cầu {required} người; {self._shares(level, '')}."

    def units(self, units: Division) -> Iterator[str]:
        """Name the units that lack the most of what is required there."""
        value, parts = self.counting.value, {key: units.name(key) for key in units.terms}
        lacking = [key for key in units.terms if value(LACKS, part=parts[key])]
        if len(units.terms) < 2 or not lacking:  # noqa: PLR2004 - one unit is no comparison
            return
        lacking.sort(
            key=lambda key: -value(LACKS, part=parts[key]) / value(REQUIRED, part=parts[key])
        )
        named = []
        for key in lacking[:MOST_UNITS]:
            lacks, whole = (value(one, part=parts[key]) for one in (LACKS, REQUIRED))
            told = f"{prose(lacks)}/{prose(whole)}, {self._share(lacks, whole)}"
            named.append(f"{units.terms[key]} ({told})")
        rest = len(lacking) - MOST_UNITS
        others = f"; còn {prose(rest)} đơn vị nữa" if rest > 0 else ""
        yield f"Thiếu nhiều nhất so với yêu cầu: {'; '.join(named)}{others}."

    def raised(self, figures: Mapping[str, Figure], period: str) -> str:
        """Say how many hold more after a period than before."""
        value, whole = (figures[f"standing.{key}"].value for key in ("raised", "total"))
        if not value:
            return f"Trong kỳ {period} không có người nào nâng trình độ."
        share_of = self._share(value, whole)
        return f"Trong kỳ {period} có {prose(value)} người nâng trình độ ({share_of})."

    def targets(self, figures: Mapping[str, Figure]) -> Iterator[str]:
        """Say the shares an office has targets for, and whether they are reached."""
        everybody, targets = figures["standing.total"].value, self.settings.targets
        for key, words, field, target, of in (
            ("postgraduates", *POSTGRADUATES, targets.postgraduates, "degree"),
            ("women", "là nữ", "giới tính", targets.women, "sex"),
            ("young", "là cán bộ trẻ", "ngày sinh, năm sinh", targets.young, "birth"),
        ):
            untold = figures[f"standing.unknown.{of}"].value
            value, whole = figures[f"standing.{key}"].value, everybody - untold
            if untold and not whole:
                yield f"Không ghi {field} của ai nên không tính được bao nhiêu người {words}."
                continue
            says = f"{prose(value)}/{prose(whole)} người {words} ({self._share(value, whole)})"
            if not value:
                says = f"Chưa có người nào {words}"
            if target is not None and whole:
                reached = "đạt" if value / whole >= target else "chưa đạt"
                says = f"{says}, {reached} mục tiêu từ {self._share(target, 1)} trở lên"
            left = f"; chưa tính {prose(untold)} người không ghi {field}" if untold else ""
            yield f"{says}{left}."

    def _share(self, part: float, whole: int) -> str:
        return share(part / whole if whole else None, self.settings.decimals)
