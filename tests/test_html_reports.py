"""Web pages of reports: everybody can use them, they print on A4, and ask the network nothing."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from html_checker import contrast, problems
from write_reports import REPORTS, STYLE

from hongngu_cli.write.formats import render
from hongngu_cli.write.webpage import page

if TYPE_CHECKING:
    from conftest import TrainReport

Chromium = Callable[..., str]
PORTRAIT, LANDSCAPE = (595, 842), (842, 595)
"""A4 in points."""
HEAD = "<p>ĐẢNG BỘ</p><h1>BÁO CÁO<br>kết quả đào tạo</h1>"
FOOT = "<p>T/M BAN THƯỜNG VỤ</p>"
LETTER = """Mở đầu.

## I- KẾT QUẢ

#### a) Một điểm

**Bảng 1. Theo trình độ**

| STT | Trình độ | Lượt người |
| ---: | :--- | ---: |
| 1 | Sơ cấp | 37 |
| 2 | Trung cấp | 139 |

*Không tính người tự túc.*

##### QUYẾT ĐỊNH:

Điều 1.

# PHỤ LỤC 1

Danh sách cán bộ được cử đi

## Đợt 1

| Họ và tên | Đơn vị |
| :--- | :--- |
{rows}
"""
ROWS = "\n".join(f"| Nguyễn Văn {number} | Xã An Phước |" for number in range(1, 71))


def letter() -> str:
    return page(LETTER.format(rows=ROWS), "Báo cáo", HEAD, FOOT)


def made(name: str) -> str:
    if name == "letter":
        return letter()
    return render(REPORTS[name](), "html", STYLE).decode("utf-8")


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.html"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", [*REPORTS, "letter"])
def test_everybody_can_use_a_page(name: str) -> None:
    assert problems(made(name)) == []


@pytest.mark.parametrize("name", ["ket-qua", "cong-van-chi-tieu", "ke-hoach"])
def test_everybody_can_use_a_document(name: str, tmp_path: Path, train_report: TrainReport) -> None:
    path = tmp_path / f"{name}.html"
    years = ("--from", "2022", "--to", "2026") if name == "ke-hoach" else ("--chart",)
    told = train_report("report", name, "sample_data", *years, "-o", path)
    assert told.returncode == 0, told.stderr
    assert problems(path.read_text(encoding="utf-8")) == []


WRONG = [
    ('lang="vi"', "", "the language is not said"),
    ("<title>Báo cáo</title>", "<title> </title>", "no title"),
    ("<main ", "<div ", "not one main"),
    ('<a class="skip" href="#noi-dung">', '<a class="skip">', "no link past the page's head"),
    ('href="#noi-dung"', 'href="#x"', "a link to #x leads nowhere"),
    ("initial-scale=1", "initial-scale=1, user-scalable=no", "may not be enlarged"),
    (":focus-visible { outline: 3px solid", ":focus-visible { outline: none", "focus is not seen"),
    ("<h1>", "<h2>", "h1 is not once and first"),
    ('<h3 id="muc-2"', '<h4 id="muc-2"', "h4 comes after h2"),
    ('<caption id="bang-3">', '<caption id="bang-4">', "aria-labelledby of div finds no bang-3"),
    ('id="bang-3"', 'id="muc-1"', "an id stands twice"),
    ("<strong>Bảng 1. Theo trình độ</strong>", "", "has neither caption nor name"),
    ('<th scope="col">STT', "<th>STT", "'STT' heads nothing"),
    (
        '<th scope="row" class="name left">Sơ cấp</th>',
        '<td class="left">Sơ cấp</td>',
        "'Sơ cấp' names a row",
    ),
    ('role="region" aria-labelledby="bang-3" tabindex="0"', "", "cannot be moved by the keyboard"),
    ('tabindex="0"', 'tabindex="2"', "the order of the keyboard"),
    ("Mở đầu.", '<img src="data:image/png;base64,">', "without text in its place"),
    ("Mở đầu.", "<svg><text>x</text></svg>", "a drawing without role and text"),
    ("Mở đầu.", '<img alt="x" src="https://a.vn/x.png">', "leads away"),
    ("Mở đầu.", "<script></script>", "a script"),
    ("Mở đầu.", '<b onclick="x()">x</b>', "has a script"),
    ("Mở đầu.", '<p style="color: #767676">nhạt</p>', "too little contrast: p"),
    ("color: #000; }", "color: #000; } p { color: #777; }", "#777 on #fff has too little"),
    ("background: #f2f2f0; }", "background: #333; }", "#000 on #333 has too little"),
    ("default-src 'none'", "default-src *", "no policy"),
    ("h1 {", "@import 'x.css'; h1 {", "asks for a file"),
]


@pytest.mark.parametrize(("right", "wrong", "told"), WRONG)
def test_the_checker_finds_what_is_wrong(right: str, wrong: str, told: str) -> None:
    good = letter()
    assert right in good
    assert any(told in one for one in problems(good.replace(right, wrong)))


def test_contrast_is_measured_as_wcag_does() -> None:
    assert round(contrast("#000", "#ffffff"), 1) == 21.0
    assert round(contrast("#767676", "#fff"), 2) == 4.54


def test_the_parts_of_a_letter() -> None:
    text = letter()
    assert text.count("<h1>") == 1
    assert '<h2 id="muc-1" class="part">I- KẾT QUẢ</h2>' in text
    assert '<h3 id="muc-2" class="point">a) Một điểm</h3>' in text
    assert '<caption id="bang-3"><strong>Bảng 1. Theo trình độ</strong></caption>' in text
    assert '<td class="right">1</td><th scope="row" class="name left">Sơ cấp</th>' in text
    assert '<p class="centred">QUYẾT ĐỊNH:</p>' in text
    assert text.index(FOOT) < text.index('<section class="annex across">')
    assert '<h2 id="muc-4">PHỤ LỤC 1</h2>' in text
    assert '<h3 id="muc-5" class="part">Đợt 1</h3>' in text
    assert 'aria-label="Bảng số liệu"' in page("| a |\n| --- |\n| b |", "T", HEAD, FOOT)
    short = page("Một dòng.", "T", HEAD, FOOT)
    assert f"</main>\n<footer>\n{FOOT}\n</footer>" in short


def sizes(printed: Path) -> list[tuple[int, int]]:
    """Give the size of each page of a PDF that Chromium printed, in points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed.read_bytes())
    return [(round(float(width)), round(float(height))) for width, height in boxes]


@pytest.mark.chromium
@pytest.mark.parametrize(
    ("name", "pages"),
    [
        ("summary", [PORTRAIT, PORTRAIT]),
        ("wide", [LANDSCAPE, PORTRAIT]),
        ("empty", [PORTRAIT]),
        ("letter", [PORTRAIT, LANDSCAPE, LANDSCAPE, LANDSCAPE, LANDSCAPE]),
    ],
)
def test_a_page_prints_on_a4(
    name: str, pages: list[tuple[int, int]], tmp_path: Path, chromium: Chromium
) -> None:
    printed = tmp_path / "in.pdf"
    path = put(tmp_path, name, made(name))
    chromium(path, "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    assert sizes(printed) == pages


@pytest.mark.chromium
@pytest.mark.parametrize("width", [400, 1000])
def test_a_page_shows_itself(width: int, tmp_path: Path, chromium: Chromium) -> None:
    shown = {}
    for name in ("summary", "letter", "blank"):
        picture = tmp_path / f"{name}.png"
        text = made(name) if name != "blank" else "<!DOCTYPE html><title>x</title>"
        path = put(tmp_path, name, text)
        chromium(path, f"--screenshot={picture}", f"--window-size={width},1400")
        shown[name] = picture.read_bytes()
        assert shown[name].startswith(b"\x89PNG")
        assert int.from_bytes(shown[name][16:20]) == width
    # What is the same all over takes next to no room in a PNG.
    assert min(len(shown["summary"]), len(shown["letter"])) > 5 * len(shown["blank"])


@pytest.mark.chromium
def test_a_page_is_taken_as_it_was_written(tmp_path: Path, chromium: Chromium) -> None:
    """Chromium mends nothing: its tree has the elements of the text, and no other."""
    text = made("vicious")
    read = chromium(put(tmp_path, "vicious", text), "--dump-dom")
    assert re.findall(r"<(\w+)", read) == re.findall(r"<(\w+)", text)


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """Give the address of a server on this machine, and what it is asked for."""
    asked: list[str] = []

    class Told(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - its name
            """Say nothing."""

    serving = HTTPServer(("127.0.0.1", 0), Told)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}", asked
    serving.shutdown()
    serving.server_close()


def requests_of(page: Path, folder: Path, chromium: Chromium) -> list[str]:
    """Give the addresses a page asked for; what a browser asks for itself has no origin."""
    log = folder / "net.json"
    chromium(page, f"--log-net-log={log}", f"--screenshot={folder / 'hinh.png'}")
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    told = (event.get("params", {}) for event in events)
    return sorted(
        {one["url"] for one in told if "url" in one and one.get("initiator", NOBODY) != NOBODY}
    )


NOBODY = "not an origin"


@pytest.mark.chromium
def test_no_page_asks_the_network(
    tmp_path: Path, chromium: Chromium, server: tuple[str, list[str]]
) -> None:
    address, asked = server
    picture = f'<img alt="x" src="{address}/hinh.png">'
    for name in ("vicious", "letter"):
        assert requests_of(put(tmp_path, name, made(name)), tmp_path, chromium) == []
    # The log shows what a page asks for, where our policy does not forbid it.
    policy = r"<meta http-equiv[^>]*>"
    kept = letter().replace("Mở đầu.", picture)
    assert requests_of(put(tmp_path, "kept", kept), tmp_path, chromium) == []
    assert asked == []
    free = re.sub(policy, "", kept)
    assert requests_of(put(tmp_path, "free", free), tmp_path, chromium) == [f"{address}/hinh.png"]
    assert asked == ["/hinh.png"]
