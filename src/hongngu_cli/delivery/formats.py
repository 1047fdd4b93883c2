"""In which format a report is written, and in which manner."""

from __future__ import annotations

import difflib
import os
import shutil
import sys
from functools import partial

from hongngu_cli import in_force, shipped
from hongngu_cli.delivery.putting import refuse_folder
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.settings import Settings
from hongngu_cli.read.files.listing import STDIN
from hongngu_cli.write.formats import FORMATS, format_of
from hongngu_cli.write.style import Style

PROFILE = "hd36"
"""How a Word document that is no letter looks where the office set nothing."""


def format_named(output: str | None) -> str | None:
    """Give the format that an output's ending names; None where it names none."""
    return format_of(output) if output and output != STDIN else None


def format_to(name: str | None, output: str | None) -> str:
    """Choose the format of a file, or of many under one pattern, before it is made.

    It is that named, else that of the file's ending, else the terminal's. Raises Failure for
    none such (USAGE), and for a folder where a file is meant (OUTPUT).
    """
    if output == STDIN:
        output = None
    if output:
        refuse_folder(output)
    chosen = name or (format_of(output) if output else "terminal")
    if chosen and chosen in FORMATS:
        return chosen
    known = f"Các dạng dùng được: {', '.join(FORMATS)}."
    if name:
        near = difflib.get_close_matches(name, FORMATS, n=1)
        hint = f'Có phải "{near[0]}"? ' if near else ""
        raise Failure(USAGE, f'--format: không có dạng "{name}".', f"{hint}{known}")
    raise Failure(USAGE, f"{output}: đuôi tệp không cho biết dạng nào.", f"Thêm --format. {known}")


def style_of(settings: Settings, *, to_file: bool) -> Style:
    """Say how reports are written: colour and width are those of the terminal."""
    colour = (
        not to_file
        and sys.stdout.isatty()
        and "NO_COLOR" not in os.environ
        and os.environ.get("TERM") != "dumb"
    )
    width = shutil.get_terminal_size((80, 24)).columns
    profile = partial(in_force.profile, settings.office.profile or PROFILE)
    return Style(
        settings.decimals, width, colour, shipped.templates(), profile, settings.office.tone
    )
