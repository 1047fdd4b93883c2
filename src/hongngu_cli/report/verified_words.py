"""What became of a document, in sentences: of its files, its figures and its text."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hongngu_cli import __version__
from hongngu_cli.analyse.verify import Edit, Held
from hongngu_cli.model.provenance import Provenance, State, UsedNow
from hongngu_cli.text.numbers import count, prose

STATES: dict[State, str] = {
    "same": "không đổi",
    "renamed": "đổi tên, nội dung như cũ",
    "changed": "đã đổi nội dung",
    "missing": "không tìm thấy",
    "new": "mới có, khi lập văn bản chưa có",
    "outside": "nằm ngoài thư mục đang làm việc",
    "untold": "nhận từ chương trình khác",
}
AS_IT_WAS = ("same", "renamed")
OTHERWISE, LOST = frozenset(("changed", "new")), frozenset(("missing", "outside", "untold"))
KINDS = {"changed": "đã sửa", "added": "thêm vào", "removed": "đã xoá"}
EXPLAINED = frozenset(
    (
        *("summarize", "quota", "classes", "standing", "plan", "forecast", "placement", "form"),
        "report",
    )
)
"""Commands whose figures `explain` knows."""
NOT_EXPLAINED = (
    *("--by=", "--chart", "--profile=", "--template=", "--people", "--versus=", "--previous="),
    "--context",
)
"""Options of reports that `explain` has not."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What became of a document: of its files, figures and text.

    ``base`` is the folder that its paths start from, ``also`` are others that may be it;
    ``reason`` says why figures could not be worked out again, '' where they were.
    """

    document: str
    made: Provenance
    used: tuple[UsedNow, ...]
    base: str
    figures: tuple[Held, ...]
    reason: str
    edits: tuple[Edit, ...]
    also: tuple[str, ...] = ()

    @property
    def same_files(self) -> bool:
        """Whether every file is what it was."""
        return all(one.state in AS_IT_WAS for one in self.used)

    @property
    def differing(self) -> tuple[Held, ...]:
        """The figures that no longer hold."""
        return tuple(one for one in self.figures if one.holds is False)

    @property
    def untold(self) -> bool:
        """Whether it cannot be said that the figures hold.

        Of the same files the same program makes the same figures.
        """
        return bool(self.reason) and not (self.same_files and self.same_program)

    @property
    def same_program(self) -> bool:
        """Whether this version of the program made it."""
        return self.made.program == __version__

    @property
    def holds(self) -> bool:
        """Whether everything is as it was."""
        return self.same_files and not (self.differing or self.untold or self.edits or self.also)


def words_of(told: Verified) -> Iterator[str]:
    """Say in sentences what became of it, the conclusion first."""
    yield _conclusion(told)
    yield f"Nguồn: {_of_files(told.used)}."
    if told.reason:
        yield f"Số liệu: không tính lại được. {told.reason}"
        if not told.untold:
            yield "Mọi nguồn và phiên bản chương trình như cũ, nên số liệu không thể khác."
    elif told.figures:
        differing = len(told.differing)
        held = len(told.figures) - differing
        more = f"; {prose(differing)} số đã khác" if differing else ""
        yield f"Số liệu: {count(held)}/{count(len(told.figures))} số còn đúng{more}."
    else:
        yield "Số liệu: văn bản không có số nào khác 0, nay vẫn vậy."
    yield f"Chữ trong văn bản: {_of_edits(told.edits)}."
    if not told.same_program:
        yield (
            f"Văn bản do bản {told.made.program} của chương trình lập; bản đang dùng là "
            f"{__version__}, có thể đọc hay tính khác đi."
        )


def _conclusion(told: Verified) -> str:
    """Say what became of it in a sentence: what changed, then what nobody can tell."""
    if told.holds:
        return "Văn bản còn đúng như khi lập."
    states = {one.state for one in told.used}
    changed, untold = [], []
    if states & OTHERWISE:
        checked = told.figures and not (told.differing or told.reason)
        changed.append(f"nguồn đã thay đổi{', nhưng các số vẫn đúng' if checked else ''}")
    if told.differing:
        changed.append(f"{count(len(told.differing))} số không còn đúng")
    if told.edits:
        changed.append("chữ trong văn bản đã bị sửa sau khi lập")
    if states & LOST:
        untold.append("có nguồn không tìm thấy")
    if told.untold:
        untold.append("số liệu không tính lại được")
    if told.also:
        untold.append("chưa rõ nguồn ở thư mục nào")
    said = (("không còn như khi lập", changed), ("chưa đối chiếu được hết", untold))
    sentence = "; ".join(f"{head}: {'; '.join(parts)}" for head, parts in said if parts)
    return f"Văn bản {sentence}."


def _of_files(used: Sequence[UsedNow]) -> str:
    if not used:
        return "văn bản không đọc tệp nào"
    many = {state: sum(one.state == state for one in used) for state in STATES}
    if many["same"] == len(used):
        return f"{prose(len(used))} tệp, đều không đổi"
    return "; ".join(f"{prose(many[state])} tệp {STATES[state]}" for state in STATES if many[state])


def _of_edits(edits: Sequence[Edit]) -> str:
    if not edits:
        return "không bị sửa sau khi lập"
    many = {kind: sum(one.many for one in edits if one.kind == kind) for kind in KINDS}
    told = (f"{KINDS[kind]} {prose(many[kind])}" for kind in KINDS if many[kind])
    return f"{', '.join(told)} đoạn, ô hoặc dòng"


def notes_on(told: Verified, *, mask: bool) -> Iterator[str]:
    """Say what to do about it."""
    if told.used and told.base != ".":
        yield f"Các đường dẫn tính từ thư mục {told.base}."
    for folder in told.also:
        yield (
            f"Thư mục {folder} cũng có các tệp mang tên ấy, nội dung có chỗ khác; nếu nguồn ở đó "
            "thì chạy lệnh này trong thư mục ấy."
        )
    if any(one.state == "missing" for one in told.used):
        yield (
            "Tệp đã chuyển đi nơi khác thì chạy lệnh này trong thư mục chứa chúng, hoặc nêu chúng "
            "sau tên văn bản."
        )
    if told.differing and told.made.command_line[0] in EXPLAINED and not mask:
        yield f"Xem từng dòng làm nên một số bằng: {_explain(told)}"
    if told.figures and told.reason and told.untold:
        yield f"{count(len(told.figures))} số trong văn bản chưa đối chiếu được."


def _explain(told: Verified) -> str:
    """Write the command that lists the rows behind the first figure that differs."""
    command, *line = told.made.command_line
    named = command in {"report", "form"}
    kept = [one for one in line[named:] if not one.startswith(NOT_EXPLAINED)]
    return shlex.join(["train-report", "explain", told.differing[0].key, *kept])
