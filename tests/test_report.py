"""`report`: results, a paper read aloud, one page; every number a figure, nothing invented."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from conftest import SAMPLES, TrainReport
from typed_tables import write_typed

from hongngu_cli import in_force, pipeline, shipped
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.commands.report import reported
from hongngu_cli.commands.selected import selection_of
from hongngu_cli.model.failure import CONFIGURATION, INPUT, USAGE
from hongngu_cli.model.remark import Case, Finding, Remark
from hongngu_cli.model.report import Report
from hongngu_cli.model.settings import Reading
from hongngu_cli.report.documents.findings import findings_of
from hongngu_cli.report.documents.parts import Parts
from hongngu_cli.report.documents.remarks import remarks_on
from hongngu_cli.text.numbers import prose, share
from hongngu_cli.text.periods import year_before
from hongngu_cli.text.tones import Habit
from hongngu_cli.write.markdown import as_markdown
from hongngu_cli.write.style import Style

ROSTERS = SAMPLES / "rosters"
DAY = "2021-12-31"
OF_2021 = SelectionOptions(year="2021", as_of=DAY)
OF_ALL = SelectionOptions(as_of=DAY)
NOT_FIGURES = {
    *("level", "unit", "group", "period", "last_period", "year", "months", "whose", "units"),
}
"""Values of findings that name what is told of; how many units there are is seen from the list."""
NUMBERS = re.compile(r"(?<![\w/,.-])[0-9][0-9.]*(?:,[0-9]+)?%?")


@cache
def session(*files: Path) -> pipeline.Session:
    return pipeline.begin([str(path) for path in files or (SAMPLES,)], Reading())


@cache
def made(name: str, selection: SelectionOptions, *files: Path) -> Report:
    document = next(one for one in in_force.documents() if one.name == name)
    return reported(session(*files), selection, document, mask=False)


def text(report: Report, tone: Habit = "") -> str:
    return as_markdown(report, Style(templates=shipped.templates(), tone=tone))


def parts_of(report: Report, selection: SelectionOptions, *files: Path) -> Parts:
    own = session(*files)
    asked = selection_of(selection, own.vocabulary, own.settings)
    before = asked.period and year_before(asked.period)
    parts = report.values["parts"]
    assert isinstance(parts, dict)
    assert report.letter
    return Parts(
        parts,
        report.period,
        before.label if before else "",
        asked,
        own.vocabulary,
        own.settings,
        report.letter.profile,
        in_force.remarks(),
    )


def headings(markdown: str) -> list[str]:
    return [line.lstrip("# ") for line in markdown.splitlines() if re.match("#{2,3} ", line)]


def test_results_are_told_in_the_manner_of_offices() -> None:
    told = text(made("ket-qua", OF_2021))
    assert (
        "Trong năm 2021, đã cử 57 đồng chí đi đào tạo, bồi dưỡng (tính theo lượt; 56 người), "
        "trong đó: đào tạo lý luận chính trị 46 đồng chí (sơ cấp 05 đồng chí; trung cấp 26 đồng "
        "chí; cao cấp 08 đồng chí; hoàn chỉnh trình độ cao cấp 07 đồng chí); đào tạo chuyên môn "
        "03 đồng chí (đại học văn bằng 2 là 01 đồng chí; thạc sĩ 02 đồng chí); bồi dưỡng nghiệp "
        "vụ, lãnh đạo quản lý 08 đồng chí (bồi dưỡng lãnh đạo, quản lý 08 đồng chí)."
    ) in told
    assert (
        "So với năm 2020 (82 đồng chí), số được cử đi giảm 25 đồng chí (giảm 30,5% so với cùng kỳ)."
    ) in told
    assert (
        "Trong năm 2021, tính ở các trình độ, chương trình có nhu cầu, chỉ tiêu: nhu cầu đăng ký "
        "67 lượt; chỉ tiêu được phân bổ 41, đáp ứng 61,2% nhu cầu; đã cử 34 lượt, đạt "
        "82,9% chỉ tiêu."
    ) in told
    assert "Trong năm 2021, đã mở 32 lớp đào tạo, bồi dưỡng, với 2.240 lượt học viên" in told
    assert "cao cấp lý luận chính trị 09/24, đáp ứng 37,5%, còn thiếu 15" in told
    assert "cao cấp lý luận chính trị 15 chỉ tiêu (năm 2021)" in told
    assert headings(told) == [
        "I- KẾT QUẢ",
        "1. Cử cán bộ đi đào tạo, bồi dưỡng",
        "2. Thực hiện nhu cầu, chỉ tiêu",
        "3. Mở lớp đào tạo, bồi dưỡng",
        "4. Trình độ cán bộ so với yêu cầu của chức vụ",
        "5. Bố trí, sử dụng sau đào tạo",
        "II- NHẬN XÉT",
        "1. Ưu điểm",
        "2. Hạn chế, khó khăn",
        "III- NHIỆM VỤ, GIẢI PHÁP",
        "1. Nhiệm vụ, giải pháp trong thời gian tới",
        "2. Đề xuất, kiến nghị",
    ]


def test_several_years_are_told_year_by_year() -> None:
    report = made("ket-qua", OF_ALL)
    told = text(report)
    assert "đã cử 301 đồng chí đi đào tạo, bồi dưỡng (tính theo lượt; 262 người)" in told
    assert (
        "Chia theo năm: năm 2018 có 71 đồng chí; năm 2019 có 91 đồng chí; năm 2020 có 82 đồng "
        "chí; năm 2021 có 57 đồng chí. Năm 2021 giảm 25 đồng chí (30,5%) so với năm 2020."
    ) in told
    assert any("so với cùng kỳ năm trước" in lacks for lacks in report.absent)
    assert "| Đối tượng | Số lớp | Học viên |" in told


def test_from_rosters_alone_the_rest_is_left_out_and_numbered_anew() -> None:
    report = made("ket-qua", OF_2021, ROSTERS)
    told = text(report)
    assert headings(told)[:5] == [
        "I- KẾT QUẢ",
        "1. Cử cán bộ đi đào tạo, bồi dưỡng",
        "II- NHẬN XÉT",
        "1. Ưu điểm",
        "2. Hạn chế, khó khăn",
    ]
    assert re.findall(r"\*\*Bảng ([0-9]+)\.", told) == ["1", "2"]
    assert "hỉ tiêu được phân bổ" not in told
    assert "hu cầu đăng ký" not in told
    assert [lacks.partition(" (")[0] for lacks in report.absent] == [
        "phần nhu cầu, chỉ tiêu",
        "phần lớp đã mở",
        "phần trình độ so với yêu cầu",
        "phần bố trí sau đào tạo",
    ]


@pytest.mark.parametrize(
    ("selection", "about", "says"),
    [
        (
            SelectionOptions(period="tháng 3/2021", as_of=DAY),
            "tháng 3 năm 2021",
            "Trong tháng 3 năm 2021, ",
        ),
        (
            SelectionOptions(period="quý I/2021", as_of=DAY),
            "quý I năm 2021",
            "Trong quý I năm 2021, đã cử 06",
        ),
        (
            SelectionOptions(period="6 tháng/2021", as_of=DAY),
            "6 tháng đầu năm 2021",
            "Trong 6 tháng đầu năm 2021, đã cử",
        ),
        (SelectionOptions(year="2020", as_of=DAY), "năm 2020", "Trong năm 2020, đã cử 82 "),
        (
            SelectionOptions(from_="1/1/2021", to="30/9/2021", as_of=DAY),
            "từ ngày 01/01/2021 đến ngày 30/09/2021",
            "Từ ngày 01/01/2021 đến ngày 30/09/2021, đã cử",
        ),
    ],
)
def test_any_period_stands_in_title_and_sentence(
    selection: SelectionOptions, about: str, says: str
) -> None:
    report = made("ket-qua", selection)
    assert report.letter
    assert report.letter.about == f"kết quả đào tạo, bồi dưỡng cán bộ {about}"
    assert says in text(report)


def test_of_a_part_of_a_year_seats_and_classes_are_those_of_the_year() -> None:
    told = text(made("ket-qua", SelectionOptions(period="quý I/2021", as_of=DAY)))
    assert "số đã cử chỉ tính trong kỳ đã chọn" in told
    assert "Tính cả năm, do sổ theo dõi lớp chỉ ghi năm, đã mở 32 lớp" in told
    assert "chưa sử dụng hết" not in told


def test_nothing_to_report_says_so() -> None:
    report = made("ket-qua", SelectionOptions(year="2017", as_of=DAY), ROSTERS)
    told = text(report)
    assert "Trong năm 2017, không ghi nhận lượt cán bộ nào được cử đi đào tạo, bồi dưỡng." in told
    assert headings(told) == ["I- KẾT QUẢ", "1. Cử cán bộ đi đào tạo, bồi dưỡng"]
    assert "|" not in told
    assert any(lacks.startswith("ưu điểm") for lacks in report.absent)


def test_people_and_statuses_are_called_what_they_are() -> None:
    people = text(made("ket-qua", replace(OF_2021, count="people")))
    assert "đã cử 56 đồng chí đi đào tạo, bồi dưỡng (mỗi người tính một lần)" in people
    women = made("ket-qua", replace(OF_2021, where=("sex=nữ",)))
    assert "đã cử 24 đồng chí" in text(women)
    assert "phần nhu cầu, chỉ tiêu (không chia được theo --where)" in women.absent
    completed = text(made("ket-qua", replace(OF_2021, status="completed")))
    assert re.search(r"Trong năm 2021, có [0-9]+ đồng chí hoàn thành chương trình", completed)


def test_a_document_of_the_state_calls_people_otherwise() -> None:
    document = next(one for one in in_force.documents() if one.name == "ket-qua")
    report = reported(session(), OF_2021, document, mask=False, profile="nd30")
    told = text(report)
    assert "đã cử 57 lượt người đi đào tạo" in told
    assert "đồng chí" not in told
    assert headings(told)[0] == "I. KẾT QUẢ"


def test_one_unit_is_not_compared_with_others() -> None:
    report = made("ket-qua", replace(OF_ALL, unit=("Xã An Phước 1",)))
    told = text(report)
    assert "đã cử 21 đồng chí" in told
    assert "đơn vị cử cán bộ" not in told
    assert "PHỤ LỤC" not in told
    assert any(lacks.startswith("phần lớp đã mở") for lacks in report.absent)


def test_a_paper_read_aloud_has_its_shape() -> None:
    report = made("tham-luan", OF_ALL)
    told = text(report)
    assert report.letter
    assert (report.letter.kind, report.letter.number) == ("BÁO CÁO THAM LUẬN", "")
    assert told.startswith("##### Kính thưa ")
    assert "Thay mặt Ban Thường vụ Huyện uỷ Tân Giang, tôi " in told
    assert headings(told) == [
        "I- KẾT QUẢ",
        "II- NHẬN XÉT",
        "III- KHÓ KHĂN, HẠN CHẾ",
        "IV- GIẢI PHÁP",
    ]
    assert told.rstrip().endswith("Xin trân trọng cảm ơn!")
    assert "|" not in told


FILES: dict[str, tuple[Path, ...]] = {
    "everything": (),
    "rosters": (ROSTERS,),
    "seats": (ROSTERS, SAMPLES / "quota.xlsx", SAMPLES / "demand.xlsx"),
    "others": (ROSTERS, SAMPLES / "classes.xlsx", SAMPLES / "cadres.xlsx"),
}


@pytest.mark.libreoffice
@pytest.mark.parametrize("files", FILES)
@pytest.mark.parametrize("options", ["--year 2021", "", "--year 2021 --chart", "--chart"])
def test_a_summary_for_a_meeting_is_one_page(
    files: str,
    options: str,
    tmp_path: Path,
    train_report: TrainReport,
    to_pdf: Callable[[Path], Path],
) -> None:
    path = tmp_path / "tom-tat.docx"
    named = [str(one) for one in FILES[files] or (SAMPLES,)]
    asked = (*named, *options.split(), "--as-of", DAY)
    told = train_report("report", "tom-tat", *asked, "-o", str(path))
    assert told.returncode == 0, told.stderr
    pages = re.findall(rb"/Type\s*/Page\b", to_pdf(path).read_bytes())
    assert len(pages) == 1


@pytest.mark.libreoffice
def test_a_request_with_the_units_of_two_levels_has_its_annex_on_one_page(
    train_report: TrainReport,
    to_pdf: Callable[[Path], Path],
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.docx"
    done = train_report("report", "cong-van-chi-tieu", SAMPLES, "--as-of", DAY, "-o", path)
    assert done.returncode == 0, done.stderr
    assert len(re.findall(rb"/Type\s*/Page\b", to_pdf(path).read_bytes())) == 3


def test_a_summary_keeps_room_for_what_is_to_be_talked_about() -> None:
    told = text(made("tom-tat", OF_2021))
    assert headings(told) == ["I- SỐ LIỆU CHÍNH", "II- VIỆC CẦN BÀN"]
    assert "cao cấp lý luận chính trị 09/24" in told


def numbers(cases: tuple[Case, ...]) -> Iterator[tuple[Case, str]]:
    """Give each number that the words of a case hold, but for those of periods."""
    for case in cases:
        for key, value in case.values.items():
            if key in NOT_FIGURES:
                continue
            for number in NUMBERS.findall(value):
                yield case, number


@pytest.mark.parametrize("selection", [OF_2021, OF_ALL], ids=["2021", "all"])
@pytest.mark.parametrize("name", ["ket-qua", "tham-luan"])
def test_every_number_of_a_remark_is_made_of_figures(
    name: str, selection: SelectionOptions
) -> None:
    report = made(name, selection)
    parts = parts_of(report, selection)
    told = parts.settings.targets
    targets = {share(one, 1) for one in (told.women, told.young)}
    findings = findings_of(parts)
    assert {one.key for one in findings} >= {"coverage", "missing", "structure", "target"}
    for finding in findings:
        if finding.key == "forecast":
            continue  # its errors are of several years, in the table of forecasts
        for case, number in numbers(finding.cases):
            known = {
                key: report.figures[key].value for key in case.figures if key in report.figures
            }
            assert known, (finding.key, case.figures)
            whole = [*known.values(), sum(known.values())]
            made_of = {abs(one - other) for one in whole for other in (0, *whole)}
            rates = {
                share(one / other, parts.settings.decimals)
                for one in made_of
                for other in made_of
                if other
            }
            assert number in {prose(one) for one in made_of} | rates | targets, (finding, number)


def test_remarks_stand_in_the_document_and_nothing_else_does() -> None:
    report = made("ket-qua", OF_2021)
    remarks = remarks_on(findings_of(parts_of(report, OF_2021)), in_force.remarks())
    said = text(report).partition("NHẬN XÉT")[2]
    listed = [line[2:] for line in said.splitlines() if line.startswith("- ")]
    assert listed == [one for kind in remarks for one in remarks[kind]]


def test_every_remark_is_of_a_finding_and_names_a_number() -> None:
    for remark in in_force.remarks():
        words = remark.says + (remark.item if "{items}" in remark.says else "")
        assert re.search(r"\{(?!items|period|person|level|unit\}|whose|group)\w+\}", words), remark


def test_remarks_keep_to_their_bounds() -> None:
    cases = tuple(Case(number, {"unit": f"Xã {number}"}) for number in (1, 2, 3, 4))
    finding = Finding("far", cases, {"of": "05"})
    words = (
        Remark("far", "strength", "cả {of}: {items}.", "{unit}", below=2),
        Remark("far", "difficulty", "có {number}/{of}: {items}.", "{unit}", least=2, most=2),
        Remark("far", "request", "nhất là {items}.", "{unit}", least=2, most=1, others=""),
        Remark("far", "solution", "không có.", least=5),
        Remark("other", "solution", "không có."),
    )
    assert remarks_on([finding], words) == {
        "strength": ("Cả 05: Xã 1.",),
        "difficulty": ("Có 03/05: Xã 2; Xã 3; và 01 trường hợp khác.",),
        "solution": (),
        "request": ("Nhất là Xã 2.",),
    }


def test_our_words_follow_the_offices_tone_marks_and_cells_do_not() -> None:
    own = session()
    office = replace(own.settings.office, tone="ủy", signer="Lê Thuỷ")
    settings = replace(own.settings, office=office)
    document = next(one for one in in_force.documents() if one.name == "ket-qua")
    report = reported(replace(own, settings=settings), OF_2021, document, mask=False)
    assert report.letter
    assert report.letter.body == "Huyện ủy Tân Giang"
    assert report.letter.signer == "Lê Thuỷ"
    assert "Các đồng chí Huyện ủy viên" in report.letter.recipients
    told = text(report, "ủy")
    assert "Xã Long Hoà A" in told
    assert "Cấp uỷ viên, bí thư chi bộ" in told
    speech = text(made("tham-luan", OF_ALL), "ủy")
    assert "nhiều sức khỏe" in speech
    assert "nhiều sức khoẻ" in text(made("tham-luan", OF_ALL))


def test_what_lacks_is_told_once_on_stderr(train_report: TrainReport, tmp_path: Path) -> None:
    (tmp_path / "train-report.toml").write_text('[office]\nbody = "Đảng uỷ xã Mẫu"\n', "utf-8")
    told = train_report("bao-cao", "ket-qua", str(ROSTERS), "--format", "md", cwd=tmp_path)
    assert told.returncode == 0
    notes = [
        line for line in told.stderr.splitlines() if line.startswith("Lưu ý: văn bản không có")
    ]
    assert len(notes) == len(set(notes)) > 3
    [warned] = [line for line in told.stderr.splitlines() if "trong ngoặc vuông" in line]
    assert "office.sign" in warned
    assert "documents.ket-qua.number" in warned


def test_a_profile_that_is_none_is_told_with_those_there_are(
    train_report: TrainReport, tmp_path: Path
) -> None:
    (tmp_path / "train-report.toml").write_text('[office]\nprofile = "hd99"\n', "utf-8")
    told = train_report("bao-cao", "ket-qua", str(ROSTERS), cwd=tmp_path)
    assert (told.returncode, told.stdout) == (CONFIGURATION, "")
    assert "Các thể thức có sẵn: hd05, hd36, nd30." in told.stderr


def test_the_list_names_every_document(train_report: TrainReport) -> None:
    told = train_report("report", "--list", "--format", "json")
    rows = json.loads(told.stdout)["tables"][0]["rows"]
    assert [row["name"] for row in rows] == [one.name for one in in_force.documents()]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), USAGE, "Chưa ghi tên văn bản"),
        (("ket-quả", str(ROSTERS)), USAGE, 'Có phải "ket-qua"?'),
        (("ket-qua", str(ROSTERS), "--profile", "hd63"), USAGE, 'Có phải "hd36"?'),
        (("ket-qua", str(SAMPLES / "quota.xlsx")), INPUT, "chưa có danh sách cử đi"),
    ],
)
def test_mistakes_are_told_with_what_fits(
    arguments: tuple[str, ...], code: int, says: str, train_report: TrainReport
) -> None:
    told = train_report("report", *arguments)
    assert (told.returncode, told.stdout) == (code, "")
    assert says in told.stderr


def test_figures_of_a_document_are_explained(train_report: TrainReport) -> None:
    told = train_report(
        *("report", "ket-qua", str(SAMPLES), "--year", "2021", "--as-of", DAY, "--format", "json")
    )
    report = json.loads(told.stdout)
    assert report["schema"] == "train-report/report/1"
    for key in ("people.total", "last.total", "quota.short.cao-cap.2021"):
        explained = train_report(
            *("explain", key, str(SAMPLES), "--year", "2021", "--as-of", DAY, "--format", "json")
        )
        assert json.loads(explained.stdout)["figures"][key] == report["figures"][key]


def test_a_remark_is_not_made_of_what_is_unknown_or_of_too_few(tmp_path: Path) -> None:
    def sent(*levels: str) -> str:
        rows = [
            f"Nguyễn Văn A{number} | {number % 28 + 1}/6/1985 | Xã A | {level} | 2021"
            for number, level in enumerate(levels)
        ]
        table = "\n".join(["Họ và tên | Ngày sinh | Đơn vị | Trình độ | Năm", *rows])
        path = write_typed(table, tmp_path / f"{len(levels)}{levels[-1]}.xlsx")
        return text(made("ket-qua", OF_2021, path))

    known = ["Trung cấp LLCT"] * 30
    assert "Không có đồng chí nào được cử đi đào tạo sau đại học" in sent(*known)
    assert "sau đại học" not in sent(*known, "Lớp gì đó")
    assert "01/31 đồng chí, chiếm 3,2%" in sent(*known, "Thạc sĩ")
    assert "sau đại học" not in sent(*known, "Lớp gì đó", "Thạc sĩ")
    few = sent("Trung cấp LLCT", "Trung cấp LLCT", "Bồi dưỡng nghiệp vụ")
    assert "sau đại học" not in few
    assert "tập trung vào" not in few


def test_more_than_the_seats_is_not_a_good_use_of_them(tmp_path: Path) -> None:
    rows = "\n".join(f"Trần Thị B{number} | Xã A | Cao cấp LLCT | 2021" for number in range(5))
    roster = write_typed(f"Họ và tên | Đơn vị | Trình độ | Năm\n{rows}", tmp_path / "ds.xlsx")
    seats = write_typed(
        """
        Năm  | Trình độ     | Nhu cầu đăng ký | Chỉ tiêu được phân bổ
        2021 | Cao cấp LLCT | 9               | 4
        """,
        tmp_path / "chi-tieu.xlsx",
    )
    told = text(made("ket-qua", OF_2021, roster, seats))
    assert "sử dụng tốt" not in told
    assert "vượt chỉ tiêu được phân bổ: cao cấp lý luận chính trị đã cử 05/04, vượt 01." in told


def of_rows(tmp_path: Path, *rows: str, head: str = "Năm") -> str:
    """Make the results of rows of units, levels and what stands under ``head``."""
    table = "\n".join(
        [f"Họ và tên | Giới tính | Đơn vị | Trình độ | {head}"]
        + [f"Lê Thị C{number} | Nữ | {row}" for number, row in enumerate(rows)]
    )
    path = write_typed(table, tmp_path / f"{abs(hash(table))}.xlsx")
    return text(made("ket-qua", OF_ALL, path))


def test_rows_of_no_year_are_not_told_as_of_the_only_year(tmp_path: Path) -> None:
    told = of_rows(tmp_path, *["Xã A | Thạc sĩ | 2021"] * 3, "Xã A | Thạc sĩ |")
    assert "Chia theo năm: năm 2021 có 03 đồng chí; không ghi rõ năm có 01 đồng chí." in told


def test_an_unknown_period_is_marked_to_be_filled_in(tmp_path: Path) -> None:
    told = of_rows(tmp_path, "Xã A | Thạc sĩ | x", "Xã B | Thạc sĩ | y", head="Ghi chú")
    told = told.replace("\\", "")
    assert "không rõ năm" not in told
    assert "báo cáo kết quả đào tạo, bồi dưỡng cán bộ [kỳ báo cáo] như sau" in told
    assert "Trong [kỳ báo cáo], đã cử 02 đồng chí" in told
    path = next(tmp_path.glob("*.xlsx"))
    assert any(one.startswith("kỳ báo cáo (") for one in made("ket-qua", OF_ALL, path).absent)


def test_few_units_are_all_named_and_nobody_is_said_in_words(tmp_path: Path) -> None:
    told = of_rows(tmp_path, *[f"Xã {name} | Thạc sĩ | 2021" for name in "ABC"])
    assert "Có 03 đơn vị cử cán bộ đi: Xã A 01 đồng chí" in told
    rows = "Họ và tên | Giới tính | Trình độ | Năm\nLê Văn A | Nam | Thạc sĩ | 2021"
    path = write_typed(rows, tmp_path / "nam.xlsx")
    assert "Trong số được cử đi: không có nữ." in text(made("ket-qua", OF_ALL, path))


@pytest.mark.parametrize(
    ("chosen", "scope"),
    [
        (replace(OF_2021, level=("cao cấp LLCT",)), "chỉ tính cao cấp lý luận chính trị"),
        (replace(OF_2021, level=("Đào tạo chuyên môn",)), "chỉ tính đào tạo chuyên môn"),
        (replace(OF_2021, where=("sex=nữ",)), "chỉ tính giới tính: nữ"),
        (
            replace(OF_2021, level=("cao cấp LLCT",), where=("leader=yes", "priority=1")),
            "chỉ tính cao cấp lý luận chính trị; lãnh đạo, quản lý: có; đối tượng: 1",
        ),
    ],
)
def test_what_is_counted_alone_stands_in_the_title(chosen: SelectionOptions, scope: str) -> None:
    for name in ("ket-qua", "tham-luan", "tom-tat"):
        report = made(name, chosen)
        assert report.letter
        assert report.letter.about.endswith(f"cán bộ năm 2021 ({scope})")
