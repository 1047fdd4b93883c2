"""What is said where a file's own mark overruled the encoding asked for."""

from __future__ import annotations

from collections.abc import Iterable

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.encodings.decoding import Decoded


def overruled(sheet: Sheet, found: Decoded, encoding: str | None) -> Iterable[Issue]:
    """Tell that a sheet was read by its file's mark, and not as asked."""
    if found.marked is None:
        return
    yield Issue(
        "encoding-overruled",
        "note",
        sheet.place(),
        None,
        f"Đầu tệp có dấu (BOM) cho biết chắc bảng mã là {found.marked}, nên đã đọc theo dấu ấy, "
        f"không theo --encoding {encoding}.",
        "Bỏ --encoding; nếu chữ trong ô viết bằng mã cũ, dùng --encoding tcvn3 hoặc vni.",
    )
