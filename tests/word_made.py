"""Word documents made for tests of templates, and what is read back from them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import docx

from hongngu_cli.model.own_template import OwnTemplate

Rows = Sequence[Sequence[str]]


def word(*paragraphs: str, table: Rows = (), head: str = "", foot: str = "") -> bytes:
    """Make a document of paragraphs, with a table after them."""
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    if table:
        grid = made.add_table(rows=len(table), cols=len(table[0]))
        for down, row in enumerate(table):
            for across, text in enumerate(row):
                grid.cell(down, across).text = text
    if head:
        made.sections[0].header.paragraphs[0].text = head
    if foot:
        made.sections[0].footer.paragraphs[0].text = foot
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def template(content: bytes, name: str = "mau.docx") -> OwnTemplate:
    return OwnTemplate(Path(name), content, word=True)


def texts(content: bytes) -> list[str]:
    """Read the paragraphs back, those of tables last."""
    read = docx.Document(io.BytesIO(content))
    return [p.text for p in read.paragraphs] + ["|".join(row) for row in rows(content)]


def rows(content: bytes) -> list[list[str]]:
    read = docx.Document(io.BytesIO(content))
    return [[cell.text for cell in row.cells] for table in read.tables for row in table.rows]


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode("utf-8")


def changed(content: bytes, parts: Mapping[str, tuple[str, str]]) -> bytes:
    """Put texts in place of others in parts of a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name in parts:
                before, after = (one.encode("utf-8") for one in parts[name])
                assert before in text
                text = text.replace(before, after)
            new.writestr(name, text)
    return out.getvalue()


def with_part(content: bytes, name: str, added: bytes) -> bytes:
    """Add a part to a document."""
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, added)
    return out.getvalue()
