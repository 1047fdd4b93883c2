"""Everything that is wrong with an office's own template, found without making a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from jinja2 import TemplateError, TemplateNotFound

from hongngu_cli.model.issue import Issue, Severity
from hongngu_cli.model.place import Place
from hongngu_cli.write.markdown import given as given_by
from hongngu_cli.write.templates.expressions import Scope
from hongngu_cli.write.templates.faults import MISTAKES, line_of, nearest, said
from hongngu_cli.write.templates.filling import MarkdownTemplates, environment_of
from hongngu_cli.write.templates.inheritance import inherited, lost
from hongngu_cli.write.templates.loading import OURS, shown
from hongngu_cli.write.templates.reading import Reader
from hongngu_cli.write.templates.repaired import Fault, repaired

if TYPE_CHECKING:
    from hongngu_cli.model.own_template import OwnTemplate
    from hongngu_cli.model.report import Report
    from hongngu_cli.write.style import Style
    from hongngu_cli.write.templates.sandbox import Sandbox
    from hongngu_cli.write.templates.word import WordTemplate

RULE = "template"


def check_template(own: OwnTemplate, report: Report, style: Style) -> tuple[Issue, ...]:
    """Find what is wrong with a template: syntax, names and filters, in every branch of it.

    What can be lacking and the template asks for first is a note. Where nothing else is found it
    is filled once, for what no reading tells. Raises Failure for a file that is no document.
    """
    given = given_by(report)
    if own.word:
        from hongngu_cli.write.templates.word import environment_of as of_word
        from hongngu_cli.write.templates.word import opened

        return tuple(_in_word(opened(own), given, of_word(style.decimals)))
    environment = environment_of(style.templates, style.decimals, own)
    faults = Checked(environment, given).of(own.name)
    if not any(fault.severe for fault in faults):
        faults += _filled(environment, own.name, given)
    return tuple(
        _issue(fault, Place(fault.name or own.name, None, fault.line or None)) for fault in faults
    )


class Checked:
    """Templates in Markdown that are checked, each once, with those they ask for."""

    def __init__(self, environment: MarkdownTemplates, given: Mapping[str, object]) -> None:
        """Take what they will get."""
        self.environment, self.given = environment, given
        self.met: set[str] = set()

    def of(self, name: str, scope: Scope | None = None) -> list[Fault]:
        """Find what is wrong with a template and those it asks for; ours are held to be right."""
        self.met.add(name)
        try:
            source, _, _ = self.environment.loader.get_source(self.environment, name)
        except UnicodeDecodeError:
            return [Fault(0, name, "mẫu không phải chữ UTF-8.", name=name)]
        others: list[tuple[str, int, Scope]] = []
        reader = Reader(self.environment, self.given, lambda *one: others.append(one), name)
        taken = inherited(self.environment, name)
        known_there = {**(scope or {}), **dict.fromkeys(taken.names if taken else ())}
        faults = [*found_in(source, reader, known_there), *lost(self.environment, name)]
        for asked, line, known in others:
            joined = self.environment.join_path(asked, name)
            if joined in self.met:
                continue
            if not self._is_there(joined):
                listed = self.environment.loader.list_templates()
                says = f"không có mẫu này.{nearest(shown(joined), listed)}"
                faults.append(Fault(line, asked, says, name=name))
            elif not joined.startswith(OURS):
                faults += self.of(joined, known)
        return faults

    def _is_there(self, name: str) -> bool:
        try:
            self.environment.loader.get_source(self.environment, name)
        except TemplateNotFound:
            return False
        except UnicodeDecodeError:
            return True
        return True


def found_in(source: str, reader: Reader, scope: Scope | None = None) -> list[Fault]:
    """Find what is wrong in a source: its syntax, then all that it names."""
    mended = repaired(source.replace("\r\n", "\n"), reader.environment)
    known: Scope = {**(scope or {}), **dict.fromkeys(mended.named)}
    try:
        reader.read(reader.environment.parse(mended.source).body, known)
    except RecursionError:
        reader.faults.append(Fault(0, "", "mẫu lồng quá sâu.", name=reader.name))
    syntax = [
        Fault(one.line, one.found, one.says, one.advice, one.severe, reader.name)
        for one in mended.faults
    ]
    return sorted(dict.fromkeys([*syntax, *reader.faults]), key=lambda fault: fault.line)


def _filled(environment: MarkdownTemplates, name: str, given: Mapping[str, object]) -> list[Fault]:
    """Fill a template, for what only that tells."""
    try:
        environment.fill(environment.get_template(name), given)
    except (TemplateError, *MISTAKES) as error:
        says, advice = said(error, environment)
        path, line = line_of(error, environment.loader.files)
        return [Fault(line, "", says, advice, name=environment.loader.files.get(path, name))]
    return []


def _in_word(
    template: WordTemplate, given: Mapping[str, object], environment: Sandbox
) -> Iterator[Issue]:
    """Find what is wrong with a template in Word, part by part."""
    misplaced = template.misplaced()
    for one in misplaced:
        fault = Fault(0, one.found, one.says, one.advice)
        yield _issue(fault, Place(template.name, _capital(one.place)))
    if any(one.open for one in misplaced):
        return  # where a tag has no end it cannot be told where the others stand
    severe = bool(misplaced)
    parts = list(template.sources())
    for where, source in parts:
        reader = Reader(environment, given, lambda *_: None)
        for fault in found_in(source, reader):
            tag = template.tag_at(where, source, fault.line)
            place = tag.place if tag else where.strip(", ")
            severe |= fault.severe
            yield _issue(fault, Place(template.name, _capital(place) or None))
    if not severe:
        yield from _tried(template, parts, given, environment)


def _tried(
    template: WordTemplate,
    parts: Iterable[tuple[str, str]],
    given: Mapping[str, object],
    environment: Sandbox,
) -> Iterator[Issue]:
    for where, source in parts:
        _, wrong = template.tried(where, source, given, environment)
        if wrong:
            fault = Fault(0, wrong.found, wrong.says, wrong.advice)
            yield _issue(fault, Place(template.name, _capital(wrong.place) or None))


def _issue(fault: Fault, place: Place) -> Issue:
    severity: Severity = "error" if fault.severe else "note"
    says = fault.says[:1].upper() + fault.says[1:]
    return Issue(RULE, severity, place, fault.found or None, says, fault.advice)


def _capital(place: str) -> str:
    return place[:1].upper() + place[1:]
