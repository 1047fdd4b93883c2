"""Web pages: one file, in Vietnamese, that asks the network for nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from write_reports import REPORTS, STYLE

from hongngu_cli.write.formats import render
from hongngu_cli.write.webpage import page

VOID = {"meta", "hr", "br", "col"}


class Nesting(HTMLParser):
    """Fails where a tag is closed that is not the last one opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [
            name
            for name, value in attrs
            if name in ("src", "href", "action") and not (value or "").startswith("#")
        ]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", REPORTS)
def test_a_page_is_well_formed_and_stands_alone(name: str) -> None:
    made = render(REPORTS[name](), "html", STYLE).decode("utf-8")
    read = Nesting()
    read.feed(made)
    assert (read.open, read.links) == ([], [])
    assert '<html lang="vi">' in made
    assert "default-src 'none'" in made
    assert not re.search(r"url\(|@import|<script|<link", made)


def test_headings_of_columns_say_what_they_head() -> None:
    made = render(REPORTS["wide"](), "html", STYLE).decode("utf-8")
    assert '<th scope="colgroup" colspan="5">Lý luận chính trị</th>' in made
    assert '<th rowspan="2" scope="col">Đơn vị</th>' in made
    assert '<th scope="row" class="name left">Xã An Phước 1</th>' in made
    assert '<td class="right">1.036</td>' in made
    assert "<strong>Tổng cộng</strong>" in made


def test_lists_are_nested() -> None:
    made = page("- a\n  - b\n  - c\n\n- d\n\n  thêm\n\n3. ba\n4. bốn", "T").replace("\n", "")
    assert (
        "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d<br>thêm</li></ul>"
        '<ol start="3"><li>ba</li><li>bốn</li></ol>'
    ) in made
