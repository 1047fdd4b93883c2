"""Some cases one after the other in a process that may die of them.

    python -m fuzzing.batch SEED FIRST LAST KINDS

Writes a line before and after each case, so that the one that killed it is known.
"""

from __future__ import annotations

import faulthandler
import json
import resource
import signal
import sys
import traceback
from pathlib import Path
from random import Random

from fuzzing.inputs import mutant
from fuzzing.trial import tried

MOST_SECONDS = 10
"""Of work, however busy the machine is."""
MOST_WAITING = 120
"""Of seconds that pass, for one that waits for ever."""
MOST_MEGABYTES = 500
ADDRESSABLE = 4 * 1024**3
"""Far over the limit, so that only what would take the machine dies of it."""
STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def main() -> None:
    """Run the cases that the command line names; their files go into the working folder."""
    seed, first, last = map(int, sys.argv[1:4])
    kinds = sys.argv[4].split(",")
    for number in range(first, last):
        case = mutant(seed, number, kinds)
        path = Path(f"{number}{case.kind}")
        path.write_bytes(case.content)
        _tell({"begun": number, "kind": case.kind})
        only(str(path), number)
        path.unlink()


def only(name: str, number: int) -> None:
    """Try one input within the limits, and tell what became of it."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSABLE, ADDRESSABLE))
    # The handler writes where the program is, and the signal then does what it does: it kills.
    faulthandler.register(signal.SIGPROF, chain=True)
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    faulthandler.dump_traceback_later(MOST_WAITING, exit=True)
    outcome = outcome_of(Path(name), number)
    signal.setitimer(signal.ITIMER_PROF, 0)
    faulthandler.cancel_dump_traceback_later()
    _tell({"ended": number, **outcome})


def outcome_of(path: Path, number: int) -> dict[str, str]:
    """Give what became of an input, and the defect if there is one."""
    _forget_peak()
    try:
        outcome = {"outcome": tried(path, Random(number))}
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of the parser is not even an Exception
        where = traceback.extract_tb(error.__traceback__)[-1]
        spot = f"{Path(where.filename).name}:{where.name}"
        told = f"{type(error).__name__} in {spot}: {str(error)[:200]}"
        return {"outcome": "defect", "defect": told, "traceback": traceback.format_exc()}
    peak = _peak()
    if peak > MOST_MEGABYTES:
        return {"outcome": "defect", "defect": f"memory over {MOST_MEGABYTES} MB: {peak}"}
    return outcome


def _forget_peak() -> None:
    """Let the system measure the peak anew, where it can."""
    if CLEAR.exists():
        CLEAR.write_text("5")


def _peak() -> int:
    """Give the most megabytes held since then; elsewhere than on Linux, since the start."""
    if not STATUS.exists():
        divisor = 1024**2 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // divisor
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def _tell(line: dict[str, object]) -> None:
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
