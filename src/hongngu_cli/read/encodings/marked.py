"""What is said where the encoding asked for is not what the file tells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.encodings.decoding import Decoded
from hongngu_cli.read.encodings.undecoded import LEAVE_OUT
from hongngu_cli.text.legacy import Code

UNFIT = "encoding-unfit"


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


def unlikely(sheet: Sheet, found: Decoded, encoding: str | None) -> Iterable[Issue]:
    """Tell that a text was read as asked, though another code makes Vietnamese of it."""
    if found.likelier is None:
        return
    yield Issue(
        UNFIT,
        "warning",
        sheet.place(),
        encoding,
        f"Đã đọc theo --encoding {encoding} như yêu cầu, nhưng chữ không thành tiếng Việt; tệp có "
        f"lẽ viết theo {found.likelier}.",
        LEAVE_OUT,
    )


def unfit(sheet: Sheet, code: Code) -> Sheet:
    """Tell that no cell is written in the old code asked for; of plain letters any code will do."""
    texts = (cell for cell in chain.from_iterable(sheet.rows) if isinstance(cell, str))
    example = next((text for text in texts if not text.isascii()), None)
    if example is None:
        return sheet
    issue = Issue(
        UNFIT,
        "note",
        sheet.place(),
        example,
        f"Không ô nào viết bằng {code.name}: chữ đã là Unicode, nên --encoding {code.key} "
        "không đổi gì.",
        "Bỏ --encoding; nếu chữ đọc chưa đúng, hỏi đơn vị tệp viết bằng bảng mã nào.",
    )
    return replace(sheet, issues=(*sheet.issues, issue))


def left_alone(sheet: Sheet, made: Sheet, named: str) -> Sheet:
    """Leave a workbook's sheet as it stands for an encoding of texts, and tell what that means.

    ``made`` is the sheet with its old codes made Unicode: what would have been, had no encoding
    been named.
    """
    told = next((issue for issue in made.issues if issue not in sheet.issues), None)
    if told is not None:
        severity: Severity = "note" if named in UNICODE else "warning"
        says = f"Giữ nguyên chữ theo --encoding {named}, dù có ô, như ô này, có lẽ viết bằng mã cũ."
        issue = Issue(UNFIT, severity, told.place, told.found, says, LEAVE_OUT)
    elif named in UNICODE:
        return sheet
    else:
        says = f"Chữ trong tệp {sheet.container} đã là Unicode nên --encoding {named} không đổi gì."
        issue = Issue(UNFIT, "note", sheet.place(), None, says, "Bỏ --encoding cho tệp này.")
    return replace(sheet, issues=(*sheet.issues, issue))


UNICODE = ("utf-8", "utf-8-sig", "unicode")
"""What names the text of workbooks as it is, and is asked for to keep it."""
WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".docx", ".parquet")
