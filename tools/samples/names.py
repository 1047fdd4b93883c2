"""Invented Vietnamese names, no two alike even without marks."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samples.dice import Dice

# Common ones stand more than once.
SURNAMES = (
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Trần", "Lê",
    "Lê", "Lê", "Phạm", "Phạm", "Huỳnh", "Huỳnh", "Võ", "Võ", "Phan", "Phan", "Trương", "Bùi",
    "Đặng", "Đỗ", "Ngô", "Hồ", "Dương", "Đoàn", "Lâm", "Mai", "Cao", "Châu", "Tô", "Lương",
    "Đinh", "Thái",
)  # fmt: skip
MIDDLE = {
    "Nam": (
        "Văn", "Văn", "Văn", "Văn", "Hữu", "Thanh", "Minh", "Quốc", "Hoàng", "Công", "Đức", "Tấn",
        "Trung", "Thành", "Ngọc", "Chí", "Phước", "Nhật", "Duy", "Hoài", "Trọng", "Vĩnh", "Bá",
        "Phú",
    ),
    "Nữ": (
        "Thị", "Thị", "Thị", "Thị", "Ngọc", "Kim", "Bích", "Mỹ", "Hồng", "Thanh", "Tuyết", "Cẩm",
        "Diễm", "Thuý", "Phương", "Thị Mỹ", "Thị Kim", "Thị Thu", "Thị Ngọc", "Thị Hồng",
        "Thị Cẩm", "Thị Bích", "Thị Thanh",
    ),
}  # fmt: skip
GIVEN = {
    "Nam": (
        "Hùng", "Dũng", "Tuấn", "Sơn", "Hải", "Thắng", "Khánh", "Phong", "Tâm", "Tài", "Lợi",
        "Nghĩa", "Nhân", "Hiếu", "Hậu", "Đạt", "Khoa", "Kiệt", "Lộc", "Thuận", "Toàn", "Tùng",
        "Vinh", "Bình", "Cường", "Điền", "Giàu", "Hoàng", "Khải", "Lâm", "Long", "Luân", "Mẫn",
        "Nam", "Phú", "Phúc", "Quang", "Quý", "Sang", "Tân", "Thái", "Thiện", "Thịnh", "Tiến",
        "Tính", "Triều", "Trí", "Tường", "Việt", "Vũ", "Út",
    ),
    "Nữ": (
        "Hạnh", "Lan", "Hoa", "Hương", "Liên", "Loan", "Mai", "Nga", "Nhung", "Oanh", "Phượng",
        "Thảo", "Thu", "Trang", "Trinh", "Tuyền", "Vân", "Yến", "Ánh", "Châu", "Chi", "Diễm",
        "Diệu", "Dung", "Duyên", "Em", "Giang", "Hà", "Hằng", "Hiền", "Huyền", "Lài", "Lệ",
        "Linh", "My", "Ngân", "Nguyệt", "Nhi", "Như", "Quyên", "Sương", "Thắm", "Thơ", "Thoa",
        "Tiên", "Trâm", "Trúc", "Tú", "Vy", "Xuân",
    ),
}  # fmt: skip
# Public figures whose names could come out of the lists above.
PUBLIC = frozenset({
    "Bùi Thanh Sơn", "Châu Văn Mẫn", "Huỳnh Thành Đạt", "Hồ Ngọc Hà", "Hồ Quang Hiếu",
    "Lê Hữu Phúc", "Lê Minh Hoàng", "Lê Quốc Phong", "Lê Thành Long", "Lê Văn Dũng",
    "Lê Văn Hiếu", "Lê Văn Tâm", "Lê Đức Thái", "Nguyễn Chí Dũng", "Nguyễn Công Phượng",
    "Nguyễn Hoàng Long", "Nguyễn Hữu Dũng", "Nguyễn Kim Ngân", "Nguyễn Minh Quang",
    "Nguyễn Ngọc Thiện", "Nguyễn Quang Hải", "Nguyễn Thanh Bình", "Nguyễn Thanh Sơn",
    "Nguyễn Thành Phong", "Nguyễn Thị Hằng", "Nguyễn Trọng Nghĩa", "Nguyễn Tấn Dũng",
    "Nguyễn Văn Bình", "Nguyễn Văn Hiếu", "Nguyễn Văn Hùng", "Nguyễn Văn Thắng",
    "Nguyễn Văn Toàn", "Nguyễn Văn Vinh", "Nguyễn Đức Hải", "Phan Thanh Bình", "Phan Văn Khải",
    "Phan Văn Thắng", "Trương Thị Mai", "Trần Chí Cường", "Trần Cẩm Tú", "Trần Hồng Hà",
    "Trần Thanh Mẫn", "Trần Văn Sơn", "Võ Hoàng Yến", "Võ Văn Kiệt", "Đoàn Văn Hậu",
    "Đặng Quốc Khánh",
})  # fmt: skip


def without_marks(text: str) -> str:
    """Fold to plain lower-case letters: "Trần Cẩm Tú" gives "tran cam tu"."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


class NameGiver:
    """Gives each person a name of their own."""

    def __init__(self, dice: Dice, taken: tuple[str, ...] = ()) -> None:
        """Start with the names that may not be given any more."""
        self._dice = dice
        self._taken = {without_marks(name) for name in (*PUBLIC, *taken)}

    def name(self, sex: str) -> str:
        """Give a name nobody else has."""
        while True:
            name = " ".join(map(self._dice.pick, (SURNAMES, MIDDLE[sex], GIVEN[sex])))
            words = name.split()
            folded = without_marks(name)
            if folded not in self._taken and len({*map(without_marks, words)}) == len(words):
                self._taken.add(folded)
                return name
