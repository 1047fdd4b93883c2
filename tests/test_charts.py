"""Pictures of numbers: what they show, and that every format shows the same."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from html_checker import problems
from lxml import etree

from hongngu_cli.model.chart import Chart, Series
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.report.chart_of_table import MOST_BARS, alt_of, chart_of
from hongngu_cli.write.charts_manner import MANNERS
from hongngu_cli.write.charts_parts import WIDTH, broad
from hongngu_cli.write.charts_plan import plan, stands
from hongngu_cli.write.charts_png import DOTS, png
from hongngu_cli.write.charts_svg import svg
from hongngu_cli.write.charts_terminal import bars
from hongngu_cli.write.style import Style
from hongngu_cli.write.xlsx import render as workbook

if TYPE_CHECKING:
    from conftest import TrainReport

SAMPLES = Path(__file__).resolve().parents[1] / "sample_data"
HOSTILE = (
    "<script>alert(1)</script>",
    "\"'&amp; ]]> $x^2$ \\frac{1}{2}",
    "=HYPERLINK(1)",
    "Trường " * 40,
    "x" * 300,
    "",
)
YEARS = ("2018", "2019", "2020", "2021")


def chart(
    *rows: tuple[str, tuple[float | None, ...]], categories: tuple[str, ...] = (), **more: object
) -> Chart:
    """Make a chart of series; its categories are A, B, C … unless told."""
    names = categories or tuple("ABCDEFGH"[: len(rows[0][1])])
    series = tuple(Series(title, values, f"c{at}") for at, (title, values) in enumerate(rows))
    made = Chart("thu", "Số lượt", names, series, "Nhiều.", source="thu", by="Trình độ")
    return replace(made, **more)  # type: ignore[arg-type]  # named as the fields are


GAPS = chart(
    ("Nhu cầu", (181, 78)),
    ("Chỉ tiêu", (154, 30)),
    ("Đã cử", (139, 29)),
    categories=("Trung cấp LLCT", "Cao cấp LLCT"),
)
STACKED = chart(("Nam", (30, 0, 12)), ("Nữ", (12, 8, None)), shape="stacked")
MANY = chart(
    ("Lượt người", tuple(range(40))), categories=tuple(f"Xã Long Hoà {at}" for at in range(40))
)
ODD = chart(("Nhu cầu", (0, None, 5)), ("Đã cử", (None, None, 0)))
STRANGE = chart(
    *((text, tuple(range(len(HOSTILE)))) for text in HOSTILE), categories=HOSTILE, title=HOSTILE[0]
)
EVERY = {"gaps": GAPS, "stacked": STACKED, "many": MANY, "odd": ODD, "strange": STRANGE}
ALL = pytest.mark.parametrize("one", EVERY.values(), ids=EVERY)


@cache
def drawn() -> dict[str, Chart]:
    """Draw the samples, as the commands do."""
    from hongngu_cli import pipeline
    from hongngu_cli.commands.asked import reading_of
    from hongngu_cli.commands.classes import reported as classes
    from hongngu_cli.commands.material import material_of
    from hongngu_cli.commands.options import ReadingOptions, SelectionOptions
    from hongngu_cli.commands.quota import reported as quota
    from hongngu_cli.report.charts import charted
    from hongngu_cli.report.summarize import summary

    session = pipeline.begin((str(SAMPLES),), reading_of(ReadingOptions()))
    asked = SelectionOptions(as_of="22/11/2026")
    material = material_of(session, asked, mask=False)
    reports = [
        charted(summary(material), material),
        charted(summary(material, ("unit", "level")), material),
        charted(*quota(session, asked, mask=False)),
        charted(*classes(session, asked, mask=False)),
    ]
    return {one.key: one for report in reports for one in report.charts}


def values(one: Chart) -> dict[str, tuple[float | None, ...]]:
    return {series.title: series.values for series in one.series}


def test_levels_by_year_are_those_of_the_story() -> None:
    one = drawn()["levels"]
    at = one.categories.index("Cao cấp LLCT")
    assert tuple(values(one)) == YEARS
    assert [values(one)[year][at] for year in YEARS] == [6, 7, 8, 8]
    at = one.categories.index("Trung cấp LLCT")
    assert [values(one)[year][at] for year in YEARS] == [33, 44, 36, 26]
    whole = [sum(value or 0 for value in values(one)[year]) for year in YEARS]
    assert whole == [71, 91, 82, 57]
    assert "Trung cấp LLCT: 33 (2018), 44 (2019), 36 (2020), 26 (2021)" in one.alt


def test_years_are_made_of_groups() -> None:
    one = drawn()["years"]
    assert one.categories == YEARS
    assert one.shape == "stacked"
    parts = values(one)
    assert [sum(row[at] or 0 for row in parts.values()) for at in range(4)] == [71, 91, 82, 57]
    # Trung cấp 33, sơ cấp 13, cao cấp 6, hoàn chỉnh 0.
    assert parts["Đào tạo lý luận chính trị"][0] == 52


def test_gaps_are_demand_quota_and_those_sent() -> None:
    one = drawn()["gaps"]
    assert one.categories == ("Trung cấp LLCT", "Cao cấp LLCT")
    assert values(one) == {"Nhu cầu": (181, 78), "Chỉ tiêu": (154, 30), "Đã cử": (139, 29)}
    assert one.alt == (
        "Nhu cầu, chỉ tiêu, đã cử theo trình độ – Trung cấp LLCT: nhu cầu 181, chỉ tiêu 154, đã cử "
        "139; Cao cấp LLCT: nhu cầu 78, chỉ tiêu 30, đã cử 29."
    )


def test_classes_and_learners_are_those_of_the_story() -> None:
    assert values(drawn()["classes"]) == {"Số lớp": (44, 48, 40, 32)}
    assert values(drawn()["learners"]) == {"Lượt học viên": (3415, 3880, 3010, 2240)}
    assert "2018: 3.415; 2019: 3.880" in drawn()["learners"].alt


def test_too_many_columns_are_drawn_as_their_sum() -> None:
    one = drawn()["unit"]
    assert values(one) == {"Cộng": (53, 56, 43, 25, 21, 16, 24, 18, 25, 20)}


def test_shares_are_of_those_of_whom_it_is_told(tmp_path: Path) -> None:
    from hongngu_cli import pipeline
    from hongngu_cli.commands.asked import reading_of
    from hongngu_cli.commands.material import material_of
    from hongngu_cli.commands.options import ReadingOptions, SelectionOptions
    from hongngu_cli.report.charts import shares

    lines = ["STT,Họ và tên,Giới tính,Ngày sinh,Đơn vị,Trình độ đào tạo,Năm"]
    told = (("Nữ", 1990, 2020), ("Nam", 1970, 2020), ("", 1970, 2020), ("Nữ", 1960, 2021))
    lines += [
        f"{at},Nguyễn Văn {'ABCD'[at - 1]},{sex},{born},Xã A,Trung cấp LLCT,{year}"
        for at, (sex, born, year) in enumerate(told, start=1)
    ]
    file = tmp_path / "ds.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    session = pipeline.begin((str(file),), reading_of(ReadingOptions()))
    one = shares(material_of(session, SelectionOptions(as_of="22/11/2026"), mask=False))
    assert one is not None
    assert values(one) == {
        "Nữ": (0.5, 1.0),
        "Cán bộ trẻ (dưới 40 tuổi)": (pytest.approx(1 / 3), 0.0),
    }
    assert "2020: nữ 50,0%, cán bộ trẻ (dưới 40 tuổi) 33,3%" in one.alt


def table(rows: int, columns: int = 1) -> Table:
    keys = [f"c{at}" for at in range(columns)]
    return Table(
        "units",
        "Số lượt",
        (Column("unit", "Đơn vị"), *(Column(key, key, "count") for key in keys)),
        tuple({"unit": f"Xã {at}", **dict.fromkeys(keys, at)} for at in range(rows)),
    )


def test_of_more_rows_than_fit_the_largest_are_drawn_and_the_title_says_so() -> None:
    one = chart_of(table(60), "units")
    assert one is not None
    assert len(one.categories) == MOST_BARS
    assert one.categories[-1] == "Xã 59"
    assert one.title == "Số lượt (48 đơn vị có số lớn nhất trong 60)"
    assert one.alt.endswith(
        "– nhiều nhất là Xã 59: 59; Xã 58: 58; Xã 57: 57; ít nhất là Xã 12: 12."
    )


def test_nothing_but_zeros_or_one_number_is_no_picture() -> None:
    assert chart_of(table(2, 0), "units") is None
    assert chart_of(table(1, 3), "units") is None
    assert chart_of(table(0), "units") is None
    one = table(2)  # of which the first is nought, and left out here
    assert chart_of(replace(one, rows=one.rows[1:]), "units") is None
    unknown = Table(
        "x", "", (Column("a", "A"), Column("b", "B", "count")), ({"a": "1", "b": Term("", "–")},)
    )
    assert chart_of(unknown, "x") is None


def test_what_is_not_known_is_said_to_be_unknown() -> None:
    assert alt_of("Số", ("A",), (Series("Nhu cầu", (None,)), Series("Đã cử", (0,)))) == (
        "Số – A: nhu cầu chưa có số liệu, đã cử 0."
    )


def test_bars_are_as_long_as_their_numbers() -> None:
    made = plan(GAPS)
    assert stands(GAPS)
    first, *_ = drawn_bars = [bar for bar in made.bars if bar.height > 5]
    assert [round(bar.height / first.height * 181) for bar in drawn_bars] == [
        *(181, 154, 139),
        *(78, 30, 29),
    ]
    lying = plan(MANY)
    assert not stands(MANY)
    longest = max(bar.width for bar in lying.bars)
    assert [round(bar.width / longest * 39) for bar in lying.bars] == [*range(1, 40)]


def test_parts_stand_on_one_another_under_their_sum() -> None:
    made = plan(STACKED)
    low, high = [bar for bar in made.bars if bar.height > 5][:2]
    assert low.y == pytest.approx(high.y + high.height)
    assert low.height / high.height == pytest.approx(30 / 12)
    assert {"42", "8", "12"} <= {text.text for text in made.texts}


def test_unknown_numbers_have_a_dash_and_zeros_a_zero() -> None:
    texts = [text.text for text in plan(ODD).texts]
    assert texts.count("–") == 3
    assert texts.count("0") == 2


@ALL
def test_everything_is_inside_the_picture(one: Chart) -> None:
    made = plan(one)
    assert made.height < 240  # of a page between its margins
    for bar in made.bars:
        assert 0 <= bar.x <= WIDTH - bar.width
        assert 0 <= bar.y <= made.height - bar.height
    for text in made.texts:
        width = broad(text.text, text.points)
        left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
        assert -0.01 <= left <= WIDTH - width + 0.01, text
        assert 0 < text.y <= made.height


@ALL
def test_svg_is_text_with_a_title_and_a_description(one: Chart) -> None:
    root = etree.fromstring(svg(one).encode())
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.get("role") == "img"
    title, desc = root.xpath("s:title", namespaces=space), root.xpath("s:desc", namespaces=space)
    assert root.get("aria-labelledby") == f"{title[0].get('id')} {desc[0].get('id')}"
    assert desc[0].text == one.alt
    assert [text.text or "" for text in root.xpath("s:text", namespaces=space)] == [
        text.text for text in plan(one).texts
    ]
    tags = {etree.QName(element).localname for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "defs", "pattern", "path", "g", "rect", "text"}
    used = set(re.findall(r"url\(#([^)]+)\)", svg(one)))
    assert used <= {element.get("id") for element in root.iter()}
    assert "href" not in svg(one)


@ALL
def test_png_has_the_size_of_its_plan_and_the_same_bytes_again(one: Chart) -> None:
    content = png(one)
    wide, high = struct.unpack(">II", content[16:24])
    made = plan(one)
    assert wide == pytest.approx(made.width / 25.4 * DOTS, abs=1)
    assert high == pytest.approx(made.height / 25.4 * DOTS, abs=1)
    assert content == png(one)
    assert b"matplotlib" not in content.lower()


def test_png_is_dark_where_bars_are_and_white_elsewhere() -> None:
    from matplotlib.image import imread

    dots = imread(io.BytesIO(png(GAPS)), format="png")
    made = plan(GAPS)

    def grey(x: float, y: float) -> float:
        return float(dots[round(y / 25.4 * DOTS), round(x / 25.4 * DOTS)][:3].mean())

    tall = [bar for bar in made.bars if bar.height > 5]
    for bar in tall:
        colour = MANNERS[bar.series].colour
        if colour != "#FFFFFF":
            middle = grey(bar.x + bar.width / 2, bar.y + bar.height / 2)
            assert middle == pytest.approx(int(colour[1:3], 16) / 255, abs=0.01)
    assert grey(tall[0].x - 2, tall[0].y + 2) == 1


def test_series_can_be_told_apart_without_colour() -> None:
    assert len({(one.colour, one.lines) for one in MANNERS}) == len(MANNERS)
    for one in MANNERS:
        red, green, blue = one.colour[1:3], one.colour[3:5], one.colour[5:7]
        assert red == green == blue


def on_screen(one: Chart, width: int = 80) -> list[str]:
    from rich.console import Console

    console = Console(file=io.StringIO(), width=width, color_system=None)
    for part in bars(one, Style(width=width)):
        console.print(part)
    file = console.file
    assert isinstance(file, io.StringIO)
    return [line.rstrip() for line in file.getvalue().splitlines()]


def test_the_terminal_draws_bars_in_eighths_of_a_character() -> None:
    assert on_screen(GAPS, 40) == [
        "Số lượt",
        "  Trung cấp LLCT",
        "    Nhu cầu  ███████████████████████ 181",
        "    Chỉ tiêu ███████████████████▋ 154",
        "    Đã cử    █████████████████▋ 139",
        "  Cao cấp LLCT",
        "    Nhu cầu  █████████▉ 78",
        "    Chỉ tiêu ███▊ 30",
        "    Đã cử    ███▋ 29",
    ]


@ALL
@pytest.mark.parametrize("width", [20, 80, 200])
def test_the_terminal_shows_every_number_in_its_width(one: Chart, width: int) -> None:
    from rich.cells import cell_len

    lines = on_screen(one, width)
    assert all(cell_len(line) <= width for line in lines)
    shown = " ".join(lines).split()
    for series in one.series:
        for value in series.values:
            assert ("–" if value is None else str(value)) in shown


def report(*charts: Chart, tables: tuple[Table, ...] = ()) -> Report:
    import datetime as dt

    return Report(
        "summarize", "Thử", "bang", dt.date(2026, 11, 22), "năm 2021", charts=charts, tables=tables
    )


def parts(content: bytes) -> dict[str, etree._Element]:
    """Read the parts of a workbook that draw."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {
            name: etree.fromstring(book.read(name))
            for name in book.namelist()
            if name.startswith(("xl/charts/", "xl/drawings/drawing"))
        }


C = {"c": "http://schemas.openxmlformats.org/drawingml/2006/chart"}


def test_a_chart_of_a_table_points_to_its_cells() -> None:
    columns = (
        Column("unit", "Đơn vị"),
        Column("c0", "Lượt", "count"),
        Column("share", "%", "share"),
    )
    rows: tuple[Row, ...] = tuple(
        {"unit": name, "c0": at + 1, "share": 0.5} for at, name in enumerate("AB")
    )
    own = Table("thu", "Theo đơn vị", columns, rows, {"unit": "Cộng", "c0": 3})
    one = chart(("Lượt", (1, 2)))
    made = parts(workbook(report(one, tables=(own,)), Style()))
    drawing = made["xl/charts/chart1.xml"]
    # Three lines above, an empty one, the heading: the rows begin in the sixth.
    assert drawing.xpath("//c:cat//c:f/text()", namespaces=C) == ["'Theo đơn vị'!$A$6:$A$7"]
    assert drawing.xpath("//c:val//c:f/text()", namespaces=C) == ["'Theo đơn vị'!$B$6:$B$7"]
    assert drawing.xpath("//c:val//c:v/text()", namespaces=C) == ["1", "2"]
    assert drawing.xpath("//c:valAx/c:numFmt/@formatCode", namespaces=C) == ["#,##0"]
    described = made["xl/drawings/drawing1.xml"].xpath("//@descr")
    assert described == [one.alt]


@ALL
def test_a_chart_without_a_table_brings_its_own(one: Chart) -> None:
    import openpyxl

    content = workbook(report(one), Style())
    made = parts(content)["xl/charts/chart1.xml"]
    sheets = openpyxl.load_workbook(io.BytesIO(content))
    places = made.xpath("//c:val//c:f/text()", namespaces=C)
    assert len(places) == len(one.series)
    for place, series in zip(places, one.series, strict=True):
        name, _, cells = place.rpartition("!")
        sheet = sheets[name.strip("'").replace("''", "'")]
        found = tuple(cell.value for (cell,) in sheet[cells.replace("$", "")])
        assert found == series.values
    assert not made.xpath("//c:title//c:f", namespaces=C)
    assert made.xpath("//c:tx//c:f/text()", namespaces=C) == []


def test_charts_are_printed_with_their_tables() -> None:
    """In a workbook with a cover every chart has a table, a line in the contents and its room."""
    import openpyxl

    told = replace(report(GAPS, STACKED), subject="lượt người")
    book = openpyxl.load_workbook(io.BytesIO(workbook(told, Style())))
    contents = [cell.value for cell in book["Mục lục"]["A"]]
    assert {"Biểu 1", "Biểu 2"} <= set(contents)
    for name in ("Biểu 1", "Biểu 2"):
        sheet = book[name]
        (chart_of_sheet,) = vars(sheet)["_charts"]
        assert chart_of_sheet.anchor.to.row < int(sheet.print_area.rpartition("$")[2])
        assert sheet.page_setup.fitToHeight is None  # one page; 0 would be as many as needed


def test_a_share_is_shown_as_one_in_a_workbook() -> None:
    one = chart(("Nữ", (0.385, 0.5)), kind="share")
    made = parts(workbook(report(one), Style()))["xl/charts/chart1.xml"]
    assert made.xpath("//c:dLbls/c:numFmt/@formatCode", namespaces=C) == ["0.0%"]
    assert made.xpath("//c:valAx/c:numFmt/@formatCode", namespaces=C) == ["0%"]
    assert "38,5%" in [text.text for text in plan(one).texts]


@ALL
def test_a_document_shows_its_charts_where_the_template_says(one: Chart) -> None:
    from hongngu_cli import in_force
    from hongngu_cli.write.docx import render as document
    from hongngu_cli.write.markdown import render as markdown
    from hongngu_cli.write.webpage import render as page

    style = Style(
        templates=Path(__file__).resolve().parents[1] / "templates",
        profile=lambda: in_force.profiles()["hd05"],
    )
    told = report(one)
    page_ = page(told, style).decode()
    assert page_.count("<svg ") == 1
    assert "<script" not in page_
    assert problems(page_) == []
    figure = etree.fromstring(page_[page_.index("<svg ") : page_.index("</svg>") + 6])
    assert figure.findtext("{http://www.w3.org/2000/svg}desc") == one.alt
    content = document(told, style)
    assert content == document(told, style)
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        pictures = [name for name in made.namelist() if name.startswith("word/media/")]
        assert [made.read(name) for name in pictures] == [png(one)]
        text = etree.fromstring(made.read("word/document.xml"))
        assert text.xpath("//@descr") == [one.alt]
    assert "chart:" not in markdown(told, style).decode()


def test_a_picture_may_be_shown_twice(tmp_path: Path) -> None:
    from hongngu_cli.write.webpage import render as page

    (tmp_path / "bang.md.j2").write_text(
        "# Thử\n\n---\n\n{{ charts.thu | picture }}\n\n![Như trên](chart:thu)\n", encoding="utf-8"
    )
    made = page(report(GAPS), Style(templates=tmp_path)).decode()
    assert problems(made) == []
    assert re.findall(r"<desc[^>]*>([^<]*)<", made) == [GAPS.alt, "Như trên"]


def test_a_chart_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    from hongngu_cli.model.failure import CONFIGURATION, Failure
    from hongngu_cli.write.webpage import render as page

    (tmp_path / "bang.md.j2").write_text("![](chart:khac)", encoding="utf-8")
    with pytest.raises(Failure) as failed:
        page(report(GAPS), Style(templates=tmp_path))
    assert failed.value.code == CONFIGURATION
    assert "khac" in failed.value.says
    assert failed.value.advice == "Các biểu đồ có: thu."


def test_a_whole_document_has_the_pictures_of_its_parts(
    tmp_path: Path, train_report: TrainReport
) -> None:
    made = tmp_path / "kq.docx"
    asked = ("report", "ket-qua", SAMPLES, "--as-of", "22/11/2026", "-o", made)
    assert train_report(*asked, "--chart").returncode == 0
    with zipfile.ZipFile(made) as parts:
        text = parts.read("word/document.xml").decode()
        pictures = [name for name in parts.namelist() if name.startswith("word/media/")]
    assert len(pictures) == text.count("<wp:docPr") == 7
    assert "Cao cấp LLCT: nhu cầu 78, chỉ tiêu 30, đã cử 29" in text
    before = made.read_bytes()
    assert train_report(*asked, "--chart").returncode == 0
    assert made.read_bytes() == before
    assert train_report(*asked).returncode == 0
    with zipfile.ZipFile(made) as parts:
        assert not [name for name in parts.namelist() if name.startswith("word/media/")]


def test_what_cannot_be_drawn_is_said(tmp_path: Path, train_report: TrainReport) -> None:
    file = tmp_path / "ds.csv"
    file.write_text("STT,Họ và tên,Trình độ đào tạo,Năm\n1,Lê An,Trung cấp LLCT,2020\n", "utf-8")
    none = train_report("summarize", file, "--year", "2019", "--chart")
    assert none.returncode == 0
    assert "Không có biểu đồ: chưa đủ số liệu để vẽ." in none.stdout
    plain = train_report("summarize", file, "--chart", "--format", "json", "--as-of", "1/1/2026")
    same = train_report("summarize", file, "--format", "json", "--as-of", "1/1/2026")
    assert plain.stdout == same.stdout


def test_a_template_that_needs_charts_asks_for_the_option(
    tmp_path: Path, train_report: TrainReport
) -> None:
    own = tmp_path / "own.md.j2"
    own.write_text("{{ charts.gaps | picture }}", encoding="utf-8")
    asked = ("report", "ket-qua", SAMPLES, "--template", own, "-o", tmp_path / "own.html")
    without = train_report(*asked)
    assert without.returncode == 4
    assert "--chart" in without.stderr
    assert train_report(*asked, "--chart").returncode == 0
    assert "<svg " in (tmp_path / "own.html").read_text(encoding="utf-8")
