"""Why a document is not read: what is said of workbooks elsewhere, in words for documents."""

from __future__ import annotations

import re

from hongngu_cli.model.failure import Failure
from hongngu_cli.read.packages.refusals import NO_WORKBOOK

KINDS = "Rà soát được .docx, .odt, .md, .txt, .html và .pdf có chữ."
BROKEN = re.compile(NO_WORKBOOK)
NO_TABLE = re.compile("(?<=không phải )bảng tính hay tệp ")
OF_WORKBOOKS = re.compile(r"\.xlsx|\.csv|Excel")
NAME_IT = "Chỉ rõ bảng mã, ví dụ --encoding tcvn3, --encoding vni; hoặc lưu lại thành UTF-8."
UNSAFE, MAKE_ANEW = "Không mở", "Không mở tệp này; đề nghị nơi gửi lưu lại bằng Word."
SEND_ANEW = "Mở bằng chương trình đã soạn, lưu lại; nếu không được, đề nghị gửi lại tệp."


def of_document(failure: Failure) -> Failure:
    """Say of a document why it is not read.

    >>> of_document(Failure(3, "a: không phải bảng tính hay tệp văn bản.", "")).says
    'a: không phải văn bản.'
    """
    says = NO_TABLE.sub("", BROKEN.sub("tệp hỏng hoặc bị cắt", failure.says))
    advice = NAME_IT if "--encoding" in failure.advice else failure.advice
    if OF_WORKBOOKS.search(advice):
        advice = SEND_ANEW if BROKEN.search(failure.says) else KINDS
        advice = MAKE_ANEW if failure.advice.startswith(UNSAFE) else advice
    return Failure(failure.code, says, advice)
