"""JSON as the contract of the command line has it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from write_reports import STYLE, empty, summary, vicious

from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.write.formats import render


def read(report: Report) -> Any:  # noqa: ANN401 - JSON may be anything
    return json.loads(render(report, "json", STYLE))


def test_members_stand_in_the_order_of_the_contract() -> None:
    made = read(replace(summary(), members={"people": [], "seats": [{"level": "cao-cap"}]}))
    assert list(made) == [
        "schema",
        "as_of",
        "sources",
        "rows",
        "figures",
        "tables",
        "issues",
        "people",
        "seats",
    ]
    assert made["schema"] == "train-report/summarize/1"
    assert made["as_of"] == "2026-11-22"
    assert list(made["sources"][0]) == ["path", "sheet", "sha256", "kind", "rows"]
    assert made["sources"][1]["sheet"] is None
    assert made["rows"]["read"] == made["rows"]["counted"] + sum(made["rows"]["set_aside"].values())
    assert made["figures"]["total"]["value"] == 301
    assert list(made["issues"][0]) == [
        "rule",
        "severity",
        "path",
        "sheet",
        "cell",
        "found",
        "says",
        "advice",
    ]
    assert (made["issues"][0]["cell"], made["issues"][3]["cell"]) == ("D17", None)


def test_tables_hold_keys_fractions_and_subtotals() -> None:
    [table] = read(summary())["tables"]
    assert list(table) == ["key", "title", "columns", "rows", "total", "subtotals"]
    assert table["columns"][1] == {"key": "count", "title": "Lượt người", "kind": "count"}
    assert table["rows"][0] == {"level": "so-cap", "count": 37, "share": 37 / 301}
    assert table["total"]["level"] == "Tổng cộng"
    assert table["subtotals"][0]["level"] == "ly-luan-chinh-tri"


def test_missing_values_are_null_and_extra_ones_are_told() -> None:
    columns = (Column("level", "Trình độ"), Column("start", "Từ", "date"))
    row: Row = {"start": dt.date(2020, 2, 1), "group": Term("chuyen-mon", "Chuyên môn")}
    made = read(replace(summary(), tables=(Table("t", "T", columns, (row,)),)))
    assert made["tables"][0]["rows"] == [
        {"level": None, "start": "2020-02-01", "group": "chuyen-mon"}
    ]
    assert made["tables"][0]["total"] is None
    assert "subtotals" not in made["tables"][0]


def test_a_command_may_replace_a_shared_member() -> None:
    made = read(replace(summary(), members={"sources": []}))
    assert made["sources"] == []
    assert list(made).index("sources") == 2


def test_the_bytes_are_plain_to_read() -> None:
    content = render(vicious(), "json", STYLE)
    assert content.endswith(b"}\n")
    assert "Nguyễn".encode() in content
    assert b"\\ud800" in content, "half a character stays as JSON's own escape"
    assert content.count(b"\n") > 30
    assert read(empty())["tables"] == []


def test_not_a_number_is_a_bug_not_an_answer() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        render(replace(empty(), members={"x": float("nan")}), "json", STYLE)


JSON: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)  # fmt: skip


@given(JSON)
def test_any_member_comes_back_as_it_was(value: Json) -> None:
    assert read(replace(empty(), members={"x": value}))["x"] == value
