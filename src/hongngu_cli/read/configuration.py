"""Find and read ``train-report.toml``."""

from __future__ import annotations

from pathlib import Path

from hongngu_cli.model.settings import Settings
from hongngu_cli.read.toml_files import load_toml, validated

NAME = "train-report.toml"


def find_configuration(working: Path, first_input: Path | None) -> Path | None:
    """Find the file in the working folder or above, else beside the first input or above."""
    starts = [working.resolve()]
    if first_input is not None:
        resolved = first_input.resolve()
        starts.append(resolved if resolved.is_dir() else resolved.parent)
    for start in starts:
        for folder in (start, *start.parents):
            if (folder / NAME).is_file():
                return folder / NAME
    return None


def load_settings(path: Path | None) -> Settings:
    """Read an office's settings; the defaults without a file. Raises Failure (CONFIGURATION)."""
    if path is None:
        return Settings()
    data = load_toml(path)
    if isinstance(data.get("vocabulary"), str):
        data["vocabulary"] = [data["vocabulary"]]
    return validated(Settings, data, path)
