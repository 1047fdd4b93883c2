"""What the template of this document needs besides its parts."""

from __future__ import annotations

from collections.abc import Mapping

from hongngu_cli.report.documents.parts import Parts


def values(parts: Parts) -> Mapping[str, object]:
    """Give nothing yet that the parts do not tell themselves."""
    return {"told": tuple(parts)}
