"""What a text in tags is, whatever the file is named: a web page, Excel's XML, a page in a mail."""

from __future__ import annotations

from hongngu_cli.read.files.foreign import AS_DOCX, AS_XLSX
from hongngu_cli.read.packages.refusals import unread

LOOKED_AT = 8192
PAGE = (
    *(b"<html", b"<!doctype html", b"<head", b"<meta", b"<title", b"<style", b"<body"),
    *(b"<table", b"<tbody", b"<tr", b"<td", b"<div", b"<center", b"<font"),
)
"""Tags that pages begin with; those that systems print for Excel are hardly ever whole."""
SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
OTHER_XML = (
    (b"urn:oasis:names:tc:opendocument", "tệp LibreOffice dạng XML (.fods)", AS_XLSX),
    (b"schemas.microsoft.com/office/word", "tệp Word dạng XML", AS_DOCX),
    (b"schemas.microsoft.com/office/2006/xmlpackage", "tệp Word dạng XML", AS_DOCX),
)
MARKS = b"\xef\xbb\xbf\xff\xfe"
"""Bytes that marks of encodings are made of."""


def kind_of_markup(path: str, content: bytes) -> str | None:
    """Give the ending a text in tags deserves: .html, .mht, .xml; None for a text without.

    Raises Failure (INPUT) for XML that holds something else.
    """
    # Of UTF-16, too, the letters are left once its zeros are gone.
    head = content[:LOOKED_AT].replace(b"\0", b"").lstrip(MARKS).lstrip().lower()
    if head.startswith(b"mime-version:") or (
        head.startswith(b"from:") and b"\nmime-version:" in head
    ):
        return ".mht"
    if not head.startswith(b"<"):
        return None
    if SPREADSHEET in head and b"<workbook" in head:
        return ".xml"
    for sign, name, advice in OTHER_XML:
        if sign in head and b"<html" not in head:
            raise unread(path, name, advice)
    if any(tag in head for tag in PAGE):
        return ".html"
    if head.startswith(b"<?xml"):
        raise unread(path, "tệp XML", "Xuất bảng ra .csv hoặc .xlsx.")
    return None
