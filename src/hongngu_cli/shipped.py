"""Data that comes with the program: templates, samples, vocabulary, layouts.

Templates and samples stand at the top of the repository, where people look for them; a
wheel carries them inside the package (``force-include`` in pyproject.toml).
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parents[1]


def templates() -> Path:
    """Give the folder of document templates."""
    return _shipped("templates")


def sample_data() -> Path:
    """Give the folder of invented rosters and lists."""
    return _shipped("sample_data")


def vocabulary() -> Path:
    """Give the folder of our own vocabulary, as TOML."""
    return PACKAGE / "vocabulary"


def blanks() -> Path:
    """Give the layouts of the workbooks to fill in, as TOML."""
    return PACKAGE / "blanks.toml"


def forms() -> Path:
    """Give the folder of layouts of official forms, as TOML."""
    return PACKAGE / "forms"


def profiles() -> Path:
    """Give the folder of profiles of official documents, as TOML."""
    return PACKAGE / "profiles"


def documents() -> Path:
    """Give the list of documents that `report` makes, as TOML."""
    return PACKAGE / "documents.toml"


def remarks() -> Path:
    """Give the words of remarks that documents make, as TOML."""
    return PACKAGE / "remarks.toml"


def _shipped(name: str) -> Path:
    installed = PACKAGE / name
    return installed if installed.is_dir() else CHECKOUT / name
