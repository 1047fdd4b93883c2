"""A Word document read back as it will be printed: styles and what overrides them, added up."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZipFile

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
OFF = ("0", "false", "none")


def w(name: str) -> str:
    return f"{{{WORD}}}{name}"


@dataclass(frozen=True)
class Run:
    """Letters in one manner; ``fonts`` by script, sizes in half points."""

    text: str
    fonts: dict[str, str]
    size: int
    size_cs: int
    flags: frozenset[str]
    colour: str
    language: str


@dataclass(frozen=True)
class Line:
    """A paragraph; ``spacing`` and ``indent`` in twips, ``border`` the line drawn with it."""

    runs: tuple[Run, ...]
    align: str
    spacing: dict[str, str]
    indent: dict[str, str]
    border: str
    keep: bool
    room: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def sizes(self) -> set[int]:
        return {run.size for run in self.runs if run.text.strip()}

    def all(self, flag: str) -> bool:
        """Tell whether every letter is so."""
        return all(flag in run.flags for run in self.runs if run.text.strip())

    def any(self, flag: str) -> bool:
        return any(flag in run.flags for run in self.runs if run.text.strip())

    def number(self, kind: str, key: str) -> int:
        return int(float((self.spacing if kind == "spacing" else self.indent).get(key, "0")))


@dataclass(frozen=True)
class Grid:
    """A table: its rows of cells of paragraphs, and what it says of itself."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    widths: tuple[int, ...]
    bordered: bool
    unsplit: tuple[bool, ...]
    repeated: tuple[bool, ...]


@dataclass(frozen=True)
class Pages:
    """A section, and what stands on its pages."""

    size: dict[str, str]
    margins: dict[str, str]
    title_page: bool
    restart: str | None
    headers: dict[str, str]
    content: list[Line | Grid] = field(default_factory=list)


class Document:
    """Reads the parts of a document."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(io.BytesIO(content)) as zipped:
            self.parts = {name: zipped.read(name) for name in zipped.namelist()}
        styles = etree.fromstring(self.parts["word/styles.xml"])
        self.defaults = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self.styles = {one.get(w("styleId")): one for one in styles.findall(w("style"))}
        self.default = next(key for key, one in self.styles.items() if one.get(w("default")))
        relations = etree.fromstring(self.parts["word/_rels/document.xml.rels"])
        self.targets = {one.get("Id"): f"word/{one.get('Target')}" for one in relations}
        self.sections = list(self._sections())

    def header(self, name: str) -> tuple[list[Line], str]:
        """Give the lines of a header, and the instructions of its fields."""
        root = etree.fromstring(self.parts[self.targets[name]])
        asked = [one.text or "" for one in root.iter(w("instrText"))]
        asked += [one.get(w("instr")) for one in root.iter(w("fldSimple"))]
        return [self._line(p, 0) for p in root.iter(w("p"))], " ".join(asked)

    def lines(self) -> Iterator[Line]:
        """Give every paragraph there is."""
        for section in self.sections:
            for part in section.content:
                if isinstance(part, Line):
                    yield part
                else:
                    yield from (line for row in part.rows for cell in row for line in cell)

    def _sections(self) -> Iterator[Pages]:
        content: list[Line | Grid] = []
        for element in etree.fromstring(self.parts["word/document.xml"])[0]:
            if element.tag == w("tbl"):
                content.append(self._grid(element))
            elif element.tag == w("p"):
                content.append(self._line(element, 0))
            ends = element if element.tag == w("sectPr") else element.find(f".//{w('sectPr')}")
            if ends is not None:
                yield self._pages(ends, content)
                content = []

    def _pages(self, section: Any, content: list[Line | Grid]) -> Pages:  # noqa: ANN401 - python-docx's XML has no types
        restart = section.find(w("pgNumType"))
        return Pages(
            _said(section.find(w("pgSz"))),
            _said(section.find(w("pgMar"))),
            section.find(w("titlePg")) is not None,
            None if restart is None else restart.get(w("start")),
            {
                one.get(w("type")): one.get(RELATIONSHIP)
                for one in section.findall(w("headerReference"))
            },
            content,
        )

    def _grid(self, table: Any) -> Grid:  # noqa: ANN401 - python-docx's XML has no types
        rows = table.findall(w("tr"))
        sides = table.findall(f"{w('tblPr')}/{w('tblBorders')}/*")
        return Grid(
            tuple(tuple(self._cell(cell) for cell in row.findall(w("tc"))) for row in rows),
            tuple(int(one.get(w("w"))) for one in table.iter(w("gridCol"))),
            any(side.get(w("val")) not in ("nil", "none") for side in sides),
            tuple(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows),
            tuple(row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows),
        )

    def _cell(self, cell: Any) -> tuple[Line, ...]:  # noqa: ANN401 - python-docx's XML has no types
        room = int(cell.find(f"{w('tcPr')}/{w('tcW')}").get(w("w")))
        return tuple(self._line(paragraph, room) for paragraph in cell.findall(w("p")))

    def _line(self, paragraph: Any, room: int) -> Line:  # noqa: ANN401 - python-docx's XML has no types
        own = paragraph.find(w("pPr"))
        named = None if own is None else own.find(w("pStyle"))
        chain = list(self._chain(self.default if named is None else named.get(w("val"))))
        manners = [style.find(w("pPr")) for style in chain] + [own]
        align = _last(manners, "jc")
        border = _last(manners, "pBdr")
        sides = [] if border is None else [one.get(w("val")) for one in border]
        letters = [self.defaults, *(style.find(w("rPr")) for style in chain)]
        return Line(
            tuple(_run(run, letters) for run in paragraph.iter(w("r"))),
            "left" if align is None else align.get(w("val")),
            _added(manners, "spacing"),
            _added(manners, "ind"),
            " ".join(sides),
            _on(_last(manners, "keepNext")),
            room,
        )

    def _chain(self, name: str) -> Iterator[Any]:
        """Give a style after those it is based on."""
        style = self.styles[name]
        base = style.find(w("basedOn"))
        if base is not None:
            yield from self._chain(base.get(w("val")))
        yield style


def _run(run: Any, inherited: list[Any]) -> Run:  # noqa: ANN401 - python-docx's XML has no types
    manners = [*inherited, run.find(w("rPr"))]
    pieces = {w("br"): "\n", w("tab"): "\t"}
    language, colour = _last(manners, "lang"), _last(manners, "color")
    flags = {name for name in ("b", "i", "u", "caps", "smallCaps") if _on(_last(manners, name))}
    return Run(
        "".join(pieces.get(one.tag, one.text or "") for one in run if one.tag != w("instrText")),
        _added(manners, "rFonts"),
        _half(_last(manners, "sz")),
        _half(_last(manners, "szCs")),
        frozenset(flags),
        "" if colour is None else colour.get(w("val")),
        "" if language is None else language.get(w("val")),
    )


def _half(size: Any) -> int:  # noqa: ANN401 - python-docx's XML has no types
    return 20 if size is None else int(size.get(w("val")))


def _last(manners: list[Any], name: str) -> Any:  # noqa: ANN401 - python-docx's XML has no types
    """Give the last word on something: a paragraph's own, else its style's."""
    said = [one.find(w(name)) for one in manners if one is not None]
    return next((one for one in reversed(said) if one is not None), None)


def _on(said: Any) -> bool:  # noqa: ANN401 - python-docx's XML has no types
    return said is not None and said.get(w("val")) not in OFF


def _added(manners: list[Any], name: str) -> dict[str, str]:
    found = [one.find(w(name)) for one in manners if one is not None]
    return {key: value for one in found if one is not None for key, value in _said(one).items()}


def _said(element: Any) -> dict[str, str]:  # noqa: ANN401 - python-docx's XML has no types
    return (
        {}
        if element is None
        else {etree.QName(key).localname: value for key, value in element.attrib.items()}
    )
