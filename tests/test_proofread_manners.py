"""Short texts in the many manners of reports: which are told to be wrong, and which never.

``proofread_manners/differ*.toml`` hold texts with a wrong figure in ‹ ›, ``quiet*.toml`` texts
that come near to those and about which nothing may be said.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from hongngu_cli import shipped
from hongngu_cli.analyse.proofread import proofread
from hongngu_cli.model.proofread import Finding
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.texts.plain import text_passages

FOLDER = Path(__file__).parent / "proofread_manners"
VOCABULARY = load_vocabulary(shipped.vocabulary())
WRONG = re.compile("‹(.+?)›")


def texts(name: str) -> list[str]:
    files = sorted(FOLDER.glob(f"{name}*.toml"))
    told = [tomllib.loads(one.read_text(encoding="utf-8")) for one in files]
    return [one["text"] for of in told for one in of["text"]]


def findings(text: str) -> list[Finding]:
    found = proofread(text_passages("", text), VOCABULARY).findings
    return [one for one in found if one.severity != "note"]


@pytest.mark.parametrize("text", texts("differ"))
def test_the_wrong_figure_is_told_and_no_other_relation(text: str) -> None:
    wrong = {*WRONG.findall(text)}
    found = findings(WRONG.sub(r"\1", text))
    assert found
    for finding in found:
        figures = {m.numeral.text for relation in finding.relations for m in relation.mentions}
        assert wrong & figures


@pytest.mark.parametrize("text", texts("quiet"))
def test_nothing_is_told_of_what_may_be_right(text: str) -> None:
    assert findings(text) == []
