"""Whatever stands in the data stands in the document, sign by sign."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path

import pytest
from docx import Document
from hypothesis import example, given
from hypothesis import strategies as st
from write_reports import PROFILES, VICIOUS

from hongngu_cli.write.blocks import Grid, Heading, Item, Paragraph, blocks, plain_text
from hongngu_cli.write.docx import document
from hongngu_cli.write.escape import escape
from hongngu_cli.write.style import Style
from hongngu_cli.write.templates.filling import fill
from hongngu_cli.write.values import visible
from hongngu_cli.write.webpage import page

SIGNS = st.text(st.sampled_from(list("\\`*_[]<>|~#&;+-=.!()1 aâ\t\n{}%\"'$^:/@")), max_size=30)
TEXTS = st.one_of(SIGNS, st.text(max_size=40))


def text_of(markdown: str) -> str:
    """Give the text of what must be one block of text."""
    [block] = blocks(markdown)
    assert isinstance(block, Heading | Item | Paragraph)
    return plain_text(block.runs)


@given(TEXTS)
@example("1. một")
@example("- - -")
@example("#")
@example("+")
@example("===")
@example("a\\")
@example("&amp;")
@example("x #")
def test_text_survives_wherever_it_stands(text: str) -> None:
    meant, safe = visible(text), escape(text)
    if not meant:
        return
    assert isinstance(blocks(safe)[0], Paragraph)
    assert text_of(safe) == meant
    assert text_of(f"# {safe}") == text_of(f"- {safe}") == text_of(f"**{safe}**") == meant
    [grid] = blocks(f"| {safe} | {safe} |\n| --- | --- |\n| {safe} | **{safe}** |")
    assert isinstance(grid, Grid)
    assert [plain_text(cell) for cell in grid.rows[0]] == [meant, meant]
    assert all(run.bold for run in grid.rows[0][1])


@given(TEXTS, TEXTS)
def test_a_value_after_another_makes_no_sign_with_it(first: str, second: str) -> None:
    assert text_of(f"x {escape(first)}{escape(second)} y").split() == (
        f"x {visible(first)}{visible(second)} y".split()
    )


LITERAL = "A & B <c> &lt; <b>x</b> <!-- y --> [x](y) ![a](c d) ![](e) ![]() `z` ~~k~~ a|b > 5$"
"""Text of a template that is not one of its few signs stays what it is."""


@pytest.fixture
def filled(tmp_path: Path) -> str:
    (tmp_path / "thu.md.j2").write_text(
        f"{LITERAL}\n\n{{% for text in texts %}}\n{{{{ text }}}}\n\n{{% endfor %}}", "utf-8"
    )
    return fill(Style(templates=tmp_path), "thu", {"texts": VICIOUS})


EXPECTED = [LITERAL, *map(visible, VICIOUS)]


def test_from_template_to_word(filled: str) -> None:
    read = Document(io.BytesIO(document(filled, "Thử", PROFILES["hd36"])))
    assert [paragraph.text for paragraph in read.paragraphs] == EXPECTED


def test_from_template_to_web(filled: str) -> None:
    made = page(filled, "<Thử>")
    assert [unescape(text) for text in re.findall(r"<p>(.*?)</p>", made)] == EXPECTED
    assert "<title>&lt;Thử&gt;</title>" in made
    assert "<b>" not in made
