"""What a template takes from the one it extends: its names, and the blocks to write anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound, TemplateSyntaxError, nodes

from hongngu_cli.write.templates.faults import nearest
from hongngu_cli.write.templates.repaired import Fault, repaired

if TYPE_CHECKING:
    from hongngu_cli.write.templates.filling import MarkdownTemplates

NO_BLOCK = "mẫu gốc không có khối này, nên chữ trong khối sẽ mất."
OUTSIDE = "chữ nằm ngoài các khối sẽ mất, vì mẫu dùng {% extends %}."
ADVICE = "Đặt chữ vào giữa {% block … %} và {% endblock %} của một khối trong mẫu gốc."


@dataclass(slots=True)
class Inherited:
    """Names that blocks of a template see besides what is given, and blocks it may write anew."""

    names: set[str] = field(default_factory=set)
    blocks: set[str] = field(default_factory=set)


def inherited(
    environment: MarkdownTemplates, name: str, met: frozenset[str] = frozenset()
) -> Inherited | None:
    """Give what a template takes from those it extends; None where it extends none."""
    tree = _tree(environment, name)
    parent = _parent(tree) if tree else None
    if tree is None or parent is None:
        return None
    joined = environment.join_path(parent, name)
    above = _tree(environment, joined)
    if above is None or joined in met:
        return None  # a template that is not there is told where it is asked for
    own = Inherited({*_names(above)}, {block.name for block in above.find_all(nodes.Block)})
    if further := inherited(environment, joined, met | {joined}):
        own.names |= further.names
        own.blocks |= further.blocks
    return own


def lost(environment: MarkdownTemplates, name: str) -> Iterator[Fault]:
    """Find what a template that extends another writes in vain."""
    tree, taken = _tree(environment, name), inherited(environment, name)
    if tree is None or taken is None:
        return
    for node in tree.body:
        if isinstance(node, nodes.Block) and node.name not in taken.blocks:
            says = f"{NO_BLOCK}{nearest(node.name, taken.blocks)}"
            advice = f"Các khối của mẫu gốc: {', '.join(sorted(taken.blocks))}."
            yield Fault(node.lineno, node.name, says, advice, name=name)
        if isinstance(node, nodes.Output) and any(map(_is_said, node.nodes)):
            yield Fault(_line(node), "", OUTSIDE, ADVICE, name=name)


def _tree(environment: MarkdownTemplates, name: str) -> nodes.Template | None:
    try:
        source, _, _ = environment.loader.get_source(environment, name)
        return environment.parse(repaired(source.replace("\r\n", "\n"), environment).source)
    except (TemplateNotFound, TemplateSyntaxError, UnicodeDecodeError):
        return None


def _parent(tree: nodes.Template) -> str | None:
    asked = (node.template for node in tree.body if isinstance(node, nodes.Extends))
    return next((str(one.value) for one in asked if isinstance(one, nodes.Const)), None)


def _names(tree: nodes.Template) -> Iterator[str]:
    """Give the names that a template makes beside its blocks, which are seen within them."""
    for node in tree.body:
        match node:
            case nodes.FromImport():
                yield from (one if isinstance(one, str) else one[1] for one in node.names)
            case nodes.Import():
                yield node.target
            case nodes.Macro():
                yield node.name
            case nodes.Assign() | nodes.AssignBlock():
                yield from (one.name for one in node.target.find_all(nodes.Name))
                if isinstance(node.target, nodes.Name):
                    yield node.target.name


def _is_said(node: nodes.Node) -> bool:
    return not isinstance(node, nodes.TemplateData) or bool(node.data.strip())


def _line(node: nodes.Output) -> int:
    """Give the line of the first word, which blank lines may stand before."""
    first = node.nodes[0]
    if isinstance(first, nodes.TemplateData):
        blank = len(first.data) - len(first.data.lstrip())
        return first.lineno + first.data[:blank].count("\n")
    return first.lineno
