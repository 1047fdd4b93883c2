"""The documents that `report` can make, and what each needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from hongngu_cli.model.document import Document
from hongngu_cli.model.report import Report
from hongngu_cli.model.table import Column, Row, Table
from hongngu_cli.model.vocabulary import Vocabulary

COLUMNS = (
    Column("name", "Tên"),
    Column("label", "Văn bản"),
    Column("needs", "Cần có"),
    Column("each", "--each"),
)


def listed(
    documents: Sequence[Document],
    kinds: Mapping[str, tuple[str, ...]],
    vocabulary: Vocabulary,
    as_of: dt.date,
) -> Report:
    """List documents; ``kinds`` are the kinds of tables that each part is made from."""
    labels = {kind.key: kind.label for kind in vocabulary.kind}

    def row(one: Document) -> Row:
        named = (" hoặc ".join(labels[kind] for kind in kinds[part]) for part in one.needs)
        needs = "; ".join(dict.fromkeys(named))
        return {
            "name": one.name,
            "label": one.label,
            "needs": needs,
            "each": ", ".join(one.each),
        }

    return Report(
        command="report",
        title="Các văn bản lập được",
        template="bang",
        as_of=as_of,
        period="",
        tables=(Table("documents", "Văn bản", COLUMNS, tuple(map(row, documents))),),
    )
