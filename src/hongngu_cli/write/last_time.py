"""What has come, to be held against the next time: units, hashes and days, no other names."""

from __future__ import annotations

import json

from hongngu_cli.model.receipt import LastTime


def as_json(last: LastTime) -> bytes:
    """Write it, units in order."""
    units = {
        name: {
            "sha256": one.sha256,
            "saved": one.saved.isoformat(),
            "told": one.told.isoformat() if one.told else None,
            **({"others": [*one.others]} if one.others else {}),
        }
        for name, one in sorted(last.units.items())
    }
    told = {"schema": "train-report/received-last/1", "day": last.day.isoformat(), "units": units}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
