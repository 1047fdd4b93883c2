"""What is mutated: sample workbooks of each kind, and the cases made of them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from fuzzing.changes import ARCHIVE, DELIMITED, MARKUP, RECORDS, Change

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("TRAIN_REPORT_CORPUS", ROOT.parent / "shared" / "corpus"))
"""Workbooks of other projects, used where they are there."""
LARGEST = 150_000
MOST_CHANGES = 4
KINDS: Mapping[str, tuple[Change, ...]] = {
    ".xlsx": ARCHIVE,
    ".xls": RECORDS,
    ".ods": ARCHIVE,
    ".xlsb": ARCHIVE,
    ".csv": DELIMITED,
    ".html": MARKUP,
}
"""Kinds of files, and the changes that fit each."""
ROSTER = (
    ("DANH SÁCH CÁN BỘ CỬ ĐI ĐÀO TẠO",),
    ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị", "Trình độ đào tạo", "Năm"),
    ("I", "Xã Bình Lợi"),
    ("1", "Nguyễn Văn An", "1/2/1980", "Nam", "Xã Bình Lợi", "Trung cấp LLCT", "2019"),
    ("2", "Trần Thị Bé", "3/4/1981", "Nữ", "Xã Bình Lợi", "Thạc sĩ", "2020"),
    ("Tổng cộng: 2",),
)


@dataclass(frozen=True)
class Mutant:
    """An input made of a sample by some changes; the same number makes the same bytes."""

    number: int
    kind: str
    sample: str
    content: bytes
    changes: tuple[str, ...]


@cache
def samples(kind: str) -> Sequence[tuple[str, bytes]]:
    """Give the sample workbooks of a kind, ours and, where they are, other projects'."""
    if kind == ".html":
        return (("roster.html", _html()),)
    folders = (ROOT / "sample_data", CORPUS)
    found = [path for folder in folders for path in sorted(folder.rglob(f"*{kind}"))]
    return [(path.name, path.read_bytes()) for path in found if 0 < path.stat().st_size < LARGEST]


def _html() -> bytes:
    """Write a roster as the web page that old programs export under the name .xls."""
    rows = "".join(
        f"<tr>{''.join(f'<td colspan={8 - len(row)}>{text}</td>' for text in row)}</tr>\n"
        for row in ROSTER
    )
    head = '<html><head><meta charset="utf-8"></head><body>'
    return f'{head}<table border="1">\n{rows}</table></body></html>'.encode()


def mutant(seed: int, number: int, kinds: Sequence[str], *, keep: Sequence[int] = ()) -> Mutant:
    """Make the case of a number; with ``keep`` only those of its changes, to make it smaller."""
    random = Random(f"{seed}/{number}")
    kind = kinds[number % len(kinds)]
    sample, content = random.choice(samples(kind))
    steps = [
        (random.choice(KINDS[kind]), random.random())
        for _ in range(random.randint(1, MOST_CHANGES))
    ]
    chosen = [step for at, step in enumerate(steps) if not keep or at in keep]
    for change, sown in chosen:
        content = change(content, Random(sown))
    return Mutant(number, kind, sample, content, tuple(change.__name__ for change, _ in chosen))


def there(kinds: Sequence[str]) -> tuple[str, ...]:
    """Keep the kinds of which there are samples."""
    return tuple(kind for kind in kinds if samples(kind))
