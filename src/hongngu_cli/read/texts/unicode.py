"""Passages as one reads them: in Unicode, composed, without what nobody sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from hongngu_cli.model.passage import Passage
from hongngu_cli.text.legacy import Code
from hongngu_cli.text.readings import readings_of
from hongngu_cli.text.stored import as_read


def in_unicode(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Give passages with their letters composed, and those of an old font made Unicode."""
    code = _code_of(passages)
    return tuple(replace(one, text=as_read(_read(one.text, code))) for one in passages)


def _code_of(passages: Sequence[Passage]) -> Code | None:
    """Tell the old code that some passages are surely written in."""
    readings = [found[0] for one in passages if (found := readings_of(one.text))]
    sure = Counter(one.code.key for one in readings if one.sure)
    key = max(sure, key=lambda key: sure[key], default="")
    return next((one.code for one in readings if one.code.key == key), None)


def _read(text: str, code: Code | None) -> str:
    """Read a text in a code where it says more so than as it stands."""
    if code is None or not any(one.code is code and one.leans > 0 for one in readings_of(text)):
        return text
    return code.decoded(text)
