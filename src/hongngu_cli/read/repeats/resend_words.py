"""What is said of lists that replace, or may replace, one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.model.issue import Issue
from hongngu_cli.text.numbers import prose

if TYPE_CHECKING:
    from hongngu_cli.model.place import Place
    from hongngu_cli.read.repeats.resent import Comparison, Line

SUPERSEDED, OVERLAP = "file-superseded", "files-overlap"
FEW = 3
"""So many people are named; the lists themselves name the others."""


def superseded(old: Place, new: Place, why: str, found: Comparison) -> Issue:
    """Say that a list is not counted since a later one replaces it, and how they differ."""
    thing = "tệp" if old.sheet is None else "trang tính"
    told = [
        _told(found.same, "giống nhau", named=False),
        _told([line for line, _ in found.changed], f"đã sửa{_fields(found)}", named=False),
        _told(found.only_old, "chỉ có ở bản này"),
        _told(found.only_new, "chỉ có ở bản sau"),
    ]
    only = f"chỉ nêu tệp cần tính sau tên lệnh, không nêu {new.path}"
    if old.path == new.path:
        only = f'thêm --sheet "{old.sheet}"'
    return Issue(
        SUPERSEDED,
        "warning",
        old,
        None,
        f"Không tính {thing} này vì đã có bản gửi sau: {new} ({why}). "
        f"So hai bản: {'; '.join(filter(None, told))}.",
        f"Nếu bản này mới đúng, {only}.",
    )


def overlapping(earlier: Place, later: Place, found: Comparison) -> Issue:
    """Say that two lists hold the same people, differ, and do not tell which came later."""
    both = len(found.same) + len(found.changed)
    if not found.changed:
        return Issue(
            OVERLAP,
            "warning",
            later,
            None,
            f"{prose(both)} lượt cũng có ở {earlier}, ghi giống nhau; "
            "lượt chắc là một chỉ tính một lần.",
            "Chỉ để lại một bản trong thư mục, hoặc chỉ nêu một bản sau tên lệnh.",
        )
    differing = _told([line for line, _ in found.changed], f"ghi khác nhau{_fields(found)}")
    return Issue(
        OVERLAP,
        "warning",
        later,
        None,
        f"{prose(both)} lượt cũng có ở {earlier}, trong đó {differing}. Không rõ bản nào thay "
        "bản nào: lượt giống nhau chỉ tính một lần; lượt khác nhau về ngày, quyết định, đơn vị, "
        "lớp, trình độ hay năm đang được tính ở cả hai bản.",
        "Chỉ nêu bản đúng sau tên lệnh, hoặc ghi “sửa” vào tên bản gửi sau; nếu là hai đợt cử "
        "khác nhau thì giữ nguyên.",
    )


def _told(lines: Sequence[Line], words: str, *, named: bool = True) -> str:
    """Count lines and name the first of them; nothing for none."""
    names = (
        f" ({_some(line.name for line in lines)})" if lines and named and "(" not in words else ""
    )
    return f"{prose(len(lines))} lượt {words}{names}" if lines else ""


def _fields(found: Comparison) -> str:
    """Name the first people who differ, and in what."""
    if not found.changed:
        return ""
    return f" ({_some(f'{line.name}: khác {_listed(fields)}' for line, fields in found.changed)})"


def _listed(fields: Iterable[str]) -> str:
    return ", ".join(fields)


def _some(words: Iterable[str]) -> str:
    listed = list(words)
    return "; ".join(listed[:FEW]) + (" …" if len(listed) > FEW else "")
