"""What is wrong with the syntax of a template, tag by tag: Jinja itself tells the first only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError

from hongngu_cli.write.templates.faults import syntax
from hongngu_cli.write.templates.spans import spans, with_tags

if TYPE_CHECKING:
    from jinja2 import Environment

TURN = re.compile(r"\{%[-+]?\s*for\s+([\w\s,()]+?)\s+in\b")
SET = re.compile(r"\{%[-+]?\s*set\s+([\w\s,.]+?)\s*=")
WORD = re.compile(r"\{%[-+]?\s*(\w+)")
CLOSED = {"if": "{% endif %}", "for": "{% endfor %}", "set": "", "elif": "{% endif %}"}
"""What makes of a tag that holds an expression a template by itself."""
ASSIGNED = re.compile(r"\{%[-+]?\s*(?:set|with|macro|call|import|from|for)\b(.*?)%\}", re.DOTALL)
NAME = re.compile(r"[^\W\d]\w*")
MANY = 200
"""So many mistakes are enough for once."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong on a line of a template; ``name`` is the template's, where it is another."""

    line: int
    found: str
    says: str
    advice: str = "Sửa mẫu ở chỗ đã nêu."
    severe: bool = True
    name: str = ""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A template that can be read, the faults of what it was, and names that it gives itself.

    ``whole`` is False where its tags do not fit one another, so that only they are left of it.
    """

    source: str
    faults: tuple[Fault, ...]
    named: frozenset[str] = frozenset()
    whole: bool = True


def repaired(source: str, environment: Environment) -> Repaired:
    """Find every mistake of syntax within tags, and the first of how they fit one another."""
    faults: list[Fault] = []

    def mend(tag: str, start: int) -> str:
        wrong = _wrong(tag, environment)
        if wrong is None:
            return tag
        line = source.count("\n", 0, start) + wrong.lineno
        faults.append(Fault(line, _short(tag), syntax(wrong.message or "", environment)))
        return _instead(tag, environment) + "\n" * tag.count("\n")

    mended = with_tags(source, mend)
    error = _error(mended, environment)
    if error is None:
        return Repaired(mended, tuple(faults[:MANY]))
    faults.append(Fault(error.lineno, "", syntax(error.message or "", environment)))
    named = {name for found in ASSIGNED.findall(mended) for name in NAME.findall(found)}
    return Repaired("".join(_alone(mended)), tuple(faults[:MANY]), frozenset(named), whole=False)


def _error(source: str, environment: Environment) -> TemplateSyntaxError | None:
    try:
        environment.parse(source)
    except TemplateSyntaxError as error:
        return error
    except RecursionError:
        return TemplateSyntaxError("mẫu lồng quá sâu", 1)
    return None


def _wrong(tag: str, environment: Environment) -> TemplateSyntaxError | None:
    """Give the mistake in a tag by itself; None where it has none, or holds no expression."""
    if tag.startswith("{{"):
        return _error(tag, environment)
    word = WORD.match(tag)
    if word is None or word[1] not in CLOSED or (word[1] == "set" and "=" not in tag):
        return None
    before = "{% if 1 %}" if word[1] == "elif" else ""
    return _error(before + tag + CLOSED[word[1]], environment)


def _instead(tag: str, environment: Environment) -> str:
    """Give a tag that can stand in place of a wrong one, so that the others still fit."""
    word = WORD.match(tag)
    if tag.startswith("{{") or word is None:
        return ""
    if word[1] in ("if", "elif"):
        return f"{{% {word[1]} 1 %}}"
    if word[1] == "for":
        named = TURN.match(tag)
        turn = f"{{% for {named[1] if named else '_'} in namespace() %}}"
        return turn if _wrong(turn, environment) is None else "{% for _ in namespace() %}"
    named = SET.match(tag)
    assigned = f"{{% set {named[1] if named else '_'} = namespace() %}}"
    return assigned if _wrong(assigned, environment) is None else ""


def _alone(source: str) -> Iterator[str]:
    """Keep of a template the expressions alone, each on its line."""
    at = 0
    for start, end in spans(source):
        yield "\n" * source.count("\n", at, start)
        at, tag = end, source[start:end]
        word = WORD.match(tag)
        if tag.startswith("{{"):
            yield tag
        elif word and word[1] in CLOSED and (word[1] != "set" or "=" in tag):
            yield re.sub(r"^(\{%[-+]?\s*)elif\b", r"\1if", tag) + CLOSED[word[1]]
        else:
            yield "\n" * tag.count("\n")


def _short(tag: str) -> str:
    return " ".join(tag.split())
