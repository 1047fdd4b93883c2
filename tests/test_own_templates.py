"""An office's own templates: filled, listed for, checked; each mistake told with its place."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from word_made import changed, part, rows, template, texts, word
from write_reports import REPORTS, STYLE, TEMPLATES, VICIOUS, summary, vicious

from hongngu_cli.model.failure import CONFIGURATION, USAGE, Failure
from hongngu_cli.model.issue import Issue
from hongngu_cli.model.own_template import OwnTemplate
from hongngu_cli.model.report import Report
from hongngu_cli.write.formats import render
from hongngu_cli.write.markdown import as_markdown, given
from hongngu_cli.write.style import Style
from hongngu_cli.write.templates.checking import check_template
from hongngu_cli.write.templates.context import context_of, names_of
from hongngu_cli.write.templates.filling import fill
from hongngu_cli.write.templates.word import filled
from hongngu_cli.write.values import visible

if TYPE_CHECKING:
    from conftest import TrainReport

SIGNS = "A & B <c>"


def markdown(folder: Path, text: str, name: str = "my.md.j2") -> OwnTemplate:
    return OwnTemplate(folder / name, text.encode("utf-8"))


def made(folder: Path, text: str, report: Report | None = None, name: str = "my.md.j2") -> str:
    return as_markdown(report or summary(), replace(STYLE, own=markdown(folder, text, name)))


def in_word(content: bytes, report: Report | None = None) -> bytes:
    return filled(template(content), given(report or summary()), 1)


def fault(call: Callable[[], object]) -> Failure:
    with pytest.raises(Failure) as caught:
        call()
    assert caught.value.code == CONFIGURATION
    return caught.value


def found(own: OwnTemplate, report: Report | None = None) -> list[Issue]:
    return list(check_template(own, report or summary(), STYLE))


def told(issues: list[Issue]) -> list[str]:
    return [f"{issue.place}: {issue.says}" for issue in issues]


# Markdown


def test_a_template_in_markdown_makes_every_document(tmp_path: Path) -> None:
    text = f"## Kết quả\n\n{SIGNS}: {{{{ figures.total.value | dong_chi }}}}, {{{{ period }}}}\n"
    style = replace(STYLE, own=markdown(tmp_path, text))
    assert "A & B <c>: 301 đồng chí" in render(summary(), "md", style).decode("utf-8")
    assert "A &amp; B &lt;c&gt;: 301 đồng chí" in render(summary(), "html", style).decode("utf-8")


@pytest.mark.parametrize("form", ["terminal", "csv", "json", "xlsx"])
def test_what_is_no_document_takes_no_template(tmp_path: Path, form: str) -> None:
    with pytest.raises(Failure) as caught:
        render(summary(), form, replace(STYLE, own=markdown(tmp_path, "x")))
    assert caught.value.code == USAGE


def test_a_template_builds_on_ours_and_on_its_neighbours(tmp_path: Path) -> None:
    (tmp_path / "cuoi.md.j2").write_text("Hết {{ period }}.", "utf-8")
    text = '{% extends "bang.md.j2" %}{% block words %}{% include "cuoi.md.j2" %}{% endblock %}'
    assert "Hết từ năm 2018 đến năm 2021." in made(tmp_path, text)


def test_a_template_of_the_same_name_as_ours_builds_on_ours(tmp_path: Path) -> None:
    text = '{% extends "bang.md.j2" %}{% block title %}# RIÊNG{% endblock %}'
    assert "# RIÊNG" in made(tmp_path, text, name="bang.md.j2")


def test_a_template_from_windows_is_read(tmp_path: Path) -> None:
    own = OwnTemplate(tmp_path / "my.md.j2", b"\xef\xbb\xbf# A\r\n\r\n{{ as_of }}\r\n")
    assert as_markdown(summary(), replace(STYLE, own=own)) == "# A\n\n22/11/2026\n"


def test_what_is_joined_is_written_once(tmp_path: Path) -> None:
    text = "{{ '*' ~ ('**a**' | safe) ~ '&' }}|{{ ['<', 'b' | safe] | join(', ') }}"
    assert made(tmp_path, text) == "\\***a**\\&|\\<, b\n"


def test_a_missing_figure_names_the_input_that_gives_it(tmp_path: Path) -> None:
    says = fault(lambda: made(tmp_path, "{{ figures['quota.short.cao-cap'].value }}")).says
    assert says == (
        'Mẫu my.md.j2, dòng 1: không có "quota.short.cao-cap". Các tệp đã đọc không cho số liệu '
        "này; nó lấy từ bảng nhu cầu, bảng chỉ tiêu (--demand, --quota)."
    )


def test_a_figure_that_may_lack_is_asked_for_first(tmp_path: Path) -> None:
    text = "{% if 'quota.x' in figures %}{{ figures['quota.x'].value }}{% else %}không{% endif %}"
    assert made(tmp_path, text) == "không\n"


# Word


def test_signs_survive_in_data_and_template() -> None:
    report = replace(summary(), office={"body": SIGNS})
    content = in_word(word(f"{SIGNS} {{{{ office.body }}}} {{{{ '{SIGNS}' }}}}"), report)
    assert texts(content) == [f"{SIGNS} {SIGNS} {SIGNS}"]


def test_vicious_text_stays_itself() -> None:
    content = word("{%p for one in report.passages %}", "{{ one }}", "{%p endfor %}")
    assert texts(in_word(content, vicious())) == [visible(text) for text in VICIOUS]


def test_rows_repeat() -> None:
    content = word(
        "{{ period | dau_cau }}",
        table=[
            ["Trình độ", "Số", "Tỷ lệ"],
            ["{%tr for row in tables.levels.rows %}", "", ""],
            ["{{ row.level }}", "{{ row['count'] | so }}", "{{ row.share | ty_le }}"],
            ["{%tr endfor %}", "", ""],
            ["Cộng", "{{ tables.levels.total['count'] | so }}", ""],
        ],
    )
    read = rows(in_word(content))
    assert len(read) == 11
    assert read[1] == ["Sơ cấp LLCT", "37", "12,3%"]
    assert read[-1] == ["Cộng", "301", ""]


def test_heads_feet_and_properties_are_filled() -> None:
    content = word("x", head="{{ office.body }}", foot="{{ as_of }}")
    before = docx.Document(io.BytesIO(content))
    before.core_properties.title = "{{ office.body }} & {{ period }}"
    out = io.BytesIO()
    before.save(out)
    report = replace(summary(), office={"body": SIGNS})
    read = docx.Document(io.BytesIO(in_word(out.getvalue(), report)))
    assert read.sections[0].header.paragraphs[0].text == SIGNS
    assert read.sections[0].footer.paragraphs[0].text == "22/11/2026"
    assert read.core_properties.title == f"{SIGNS} & từ năm 2018 đến năm 2021"


def test_what_word_makes_of_signs_is_put_back() -> None:
    content = word("{{\xa0“x” }} {{ ‘y’ | upper }} {% if 2 > 1 and 1 < 2 %}đúng{% endif %}")
    assert texts(in_word(content)) == ["x Y đúng"]


def test_a_tag_that_word_spread_over_runs_is_one() -> None:
    read = docx.Document()
    paragraph = read.add_paragraph()
    for text in ("{", "{ per", "iod", " }", "} hết"):
        paragraph.add_run(text).bold = text == "iod"
    out = io.BytesIO()
    read.save(out)
    assert texts(in_word(out.getvalue())) == ["từ năm 2018 đến năm 2021 hết"]


def test_the_layout_is_left_as_it_is() -> None:
    content = word("{{ period }}", table=[["a", "b"]])
    before, after = (part(one, "word/document.xml") for one in (content, in_word(content)))
    for name in ("sectPr", "tblGrid", "tblPr"):
        pattern = rf"<w:{name}[ >].*?</w:{name}>"
        one, two = (re.findall(pattern, text, re.DOTALL) for text in (before, after))
        assert [re.sub(r">\s+<", "><", text) for text in one] == two
    assert part(content, "word/styles.xml") == part(in_word(content), "word/styles.xml")


def test_the_same_bytes_each_time() -> None:
    content = word("{{ period }}", head="{{ as_of }}")
    assert in_word(content) == in_word(content)


def test_a_cell_that_loses_its_paragraphs_keeps_an_empty_one() -> None:
    content = word(table=[["{%p if false %}", "x"]])
    read = docx.Document(io.BytesIO(content))
    cell = read.tables[0].cell(0, 0)
    cell.add_paragraph("ẩn")
    cell.add_paragraph("{%p endif %}")
    out = io.BytesIO()
    read.save(out)
    assert rows(in_word(out.getvalue())) == [["", "x"]]


def test_a_table_that_loses_its_rows_is_gone() -> None:
    table = [["{%tr for x in [] %}"], ["a"], ["{%tr endfor %}"]]
    assert "w:tbl>" not in part(in_word(word("x", table=table)), "word/document.xml")


WRONG = [
    (["x", "{{ figures.totl.value }}"], (), "đoạn 2", 'không có "totl". Có phải "total"?'),
    (["x"], [["a", "{{ perod }}"]], "bảng 1, hàng 1, ô 2", 'Có phải "period"?'),
    (["{{ period | sô }}"], (), "đoạn 1", 'không có bộ lọc "sô". Có phải "so"?'),
    (["{{ tables.levels | table }}"], (), "đoạn 1", "{%tr for"),
    (["{{ figures.total }}"], (), "đoạn 1", 'ghi thêm ".value"'),
    (["{{ figures.total.value "], (), "đoạn 1", "không đóng trong cùng đoạn"),
    (["{{ 1 }"], (), "đoạn 1", "không đóng trong cùng đoạn"),
    (["x }}"], (), "đoạn 1", "không có phần mở"),
    (["{%tr for x in y %}"], (), "đoạn 1", "phải nằm trong bảng"),
    (["{%p if 1 %} chữ", "{%p endif %}"], (), "đoạn 1", "những chữ khác trong đoạn sẽ mất"),
    (["{% if 1 %}"], [["{% endif %}"]], "bảng 1, hàng 1, ô 1", "mở ở đoạn 1"),
    (["x"], [["{%tr for r in tables.levels.rows %}{{ r.level }}{%tr endfor %}"]], "bảng 1", "mất"),
    (["{% include 'a' %}"], (), "đoạn 1", 'không dùng được thẻ "include"'),
    (["{{r period }}"], (), "đoạn 1", 'không dùng được "{{r …}}"'),
    (["{% for x in report.passages %}", "{{ x }}"], (), "đoạn 2", 'chưa có thẻ đóng "endfor"'),
]


@pytest.mark.parametrize(("paragraphs", "table", "place", "says"), WRONG)
def test_a_mistake_in_word_is_told_with_its_place(
    paragraphs: list[str], table: list[list[str]], place: str, says: str
) -> None:
    content = word(*paragraphs, table=table)
    failure = fault(lambda: in_word(content))
    assert f"Mẫu mau.docx, {place}" in failure.says
    assert says in failure.says
    checked = found(template(content))
    assert place.capitalize() in str(checked[0].place)
    assert any(says.lower() in issue.says.lower() for issue in checked)


def test_a_template_in_word_makes_word_only() -> None:
    style = replace(STYLE, own=template(word("x")))
    assert texts(render(summary(), "docx", style)) == ["x"]
    with pytest.raises(Failure) as caught:
        render(summary(), "md", style)
    assert caught.value.code == USAGE


# --check-template


EVERYTHING = """{{ figures.totl.value }}
{% if false %}
{{ perod }} {{ tables.levls | tabel }}
{% endif %}
{{ 1 + }}
{% for row in tables.levels.rows %}{{ row.levl }}{{ row.level }}{% endfor %}
{% if x = 1 %}{% endif %}
{% set a = figures.total %}{{ a.vale }}
{% macro m(one) %}{{ one.anything }}{{ unknown }}{% endmacro %}
{{ report.passages | map(attribute='x') | joyn }}
{% if period is defind %}{% endif %}
"""


def test_everything_is_found_at_once_in_every_branch(tmp_path: Path) -> None:
    issues = found(markdown(tmp_path, EVERYTHING))
    lines = [issue.place.row for issue in issues]
    assert lines == [1, 3, 3, 3, 5, 6, 7, 8, 9, 10, 10, 11]
    says = "\n".join(told(issues))
    for near in ("total", "period", "levels", "table", "level", "value", "join", "defined"):
        assert f'Có phải "{near}"?' in says
    assert {issue.severity for issue in issues} == {"error"}


def test_a_right_template_has_no_faults(tmp_path: Path) -> None:
    text = """{% extends "bang.md.j2" %}
{% from "bang.md.j2" import nothing with context %}
{% macro line(row, sign=';') %}
{{ row.level }}{{ sign }}
{% endmacro %}
{% block words %}
{% set at = namespace(n=0) %}
{% for row in tables.levels.rows | sort(attribute='share') %}
{% set at.n = at.n + row['count'] %}{{ loop.index }} {{ line(row) }}
{% else %}không{% endfor %}
{% for key, one in figures.items() %}{{ key }} {{ one.value | so }} {{ one.label }}{% endfor %}
{{ at.n }} {{ missing | default('x') }} {{ (figures.get('quota.x') or figures.total).value }}
{% if quota is defined %}{{ quota }}{% endif %}
{% with total = figures.total %}{{ total.value ** 2 % 7 }}{% endwith %}
{{ as_of.year }} {{ as_of.strftime('%d/%m') }} {{ period.upper() }} {{ super() }}
{% endblock %}
"""
    assert told(found(markdown(tmp_path, text.replace("import nothing", "import x as y")))) != []
    text = text.replace('{% from "bang.md.j2" import nothing with context %}\n', "")
    text = text.replace("{% if quota is defined %}{{ quota }}{% endif %}\n", "")
    assert told(found(markdown(tmp_path, text))) == []
    made(tmp_path, text)


def test_what_may_lack_and_is_asked_for_first_is_a_note(tmp_path: Path) -> None:
    text = "{% if 'quota.x' in figures %}{{ figures['quota.x'].value }}{% endif %}"
    [issue] = found(markdown(tmp_path, text))
    assert issue.severity == "note"
    assert "bảng chỉ tiêu" in issue.says
    [issue] = found(markdown(tmp_path, "{{ figures['quota.x'].value }}"))
    assert issue.severity == "error"


def test_neighbours_are_checked_too(tmp_path: Path) -> None:
    (tmp_path / "phan.md.j2").write_text("\n{{ row.levl }}{{ perod }}", "utf-8")
    text = (
        "{% for row in tables.levels.rows %}{% include 'phan.md.j2' %}{% endfor %}"
        "{% include 'phn.md.j2' %}{% include 'bang.md.j2' %}"
    )
    issues = found(markdown(tmp_path, text))
    assert [str(issue.place) for issue in issues] == [
        *("phan.md.j2 · dòng 2",) * 2,
        "my.md.j2 · dòng 1",
    ]
    assert 'Có phải "phan.md.j2"?' in issues[-1].says


def test_what_only_filling_tells_is_told(tmp_path: Path) -> None:
    [issue] = found(markdown(tmp_path, "\n{{ figures.total | so }}"))
    assert (issue.place.row, issue.says) == (2, 'Bộ lọc "so" cần một số nguyên.')
    [issue] = found(template(word("x", "{{ period | so }}")))
    assert str(issue.place) == "mau.docx · Đoạn 2"


def test_a_structure_that_does_not_fit_hides_no_names(tmp_path: Path) -> None:
    text = "{% for x in tables.levels.rows %}\n{{ x.levl }}{{ perod }}\n{{ figures.totl }}"
    says = told(found(markdown(tmp_path, text)))
    assert any('chưa có thẻ đóng "endfor"' in one for one in says)
    assert any('"totl"' in one for one in says)
    assert any('"perod"' in one for one in says)


@pytest.mark.parametrize("name", sorted(path.name for path in TEMPLATES.glob("*.md.j2")))
def test_our_own_templates_have_no_mistake_of_syntax(name: str) -> None:
    own = OwnTemplate(TEMPLATES / name, (TEMPLATES / name).read_bytes())
    wrong = [one for one in told(found(own)) if "cú pháp" in one or "bộ lọc" in one]
    assert wrong == []


# --context


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_every_name_listed_can_be_written(tmp_path: Path, name: str) -> None:
    report = REPORTS[name]()
    for one in names_of(report):
        text = fill(
            Style(templates=TEMPLATES, own=markdown(tmp_path, f"{{{{ {one.name} }}}}")),
            "",
            given(report),
        )
        if isinstance(one.value, dt.date):
            assert text == f"{one.value:%d/%m/%Y}"
        elif isinstance(one.value, int):
            assert text == str(one.value)
        assert one.meaning, one.name


def test_names_say_what_figures_and_columns_are() -> None:
    table = context_of(summary(), 1)
    by_name = {str(row["name"]): (row["value"], row["meaning"]) for row in table.rows}
    value, meaning = by_name["figures['level.thac-si'].value"]
    assert (value, str(meaning).startswith("Thạc sĩ, ")) == ("6", True)
    assert by_name["tables.levels.rows[0].level"] == (
        "Sơ cấp LLCT",
        "Trình độ, chương trình (dòng đầu)",
    )
    assert by_name["office.body"] == ("Huyện uỷ Hồng Ngự", "Cơ quan lập văn bản")


# The command


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mau")
    (folder / "ds.csv").write_text(
        "STT,Họ và tên,Đơn vị,Trình độ,Năm\n1,Trần Văn An,Xã A & B,Thạc sĩ,2021\n", "utf-8"
    )
    (folder / "my.md.j2").write_text("## I- A & B <c>\n\n{{ figures.total.value | so }}\n", "utf-8")
    (folder / "sai.md.j2").write_text("{{ figures.totl.value }}\n\n{{ perod }}", "utf-8")
    (folder / "my.docx").write_bytes(
        word("{{ figures.total.value | dong_chi }}", "{{ letter.body }}")
    )
    macros = changed(word("x"), {}, word__vbaProject_bin="x")
    (folder / "macro.docx").write_bytes(macros.replace(b"vbaProject_bin", b"vbaProject.bin"))
    return folder


def report(train_report: TrainReport, office: Path, *args: str) -> tuple[int, str, str]:
    done = train_report("report", "ket-qua", "ds.csv", "--as-of", "2021-12-31", *args, cwd=office)
    return done.returncode, done.stdout, done.stderr


def test_the_command_fills_both(train_report: TrainReport, office: Path, tmp_path: Path) -> None:
    out = tmp_path / "ra.docx"
    code, _, errors = report(train_report, office, "--template", "my.docx", "-o", str(out))
    assert code == 0, errors
    assert texts(out.read_bytes())[0] == "01 đồng chí"
    code, text, errors = report(train_report, office, "--template", "my.md.j2", "--format", "md")
    assert code == 0, errors
    assert "## I- A & B <c>\n\n01" in text


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("sai.md.j2", "dòng 1"),
        ("macro.docx", "macro"),
        ("khong-co.docx", "không tìm thấy mẫu"),
        ("my.dcx", 'Có phải "my.docx"?'),
        (".", "không phải tệp"),
    ],
)
def test_a_wrong_template_leaves_no_output(
    train_report: TrainReport, office: Path, tmp_path: Path, name: str, says: str
) -> None:
    out = tmp_path / "ra.docx"
    code, _, errors = report(train_report, office, "--template", name, "-o", str(out))
    assert (code, out.exists()) == (CONFIGURATION, False)
    assert says in errors


def test_the_command_checks(train_report: TrainReport, office: Path) -> None:
    asked = ("--template", "sai.md.j2", "--check-template", "--format", "json")
    code, text, _ = report(train_report, office, *asked)
    assert code == CONFIGURATION
    assert len(json.loads(text)["issues"]) == 2
    code, text, _ = report(train_report, office, "--template", "my.docx", "--check-template")
    assert (code, "dùng được" in text) == (0, True)
    assert report(train_report, office, "--check-template")[0] == USAGE


@pytest.mark.parametrize("form", ["terminal", "md", "csv", "json", "html"])
def test_the_command_lists_names(train_report: TrainReport, office: Path, form: str) -> None:
    code, text, errors = report(train_report, office, "--context", "--format", form)
    assert code == 0, errors
    assert "level.thac-si" in text
