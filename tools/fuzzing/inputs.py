"""What is mutated: sample workbooks of each kind, and the cases made of them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from fuzzing.changes import ARCHIVE, DELIMITED, MARKUP, RECORDS, Change
from fuzzing.made import MADE
from fuzzing.parquet import PARQUET

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(os.environ.get("TRAIN_REPORT_CORPUS", ROOT.parent / "shared" / "corpus"))
"""Workbooks of other projects, used where they are there."""
LARGEST = 150_000
MOST_CHANGES = 4
KINDS: Mapping[str, tuple[Change, ...]] = {
    ".xlsx": ARCHIVE,
    ".xls": RECORDS,
    ".ods": ARCHIVE,
    ".xlsb": ARCHIVE,
    ".csv": DELIMITED,
    ".html": MARKUP,
    ".docx": ARCHIVE,
    ".xlsm": ARCHIVE,
    ".xml": MARKUP,
    ".mht": (*MARKUP, *DELIMITED),
    ".parquet": PARQUET,
}
"""Kinds of files, and the changes that fit each."""


@dataclass(frozen=True)
class Mutant:
    """An input made of a sample by some changes; the same number makes the same bytes."""

    number: int
    kind: str
    sample: str
    content: bytes
    changes: tuple[str, ...]


@cache
def samples(kind: str) -> Sequence[tuple[str, bytes]]:
    """Give the sample workbooks of a kind, ours and, where they are, other projects'."""
    made = ((f"roster{kind}", MADE[kind]()),) if kind in MADE else ()
    folders = (ROOT / "sample_data", CORPUS)
    found = [path for folder in folders for path in sorted(folder.rglob(f"*{kind}"))]
    there = [path for path in found if 0 < path.stat().st_size < LARGEST]
    return [*made, *((path.name, path.read_bytes()) for path in there)]


def mutant(seed: int, number: int, kinds: Sequence[str], *, keep: Sequence[int] = ()) -> Mutant:
    """Make the case of a number; with ``keep`` only those of its changes, to make it smaller."""
    random = Random(f"{seed}/{number}")
    kind = kinds[number % len(kinds)]
    sample, content = random.choice(samples(kind))
    steps = [
        (random.choice(KINDS[kind]), random.random())
        for _ in range(random.randint(1, MOST_CHANGES))
    ]
    chosen = [step for at, step in enumerate(steps) if not keep or at in keep]
    for change, sown in chosen:
        content = change(content, Random(sown))
    return Mutant(number, kind, sample, content, tuple(change.__name__ for change, _ in chosen))


def there(kinds: Sequence[str]) -> tuple[str, ...]:
    """Keep the kinds of which there are samples."""
    return tuple(kind for kind in kinds if samples(kind))
