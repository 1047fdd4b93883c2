"""Which enrolments the options ask for; a wrong one is told with what fits."""

from __future__ import annotations

import datetime as dt

from hongngu_cli.analyse.select import STATUSES, Selection, Wanted
from hongngu_cli.commands.asked import day_asked, day_of, one_of
from hongngu_cli.commands.options import SelectionOptions
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.fields import FIELD
from hongngu_cli.model.settings import Settings
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.fold import fold
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.periods import Period, between, read_period
from hongngu_cli.text.relative_periods import absolute
from hongngu_cli.text.spellings import CodedSpellings

COUNTS = ("enrolments", "people")
SPONSORS = ("sent", "self", "all")
OWN_OPTION = ("unit", "level", "sponsor")
"""Fields that `--where` treats as their own options do."""


def selection_of(
    options: SelectionOptions, vocabulary: Vocabulary, settings: Settings
) -> Selection:
    """Read which enrolments count. Raises Failure (USAGE) naming the option and what fits."""
    pairs = [_where(text, vocabulary) for text in options.where]
    named = {field: [str(value) for name, value in pairs if name == field] for field in OWN_OPTION}
    levels = [_levels(name, vocabulary) for name in (*options.level, *named["level"])]
    sponsors = [options.sponsor, *named["sponsor"], SPONSORS[0]]
    return Selection(
        period_asked(options, settings),
        (*options.unit, *named["unit"]),
        tuple(key for keys in levels for key in keys),
        tuple(pair for pair in pairs if pair[0] not in OWN_OPTION),
        one_of("--count", options.count or COUNTS[0], COUNTS),
        one_of("--status", options.status or "sent", tuple(STATUSES)),
        one_of("--sponsor", next(filter(None, sponsors), ""), SPONSORS),
        day_of(options.as_of, settings),
        settings.periods.last_day,
        day_asked("--units-as-of", options.units_as_of),
    )


def period_asked(options: SelectionOptions, settings: Settings) -> Period | None:
    """Read which period is asked for, if any. Raises Failure (USAGE)."""
    asked = {"--period": options.period, "--year": options.year}
    named = {option: text for option, text in asked.items() if text}
    start, end = day_asked("--from", options.from_), day_asked("--to", options.to)
    if len(named) + bool(start or end) > 1:
        raise Failure(USAGE, "Chỉ dùng một trong --year, --period, hoặc cặp --from/--to.")
    if start or end:
        if start and end and start > end:
            raise Failure(
                USAGE, "--from sau --to nên không có ngày nào trong kỳ.", "Đổi lại thứ tự hai ngày."
            )
        return between(start, end)
    day = day_of(options.as_of, settings)
    return next((period_named(*asked, settings, day) for asked in named.items()), None)


def period_named(option: str, text: str, settings: Settings, day: dt.date) -> Period:
    """Read the period an option names, seen from a day. Raises Failure (USAGE) with what fits."""
    periods = settings.periods
    told = absolute(text, day, last_day=periods.last_day)
    period = read_period(told, last_day=periods.last_day, term_years=periods.term_years)
    if period is None:
        raise Failure(
            USAGE,
            f'{option}: "{text}" không phải kỳ báo cáo đã biết.',
            'Ví dụ dùng được: 2026, 2018-2021, "quý I/2026", "6 tháng/2026", "tháng 3/2026", '
            '"nhiệm kỳ 2020-2025", "tháng trước", "quý này", "6 tháng đầu năm nay".',
        )
    return period


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
    day = day_asked(f"--where {field}", value) if FIELD[field].kind == "date" else None
    return field, day or value
