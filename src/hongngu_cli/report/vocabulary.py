"""The words in force: what each spelling means, when, and where that is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby

from hongngu_cli.analyse.vocabulary import looked_for, nearest, twofold
from hongngu_cli.model.report import Json, Report
from hongngu_cli.model.spelling import KINDS, USES, Spelling
from hongngu_cli.model.table import Column, Row, Table, Term
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.numbers import prose

COLUMNS = (
    Column("meaning", "Nghĩa"),
    Column("spellings", "Cách viết"),
    Column("use", "Dùng khi"),
    Column("source", "Nguồn"),
)
OURS = "Nguồn không ghi dòng là tệp của chương trình."


def words_in_force(
    spellings: Sequence[Spelling], query: str, vocabulary: Vocabulary, as_of: dt.date
) -> Report:
    """List spellings, a table a kind; with a query those it speaks of, and what it means."""
    found = looked_for(spellings, query) if query else tuple(spellings)
    answer = _answered(query, found, spellings, vocabulary) if query else (_summed_up(found),)
    members: list[Json] = [_member(one) for one in found]
    return Report(
        command="vocabulary",
        title=f'Từ vựng: "{query}"' if query else "Từ vựng đang dùng",
        template="bang",
        as_of=as_of,
        period="",
        passages=tuple(answer),
        tables=tuple(_tables(found)),
        notes=(*_contradictions(found), *([OURS] if any(not one.own for one in found) else [])),
        members={"spellings": members},
    )


def _summed_up(found: Sequence[Spelling]) -> str:
    own = sum(one.own for one in found)
    if not found:
        return "Không có cách viết nào như vậy trong từ vựng."
    whose = f"trong đó {prose(own)} của cơ quan" if own else "đều của chương trình"
    whose = "đều của cơ quan" if own == len(found) else whose
    return f"{prose(len(found))} cách viết, {whose}."


def _answered(
    query: str, found: Sequence[Spelling], spellings: Sequence[Spelling], vocabulary: Vocabulary
) -> Iterable[str]:
    """Answer which level a text means, and what is near where it is none of our words."""
    read = LevelSpellings(vocabulary).read(query)
    if read.key:
        label = vocabulary.label("level", read.key)
        noted = ", có lưu ý vì chữ này không nói rõ loại" if read.assumed else ""
        yield f"Ghi ở cột trình độ, “{query}” được hiểu là {label}{noted}."
    elif read.doubt == "ambiguous":
        yield f"Ghi ở cột trình độ, “{query}” có thể là nhiều trình độ nên được hỏi lại."
    if not found:
        yield f"Từ vựng không có cách viết nào chứa “{query}”."
        near = nearest(spellings, query)
        if near:
            yield f"Gần giống: {'; '.join(near)}."


def _contradictions(found: Sequence[Spelling]) -> Iterable[str]:
    """Tell which spellings an office gave a second meaning."""
    for several in twofold(found):
        said = " và ".join(f"{one.label} ({source_of(one)})" for one in several)
        yield f"“{several[-1].text}” được ghi cho cả {said}: nên bỏ bớt một chỗ."


def _tables(found: Sequence[Spelling]) -> Iterable[Table]:
    """Put spellings of one meaning, use and source into one row."""
    for kind, title in KINDS.items():
        of_kind = [one for one in found if one.kind == kind]
        first: dict[tuple[str, str | None], int] = {}
        for one in of_kind:
            first.setdefault((one.key, one.field), len(first))
        of_kind.sort(key=lambda one: first[(one.key, one.field)])
        runs = groupby(of_kind, key=lambda one: (one.key, one.field, one.use, one.path))
        rows = tuple(_row(list(run)) for _, run in runs)
        if rows:
            yield Table(kind, title, COLUMNS, rows, notes=tuple(_explained(of_kind)))


def _explained(found: Iterable[Spelling]) -> Iterable[str]:
    """Explain, in one line, when the spellings of a table hold."""
    used = {one.use for one in found}
    told = [f"{short}: {what}" for use, (short, what) in USES.items() if use in used and what]
    if told:
        says = "; ".join(told)
        yield f"{says[0].upper()}{says[1:]}."


def _row(run: Sequence[Spelling]) -> Row:
    first = run[0]
    names = [one for one in (first.field, first.key) if one]
    machine = "=".join(dict.fromkeys(names))
    named = first.kind in {"unit", "abbreviation"} or first.use in {"ambiguous", "none"}
    label = first.label if named else f"{first.label} ({machine})"
    return {
        "meaning": Term(machine, label),
        "spellings": "; ".join(one.text for one in run),
        "use": Term(first.use, USES[first.use][0]),
        "source": source_of(first) if first.own else first.path,
    }


def source_of(spelling: Spelling) -> str:
    """Say which line of which file a spelling comes from."""
    return f"{spelling.path}, dòng {spelling.line}" if spelling.line else spelling.path


def _member(one: Spelling) -> dict[str, Json]:
    return {
        "kind": one.kind,
        "field": one.field,
        "key": one.key,
        "label": one.label,
        "spelling": one.text,
        "use": one.use,
        "path": one.path,
        "line": one.line,
        "own": one.own,
    }
