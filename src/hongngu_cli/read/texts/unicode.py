"""Passages as one reads them: in Unicode, composed, without what nobody sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from hongngu_cli.model.passage import Passage
from hongngu_cli.text.legacy import CODES, Code
from hongngu_cli.text.readings import is_unicode, is_vietnamese, readings_of
from hongngu_cli.text.stored import as_read


def in_unicode(passages: Sequence[Passage], encoding: str | None = None) -> tuple[Passage, ...]:
    """Give passages with their letters composed, and those of an old font made Unicode.

    By the ``encoding`` that is asked for every one is of it that is not Vietnamese as it stands,
    or none; else what some are surely of tells it of the others.
    """
    asked = CODES.get(encoding or "")
    code = asked if encoding else _code_of(passages)
    read = partial(_as_asked, asked) if asked else partial(_read, code)
    return tuple(replace(one, text=as_read(read(one.text))) for one in passages)


def _as_asked(code: Code, text: str) -> str:
    """Read a text in a code, but no Unicode one."""
    if is_unicode(text):
        return text
    reading = next((one for one in readings_of(text) if one.code is code), None)
    of_it = reading.leans >= 0 if reading else not is_vietnamese(text)
    return code.decoded(text) if of_it else text


def _code_of(passages: Sequence[Passage]) -> Code | None:
    """Tell the old code that some passages are surely written in."""
    readings = [found[0] for one in passages if (found := readings_of(one.text))]
    sure = Counter(one.code.key for one in readings if one.sure)
    key = max(sure, key=lambda key: sure[key], default="")
    return next((one.code for one in readings if one.code.key == key), None)


def _read(code: Code | None, text: str) -> str:
    """Read a text in a code where it says more so than as it stands."""
    if code is None or not any(one.code is code and one.leans > 0 for one in readings_of(text)):
        return text
    return code.decoded(text)
