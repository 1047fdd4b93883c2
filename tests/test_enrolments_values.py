"""Values of a field are one list, however often they are asked for."""

from __future__ import annotations

from hongngu_cli.read.enrolments.typed import Enrolments


def test_a_field_has_one_list_which_what_asks_again_gets_as_it_stands() -> None:
    enrolments = Enrolments(rows=[4, 5, 7])

    asked = enrolments.values("title")
    asked[1] = "Đồng chí"

    assert enrolments.values("title") is asked
    assert asked == [None, "Đồng chí", None]
    assert enrolments.values("note") == [None] * 3
