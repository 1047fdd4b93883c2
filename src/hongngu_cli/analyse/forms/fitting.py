"""Which row of a form an enrolment or a class fits, and why it fits none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hongngu_cli.model.form import FormLayout, FormRow, Where
from hongngu_cli.text.fold import fold
from hongngu_cli.text.spellings import any_of

Values = Mapping[str, str | None]
"""What is told of coded fields; None where nothing is."""
WORDS = "words"
"""What stands for the words of a course among fields that are not told."""
UNKNOWN_LEVEL, NO_ROW, UNTOLD, SEVERAL = "level", "row", "untold", "several"
NO_COLUMN = "column"
"""Why something is not in the form; ``UNTOLD`` and ``NO_COLUMN`` go with fields."""
PROGRAMME = ("level", "group")
"""Fields that say what is studied, which must be told for anything else to be asked."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The row that something fits; else why there is none, and which fields would tell."""

    row: str | None
    why: str = ""
    lacking: tuple[str, ...] = ()


class Rows:
    """The rows of a form that count, with what each asks for."""

    def __init__(self, layout: FormLayout) -> None:
        """Join what a row asks for with what those above it do."""
        counting = [row for row in layout.row if row.key not in layout.parts]
        asked = {row.key: _joined(layout.lineage(row)) for row in counting}
        self.untold = [(row.key, asked[row.key][0]) for row in counting if row.untold]
        self.asked = [(row.key, asked[row.key]) for row in counting if not row.untold]
        self.words = {row: any_of(words) for row, (_, words) in self.asked if words}
        self.fields = tuple(dict.fromkeys(name for _, (where, _) in self.asked for name in where))
        self._known: dict[tuple[str | None, ...], Fit] = {}

    def fit(self, values: Values, text: str) -> Fit:
        """Find the row of an enrolment or a class from its values and the words of its course."""
        key = (*(values.get(name) for name in self.fields), text)
        if key not in self._known:
            self._known[key] = self._found(values, fold(text))
        return self._known[key]

    def _found(self, values: Values, text: str) -> Fit:
        studied = [name for name in PROGRAMME if name in self.fields]
        if studied and all(values.get(name) is None for name in studied):
            return Fit(None, UNKNOWN_LEVEL)
        fitting: list[str] = []
        lacking: dict[str, None] = {}
        for row, (where, _) in self.asked:
            missing = _missing(where, values)
            if missing is None:
                continue
            wordless = row in self.words and not self.words[row].search(text)
            missing = (*missing, *((WORDS,) if wordless else ()))
            if missing:
                lacking |= dict.fromkeys(missing)
            else:
                fitting.append(row)
        if len(fitting) == 1:
            return Fit(fitting[0])
        if fitting:
            return Fit(None, SEVERAL)
        if not lacking:
            return Fit(None, NO_ROW)
        wide = (row for row, where in self.untold if _missing(where, values) == ())
        return Fit(next(wide, None), UNTOLD, tuple(lacking))


def _joined(rows: tuple[FormRow, ...]) -> tuple[Where, tuple[str, ...]]:
    where = {name: keys for row in rows for name, keys in row.where.items()}
    return where, tuple(fold(word) for row in rows for word in row.words)


def _missing(where: Where, values: Values) -> tuple[str, ...] | None:
    """Name the fields of a condition that are not told; None where one is told otherwise."""
    told = {name: values.get(name) for name in where}
    if any(value is not None and value not in where[name] for name, value in told.items()):
        return None
    return tuple(name for name, value in told.items() if value is None)
