"""Comments of Word beside the figures of a text: in a copy of its document, or in a new one."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import groupby
from typing import TYPE_CHECKING
from zipfile import ZipFile

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from hongngu_cli.model.passage import Comment, Passage
from hongngu_cli.text.stored import place_in
from hongngu_cli.text.word_letters import letters, name_of, text_of
from hongngu_cli.text.word_text import notes, stretches
from hongngu_cli.write.zips import CORE, with_members, without_clock

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from lxml.etree import _Element as Element

AUTHOR, INITIALS = "train-report", "TR"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NOTES = ("footnotes", "endnotes")
CALL = (
    f"<w:r {nsdecls('w')}><w:rPr><w:rStyle w:val='CommentReference'/></w:rPr>"
    "<w:commentReference w:id='{number}'/></w:r>"
)


def commented(original: bytes, comments: Sequence[Comment]) -> bytes:
    """Copy a Word document, with comments. Those of footnotes stand where the note is called.

    The document is one that was read before.
    """
    document = Document(io.BytesIO(original))
    places = _places(document)
    for comment in _from_the_end(comments):
        _comment(document, places[comment.passage.paragraph - 1], comment)
    with ZipFile(io.BytesIO(original)) as package:
        kept = {name: package.read(name) for name in package.namelist() if name == CORE}
    return with_members(_saved(document), kept)


def commented_anew(passages: Sequence[Passage], comments: Sequence[Comment]) -> bytes:
    """Make a Word document of the passages of any text, with comments."""
    document = Document()
    places: list[tuple[Element, ...]] = []
    for table, group in groupby(passages, key=lambda one: one.cell and one.cell.table):
        of_one = [*group]
        places += _table(document, of_one) if table else _paragraphs(document, of_one)
    for comment in _from_the_end(comments):
        _comment(document, places[comment.passage.paragraph - 1], comment)
    return _saved(document)


def _from_the_end(comments: Iterable[Comment]) -> list[Comment]:
    """Order comments so that one put in does not shift the letters of the next."""
    return sorted(comments, key=lambda one: (-one.passage.paragraph, -one.start, -one.end))


def _places(document: WordDocument) -> list[tuple[Element, ...]]:
    """Give the paragraphs of each passage, numbered as reading does; of notes their calls."""
    found = [one.paragraphs for one in stretches(document.element.body)]
    calls = {
        (name_of(one), number): one.getparent()
        for one in document.element.body.iter()
        if name_of(one) in {"footnoteReference", "endnoteReference"}
        for key, number in one.attrib.items()
        if key.endswith("}id")
    }
    for name in NOTES:
        for part in document.part.package.iter_parts():
            if part.partname == f"/word/{name}.xml":
                for number, _ in notes(parse_xml(part.blob)):
                    call = calls.get((f"{name[:-1]}Reference", number))
                    found.append(() if call is None else (call,))
    return found


def _comment(document: WordDocument, place: tuple[Element, ...], comment: Comment) -> None:
    """Put a comment beside the letters it speaks of; beside the call of a note, or the top."""
    stored = "\n".join(text_of(one) for one in place if name_of(one) == "p")
    start, end = (place_in(stored, comment.passage.text, at) for at in (comment.start, comment.end))
    runs = _runs(place, start, end) or [one for one in place if name_of(one) == "r"]
    if not runs:
        runs = [next(one for one in document.element.body.iter() if name_of(one) == "r")]
    said = document.part.comments.add_comment(comment.says, AUTHOR, INITIALS)
    # The hour would make two copies of one text differ; those of other people's comments stay.
    del said._comment_elm.attrib[qn("w:date")]  # noqa: SLF001 - python-docx cannot leave it out
    number = str(said.comment_id)
    _outside(runs[0]).addprevious(OxmlElement("w:commentRangeStart", attrs={qn("w:id"): number}))
    last = _outside(runs[-1])
    last.addnext(parse_xml(CALL.format(number=number)))
    last.addnext(OxmlElement("w:commentRangeEnd", attrs={qn("w:id"): number}))


def _outside(run: Element) -> Element:
    """Give a run, or the formula it stands in, which can hold no comment."""
    formulas = [one for one in run.iterancestors() if name_of(one).startswith("oMath")]
    return formulas[-1] if formulas else run


def _runs(paragraphs: Sequence[Element], start: int, end: int) -> list[Element]:
    """Give the runs that hold just some letters of a passage, cut where these begin and end."""
    found: list[Element] = []
    at = 0
    for paragraph in paragraphs:
        if name_of(paragraph) != "p":
            continue
        for element, text in [*letters(paragraph)]:
            first, last = max(start - at, 0), min(end - at, len(text))
            if first < last:
                found.append(_cut(element, first, last))
            at += len(text)
        at += 1  # the line that passages are joined by
    return found


def _cut(element: Element, first: int, last: int) -> Element:
    """Give a run of its own to some letters of an element."""
    run = element.getparent()
    if name_of(element) != "t" or name_of(run) != "r":
        return run
    text = element.text or ""
    if last < len(text):
        _split(run, element, text, last)
    if first:
        run = _split(run, element, text[:last], first)
    return run


def _split(run: Element, element: Element, text: str, at: int) -> Element:
    """Cut a run in two within the text of an element; give the second one."""
    after = OxmlElement("w:r")
    after.extend(deepcopy(one) for one in run if name_of(one) == "rPr")
    rest = OxmlElement("w:t")
    rest.text = text[at:]
    following = [*element.itersiblings()]
    element.text = text[:at]
    for one in (element, rest):
        one.set(SPACE, "preserve")
    after.append(rest)
    after.extend(following)
    run.addnext(after)
    return after


def _paragraphs(document: WordDocument, passages: Sequence[Passage]) -> list[tuple[Element, ...]]:
    made: list[tuple[Element, ...]] = []
    for one in passages:
        lines = [document.add_paragraph(line) for line in one.text.split("\n")]
        if one.kind == "heading":
            for line in lines:
                for run in line.runs:
                    run.bold = True
        made.append(tuple(line._p for line in lines))  # noqa: SLF001 - python-docx shows no element
    return made


def _table(document: WordDocument, passages: Sequence[Passage]) -> list[tuple[Element, ...]]:
    """Make a table of the passages of its cells."""
    places = [one.cell for one in passages if one.cell]
    table = document.add_table(max(at.row for at in places), max(at.column for at in places))
    table.style = "Table Grid"
    made: list[tuple[Element, ...]] = []
    for at, one in zip(places, passages, strict=True):
        cell = table.cell(at.row - 1, at.column - 1)
        first, *others = one.text.split("\n")
        cell.text = first
        for line in others:
            cell.add_paragraph(line)
        made.append(tuple(line._p for line in cell.paragraphs))  # noqa: SLF001 - as above
    return made


def _saved(document: WordDocument) -> bytes:
    """Write a document without the hour and the machine."""
    made = io.BytesIO()
    document.save(made)
    return without_clock(made.getvalue())
