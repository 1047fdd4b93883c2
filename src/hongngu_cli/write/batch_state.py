"""What a scheduled run keeps for the next one: hashes, the files it wrote, and when."""

from __future__ import annotations

import json

from hongngu_cli.model.jobs import State


def as_json(state: State) -> bytes:
    """Write it, jobs and files in order."""
    jobs = {
        name: {
            "time": one.time.isoformat(timespec="seconds"),
            "of": dict(sorted(one.of.items())),
            "files": dict(one.files),
        }
        for name, one in sorted(state.jobs.items())
    }
    told = {
        "schema": "train-report/batch-state/2",
        "day": state.day.isoformat() if state.day else None,
        "jobs": jobs,
        "written": dict(sorted(state.written.items())),
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
