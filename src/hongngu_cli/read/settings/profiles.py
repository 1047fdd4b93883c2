"""Load the profiles of official documents, ours and an office's own."""

from __future__ import annotations

from pathlib import Path

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.profile import ELEMENTS, Profile
from hongngu_cli.read.settings.toml_files import at_line, load_toml, nearest_key, validated


def load_profile(path: Path) -> Profile:
    """Read a profile. Raises Failure (CONFIGURATION) naming the line of what is wrong."""
    profile = validated(Profile, load_toml(path), path)
    for key in profile.elements:
        if key not in ELEMENTS:
            at = at_line(path, "elements", 0, key)
            says = f'không có thành phần thể thức "{key}".'
            raise Failure(CONFIGURATION, f"{path}{at}: {says}", nearest_key(key, ELEMENTS))
    if lacking := [key for key in ELEMENTS if key not in profile.elements]:
        says = f"[elements] còn thiếu: {', '.join(lacking)}."
        raise Failure(
            CONFIGURATION, f"{path}: {says}", "Chép các dòng đó từ một mẫu thể thức có sẵn."
        )
    return profile
