"""A template read through, with every branch: what it names is looked up in what it will get."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from jinja2 import nodes

from hongngu_cli.write.templates import seen as values
from hongngu_cli.write.templates.expressions import Expressions, Scope, is_guard

if TYPE_CHECKING:
    from jinja2 import Environment

    from hongngu_cli.write.templates.seen import Seen


class Reader(Expressions):
    """Reads statements; ``asked`` is told of each template asked for by name, and what is known."""

    def __init__(
        self,
        environment: Environment,
        given: Mapping[str, object],
        asked: Callable[[str, int, Scope], None],
        name: str = "",
    ) -> None:
        """Take what the template will get."""
        super().__init__(environment, given, name)
        self.asked = asked

    def read(self, body: list[nodes.Node], scope: Scope) -> None:
        """Read statements in their order; what they name is known to those that follow."""
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.For():
                self._loop(node, scope)
            case nodes.If():
                self._branch(node, scope)
            case nodes.Assign():
                self._name(node.target, self.seen_of(node.node, scope), scope)
            case nodes.Macro() | nodes.CallBlock():
                self._macro(node, scope)
            case nodes.Include() | nodes.Extends() | nodes.Import() | nodes.FromImport():
                self._other(node, scope)
            case nodes.With():
                seen = [self.seen_of(value, scope) for value in node.values]
                inner = dict(scope)
                for target, one in zip(node.targets, seen, strict=True):
                    self._name(target, one, inner)
                self.read(node.body, inner)
            case nodes.Expr():
                self.seen_of(node, scope)
            case _:
                self._children(node, scope)
                if isinstance(node, nodes.AssignBlock):
                    self._name(node.target, None, scope)

    def _children(self, node: nodes.Node, scope: Scope) -> None:
        for child in node.iter_child_nodes(exclude=("target",)):
            self._statement(child, scope)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        each = values.items(self.seen_of(node.iter, scope))
        inner = dict(scope)
        self._name(node.target, each, inner)
        if node.test is not None:
            self.seen_of(node.test, inner)
        self.read(node.body, inner)
        self.read(node.else_, dict(scope))

    def _branch(self, node: nodes.If, scope: Scope) -> None:
        self.seen_of(node.test, scope)
        guard = is_guard(node.test)
        self.guards += guard
        self.read([*node.body, *node.elif_, *node.else_], scope)
        self.guards -= guard

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        if isinstance(node, nodes.Macro):
            scope[node.name] = None
        else:
            self.seen_of(node.call, scope)
        for value in node.defaults:
            self.seen_of(value, scope)
        self.read(node.body, {**scope, **{argument.name: None for argument in node.args}})

    def _other(
        self, node: nodes.Include | nodes.Extends | nodes.Import | nodes.FromImport, scope: Scope
    ) -> None:
        """Ask for another template by the name written here."""
        self.seen_of(node.template, scope)
        optional = isinstance(node, nodes.Include) and node.ignore_missing
        if isinstance(node.template, nodes.Const) and not optional:
            self.asked(str(node.template.value), node.lineno, scope)
        if isinstance(node, nodes.Import):
            scope[node.target] = None
        elif isinstance(node, nodes.FromImport):
            scope.update({n if isinstance(n, str) else n[1]: None for n in node.names})

    def _name(self, target: nodes.Node, seen: Seen, scope: Scope) -> None:
        """Let a name stand for what it is given."""
        if isinstance(target, nodes.Name):
            scope[target.name] = seen
        elif isinstance(target, nodes.Tuple):
            for at, one in enumerate(target.items):
                found = [v[at] for v in seen or () if isinstance(v, list | tuple) and at < len(v)]
                self._name(one, values.limited(found), scope)
