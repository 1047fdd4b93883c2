"""How well a text reads as it stands, and how well as an old code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hongngu_cli.text.legacy import CODES, UNICODE_LETTERS, Code
from hongngu_cli.text.syllables import is_common, is_syllable

WORDS = re.compile(
    r"(?<![^\x00-@\[-`{-\x7f])[A-Za-z]*+[^\x00-\x7f][^\x00-@\[-`{-\x7f]*",
)
"""Words with anything beyond ASCII, cut at ASCII signs: others may be letters of an old code.

They are looked for where letters begin and nowhere between, since a cell may hold a hundred
thousand letters.
"""
AROUND = "«»“”‘’–—…•·§©®°²³ºª™\xa0"
"""Signs that stand before or behind a word of Unicode without being part of it."""
PARTS = re.compile("[“”‘’–—…•\xa0]+")
"""Signs that part words in any code."""
ABBREVIATION = re.compile("[A-ZĂÂÊÔƠƯĐđb-df-hj-np-tv-z]+")

LONGEST_WORD, LONGEST_SYLLABLE = 200, len("nghiêng")
"""No-break spaces may join a whole cell into one word; what is longer is not remembered."""

COMMON, POSSIBLE, SILENT, BROKEN, WRONG = 2, 1, 0, -2, -3
"""What a word says for a reading: WRONG is one that the code cannot have meant."""
TELLS, LIKELY, RATHER = 3, 2, 1
"""How far a text leans to a code that would make something of what is nothing as it stands."""
SHARE_WRONG = 3
"""One word in so many may be wrong in a text of a code: it was retyped in Unicode."""
PLENTY = 6
"""So much gained by a code leaves no doubt, if only one word is nonsense as it stands."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text's words say for an old code against the text as it stands.

    ``leans`` is from -1 (never the code) over 0 (either) to TELLS; ``sure`` leaves no doubt by
    itself. ``telling`` are words that are nonsense as they stand and common in the code.
    """

    text: str
    code: Code
    leans: int
    sure: bool
    telling: frozenset[str]


def is_unicode(text: str) -> bool:
    """Tell whether a text has letters or marks that only Unicode can give it."""
    return UNICODE_LETTERS.search(text) is not None


def is_vietnamese(text: str) -> bool:
    """Tell whether every word beyond ASCII is a Vietnamese syllable as it stands."""
    return all(_as_it_stands(word) >= POSSIBLE for word in WORDS.findall(text))


def readings_of(text: str) -> list[Reading]:
    """Weigh a text in every code, the likeliest first; Unicode is of none.

    Codes that would change nothing, and those it cannot be of, are left out.

    >>> [reading.code.key for reading in readings_of("NguyÔn V¨n An")]
    ['tcvn3']
    >>> readings_of("Café Müller"), readings_of("Cán sự")
    ([], [])
    """
    words = WORDS.findall(text)
    if not words or is_unicode(text):
        return []
    stands, *decoded = zip(*map(_weights, words), strict=True)
    found = [
        _reading(text, code, list(zip(words, stands, weights, strict=True)))
        for code, weights in zip(CODES.values(), decoded, strict=True)
        if weights.count(WRONG) * SHARE_WRONG <= len(words)
        and any(code.decoded(word) != word for word in words)
    ]
    found.sort(key=lambda reading: (reading.leans, len(reading.telling)), reverse=True)
    return found


def _reading(text: str, code: Code, words: Sequence[tuple[str, int, int]]) -> Reading:
    """Judge a text by its words, with what each weighs as it stands and decoded."""
    gain = sum(after - before for _, before, after in words)
    telling = frozenset(
        word for word, before, after in words if before == BROKEN and after == COMMON
    )
    broken = sum(before == BROKEN and after > SILENT for _, before, after in words)
    leans = (gain > 0) - (gain < 0)
    if gain > 0 and any(before < POSSIBLE for _, before, _ in words):
        common = any(after == COMMON for _, _, after in words)
        leans = TELLS if telling else LIKELY if common else RATHER
    sure = bool(telling) and (gain >= PLENTY or broken > 1) and gain > 0
    return Reading(text, code, leans, sure, telling)


def _weights(word: str) -> tuple[int, ...]:
    """Weigh a word as it stands, then in each code."""
    return _weighed(word) if len(word) <= LONGEST_WORD else (BROKEN, *(WRONG for _ in CODES))


@lru_cache(maxsize=65_536)
def _weighed(word: str) -> tuple[int, ...]:
    return (_as_it_stands(word), *(_decoded(word, code) for code in CODES.values()))


def _as_it_stands(word: str) -> int:
    """Weigh a word as Unicode."""
    core = word.strip(AROUND).replace("\xad", "")
    if core.isascii() or len(word) == 1:
        return SILENT
    parts = [part for part in PARTS.split(core) if not part.isascii()]
    return min((_syllable(part, BROKEN) for part in parts), default=SILENT)


def _decoded(word: str, code: Code) -> int:
    """Weigh a word read in a code."""
    if len(word) == 1:
        return SILENT
    if not code.has(word):
        return WRONG
    parts = [part for part in PARTS.split(code.decoded(word)) if not part.isascii()]
    if not parts:
        return SILENT
    return min(_syllable(p, SILENT if ABBREVIATION.fullmatch(p) else WRONG) for p in parts)


def _syllable(word: str, otherwise: int) -> int:
    if len(word) > LONGEST_SYLLABLE or not word.isalpha() or not is_syllable(word):
        return otherwise
    return COMMON if is_common(word) else POSSIBLE


LEAST, MARGIN, SHARE_OF_FILE = 4, 6, 5
"""What a code must reach, how far others must stay behind, one word in how many may be wrong."""


def code_of(text: str) -> Code | None:
    """Tell the one code of a whole text that came as bytes; None where none convinces.

    >>> code_of("Hä vµ tªn;Líp;N¨m").key, code_of("Lê Hà").key, code_of("Bé")
    ('tcvn3', 'windows-1258', None)
    """
    words = tuple(dict.fromkeys(WORDS.findall(text)))
    able = [code for code in WHOLE if all(map(code.has, words))]
    if is_vietnamese(text) and len({code.decoded(text) for code in able}) == 1:
        return able[0]
    weights = {code: _weights_in(words, code) for code in WHOLE}
    sums = {code: sum(found) for code, found in weights.items() if _enough(found)}
    best = max(sums, key=lambda code: sums[code], default=None)
    if best is None:
        return None
    others = [sums[code] for code in sums if code.decoded(text) != best.decoded(text)]
    ahead = sums[best] - max(others, default=0)
    return best if ahead >= max(MARGIN, sums[best] // 4) else None


def is_of_several_codes(text: str) -> bool:
    """Tell whether each word of a text that came as bytes is of TCVN3 or of VNI."""
    words = tuple(dict.fromkeys(WORDS.findall(text)))
    weights = [max(_decoded(word, CODES[key]) for key in ("tcvn3", "vni")) for word in words]
    stands = sum(map(_as_it_stands, words))
    return _enough(weights) and sum(weights) - stands >= MARGIN


def _weights_in(words: Iterable[str], code: Code) -> list[int]:
    """Weigh words of a text that is of one code as a whole."""
    if code.key in {"tcvn3", "vni"}:
        return [_decoded(word, code) for word in words]
    weights = [_as_it_stands(code.decoded(word)) for word in words]
    return [WRONG if weight == BROKEN else weight for weight in weights]


def _enough(weights: list[int]) -> bool:
    return sum(weights) >= LEAST and weights.count(WRONG) * SHARE_OF_FILE <= len(weights)


AS_IT_STANDS = Code("windows-1252", "windows-1252", str, lambda _: True)
WHOLE = (CODES["windows-1258"], CODES["tcvn3"], CODES["vni"], AS_IT_STANDS)
"""What a file of single bytes may be written in."""
