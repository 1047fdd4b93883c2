"""The findings on placements after training, in sentences, the worst first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hongngu_cli.text.numbers import prose, share

if TYPE_CHECKING:
    from hongngu_cli.analyse.dimensions import Dimension
    from hongngu_cli.analyse.placement.counted import Counting
    from hongngu_cli.analyse.placement.placing import Placements
    from hongngu_cli.model.settings import Settings

from hongngu_cli.analyse.placement.counted import part_name, terms_of

MOST_UNITS = 5
"""So many units are named of those with the most that are overdue."""
FITS = {"fitting": "phù hợp", "not_fitting": "không phù hợp", "fit_untold": "chưa rõ"}
"""How posts fit what people were trained for."""


class Words:
    """Says the figures as reports do."""

    def __init__(self, settings: Settings, counting: Counting) -> None:
        """Take the settings in force and the numbers."""
        self.settings, self.value = settings, counting.value
        self.told = counting.told()
        self.months = settings.placement.months

    def passages(self, told: Placements, units: Dimension) -> Iterator[str]:
        """Say the whole, then what is worst."""
        yield self._whole()
        yield from self._overdue(units)
        yield from self._unfit()
        yield from self._broken()
        yield from self._untold(told)
        yield from self._running(told)
        if undated := self.value("undated"):
            yield (
                f"{prose(undated)} lượt chưa bố trí hoặc chưa ghi mà không rõ năm, ngày hoàn "
                "thành, nên chưa biết có quá hạn không."
            )
        if failed := self.value("failed"):
            yield f"{prose(failed)} lượt có kết quả không đạt, chưa tính là hoàn thành."
        if outcome := self.value("no_outcome"):
            yield (
                f"{prose(outcome)} lượt đã quá ngày kết thúc nhưng danh sách không ghi kết quả, "
                "chưa tính là hoàn thành."
            )

    def _whole(self) -> str:
        completed = self.value("completed")
        if not completed:
            return "Chưa có lượt nào ghi đã hoàn thành đào tạo, bồi dưỡng."
        says = f"Có {prose(completed)} lượt cán bộ hoàn thành đào tạo, bồi dưỡng"
        if not self.told:
            return f"{says}; chưa lượt nào ghi việc bố trí sau đào tạo."
        posted = self.value("posted")
        says += f"; {prose(self.told)} lượt có ghi việc bố trí, trong đó "
        if not posted:
            return f"{says}chưa lượt nào được bố trí."
        says += f"đã bố trí {prose(posted)} lượt ({self._share(posted, self.told)}), gồm: "
        fits = ((said, self.value(key)) for key, said in FITS.items())
        return f"{says}{', '.join(f'{said} {prose(size)}' for said, size in fits if size)}."

    def _overdue(self, units: Dimension) -> Iterator[str]:
        not_posted, overdue = self.value("not_posted"), self.value("overdue")
        if not not_posted:
            return
        says = f"Còn {prose(not_posted)} lượt chưa bố trí ({self._share(not_posted, self.told)})"
        if not overdue:
            yield f"{says}, chưa lượt nào quá {self.months} tháng."
            return
        named = [
            (self.value("overdue", part_name(units, key)), str(term))
            for key, term in terms_of(units).items()
        ]
        most = sorted((one for one in named if one[0]), key=lambda one: -one[0])
        where = "; ".join(f"{name}: {prose(number)}" for number, name in most[:MOST_UNITS])
        rest = len(most) - MOST_UNITS
        more = f"; còn {prose(rest)} đơn vị nữa" if rest > 0 else ""
        yield (
            f"{says}, trong đó {prose(overdue)} lượt quá {self.months} tháng kể từ khi hoàn thành "
            f"({where}{more})."
        )

    def _unfit(self) -> Iterator[str]:
        unfit, posted = self.value("not_fitting"), self.value("posted")
        if unfit:
            share_of = self._share(unfit, posted)
            yield f"{prose(unfit)} lượt bố trí không phù hợp, chiếm {share_of} số đã bố trí."

    def _broken(self) -> Iterator[str]:
        if broken := self.value("broken"):
            yield (
                f"{prose(broken)} lượt thôi việc, chuyển đi khi chưa hết thời gian cam kết phục "
                "vụ, cần xem xét."
            )
        if gone := self.value("gone"):
            yield f"{prose(gone)} lượt đã thôi việc, chuyển đi hoặc nghỉ hưu sau đào tạo."

    def _untold(self, told: Placements) -> Iterator[str]:
        untold, silent = self.value("untold"), self.value("silent")
        if not untold:
            return
        says = f"{prose(untold)} lượt chưa ghi việc bố trí"
        if silent:
            says += f", trong đó {prose(silent)} lượt đã hoàn thành quá {self.months} tháng"
        if told.columns:
            yield f"{says}; chưa ghi không có nghĩa là chưa bố trí."
            return
        yield (
            f"{says}: các tệp đã đọc không có cột nào về việc bố trí. Thêm cột “Bố trí sau đào "
            "tạo”, “Ngày bố trí”, “Phù hợp” vào danh sách cử đi, hoặc lập bảng riêng có họ tên, "
            "ngày sinh, trình độ và các cột ấy."
        )

    def _running(self, told: Placements) -> Iterator[str]:
        if running := self.value("running"):
            says = f"{prose(running)} lượt đang trong thời gian cam kết phục vụ"
            running_ones = (one.promise for one in told.placed if one.running and one.promise)
            tentative = sum(promise.tentative for promise in running_ones)
            compared = (
                f", trong đó {prose(tentative)} lượt tạm tính, cần đối chiếu bản cam kết đã ký"
            )
            yield f"{says}{compared if tentative else ''}."

    def _share(self, part: int, whole: int) -> str:
        return share(part / whole if whole else None, self.settings.decimals)
