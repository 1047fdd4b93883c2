r"""Text that stays itself inside Markdown.

Only what could mean something is escaped, so that the Markdown stays readable; a backslash
may stand before any ASCII punctuation, and every reader of Markdown takes it away again.
"""

from __future__ import annotations

import re

from hongngu_cli.write.values import visible

MEANING = re.compile(r"[\\`*\[\]<>|~#]|&(?=[#\w]|$)|(?<![^\W_])_|_(?![^\W_])")
"""What may mean something anywhere: an underscore inside a word (ds_2021.xlsx) does not."""
AT_START = re.compile(r"([-+](?=[-+\s]|$)|[=.)])|([0-9]{1,9})([.)])(?=\s|$)")
"""What may mean something at the start of a line: list marks, rules, numbering.

A full stop that starts a value may follow a number of the template.
"""


def escape(text: str) -> str:
    r"""Escape a text for any place in a line of Markdown.

    >>> print(escape("A & B <c> *x* a|b [x](y)"))
    A & B \<c\> \*x\* a\|b \[x\](y)
    >>> print(escape("1. Kết quả"), escape("- gạch đầu dòng"), escape("12.545"))
    1\. Kết quả \- gạch đầu dòng 12.545
    """
    return AT_START.sub(_unmarked, MEANING.sub(r"\\\g<0>", visible(text)), count=1)


def _unmarked(start: re.Match[str]) -> str:
    if start.start():
        return start[0]
    return f"\\{start[1]}" if start[1] else f"{start[2]}\\{start[3]}"
