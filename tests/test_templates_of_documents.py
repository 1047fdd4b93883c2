"""Our templates of documents: parts that an office writes anew, names that have a meaning."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from conftest import SAMPLES
from write_reports import STYLE, TEMPLATES

from hongngu_cli import in_force, pipeline
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.report import reported
from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.own_template import OwnTemplate
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Reading
from hongngu_cli.write.markdown import as_markdown
from hongngu_cli.write.templates.checking import check_template
from hongngu_cli.write.templates.context import names_of

DOCUMENTS = {one.name: one for one in in_force.documents()}
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
BLOCK = re.compile(r"\{% block (\w+) %\}.*?\{% endblock %\}", re.DOTALL)


@cache
def document(name: str) -> Report:
    years = SelectionOptions(year="2021", as_of="2021-12-31")
    asked = replace(years, year=None, from_="2021", to="2025") if name == "ke-hoach" else years
    session = pipeline.begin([str(SAMPLES)], Reading())
    return reported(session, asked, DOCUMENTS[name], mask=False, chart=True)


def own(folder: Path, text: str, of: str) -> OwnTemplate:
    extending = f'{{% extends "{of}.md.j2" %}}{text}'
    return OwnTemplate(folder / "rieng.md.j2", extending.encode("utf-8"))


def test_a_part_of_ours_is_written_anew_and_the_rest_stays(tmp_path: Path) -> None:
    report = document("ket-qua")
    written = own(
        tmp_path,
        '\n{% block remarks %}\n{{ part("ĐÁNH GIÁ") }}\n{{ section("Chung") }}\n- Một;\n'
        "{% endblock %}\n{% block ending %}\nHết {{ period }}.\n{% endblock %}\n",
        "ket-qua",
    )
    ours, text = (as_markdown(report, replace(STYLE, own=one)) for one in (None, written))
    assert "## II- ĐÁNH GIÁ\n\n### 1. Chung\n\n- Một;\n\n## III- NHIỆM VỤ, GIẢI PHÁP" in text
    assert "Hết năm 2021.\n" in text
    assert "Trên đây" not in text
    assert text.startswith(ours.partition("## II-")[0])
    assert check_template(written, report, STYLE) == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_part_of_a_document_is_a_block(name: str, tmp_path: Path) -> None:
    text = COMMENT.sub("", (TEMPLATES / f"{name}.md.j2").read_text("utf-8"))
    blocks = BLOCK.findall(text)
    assert len(blocks) > 1
    assert not re.search(r"^(?!##### QUYẾT ĐỊNH)#+ ", BLOCK.sub("", text), re.MULTILINE)
    anew = own(
        tmp_path, "".join(f"{{% block {one} %}}X{one}\n{{% endblock %}}" for one in blocks), name
    )
    said = as_markdown(document(name), replace(STYLE, own=anew))
    assert [line for line in said.split() if line[1:] in blocks] == [f"X{one}" for one in blocks]


@pytest.mark.parametrize(
    ("text", "line", "found", "says"),
    [
        ("{% block endin %}x{% endblock %}", 1, "endin", 'Có phải "ending"?'),
        ("{% block ending %}x{% endblock %}\n\nThêm.", 3, None, "ngoài các khối"),
        ("{% block ending %}x{% endblock %}{{ period }}", 1, None, "ngoài các khối"),
    ],
)
def test_what_stands_in_no_block_of_ours_is_not_lost_silently(
    tmp_path: Path, text: str, line: int, found: str | None, says: str
) -> None:
    report, written = document("ket-qua"), own(tmp_path, text, "ket-qua")
    with pytest.raises(Failure) as caught:
        as_markdown(report, replace(STYLE, own=written))
    assert caught.value.code == CONFIGURATION
    assert says in caught.value.says
    assert f"dòng {line}: " in caught.value.says
    [issue] = check_template(written, report, STYLE)
    assert (issue.place.row, issue.found) == (line, found)
    assert says in issue.says


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_name_has_a_meaning(name: str) -> None:
    names = list(names_of(document(name)))
    assert [one.name for one in names if not one.meaning] == []
    assert len(names) > 50


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_the_documents_own_has_a_meaning_of_its_own(name: str) -> None:
    report = document(name)
    own = {key for key in report.values if key not in ("parts", "marks")}
    names = [one for one in names_of(report) if re.split(r"\W", one.name)[0] in own]
    told = Counter(one.meaning for one in names if not re.search(r"\.(rows|total)\b", one.name))
    assert told
    assert [words for words, times in told.items() if times > 1] == []
