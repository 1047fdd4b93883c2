"""What a document tells of those sent, in the manner of offices; every number is a figure.

Each statement is "" where the parts do not tell it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hongngu_cli.model.table import Row
from hongngu_cli.report.classes import WHOLE_YEARS
from hongngu_cli.report.documents.parts import Parts
from hongngu_cli.report.documents.wording import level_named, level_within, within
from hongngu_cli.report.quota import WHOLE_YEARS as WHOLE_NUMBERS
from hongngu_cli.text.labels import in_sentence
from hongngu_cli.text.numbers import prose, share

SENT = {
    "sent": "đã cử {} đi đào tạo, bồi dưỡng",
    "enrolled": "có {} nhập học các lớp đào tạo, bồi dưỡng",
    "studying": "có {} đang theo học các lớp đào tạo, bồi dưỡng",
    "completed": "có {} hoàn thành chương trình đào tạo, bồi dưỡng",
    "deferred": "có {} hoãn, bảo lưu việc học",
    "withdrawn": "có {} thôi học",
}
NOBODY = {
    "sent": "không ghi nhận lượt cán bộ nào được cử đi đào tạo, bồi dưỡng",
    "enrolled": "không ghi nhận lượt nhập học nào",
    "studying": "không ghi nhận lượt đang theo học nào",
    "completed": "không ghi nhận lượt hoàn thành nào",
    "deferred": "không ghi nhận lượt hoãn, bảo lưu nào",
    "withdrawn": "không ghi nhận lượt thôi học nào",
}
SELF_PAID = {"self": " (tự túc)", "all": " (kể cả tự túc)"}
SHARES = (
    ("sex", "sex.nu", "nữ", "giới tính"),
    ("young", "young.yes", "cán bộ trẻ", "ngày sinh, năm sinh"),
    ("minority", "minority.thieu-so", "người dân tộc thiểu số", "dân tộc"),
)
"""Whose share is told: by which field, which figure, in words, and what must be told of each."""


@dataclass(frozen=True)
class Told:
    """Says what the parts tell of those sent."""

    parts: Parts

    @property
    def nobody(self) -> bool:
        """Tell whether nobody was sent."""
        return not self.parts.value("total")

    def sent(self, *, briefly: bool = False) -> str:
        """Say how many were sent, to what; ``briefly`` with bare numbers of levels."""
        parts = self.parts
        when, status = within(parts.period), parts.selection.status
        if self.nobody:
            return f"{when}, {NOBODY[status]}."
        paid = SELF_PAID.get(parts.selection.sponsor, "")
        said = SENT[status].format(self._people(parts.value("total"))) + paid
        groups = [text for one in parts.vocabulary.group if (text := self._group(one.key, briefly))]
        if unknown := parts.value("unrecognised"):
            groups.append(f"chưa xác định trình độ {self._people(unknown)}")
        return f"{when}, {said} ({self._counted()}), trong đó: {'; '.join(groups)}."

    def whole(self) -> str:
        """Say how many were sent, and no more."""
        parts = self.parts
        if self.nobody:
            return self.sent()
        said = SENT[parts.selection.status].format(self._people(parts.value("total")))
        paid = SELF_PAID.get(parts.selection.sponsor, "")
        return f"{within(parts.period)}, {said}{paid} ({self._counted()})."

    def _people(self, number: int) -> str:
        return f"{prose(number)} {self.parts.noun}"

    def _many(self, what: str, number: int) -> str:
        """Say how many of what, so that a number in its name is not read with theirs."""
        link = " là " if what[-1:].isdecimal() else " "
        return f"{what}{link}{self._people(number)}"

    def _bare(self, what: str, number: int) -> str:
        return f"{what}: {prose(number)}"

    def _counted(self) -> str:
        if self.parts.by_people:
            return "mỗi người tính một lần"
        return f"tính theo lượt; {prose(self.parts.value('people.total'))} người"

    def _group(self, key: str, briefly: bool) -> str:  # noqa: FBT001 - handed on
        parts, words = self.parts, self.parts.vocabulary
        value = parts.value(f"group.{key}")
        if not value:
            return ""
        many = self._bare if briefly else self._many
        levels = [
            many(level_within(words, one.key, key), parts.value(f"level.{one.key}"))
            for one in words.level
            if one.group == key and parts.value(f"level.{one.key}")
        ]
        label = in_sentence(words.label("group", key))
        return f"{label} {self._people(value)} ({'; '.join(levels)})"

    def shares(self) -> str:
        """Say how many are women, young, of a minority, and of how many that is not told."""
        if "shares" not in self.parts or self.nobody:
            return ""
        said = []
        whole = self.parts.value("total")
        for field, key, words, needs in SHARES:
            lacking = self.parts.value(f"{field}.unrecognised")
            if lacking == whole:
                continue
            value = self.parts.value(key)
            label = f"{words} ({self._young()})" if field == "young" else words
            if not value and not lacking:
                said.append(f"không có {label}")
                continue
            known = whole - lacking
            counted = "người" if self.parts.by_people else "lượt"
            of = f" của {prose(known)} {counted} có ghi {needs}" if lacking else ""
            said.append(f"{label} {self._people(value)} ({self._share(value, known)}{of})")
        return f"Trong số được cử đi: {'; '.join(said)}." if said else ""

    def silent(self) -> Iterator[str]:
        """Say whose share nothing tells."""
        if "shares" in self.parts and not self.nobody:
            whole = self.parts.value("total")
            for field, _, words, needs in SHARES:
                if self.parts.value(f"{field}.unrecognised") == whole:
                    yield f"tỷ lệ {words} (danh sách không ghi {needs})"

    def _young(self) -> str:
        targets = self.parts.settings.targets
        below = targets.young_below
        return f"từ {below} tuổi trở xuống" if targets.young_inclusive else f"dưới {below} tuổi"

    def _share(self, part: int, whole: int) -> str:
        return share(part / whole if whole else None, self.parts.settings.decimals)

    def compared(self) -> str:
        """Say how many more or fewer were sent than in the same period last year."""
        parts = self.parts
        if "last_year" not in parts:
            return ""
        now, last = parts.value("total"), parts.value("last.total")
        before = f"So với {parts.last_period} ({self._people(last)})"
        return f"{before}, số được cử đi {self._change(now, last)}."

    def _change(self, now: int, last: int) -> str:
        if now == last:
            return "bằng cùng kỳ"
        word = "tăng" if now > last else "giảm"
        rate = self._share(abs(now - last), last)
        return f"{word} {self._people(abs(now - last))} ({word} {rate} so với cùng kỳ)"

    def levels_compared(self) -> str:
        """Say which levels rose and which fell, the most first."""
        parts = self.parts
        if "last_year" not in parts:
            return ""
        found: dict[str, list[tuple[int, str]]] = {"tăng": [], "giảm": []}
        for level in parts.vocabulary.levels:
            now, last = parts.value(f"level.{level}"), parts.value(f"last.level.{level}")
            if now == last:
                continue
            word, way = ("tăng", "lên") if now > last else ("giảm", "xuống")
            rate = self._share(abs(now - last), last)
            sides = f"từ {prose(last)} {way} {prose(now)}, {word} {rate}"
            # With what it is a share of, which another number near by may seem to be.
            told_of = f" ({sides})" if last else " (cùng kỳ không có)"
            says = f"{level_named(parts.vocabulary, level)} {prose(abs(now - last))}{told_of}"
            found[word].append((abs(now - last), says))
        told = []
        for word, changes in found.items():
            changes.sort(key=lambda one: -one[0])
            if changes:
                told.append(f"{word}: {'; '.join(says for _, says in changes)}")
        text = ". ".join(f"{one[:1].upper()}{one[1:]}" for one in told)
        return f"{text}." if text else ""

    def years(self) -> str:
        """Say how many were sent in each year of the period."""
        if "years" not in self.parts:
            return ""
        rows = self.parts["years"].tables[0].rows
        years = [row["year"] for row in rows if isinstance(row["year"], int)]
        said = [f"năm {year} có {self._people(self.parts.value(f'year.{year}'))}" for year in years]
        if unknown := self.parts.value("year.unrecognised"):
            said.append(f"không ghi rõ năm có {self._people(unknown)}")
        told = f"Chia theo năm: {'; '.join(said)}."
        return f"{told} {self._last_years(*years[-2:])}" if len(years) > 1 else told

    def _last_years(self, before: int, year: int) -> str:
        first, last = (self.parts.value(f"year.{one}") for one in (before, year))
        if first == last:
            return f"Năm {year} bằng năm {before}."
        word = "tăng" if last > first else "giảm"
        rate = f" ({self._share(abs(last - first), first)})" if first else ""
        return f"Năm {year} {word} {self._people(abs(last - first))}{rate} so với năm {before}."

    def units(self) -> str:
        """Say how many units sent somebody, and which the most."""
        if "units" not in self.parts or self.nobody or self.parts.selection.units:
            return ""
        rows = self.parts["units"].tables[0].rows
        named = [str(row["unit"]) for row in rows if isinstance(row["unit"], str)]
        sizes = [(self.parts.value(f"unit.{name}"), name) for name in named]
        sizes.sort(key=lambda one: -one[0])
        if len(sizes) < MOST:
            return ""
        whole = self.parts.value("total")
        most = "; ".join(
            f"{self._many(name, size)} ({self._share(size, whole)})" for size, name in sizes[:MOST]
        )
        some = f"; trong số {self._people(whole)}, nhiều nhất là"
        link = some if len(sizes) > MOST else ""
        return f"Có {prose(len(sizes))} đơn vị cử cán bộ đi{link}: {most}."

    @property
    def _of_all(self) -> bool:
        """Tell whether a period was asked for, of the whole office."""
        selection = self.parts.selection
        return selection.period is not None and not (selection.units or selection.levels)

    def seats(self) -> str:
        """Say demand, seats and those sent, all levels together; of whole years what is of them."""
        if "quota" not in self.parts:
            return ""
        report = self.parts["quota"]
        tables = {table.key: table for table in report.tables}
        row = tables["quota-levels"].total if "quota-levels" in tables else None
        of_years = WHOLE_NUMBERS in report.notes
        said = [*_seats(row, self.parts.settings.decimals, of_years=of_years)] if row else []
        told = f"{within(report.period)}, {OF_SEATS}: {'; '.join(said)}." if said else ""
        return " ".join(filter(None, (told, WHOLE_NUMBERS if of_years else "")))

    def held_classes(self) -> str:
        """Say how many classes were held, for how many learners."""
        if "classes" not in self.parts:
            return ""
        held, learners = (self.parts.value(f"classes.{key}") for key in ("count", "learners"))
        report = self.parts["classes"]
        when = OF_YEARS if WHOLE_YEARS in report.notes else within(report.period)
        if not held and not learners:
            return f"{when}, không ghi nhận lớp nào đã mở." if self._of_all else ""
        came = f", với {prose(learners)} lượt học viên tham dự" if learners else ""
        return f"{when}, đã mở {prose(held)} lớp đào tạo, bồi dưỡng{came}."


def _seats(row: Row, decimals: int, *, of_years: bool) -> Iterator[str]:
    """Say what is known of demand, seats and those sent; those of a part of a year are no share."""
    numbers = {key: row.get(key) for key in ("demand", "allocated", "sent", "people")}
    told = {key: prose(number) for key, number in numbers.items() if isinstance(number, int)}
    rates = {key: row[key] for key in ("coverage", "fill")}
    shares = {key: share(rate, decimals) for key, rate in rates.items() if isinstance(rate, float)}
    if "demand" in told:
        yield f"nhu cầu đăng ký {told['demand']} lượt"
    if "allocated" in told:
        of = f", đáp ứng {shares['coverage']} nhu cầu" if "coverage" in shares else ""
        yield f"chỉ tiêu được phân bổ {told['allocated']}{of}"
    if "sent" in told:
        of = f", đạt {shares['fill']} chỉ tiêu" if "fill" in shares and not of_years else ""
        people = f" ({told['people']} người)" if "people" in told else ""
        yield f"đã cử {told['sent']} lượt{people}{of}"


OF_SEATS = "tính ở các trình độ, chương trình có nhu cầu, chỉ tiêu"
OF_YEARS = "Tính cả năm, do sổ theo dõi lớp chỉ ghi năm"
MOST = 3
"""So many units are named of those that sent the most."""
