"""Files with a password: told so, and opened where a password is given and fits."""

from __future__ import annotations

import getpass
import importlib.util
import io
import re
import sys
from functools import partial

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.files.listing import STDIN
from hongngu_cli.read.formats.workbooks import parsed
from hongngu_cli.read.packages.compound import BrokenContainerError, Compound
from hongngu_cli.read.packages.refusals import locked, unsafe

PACKAGE, ENCRYPTION = "EncryptedPackage", "EncryptionInfo"
DEFAULT_PASSWORD = "VelvetSweatshop"  # noqa: S105 - known to all: Excel tries it by itself
TIMES = re.compile(rb'spinCount="(\d{1,15})')
MOST_TIMES = 1_000_000
"""How often a password may be hashed: ten times what Excel does, and three seconds each."""
LIBRARY = "msoffcrypto"


def decrypted(path: str, content: bytes, box: Compound, reading: Reading) -> bytes:
    """Give the file within the locked one, by the password given or asked for.

    Raises Failure (INPUT) where there is none, where it is wrong, and where the kind of lock
    is not known here.
    """
    if importlib.util.find_spec(LIBRARY) is None:
        says = f"{path}: tệp có mật khẩu; máy này chưa cài phần mở tệp có mật khẩu."
        advice = "Bỏ mật khẩu rồi lưu lại tệp, hoặc cài: pip install msoffcrypto-tool"
        raise Failure(INPUT, says, advice)
    _refuse_slow(path, box)
    # Each takes a good part of a second, so what is likelier comes first.
    given = reading.password and parsed(path, partial(_opened, content, reading.password))
    plain = given or parsed(path, partial(_opened, content, DEFAULT_PASSWORD))
    if plain:
        return plain
    if not reading.password:
        password = _asked(path)
        if not password:
            raise locked(path)
        given = parsed(path, partial(_opened, content, password))
    if given is None:
        raise Failure(
            INPUT,
            f"{path}: tệp có mật khẩu, mật khẩu đã nêu không đúng.",
            "Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi thử lại.",
        )
    if not given:
        says = f"{path}: tệp có mật khẩu, khoá theo kiểu chương trình chưa mở được."
        raise Failure(INPUT, says, "Mở bằng Excel, bỏ mật khẩu rồi lưu lại thành .xlsx.")
    return given


def _opened(content: bytes, password: str) -> bytes | None:
    """Decrypt; None for a wrong password, '' for a kind of lock that is not known."""
    import msoffcrypto
    from msoffcrypto.exceptions import (
        DecryptionError,
        FileFormatError,
        InvalidKeyError,
    )

    plain = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(content))
        if file.format == "ooxml":
            file.load_key(password=password, verify_password=True)
        else:
            file.load_key(password=password)
        file.decrypt(plain)
    except InvalidKeyError:
        return None
    except (DecryptionError, FileFormatError):
        return b""
    return plain.getvalue()


def _refuse_slow(path: str, box: Compound) -> None:
    """Refuse a lock that is made to take for ever."""
    if ENCRYPTION not in box.streams:
        return
    try:
        told = box.stream(ENCRYPTION)
    except BrokenContainerError as error:
        raise locked(path, f"Tệp còn bị hỏng ({error}): đề nghị gửi lại tệp.") from error
    times = max(map(int, TIMES.findall(told)), default=0)
    if b"<!" in told or times > MOST_TIMES:
        raise unsafe(path, "phần khoá mật khẩu bị cài bẫy để chương trình chạy mãi không xong")


def _asked(path: str) -> str | None:
    """Ask for the password where somebody sits at a terminal."""
    if path == STDIN or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    try:
        return getpass.getpass(f"Mật khẩu của tệp {path}: ", sys.stderr)
    except EOFError:
        return None
