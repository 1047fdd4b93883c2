"""What a TOML file is made of, where its text is to be kept as the office wrote it."""

from __future__ import annotations

import re

QUOTED = re.compile(
    r"""\"{3}(?:\\.|[^\\])*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|\#[^\n]*""",
    re.DOTALL,
)
"""Texts in quotation marks, and remarks, which may hold such marks."""
LISTED = re.compile(rf"{QUOTED.pattern}|[\[\],]", re.DOTALL)
"""What a list is made of, blanks apart."""
