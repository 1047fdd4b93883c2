"""Files with a password: called so, opened where it fits, and the password shown nowhere."""

from __future__ import annotations

import importlib.util
import io
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from made_archives import MANIFEST, docx, ods, xlsx
from typed_tables import as_xls, as_xlsx, typed_sheets

from hongngu_cli.model.failure import Failure
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.read.files.opening import open_file

if TYPE_CHECKING:
    from conftest import TrainReport

SECRET = "Bí-mật 2019"  # noqa: S105 - of files made here
ROSTER = as_xlsx(
    typed_sheets("""
    STT | Họ và tên | Năm sinh | Trình độ đào tạo | Năm
    1   | Lê Văn An | 1980     | TCLLCT           | 2019
""")
)
NOISE = f"<x>{random.Random(1).randbytes(8000).hex()}</x>"  # noqa: S311 - a fixed seed is wanted
CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "calamine" / "tests"


def locked(content: bytes, password: str = SECRET) -> bytes:
    pytest.importorskip("msoffcrypto")
    from msoffcrypto.format.ooxml import OOXMLFile

    closed = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, closed)
    return closed.getvalue()


def opened(content: bytes, folder: Path, password: str | None = None) -> tuple[Sheet, ...]:
    path = folder / "khoa.xlsx"
    path.write_bytes(content)
    return open_file(str(path), Limits(), Reading(password=password))


def test_the_right_password_opens_and_a_wrong_one_is_called_so(tmp_path: Path) -> None:
    content = locked(ROSTER)
    (sheet,) = opened(content, tmp_path, SECRET)
    assert (sheet.cell(2, 2), sheet.container) == ("Lê Văn An", ".xlsx")
    with pytest.raises(Failure, match="mật khẩu đã nêu không đúng"):
        opened(content, tmp_path, "khác")
    with pytest.raises(Failure, match="có mật khẩu nên không đọc được") as told:
        opened(content, tmp_path)
    assert "--password" in told.value.advice
    with pytest.raises(Failure, match="có mật khẩu"):
        opened(content[:3000], tmp_path, SECRET)


def test_what_excel_opens_without_asking_is_opened_without_asking(tmp_path: Path) -> None:
    (sheet,) = opened(locked(ROSTER, "VelvetSweatshop"), tmp_path)
    assert sheet.cell(2, 2) == "Lê Văn An"


def test_word_documents_have_passwords_too_and_traps_within_are_seen(tmp_path: Path) -> None:
    rows = "<w:tr><w:tc><w:p><w:r><w:t>STT</w:t></w:r></w:p></w:tc></w:tr>"
    # The library that locks cannot write files this small.
    (sheet,) = opened(locked(docx(f"<w:tbl>{rows}</w:tbl>", media=NOISE)), tmp_path, SECRET)
    assert sheet.cell(1, 1) == "STT"
    far = xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', media=NOISE)
    with pytest.raises(Failure, match="1048576 dòng × 16384 cột"):
        opened(locked(far), tmp_path, SECRET)


def test_a_lock_made_to_take_for_ever_is_refused(tmp_path: Path) -> None:
    content = locked(ROSTER)
    assert content.count(b'spinCount="100000"') == 1
    slow = content.replace(b'spinCount="100000"', b'spinCount="99999999999"'[:18] + b'9"', 1)
    with pytest.raises(Failure, match="cài bẫy"):
        opened(slow[: len(content)], tmp_path, SECRET)


def test_old_workbooks_with_a_password_are_called_so(tmp_path: Path) -> None:
    plain = as_xls(typed_sheets("a | b"))
    record = b"\x5c\x00\x70\x00"
    assert plain.count(record) == 1
    for kind in (b"\x00\x00", b"\x01\x00"):  # the plain old way, and the better one
        at = plain.index(record)
        content = plain[:at] + b"\x2f\x00\x70\x00" + kind + plain[at + 6 :]
        with pytest.raises(Failure, match="có mật khẩu"):
            opened(content, tmp_path)


def test_an_open_document_with_a_password_is_called_so(tmp_path: Path) -> None:
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    manifest = MANIFEST.replace("/>", f">{entry}</manifest:manifest>")
    with pytest.raises(Failure, match="có mật khẩu") as told:
        opened(ods("", manifest=manifest), tmp_path, SECRET)
    assert "LibreOffice" in told.value.advice


def test_protected_is_not_locked(tmp_path: Path) -> None:
    import openpyxl
    from openpyxl.workbook.protection import WorkbookProtection

    book = openpyxl.load_workbook(io.BytesIO(ROSTER))
    book.security = WorkbookProtection(workbookPassword="1", lockStructure=True)
    book.worksheets[0].protection.set_password("1")
    written = io.BytesIO()
    book.save(written)
    assert opened(written.getvalue(), tmp_path)[0].cell(2, 2) == "Lê Văn An"


def test_without_the_library_the_way_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = locked(ROSTER)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(Failure, match="có mật khẩu") as told:
        opened(content, tmp_path, SECRET)
    assert "pip install" in told.value.advice


def test_the_password_is_shown_nowhere(train_report: TrainReport, tmp_path: Path) -> None:
    (tmp_path / "khoa.xlsx").write_bytes(locked(ROSTER))
    texts = []
    for arguments in (
        ("summarize", "khoa.xlsx", "--format", "json"),
        ("inspect", "khoa.xlsx"),
        ("check", "khoa.xlsx", "--annotate", "ra.xlsx"),
        ("summarize", "--help"),
    ):
        told = train_report(*arguments, cwd=tmp_path, TRAIN_REPORT_PASSWORD=SECRET)
        assert told.returncode in {0, 1}, told.stderr
        texts.append(told.stdout + told.stderr)
    (tmp_path / "train-report.toml").write_text("[reading]\npassword = 20192020\n", "utf-8")
    told = train_report("summarize", "khoa.xlsx", cwd=tmp_path)
    assert (told.returncode, "password" in told.stderr) == (4, True)
    texts.append(told.stderr)
    assert not [text for text in texts if SECRET in text or "20192020" in text]
    assert SECRET not in repr(Reading(password=SECRET))


def test_the_configuration_may_hold_it(train_report: TrainReport, tmp_path: Path) -> None:
    (tmp_path / "khoa.xlsx").write_bytes(locked(ROSTER))
    (tmp_path / "train-report.toml").write_text(f'[reading]\npassword = "{SECRET}"\n', "utf-8")
    assert train_report("summarize", "khoa.xlsx", cwd=tmp_path).returncode == 0


def test_a_marked_copy_has_no_password_and_says_so(
    train_report: TrainReport, tmp_path: Path
) -> None:
    path = tmp_path / "khoa.xlsx"
    path.write_bytes(locked(ROSTER))
    (tmp_path / "train-report.toml").write_text(f'[reading]\npassword = "{SECRET}"\n', "utf-8")
    told = train_report("check", path, "--annotate", "ra.xlsx", cwd=tmp_path)
    assert "Bản này không giữ được: " in told.stderr, told.stderr
    assert "(nếu có), mật khẩu; xem ở tệp gốc." in told.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a Unix terminal")
@pytest.mark.parametrize(("typed", "code"), [(SECRET, 0), ("khác", 3), ("", 3)])
def test_at_a_terminal_the_password_is_asked_for_and_not_shown(
    tmp_path: Path, typed: str, code: int
) -> None:
    import pty

    from conftest import environment, read_terminal

    (tmp_path / "khoa.xlsx").write_bytes(locked(ROSTER))
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "hongngu_cli", "summarize", "khoa.xlsx"],
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=tmp_path,
        env=environment(),
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    while "Mật khẩu của tệp khoa.xlsx: ".encode() not in shown:
        shown += os.read(ours, 1024)
    os.write(ours, f"{typed}\n".encode())
    answer, _ = process.communicate(timeout=60)
    while piece := read_terminal(ours):
        shown += piece
    os.close(ours)
    assert process.returncode == code
    assert ("lượt người" in answer.decode()) is (code == 0)
    assert not typed or typed.encode() not in shown


@pytest.mark.skipif(not CORPUS.is_dir(), reason="other projects' test files are not here")
@pytest.mark.parametrize(
    "name", ["pass_protected.xlsx", "pass_protected.xlsb", "pass_protected.ods"]
)
def test_locked_files_of_other_projects_are_called_so(name: str, tmp_path: Path) -> None:
    with pytest.raises(Failure, match="có mật khẩu"):
        opened((CORPUS / name).read_bytes(), tmp_path, "khác" if name.endswith("ods") else None)


def test_a_damaged_lock_is_a_lock_all_the_same(tmp_path: Path) -> None:
    content = bytearray(locked(ROSTER))
    entry = content.find("EncryptionInfo".encode("utf-16-le"))
    content[entry + 116 : entry + 120] = (0x00FFFFF0).to_bytes(4, "little")
    with pytest.raises(Failure, match="có mật khẩu") as told:
        opened(bytes(content), tmp_path, SECRET)
    assert "hỏng" in told.value.advice


OTHERS = CORPUS.parents[1] / "msoffcrypto-tool" / "tests" / "inputs"
THEIRS = "Password1234_"


@pytest.mark.skipif(not OTHERS.is_dir(), reason="other projects' test files are not here")
@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("example_password.xlsx", THEIRS),
        ("rc4cryptoapi_password.xls", THEIRS),
        ("xor_password_123456789012345.xls", "123456789012345"),
    ],
)
def test_locks_of_every_kind_are_opened_by_their_password(
    name: str, password: str, tmp_path: Path
) -> None:
    content = (OTHERS / name).read_bytes()
    with pytest.raises(Failure, match="có mật khẩu nên không đọc được"):
        opened(content, tmp_path)
    with pytest.raises(Failure, match="mật khẩu đã nêu không đúng"):
        opened(content, tmp_path, "khác")
    assert opened(content, tmp_path, password)[0].rows


def test_a_zip_with_a_password_is_called_so(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("ds.csv", "STT,Tên\n1,An\n")
    content = bytearray(packed.getvalue())
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(start) + flags] |= 1
    with pytest.raises(Failure, match="có mật khẩu") as told:
        opened(bytes(content), tmp_path)
    assert "Giải nén" in told.value.advice
