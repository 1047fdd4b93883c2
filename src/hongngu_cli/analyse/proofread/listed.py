"""How many names follow a count of what they name: "ở 3 xã: An Phú, An Hòa và An Tân"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from hongngu_cli.analyse.proofread.judging.slips import swapped
from hongngu_cli.analyse.proofread.reading.context import Context
from hongngu_cli.analyse.proofread.reading.stretches import is_count
from hongngu_cli.analyse.proofread.reading.tokens import Token
from hongngu_cli.analyse.proofread.totals.totals import mention
from hongngu_cli.model.proofread import Relation
from hongngu_cli.model.proofread_words import ProofreadWords
from hongngu_cli.text.numerals.surroundings import LastWords
from hongngu_cli.text.spellings import as_written

FEWEST, MOST = 3, 40
"""Two names may be something else: "3 xã (Châu Phú, An Giang)"."""
HELD, TOLD = 0.9, 0.85
BETWEEN = 90
"""So many letters may stand between a count and the names of what it counts."""
SUBJECTS, PEOPLE, PLACES = "subjects", "people", "places"

UPPER = "".join(chr(one) for one in (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)))
CAPITAL = rf"[{''.join(one for one in UPPER if one.isupper())}][\w'’]*"
NAMES = {
    PLACES: rf"{CAPITAL}(?:\s(?:-\s)?{CAPITAL})*",
    PEOPLE: rf"{CAPITAL}(?:\s{CAPITAL}){{1,4}}",
    SUBJECTS: rf"{CAPITAL}(?:\s(?!và\s)[^\W\d]+){{0,3}}",
}
"""How names are written: each word with a capital, or the first one."""
BRACKET = re.compile(r"\s*\([^()]*\)")
SEVERAL = re.compile(r"\([^()]*(?:[,;]|\svà\s)[^()]*\)")
ANOTHER, LAST = r"\s*[,;]\s*", r"(?:\s*[,;])?\s+và\s+"
ENDED = re.compile(r"\s*(?:[.;/](?!\.)|\n|$)")
AND = re.compile(r"\svà\s")
GOES_ON, NEXT_CLAUSE = re.compile(r"(?:\s*,)?\s+"), re.compile(r"\s*,\s+")


class Listed:
    """Finds counts behind which each of what they count is named."""

    def __init__(self, words: ProofreadWords, units: Iterable[str]) -> None:
        """Make patterns once, of words that stand before names of places too ("xã", "tỉnh")."""
        self.generic = frozenset(words.generic)
        self.titles = frozenset(words.titles)
        ranks = [*(one for one in units if "," not in one), *words.titles]
        rank, leads = as_written(ranks), as_written((*words.all_of, *words.named))
        alone = as_written(one.capitalize() for one in ranks)
        self.rank = re.compile(rf"{rank}(?=\s)", re.IGNORECASE)
        self.lead = re.compile(
            rf"(?P<said>(?:[^.,;:()\n]|[.,](?=\d)){{0,{BETWEEN}}}?)"
            rf"(?:(?P<open>\()|:|,?\s*(?<!\w)(?:{leads})(?!\w))"
            rf"\s*(?:(?:{leads})(?!\w))?[\s:;]*(?:các\s+{rank}(?:,\s+{rank})*\s*:?\s+)?",
            re.IGNORECASE,
        )
        items = {
            kind: rf"(?:{alone}(?=\s*[,;.)])|(?:(?i:{rank})\s+)?{name}|(?i:{rank})\s+\d+)"
            for kind, name in NAMES.items()
        }
        each = {kind: rf"{item}(?:{BRACKET.pattern})?" for kind, item in items.items()}
        self.lists = {
            kind: re.compile(rf"\s*{one}(?:{ANOTHER}{one})*(?:{LAST}{one})?")
            for kind, one in each.items()
        }
        some = (*words.partial, *words.besides, *words.in_which, *words.superlative)
        self.some = re.compile(rf"(?<!\w){as_written(some)}(?!\w)")
        self.whole, self.such_as = LastWords(words.whole), LastWords(words.such_as)
        self.regions = re.compile(rf"(?<!\w){as_written(words.regions)}(?!\w)", re.IGNORECASE)
        unnamed = as_written((*words.unnamed, *ranks))
        self.unnamed = re.compile(rf"{unnamed}(?!\w)", re.IGNORECASE)

    def relations(self, context: Context) -> Iterator[Relation]:
        """Give counts as large as the number of names behind them, and those one off."""
        for figure in context.figures:
            kind = self._kind(figure)
            if not kind or not _may_be_listed(figure):
                continue
            told, count = mention(figure), Fraction(self._count(context, figure, kind))
            if count < FEWEST:
                continue
            others = context.figures_of_sentence(figure)
            if count == told.value:
                yield Relation("listed", told, (), count, "exact", HELD, ("names",))
            elif any(one.unit in NAMES and mention(one).value == count for one in others):
                continue  # "3 ấp của 2 xã (A, B, C)": the names are of the other ones
            elif abs(count - told.value) == 1 or swapped(count, told.value):
                yield Relation("listed", told, (), count, "differs", TOLD, ("names",))

    def _kind(self, figure: Token) -> str:
        if figure.unit in NAMES:
            return figure.unit
        return PLACES if mention(figure).unit.lower() in self.generic else ""

    def _count(self, context: Context, figure: Token, kind: str) -> int:
        """Give how many names stand in the list behind a count, 0 where it may go on."""
        text, at = mention(figure).passage.text, figure.unit_end
        lead = self.lead.match(text, at)
        if lead and self._says_something_else(context, figure, lead):
            return 0
        found = self.lists[kind].match(text, lead.end() if lead else at)
        if not found or SEVERAL.search(found[0]) or self.regions.search(found[0]):
            return 0
        bare = BRACKET.sub("", found[0]).strip()
        if bare == found[0].strip() and "," in bare and ";" in bare:
            return 0  # "là An Lộc, Phú Lộc; Cát Lộc có": another clause may begin with a name
        rest = text[found.end() :]
        if not (rest.lstrip().startswith(")") if lead and lead["open"] else self._ends(bare, rest)):
            return 0
        names = {*re.split(f"{LAST}|{ANOTHER}", bare)}
        return len(names) if all(self._is_of(figure, name) for name in names) else 0

    def _says_something_else(self, context: Context, figure: Token, lead: re.Match[str]) -> bool:
        """Tell words by which names are some of what is counted, or of another count."""
        others = (one for one in context.figures_of_sentence(figure) if one is not figure)
        within = [one for one in others if figure.start < one.start < lead.end()]
        said = lead["said"].lower()
        some = self.some.search(said) or self.such_as.of(said)
        among = self.whole.of(context.clause_before(figure))
        return bool(some or among or any(one.unit in NAMES for one in within))

    def _ends(self, names: str, rest: str) -> bool:
        """Tell by "và" before the last name, or by what stands behind it, that none is left."""
        if ENDED.match(rest):
            return True
        goes_on = (GOES_ON if AND.search(names) else NEXT_CLAUSE).match(rest)
        at = goes_on.end() if goes_on else 0
        return rest[at : at + 1].islower() and at > 0 and not self.unnamed.match(rest, at)

    def _is_of(self, figure: Token, name: str) -> bool:
        """Tell a name before which no other word stands than what is counted."""
        rank = self.rank.match(name)
        unit = mention(figure).unit.lower()
        known = {*unit.split(", "), *self.titles}
        return rank is None or unit in self.generic or rank[0].lower() in known


def _may_be_listed(figure: Token) -> bool:
    told = mention(figure)
    exact = told.numeral.bound == "exact" and not told.numeral.ratio and not told.passage.cell
    return exact and 1 < told.value <= MOST and is_count(figure)
