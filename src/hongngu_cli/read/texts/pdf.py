"""Passages of a PDF that has text in it; one of pictures of pages is told as such."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.passage import Passage
from hongngu_cli.read.packages.refusals import too_much
from hongngu_cli.read.texts.lines import BEGINS_ANEW, ENDED, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hongngu_cli.model.settings import Limits

MOST_PAGES = 5000
PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?\d{1,4}(?:\s*-|\s*/\s*\d{1,4})?\s*")
"""A line that is nothing but the number of its page."""
FEWEST_LETTERS = 3
"""Letters a page has at least where the document is text; a scanned one has none."""


def pdf_passages(path: str, content: bytes, limits: Limits) -> list[Passage]:
    """Read the passages of a PDF with their pages. Raises Failure (INPUT)."""
    pages = [*_pages(path, content, limits)]
    if sum(map(len, pages)) < FEWEST_LETTERS * len(pages):
        raise Failure(
            INPUT,
            f"{path}: tệp PDF không có chữ, chỉ có ảnh (bản quét).",
            "Xin bản Word gốc, hoặc nhận dạng chữ (OCR) rồi rà soát lại.",
        )
    found: list[Passage] = []
    for number, text in enumerate(pages, start=1):
        for one in paragraphs(_without_number(text.splitlines())):
            _add(found, Passage(one, path, len(found) + 1, page=number))
    return found


def _add(found: list[Passage], new: Passage) -> None:
    """Add a passage, to the one before where that goes on over the turn of the page."""
    last = found[-1] if found else None
    if (
        last
        and last.page != new.page
        and not ENDED.search(last.text)
        and not BEGINS_ANEW.match(new.text)
        and new.text[:1].islower()
    ):
        joined = f"{last.text} {new.text}"
        found[-1] = Passage(joined, last.path, last.paragraph, page=last.page)
    else:
        found.append(new)


def _without_number(lines: list[str]) -> list[str]:
    """Leave out the number of a page, above or below its text."""
    told = [line for line in lines if line.strip()]
    for end in (0, -1):
        if told and PAGE_NUMBER.fullmatch(told[end]):
            del told[end]
    return told


def _pages(path: str, content: bytes, limits: Limits) -> Iterator[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            says = f"{path}: tệp PDF có mật khẩu nên không đọc được."
            raise Failure(INPUT, says, "Mở tệp, bỏ mật khẩu rồi lưu lại.") from error
        says = f"{path}: tệp PDF hỏng hoặc bị cắt."
        raise Failure(INPUT, says, "Đề nghị gửi lại tệp, hoặc xin bản Word gốc.") from error
    try:
        if len(document) > MOST_PAGES:
            raise too_much(path, f"tệp có {len(document)} trang", "unpacked_megabytes")
        most = limits.unpacked_megabytes * 1024 * 1024
        for page in document:
            text = page.get_textpage().get_text_range().replace("\r\n", "\n")
            most -= len(text)
            if most < 0:
                raise too_much(path, "tệp có quá nhiều chữ", "unpacked_megabytes")
            yield text
    finally:
        document.close()
