"""What a scheduled run kept for the next one."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.jobs import Made, State
from hongngu_cli.text.system_errors import cause_of


def read_state(path: Path) -> State:
    """Read it; an empty one where nothing was kept. Raises Failure (CONFIGURATION)."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        jobs = {
            str(name): Made(
                {str(part): str(digest) for part, digest in one["of"].items()},
                {str(file): str(digest) for file, digest in one["files"].items()},
                dt.datetime.fromisoformat(one["time"]),
            )
            for name, one in told["jobs"].items()
        }
        known = told["written"]
        known = dict.fromkeys(known, "") if isinstance(known, list) else known  # as it once was
        written = {str(file): str(digest) for file, digest in known.items()}
        return State(dt.date.fromisoformat(told["day"]), jobs, written)
    except FileNotFoundError:
        return State()
    except OSError as error:
        says = f"{path}: không mở được tệp ghi nhớ lần chạy trước ({cause_of(error)})."
        raise Failure(CONFIGURATION, says, "Kiểm tra quyền đọc.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        says = f"{path}: tệp ghi nhớ lần chạy trước bị hỏng."
        raise Failure(CONFIGURATION, says, "Xoá tệp này; lần sau mọi việc được làm lại.") from error


def noted_in(path: Path) -> tuple[str, ...]:
    """Read what a run that was killed noted of the files it was writing."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")[:-1]  # a torn one wrote nothing yet
        return tuple(str(json.loads(line)) for line in lines)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        says = f"{path}: tệp ghi nhớ lần chạy trước không đọc được."
        raise Failure(CONFIGURATION, says, "Xoá tệp này rồi chạy lại.") from error
