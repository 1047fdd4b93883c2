"""The formats a report can be written in: to add one, add its file and its line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from hongngu_cli.model.failure import USAGE, Failure

if TYPE_CHECKING:
    from hongngu_cli.model.own_template import OwnTemplate
    from hongngu_cli.model.report import Report
    from hongngu_cli.write.style import Style

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the module whose ``render`` makes it, and the endings of its files.

    The module is imported when the format is used, since the libraries behind some are
    slow to load. ``text`` says that a terminal can show it; ``bom`` that a file of it
    starts with a byte order mark, which nothing but a file should carry; ``document`` that it
    goes out under the office's name.
    """

    name: str
    endings: tuple[str, ...]
    module: str
    text: bool = True
    bom: bool = False
    document: bool = False


FORMATS: Mapping[str, Format] = {
    made.name: made
    for made in (
        Format("terminal", (".txt",), "hongngu_cli.write.terminal"),
        Format("md", (".md", ".markdown"), "hongngu_cli.write.markdown", document=True),
        Format("html", (".html", ".htm"), "hongngu_cli.write.webpage", document=True),
        Format("docx", (".docx",), "hongngu_cli.write.docx", text=False, document=True),
        Format("xlsx", (".xlsx",), "hongngu_cli.write.xlsx", text=False, document=True),
        Format("csv", (".csv",), "hongngu_cli.write.delimited", bom=True),
        Format("json", (".json",), "hongngu_cli.write.objects"),
    )
}

TEMPLATED = ("md", "html", "docx")
"""The formats that are made of a template."""


def render(report: Report, name: str, style: Style) -> bytes:
    """Write a report in a format, as a file of it holds it. Raises Failure."""
    if name not in FORMATS:
        raise Failure(
            USAGE, f'Không có dạng "{name}".', f"Các dạng dùng được: {', '.join(FORMATS)}."
        )
    if style.own and style.own.word:
        return _filled_in_word(report, name, style, style.own)
    if style.own and name not in TEMPLATED:
        raise Failure(
            USAGE, f"Dạng {name} không lập theo mẫu.", "Ghi ra tệp .docx, .html hoặc .md."
        )
    make: Callable[[Report, Style], bytes] = import_module(FORMATS[name].module).render
    return make(report, style)


def _filled_in_word(report: Report, name: str, style: Style, own: OwnTemplate) -> bytes:
    """Fill a template made in Word, which makes a Word document only. Raises Failure."""
    if name != "docx":
        says = f"Mẫu {own.name} soạn bằng Word nên chỉ lập được tệp .docx."
        raise Failure(USAGE, says, "Ghi ra tệp .docx: -o TÊN.docx.")
    from hongngu_cli.write.markdown import given
    from hongngu_cli.write.templates.word import filled

    return filled(own, given(report), style.decimals)


def for_stdout(name: str, content: bytes) -> bytes:
    """Give what was rendered as a pipe should get it: without a byte order mark.

    >>> for_stdout("csv", BOM + b"a,b")
    b'a,b'
    """
    return content.removeprefix(BOM) if FORMATS[name].bom else content


def format_of(path: str | PurePath) -> str | None:
    """Tell the format from a file's ending; None for an ending that is nobody's.

    >>> format_of("Báo cáo.DOCX"), format_of("báo cáo.pdf")
    ('docx', None)
    """
    ending = PurePath(path).suffix.casefold()
    return next((name for name, made in FORMATS.items() if ending in made.endings), None)
