"""What stands around a document's text: is each line of it as its kind of office must have it?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import matplotlib as mpl
from document_parts import Document, Grid, Line
from document_rules import Range, Rules  # noqa: TC002 - a file of ours

SHARE = (0.33, 0.5)
DATE = re.compile(r".+,\s+ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm \d{4}")


def letterhead(read: Document, rules: Rules, shape: str) -> Iterator[str]:
    content = read.sections[0].content
    table = content[0]
    if not isinstance(table, Grid) or table.bordered or len(table.rows) != 1:
        yield "letterhead is not one row without borders"
        return
    if table.widths != rules.letterhead:
        yield f"letterhead is {table.widths} wide"
    left, right = table.rows[0]
    yield from _mottos(right, rules)
    said = [line for line in left if line.text.strip()]
    numbers = [at for at, line in enumerate(said) if line.text.startswith("Số")]
    if not numbers:
        yield "no number"
        return
    bodies, number, beneath = said[: numbers[0]], said[numbers[0]], said[numbers[0] + 1 :]
    yield from _centred(said, "left half")
    if not re.fullmatch(rules.number, number.text):
        yield f"number is {number.text!r}"
    yield from sized(number, rules.number_size, "number")
    yield from _plain(number, "number")
    yield from _bodies(bodies, left, rules)
    if len(beneath) != (shape == "dispatch"):
        yield f"under the number stands {[line.text for line in beneath]}"
    if shape != "dispatch":
        yield from _kind(content[1:], rules)
    elif not any(isinstance(one, Line) and one.text.startswith("Kính gửi:") for one in content):
        yield "no Kính gửi"


def _mottos(right: tuple[Line, ...], rules: Rules) -> Iterator[str]:
    said = [line for line in right if line.text.strip()]
    yield from _centred(said, "right half")
    for line, (text, sizes) in zip(said, rules.mottos, strict=False):
        if line.text != text:
            yield f"motto is {line.text!r}"
        yield from sized(line, sizes, text)
        if not line.all("b"):
            yield f"{text} is not bold"
    yield from _ruled(right, said[len(rules.mottos) - 1], (0.93, 1.07), "motto")
    places = said[len(rules.mottos) :]
    if [bool(DATE.fullmatch(line.text)) for line in places] != [True]:
        yield f"place and date are {[line.text for line in places]}"
    for line in places:
        yield from sized(line, rules.place_size, "place and date")
        if not line.all("i") or line.any("b"):
            yield "place and date are not italic"


def _bodies(lines: list[Line], left: tuple[Line, ...], rules: Rules) -> Iterator[str]:
    if rules.star:
        if not lines or lines[-1].text != "*":
            yield "no * under the body's name"
        else:
            lines = lines[:-1]
    if not lines:
        yield "no body"
        return
    *superior, body = lines
    for line in lines:
        if line.text != line.text.upper():
            yield f"{line.text!r} is not in capitals"
    for line in superior:
        yield from sized(line, rules.superior, "superior body")
        if line.any("b"):
            yield "superior body is bold"
    yield from sized(body, rules.body, "body")
    if not body.all("b"):
        yield "body is not bold"
    if not rules.star:
        yield from _ruled(left, body, SHARE, "body")


def title_block(read: Document, rules: Rules) -> Iterator[str]:
    content = read.sections[0].content
    if any(isinstance(one, Grid) and not one.bordered for one in content):
        yield "a paper read aloud has no letterhead and no signature"
    if any(isinstance(one, Line) and one.text.startswith("Số") for one in content[:6]):
        yield "a paper read aloud has no number"
    yield from _kind(content, rules)


def _kind(content: list[Line | Grid], rules: Rules) -> Iterator[str]:
    lines = [one for one in content[:6] if isinstance(one, Line)]
    kind, about = lines[0], lines[1]
    if kind.text != kind.text.upper():
        yield f"{kind.text!r} is not in capitals"
    for line, sizes, name in ((kind, rules.kind, "kind"), (about, rules.about, "about")):
        yield from sized(line, sizes, name)
        if not line.all("b") or line.align != "center":
            yield f"{name} is not bold in the middle"
    if rules.about_rule:
        yield from _ruled(tuple(lines), about, SHARE, "about")
    elif lines[2].text != "-----" or lines[2].align != "center":
        yield "no ----- under what the document is about"


def closing(read: Document, rules: Rules) -> Iterator[str]:
    tables = [one for s in read.sections for one in s.content if isinstance(one, Grid)]
    halves = [one for one in tables if not one.bordered and len(one.widths) == 2]
    if len(halves) < 2:
        yield "no closing block"
        return
    block = halves[-1]
    if not all(block.unsplit):
        yield "closing block may be split over pages"
    content = next(s.content for s in read.sections if block in s.content)
    above = content[: content.index(block)]
    if not all(one.keep for one in above[-2:] if isinstance(one, Line)):
        yield "signature may stand alone on a page"
    left, right = block.rows[0]
    yield from _received(left, rules)
    yield from _signed(right, rules)


def _received(left: tuple[Line, ...], rules: Rules) -> Iterator[str]:
    size, flags = rules.recipients_title
    said = [line for line in left if line.text.strip()]
    if not said or said[0].text != "Nơi nhận:":
        yield "no Nơi nhận"
        return
    title, *items = said
    if title.sizes() != {size} or {f for f in "biu" if title.all(f)} != flags:
        yield f"Nơi nhận is {title.sizes()} {title.runs[0].flags}"
    for number, line in enumerate(items, 1):
        end = "." if number == len(items) else ";"
        if not line.text.startswith("- ") or not line.text.endswith(end):
            yield f"recipient {line.text!r} has no marks"
        if line.sizes() != {rules.recipients}:
            yield f"recipients are {line.sizes()}"
    if not items or not re.match(r"- Lưu\b", items[-1].text):
        yield "Lưu is not the last of Nơi nhận"


def _signed(right: tuple[Line, ...], rules: Rules) -> Iterator[str]:
    said = [at for at, line in enumerate(right) if line.text.strip()]
    yield from _centred([right[at] for at in said], "signature")
    authority, *posts, signer = [right[at] for at in said]
    if not authority.text.startswith(rules.before_authority):
        yield f"authority is {authority.text!r}"
    for line in (authority, *posts):
        if line.text != line.text.upper():
            yield f"{line.text!r} is not in capitals"
        yield from sized(line, rules.authority, "authority and office")
    if not authority.all("b"):
        yield "authority is not bold"
    if any(line.any("b") != rules.post_bold for line in posts):
        yield "bold of the office held is wrong"
    if said[-1] - said[-2] - 1 < 4:
        yield "fewer than four lines for the signature"
    if any(line.number("spacing", "line") < 240 for line in right[said[-2] + 1 : said[-1]]):
        yield "lines for the signature are too low"
    yield from sized(signer, rules.authority, "signer")
    if not signer.all("b") or re.match(r"(TS|ThS|PGS|GS|Đồng chí)\b", signer.text):
        yield f"signer is {signer.text!r}"


def unsigned(read: Document) -> Iterator[str]:
    for line in read.lines():
        if line.text.startswith("Nơi nhận"):
            yield "a paper read aloud has no Nơi nhận"


def _centred(lines: list[Line], name: str) -> Iterator[str]:
    if any(line.align != "center" for line in lines):
        yield f"{name} is not in the middle"


def sized(line: Line, sizes: Range, name: str) -> Iterator[str]:
    least, most = sizes
    if any(not least <= size <= most for size in line.sizes()):
        yield f"{name} is of {sorted(line.sizes())} half points"


def _plain(line: Line, name: str) -> Iterator[str]:
    if line.any("b") or line.any("i"):
        yield f"{name} is not upright"


def _ruled(
    lines: tuple[Line, ...], under: Line, share: tuple[float, float], name: str
) -> Iterator[str]:
    """Look for the solid line under a text, and measure it."""
    at = lines.index(under)
    drawn = under if under.border else lines[at + 1] if at + 1 < len(lines) else under
    if not drawn.border:
        yield f"no line under {name}"
        return
    whole = drawn.room or 11906 - 1701 - 850
    long = whole - drawn.number("indent", "left") - drawn.number("indent", "right")
    least, most = share
    said = max(_width(text, under.runs[0].size) for text in under.text.split("\n"))
    if not least <= long / said <= most:
        yield f"line under {name} is {long / said:.2f} of the text"


@cache
def _widths() -> dict[str, int]:
    """Read how wide letters of Times Bold are, in thousandths, from the font's own measures."""
    measures = Path(mpl.get_data_path()) / "fonts/afm/ptmb8a.afm"
    found = re.findall(r"C (\d+) ; WX (\d+)", measures.read_text("latin-1"))
    return {chr(int(code)): int(wide) for code, wide in found}


def _width(text: str, half_points: int) -> float:
    bare = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    letters = [letter for letter in bare if not unicodedata.combining(letter)]
    return sum(_widths().get(letter, 500) for letter in letters) / 1000 * half_points * 10
