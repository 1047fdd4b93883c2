"""A spelling in force: what it means, when, and which line of which file says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hongngu_cli.model.place import Place


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing something.

    ``kind`` is one of ``KINDS``, ``use`` one of ``USES``; ``key`` names the meaning to programs
    ("trung-cap", a unit's name, a field) and ``field`` the field of a heading or a coded value.
    ``own`` says that the office's own file has it; ``line`` is None where it was not found.
    """

    kind: str
    field: str | None
    key: str
    label: str
    text: str
    use: str
    path: str
    line: int | None
    own: bool


KINDS = {
    "level": "Trình độ, chương trình",
    "group": "Nhóm trình độ",
    "unit": "Đơn vị",
    "succession": "Đơn vị kế thừa",
    "heading": "Tiêu đề cột",
    "value": "Giá trị",
    "abbreviation": "Viết tắt trong tên đơn vị",
}
"""What spellings may be of, in the order they are shown."""
USES = {
    "name": ("tên gọi", ""),
    "anywhere": ("mọi chỗ", "cả khi nằm trong chữ dài hơn"),
    "whole": ("cả ô", "chỉ khi đứng một mình trong ô"),
    "assumed": ("cả ô, lưu ý", "đứng một mình thì hiểu như vậy, kèm lưu ý"),
    "under-group": ("dưới nhóm", "chỉ dưới tiêu đề của nhóm trình độ này"),
    "begins": ("đầu tên lớp", "khi tên lớp bắt đầu như vậy và không nêu trình độ khác, kèm lưu ý"),
    "suggested": ("hỏi lại", "chỉ gợi ý, không tự hiểu"),
    "ambiguous": ("nhiều nghĩa", "luôn được hỏi lại"),
    "none": ("không tính", "có chữ của trình độ nhưng không phải trình độ"),
    "title": ("tên danh sách", "trong tiêu đề của cả danh sách"),
    "under": ("dưới cột cha", "chỉ dưới tiêu đề cột cùng trường ở trên"),
    "former": ("tên cũ", "đơn vị đã kết thúc, tính vào đơn vị kế thừa khi có --units-as-of"),
    "of-people": ("danh sách người", "chỉ trong danh sách người, không cạnh các cột trình độ"),
    "subject": ("ngành học", "tiêu đề của ngành, không phải của trình độ"),
}
"""When a spelling has its meaning: in short, and what that is."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a spelling is to mean, and the block of a vocabulary file that says so.

    ``identity`` are the keys that name the block, ``list_key`` its list of spellings;
    ``label`` is how people are told.
    """

    kind: str
    key: str
    label: str
    section: str
    identity: Mapping[str, str]
    list_key: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A spelling in the inputs that is not in force, and where it stands first.

    ``times`` counts its enrolments, of a heading its tables. ``meant`` names what it may mean
    as an option of ``vocabulary add`` does, '' where nothing is near.
    """

    kind: str
    field: str
    text: str
    times: int
    place: Place
    meant: str
