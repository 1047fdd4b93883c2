"""Feed the program broken and hostile inputs; each must end in a result or a clear message.

    python tools/fuzz.py [--seed 1] [--n 1000] [--first 0] [--kinds .xlsx,.csv] [--keep FOLDER]
    python tools/fuzz.py --rosters [--seed 1] [--n 1000] [--keep FOLDER]
    make fuzz N=10000

Inputs are made from ``sample_data/`` and, where it is there, from other projects' workbooks,
by changing bytes, members of archives, XML, records and cells. They are tried in batches, each
in a process of its own with limits of time and memory. A defect is a traceback, a hang, a
crash, too much memory, or an account that does not add up. With ``--rosters`` the inputs are
rosters as offices make them, generated as the tests generate them, and a defect is one that is
not read as it was put in. The smallest input of each kind of defect is kept. Exits 1 when there
is one. Needs Unix.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fuzzing.children import Batches, Finding, death, run
from fuzzing.inputs import KINDS, Mutant, mutant, there

BATCH = 100
ONE = "from fuzzing.batch import only; import sys; only(sys.argv[1], int(sys.argv[2]))"


def smallest(seed: int, finding: Finding, kinds: Sequence[str]) -> Mutant:
    """Leave out the changes that a finding does not need."""
    keep = list(range(len(mutant(seed, finding.number, kinds).changes)))
    for at in list(keep):
        fewer = [other for other in keep if other != at]
        if fewer and _sort_of(mutant(seed, finding.number, kinds, keep=fewer)) == finding.sort:
            keep = fewer
    return mutant(seed, finding.number, kinds, keep=keep)


def _sort_of(case: Mutant) -> str:
    """Try one input in a process of its own, and tell what sort of finding it is."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{case.number}{case.kind}"
        path.write_bytes(case.content)
        told = run("-c", ONE, str(path), str(case.number), folder=Path(folder))
    answer = {} if told.returncode else json.loads(told.stdout.splitlines()[-1])
    defect = death(told.stderr) if told.returncode else str(answer.get("defect", ""))
    return Finding(case.number, case.kind, defect, "").sort


def tell(outcomes: Counter[str], findings: Sequence[Finding]) -> Iterable[str]:
    """Write the sums, and each sort of defect with how often it came."""
    for kind in dict.fromkeys(key.split()[0] for key in sorted(outcomes)):
        told = {key.split()[1]: n for key, n in outcomes.items() if key.split()[0] == kind}
        sums = ", ".join(f"{n} {outcome}" for outcome, n in sorted(told.items()))
        yield f"{kind:<6} {sum(told.values()):>6}  {sums}"
    sorts = Counter(finding.sort for finding in findings)
    for sort, times in sorts.most_common():
        one = next(finding for finding in findings if finding.sort == sort)
        yield f"! {times:>4} x, first case {one.number}: {one.kind} {one.defect}"


def keep(findings: Sequence[Finding], seed: int, kinds: Sequence[str], folder: Path) -> None:
    """Keep what is known of one case of each sort, and its input made small."""
    folder.mkdir(parents=True, exist_ok=True)
    for finding in {finding.sort: finding for finding in reversed(findings)}.values():
        name, head = f"{seed}-{finding.number}{finding.kind}", finding.defect
        if finding.kind in KINDS:
            case = smallest(seed, finding, kinds)
            (folder / name).write_bytes(case.content)
            head += f"\n{case.sample}: {', '.join(case.changes)}"
        (folder / f"{name}.txt").write_text(f"{head}\n\n{finding.told}\n", encoding="utf-8")


def main() -> int:
    """Try the cases that the command line asks for."""
    asked = argparse.ArgumentParser(description="Feed the program broken and hostile inputs.")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--n", type=int, default=1000, help="how many inputs")
    asked.add_argument("--first", type=int, default=0, help="the number of the first one")
    asked.add_argument("--kinds", default=",".join(KINDS), help="endings, with commas between")
    asked.add_argument("--rosters", action="store_true", help="generated rosters, read back")
    asked.add_argument("--jobs", type=int, default=2, help="how many processes at a time")
    asked.add_argument("--keep", type=Path, help="keep a case of each sort of defect here")
    given = asked.parse_args()
    kinds = there(given.kinds.split(","))
    mutants = Batches("fuzzing.batch", given.seed, (",".join(kinds),))
    batches = Batches("fuzzing.rosters", given.seed) if given.rosters else mutants
    last = given.first + given.n
    parts = [range(at, min(at + BATCH, last)) for at in range(given.first, last, BATCH)]
    outcomes: Counter[str] = Counter()
    findings: list[Finding] = []
    with ThreadPoolExecutor(given.jobs) as pool:
        for told, found in pool.map(batches.tried, parts):
            outcomes += told
            findings += found
    print(*tell(outcomes, findings), sep="\n")
    if given.keep and findings:
        keep(findings, given.seed, kinds, given.keep)
    return int(bool(findings))


if __name__ == "__main__":
    sys.exit(main())
