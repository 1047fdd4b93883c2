"""Where the tags of a template stand in its text, found in one pass over it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

OPENING = re.compile(r"\{\{|\{%|\{#")
CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}")
END_OF_RAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Give where each tag begins and ends; what is between `raw` tags belongs to them.

    >>> [*spans("a {{ b }} {% raw %}{{ c }}{% endraw %} {{ d")]
    [(2, 9), (10, 38)]
    """
    at, endless = 0, set()
    while found := OPENING.search(text, at):
        opening = found[0]
        at = found.end()
        end = -1 if opening in endless else text.find(CLOSING[opening], at)
        if end < 0:
            endless.add(opening)
            continue
        at = end + 2
        if RAW.fullmatch(text, found.start(), at) and (last := END_OF_RAW.search(text, at)):
            at = last.end()
        yield found.start(), at


def tags_in(text: str) -> list[str]:
    """List the tags of a text."""
    return [text[start:end] for start, end in spans(text)]


def with_tags(text: str, make: Callable[[str, int], str]) -> str:
    """Put something else in place of each tag; ``make`` is given the tag and where it begins."""
    parts, at = [], 0
    for start, end in spans(text):
        parts += [text[at:start], make(text[start:end], start)]
        at = end
    return "".join((*parts, text[at:]))
