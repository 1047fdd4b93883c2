"""Parsers of XML that say of an encoding nobody knows what they say of other broken XML."""

from __future__ import annotations

import codecs
from xml.parsers import expat

BUILT_IN = frozenset(("utf-8", "utf-16", "us-ascii", "iso-8859-1"))
"""Encodings that expat reads by itself, of whichever a mark may say the order of bytes."""
EVERY_BYTE = bytes(range(256))


class UnknownEncodingError(expat.ExpatError):
    """The declaration of an XML names an encoding that is none, or that expat cannot read."""

    lineno = 1


def xml_parser() -> expat.XMLParserType:
    """Give a parser with spaces of names parted by a blank; what it raises is an ExpatError.

    By itself expat raises LookupError or ValueError for an encoding, as errors of ours would be.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.XmlDeclHandler = _declared
    return parser


def _declared(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is None or encoding.lower() in BUILT_IN:
        return
    try:
        codecs.lookup(encoding)
        signs = len(EVERY_BYTE.decode(encoding, "replace"))
    except (LookupError, ValueError) as error:
        raise UnknownEncodingError(encoding) from error
    if signs != len(EVERY_BYTE):
        raise UnknownEncodingError(encoding)
