"""Generated rosters, each read back: the case, made small, wherever they differ.

    python -m fuzzing.rosters SEED FIRST LAST

The generator is that of the tests, so their folder must be on the path.
"""

from __future__ import annotations

import json
import sys
import traceback
from random import Random

from rosters_made_small import choices, drawn, misread, smallest, typed_text


def main() -> None:
    """Read back the rosters that the command line names."""
    seed, first, last = map(int, sys.argv[1:4])
    for number in range(first, last):
        _tell({"begun": number, "kind": "roster"})
        _tell({"ended": number, **outcome_of(Random(f"{seed}/{number}"))})


def outcome_of(random: Random) -> dict[str, str]:
    """Draw one roster, read it back, and tell it as small as it still goes wrong."""
    case, writing = drawn(random)
    try:
        if not misread(case, writing):
            return {"outcome": "read"}
        case, writing = smallest(case, writing)
        told = "\n".join(misread(case, writing)[:6])
    except Exception:  # noqa: BLE001 - whatever the program does wrong is what we look for
        told = traceback.format_exc()
    found = choices(case, writing)
    return {"outcome": "defect", "defect": found, "traceback": f"{typed_text(case)}\n\n{told}"}


def _tell(line: dict[str, object]) -> None:
    print(json.dumps(line, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
