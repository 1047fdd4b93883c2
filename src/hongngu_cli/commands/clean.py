"""``report --require-clean``: no document as long as `check` finds errors."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hongngu_cli.text.numbers import count

if TYPE_CHECKING:
    from hongngu_cli.pipeline import Session

FEW = 5


def refused(session: Session, files: Sequence[str], as_of: str | None, *, mask: bool) -> int | None:
    """Say which errors keep a document from being made, and give the exit code; None for none."""
    from hongngu_cli import pipeline
    from hongngu_cli.commands.asked import day_of
    from hongngu_cli.report.masking import without_names

    day = day_of(as_of, session.settings)
    issues = pipeline.examine(session, pipeline.read(session), as_of=day)
    told = without_names(issues, session.vocabulary) if mask else issues
    errors = [issue for issue in told if issue.severity == "error"]
    if not errors:
        return None
    many = len(errors)
    sys.stderr.write(f"Không lập văn bản: kiểm tra danh sách còn {count(many)} lỗi.\n")
    for issue in errors[:FEW]:
        found = f" (“{issue.found}”)" if issue.found else ""
        sys.stderr.write(f"  {issue.place}{found}: {issue.says}\n")
    rest = f" (còn {count(many - FEW)} lỗi khác)" if many > FEW else ""
    again = shlex.join(["train-report", "check", *files])
    sys.stderr.write(f"Xem đủ và cách sửa{rest}: {again}\n")
    unread = any(issue.rule in pipeline.UNREADABLE for issue in errors)
    return pipeline.UNREAD if unread else pipeline.PROBLEMS
