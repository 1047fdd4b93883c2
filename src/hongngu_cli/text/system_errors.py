"""What the operating system says when a file cannot be used, in Vietnamese."""

from __future__ import annotations

import errno

CAUSES = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EISDIR: "đó là một thư mục",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EFBIG: "tệp quá lớn đối với ổ đĩa này",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EINVAL: "tên tệp có ký tự không dùng được",
    errno.EIO: "ổ đĩa bị lỗi",
    errno.EBUSY: "tệp đang được chương trình khác dùng",
    errno.EMFILE: "đang mở quá nhiều tệp",
    errno.ELOOP: "liên kết dẫn vòng quanh",
}

MISNAMED = {errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL}
"""Errors that a path is to blame for."""


def cause_of(error: OSError) -> str:
    """Say why; an error that is not known here in the system's own words.

    >>> cause_of(OSError(errno.ENOSPC, "No space left on device"))
    'đĩa đã đầy'
    """
    return CAUSES.get(error.errno or 0) or error.strerror or str(error)


def advice_on(error: OSError) -> str:
    """Say what to do about a file that cannot be opened.

    >>> advice_on(OSError(errno.ENOENT, "No such file or directory"))
    'Kiểm tra lại đường dẫn.'
    """
    if error.errno in MISNAMED:
        return "Kiểm tra lại đường dẫn."
    return "Kiểm tra quyền đọc và tệp có đang bị khoá không."
