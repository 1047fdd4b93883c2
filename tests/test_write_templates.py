"""Templates: what they are given, what a mistake in one is told as, what they cannot reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from write_reports import STYLE, TEMPLATES, empty, summary

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.write.markdown import as_markdown, given
from hongngu_cli.write.style import Style
from hongngu_cli.write.templates.filling import fill


def filled(folder: Path, template: str) -> str:
    (folder / "thu.md.j2").write_text(template, "utf-8")
    return fill(Style(templates=folder), "thu", given(summary()))


def failure(folder: Path, template: str) -> Failure:
    with pytest.raises(Failure) as caught:
        filled(folder, template)
    assert caught.value.code == CONFIGURATION
    return caught.value


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ figures['level.thac-si'].value | dong_chi }}", "06 đồng chí"),
        ("{{ figures.total.value | so }}, {{ 12545 | so }}", "301, 12.545"),
        ("{{ as_of }}", "22/11/2026"),
        ("{{ 0.0625 | ty_le }}, {{ none | ty_le }}", "6,3%, –"),
        ("{{ period | dau_cau }}", "Từ năm 2018 đến năm 2021"),
        ("{{ office.body }}{{ office.place }}", "Huyện uỷ Hồng Ngự"),
        ("{{ none }}|{{ 0.5 }}|{{ tables.levels.rows[0].level }}", "|0,5|Sơ cấp LLCT"),
        ("{{ '*' ~ '|' }}", r"\*\|"),
        ("{% macro m(x) %}**{{ x }}**{% endmacro %}{{ m('*') }}", r"**\***"),
        ("{% set x %}{{ '*' }}{% endset %}{{ x }}", r"\*"),
    ],
)
def test_what_a_template_writes(tmp_path: Path, template: str, text: str) -> None:
    assert filled(tmp_path, template) == text


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("a\n{{ figurs.total }}", 2, 'không có "figurs". Có phải "figures"?'),
        ("{{ figures['level.thac-sy'].value }}", 1, 'Có phải "level.thac-si"?'),
        ("\n\n{{ report.tittle }}", 3, 'không có "tittle". Có phải "title"?'),
        ("{{ figures.total.value | sô }}", 1, 'Có phải "so"?'),
        ("{% if %}", 1, "sai cú pháp"),
        ("x\n{% for a in b %}", 2, "sai cú pháp"),
        ("{{ 'x' | so }}", 1, 'Bộ lọc "so" cần một số nguyên'),
        ("{{ report | table }}", 1, 'Bộ lọc "table" cần một bảng'),
        ("{{ 'x' | ty_le }}", 1, 'Bộ lọc "ty_le" cần một tỷ lệ'),
        ("{{ figures.total + 1 }}", 1, 'ghi thêm ".value"'),
        ("{{ figures.total }}", 1, 'ghi thêm ".value"'),
        ("{{ tables.levels }}", 1, "ghi rõ cần phần nào"),
        ("{{ 1 / 0 }}", 1, "không tính được"),
        ("{% include 'thu.md.j2' %}", 1, "gọi lại chính nó"),
    ],
)
def test_a_mistake_is_told_with_template_and_line(
    tmp_path: Path, template: str, line: int, says: str
) -> None:
    told = failure(tmp_path, template)
    assert f"thu.md.j2, dòng {line}:" in told.says
    assert says in told.says


def test_a_mistake_in_an_included_template_is_told_there(tmp_path: Path) -> None:
    (tmp_path / "phan.md.j2").write_text("\n\n{{ perod }}", "utf-8")
    told = failure(tmp_path, "{% include 'phan.md.j2' %}")
    assert told.says == 'Mẫu phan.md.j2, dòng 3: không có "perod". Có phải "period"?'


def test_a_missing_template_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(Failure, match='Có phải "tong-hop"') as caught:
        fill(Style(templates=TEMPLATES), "tong-hopp", {})
    assert "bang" in caught.value.advice
    with pytest.raises(Failure, match="Thư mục không có mẫu nào"):
        fill(Style(templates=tmp_path), "tong-hop", {})


def test_a_template_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "thu.md.j2").write_bytes(b"\xff\xfe\x00bang")
    with pytest.raises(Failure, match=r"thu\.md\.j2"):
        fill(Style(templates=tmp_path), "thu", {})


@pytest.mark.parametrize(
    "template",
    [
        "{{ report.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ figures.total.rows.__globals__ }}",
        "{{ report['__class__'] }}",
        "{{ report | attr('__class__') }}",
        "{{ figures.update({'total': 1}) }}",
        "{{ (tables.levels.rows[0]).clear() }}",
        "{{ cycler.__init__.__globals__.os.environ }}",
        "{{ '{0.__class__}'.format(report) }}",
        "{% include '../pyproject.toml' %}",
        "{% include '/etc/hostname' %}",
        "{% for i in range(1000000000) %}{% endfor %}",
        "{{ open('x') }}",
        "{% import os %}",
    ],
)
def test_a_hostile_template_reaches_nothing(tmp_path: Path, template: str) -> None:
    failure(tmp_path, template)


def test_a_long_list_of_issues_says_how_many_are_left_out() -> None:
    from dataclasses import replace

    issues = [replace(issue, says=f"Số {n}.") for n in range(40) for issue in summary().issues[:1]]
    text = as_markdown(replace(summary(), issues=tuple(issues)), STYLE)
    assert "Còn 30 vấn đề khác khi đọc tệp" in text


def test_an_office_may_write_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "bang.md.j2").write_text("# {{ report.title }}\n", "utf-8")
    assert as_markdown(empty(), Style(templates=tmp_path)) == "# Tra cứu\n"
