"""Find and read ``train-report.toml``."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.settings import Settings
from hongngu_cli.read.settings.toml_files import at_line, at_text, load_toml, validated

NAME = "train-report.toml"
PATHS = ("data", "vocabulary", "forms")
"""Settings that name one path or several."""
OLDEST = 120
"""Nobody is older."""


def find_configuration(working: Path, first_input: Path | None) -> Path | None:
    """Find the file in the working folder or above, else beside the first input or above."""
    starts = [working.resolve()]
    if first_input is not None:
        beside = Path(os.path.abspath(first_input))  # noqa: PTH100 - no error for an odd name
        starts.append(beside if os.path.isdir(beside) else beside.parent)  # noqa: PTH112 - likewise
    for start in starts:
        for folder in (start, *start.parents):
            if (folder / NAME).is_file():
                return folder / NAME
    return None


def text_of(path: Path | None) -> str:
    """Give the text of a configuration, its byte order mark too; '' without a file."""
    return path.read_bytes().decode("utf-8") if path else ""


def load_settings(path: Path | None) -> Settings:
    """Read an office's settings; the defaults without a file. Raises Failure (CONFIGURATION)."""
    if path is None:
        return Settings()
    data = load_toml(path)
    for name in PATHS:
        if isinstance(data.get(name), str):
            data[name] = [data[name]]
    settings = validated(Settings, data, path)
    for name, (value, lowest, highest) in _numbers(settings).items():
        if value is not None and not lowest <= value <= highest:
            says = f"{value} nằm ngoài khoảng {lowest} đến {highest}."
            raise _refused(path, name, says, "Sửa lại giá trị này.")
    check = settings.check
    if check.youngest > check.oldest:
        advice = "Ghi tuổi nhỏ nhất không quá tuổi lớn nhất."
        if _line(path, "check.youngest"):
            says = f"{check.youngest} lớn hơn check.oldest = {check.oldest}."
            raise _refused(path, "check.youngest", says, advice)
        says = f"{check.oldest} nhỏ hơn check.youngest = {check.youngest}."
        raise _refused(path, "check.oldest", says, advice)
    _refuse_bands(settings, path)
    rows = settings.reading.header_rows
    if rows and not 1 <= rows[0] <= rows[1]:
        says = f"{list(rows)} không phải khoảng dòng."
        advice = "Ghi dòng đầu rồi dòng cuối, ví dụ [5, 6]."
        raise _refused(path, "reading.header_rows", says, advice)
    return settings


def refuse_missing_words(path: Path, names: Iterable[str]) -> None:
    """Refuse a file of words that the settings name and that is not there."""
    for name in names:
        if not os.path.exists(path.parent / name):  # noqa: PTH110 - no error for an odd name
            says = f"{path}{at_text(path, 'vocabulary', 1, name)}: vocabulary nêu tệp từ vựng "
            advice = "Sửa lại tên tệp, hoặc xoá tên này nếu cơ quan không có từ vựng riêng."
            raise Failure(CONFIGURATION, f'{says}"{name}" nhưng không có tệp này.', advice)


def _refuse_bands(settings: Settings, path: Path) -> None:
    """Refuse bands of ages that do not rise."""
    for name, bands in (("ages", settings.bands.ages), ("coarse", settings.bands.coarse)):
        if not bands or bands[0] < 1 or any(low >= high for low, high in pairwise(bands)):
            advice = "Ghi các tuổi cao nhất của từng nhóm, tăng dần, ví dụ [40, 50]."
            raise _refused(path, f"bands.{name}", f"{[*bands]} không tăng dần.", advice)


def _refused(path: Path, name: str, says: str, advice: str) -> Failure:
    return Failure(CONFIGURATION, f"{path}{_line(path, name)}: {name} = {says}", advice)


def _line(path: Path, name: str) -> str:
    """Say on which line a setting stands, by its name as messages have it."""
    section, _, key = name.partition(".")
    return at_line(path, section, 1, key or None)


def _numbers(settings: Settings) -> dict[str, tuple[float | None, float, float]]:
    """Give each number of the settings with the least and the most it may be; None is not set."""
    limits, periods, check = settings.limits, settings.periods, settings.check
    targets = settings.targets
    return {
        "decimals": (settings.decimals, 0, 6),
        "periods.last_day": (periods.last_day, 1, 31),
        "periods.term_years": (periods.term_years, 1, 10),
        "check.youngest": (check.youngest, 0, OLDEST),
        "check.oldest": (check.oldest, 0, OLDEST),
        "check.decision_days": (check.decision_days, 0, 3_650),
        "check.studying_days": (check.studying_days, 0, 3_650),
        "check.party_age": (check.party_age, 0, OLDEST),
        "check.probation_months": (check.probation_months, 0, 120),
        "targets.young_below": (targets.young_below, 1, OLDEST),
        "targets.young": (targets.young, 0, 1),
        "targets.women": (targets.women, 0, 1),
        "targets.postgraduates": (targets.postgraduates, 0, 1),
        "forecast.threshold": (settings.forecast.threshold, 0, 100),
        "forecast.least_years": (settings.forecast.least_years, 3, 50),
        "plan.away_most": (settings.plan.away_most, 0, 1_000_000),
        "plan.away_share": (settings.plan.away_share, 0, 1),
        "plan.long_months": (settings.plan.long_months, 1, 120),
        "limits.unpacked_megabytes": (limits.unpacked_megabytes, 1, 100_000),
        "limits.ratio": (limits.ratio, 1, 1_000_000),
        "limits.rows": (limits.rows, 1, 100_000_000),
        "limits.cells": (limits.cells, 1, 10_000_000_000),
    }
