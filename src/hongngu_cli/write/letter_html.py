"""What stands around the text of an official document, as parts of a web page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from hongngu_cli.model.letter import Letter
from hongngu_cli.model.profile import Columns, Element
from hongngu_cli.write.letter_lines import addressees, cased, on_lines, recipients

HEADS = ("kind", "about_dispatch")
"""What the page is called by: a công văn has no kind."""
INSIDE, BESIDE = 1.5, 25
"""Millimetres that the longest line of a half and of the title leave free."""
NONE: Mapping[str, float] = {}
LINES = 4
"""Lines for the signature."""
CSS = f"""\
.halves {{ display: grid; align-items: start; row-gap: .4em; }}
.halves p, .title p, .title h1 {{ margin: 0; text-indent: 0; text-wrap: balance; }}
.halves h1 {{ margin: 0; text-wrap: balance; }}
.half, .title {{ text-align: center; line-height: 1.15; }}
.title {{ margin: 1.3em 0 1em; }}
.ruled span {{ display: inline-block; padding-bottom: 4px; }}
.ruled span::after {{ content: ""; display: block; width: var(--rule); margin: 2px auto -4px;
  border-top: 1px solid #000; }}
.addressed {{ display: grid; grid-template-columns: max-content auto; column-gap: .5em;
  justify-content: center; margin: 1em 0 .6em; }}
header .addressed p {{ margin: 0; text-indent: 0; text-align: left; }}
.closing {{ break-inside: avoid; break-before: avoid; margin-top: 1em; }}
.closing p, .closing li {{ text-indent: 0; text-align: inherit; margin: 0; }}
.closing ul {{ padding: 0; margin: 0; list-style-position: inside; line-height: 1.15; }}
.signer {{ padding-top: {LINES * 1.15}em; }}
@media (max-width: 40rem) {{ .halves {{ grid-template-columns: 1fr !important; }} }}
"""


def letterhead(letter: Letter) -> str:
    """Write what stands above the text; it holds the page's h1."""
    if letter.shape == "speech":
        return "\n".join(_title(letter, [("body", letter.body)]))
    profile, words = letter.profile, letter.profile.words
    dispatch = letter.shape == "dispatch"
    bodies = [("superior", letter.superior), ("body", letter.body), ("star", words.star)]
    mottos = [*(("nation", text) for text in words.motto[:-1]), ("motto", words.motto[-1])]
    rules = {"motto": profile.rules.motto, "body": profile.rules.body}
    beneath = [("about_dispatch", letter.about)] if dispatch else []
    left, right = profile.letterhead.left, profile.letterhead.right
    halves = [
        _half(letter, bodies, left, rules),
        _half(letter, mottos, right, rules),
        _half(letter, [("number", letter.number), *beneath], left),
        _half(letter, [("place_date", letter.place_date)], right),
    ]
    title = () if dispatch else _title(letter, [])
    return "\n".join([_grid(profile.letterhead, halves), *title, *_addressed(letter)])


def signature(letter: Letter) -> str:
    """Write what stands beneath the text."""
    if letter.shape == "speech":
        return ""
    profile, names = letter.profile, recipients(letter)
    title = (
        _line(letter, "recipients_title", profile.words.recipients, profile.closing.left)
        if names
        else ""
    )
    look = _look(profile.elements["recipients"])
    items = "".join(f'<li style="{look}">{escape(name)}</li>' for name in names)
    received = f"<div>{title}\n<ul>{items}</ul></div>" if names else "<div></div>"
    posts = [("post", post) for post in letter.post]
    signed = [("authority", letter.authority), *posts, ("signer", letter.signer)]
    halves = [received, _half(letter, signed, profile.closing.right)]
    return _grid(profile.closing, halves, "halves closing")


def _title(letter: Letter, beneath: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Write the kind of document, what it is about, and what stands beneath."""
    rules, words = letter.profile.rules, letter.profile.words
    yield '<div class="title">'
    room = letter.profile.paper.room(landscape=False) - BESIDE
    yield _line(letter, "kind", letter.kind, room)
    yield _line(letter, "about", letter.about, room, 0 if words.about_end else rules.about)
    if words.about_end:
        end = _look(letter.profile.elements["about_end"])
        yield f'<p style="{end}; margin-bottom: .6em" aria-hidden="true">{words.about_end}</p>'
    yield from (_line(letter, key, text, room) for key, text in beneath)
    yield "</div>"


def _addressed(letter: Letter) -> Iterator[str]:
    """Write whom it goes to, one under the other."""
    if names := addressees(letter):
        look = _look(letter.profile.elements["addressed"])
        said = "<br>".join(map(escape, names))
        yield f'<div class="addressed" style="{look}"><p>{letter.profile.words.addressed}</p>'
        yield f"<p>{said}</p></div>"


def _grid(columns: Columns, halves: Sequence[str], manner: str = "halves") -> str:
    shares = f"{columns.left:g}fr {columns.right:g}fr"
    made = "\n".join(halves)
    return f'<div class="{manner}" style="grid-template-columns: {shares}">\n{made}\n</div>'


def _half(
    letter: Letter,
    said: Sequence[tuple[str, str]],
    room: float,
    rules: Mapping[str, float] = NONE,
) -> str:
    """Write lines one under the other; ``rules`` are the lines drawn under some."""
    lines = "\n".join(
        _line(letter, key, text, room, rules.get(key, 0)) for key, text in said if text
    )
    return f'<div class="half">\n{lines}\n</div>'


def _line(letter: Letter, key: str, said: str, room: float, rule: float = 0) -> str:
    """Write a line as its element is; ``rule`` is the share of it that a line is drawn under."""
    element, tag = letter.profile.elements[key], "h1" if key in HEADS else "p"
    broken = on_lines(cased(said, element), element, room - INSIDE, letter.profile)
    text, look = escape(broken).replace("\n", "<br>"), _look(element)
    if not rule:
        return f'<{tag} class="{key}" style="{look}">{text}</{tag}>'
    share = f"{look}; --rule: {rule:.0%}"
    return f'<{tag} class="{key} ruled" style="{share}"><span>{text}</span></{tag}>'


def _look(element: Element) -> str:
    """Give an element's letters as CSS."""
    parts = [f"font-size: {element.size:g}pt", f"font-weight: {700 if element.bold else 400}"]
    parts += ["font-style: italic"] * element.italic
    parts += ["text-decoration: underline"] * element.underline
    return "; ".join(parts)
