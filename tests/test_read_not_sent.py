"""People of whom a list itself says that nobody sent them, and what only looks so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typed_tables import sheet_of, write_typed

from hongngu_cli import shipped
from hongngu_cli.model.account import sources_of
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.settings import Reading
from hongngu_cli.read.rosters import Opened, read_roster
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser
from hongngu_cli.text.fold import unmark

if TYPE_CHECKING:
    from conftest import TrainReport

VOCABULARY = load_vocabulary(shipped.vocabulary())


def tables(text: str) -> tuple[TableFound, ...]:
    return recogniser(VOCABULARY, Reading()).tables(sheet_of(text))


def read(text: str) -> Roster:
    """Read a typed sheet; its ledger closes whatever stands on it."""
    found = tables(text)
    roster = read_roster(Opened((found[0].sheet,), found, ()), VOCABULARY)
    assert all(source.ledger.closed for source in sources_of(roster))
    return roster


def sent(roster: Roster) -> list[tuple[str, str | None, str | None]]:
    """Give who was sent to what, and how it went."""
    frame = roster.frame.astype(object)
    columns = (frame[name].where(frame[name].notna(), None) for name in ("name", "level", "status"))
    return list(zip(*columns, strict=True))


def aside(roster: Roster) -> int:
    return sum(source.ledger.set_aside.get("not-sent", 0) for source in sources_of(roster))


def cells(roster: Roster, rule: str) -> list[str]:
    return [str(issue.place.cell) for issue in roster.issues if issue.rule == rule]


def marked(above: str, yes: str, no: str) -> Roster:
    """Read a list of two people, one marked under ``yes`` and one under ``no``."""
    return read(
        "THEO DÕI CÁN BỘ HỌC LLCT NĂM 2021\n"
        f"STT | Họ và tên | Đơn vị | {above} | <\n"
        f"^ | ^ | ^ | {yes} | {no}\n"
        "1 | Nguyễn Văn An | Xã Một | x |\n"
        "2 | Trần Thị Bé | Xã Một | | x\n"
    )


@pytest.mark.parametrize(
    ("yes", "no", "status"),
    [
        ("Có", "Không", None),
        ("Đã học", "Chưa học", "completed"),
        ("Đã đào tạo", "Chưa đào tạo", "completed"),
        ("Đã qua đào tạo", "Chưa qua", "completed"),
        ("Đang học", "Chưa có", "studying"),
        ("Đã tốt nghiệp", "Chưa được cử đi học", "completed"),
    ],
)
def test_marks_under_a_denied_level_send_nobody(yes: str, no: str, status: str | None) -> None:
    roster = marked("Trung cấp LLCT", yes, no)
    assert sent(roster) == [("Nguyễn Văn An", "trung-cap", status)]
    assert (aside(roster), cells(roster, "not-sent")) == (1, ["E3"])


@pytest.mark.parametrize(
    ("yes", "no", "statuses"),
    [
        ("Đạt", "Không đạt", ("completed", "enrolled")),
        ("Đã tốt nghiệp", "Chưa tốt nghiệp", ("completed", "studying")),
        ("Đang học", "Chưa nhập học", ("studying", "sent")),
        ("Tập trung", "Không tập trung", (None, None)),
    ],
)
def test_what_denies_no_sending_still_counts(
    yes: str, no: str, statuses: tuple[str | None, ...]
) -> None:
    roster = marked("Trung cấp LLCT", yes, no)
    assert [(level, status) for _, level, status in sent(roster)] == [
        ("trung-cap", status) for status in statuses
    ]
    assert not cells(roster, "not-sent")


def test_a_result_over_marks_is_kept() -> None:
    roster = marked("Trung cấp LLCT", "Đạt", "Không đạt")
    assert list(roster.frame["result"]) == ["Đạt", "Không đạt"]
    assert [roster.place(row, "result").cell for row in roster.frame.index] == ["D3", "E3"]


def test_levels_beneath_a_denial_are_those_that_nobody_was_sent_to() -> None:
    roster = read(
        "THEO DÕI CÁN BỘ HỌC LLCT NĂM 2021\n"
        "STT | Họ và tên | Chưa qua đào tạo | < | Đã qua đào tạo | <\n"
        "^ | ^ | TC LLCT | CC LLCT | TC LLCT | CC LLCT\n"
        "1 | Nguyễn Văn An | x | x | |\n"
        "2 | Trần Thị Bé | | x | x |\n"
    )
    assert sent(roster) == [("Trần Thị Bé", "trung-cap", "completed")]
    assert (aside(roster), cells(roster, "not-sent")) == (1, ["C3", "D3"])


def test_levels_gone_through_are_held_beside_those_sent_to() -> None:
    roster = read(
        "DANH SÁCH CỬ ĐI HỌC NĂM 2021\n"
        "STT | Họ và tên | Đã qua đào tạo | < | Cử đi học | <\n"
        "^ | ^ | TC LLCT | CC LLCT | TC LLCT | CC LLCT\n"
        "1 | Nguyễn Văn An | x | | | x\n"
    )
    assert sent(roster) == [("Nguyễn Văn An", "cao-cap", None)]


def test_marks_beside_a_denial_tell_the_status_of_the_level_in_the_title() -> None:
    roster = read(
        "THEO DÕI ĐÀO TẠO TRUNG CẤP LLCT\n"
        "STT | Họ và tên | Đã qua đào tạo | Đang học | Chưa qua | Năm\n"
        "1 | Nguyễn Văn An | x | | | 2018\n"
        "2 | Trần Thị Bé | | x | | 2021\n"
        "3 | Lê Văn Cần | | | x |\n"
        "Cộng | 3 | 1 | 1 | 1 |\n"
    )
    assert sent(roster) == [
        ("Nguyễn Văn An", "trung-cap", "completed"),
        ("Trần Thị Bé", "trung-cap", "studying"),
    ]
    assert (aside(roster), cells(roster, "not-sent")) == (1, ["E2"])


def test_a_denied_level_leaves_the_other_one_of_a_row() -> None:
    roster = read(
        "CÁN BỘ ĐI HỌC NĂM 2021\n"
        "STT | Họ và tên | Trung cấp LLCT | < | Cao cấp LLCT | <\n"
        "^ | ^ | Có | Không | Có | Không\n"
        "1 | Nguyễn Văn An | x | | | x\n"
    )
    assert sent(roster) == [("Nguyễn Văn An", "trung-cap", None)]
    assert (aside(roster), cells(roster, "not-sent")) == (0, ["D3", "F3"])


def test_sections_of_people_who_were_not_sent_count_nobody() -> None:
    roster = read(
        "DANH SÁCH CÁN BỘ HỌC CAO CẤP LLCT NĂM 2021\n"
        "STT | Họ và tên | Đơn vị\n"
        "A | Đã tốt nghiệp |\n"
        "1 | Nguyễn Văn An | Xã Một\n"
        "B | Dự kiến cử năm 2022 |\n"
        "1 | Trần Thị Bé | Xã Một\n"
        "2 | Lê Văn Cần | Xã Hai\n"
        "C | Chưa qua đào tạo |\n"
        "1 | Võ Thị Dậu | Xã Hai\n"
        "D | Chưa học xong |\n"
        "1 | Ngô Văn Em | Xã Hai\n"
    )
    assert sent(roster) == [
        ("Nguyễn Văn An", "cao-cap", "completed"),
        ("Ngô Văn Em", "cao-cap", "studying"),
    ]
    assert (aside(roster), cells(roster, "not-sent")) == (3, ["B8"])
    assert cells(roster, "not-sent-yet") == ["B5"]


def test_a_section_without_a_marker_ends_one_of_people_who_were_not_sent() -> None:
    roster = read(
        "DANH SÁCH CÁN BỘ HỌC CAO CẤP LLCT NĂM 2021\n"
        "STT | Họ và tên | Đơn vị\n"
        "Chưa đi học | |\n"
        "1 | Nguyễn Văn An | Xã Một\n"
        "Đang học | |\n"
        "1 | Trần Thị Bé | Xã Một\n"
    )
    assert sent(roster) == [("Trần Thị Bé", "cao-cap", "studying")]


@pytest.mark.parametrize(
    "section",
    ["Lớp mở theo nhu cầu của huyện", "Chưa nhập học", "Chưa tốt nghiệp", "Xã Đăng Kỳ"],
)
def test_sections_of_people_who_were_sent_count(section: str) -> None:
    roster = read(
        "DANH SÁCH CÁN BỘ HỌC CAO CẤP LLCT NĂM 2021\n"
        "STT | Họ và tên | Đơn vị\n"
        f"A | {section} |\n"
        "1 | Nguyễn Văn An | Xã Một\n"
    )
    assert (len(roster.frame), aside(roster)) == (1, 0)


def titled(title: str, *, level: bool) -> tuple[str | None, bool]:
    """Give the kind of a list under a title, and whether it is told to be doubtful."""
    head, cell = (" | Lớp", " | Cao cấp LLCT") if level else ("", "")
    roster = read(
        f"{title}\nSTT | Họ và tên | Đơn vị{head}\n"
        f"1 | Nguyễn Văn An | Xã Một{cell}\n2 | Trần Thị Bé | Xã Hai{cell}\n"
    )
    return roster.tables[0].kind, bool(cells(roster, "table-doubtful"))


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH CÁN BỘ CHƯA QUA ĐÀO TẠO NĂM 2022",
        "DANH SÁCH CÁN BỘ CHƯA ĐƯỢC CỬ ĐI HỌC",
        "KẾ HOẠCH CỬ CÁN BỘ ĐI ĐÀO TẠO NĂM 2023",
        "DỰ KIẾN KINH PHÍ HỖ TRỢ CÁN BỘ ĐI HỌC NĂM 2022",
        "DANH SÁCH HỌC VIÊN LỚP CAO CẤP LLCT (DỰ KIẾN KHAI GIẢNG NĂM 2022)",
        "DANH SÁCH CÁN BỘ CỬ ĐI HỌC NĂM 2022 (DỰ KIẾN HỌC TỪ THÁNG 9)",
        "DANH SÁCH CÁN BỘ XIN HOÃN, KHÔNG THAM GIA LỚP HỌC NĂM 2021",
        "DANH SÁCH CÁN BỘ RÚT KHỎI LỚP HỌC NĂM 2021",
    ],
)
def test_a_title_of_people_who_did_not_go_makes_a_list_doubtful(title: str) -> None:
    assert titled(title, level=True) == ("roster", True)


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH ĐỀ NGHỊ CỬ ĐI HỌC NĂM 2022",
        "DANH SÁCH DỰ KIẾN CỬ CÁN BỘ ĐI ĐÀO TẠO, BỒI DƯỠNG NĂM 2022",
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC DỰ KIẾN ĐI HỌC NĂM 2022",
        "DANH SÁCH CÁN BỘ XÃ AN PHƯỚC ĐĂNG KÝ HỌC CAO CẤP LLCT NĂM 2022",
        "DANH SÁCH ĐỀ NGHỊ ĐƯỢC XÉT CỬ ĐI HỌC NĂM 2022",
        "KẾT QUẢ CỬ CÁN BỘ ĐI HỌC NĂM 2021\nI. Danh sách đề xuất cán bộ đi học năm 2022",
    ],
)
def test_a_title_that_only_puts_people_forward_makes_no_list_of_those_sent(title: str) -> None:
    assert titled(title, level=True) == ("cadres", False)
    assert titled("\n".join(map(unmark, title.split("\n"))), level=True) == ("cadres", False)


def test_a_list_of_those_sent_outweighs_what_put_them_forward() -> None:
    lines = "THEO TỜ TRÌNH ĐỀ NGHỊ CỬ CÁN BỘ ĐI HỌC CỦA XÃ MỘT\n{}"
    title = lines.format("DANH SÁCH CÁN BỘ ĐI HỌC LỚP CAO CẤP LLCT NĂM 2022")
    assert titled(title, level=True)[0] == "roster"
    assert titled(lines.format("(Đợt 1)"), level=True)[0] == "cadres"


def test_what_tells_of_who_went_outweighs_a_title_that_puts_people_forward() -> None:
    title = "DANH SÁCH ĐỀ NGHỊ CỬ ĐI HỌC NĂM 2022"
    roster = read(
        f"{title}\nSTT | Họ và tên | Đơn vị | Lớp | Số QĐ\n"
        "1 | Nguyễn Văn An | Xã Một | Cao cấp LLCT | 12-QĐ/HU\n"
    )
    assert (roster.tables[0].kind, cells(roster, "table-doubtful")) == ("roster", ["A2"])


def test_a_list_put_forward_beneath_those_sent_is_told_with_its_number(
    train_report: TrainReport, tmp_path: Path
) -> None:
    head = "STT | Họ và tên | Đơn vị | Năm đi học | Lớp\n"
    text = (
        "CÁN BỘ ĐƯỢC CỬ ĐI HỌC\nI. Danh sách đang học\n" + head + "1 | Nguyễn Văn An | Xã Một | "
        "2021 | Cao cấp LLCT\n\nII. Danh sách đề nghị cử đi học thời gian tới\n"
        + head.replace("Năm đi học", "Năm đề nghị")
        + "1 | Trần Thị Bé | Xã Một | 2025 | Cao cấp LLCT\n"
        "2 | Lê Văn Cần | Xã Hai | 2025 | Cao cấp LLCT\n"
    )
    roster = read(text)
    assert [table.kind for table in roster.tables] == ["roster", "cadres"]
    assert (len(roster.frame), cells(roster, "not-sent-yet")) == (1, ["A6"])
    (told,) = (issue for issue in roster.issues if issue.rule == "not-sent-yet")
    assert (told.severity, "2 người" in told.says) == ("warning", True)
    assert "train-report plan TỆP" in told.advice
    alone = write_typed(text[text.index("II. ") :], tmp_path / "de-nghi.xlsx")
    result = train_report("summarize", alone)
    assert result.returncode == 3
    assert "A1: Mới là dự kiến, đề nghị cử nên 2 người" in " ".join(result.stderr.split())
    mapped = train_report("summarize", alone, "--map", "Lớp=level", "--format", "json")
    assert json.loads(mapped.stdout)["figures"]["total"]["value"] == 2
    assert "cũng có thể là danh sách người có nhu cầu" in mapped.stdout


@pytest.mark.parametrize(
    ("section", "counted"),
    [
        ("II. Danh sách đề nghị cử đi học năm 2022", 1),
        ("Các đồng chí dự kiến cử đi học", 1),
        ("III. Cán bộ đăng ký học năm 2022: 01 đồng chí", 1),
        ("Xã Hai đề nghị cử: 01 đồng chí", 2),
        ("Theo đề nghị cử cán bộ của Đảng ủy các xã", 2),
        ("Đề nghị cấp giấy chứng nhận", 2),
        ("Đã cử theo đăng ký", 2),
    ],
)
def test_a_section_that_only_puts_people_forward_sends_nobody(section: str, counted: int) -> None:
    roster = read(
        "DANH SÁCH CÁN BỘ CỬ ĐI HỌC NĂM 2021\nSTT | Họ và tên | Đơn vị | Lớp\n"
        f"1 | Nguyễn Văn An | Xã Một | Cao cấp LLCT\n{section}\n"
        "1 | Trần Thị Bé | Xã Hai | Cao cấp LLCT\n"
    )
    assert len(roster.frame) == counted
    assert cells(roster, "not-sent-yet") == (["A4"] if counted == 1 else [])


def test_a_section_typed_without_marks_puts_people_forward_as_well() -> None:
    roster = read(
        "DANH SACH CAN BO CU DI HOC NAM 2021\nSTT | Ho va ten | Don vi | Lop\n"
        "1 | Nguyen Van An | Xa Mot | Cao cap LLCT\nII. Danh sach de nghi cu di hoc nam 2022\n"
        "1 | Tran Thi Be | Xa Hai | Cao cap LLCT\n"
    )
    assert (len(roster.frame), cells(roster, "not-sent-yet")) == (1, ["A4"])


@pytest.mark.parametrize(
    "title",
    [
        "DANH SÁCH CÁN BỘ ĐƯỢC CỬ ĐI HỌC NĂM 2022",
        "TỜ TRÌNH ĐỀ NGHỊ HỖ TRỢ CÁN BỘ ĐÃ ĐƯỢC CỬ ĐI HỌC NĂM 2022",
        "DANH SÁCH ĐỀ NGHỊ CẤP GIẤY CHỨNG NHẬN HỌC VIÊN NĂM 2022",
        "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG HỌC VIÊN NĂM 2022",
        "DANH SÁCH ĐỀ NGHỊ THANH TOÁN CHẾ ĐỘ ĐI HỌC NĂM 2022",
        "DANH SÁCH CỬ ĐI HỌC THEO ĐỀ NGHỊ CỦA ĐẢNG ỦY CÁC XÃ NĂM 2022",
        "DANH SÁCH CÁN BỘ ĐI HỌC THEO ĐỀ ÁN SỐ 2 NĂM 2022",
        "DANH SÁCH ĐỀ CỬ ĐI HỌC CAO CẤP LLCT NĂM 2022",
        "DANH SÁCH HỌC VIÊN CHƯA HỌC XONG NĂM 2022",
        "DANH SÁCH CÁN BỘ CHƯA QUA ĐÀO TẠO ĐƯỢC CỬ ĐI HỌC NĂM 2022",
        "DANH SÁCH CÁN BỘ ĐI HỌC NĂM 2022 THEO KẾ HOẠCH CỬ CÁN BỘ ĐI ĐÀO TẠO",
    ],
)
def test_a_title_of_people_who_went_makes_no_doubt(title: str) -> None:
    assert titled(title, level=True) == ("roster", False)
    assert titled("\n".join(map(unmark, title.split("\n"))), level=True) == ("roster", False)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("DANH SÁCH CÁN BỘ CHƯA HỌC TRUNG CẤP LLCT", ("cadres", False)),
        ("DANH SÁCH CÁN BỘ KHÔNG THAM GIA LỚP TRUNG CẤP LLCT", ("roster", True)),
        ("DANH SÁCH CÁN BỘ ĐI HỌC TRUNG CẤP LLCT THEO KẾ HOẠCH CỬ CÁN BỘ", ("roster", False)),
    ],
)
def test_a_title_alone_that_tells_the_level_tells_whether_they_went(
    title: str, wanted: tuple[str, bool]
) -> None:
    assert titled(title, level=False) == wanted


def test_a_saved_recognition_keeps_who_was_not_sent_and_how_it_went(
    train_report: TrainReport, tmp_path: Path
) -> None:
    text = (
        "THEO DÕI CÁN BỘ HỌC LLCT NĂM 2021\n"
        "STT | Họ và tên | Đơn vị | Trung cấp LLCT | <\n"
        "^ | ^ | ^ | Đang học | Chưa học\n"
        "1 | Nguyễn Văn An | Xã Một | x |\n"
        "2 | Trần Thị Bé | Xã Một | | x\n"
    )
    write_typed(text, tmp_path / "ds.xlsx")
    assert train_report("inspect", "ds.xlsx", "--save", cwd=tmp_path).returncode == 0
    told = train_report("export", "ds.xlsx", "--format", "json", cwd=tmp_path).stdout
    assert json.loads(told)["rows"]["set_aside"]["not-sent"] == 1
    assert told.count('"studying"') == 1
