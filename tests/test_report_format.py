"""Every document that `report` makes of the samples is laid out as its office must."""

from __future__ import annotations

from functools import cache

import pytest
from conftest import SAMPLES
from document_checker import deviations
from documents_made import spoilt

from hongngu_cli import in_force, pipeline, shipped
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.report import reported
from hongngu_cli.model.settings import Reading
from hongngu_cli.write.formats import render
from hongngu_cli.write.style import Style

DOCUMENTS = {one.name: one for one in in_force.documents()}
ASKED = {
    "ke-hoach": SelectionOptions(from_="2021", to="2025", as_of="2021-12-31"),
    "quyet-dinh-cu": SelectionOptions(year="2021", as_of="2021-12-31"),
}
WITHOUT_PICTURES = {"quyet-dinh-cu"}


@cache
def session() -> pipeline.Session:
    return pipeline.begin([str(SAMPLES)], Reading())


@cache
def made(name: str, profile: str) -> bytes:
    asked = ASKED.get(name, SelectionOptions(as_of="2021-12-31"))
    report = reported(session(), asked, DOCUMENTS[name], mask=False, profile=profile, chart=True)
    return render(report, "docx", Style(templates=shipped.templates()))


@pytest.mark.parametrize("profile", ["hd36", "hd05", "nd30"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_of_the_samples(name: str, profile: str) -> None:
    content = made(name, profile)
    assert deviations(content, profile, DOCUMENTS[name].shape) == []
    assert (b".png" not in content) == (name in WITHOUT_PICTURES)


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ('descr="', 'descr="" title="', "no alternative text"),
        ('<a:ext cx="57', '<a:ext cx="67', "wider than the text"),
    ],
)
def test_a_wrong_picture_is_seen(right: str, wrong: str, says: str) -> None:
    content = spoilt(made("tham-luan", "hd36"), "word/document.xml", right, wrong)
    assert any(says in one for one in deviations(content, "hd36", "speech"))
