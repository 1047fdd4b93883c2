"""Files that are no tables, under names of tables: each is called what it is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.files.listing import named_files
from hongngu_cli.read.files.opening import open_file

ROSTER = "Họ và tên,Năm sinh\nNguyễn Văn An,1980\n".encode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xfd7zXZ\x00\x00\x04" + bytes(50), "tệp nén xz"),
        (b"BZh91AY&SY" + b"\x00\x12" * 30, "tệp nén bzip2"),
        (b"MZ\x90\x00\x03" + bytes(200), "chương trình Windows"),
        (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(80), "lối tắt Windows"),
        (b"[InternetShortcut]\r\nURL=https://x.y/\r\n", "lối tắt tới trang web"),
        (b"Received: from a\r\nFrom: a@b\r\nSubject: x\r\n\r\nXin", "thư điện tử"),
        (bytes(5000), "chỉ toàn byte 0"),
        (ROSTER + bytes(3000), "có ký tự NUL ở dòng 3: tệp ghi dở hoặc hỏng"),
    ],
)
def test_what_is_no_table_is_called_what_it_is(content: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "ds.xlsx"
    path.write_bytes(content)
    with pytest.raises(Failure, match=says):
        open_file(str(path), Limits())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "cho.docx")
    (tmp_path / "ds.csv").write_bytes(ROSTER)
    assert named_files([str(tmp_path)]) == (str(tmp_path / "ds.csv"),)
