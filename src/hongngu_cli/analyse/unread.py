"""Values of a field asked for that could not be read: such rows are not silently left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.issue import Issue
from hongngu_cli.text.fold import clean
from hongngu_cli.text.numbers import count, shown

if TYPE_CHECKING:
    from hongngu_cli.model.roster import Roster

RULE = "field-unread"
MOST = 3
"""So many different texts are quoted."""
LEFT_OUT = "nên không có trong số đã chọn"
UNTOLD = "nên xếp vào “Chưa xác định”"
ADVICE = (
    "Xem từng ô bằng: train-report check TỆP; rồi sửa ô, hoặc thêm cách viết vào từ vựng bằng: "
    "train-report check TỆP --fix."
)


def unread_values(roster: Roster, field: str, rows: Iterable[int], outcome: str) -> Iterator[Issue]:
    """Tell how many of the rows ``rows`` hold what could not be read as a field's value."""
    doubts = roster.doubts.get(field, {})
    unread = [row for row in rows if row in doubts] if doubts else []
    if not unread:
        return
    typed = dict.fromkeys(clean(shown(roster.typed(row, field))) for row in unread)
    quoted = [f"“{text}”" for text in typed if text]
    more = ", …" if len(quoted) > MOST else ""
    what = f"{count(len(unread))} lượt có {FIELD[field].label.lower()} chưa đọc được"
    among = f" ({', '.join(quoted[:MOST])}{more})" if quoted else ""
    place = roster.place(unread[0], field)
    found = clean(shown(roster.typed(unread[0], field))) or None
    says = f"{what}{among} {outcome}."
    yield Issue(RULE, "warning", place, found, says, ADVICE, f"{what} {outcome}.")
