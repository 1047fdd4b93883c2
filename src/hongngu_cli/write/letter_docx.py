"""What stands around the text of an official document, as Word knows it."""

from __future__ import annotations

from collections.abc import Sequence

from hongngu_cli.model.letter import Letter
from hongngu_cli.model.profile import Columns, Paper
from hongngu_cli.write.docx_xml import gap, kept, line, paragraph, rule, runs_xml, spacing, twips
from hongngu_cli.write.letter_lines import addressees, cased, height, on_lines, recipients, width

RULE = 6
"""Points that a drawn line takes, with the room above and under it."""
LEAST = 6
"""Points at least between the right half of the letterhead and its last line."""
SIGNATURE = 4
"""Lines for the signature."""
BESIDE = 25
"""Millimetres that a title of several lines leaves free, on both sides together."""
INSIDE = 1.5
"""Millimetres that a half's longest line leaves free."""
APART = 12
"""Points between the title of a paper read aloud and its text, and above the signature."""
INDENT = 10
"""Millimetres at least before those whom a document addresses."""

TAB = "<w:r><w:tab/></w:r>"
END = gap(1)
"""Word wants a paragraph after a table."""


def opening(letter: Letter) -> list[str]:
    """Write what stands above the text."""
    profile = letter.profile
    if letter.shape == "speech":
        body = _text(letter, "body", letter.body, profile.paper.room(landscape=False) - BESIDE)
        return [*_title(letter), *(line("body", text, spacing(after=APART)) for text in body)]
    title = [] if letter.shape == "dispatch" else _title(letter)
    return [_letterhead(letter), *title, *_addressed(letter)]


def closing(letter: Letter) -> list[str]:
    """Write what stands beneath the text, on one page."""
    if letter.shape == "speech":
        return []
    words, room = letter.profile.words, letter.profile.closing.right - INSIDE
    signed = [("authority", letter.authority), *(("post", post) for post in letter.post)]
    right = [line(key, text) for key, said in signed for text in _text(letter, key, said, room)]
    right += [paragraph("signature")] * SIGNATURE
    right += [line("signer", text) for text in _text(letter, "signer", letter.signer, room)]
    left = [line("recipients_title", words.recipients)] if letter.recipients else []
    left += [line("recipients", f"- {one}") for one in recipients(letter)]
    above = kept(gap(APART / 2))
    return [above, _halves(letter.profile.closing, letter.profile.paper, left, right), END]


def _letterhead(letter: Letter) -> str:
    """Write both halves; the number and the date stand on one line."""
    profile, words = letter.profile, letter.profile.words
    left_room, right_room = profile.letterhead.left, profile.letterhead.right
    bodies = [("superior", letter.superior), ("body", letter.body)]
    mottos = [*(("nation", text) for text in words.motto[:-1]), ("motto", words.motto[-1])]
    left, left_high = _stack(letter, bodies, left_room - INSIDE)
    right, right_high = _stack(letter, mottos, right_room)
    if words.star:
        left.append(line("star", words.star))
        left_high += height(profile.elements["star"])
    elif profile.rules.body and letter.body:
        left.append(_under(letter, "body", letter.body, left_room))
        left_high += RULE
    right.append(_under(letter, "motto", words.motto[-1], right_room))
    right_high += RULE
    last = max(left_high, right_high + LEAST)
    for text in _text(letter, "number", letter.number, left_room):
        left.append(line("number", text, spacing(before=last - left_high)))
    for text in _text(letter, "place_date", letter.place_date, right_room):
        right.append(line("place_date", text, spacing(before=last - right_high)))
    if letter.shape == "dispatch":
        about = _text(letter, "about_dispatch", letter.about, left_room - INSIDE)
        left += [line("about_dispatch", text, spacing(before=LEAST / 2)) for text in about]
    return _halves(profile.letterhead, profile.paper, left, right)


def _title(letter: Letter) -> list[str]:
    """Write the kind of document and what it is about."""
    profile, room = letter.profile, letter.profile.paper.room(landscape=False)
    lines = [("kind", letter.kind), ("about", letter.about)]
    made, _ = _stack(letter, lines, room - BESIDE)
    if profile.words.about_end:
        made.append(line("about_end", profile.words.about_end))
    elif profile.rules.about and letter.about:
        after = profile.elements["about_end"].after
        made.append(_under(letter, "about", letter.about, room, after))
    return made


def _addressed(letter: Letter) -> list[str]:
    """Write whom it goes to, all in one column in the middle."""
    element, room = letter.profile.elements["addressed"], letter.profile.paper.room(landscape=False)
    title, names = letter.profile.words.addressed, addressees(letter)
    lead = width(f"{title}  ", element)
    widest = max((width(name, element) for name in names), default=0)
    start = max((room - lead - widest) / 2, INDENT)
    made = []
    for number, name in enumerate(names):
        first, last = number == 0, number == len(names) - 1
        before = runs_xml([(title, False, False)]) + TAB if first else ""
        space = spacing(element.before * first, element.after * last)
        hanging = f' w:hanging="{twips(lead)}"' if first else ' w:firstLine="0"'
        indent = f'<w:ind w:left="{twips(start + lead)}"{hanging}/>'
        runs = before + runs_xml([(name, False, False)])
        made.append(paragraph("addressed", runs, space + indent))
    return made


def _stack(
    letter: Letter, lines: Sequence[tuple[str, str]], room: float
) -> tuple[list[str], float]:
    """Write lines one under the other, and say how high they are in points."""
    made, high = [], 0.0
    for key, said in lines:
        for text in _text(letter, key, said, room):
            made.append(line(key, text))
            high += height(letter.profile.elements[key], text.count("\n") + 1)
    return made, high


def _under(letter: Letter, key: str, said: str, room: float, after: float = 0) -> str:
    """Draw the line under a text, as long as its share of it."""
    element, share = letter.profile.elements[key], getattr(letter.profile.rules, key)
    [text] = _text(letter, key, said, room - (BESIDE if key == "about" else INSIDE))
    return rule(width(text, element) * share, room, RULE, after)


def _text(letter: Letter, key: str, said: str, room: float) -> list[str]:
    """Give a text as it is printed, in balanced lines; nothing where there is none."""
    element = letter.profile.elements[key]
    return [on_lines(cased(said, element), element, room, letter.profile)] if said else []


def _halves(columns: Columns, paper: Paper, left: Sequence[str], right: Sequence[str]) -> str:
    """Write a table of two halves without borders, which no page break splits.

    The right one takes what the left one leaves of the page, to the last twip.
    """
    page = twips(paper.short) - twips(paper.left) - twips(paper.right)
    widths = twips(columns.left), page - twips(columns.left)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>'
        f"{''.join(half) or paragraph('recipients')}</w:tc>"
        for wide, half in zip(widths, (left, right), strict=True)
    )
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    margins = '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )
