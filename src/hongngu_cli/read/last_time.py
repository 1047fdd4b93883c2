"""What had come by the last time, as `received --remember` keeps it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.receipt import LastTime, Remembered
from hongngu_cli.text.system_errors import cause_of


def read_last_time(path: Path) -> LastTime | None:
    """Read it; None where nothing was kept. Raises Failure (CONFIGURATION) for a broken file."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        units = {
            str(name): Remembered(
                str(one["sha256"]),
                dt.date.fromisoformat(one["saved"]),
                dt.date.fromisoformat(one["told"]) if one["told"] else None,
                tuple(map(str, one.get("others", ()))),
            )
            for name, one in told["units"].items()
        }
        return LastTime(dt.date.fromisoformat(told["day"]), units)
    except FileNotFoundError:
        return None
    except OSError as error:
        says = f"{path}: không mở được tệp ghi nhớ lần trước ({cause_of(error)})."
        raise Failure(CONFIGURATION, says, "Kiểm tra quyền đọc.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        says = f"{path}: tệp ghi nhớ lần trước bị hỏng."
        raise Failure(CONFIGURATION, says, "Xoá tệp này rồi chạy lại với --remember.") from error
