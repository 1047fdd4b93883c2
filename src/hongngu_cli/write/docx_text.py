"""Blocks of a document's text as Word knows them, each in the style of what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from hongngu_cli.model.profile import Profile
from hongngu_cli.write.blocks import (
    Block,
    Grid,
    Heading,
    Item,
    Paragraph,
    Picture,
    Rule,
    Run,
    Runs,
    plain_text,
)
from hongngu_cli.write.docx_picture import picture_xml
from hongngu_cli.write.docx_table import Plan, plan, table_xml
from hongngu_cli.write.docx_xml import gap, kept, paragraph, rule, runs_xml
from hongngu_cli.write.letter_lines import on_lines

Draw = Callable[[str], bytes]
"""Gives the picture (PNG) of the chart of a key."""
MIDDLE, BESIDE = ("centred", "annex", "annex_about", "caption"), 10
"""Titles in the middle, and the millimetres that their longest lines leave free."""
HEADINGS = {2: "part", 3: "section", 4: "point"}
HELD = 2
"""Blocks that go with what is to follow on their page: one may be of a single line."""
LINE = 50
"""Millimetres of the line under a plain document's title."""
RULE, BENEATH, AFTER_TABLE, BEFORE_NOTE = 5, 12, 6, 2
"""Points: of that line, under it, between a table and what follows, and a note under it."""


@dataclass(slots=True)
class Text:
    """Writes blocks as a profile wants them; ``pictures`` are those shown so far.

    In a letter headings of the first level begin annexes, and those below points are lines in
    the middle; elsewhere the first level is the document's title.
    """

    profile: Profile
    letter: bool
    draw: Draw | None = None
    pictures: list[bytes] = field(default_factory=list)
    last: str = ""

    def plan(self, grid: Grid, *, across: bool = False) -> Plan:
        """Lay out a table."""
        return plan(grid, self.profile.paper, across=across, letter=self.letter)

    def written(
        self, read: list[Block], *, across: bool, front: bool = False, keep: bool = False
    ) -> Iterator[str]:
        """Write blocks on pages of one orientation; ``keep`` holds the last two to what follows.

        Those of the ``front`` are a plain document's title.
        """
        for at, block in enumerate(read):
            after = read[at + 1] if at + 1 < len(read) else None
            hold = keep and at >= len(read) - HELD
            if isinstance(block, Grid):
                made = self._table(block, after, across=across, keep=hold)
            else:
                made = self._written(block, after, across=across, front=front)
            yield from map(kept, made) if hold and not isinstance(block, Grid) else made

    def _table(self, grid: Grid, after: Block | None, *, across: bool, keep: bool) -> Iterator[str]:
        self.last = "table"
        yield table_xml(grid, self.plan(grid, across=across), keep=keep)
        # Without a paragraph between them two tables would become one.
        between = gap(BEFORE_NOTE if _wholly(after, italic=True) else AFTER_TABLE)
        yield kept(between) if keep else between

    def _written(
        self, block: Block, after: Block | None, *, across: bool, front: bool
    ) -> Iterator[str]:
        match block:
            case Heading():
                below = "centred" if self.letter else "point"
                self.last = HEADINGS.get(block.level, below) if block.level > 1 else self._first()
                yield _line(self.last, self._balanced(block.runs, across=across))
            case Paragraph():
                self.last = "subtitle" if front else self._role(block, after)
                runs = self._balanced(block.runs, across=across)
                named = self.last in ("caption", "note")
                yield _line(self.last, (Run(plain_text(runs)),) if named else runs)
            case Item():
                mark = "+" if block.mark == "-" and block.depth > 1 else block.mark
                self.last = "list" if block.depth == 1 else "list2"
                yield _line(self.last, block.runs, f"{mark} " if mark else "")
            case Picture() if self.draw:
                self.last = "picture"
                self.pictures.append(self.draw(block.key))
                shown = picture_xml(self.pictures[-1], len(self.pictures), block.alt)
                yield kept(shown) if _wholly(after, italic=True) else shown
            case Rule():
                self.last = "line"
                yield rule(LINE, self.profile.paper.room(landscape=across), RULE, BENEATH)

    def _balanced(self, runs: Runs, *, across: bool) -> Runs:
        """Break a title in the middle into lines of about one length."""
        if self.last not in MIDDLE or len(runs) != 1:
            return runs
        element, paper = self.profile.elements[self.last], self.profile.paper
        room = paper.room(landscape=across) - BESIDE
        return (replace(runs[0], text=on_lines(runs[0].text, element, room, self.profile)),)

    def _first(self) -> str:
        return "annex" if self.letter else "title"

    def _role(self, block: Paragraph, after: Block | None) -> str:
        """Tell a paragraph's style by what stands around it."""
        italic = _wholly(block, italic=True)
        if self.last == "annex" or (self.last == "annex_about" and italic):
            return "annex_about"
        if self.last in ("table", "note", "picture") and italic:
            return "note"
        return "caption" if isinstance(after, Grid) and _wholly(block, bold=True) else "text"


def _wholly(block: Block | None, *, bold: bool = False, italic: bool = False) -> bool:
    """Tell whether a paragraph is in that manner from its first letter to its last."""
    runs = block.runs if isinstance(block, Paragraph) else ()
    return bool(runs) and all((run.bold or not bold) and (run.italic or not italic) for run in runs)


def _line(style: str, runs: Runs, mark: str = "") -> str:
    letters = [(run.text, run.bold, run.italic) for run in runs]
    if mark:
        letters.insert(0, (mark, False, False))
    return paragraph(style, runs_xml(letters))
