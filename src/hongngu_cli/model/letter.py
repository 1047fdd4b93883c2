"""What stands around the text of an official document, as it is to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from hongngu_cli.model.profile import Profile

Shape = Literal["named", "dispatch", "speech"]
"""A document of a named kind (báo cáo, kế hoạch, quyết định), a công văn, a paper read aloud."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The lines above and below the text, in their profile's words; "" and () are not printed.

    Of a công văn ``about`` stands under the number, of others under ``kind``. A paper read aloud
    has ``kind``, ``about`` and ``body`` only. ``authority`` is whole ("T/M BAN THƯỜNG VỤ"),
    ``post`` may take two lines. ``recipients`` are without their marks, the archive's last.
    ``grounds`` are what the text begins with ("Căn cứ …"), which its template lays out.
    ``missing`` names the settings in whose place a marked placeholder stands.
    """

    profile: Profile
    shape: Shape = "named"
    superior: str = ""
    body: str = ""
    number: str = ""
    place_date: str = ""
    kind: str = ""
    about: str = ""
    addressed: tuple[str, ...] = ()
    authority: str = ""
    post: tuple[str, ...] = ()
    signer: str = ""
    recipients: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
