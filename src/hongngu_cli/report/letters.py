"""The lines around the text of an official document, from what the office has set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from hongngu_cli.model.document import Document
from hongngu_cli.model.letter import Letter
from hongngu_cli.model.profile import Profile
from hongngu_cli.model.settings import OneDocument, Settings
from hongngu_cli.text.fold import fold, unmark
from hongngu_cli.text.tones import Habit, toned

STATE = ("uy ban nhan dan", "ubnd", "so ", "phong ", "hoi dong nhan dan", "hdnd", "truong ")
"""What names of State bodies begin with, folded."""
OPENINGS = ("can cu ", "xet ", "theo ", "thuc hien ")
"""What lines begin with that say what a document is based on, folded."""
BARE_MONTH, BARE_DAY = 3, 10


def profile_of(settings: Settings, profiles: Mapping[str, Profile], day: dt.date) -> Profile:
    """Choose the profile by whose body it is and the document's day."""
    state = unmark(settings.office.body).startswith(STATE)
    fit = [one for one in profiles.values() if one.of == ("state" if state else "party")]
    begun = [one for one in fit if one.since is None or one.since <= day]
    return max(begun, key=lambda one: one.since or dt.date.min)


class Placeholders:
    """Give what is set, else a marked placeholder, and remember what lacked."""

    def __init__(self) -> None:
        """Lack nothing yet."""
        self.missing: list[str] = []

    def or_mark(self, value: str, key: str, label: str) -> str:
        """Give a value, or a mark that says what belongs there."""
        if value:
            return value
        self.missing.append(key)
        return f"[{label}]"


def letter_of(
    document: Document, settings: Settings, profile: Profile, day: dt.date, about: str
) -> Letter:
    """Lay out a document's letter; what is not set stands as a marked placeholder."""
    office, own = settings.office, settings.documents.get(document.name, OneDocument())
    marks, words = Placeholders(), profile.words
    body = marks.or_mark(office.body, "office.body", "tên cơ quan")
    if document.shape == "speech":
        speech = Letter(
            profile,
            "speech",
            body=body,
            kind=document.kind,
            about=own.about or about,
            missing=tuple(marks.missing),
        )
        return _toned(speech, office.tone)
    dispatch = document.shape == "dispatch"
    pattern = words.number_dispatch if dispatch else words.number
    number = pattern.format(
        number=marks.or_mark(own.number, f"documents.{document.name}.number", "số"),
        kind=document.abbreviation,
        sign=marks.or_mark(office.sign, "office.sign", "ký hiệu"),
    )
    signs = own.signs or office.signs
    authority, before = own.authority or office.authority, getattr(words, signs) if signs else ""
    if before:
        authority = marks.or_mark(authority, "office.authority", "thay mặt ai ký")
    post = marks.or_mark(own.post or office.post, "office.post", "chức vụ người ký")
    archive = marks.or_mark(office.archive, "office.archive", "nơi lưu")
    addressed = own.addressed or (_addressed(document, marks) if dispatch else ())
    letter = Letter(
        profile,
        document.shape,
        superior=office.superior,
        body=body,
        number=number,
        place_date=words.place_date.format(
            place=marks.or_mark(office.place, "office.place", "địa danh"),
            day=f"{day.day:02d}" if day.day < BARE_DAY else day.day,
            month=f"{day.month:02d}" if day.month < BARE_MONTH else day.month,
            year=day.year,
        ),
        kind=document.kind,
        about=words.about_dispatch.format(about=own.about or about)
        if dispatch
        else own.about or about,
        addressed=addressed,
        authority=f"{before} {authority}".strip(),
        post=(post,),
        signer=marks.or_mark(own.signer or office.signer, "office.signer", "họ tên người ký"),
        recipients=(
            *_recipients(own.recipients or office.recipients, addressed, words.as_above),
            words.archive.format(archive=archive),
        ),
        grounds=_grounds(document, own, marks),
        missing=tuple(marks.missing),
    )
    return _toned(letter, office.tone)


def _toned(letter: Letter, habit: Habit) -> Letter:
    """Write every line with the office's habit of tone marks, but for names of people, places."""

    def lines(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(toned(text, habit) for text in texts)

    return replace(
        letter,
        superior=toned(letter.superior, habit),
        body=toned(letter.body, habit),
        kind=toned(letter.kind, habit),
        about=toned(letter.about, habit),
        addressed=lines(letter.addressed),
        authority=toned(letter.authority, habit),
        post=lines(letter.post),
        recipients=lines(letter.recipients),
    )


def _recipients(names: tuple[str, ...], addressed: tuple[str, ...], as_above: str) -> Iterator[str]:
    """Name who receives a copy; those addressed are "as above", and not named again."""
    if not addressed:
        yield from names
        return
    yield as_above
    above = {fold(name) for name in (*addressed, as_above)}
    yield from (name for name in names if fold(name.partition("(")[0]) not in above)


def _addressed(document: Document, marks: Placeholders) -> tuple[str, ...]:
    return (marks.or_mark("", f"documents.{document.name}.addressed", "cơ quan nhận"),)


def _grounds(document: Document, own: OneDocument, marks: Placeholders) -> tuple[str, ...]:
    """Say what a document is based on; what is set without its opening word is given one."""
    if own.grounds or not document.grounded:
        return tuple(
            ground if unmark(ground).startswith(OPENINGS) else f"Căn cứ {ground}"
            for ground in own.grounds
        )
    return (f"Căn cứ {marks.or_mark('', f'documents.{document.name}.grounds', '…')}",)
