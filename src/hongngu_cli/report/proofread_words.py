"""What a finding in a text is, in a line of arithmetic, and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from hongngu_cli.model.passage import Numeral, Passage
from hongngu_cli.model.proofread import (
    BY_CHANGE,
    OTHER_WAY,
    PRODUCT,
    Finding,
    Mention,
    Relation,
    RelationKind,
)
from hongngu_cli.text.numbers import count
from hongngu_cli.text.numerals.values import read_digits

LONGEST, SHORT = 160, 80
"""Letters of a sentence that are shown; of a longer one those about the figure. Of what agrees
fewer are enough to find it again."""
WHOLE = 1_000_000
"""Letters beyond which programs are not given a sentence whole, either."""
SENTENCE_END = re.compile(
    r"[.!?…]+[\"”’)]*\s+(?=[A-ZĐÀ-Ỹ\-–+•])"
    r"|(?<=[.;:!?…])[ \t]*\n|\n(?=\s*(?:[-–+*•]|\(?\w{1,3}[.)]\s))"
)
"""A line that a program or a person broke within a sentence does not end it."""
PERCENT = Fraction(100)
MOST_DIGITS = 6
THOUSAND = 1000
FEW = 3
"""So many ways to mend a sum are told; of more none is."""


def written(value: Fraction, digits: int = 2) -> str:
    """Write a number as offices do, with as many decimals as it has, and no more than asked for.

    >>> written(Fraction(12545)), written(Fraction(149501, 10000)), written(Fraction(-3, 2))
    ('12.545', '14,95', '−1,5')
    """
    sign = "−" if value < 0 else ""
    scale = 10 ** min(digits, MOST_DIGITS)
    scaled = abs(value) * scale
    rounded = int(scaled) + (scaled - int(scaled) >= Fraction(1, 2))
    whole, rest = divmod(rounded, scale)
    decimals = f"{rest:0{digits}d}".rstrip("0") if digits else ""
    return sign + count(whole) + (f",{decimals}" if decimals else "")


def like(value: Fraction, numeral: Numeral) -> str:
    """Write a number as finely as another one is written, with its zero before one digit.

    >>> seven = Numeral("07", 0, 2, "count", Fraction(7))
    >>> like(Fraction(8), seven), like(Fraction(58), seven)
    ('08', '58')
    """
    if numeral.kind == "money":
        return f"{_as_written(value, numeral)} đồng"
    if scaled := _in_scale(value, numeral):
        return scaled
    told = written(value, max(digits_of(numeral), 0))
    whole = numeral.text.strip().isdecimal()  # of "0,5" the nought says nothing
    leading = whole and numeral.text.strip().startswith("0") and len(told) == 1 and told != "0"
    sign = "%" if numeral.kind == "share" else ""
    return ("0" if leading else "") + told + sign


def money(value: Fraction) -> str:
    """Write an amount in đồng in the largest unit that leaves it readable.

    >>> money(Fraction(12_500_000_000)), money(Fraction(750_000_000)), money(Fraction(1500))
    ('12,5 tỷ', '750 triệu', '1.500')
    """
    for size, name in ((10**9, " tỷ"), (10**6, " triệu")):
        if abs(value) >= size:
            return written(value / size, 3) + name
    return written(value)


def _as_written(value: Fraction, numeral: Numeral) -> str:
    """Write an amount in the unit of another one, unless that takes too many decimals.

    >>> _as_written(Fraction(2_974_000_000), Numeral("465", 0, 3, "money", Fraction(465_000_000)))
    '2.974 triệu'
    """
    scale = next((scale for scale, name in SCALES if name == _scale_of(numeral)), 0)
    fits = scale and (value / scale * THOUSAND).denominator == 1
    return _in_scale(value, numeral) if fits else money(value)


def digits_of(numeral: Numeral) -> int:
    """Tell how many decimals a number is written with.

    >>> digits_of(Numeral("95,3%", 0, 5, "share", Fraction(953, 10), Fraction(1, 10)))
    1
    """
    step, digits = numeral.step, 0
    while step < 1 and digits < MOST_DIGITS:
        step, digits = step * 10, digits + 1
    return digits


def arithmetic(relation: Relation) -> str:
    """Say in a line what the figures give: "07 + 65 = 72, không phải 65; chênh 7"."""
    return SAID[relation.kind](relation)


def _stated(mention: Mention) -> str:
    """Give a figure as the text has it, with the word that multiplies it."""
    shown = " ".join(mention.numeral.text.split())
    if mention.numeral.kind == "year":
        return f"{written(mention.value)} năm ({shown})"
    return f"{shown} {word}" if (word := _scale_of(mention.numeral)) else shown


def _scale_of(numeral: Numeral) -> str:
    """Tell by what a number is multiplied: 2 that is worth two milliard is "2 tỷ".

    >>> _scale_of(Numeral("2,5", 0, 3, "money", Fraction(2_500_000), Fraction(100_000)))
    'triệu'
    >>> _scale_of(Numeral("1.250", 0, 5, "money", Fraction(1_250_000_000)))
    'triệu'
    >>> _scale_of(Numeral("1.198", 0, 5, "count", Fraction(1198)))
    ''
    """
    known = numeral.value and numeral.kind in {"count", "money"}
    if not (known and NUMBER.fullmatch(numeral.text)):
        return ""
    read = read_digits(numeral.text, decimal=True, counted=False)
    times = abs(numeral.value) / read.value if read and read.value else Fraction(1)
    return next((word for scale, word in SCALES if scale == times), "")


NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SCALES = ((10**12, "nghìn tỷ"), (10**9, "tỷ"), (10**6, "triệu"), (1000, "nghìn"))


def _in_scale(value: Fraction, numeral: Numeral) -> str:
    """Write what is told in millions as such ("1,57 tỷ"); '' where nothing multiplies it.

    >>> _in_scale(Fraction(1_570_000_000), Numeral("1,75", 0, 4, "count", Fraction(1_750_000_000)))
    '1,57 tỷ'
    """
    word = _scale_of(numeral)
    scale = next((scale for scale, name in SCALES if name == word), 0)
    return f"{written(value / scale, 3)} {word}" if scale else ""


def _verdict(relation: Relation, gives: str) -> str:
    stated = _stated(relation.total)
    if relation.agreement == "differs":
        return f"= {gives}, không phải {stated}; {_off(relation)}"
    if relation.agreement == "truncated":
        return f"= {gives}, văn bản ghi {stated} (bỏ chữ số lẻ, không làm tròn)"
    if relation.agreement == "last-digit":
        return f"= {gives}, văn bản ghi {stated} (lệch ở chữ số cuối)"
    if relation.agreement == "about":
        return f"= {gives}, hợp với “{stated}” (số ước chừng)"
    same = relation.agreement == "exact" or gives == stated
    return f"= {stated}" if same else f"= {gives}, hợp với {stated}"


def _off(relation: Relation) -> str:
    numeral = relation.total.numeral
    off = abs(relation.difference)
    if relation.kind in {"percentage", "growth", "hundred"} or numeral.kind == "share":
        return f"lệch {written(off)} điểm phần trăm"
    if numeral.kind == "money":
        return f"chênh {_of_sum(off, relation) or _as_written(off, numeral)} đồng"
    return f"chênh {_in_scale(off, numeral) or written(off)}"


def _total(relation: Relation) -> str:
    parts = "".join(
        f" {'−' if part.value < 0 else '+'} {_stated(part).lstrip('-−')}" for part in relation.parts
    )
    parts = parts.removeprefix(" + ").replace(" − ", "−", parts.startswith(" − "))
    gives = like(relation.gives, relation.total.numeral)
    return f"{parts} {_verdict(relation, _as_parts(relation) or gives)}"


def _as_parts(relation: Relation) -> str:
    """Write a wrong sum of money as its parts are written, so that nobody needs to convert it."""
    wrong = not relation.holds and relation.total.numeral.kind == "money"
    scaled = _of_sum(relation.gives, relation) if wrong else ""
    return f"{scaled} đồng" if scaled else ""


def _of_sum(value: Fraction, relation: Relation) -> str:
    """Write an amount in what all parts of a sum are told in; '' where they differ."""
    scales = {_scale_of(one.numeral) for one in relation.parts}
    known = relation.kind == "total" and len(scales) == 1 and "" not in scales
    return _as_written(value, relation.parts[0].numeral) if known else ""


def _percentage(relation: Relation) -> str:
    ratio = " : ".join(_stated(part) for part in relation.parts)
    return f"{ratio} {_verdict(relation, _percent(relation))}"


def _percent(relation: Relation) -> str:
    """Write a percentage a digit finer than the text has it where that tells them apart."""
    digits = digits_of(relation.total.numeral)
    finer = digits + (relation.agreement not in {"exact", "differs"})
    return f"{written(relation.gives, finer)}%"


def _hundred(relation: Relation) -> str:
    parts = " + ".join(_stated(one) for one in relation.mentions)
    gives = f"{written(relation.gives)}%"
    if relation.holds:
        return f"{parts} = {gives}"
    return f"{parts} = {gives}, không phải 100%; lệch {written(abs(relation.difference))}%"


def _growth(relation: Relation) -> str:
    new, old = (_stated(part) for part in relation.parts)
    if BY_CHANGE in relation.evidence:
        change, sign = new, "−" if "up" in relation.evidence else "+"
        return f"{change} : ({old} {sign} {change}) {_verdict(relation, _percent(relation))}"
    more, less = (old, new) if relation.parts[0].value < relation.parts[1].value else (new, old)
    return f"({more} − {less}) : {old} {_verdict(relation, _percent(relation))}"


def _difference(relation: Relation) -> str:
    if OTHER_WAY in relation.evidence:
        return _other_way(relation)
    parts = " − ".join(_stated(part) for part in sorted(relation.parts, key=_value, reverse=True))
    return f"{parts} {_verdict(relation, like(relation.gives, relation.total.numeral))}"


def _other_way(relation: Relation) -> str:
    """Say that a figure shrank where the text lets it grow, or the other way about."""
    new, old = relation.parts
    less = new.value < old.value
    how, right, wrong = ("ít hơn", "giảm", "tăng") if less else ("nhiều hơn", "tăng", "giảm")
    told = _stated(relation.total)
    return f"{_stated(new)} {how} {_stated(old)}: {right} {told}, không phải {wrong} {told}"


def _value(mention: Mention) -> Fraction:
    return mention.value


def _average(relation: Relation) -> str:
    if PRODUCT in relation.evidence:
        return _product(relation)
    parts = " : ".join(map(_stated, relation.parts))
    finer = digits_of(relation.total.numeral) + (relation.agreement != "exact")
    return f"{parts} {_verdict(relation, written(relation.gives, finer))}"


def _product(relation: Relation) -> str:
    """Say what so many for each of so many are in all: "245 ha × 62,5 tạ = 1.531,25 tấn"."""
    whole, number = relation.parts
    exact = whole.value * relation.total.value / relation.gives
    factors = " × ".join(f"{_stated(one)} {one.unit}".rstrip() for one in (number, relation.total))
    told, stated = (
        f"{one} {whole.unit}".rstrip() for one in (_exactly(exact, whole), _stated(whole))
    )
    if relation.agreement == "differs":
        return f"{factors} = {told}, không phải {stated}"
    return f"{factors} = {told}" if exact == whole.value else f"{factors}, hợp với {stated}"


def _exactly(value: Fraction, whole: Mention) -> str:
    """Write what a figure should be, a digit finer where it would look the same."""
    told = like(value, whole.numeral)
    same = told == _stated(whole) and value != whole.value
    return written(value, digits_of(whole.numeral) + 1) if same else told


def _times(relation: Relation) -> str:
    return f"{_average(relation)} lần"


def _restated(relation: Relation) -> str:
    (other,) = relation.parts
    first, second = sorted((relation.total, other), key=lambda one: one.order)
    if relation.holds:
        return f"{_stated(first)} ở hai chỗ"
    where = f"chỗ kia ({place_of(first.passage)}) ghi {_stated(first)}"
    return f"chỗ này ghi {_stated(second)}, {where}; {_off(relation)}"


def _listed(relation: Relation) -> str:
    return f"số tên nêu sau đó {_verdict(relation, written(relation.gives))}"


def _within(relation: Relation) -> str:
    (part,) = relation.parts
    return f"{_stated(part)} chỉ là một phần của {_stated(relation.total)} mà lại nhiều hơn"


SAID: Mapping[RelationKind, Callable[[Relation], str]] = {
    "total": _total,
    "percentage": _percentage,
    "hundred": _hundred,
    "growth": _growth,
    "difference": _difference,
    "times": _times,
    "average": _average,
    "restated": _restated,
    "listed": _listed,
    "within": _within,
}


def said(finding: Finding) -> str:
    """Say what is wrong: the arithmetic of each relation, and what would mend it."""
    if finding.rule == "malformed-number":
        return f"“{_stated(finding.at)}” không phải cách ghi một con số."
    lines = [arithmetic(one) for one in finding.relations]
    # Of one figure told twice, nothing says which is right.
    twice = [one.kind for one in finding.relations] in (["restated"], ["within"])
    twice = twice or any(OTHER_WAY in one.evidence for one in finding.relations)
    mended = [] if twice or not finding.repairs else [_mended(finding)]
    return "; ".join([*lines, *filter(None, mended)]) + "."


def _mended(finding: Finding) -> str:
    """Say what would mend a finding; of several figures that would equally well, each of few."""
    first, *others = finding.repairs
    if_right = "các số khác" if len(finding.relations) > 1 else _rest(finding, first.mention)
    told = [first, *others] if finding.at != first.mention else [first]
    ways = [
        f"{_called(finding, one.mention)} là {like(one.value, one.mention.numeral)}" for one in told
    ]
    return f"nếu {if_right} đúng thì {', hoặc '.join(ways)}" if len(ways) <= FEW else ""


def _rest(finding: Finding, mended: Mention) -> str:
    total = finding.relations[0].total
    if not finding.relations[0].parts:
        return "các tên"
    of_sum = finding.relations[0].kind == "total"
    return f"tổng {_stated(total)}" if of_sum and mended != total else "các số khác"


def _called(finding: Finding, mended: Mention) -> str:
    """Name a figure by what it is, by its own words, else as it is written."""
    first = finding.relations[0]
    if len(finding.relations) == 1 and mended == first.total and first.kind in TOTALS:
        return TOTALS[first.kind]
    if PRODUCT in first.evidence and mended == first.parts[0]:
        return TOTALS["total"]
    name = ENDS.sub("", mended.name)
    of_another = mended.numeral.kind == "share" and name.lower() in _units(finding)
    named = re.search(r"[^\W\d_]", name) and name.lower() not in SAYS_NOTHING
    return name if named and not of_another else f"“{_stated(mended)}”"


def _units(finding: Finding) -> set[str]:
    """Give what the figures of a finding count, of which no share is one."""
    return {one.unit.lower() for relation in finding.relations for one in relation.mentions}


TOTALS: Mapping[RelationKind, str] = {
    "total": "tổng",
    "percentage": "tỷ lệ",
    "hundred": "tỷ lệ còn lại",
    "difference": "phần chênh",
    "average": "số bình quân",
    "listed": "số lượng",
}
ENDS = re.compile(r"\s+(?:là|có|được|đạt)$")
"""Words at the end of a name that lead to its figure."""
SAYS_NOTHING = frozenset(("có", "là", "được", "đã có", "gồm", "còn", "đạt", "với"))
"""Words before a figure that do not tell it from another."""


def place_of(passage: Passage) -> str:
    """Say where a passage stands, as one looks for it.

    >>> place_of(Passage("", paragraph=12, page=3)), place_of(Passage("", paragraph=2))
    ('trang 3, đoạn 12', 'đoạn 2')
    """
    page = f"trang {passage.page}, " if passage.page else ""
    if passage.cell:
        at = passage.cell
        return f"{page}bảng {at.table}, dòng {at.row}, cột {at.column}"
    kind = "chú thích, " if passage.kind == "footnote" else ""
    return f"{page}{kind}đoạn {passage.paragraph}"


def sentence_of(mention: Mention, longest: int = LONGEST) -> str:
    """Give the sentence a figure stands in, of one longer than that what is about the figure."""
    text, at = mention.passage.text, mention.numeral
    ends = _ends(text)
    start = ends[bisect_right(ends, at.start) - 1]
    stop = ends[bisect_left(ends, at.end)]
    if stop - start <= longest:
        return " ".join(text[start:stop].split())
    first = max(start, text.rfind(" ", start, max(at.start - longest // 2, start)) + 1)
    last = text.find(" ", min(at.end + longest // 2, stop), stop)
    last = stop if last < 0 else last
    shown = " ".join(text[first:last].split())
    return f"{'…' if first > start else ''}{shown}{'…' if last < stop else ''}"


@lru_cache(maxsize=64)
def _ends(text: str) -> tuple[int, ...]:
    """Give where sentences begin and end; the figures of one passage are told in a row."""
    return (0, *(found.end() for found in SENTENCE_END.finditer(text)), len(text))


def sure(confidence: float) -> str:
    """Say how sure a finding is.

    >>> sure(0.97)
    '97%'
    """
    return f"{int(Decimal(str(confidence)) * 100)}%"
