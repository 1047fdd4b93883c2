"""One file judged: read, refused with which message, or a defect."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sweeping import claims
from sweeping.cells import AnotherReader
from sweeping.claims import Json, SheetKey, Sheets
from sweeping.program import Ran, run_program

READ, REFUSED, DEFECT = "read", "refused", "defect"
UNREADABLE = 3


@dataclass(slots=True)
class Verdict:
    """What became of a file; ``message`` is the program's own, without the path."""

    path: str
    outcome: str = READ
    kinds: dict[str, int] = field(default_factory=dict)
    people: int = 0
    confidence: float | None = None
    message: str = ""
    defects: list[str] = field(default_factory=list)
    seconds: float = 0.0
    megabytes: float = 0.0

    def take(self, ran: Ran) -> Ran:
        """Note what a run cost and did wrong."""
        self.seconds = max(self.seconds, round(ran.seconds, 2))
        self.megabytes = max(self.megabytes, round(ran.megabytes, 1))
        self.defects += ran.defects()
        return ran

    def as_json(self) -> dict[str, object]:
        """Give the verdict for other programs."""
        return asdict(self)


def judge(path: Path) -> Verdict:
    """Let the program read a file, each command in a process of its own, and judge the answers."""
    verdict = Verdict(str(path))
    ran = verdict.take(run_program("inspect", str(path), "--format", "json"))
    answer = _answer(ran, verdict)
    if answer is not None:
        _read(path, answer, verdict)
    elif not verdict.defects:
        verdict.outcome = REFUSED
        verdict.message = _refusal(ran, str(path))
        if ran.code != UNREADABLE or not verdict.message:
            verdict.defects.append(f"inspect: exit code {ran.code}, refused as {ran.err!r}")
    if verdict.defects:
        verdict.outcome = DEFECT
    return verdict


def _answer(ran: Ran, verdict: Verdict) -> Json | None:
    """Give the JSON a run answered with; None where it answered nothing."""
    if not ran.out:
        return None
    try:
        answer: Json = json.loads(ran.out)
    except json.JSONDecodeError as error:
        verdict.defects.append(f"{ran.command}: no JSON: {error}")
        return None
    return answer


def _refusal(ran: Ran, path: str) -> str:
    """Give the first sentence of a refusal, without the file's name before it."""
    lines = [line for line in ran.err.splitlines() if line.strip()]
    return lines[0].removeprefix("Lỗi: ").removeprefix(f"{path}").lstrip(" :·") if lines else ""


def _read(path: Path, answer: Json, verdict: Verdict) -> None:
    """Judge an answer of ``inspect``, and what the other commands say of the same file."""
    tables = [table for sheet in answer["sheets"] for table in sheet["tables"]]
    verdict.kinds = dict(Counter(table["kind"] or "unknown" for table in tables))
    verdict.people = sum(table["people"] for table in tables if table["kind"] == "roster")
    verdict.confidence = min((table["confidence"] for table in tables), default=None)
    verdict.message = _worst(answer)
    sheets = _sheets(path, answer, verdict)
    verdict.defects += claims.closes("inspect", answer)
    verdict.defects += claims.tables_are_whole(answer)
    verdict.defects += claims.grids_are_whole(answer, sheets)
    verdict.defects += claims.headings_hold(answer, sheets)
    verdict.defects += claims.issues_hold("inspect", answer, sheets)
    if "roster" in verdict.kinds:
        verdict.defects += _of_roster(path, sheets, verdict)


def _worst(answer: Json) -> str:
    """Give what the first of the gravest issues says; '' where nothing is worth a warning."""
    told = {issue["severity"]: issue["says"] for issue in reversed(answer["issues"])}
    return str(told.get("error") or told.get("warning") or "")


def _sheets(path: Path, answer: Json, verdict: Verdict) -> Sheets:
    """Let each sheet's cells be printed; sheets of one name cannot be asked for one by one."""
    keys: list[SheetKey] = [claims.sheet_key(sheet) for sheet in answer["sheets"]]
    printed = {}
    for key, times in Counter(keys).items():
        if times > 1:
            continue
        asked = [] if key[1] is None or len(keys) == 1 else [f"--sheet={key[1]}"]
        ran = verdict.take(run_program("inspect", str(path), "--cells", *asked))
        printed[key] = ran
        if ran.code:
            verdict.defects.append(f"inspect --cells {asked}: {_refusal(ran, str(path))}")
    return Sheets(claims.grids(printed), AnotherReader(path))


def _of_roster(path: Path, sheets: Sheets, verdict: Verdict) -> Iterator[str]:
    """Judge what is said of a roster: its problems, its rows, and the cells behind its total."""
    answers: dict[str, Json] = {}
    for command in (("check",), ("export",), ("explain", "total")):
        ran = verdict.take(run_program(*command, str(path), "--format", "json"))
        answer = _answer(ran, verdict)
        if answer is None:
            yield f"{command[0]}: refused what inspect read: {_refusal(ran, str(path))}"
            continue
        answers[command[0]] = answer
        yield from claims.closes(command[0], answer)
        yield from claims.issues_hold(command[0], answer, sheets)
    if "export" in answers:
        yield from claims.export_fits(answers["export"])
    if len(answers) == len(("check", "export", "explain")):
        yield from claims.explained(answers["explain"], answers["export"], sheets)
