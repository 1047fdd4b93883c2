"""Years beneath headings that speak of other things: "Vào Đảng" over "Tháng | Năm"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hongngu_cli.model.recognition import DATE_PARTS, ColumnMeaning
from hongngu_cli.read.headings.words import MAPPED, Words
from hongngu_cli.text.fold import fold

BIRTH = "birth_date"
OF_PEOPLE = (
    BIRTH,
    "party_date",
    "party_date_official",
    "position",
    "identity_number",
    "ethnicity",
    "home",
    "planned_title",
    "post_level",
    "post_after",
    "post_after_date",
    "commitment",
)
"""Fields whose dates are not those of a training."""


def without_other_years(
    meanings: Mapping[int, ColumnMeaning], paths: Mapping[int, Sequence[str]], words: Words
) -> dict[int, ColumnMeaning]:
    """Keep out a bare "Năm" that is the year of something else than the training.

    Beneath an unknown heading it is, where a month or a day stands beside it.
    """
    found = dict(meanings)
    for column, meaning in meanings.items():
        *above, last = paths[column]
        if meaning.field != "year" or meaning.why == MAPPED or not above:
            continue
        parent = above[-1]
        field = words.field(parent)[0]
        beside = [p[-1] for p in paths.values() if list(p[:-1]) == above and p[-1] != last]
        dated = any(_is_part_of_date(child, words) for child in beside)
        other = field in OF_PEOPLE or (field is None and dated and not _of_training(parent, words))
        if other and _is_part_of_date(last, words):
            why = f'nằm dưới "{parent}" nên không phải năm cử đi'
            found[column] = replace(meaning, field=None, why=why)
    return found


def _is_part_of_date(text: str, words: Words) -> bool:
    return words.under.get(BIRTH, {}).get(fold(text), ("", None))[1] in DATE_PARTS


def _of_training(heading: str, words: Words) -> bool:
    """Tell whether a heading that nobody knows speaks of a training."""
    return any(pattern.search(fold(heading)) for pattern in (words.training, words.sending))
