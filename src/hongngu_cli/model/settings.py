"""An office's settings, as ``train-report.toml`` holds them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Office:
    """The names a document carries, and how the office writes.

    ``superior`` and ``body`` stand in the letterhead; ``sign`` is the body's in numbers of
    documents ("HU"); ``place`` stands before the date. Who signs: ``authority`` ("Ban Thường
    vụ"), ``post`` ("Phó Bí thư"), ``signer``; ``signs`` says in which way. ``recipients`` are
    those of each document, ``archive`` the last of them. ``profile`` is the layout of documents,
    by body and date where it is empty; ``tone`` is how the office places marks: "uỷ" or
    "ủy", empty leaves our words as they are.
    """

    superior: str = ""
    body: str = ""
    place: str = ""
    sign: str = ""
    authority: str = ""
    post: str = ""
    signer: str = ""
    signs: Literal["", "on_behalf", "deputy", "by_order"] = ""
    recipients: tuple[str, ...] = ()
    archive: str = ""
    profile: str = ""
    tone: Literal["", "uỷ", "ủy"] = ""

    @property
    def names(self) -> dict[str, str]:
        """Give them as a document takes them."""
        return {"superior": self.superior, "body": self.body, "place": self.place}


@dataclass(frozen=True, slots=True)
class OneDocument:
    """What an office sets for one document: what is empty is as in ``Office`` or our own.

    ``about`` is its trích yếu, ``addressed`` whom it goes to, ``number`` its number, ``grounds``
    what it is based on ("Điều lệ Đảng Cộng sản Việt Nam"), a line each.
    """

    about: str = ""
    grounds: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    number: str = ""
    authority: str = ""
    post: str = ""
    signer: str = ""
    signs: Literal["", "on_behalf", "deputy", "by_order"] = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What overrules recognition, for all files of the office.

    ``map`` gives headings their fields; ``header_rows`` counts from 1, both ends.
    ``password`` opens locked files; it is never shown and never written.
    """

    sheet: tuple[str, ...] = ()
    header_rows: tuple[int, int] | None = None
    map: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class SavedColumn:
    """What a column of a saved recognition is; an empty ``field`` leaves it unused.

    ``column`` tells people where it stood; the heading, parents first ("Trình độ LLCT ›
    Trung cấp"), is what it is known by. The rest is as in ``ColumnMeaning``, ``group`` its
    context.
    """

    heading: str
    field: str = ""
    column: str = ""
    value: str | None = None
    group: str | None = None
    year: int | None = None
    measure: str | None = None
    part: str | None = None
    mode: str | None = None
    unit: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class SavedTable:
    """How tables with these headings, in this order, are understood.

    An empty ``kind`` leaves that to the columns. ``file`` (a name, or a pattern of names)
    and ``sheet`` bind it to certain sheets, whose header then must not change.
    """

    columns: tuple[SavedColumn, ...]
    kind: str = ""
    file: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes beyond which a file is refused before it is unpacked, or as soon as they are met.

    ``columns`` counts the filled cells of one row, ``sheets`` the sheets or tables of a file,
    ``nesting`` how deep tables stand within tables, ``cell_characters`` what a cell of a
    delimited text holds (the default is Excel's own limit).
    """

    unpacked_megabytes: int = 1024
    ratio: int = 200
    rows: int = 2_000_000
    cells: int = 50_000_000
    columns: int = 2_000
    sheets: int = 5_000
    nesting: int = 50
    cell_characters: int = 32_767


@dataclass(frozen=True, slots=True)
class Periods:
    """How the office cuts its reporting periods.

    A month's report runs to ``last_day`` of the month (31: its end); the days after it
    belong to the next month. A term of office lasts ``term_years``.
    """

    last_day: int = 31
    term_years: int = 5


@dataclass(frozen=True, slots=True)
class Checks:
    """What `check` takes for likely: ages, in whole years, of those who are sent; and times.

    A decision is late that is more than ``decision_days`` after the course began, and somebody no
    longer studies whose course ended more than ``studying_days`` ago. One joins the Party from
    ``party_age`` on, and is a full member after ``probation_months``.
    """

    youngest: int = 16
    oldest: int = 75
    decision_days: int = 30
    studying_days: int = 90
    party_age: int = 18
    probation_months: int = 12


@dataclass(frozen=True, slots=True)
class Bands:
    """The upper ends of age bands, fine and coarse, rising; above the last one is open."""

    ages: tuple[int, ...] = (30, 35, 40, 45, 50, 55, 60)
    coarse: tuple[int, ...] = (40, 50)


@dataclass(frozen=True, slots=True)
class Targets:
    """What an office is to reach, and who counts as young.

    Young is who is younger than ``young_below`` whole years, with ``young_inclusive`` who is
    just so old, too; on ``young_as_of``, else on the day ages are taken at. ``young``,
    ``women`` and ``postgraduates`` are shares from 0 to 1; None sets no target.
    """

    young_below: int = 40
    young_inclusive: bool = False
    young_as_of: dt.date | None = None
    young: float | None = 0.15
    women: float | None = 0.25
    postgraduates: float | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """How quotas are looked at.

    With ``carry_over`` seats left unused are shown added up over the years. A unit registers far
    too many where it registers ``far_times`` as many as it sends, and at least ``far_least`` more.
    """

    carry_over: bool = False
    far_times: float = 2.0
    far_least: int = 5


@dataclass(frozen=True, slots=True)
class Forecast:
    """How demand is judged and foreseen.

    What a unit registers is far off where its errors are more than the share ``threshold`` of
    those it sent. Nothing is foreseen from fewer than ``least_years`` years.
    """

    threshold: float = 0.3
    least_years: int = 4


@dataclass(frozen=True, slots=True)
class Studying:
    """Who counts as studying where no outcome is told.

    A training whose end is not told either lasts for ``longest`` years after its own at most.
    """

    longest: int = 3


@dataclass(frozen=True, slots=True)
class Planning:
    """How `plan` chooses who goes when.

    ``order`` is what speaks for somebody within a class, the first the most: women, young,
    age_limit, waiting. Of the cadres of a unit no more than ``away_most``, and no more than the
    share ``away_share``, are away at once in courses of ``long_months`` or more; None sets no
    limit. With ``unit_seats`` each unit has its own seats. Courses begin on the day ``starts``
    (month-day) of each year and are in ``mode``. With ``review_excludes`` who does not meet a
    condition does not go.
    """

    order: tuple[Literal["women", "young", "age_limit", "waiting"], ...] = ("women", "young")
    away_most: int | None = None
    away_share: float | None = None
    unit_seats: bool = False
    starts: str = "09-01"
    mode: str = "khong-tap-trung"
    review_excludes: bool = False
    long_months: int = 6


@dataclass(frozen=True, slots=True)
class Placement:
    """How soon after a training somebody is to be posted: within ``months``."""

    months: int = 12


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an office can set; each field is a key of ``train-report.toml``.

    ``data`` (files and folders to read), ``vocabulary`` and ``forms`` (layouts of the office's
    own forms) are paths relative to the file.
    ``decimals`` is for percentages, ``as_of`` the day ages are taken at where none is asked for.
    ``documents`` are told by their names (``[documents.ket-qua]``); ``recognition`` is what
    ``inspect --save`` wrote.
    """

    data: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    decimals: int = 1
    as_of: dt.date | None = None
    office: Office = field(default_factory=Office)
    documents: Mapping[str, OneDocument] = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)
    limits: Limits = field(default_factory=Limits)
    periods: Periods = field(default_factory=Periods)
    check: Checks = field(default_factory=Checks)
    bands: Bands = field(default_factory=Bands)
    targets: Targets = field(default_factory=Targets)
    quota: Quota = field(default_factory=Quota)
    forecast: Forecast = field(default_factory=Forecast)
    studying: Studying = field(default_factory=Studying)
    plan: Planning = field(default_factory=Planning)
    placement: Placement = field(default_factory=Placement)
    recognition: tuple[SavedTable, ...] = ()
