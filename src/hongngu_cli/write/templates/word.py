"""Templates made in Word: filled by docxtpl, their layout left as it is."""

from __future__ import annotations

import datetime as dt
import html
import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import BaseLoader, TemplateError, TemplateNotFound
from lxml import etree
from markupsafe import Markup

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.write.templates.faults import MISTAKES, line_of, said, unknown_names
from hongngu_cli.write.templates.filters import of_word
from hongngu_cli.write.templates.sandbox import Sandbox
from hongngu_cli.write.templates.spans import tags_in, with_tags
from hongngu_cli.write.templates.word_mended import mended
from hongngu_cli.write.templates.word_tags import (
    Misplaced,
    Tag,
    plain,
    quoted,
    scanned,
    straight,
)
from hongngu_cli.write.values import shown, visible
from hongngu_cli.write.zips import without_clock

if TYPE_CHECKING:
    from jinja2 import Environment

    from hongngu_cli.model.own_template import OwnTemplate

UNNAMED = "<template>"
"""What Jinja calls the file of a template that it got as text."""
NOTES = ("footnotes+xml", "endnotes+xml")
TRIMMING = re.compile(r"\{[{%#][-+]")
PROPERTIES = ("author", "comments", "identifier", "language", "subject", "title")
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
TORN = (
    "thẻ mở ở một đoạn, ô hoặc hàng và đóng ở chỗ khác làm hỏng trang Word.",
    "Mở và đóng thẻ trong cùng một đoạn, hoặc dùng {%p … %}, {%tr … %}.",
)


def filled(own: OwnTemplate, given: Mapping[str, object], decimals: int) -> bytes:
    """Fill a template made in Word. Raises Failure (CONFIGURATION)."""
    template = opened(own)
    if misplaced := template.misplaced():
        first = misplaced[0]
        raise Failure(
            CONFIGURATION,
            f"Mẫu {own.name}, {first.place} (“{first.found}”): {first.says}",
            first.advice,
        )
    template.render(dict(given), environment_of(decimals), autoescape=True)
    made = io.BytesIO()
    template.save(made)
    return without_clock(made.getvalue())


def opened(own: OwnTemplate) -> WordTemplate:
    """Open a template. Raises Failure (CONFIGURATION) where it is no whole document."""
    try:
        return WordTemplate(own)
    except (OpcError, etree.LxmlError, KeyError, ValueError, AttributeError) as error:
        says = f"Mẫu {own.name}: tệp Word hỏng hoặc thiếu phần bắt buộc ({error})."
        advice = "Mở mẫu bằng Word hoặc LibreOffice, lưu lại thành .docx."
        raise Failure(CONFIGURATION, says, advice) from error


class NoTemplates(BaseLoader):
    """Has no other templates: one in Word stands alone."""

    def get_source(self, _: Environment, template: str) -> tuple[str, None, None]:
        """Find nothing."""
        raise TemplateNotFound(template)

    def list_templates(self) -> list[str]:
        """List nothing."""
        return []


def environment_of(decimals: int) -> Sandbox:
    """Make the environment of templates in Word."""
    environment = Sandbox(NoTemplates(), _written, of_word(decimals), trimmed=False)
    environment.undefined = unknown_names(lambda: environment.names)
    return environment


def _written(value: object) -> Markup:
    """Write a value as one line of text in Word's XML."""
    if value is None or isinstance(value, dt.date | float):
        return Markup(html.escape(shown(value)))  # noqa: S704 - it is escaped
    return Markup(html.escape(visible(str(value))))  # noqa: S704 - it is escaped


class WordTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl tells no types
    """A template as docxtpl fills it, which tells where it is wrong and loses nothing silently."""

    def __init__(self, own: OwnTemplate) -> None:
        """Open it and list its tags."""
        super().__init__(io.BytesIO(own.content))
        self.name = own.name
        self.init_docx()
        self.scans = {where: scanned(root, where) for where, root in self._roots()}

    def misplaced(self) -> list[Misplaced]:
        """List the tags that cannot stand where they stand."""
        return [one for _, wrong in self.scans.values() for one in wrong]

    def sources(self) -> Iterator[tuple[str, str]]:
        """Give each part as Jinja reads it, with the words that its places begin with."""
        for where, root in self._roots():
            yield where, self.patch_xml(self.xml_to_string(root))

    def tag_at(self, where: str, source: str, line: int) -> Tag | None:
        """Find the tag that stands on a line of a source; None where there is none."""
        tags = tags_in(source)
        at = line - 2
        if not 0 <= at < len(tags):
            return None
        wanted = plain(tags[at])
        before = sum(plain(tag) == wanted for tag in tags[:at])
        same = [tag for tag in self.scans[where][0] if tag.plain == wanted]
        return same[min(before, len(same) - 1)] if same else None

    def patch_xml(self, src_xml: str) -> str:
        """Let docxtpl make a template of a part, each tag of which begins a line.

        A line's number less one is the number of its tag.
        """
        patched: str = super().patch_xml(src_xml.replace("\n", " "))
        return with_tags(patched, _on_its_line)

    def render_xml_part(
        self,
        src_xml: str,
        part: Any,  # noqa: ANN401 - as docxtpl has it
        context: dict[str, object],
        jinja_env: Sandbox,
    ) -> str:
        """Fill a part. Raises Failure with the place in the document."""
        where = self.where(part)
        made, fault = self.tried(where, src_xml, context, jinja_env)
        if fault:
            place = f", {fault.place} (“{fault.found}”)" if fault.place else ""
            raise Failure(CONFIGURATION, f"Mẫu {self.name}{place}: {fault.says}", fault.advice)
        return made

    def tried(
        self, where: str, source: str, given: Mapping[str, object], environment: Sandbox
    ) -> tuple[str, Misplaced | None]:
        """Fill a part; say what is wrong where that cannot be done."""
        try:
            made = environment.fill(environment.from_string(source), given)
        except (TemplateError, *MISTAKES) as error:
            says, advice = said(error, environment)
            tag = self.tag_at(where, source, line_of(error, {UNNAMED: self.name})[1])
            place, found = (tag.place, quoted(tag.paragraph)) if tag else (where.strip(", "), "")
            return "", Misplaced(place, found, says, advice)
        try:
            return str(etree.tostring(mended(parse_xml(made)), encoding="unicode")), None
        except etree.XMLSyntaxError:
            return "", Misplaced(where.strip(", "), "", *TORN)

    def fix_tables(self, xml: str) -> Any:  # noqa: ANN401 - as docxtpl has it
        """Change columns only where the template repeats columns."""
        columns = any(tag.text.startswith("{%tc") for tag in self.scans[""][0])
        return super().fix_tables(xml) if columns else etree.fromstring(xml, SAFE)

    def render_properties(self, context: dict[str, object], jinja_env: Sandbox) -> None:
        """Fill the document's properties, which are text and no XML."""
        for name in PROPERTIES:
            text = getattr(self.docx.core_properties, name)
            if tags_in(text):
                try:
                    made = jinja_env.fill(jinja_env.from_string(text), context)
                except (TemplateError, *MISTAKES) as error:
                    says, advice = said(error, jinja_env)
                    says = f"Mẫu {self.name}, thuộc tính tệp (“{quoted(text)}”): {says}"
                    raise Failure(CONFIGURATION, says, advice) from error
                setattr(self.docx.core_properties, name, html.unescape(made))

    def render_footnotes(self, context: dict[str, object], jinja_env: Sandbox) -> None:
        """Fill footnotes and endnotes, once each."""
        for part in self._notes():
            source = self.patch_xml(self.xml_to_string(parse_xml(part.blob)))
            part._blob = self.render_xml_part(source, part, context, jinja_env).encode("utf-8")  # noqa: SLF001 - as docxtpl does

    def _roots(self) -> Iterator[tuple[str, Any]]:
        """Give the root of each part that is filled, with the words its places begin with."""
        yield "", self.docx.element.body
        for uri in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(uri):
                yield self.where(part), parse_xml(part.blob)
        for part in self._notes():
            yield self.where(part), parse_xml(part.blob)

    def where(self, part: Any) -> str:  # noqa: ANN401 - as docxtpl has it
        """Give the words that places in a part begin with, which tell it from the others."""
        name = str(part.partname).rpartition("/")[2].removesuffix(".xml")
        for kind, words in WHERE.items():
            if name.startswith(kind):
                return f"{words} {name.removeprefix(kind)}".strip() + ", "
        return ""

    def _notes(self) -> list[Any]:
        parts = self.docx.part.package.iter_parts()
        return [part for part in parts if part.content_type.endswith(NOTES)]


WHERE = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản",
}


def _on_its_line(tag: str, _: int) -> str:
    """Write a tag as Jinja reads it, the words within on a line of their own."""
    tag = straight(tag).replace("&amp;", "&")
    at = len("{%-") if TRIMMING.match(tag) else len("{%")
    return f"{tag[:at]}\n{tag[at:]}"
