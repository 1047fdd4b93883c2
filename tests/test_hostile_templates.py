"""Templates made to do harm: none touches a file, the program or the machine, nor runs for ever."""

from __future__ import annotations

import io
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from word_made import changed, template, with_part, word
from write_reports import STYLE, summary

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.own_template import OwnTemplate
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.files.templates import own_template
from hongngu_cli.write.formats import render
from hongngu_cli.write.markdown import given
from hongngu_cli.write.templates.checking import check_template
from hongngu_cli.write.templates.filling import fill
from hongngu_cli.write.templates.word import filled

ATTRIBUTES = [
    "{{ ''.__class__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|map(attribute='__class__')|list }}",
    "{{ [''] | map('attr', '__class__') | list }}",
    "{{ [report] | groupby('__class__') }}",
    "{{ report.__class__.__mro__ }}",
    "{{ report._x }}",
    "{{ cycler.__init__.__globals__.os.environ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ joiner.__class__ }}",
    "{{ namespace.__init__ }}",
    "{{ range.__self__ }}",
    "{{ lipsum.__globals__ }}",
    "{{ figures.total.rows.__globals__ }}",
    "{{ figures.total.rows() }}",
    "{{ report.as_of.__reduce__() }}",
    "{{ (as_of | string).__class__ }}",
    "{{ '{0.__class__}'.format(report) }}",
    "{{ '{0.figures}'.format_map(report) }}",
    "{{ '%s' % report }}",
    "{{ '%(a)s' % {'a': report} }}",
    "{{ '{0.__class__.__init__.__globals__}' | format(report) }}",
    "{{ 'x'.encode('utf-8') }}",
    "{{ figures.update({'total': 1}) }}",
    "{{ figures.pop('total') }}",
    "{{ (tables.levels.rows[0]).clear() }}",
    "{{ open('/etc/passwd') }}",
    "{{ report | pprint }}",
    "{{ report | tojson }}",
    "{{ report }}",
    "{{ figures }}",
    "{% set x = figures.total.rows %}{{ x() }}",
    "{% for f in [figures.total.rows] %}{{ f() }}{% endfor %}",
    "{{ figures.values() | map(attribute='rows') | map('string') | list | join }}",
    "{{ [] | random }}",
    "{% import os %}",
    "{% do x %}",
]
"""What is asked for beyond the values that are given."""
FILES = [
    "{% include '/etc/passwd' %}",
    "{% include '../pyproject.toml' %}",
    "{% include '../bang.md.j2' %}",
    "{% include 'secret.txt' %}",
    "{% include 'link.md.j2' %}",
    "{% include 'C:/secret.md.j2' %}",
    "{% include ['/etc/passwd', 'secret.txt'] %}",
    "{% include '..\\\\secret.md.j2' %}",
    "{% include 'hongngu:../README.md.j2' %}",
    "{% include 'a\\0.md.j2' %}",
    "{% include 'folder.md.j2' %}",
    "{% extends '/etc/hosts' %}",
    "{% import '/etc/passwd' as x %}",
    "{% from '../x.md.j2' import y %}",
]


def again(start: str, turn: str, after: str = "") -> str:
    """Make a template that makes a value of itself sixty times over."""
    begun = f"{{% set ns = namespace(x={start}) %}}{{% for i in range(60) %}}"
    return f"{begun}{turn}{{% endfor %}}{after}"


ENDLESS = [
    "{% for i in range(10**9) %}{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    again("'ab'", "{% set ns.x = ns.x ~ ns.x %}"),
    again("'ab'", "{% set ns.x = ns.x + ns.x %}"),
    again("'ab'", "{% set ns.x %}{{ ns.x }}{{ ns.x }}{% endset %}"),
    again("'ab'", "{% set ns.x = [ns.x, ns.x] | join(ns.x) %}"),
    again("'xx'", "{% set ns.x = ns.x | replace('x', ns.x) %}"),
    again("[1]", "{% set ns.x = ns.x + ns.x %}"),
    again("[1]", "{% set ns.x = [ns.x, ns.x] %}", "{{ ns.x }}"),
    again("[1]", "{% set ns.x = [ns.x, ns.x] %}", "{{ ns.x | string }}"),
    again("[1]", "{% set ns.x = [ns.x, ns.x] %}", "{{ ns.x ~ 'a' }}"),
    again("[1]", "{% set ns.x = [ns.x, ns.x] %}", "{{ [ns.x] | join }}"),
    again("[1]", "{% set ns.x = [ns.x, ns.x] %}", "{{ ns.x | dau_cau }}"),
    again("[1]", "{% set ns.x = [ns.x, ns.x] %}", "{{ ns.x | upper }}"),
    again("[1]", "{% set ns.x = [ns.x, ns.x] %}", "{{ ns.x | so }}"),
    again("7", "{% set ns.x = ns.x * ns.x %}"),
    "{{ 9 ** 9 ** 9 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ 'a' * 10 ** 10 }}",
    "{{ [1] * 10 ** 10 }}",
    "{{ 'a'.center(10 ** 9) }}",
    "{{ 'a' | center(10 ** 9) }}",
    "{{ 'a'.ljust(10 ** 9) }}",
    "{{ 'a'.zfill(10 ** 9) }}",
    "{{ 'x'.expandtabs(10 ** 9) }}",
    "{{ 'a' | indent(10 ** 9) }}",
    "{{ '%0999999999d' % 1 }}",
    "{{ '{:999999999}'.format(1) }}",
    "{{ [1] | batch(10 ** 9, 'x') | list }}",
    "{{ [1] | slice(10 ** 9) | list }}",
    "{{ 1.5 | round(10 ** 8) }}",
    "{{ lipsum(n=10 ** 6) }}",
    "{% for x in range(99999) recursive %}{{ loop(range(99999)) }}{% endfor %}",
    "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "{{ " + "-" * 5000 + "1 }}",
    "{% if 1 %}" * 200 + "{% endif %}" * 200,
    "{% for x in [1] %}" * 30 + "{% endfor %}" * 30,
    "{% for i in range(99999) %}" + "long text " * 1000 + "{% endfor %}",
    "{% set x %}{% for i in range(99999) %}" + "long text " * 1000 + "{% endfor %}{% endset %}",
]
"""What would use up time or memory, some of it much later than the first turn."""
SECONDS = 30


def markdown(folder: Path, text: str) -> OwnTemplate:
    return OwnTemplate(folder / "my.md.j2", text.encode("utf-8"))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Make a folder of templates beside things that are none of them."""
    folder = tmp_path / "office"
    folder.mkdir()
    (tmp_path / "x.md.j2").write_text("SECRET", "utf-8")
    (tmp_path / "bang.md.j2").write_text("SECRET", "utf-8")
    (folder / "secret.txt").write_text("SECRET", "utf-8")
    (folder / "folder.md.j2").mkdir()
    (folder / "link.md.j2").symlink_to(tmp_path / "x.md.j2")
    return folder


def refused(own: OwnTemplate) -> Failure:
    """Fill a template, which must fail soon and leave nothing."""
    began = time.monotonic()
    with pytest.raises(Failure) as caught:
        render(summary(), "docx" if own.word else "md", replace(STYLE, own=own))
    assert caught.value.code == CONFIGURATION
    assert time.monotonic() - began < SECONDS
    return caught.value


@pytest.mark.parametrize("text", [*ATTRIBUTES, *FILES])
def test_text_reaches_nothing(office: Path, text: str) -> None:
    failure = refused(markdown(office, text))
    assert "SECRET" not in str(failure)
    assert "root:" not in str(failure)


@pytest.mark.parametrize("text", [*ATTRIBUTES, *FILES])
def test_word_reaches_nothing(text: str) -> None:
    refused(template(word(text.replace("\\0", ""))))


@pytest.mark.parametrize("text", ENDLESS)
def test_text_comes_to_an_end(office: Path, text: str) -> None:
    refused(markdown(office, text))


@pytest.mark.parametrize("text", ENDLESS)
def test_word_comes_to_an_end(text: str) -> None:
    refused(template(word(text)))


@pytest.mark.parametrize("text", [*ATTRIBUTES, *FILES, *ENDLESS])
def test_checking_finds_it_and_comes_to_an_end(office: Path, text: str) -> None:
    began = time.monotonic()
    assert check_template(markdown(office, text), summary(), STYLE)
    assert time.monotonic() - began < SECONDS


def test_neighbours_that_include_each_other_come_to_an_end(office: Path) -> None:
    text = "{% if n %}{% set n = n - 1 %}{% include 'b.md.j2' %}{% include 'b.md.j2' %}{% endif %}"
    (office / "b.md.j2").write_text(text, "utf-8")
    refused(markdown(office, "{% set n = 60 %}{% include 'b.md.j2' %}"))
    assert check_template(markdown(office, "{% include 'b.md.j2' %}"), summary(), STYLE)


def test_data_is_never_a_template(office: Path) -> None:
    text = "{{ 7 * 7 }}{% include '/etc/passwd' %}{{ ''.__class__ }}"
    report = replace(summary(), office={"body": text}, period=text)
    content = filled(template(word("{{ office.body }}", head="{{ period }}")), given(report), 1)
    assert "49" not in _text(content)
    assert "__class__" in _text(content)
    own = markdown(office, "{{ office.body }}{{ period | safe }}")
    assert "49" not in fill(replace(STYLE, own=own), "", given(report))


def test_a_picture_of_elsewhere_is_text(office: Path) -> None:
    text = '![a](/etc/passwd) ![b](http://x.example/y.png) <img src="file:///etc/passwd">'
    page = render(summary(), "html", replace(STYLE, own=markdown(office, text))).decode("utf-8")
    assert not re.findall(r"<[^<>]*\s(?:src|href)=[^<>]*(?:passwd|example)", page)
    assert "<img" not in page


# What a Word document itself may hold


RELATIONS = "word/_rels/document.xml.rels"
OUTSIDE = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
)


def related(kind: str, target: str, mode: str = "External") -> bytes:
    made = OUTSIDE.format(kind=kind, target=target, mode=mode)
    return changed(word("x"), {RELATIONS: ("</Relationships>", made)})


def field(instruction: str) -> bytes:
    return changed(word("FIELD"), {"word/document.xml": ("<w:t>FIELD</w:t>", instruction)})


HARMFUL = {
    "image outside": related("image", "http://x.example/p.png"),
    "template outside": related("attachedTemplate", "http://x.example/t.dotm"),
    "outside in other letters": related("frame", "file:///etc/passwd", "&#69;xternal"),
    "macros": with_part(word("x"), "word/vbaProject.bin", b"x"),
    "macros by kind": changed(
        word("x"),
        {
            "[Content_Types].xml": (
                "wordprocessingml.document.main+xml",
                "ms-word.document.macroEnabled.main+xml",
            )
        },
    ),
    "a template of Word": changed(
        word("x"), {"[Content_Types].xml": ("document.main+xml", "template.main+xml")}
    ),
    "a field that includes": field('<w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText>'),
    "a field in pieces": field(
        "<w:instrText>INCLUDE</w:instrText><w:instrText>PICTURE x</w:instrText>"
    ),
    "a field that runs": field('<w:instrText>DDEAUTO c:\\\\cmd "/k calc"</w:instrText>'),
    "entities": changed(
        word("x"),
        {"word/document.xml": ("<w:document ", '<!DOCTYPE a [<!ENTITY b "c">]><w:document ')},
    ),
    "broken": changed(word("x"), {"word/document.xml": ("</w:body>", "")}),
    "cut": word("x")[:3000],
    "no document": b"PK\x05\x06" + b"\0" * 18,
    "text of no kind": b"\x00\x01\x02\x03",
    "latin": "Báo cáo".encode("latin-1"),
    "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "PDF": b"%PDF-1.7\n\x00\x00",
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_document_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(HARMFUL[name])
    with pytest.raises(Failure) as caught:
        own_template(str(path), Limits())
    assert caught.value.code == CONFIGURATION
    assert caught.value.says.startswith(str(path))
    assert "bảng tính" not in str(caught.value)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(with_part(word("x"), "word/media/a.xml", b"<a>" + b" " * 80_000_000 + b"</a>"))
    with pytest.raises(Failure, match="sau khi giải nén"):
        own_template(str(path), Limits())


def test_a_link_to_click_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(related("hyperlink", "http://x.example/"))
    assert own_template(str(path), Limits()).word


def test_tags_by_the_thousand_come_to_an_end() -> None:
    began = time.monotonic()
    refused(template(word("{{" * 100_000)))
    refused(template(word("{%" * 50_000 + "{#" * 50_000)))
    filled(template(word("{{ 1 }}" * 5_000)), given(summary()), 1)
    assert time.monotonic() - began < SECONDS


def _text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(
            archive.read(name).decode("utf-8")
            for name in archive.namelist()
            if name.startswith("word/") and name.endswith(("document.xml", "header1.xml"))
        )
