"""Why a text is not read: each with what it may be, and what to do."""

from __future__ import annotations

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.text.readings import WHOLE, WORDS

OLD = ("tcvn3", "vni")
NAMES = ("utf-8", "utf-16", "windows-1258", *OLD)
"""What is offered for ``--encoding``; names that Python knows are taken too."""
LOOKED_AT = 400_000
"""So much of a text tells its code."""
LONGEST_EXAMPLE = 40
LEAVE_OUT = "Bỏ --encoding để chương trình tự nhận ra bảng mã."
RESAVE = "Mở bằng Excel, lưu lại kiểu “CSV UTF-8”"
ASK = f"Chỉ rõ bảng mã bằng --encoding, ví dụ {', '.join(NAMES)}; hoặc hỏi lại đơn vị gửi tệp."


def other_than_asked(path: str, named: str) -> Failure:
    """Say that a text is of UTF-16, whatever was asked for."""
    return Failure(
        INPUT,
        f"{path}: tệp viết theo UTF-16, không phải {named} như --encoding nêu.",
        "Bỏ --encoding để chương trình tự nhận ra, hoặc ghi --encoding utf-16.",
    )


def with_nul(path: str, text: str) -> Failure:
    """Tell a text with a few holes from what is no text at all."""
    if not text.rstrip("\x00"):
        says = "chỉ toàn byte 0, không còn dữ liệu: tệp hỏng khi chép, tải hoặc lưu."
        return Failure(INPUT, f"{path}: {says}", "Đề nghị đơn vị gửi lại tệp.")
    control = sum(sign < " " and sign not in "\t\r\n\x00" for sign in text[:LOOKED_AT])
    if control or text.rstrip("\x00").count("\x00") * 10 > len(text):
        says, advice = "không phải bảng tính hay tệp văn bản.", "Lưu lại thành .xlsx hoặc .csv."
    else:
        line = text.count("\n", 0, text.index("\x00")) + 1
        says = f"có ký tự NUL ở dòng {line}: tệp ghi dở hoặc hỏng, có thể đã mất chữ."
        advice = f"Đề nghị gửi lại tệp; hoặc kiểm tra dòng đó. {RESAVE}."
    return Failure(INPUT, f"{path}: {says}", advice)


def unrecognised(path: str, text: str) -> Failure:
    """Name the candidates, with what each would make of the first word that tells."""
    words = WORDS.findall(text)
    word = next((word for word in words if len(word) > 1), words[0])[:LONGEST_EXAMPLE]
    read: dict[str, list[str]] = {}
    for code in filter(lambda code: code.has(word), WHOLE):
        read.setdefault(code.decoded(word), []).append(code.key)
    shown = ", ".join(f'"{made}" ({", ".join(keys)})' for made, keys in read.items())
    return Failure(
        INPUT,
        f"{path}: không phải UTF-8 và chưa đủ căn cứ để nhận ra bảng mã; chữ đầu tiên có thể là "
        f"{shown}.",
        f"{ASK} {RESAVE} cũng được.",
    )
