"""What made a document, put into it: a comment of Markdown and HTML, a part of Office files."""

from __future__ import annotations

import base64
import io
import json
import re
import textwrap
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from hongngu_cli.model.provenance import MARK, NAME, NAMESPACE
from hongngu_cli.write.zips import with_members

if TYPE_CHECKING:
    from hongngu_cli.model.provenance import Provenance

WIDTH = 100
END_OF_PAGE = b"</html>"
HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
OF_DOCUMENT = f"{OFFICE}/relationships"
VALUES = f"{OFFICE}/docPropsVTypes"
PROPERTIES_KIND = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""What Office calls properties that users add."""
ITEM_ID = "{7B0F1E52-3C64-4E0B-9D0A-5A6C1D3E8F21}"
TYPES, RELATIONS, CUSTOM = "[Content_Types].xml", "_rels/.rels", "docProps/custom.xml"
MAIN = {"docx": "word/_rels/document.xml.rels", "xlsx": "xl/_rels/workbook.xml.rels"}
ITEM = re.compile(r"customXml/item(\d+)\.xml")
KINDS = "application/vnd.openxmlformats-officedocument"
OF_PROPERTIES = {f"/{CUSTOM}": f"{KINDS}.custom-properties+xml"}
TO_PROPERTIES = f"{OF_DOCUMENT}/custom-properties"


def embedded(content: bytes, name: str, made: Provenance) -> bytes:
    """Put what made a document into it, so that what people see of it stays as it is."""
    text = packed(made)
    if name in MAIN:
        return _with_parts(content, name, text, made.program)
    comment = "\n".join((f"<!-- {MARK}", *textwrap.wrap(text, WIDTH), "-->\n")).encode()
    if name == "html":
        before, end, after = content.rpartition(END_OF_PAGE)
        return before + comment + end + after
    return content.rstrip(b"\n") + b"\n\n" + comment


def packed(made: Provenance) -> str:
    """Write it as letters that any document can hold."""
    told = {**asdict(made), "as_of": made.as_of.isoformat()}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    # Of a name that is no text something is lost: its file is told as missing then.
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 9)).decode()


def _with_parts(content: bytes, name: str, text: str, version: str) -> bytes:
    """Put a part and a property into an Office file, in place of those it has of ours.

    The property outlives the part in some programs: so a document that lost its part can be told
    from one that never had any.
    """
    with ZipFile(io.BytesIO(content)) as archive:
        number, known = _own_item(archive)
        item = f"customXml/item{number}.xml"
        parts = {
            item: f'<provenance xmlns="{NAMESPACE}">{text}</provenance>'.encode(),
            CUSTOM: _property(_read(archive, CUSTOM), NAME, version),
        }
        types = dict(OF_PROPERTIES)
        if not known:
            parts |= _described(number)
            types[f"/customXml/itemProps{number}.xml"] = f"{KINDS}.customXmlProperties+xml"
            parts[MAIN[name]] = _related(
                archive.read(MAIN[name]), f"{OF_DOCUMENT}/customXml", f"../{item}"
            )
        parts[RELATIONS] = _related(archive.read(RELATIONS), TO_PROPERTIES, CUSTOM)
        parts[TYPES] = _typed(archive.read(TYPES), types)
    return with_members(content, {one: HEAD + parts[one] for one in sorted(parts)})


def with_property(content: bytes, name: str, value: str) -> bytes:
    """Put a property into an Office file, in place of one of that name."""
    with ZipFile(io.BytesIO(content)) as archive:
        parts = {
            CUSTOM: _property(_read(archive, CUSTOM), name, value),
            RELATIONS: _related(archive.read(RELATIONS), TO_PROPERTIES, CUSTOM),
            TYPES: _typed(archive.read(TYPES), OF_PROPERTIES),
        }
    return with_members(content, {one: HEAD + parts[one] for one in sorted(parts)})


def _own_item(archive: ZipFile) -> tuple[int, bool]:
    """Give the number of the part that is ours, else a free one; and whether there is one."""
    found = {int(told[1]): one for one in archive.namelist() if (told := ITEM.fullmatch(one))}
    for number, one in found.items():
        if NAMESPACE.encode() in archive.read(one):
            return number, True
    return max(found, default=0) + 1, False


def _described(number: int) -> dict[str, bytes]:
    """Give what Office wants to know of a part of XML besides."""
    schema = f"{OFFICE}/customXml"
    properties = (
        f'<ds:datastoreItem xmlns:ds="{schema}" ds:itemID="{ITEM_ID}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OF_DOCUMENT}/customXmlProps" Target="itemProps{number}.xml"/></Relationships>'
    )
    return {
        f"customXml/itemProps{number}.xml": properties.encode(),
        f"customXml/_rels/item{number}.xml.rels": relations.encode(),
    }


def _property(content: bytes, name: str, text: str) -> bytes:
    """Put a property of ours among those of a document."""
    kind = f"{OFFICE}/custom-properties"
    empty = f'<Properties xmlns="{kind}" xmlns:vt="{VALUES}"/>'.encode()
    root = _parsed(content or empty)
    for one in [one for one in root if one.get("name") == name]:
        root.remove(one)
    numbers = (int(one.get("pid", "1")) for one in root)
    told = {"fmtid": PROPERTIES_KIND, "pid": str(max(numbers, default=1) + 1), "name": name}
    added = root.makeelement(f"{{{kind}}}property", told)
    value = added.makeelement(f"{{{VALUES}}}lpwstr", nsmap={"vt": VALUES})
    value.text = text
    added.append(value)
    root.append(added)
    return _written(root)


def _related(content: bytes, kind: str, target: str) -> bytes:
    """Put a relationship among others, where there is none of its kind to that place."""
    root = _parsed(content)
    if any(one.get("Type") == kind and one.get("Target", "").lstrip("/") == target for one in root):
        return _written(root)
    taken = {one.get("Id") for one in root}
    free = next(one for one in _names() if one not in taken)
    told = {"Id": free, "Type": kind, "Target": target}
    root.append(root.makeelement(f"{{{PACKAGE}/relationships}}Relationship", told))
    return _written(root)


def _names() -> Iterator[str]:
    yield "rIdProvenance"
    yield from (f"rIdProvenance{number}" for number in range(2, 1000))


def _typed(content: bytes, types: Mapping[str, str]) -> bytes:
    """Tell the kinds of parts in the list that a package has of them."""
    root = _parsed(content)
    space = f"{{{PACKAGE}/content-types}}"
    if not any(one.get("Extension", "").lower() == "xml" for one in root):
        told = {"Extension": "xml", "ContentType": "application/xml"}
        root.insert(0, root.makeelement(f"{space}Default", told))
    known = {one.get("PartName") for one in root}
    for part, kind in types.items():
        if part not in known:
            told = {"PartName": part, "ContentType": kind}
            root.append(root.makeelement(f"{space}Override", told))
    return _written(root)


def _read(archive: ZipFile, name: str) -> bytes:
    return archive.read(name) if name in archive.namelist() else b""


def _parsed(content: bytes) -> Any:  # noqa: ANN401 - lxml tells no types
    from lxml import etree

    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _written(root: Any) -> bytes:  # noqa: ANN401 - lxml tells no types
    from lxml import etree

    made: bytes = etree.tostring(root)
    return made
