"""What stands around the text of an official document, as lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hongngu_cli.model.letter import Letter
from hongngu_cli.write.escape import escape
from hongngu_cli.write.letter_lines import addressees, cased, recipients

ANNEX = re.compile(r"^# ", re.MULTILINE)
BREAK = "\\\n"


def lettered(text: str, letter: Letter) -> str:
    """Put a text between letterhead and signature; annexes follow."""
    annex = ANNEX.search(text)
    body, annexes = (text[: annex.start()], text[annex.start() :]) if annex else (text, "")
    parts = [*_opening(letter), body.strip(), *_closing(letter), annexes.strip()]
    return "\n\n".join(part for part in parts if part) + "\n"


def _opening(letter: Letter) -> Iterator[str]:
    words = letter.profile.words
    if letter.shape != "speech":
        bodies = [("superior", letter.superior), ("body", letter.body), ("star", words.star)]
        yield _lines(letter, [*bodies, ("number", letter.number), *_dispatched(letter)])
        nation = [("nation", text) for text in words.motto[:-1]]
        yield _lines(letter, [*nation, ("motto", words.motto[-1])])
        yield _lines(letter, [("place_date", letter.place_date)])
    if letter.shape != "dispatch":
        yield f"# {escape(cased(letter.kind, letter.profile.elements['kind']))}"
        yield _lines(letter, [("about", letter.about)])
        yield words.about_end
    if letter.shape == "speech":
        yield _lines(letter, [("body", letter.body)])
    names = addressees(letter)
    if len(names) == 1:
        yield f"{words.addressed} {escape(names[0])}"
    elif names:
        yield words.addressed
        yield "\n".join(_item(name.removeprefix("- ")) for name in names)


def _dispatched(letter: Letter) -> list[tuple[str, str]]:
    return [("about_dispatch", letter.about)] if letter.shape == "dispatch" else []


def _closing(letter: Letter) -> Iterator[str]:
    if letter.shape == "speech":
        return
    posts = [("post", post) for post in letter.post]
    yield _lines(letter, [("authority", letter.authority), *posts])
    yield _lines(letter, [("signer", letter.signer)])
    if letter.recipients:
        yield letter.profile.words.recipients
        yield "\n".join(_item(name) for name in recipients(letter))


def _item(name: str) -> str:
    return f"- {escape(name)}"


def _lines(letter: Letter, said: Sequence[tuple[str, str]]) -> str:
    """Write lines as one paragraph, each in its element's manner."""
    made = []
    for key, text in said:
        element = letter.profile.elements[key]
        mark = "**" * element.bold + "*" * element.italic
        if text:
            made.append(f"{mark}{escape(cased(text, element))}{mark}")
    return BREAK.join(made)
