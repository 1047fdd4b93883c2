"""Write a speech on the story's figures, in which one figure is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.story import ALLOCATED, CLASSES, LEVELS, SENT, YEARS

if TYPE_CHECKING:
    from pathlib import Path

RIGHT, WRONG = "58", "85"
"""Two digits of the last level are swapped, as happens when a speech is typed from a table."""
SPEECH = """\
THAM LUẬN

Công tác đào tạo, bồi dưỡng cán bộ giai đoạn 2018-2021 của huyện Tân Giang

Kính thưa đoàn chủ tịch, kính thưa các đồng chí đại biểu!

Thực hiện Kế hoạch số 45-KH/HU ngày 12/3/2018 của Ban Thường vụ Huyện uỷ Tân Giang, bốn năm qua \
việc đưa cán bộ đi học đã thành nếp ở cả 10 đơn vị trong huyện.

Từ năm 2018 đến năm 2021, huyện đã cử {total} lượt cán bộ đi đào tạo, bồi dưỡng, trong đó: lý luận \
chính trị {theory} lượt (sơ cấp {so_cap}; trung cấp {trung_cap}; cao cấp {cao_cap}; hoàn chỉnh \
trình độ cao cấp {hoan_chinh_cao_cap}); chuyên môn {profession} lượt (đại học văn bằng 2 là \
{dai_hoc_van_bang_2:02}; thạc sĩ {thac_si:02}); bồi dưỡng nghiệp vụ, lãnh đạo quản lý {skills} \
lượt (nghiệp vụ {nghiep_vu:02}; lãnh đạo, quản lý {leading}).

Chia theo năm: năm 2018 có {y2018} lượt, năm 2019 có {y2019} lượt, năm 2020 có {y2020} lượt, năm \
2021 có {y2021} lượt. Do dịch bệnh, năm 2021 giảm {fewer} lượt so với năm 2020.

Cùng thời gian ấy, trung tâm chính trị huyện mở {classes} lớp với {learners} lượt học viên, bình \
quân mỗi năm {classes_a_year} lớp.

Khó khăn lớn nhất là chỉ tiêu. Về trung cấp, được phân bổ {seats} chỉ tiêu, đã cử {trung_cap}, \
đạt {filled}%. Về cao cấp, được phân bổ {high_seats} chỉ tiêu, đã cử {cao_cap}.

Kính chúc hội nghị thành công. Xin cảm ơn các đồng chí!
"""


def write_speech(path: Path) -> None:
    """Write the speech as plain text."""
    cells = [[[int(n) for n in level] for level in unit.split()] for unit in SENT.values()]
    by_level = {
        key.replace("-", "_"): sum(sum(unit[at]) for unit in cells) for at, key in enumerate(LEVELS)
    }
    by_year = [sum(level[at] for unit in cells for level in unit) for at in range(len(YEARS))]
    counts = [*by_level.values()]
    seats = {one.level: sum(one.by_year) for one in ALLOCATED}
    held = [pair.split("/") for kind in CLASSES.values() for pair in kind.split()]
    classes, learners = (sum(int(pair[at]) for pair in held) for at in (0, 1))
    leading = by_level.pop("lanh_dao_quan_ly")
    if str(leading) != RIGHT:
        raise ValueError(f"the last level is {leading}, no longer {RIGHT}")
    text = SPEECH.format(
        total=sum(counts),
        theory=sum(counts[:4]),
        profession=sum(counts[4:6]),
        skills=sum(counts[6:]),
        leading=WRONG,
        **by_level,
        **{f"y{year}": count for year, count in zip(YEARS, by_year, strict=True)},
        fewer=by_year[2] - by_year[3],
        classes=classes,
        classes_a_year=classes // len(YEARS),
        learners=f"{learners:,}".replace(",", "."),
        seats=seats["trung-cap"],
        high_seats=seats["cao-cap"],
        filled=f"{counts[1] * 100 / seats['trung-cap']:.1f}".replace(".", ","),
    )
    path.write_bytes(text.encode())
