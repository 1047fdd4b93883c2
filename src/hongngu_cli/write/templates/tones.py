"""Our templates' words in an office's habit of tone marks; given values stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2.ext import Extension
from jinja2.lexer import Token

from hongngu_cli.text.tones import Habit, toned
from hongngu_cli.write.templates.loading import OURS

if TYPE_CHECKING:
    from jinja2.lexer import TokenStream


@lru_cache
def tones_of(habit: Habit) -> type[Extension]:
    """Make what an environment takes to write the words of its templates with a habit."""

    class Tones(Extension):
        def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
            ours = (stream.name or "").startswith(OURS)
            for token in stream:
                if ours and token.type == "data":
                    yield Token(token.lineno, token.type, toned(token.value, habit))
                else:
                    yield token

    return Tones
