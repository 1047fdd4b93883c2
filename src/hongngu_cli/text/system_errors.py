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


def cause_of(error: OSError) -> str:
    """Say why; an error that is not known here in the system's own words.

    >>> cause_of(OSError(errno.ENOSPC, "No space left on device"))
    'đĩa đã đầy'
    """
    return CAUSES.get(error.errno or 0) or error.strerror or str(error)
