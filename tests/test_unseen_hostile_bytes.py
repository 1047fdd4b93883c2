"""Whatever the bytes, looking for what values do not show comes to an end."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unseen_files import as_ods_of, as_xlsb_of, record, sheet_of_rows
from unseen_read import first_page, roster_book, saved, unseen_of, xls_of

from hongngu_cli.model.settings import Limits
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.unseen.state import (
    SMALL,
    Unseen,
    unseen_later,
)

TRAPS = {
    "open tags": "<f " * 400_000,
    "open cells": "<c><f></f>" * 100_000,
    "one cell": "<c>" + "<f></f>" * 100_000 + "</c>",
    "open values": '<c t="e"><v>#' * 50_000,
    "one attribute": f"<row {'a' * 1_000_000}></row>",
    "long numbers": f'<row r="{"9" * 10_000}" hidden="1"><c/></row>',
    "filters": '<row hidden="1"/>' + "<autoFilter x='1'>" * 100_000,
}


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_traps_do_not_catch_us(trap: str) -> None:
    for found in unseen_of(sheet_of_rows(trap), ".xlsx").values():
        assert len(found.uncalculated) <= 1


def test_an_ods_of_more_errors_than_anybody_has_is_not_examined() -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384" calcext:value-type="error"/>'
    table = (
        f'<table:table table:name="DS"><table:table-row>{cell * 40}</table:table-row></table:table>'
    )
    assert unseen_of(as_ods_of(table), ".ods") == {}


def test_xml_in_no_encoding_is_not_examined() -> None:
    for told in ("UBF-8", "utf-7"):
        broken = as_ods_of('<table:table table:name="a" table:visibility="x"/>', encoding=told)
        assert unseen_of(broken, ".ods") == {}


def samples() -> dict[str, bytes]:
    book = roster_book()
    first_page(book)["G2"] = "=A1"
    return {
        ".xlsx": saved(book),
        ".xls": saved(xls_of()),
        ".ods": as_ods_of(
            '<table:table table:name="a"><table:table-row table:visibility="filter"/>'
        ),
        ".xlsb": as_xlsb_of(record(145) + record(0, bytes(17)) + record(3, bytes(9)) + record(146)),
    }


SAMPLES = samples()


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(sorted(SAMPLES.items())),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=12),
    st.floats(0.2, 1),
)
def test_spoilt_bytes_end_in_an_answer(
    sample: tuple[str, bytes], changes: list[tuple[float, int]], kept: float
) -> None:
    kind, content = sample
    spoilt = bytearray(content)
    for at, byte in changes:
        spoilt[int(at * (len(spoilt) - 1))] = byte
    unseen_of(bytes(spoilt[: int(kept * len(spoilt))] if kept < 0.9 else bytes(spoilt)), kind)
    for other in SAMPLES:
        unseen_of(content, other)


def test_a_large_workbook_is_examined_beside() -> None:
    rows = "".join(f'<row r="{n}" hidden="1">{ONE.format(n)}</row>' for n in range(1, 200_001))
    content = sheet_of_rows(rows)
    assert len(content) > SMALL
    assert unseen_later(Archive("ds", content, Limits()), ".xlsx")() == {
        "DS": Unseen(hidden_rows=((1, 200_000),))
    }


ONE = '<c r="A{0}"><v>1</v></c>'
