"""The log of a scheduled run: lines for programs, without anybody's name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hongngu_cli.commands.jobs.dated import Dated
from hongngu_cli.model.jobs import Outcome

if TYPE_CHECKING:
    from hongngu_cli.model.report import Json

QUOTED = re.compile("“[^”]*”|\"[^\"]*\"|'[^']*'")
LEFT_OUT = "“…”"


def job_line(outcome: Outcome, one: Dated | None) -> Mapping[str, Json]:
    """Tell of a job; of many documents how many, and of those made one a person nothing else."""
    of_people = one is not None and one.job.text("each") == "person"
    outputs: Json = [*outcome.outputs]
    if one is not None and one.many:
        outputs = {"pattern": one.output, "count": len(outcome.outputs)}
    return {
        "name": outcome.name,
        "outcome": outcome.result,
        "code": outcome.code,
        "seconds": round(outcome.seconds, 2),
        "outputs": outputs,
        "says": "" if of_people else without_quoted(outcome.says),
    }


def without_quoted(says: str) -> str:
    """Leave out what stands in quotation marks, which may be somebody's.

    >>> without_quoted("Không có đơn vị “Lê Văn A”.")
    'Không có đơn vị “…”.'
    """
    return QUOTED.sub(LEFT_OUT, says)


def counted(outcomes: Sequence[Outcome]) -> dict[str, Json]:
    """Count how jobs ended."""
    results = [one.result for one in outcomes]
    return {result: results.count(result) for result in ("done", "unchanged", "failed")}
