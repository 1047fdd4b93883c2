"""Cells of a column, of a sheet kept by rows and of one kept by columns."""

from __future__ import annotations

import numpy as np
import pytest

from hongngu_cli.model.grid import ColumnGrid
from hongngu_cli.model.sheet import Sheet

BY_ROWS = [["Họ tên", 1], ["Lê Văn An", 2], ["Lê Văn An", 3], ["Trần Thị Bé", 4]]
CODES = np.array([0, 1, 1, 2], dtype=np.int32)
BY_COLUMNS = ColumnGrid(
    [(["Họ tên", "Lê Văn An", "Trần Thị Bé"], CODES), ([1, 2, 3, 4], np.arange(4, dtype=np.int32))],
    len(CODES),
)


@pytest.mark.parametrize("rows", [BY_ROWS, BY_COLUMNS])
def test_distinct_cells_are_all_that_stand_there_once(rows: object) -> None:
    sheet = Sheet("a.xlsx", "S", "", rows)  # type: ignore[arg-type]  # either kind of grid

    found = list(sheet.distinct(1, [2, 3, 4]))

    assert {"Lê Văn An", "Trần Thị Bé"} <= set(found) <= {"Họ tên", "Lê Văn An", "Trần Thị Bé"}
    assert len(found) == len(set(found))
    assert list(sheet.distinct(3, [2, 3])) == [""]
