"""What a spreadsheet shows in place of a value that it could not give: #REF!, #N/A and the like."""

from __future__ import annotations

import re
from collections.abc import Mapping

EXPLAINED: Mapping[str, str] = {
    "#REF!": "tham chiếu tới ô hoặc trang tính đã bị xoá",
    "#N/A": "không tìm thấy giá trị cần tra",
    "#NAME?": "tên hàm hoặc tên vùng không có",
    "#DIV/0!": "chia cho 0 hoặc cho ô trống",
    "#VALUE!": "giá trị không hợp với phép tính",
    "#NULL!": "hai vùng không giao nhau",
    "#NUM!": "số không hợp lệ hoặc quá lớn",
    "#SPILL!": "không đủ ô trống để ghi kết quả",
    "#CALC!": "phép tính không cho kết quả",
    "#GETTING_DATA": "dữ liệu chưa tải xong",
}
"""What a spreadsheet shows where a formula has no value, and why it has none."""
OF_LIBREOFFICE = re.compile(r"Err:\d{3}")
TOO_NARROW = re.compile("#{3,}")


def is_error(text: str) -> bool:
    """Tell the text that a spreadsheet shows for an error.

    >>> is_error("#N/A"), is_error("Err:508"), is_error("# 1")
    (True, True, False)
    """
    return text in EXPLAINED or OF_LIBREOFFICE.fullmatch(text) is not None


def explained(text: str) -> str:
    """Say why an error stands there, as far as its text tells."""
    if TOO_NARROW.fullmatch(text):
        return "cột quá hẹp khi sao chép, xuất tệp"
    return EXPLAINED.get(text, "công thức không tính được")
