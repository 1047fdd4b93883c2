"""A start told by its month alone: it counts for a period that holds the whole month."""

from __future__ import annotations

from pathlib import Path

import pytest
from typed_tables import write_typed

from hongngu_cli import shipped
from hongngu_cli.analyse.select import Selection, select
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.rosters import open_files, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.periods import read_period

VOCABULARY = load_vocabulary(shipped.vocabulary())
ROSTER = """
STT | Họ và tên | Đơn vị | Trình độ đào tạo | Từ tháng | Đến tháng | Kết quả
1 | Tống Hoà | Xã An Phước | TCLLCT | 9/2018 | 6/2020 | Khá
2 | Lê Ấn | Xã An Phước | TCLLCT | tháng 3/2018 | 15/9/2019 | Khá
3 | Lý Thị Bé | Xã An Phước | TCLLCT | 2018 | 2020 | Khá
4 | Hồ Uyên | Xã An Phước | TCLLCT | 15/9/2018 | 6/2020 | Khá
"""


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    path = write_typed(ROSTER, tmp_path / "ds.xlsx")
    return read_roster(open_files([str(path)], VOCABULARY, Reading(), Limits()), VOCABULARY)


@pytest.mark.parametrize(
    ("period", "names", "unclear"),
    [
        ("quý 3/2018", ["Tống Hoà", "Hồ Uyên"], ["E4"]),
        ("tháng 9/2018", ["Tống Hoà", "Hồ Uyên"], ["E4"]),
        ("6 tháng đầu năm 2018", ["Lê Ấn"], ["E4"]),
        ("quý 4/2018", [], ["E4"]),
        ("2018", ["Tống Hoà", "Lê Ấn", "Lý Thị Bé", "Hồ Uyên"], []),
        ("2019", [], []),
    ],
)
def test_a_month_counts_where_the_whole_of_it_lies_in_the_period(
    roster: Roster, period: str, names: list[str], unclear: list[str]
) -> None:
    kept, issues = select(roster, Selection(read_period(period)), VOCABULARY)
    assert list(kept.frame["name"]) == names
    assert [issue.place.cell for issue in issues] == unclear


def test_a_month_that_a_period_cuts_leaves_open_where_it_belongs(roster: Roster) -> None:
    cut = read_period("quý 3/2018", last_day=14)
    kept, issues = select(roster, Selection(cut, last_day=14), VOCABULARY)
    assert list(kept.frame["name"]) == []
    assert [issue.place.cell for issue in issues] == ["E2", "E4"]


def test_completions_go_by_the_month_of_the_end(roster: Roster) -> None:
    asked = Selection(read_period("quý 2/2020"), status="completed")
    kept, issues = select(roster, asked, VOCABULARY)
    assert list(kept.frame["name"]) == ["Tống Hoà", "Hồ Uyên"]
    assert not issues


def test_no_day_is_made_up_for_a_month(roster: Roster) -> None:
    assert roster.frame["start"].notna().tolist() == [False, False, False, True]
    assert roster.frame["year"].tolist() == [2018, 2018, 2018, 2018]
