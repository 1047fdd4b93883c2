"""Modules imported while something is parsed outside Python, and nothing else could be done."""

from __future__ import annotations

from importlib import import_module
from threading import Thread


def import_ahead(*names: str) -> None:
    """Import modules in a thread, one after the other."""
    Thread(target=lambda: [*map(import_module, names)], daemon=True).start()
