"""What the raw text of options means; a wrong one is told with what fits."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Sequence

from hongngu_cli.analyse.select import STATUSES, Selection, Wanted
from hongngu_cli.commands.options import ReadingOptions, SelectionOptions
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.settings import Reading, Settings
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.pipeline import today
from hongngu_cli.text.dates import read_date
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.periods import Period, between, read_period
from hongngu_cli.text.spellings import CodedSpellings

COUNTS = ("enrolments", "people")
SPONSORS = ("sent", "self")
OWN_OPTION = ("unit", "level", "sponsor")
"""Fields that `--where` treats as their own options do."""
MAP_FIELDS = (
    "stt",
    "family_name",
    "given_name",
    "span",
    "demand",
    "planned",
    "allocated",
    "classes",
    "learners",
    "position_unit",
    "level_held_theory",
    "level_held_degree",
    "party_date_official",
    "decision_date",
    "identity_number",
    "home",
    "planned_title",
    "demand_level",
    "quantity",
    "sent",
    "enrolled",
    "completed",
    "gap",
    "rate",
    "audience",
    "organiser",
    "post_after",
    "post_after_date",
    "total",
)


def reading_of(options: ReadingOptions) -> Reading:
    """Read what overrules recognition. Raises Failure (USAGE)."""
    return Reading(
        options.sheet,
        _rows(options.header_rows),
        _mapped(options.map),
        options.encoding,
        options.password,
    )


def selection_of(
    options: SelectionOptions, vocabulary: Vocabulary, settings: Settings
) -> Selection:
    """Read which enrolments count. Raises Failure (USAGE) naming the option and what fits."""
    pairs = [_where(text, vocabulary) for text in options.where]
    named = {field: [str(value) for name, value in pairs if name == field] for field in OWN_OPTION}
    levels = [_levels(name, vocabulary) for name in (*options.level, *named["level"])]
    sponsors = [options.sponsor, *named["sponsor"], SPONSORS[0]]
    return Selection(
        _period(options, settings),
        (*options.unit, *named["unit"]),
        tuple(key for keys in levels for key in keys),
        tuple(pair for pair in pairs if pair[0] not in OWN_OPTION),
        one_of("--count", options.count or COUNTS[0], COUNTS),
        one_of("--status", options.status or "sent", tuple(STATUSES)),
        one_of("--sponsor", next(filter(None, sponsors), ""), SPONSORS),
        day_of(options.as_of, settings),
        settings.periods.last_day,
    )


def day_of(text: str | None, settings: Settings) -> dt.date:
    """Read the day ages and "now" are taken at. Raises Failure (USAGE)."""
    return today(settings, _day("--as-of", text))


def one_of(option: str, value: str, known: Sequence[str]) -> str:
    """Give the value if it is one of the known ones."""
    if value in known:
        return value
    near = difflib.get_close_matches(value, known, n=1)
    hint = f'Có phải "{near[0]}"? ' if near else ""
    raise Failure(
        USAGE, f'{option}: không có giá trị "{value}".', f"{hint}Dùng được: {', '.join(known)}."
    )


def _rows(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    first, _, last = text.replace("–", "-").partition("-")
    if (
        first.strip().isdecimal()
        and (last or first).strip().isdecimal()
        and 0 < int(first) <= int(last or first)
    ):
        return int(first), int(last or first)
    raise Failure(
        USAGE, f'--header-rows: "{text}" không phải khoảng dòng.', "Ghi dạng N hoặc N-M, ví dụ 5-6."
    )


def _mapped(pairs: Iterable[str]) -> dict[str, str]:
    mapped = {}
    for pair in pairs:
        heading, equals, field = pair.rpartition("=")
        if not equals or not heading.strip():
            raise Failure(
                USAGE,
                f'--map: "{pair}" thiếu dấu "=".',
                'Ghi dạng "Tiêu đề=trường", ví dụ "Cơ quan=unit".',
            )
        mapped[heading.strip()] = one_of("--map", field.strip(), (*FIELD, *MAP_FIELDS))
    return mapped


def _day(option: str, text: str | None) -> dt.date | None:
    if text is None:
        return None
    read = read_date(text)
    if read.date is None:
        raise Failure(
            USAGE,
            f'{option}: "{text}" không phải một ngày.',
            "Ghi dạng 31/12/2026 hoặc 2026-12-31.",
        )
    return read.date


def _period(options: SelectionOptions, settings: Settings) -> Period | None:
    asked = {"--period": options.period, "--year": options.year}
    named = {option: text for option, text in asked.items() if text}
    start, end = _day("--from", options.from_), _day("--to", options.to)
    if len(named) + bool(start or end) > 1:
        raise Failure(USAGE, "Chỉ dùng một trong --year, --period, hoặc cặp --from/--to.")
    if start or end:
        if start and end and start > end:
            raise Failure(
                USAGE, "--from sau --to nên không có ngày nào trong kỳ.", "Đổi lại thứ tự hai ngày."
            )
        return between(start, end)
    for option, text in named.items():
        periods = settings.periods
        period = read_period(text, last_day=periods.last_day, term_years=periods.term_years)
        if period is None:
            raise Failure(
                USAGE,
                f'{option}: "{text}" không phải kỳ báo cáo đã biết.',
                'Ví dụ dùng được: 2026, 2018-2021, "quý I/2026", "6 tháng/2026", "tháng 3/2026", '
                '"nhiệm kỳ 2020-2025".',
            )
        return period
    return None


def _levels(name: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Read a level in any spelling, or a group as all its levels."""
    levels = LevelSpellings(vocabulary)
    group = name if name in vocabulary.groups else levels.group_of(name)
    if group:
        return tuple(level.key for level in vocabulary.level if level.group == group)
    key = name if name in vocabulary.levels else levels.read(name).key
    known = [group.label for group in vocabulary.group]
    known += [level.label for level in vocabulary.level]
    return (key,) if key else (one_of("--level", name, known),)


def _where(text: str, vocabulary: Vocabulary) -> tuple[str, Wanted]:
    field, equals, value = text.partition("=")
    field, value = field.strip(), value.strip()
    if not equals or not value:
        raise Failure(
            USAGE,
            f'--where: "{text}" thiếu dấu "=" hoặc giá trị.',
            'Ghi dạng "trường=giá trị", ví dụ "sex=nữ".',
        )
    one_of("--where", field, tuple(FIELD))
    if field == "group":
        groups = LevelSpellings(vocabulary).groups
        named = value if value in vocabulary.groups else groups.get(fold(value))
        return field, named or one_of("--where group", value, list(vocabulary.groups))
    coded = CodedSpellings(vocabulary, field)
    if coded.keys:
        key = coded.read(value)
        if key is None:
            return field, one_of(f"--where {field}", value, sorted(set(coded.keys.values())))
        return field, int(key) if key.isdecimal() else key
    if FIELD[field].kind in ("year", "count"):
        if not value.isdecimal():
            raise Failure(USAGE, f'--where {field}: "{value}" không phải số.', "Ghi một số nguyên.")
        return field, int(value)
    day = _day(f"--where {field}", value) if FIELD[field].kind == "date" else None
    return field, day or value
