"""Write ``sample_data/``: the same bytes each time, from the story's figures.

    python tools/make_samples.py [FOLDER]

Needs XlsxWriter, xlwt (.xls) and odfpy (.ods). Other files in the folder stay as they are.
"""

from __future__ import annotations

import sys
from pathlib import Path

from samples.cadres import cadres
from samples.placements import write_placements
from samples.registers import write_cadres, write_classes, write_demand, write_quota
from samples.rosters import write_rosters
from samples.settings import write_jobs, write_settings, write_vocabulary
from samples.speech import write_speech

SAMPLE_DATA = Path(__file__).parent.parent / "sample_data"


def make_samples(folder: Path) -> None:
    """Write all samples into the folder."""
    people = cadres()
    write_rosters(folder / "rosters", people)
    write_cadres(folder / "cadres.xlsx", people)
    write_quota(folder / "quota.xlsx")
    write_demand(folder / "demand.xlsx")
    write_classes(folder / "classes.xlsx")
    write_placements(folder / "placement.xlsx", people)
    write_settings(folder / "train-report.toml")
    write_jobs(folder / "jobs.toml")
    write_vocabulary(folder / "tu-vung.toml")
    write_speech(folder / "tham-luan.txt")


if __name__ == "__main__":
    make_samples(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE_DATA)
