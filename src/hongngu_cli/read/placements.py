"""Tables that tell what became of people after their trainings, read row by row."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.roster import Roster
from hongngu_cli.model.sheet import Sheet
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.joined import columns_of, doubts_of, origins_of
from hongngu_cli.read.enrolments.reading import EnrolmentReader
from hongngu_cli.read.headings.context import spellings_of

PLACEMENT = "placement"


def read_placements(
    sheets: Sequence[Sheet],
    tables: Sequence[TableFound],
    numbers: Collection[int],
    vocabulary: Vocabulary,
) -> Roster:
    """Read the rows of the tables with these numbers, every one of which counts."""
    reader = EnrolmentReader(vocabulary, spellings_of(vocabulary))
    parts = [(number, reader.read(tables[number])) for number in sorted(numbers)]
    origins, doubts = origins_of(parts), doubts_of(parts)
    columns = columns_of(parts, vocabulary)
    return Roster(columns, origins, tuple(sheets), tuple(tables), {}, doubts, ())
