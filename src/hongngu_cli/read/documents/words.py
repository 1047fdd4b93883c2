"""The paragraphs and cells of a Word document."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from hongngu_cli.model.failure import Failure
from hongngu_cli.read.packages.refusals import NO_WORKBOOK, broken

BROKEN = "văn bản Word hỏng hoặc bị cắt"
SAVE_ANEW = (
    "Mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi đối chiếu lại; nếu không mở được, xin "
    "lại tệp hoặc lập lại văn bản từ danh sách."
)
SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXT, TAB, BREAK, PARAGRAPH, TABLE, ROW, CELL = (
    f"{SPACE}{name}" for name in ("t", "tab", "br", "p", "tbl", "tr", "tc")
)
FIELD, CHARACTER, WORDS = (f"{SPACE}{name}" for name in ("fldSimple", "fldChar", "instrText"))
INSTRUCTION, KIND = f"{SPACE}instr", f"{SPACE}fldCharType"
DOCUMENT = "word/document.xml"
BESIDE = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml")
CALLED = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản",
}


def pieces_of_word(content: bytes, where: str) -> Iterator[tuple[str, str]]:
    """Give paragraphs and cells with their places, then what headers, footers and notes say, once.

    What a program works out anew whenever it shows the document, such as numbers of pages, is
    left out. Raises Failure (INPUT) that names ``where``.
    """
    with ZipFile(io.BytesIO(content)) as archive:
        if DOCUMENT not in archive.namelist():
            raise of_word(broken(where, f"thiếu thành phần {DOCUMENT}"))
        yield from _of_body(_parsed(archive, DOCUMENT, where))
        told: dict[str, str] = {}
        for name in archive.namelist():
            if found := BESIDE.fullmatch(name):
                root = _parsed(archive, name, where)
                for paragraph in root.iter(PARAGRAPH):
                    told.setdefault(_text(paragraph).strip(), CALLED[found[1]])
    # Programs make more or fewer parts of the same headers, in an order of their own.
    for text in sorted(told):
        yield told[text], text


def of_word(failure: Failure) -> Failure:
    """Say of a damaged Word document what is said of workbooks elsewhere; leave other reasons."""
    if NO_WORKBOOK not in failure.says:
        return failure
    return Failure(failure.code, failure.says.replace(NO_WORKBOOK, BROKEN), SAVE_ANEW)


def _parsed(archive: ZipFile, name: str, where: str) -> Any:  # noqa: ANN401 - lxml tells no types
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError as error:
        cause = f"thành phần {name} sai cấu trúc XML ở dòng {error.lineno}"
        raise of_word(broken(where, cause)) from error


def _of_body(root: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - lxml tells no types
    """Give paragraphs outside tables by number, cells by table, row and column."""
    paragraphs = tables = 0
    rows: dict[Any, tuple[int, int]] = {}
    for one in root.iter(PARAGRAPH, TABLE):
        if one.tag == TABLE:
            tables += 1
            for number, row in enumerate(one.iterchildren(ROW), 1):
                rows[row] = tables, number
            continue
        text = _text(one).strip()
        cell = next(one.iterancestors(CELL), None)
        if cell is not None and cell.getparent() in rows:
            table, row = rows[cell.getparent()]
            column = 1 + sum(1 for _ in cell.itersiblings(CELL, preceding=True))
            yield f"bảng {table}, dòng {row}, ô {column}", text
        elif text:
            paragraphs += 1
            yield f"đoạn {paragraphs}", text


def _text(paragraph: Any) -> str:  # noqa: ANN401 - lxml tells no types
    """Give the text of a paragraph, but not of those that stand within it in a box."""
    told: list[str] = []
    depth, worked_out = 0, ""
    for one in _within(paragraph):
        if one.tag == CHARACTER:
            begins = one.get(KIND) == "begin"
            depth = max(0, depth + (begins - (one.get(KIND) == "end")))
            worked_out = worked_out if depth else ""
        elif one.tag == WORDS:
            worked_out += one.text or ""
        elif worked_out and not _is_kept(worked_out):
            continue
        elif one.tag == TEXT:
            told.append(one.text or "")
        elif one.tag in {TAB, BREAK}:
            told.append(" ")
    return "".join(told)


def _within(parent: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml tells no types
    """Give what stands in a paragraph: not twice what is there for older programs, too."""
    for one in parent.iterchildren():
        if one.tag in {PARAGRAPH, COMPATIBLE} or not isinstance(one.tag, str):
            continue
        if one.tag == FIELD and not _is_kept(one.get(INSTRUCTION, "")):
            continue
        yield one
        yield from _within(one)


def _is_kept(instruction: str) -> bool:
    """Tell a field that only links from one whose text is worked out."""
    return instruction.split()[:1] == ["HYPERLINK"]
