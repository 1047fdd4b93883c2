"""Whether what a document says adds up: looked at before it is written, told on stderr."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from hongngu_cli.desk import desk
from hongngu_cli.text.numbers import count

if TYPE_CHECKING:
    from hongngu_cli.analyse.proofread import Proofreader
    from hongngu_cli.model.own_template import OwnTemplate
    from hongngu_cli.model.report import Report
    from hongngu_cli.pipeline import Session

MOST = 5
"""How many places are told of."""


def tell_what_differs(made: Report, session: Session, own: OwnTemplate | None) -> None:
    """Say what does not add up in one document."""
    alone = AddingUp(many=False)
    alone.add(made, session, own)
    alone.tell()


class AddingUp:
    """Proofreads documents one after the other."""

    def __init__(self, *, many: bool) -> None:
        """Have nothing to tell yet. Of ``many`` documents only sentences are read.

        Tables hold what was counted, sentences what was put together, by an office, too.
        """
        self.many = many
        self.proofreader: Proofreader | None = None
        self.documents = 0
        self.says: list[str] = []

    def add(self, made: Report, session: Session, own: OwnTemplate | None) -> None:
        """Take a document; one that is only made to be looked at is left alone."""
        if desk().take is not None:
            return
        from hongngu_cli import delivery
        from hongngu_cli.analyse.proofread import Proofreader
        from hongngu_cli.report.proofread_words import place_of, said

        passages = delivery.passages_of(made, session, own)
        if self.many:
            passages = tuple(one for one in passages if one.cell is None)
        self.proofreader = self.proofreader or Proofreader(session.vocabulary)
        found = self.proofreader.read(passages)
        wrong = [one for one in found.findings if one.severity != "note"]
        self.documents += bool(wrong)
        self.says += [f"{place_of(one.at.passage)}: {said(one)}" for one in wrong]

    def tell(self) -> None:
        """Say what does not add up."""
        if not self.says:
            return
        which = f"{count(self.documents)} văn bản" if self.many else "văn bản"
        sys.stderr.write(
            f"Cảnh báo: {which} có chỗ số liệu không khớp, cần xem lại trước khi ký:\n"
        )
        for says in self.says[:MOST]:
            sys.stderr.write(f"  {says[:1].upper()}{says[1:]}\n")
        if (more := len(self.says) - MOST) > 0:
            sys.stderr.write(f"  Còn {count(more)} chỗ nữa; xem bằng train-report proofread.\n")
