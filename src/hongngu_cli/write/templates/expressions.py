"""The expressions of a template looked up in what it will get, without calculating any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.utils import missing

from hongngu_cli.write.templates import seen as values
from hongngu_cli.write.templates.faults import absent, is_lacking, nearest
from hongngu_cli.write.templates.filters import Refused
from hongngu_cli.write.templates.repaired import Fault

if TYPE_CHECKING:
    from jinja2 import Environment

    from hongngu_cli.write.templates.seen import Seen

GIVEN_BY_JINJA = frozenset(("loop", "self", "super", "caller", "varargs", "kwargs"))
DEFAULTS, DEFINED = frozenset(("d", "default")), frozenset(("defined", "undefined"))
ASKING = DEFINED | {"none"}
ONE_OF = frozenset(("first", "last", "max", "min"))
SAME = frozenset(("list", "reject", "rejectattr", "reverse", "select", "selectattr"))
SAME |= frozenset(("sort", "unique"))
BY_ATTRIBUTE = frozenset(("groupby", "rejectattr", "selectattr"))
GUARDS = "Mẫu đã phòng trước; lập từ tệp khác có thể có."
Scope = dict[str, "Seen"]


class Expressions:
    """Reads expressions; ``faults`` gathers what is wrong, in the order read.

    ``guards`` counts the conditions around that ask what there is.
    """

    def __init__(
        self, environment: Environment, given: Mapping[str, object], name: str = ""
    ) -> None:
        """Take what the template will get."""
        self.environment, self.given, self.name = environment, given, name
        self.faults: list[Fault] = []
        self.guards = 0

    def seen_of(self, node: nodes.Node, scope: Scope, *, may_lack: bool = False) -> Seen:
        """Give what an expression may be; with ``may_lack`` it may name what there is not."""
        match node:
            case nodes.Name() | nodes.Const():
                return self._named(node, scope, may_lack=may_lack)
            case nodes.Getattr() | nodes.Getitem():
                return self._item(node, scope, may_lack=may_lack)
            case nodes.Call() | nodes.Filter() | nodes.Test():
                self._arguments(node, scope)
                return self._used(node, scope)
            case nodes.CondExpr() | nodes.And() | nodes.Or():
                return self._choice(node, scope)
            case _:
                for child in node.iter_child_nodes():
                    self.seen_of(child, scope)
                return None

    def _used(self, node: nodes.Call | nodes.Filter | nodes.Test, scope: Scope) -> Seen:
        if isinstance(node, nodes.Call):
            return self._call(node, scope)
        if isinstance(node, nodes.Filter):
            return self._filter(node, scope)
        self._known("test", node)
        self.seen_of(node.node, scope, may_lack=node.name in DEFINED)
        return None

    def _choice(self, node: nodes.CondExpr | nodes.And | nodes.Or, scope: Scope) -> Seen:
        """Read what is chosen from; of `a and b` the first asks whether the second is there."""
        if isinstance(node, nodes.CondExpr):
            test, ways = node.test, [node.expr1, *([node.expr2] if node.expr2 else [])]
            self.seen_of(test, scope)
        else:
            test, ways = node.left, [node.right]
        first = [] if isinstance(node, nodes.CondExpr) else [self.seen_of(test, scope)]
        guard = is_guard(test)
        self.guards += guard
        seen = [*first, *(self.seen_of(one, scope) for one in ways)]
        self.guards -= guard
        return reduce(values.both, seen)

    def _named(self, node: nodes.Name | nodes.Const, scope: Scope, *, may_lack: bool) -> Seen:
        if isinstance(node, nodes.Const):
            return (node.value,)
        if node.name in scope:
            return scope[node.name]
        if node.name in self.given:
            return (self.given[node.name],)
        known = node.name in self.environment.globals or node.name in GIVEN_BY_JINJA
        if not known and not may_lack:
            says = absent(node.name, missing, [*scope, *self.given])
            self.faults.append(Fault(node.lineno, node.name, says, name=self.name))
        return None

    def _item(self, node: nodes.Getattr | nodes.Getitem, scope: Scope, *, may_lack: bool) -> Seen:
        owner = self.seen_of(node.node, scope)
        if isinstance(node, nodes.Getattr):
            return self._member(owner, node.attr, node, may_lack=may_lack)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._member(owner, node.arg.value, node, may_lack=may_lack)
        self.seen_of(node.arg, scope)
        if isinstance(node.arg, nodes.Slice):
            return owner
        mappings = [list(one.values()) for one in owner or () if isinstance(one, Mapping)]
        return values.items(tuple(mappings) or owner)

    def _member(self, owner: Seen, name: str, node: nodes.Node, *, may_lack: bool) -> Seen:
        if name.startswith("_"):
            says = f'mẫu không được dùng "{name}".'
            self.faults.append(Fault(node.lineno, name, says, name=self.name))
            return None
        if owner is None or may_lack or any(values.has(value, name) for value in owner):
            return values.member(owner, name)
        known = next((one for one in owner if one is not None), None)
        if known is None and self.guards:
            return None  # nothing is there now, and the template asks for that first
        guarded = self.guards and isinstance(known, Mapping) and is_lacking(name, known)
        says = absent(name, known, ())
        fault = Fault(node.lineno, name, says, name=self.name)
        if guarded:
            fault = Fault(node.lineno, name, says, GUARDS, severe=False, name=self.name)
        self.faults.append(fault)
        return None

    def _call(self, node: nodes.Call, scope: Scope) -> Seen:
        if not isinstance(node.node, nodes.Getattr):
            self.seen_of(node.node, scope)
            return None
        owner = self.seen_of(node.node.node, scope)
        key = node.args[0] if node.args else None
        name = key.value if isinstance(key, nodes.Const) else None
        told = values.called(owner, node.node.attr, name)
        if told is None:
            self._member(owner, node.node.attr, node.node, may_lack=False)
        return told

    def _filter(self, node: nodes.Filter, scope: Scope) -> Seen:
        made = self._known("filter", node)
        if isinstance(made, Refused):
            self.faults.append(Fault(node.lineno, node.name, made.says, name=self.name))
        if node.node is None:
            return None
        inner = self.seen_of(node.node, scope, may_lack=node.name in DEFAULTS)
        for name in _attributes(node):
            self._member(values.items(inner), name, node, may_lack=False)
        if node.name in ONE_OF:
            return values.items(inner)
        return inner if node.name in SAME else None

    def _known(self, kind: str, node: nodes.Filter | nodes.Test) -> object:
        """Give a filter or a test; tell of one that there is not."""
        known: Mapping[str, object] = getattr(self.environment, f"{kind}s")
        if node.name not in known:
            word = {"filter": "bộ lọc", "test": "phép thử"}[kind]
            near = nearest(node.name, (name for name in known if " " not in name))
            says = f'không có {word} "{node.name}".{near}'
            self.faults.append(Fault(node.lineno, node.name, says, name=self.name))
        return known.get(node.name)

    def _arguments(self, node: nodes.Call | nodes.Filter | nodes.Test, scope: Scope) -> None:
        rest = [one for one in (node.dyn_args, node.dyn_kwargs) if one is not None]
        for one in (*node.args, *(pair.value for pair in node.kwargs), *rest):
            self.seen_of(one, scope)


def _attributes(node: nodes.Filter) -> Iterator[str]:
    """Give the names that a filter looks up in each item."""
    given = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    if node.name in BY_ATTRIBUTE:
        given += node.args[:1]
    for one in given:
        if isinstance(one, nodes.Const) and isinstance(one.value, str):
            yield one.value.partition(".")[0]


def is_guard(test: nodes.Node) -> bool:
    """Tell whether a condition asks what there is: "quota" in parts, … is defined, ….get()."""
    inside = any(one.op in ("in", "notin") for one in test.find_all(nodes.Operand))
    asked = any(getattr(one, "name", "") in ASKING for one in _all(test, nodes.Test))
    got = any(_is_get(one) for one in _all(test, nodes.Call))
    named = isinstance(test, nodes.Getattr | nodes.Getitem | nodes.Name)
    return inside or asked or got or named


def _all(test: nodes.Node, kind: type[nodes.Node]) -> list[nodes.Node]:
    return [*([test] if isinstance(test, kind) else []), *test.find_all(kind)]


def _is_get(call: nodes.Node) -> bool:
    return isinstance(call, nodes.Call) and getattr(call.node, "attr", "") == "get"
