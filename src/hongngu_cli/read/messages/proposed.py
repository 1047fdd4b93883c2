"""What is said of people who are only put forward: how many, where, and who looks at them."""

from __future__ import annotations

from collections.abc import Iterable

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.place import Place
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.numbers import shown

TITLE = "tiêu đề"


def says_proposed(number: int, source: str = TITLE) -> str:
    """Say how many people beneath a title or a section nobody sent as yet."""
    return (
        f"Mới là dự kiến, đề nghị cử nên {number} người dưới {source} này không tính là lượt cử đi."
    )


def lists_proposed(table: TableFound, vocabulary: Vocabulary) -> Iterable[Issue]:
    """Tell of a list whose title only puts people forward, with the commands that look at it."""
    if table.proposed is None or not table.people:
        return
    place = table.proposed
    found = shown(table.sheet.cell(place.row or 0, place.column or 0))
    commands = next(kind.commands for kind in vocabulary.kind if kind.key == table.kind)
    yield not_sent_yet(place, found, len(table.people), TITLE, commands)


def not_sent_yet(
    place: Place, found: str, number: int, source: str, commands: Iterable[str] = ()
) -> Issue:
    """Tell that those beneath a title or a section are not counted as sent.

    ``commands`` look at them; those in a section of another list must stand by themselves first.
    """
    lines = " hay ".join(f"train-report {command} TỆP" for command in commands)
    look = (
        f"Xem nhu cầu bằng: {lines}."
        if lines
        else "Muốn xem nhu cầu, để họ ở bảng riêng rồi dùng train-report plan TỆP."
    )
    return Issue(
        "not-sent-yet",
        "warning",
        place,
        found,
        says_proposed(number, source),
        f"Nếu đã được cử đi, sửa lại {source} cho rõ. {look}",
    )
