"""Where templates run: they see the values given to them, and nothing of the program or machine.

Jinja's sandbox keeps them from what begins with an underscore. Ours lets them see only plain
values and what those hold, call only what is listed here, and make no more than a budget.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any

from jinja2 import nodes, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Cycler, Joiner, Namespace
from markupsafe import Markup

from hongngu_cli.write.templates.budget import CALL, Budget, calculated
from hongngu_cli.write.templates.filters import Refused
from hongngu_cli.write.templates.plain import members, told

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Template
    from jinja2.runtime import Context

PLAIN = (
    *(str, int, float, dt.date, Mapping, tuple, list, type(None), Undefined),
    *(BlockReference, Cycler, Joiner, LoopContext, Macro, Namespace, TemplateModule),
    TemplateReference,
)
CALLED = (BlockReference, Joiner, LoopContext, Macro)
GLOBALS: dict[str, Callable[..., Any]] = {
    "range": safe_range,
    "dict": dict,
    "namespace": Namespace,
    "cycler": Cycler,
    "joiner": Joiner,
}
METHODS = frozenset(
    (
        *("capitalize", "count", "endswith", "find", "index", "isdigit", "lower", "lstrip"),
        *("removeprefix", "removesuffix", "rstrip", "split", "startswith", "strip", "title"),
        *("upper", "get", "items", "keys", "values", "isoformat", "strftime", "weekday"),
        *("changed", "cycle", "next", "reset"),
    )
)
"""What may be called of a plain value: it makes nothing larger, and changes nothing."""
FILTERS = (
    *("abs", "capitalize", "count", "d", "default", "dictsort", "first", "float", "groupby"),
    *("int", "items", "last", "length", "list", "lower", "map", "max", "min", "reject"),
    *("rejectattr", "reverse", "select", "selectattr", "sort", "string", "sum", "title", "trim"),
    *("truncate", "unique", "upper"),
)
"""Jinja's own filters that a template may use; `join` and `replace` are made here."""
OF_TEXT = frozenset(
    ("capitalize", "dau_cau", "lower", "safe", "string", "title", "trim", "truncate", "upper")
)
TURNED, JOINED = "turned ", "joined "
"""Filters put around what loops go through and what `~` joins; no template can name them."""

Written = Callable[[object], Markup]


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment of templates; ``written`` makes of a value what stands in the document."""

    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(
        self,
        loader: BaseLoader | None,
        written: Written,
        filters: Mapping[str, Callable[..., Any]],
        *,
        trimmed: bool,
    ) -> None:
        """Take what differs between Markdown and Word."""
        super().__init__(
            loader=loader,
            autoescape=True,
            optimized=False,
            finalize=self._finalize,
            trim_blocks=trimmed,
            lstrip_blocks=trimmed,
        )
        self.budget, self.written = Budget(), written
        self.names: tuple[str, ...] = ()
        self.globals = dict(GLOBALS)
        ours = {name: self._weighed(name, JINJA_FILTERS[name]) for name in FILTERS}
        own = {
            name: made if isinstance(made, Refused) else self._weighed(name, made)
            for name, made in filters.items()
        }
        joining = {"join": self._join, "replace": self._replace}
        self.filters = {**ours, **joining, **own}
        self.filters |= {TURNED: self.budget.turned, JOINED: self._join}

    def fill(self, template: Template, given: Mapping[str, object]) -> str:
        """Fill a template, with a whole budget."""
        self.names = tuple(given)
        self.budget.begin()
        return "".join(self.budget.told(template.generate(given)))

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Let templates see the members of plain values, and the fields of our own."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        return isinstance(obj, PLAIN) or attr in members(obj)

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - as Jinja has it
        """Let templates call what is listed only."""
        if isinstance(obj, CALLED) or any(obj is one for one in GLOBALS.values()):
            return True
        owner, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        return owner is not None and isinstance(owner, PLAIN) and name in METHODS

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """Call what may be called; each call is paid for. Raises SecurityError."""
        if isinstance(obj, Undefined):
            str(obj)  # says what is not there
        if not self.is_safe_callable(obj):
            name = getattr(obj, "__name__", type(obj).__name__)
            raise SecurityError(f'mẫu không được gọi "{name}".')
        self.budget.spend(CALL)
        for given in args:
            self.budget.looked_at(given)
        result = super().call(context, obj, *args, **kwargs)
        self.budget.looked_at(result)
        return result

    def call_binop(self, _: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - as Jinja has it
        """Join texts and lists, calculate with numbers; nothing is made many times over."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return self._join((left, right))
        if operator == "+" and isinstance(left, list | tuple) and isinstance(right, list | tuple):
            self.budget.spend(len(left) + len(right))
            return [*left, *right]
        for one in (left, right):
            if isinstance(told(one), Undefined):
                str(one)  # says what is not there
        return calculated(operator, left, right)

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: A002, ANN401 - as Jinja has it
        """Load a template; each inclusion is paid for."""
        self.budget.spend(CALL)
        return super().get_template(name, parent, globals)

    def select_template(self, names: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: A002, ANN401 - as Jinja has it
        """Load the first template there is; each inclusion is paid for."""
        self.budget.spend(CALL)
        return super().select_template(names, parent, globals)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 - as Jinja has it
    ) -> str:
        """Put our filters around what loops go through and what is joined."""
        for loop in source.find_all(nodes.For):
            letters = sum(len(text.data) for text in loop.find_all(nodes.TemplateData))
            size = nodes.Const(letters, lineno=loop.lineno)
            loop.iter = _through(TURNED, loop.iter, [size])
        for joined in list(source.find_all(nodes.Concat)):
            parts = nodes.List(joined.nodes, lineno=joined.lineno)
            joined.nodes = [_through(JOINED, parts, [])]
        source.set_environment(self)
        return super()._generate(source, name, filename, defer_init)

    @pass_context
    def _finalize(self, _: Context, value: object) -> Markup:
        """Write a value into the document; taking the context keeps constants from going past."""
        made = value if isinstance(value, Markup) else self.written(told(value))
        self.budget.spend(0, len(made))
        return made

    def _weighed(self, name: str, made: Callable[..., Any]) -> Callable[..., Any]:
        """Let a filter be paid for, and one of text be asked of text alone."""
        at = 1 if getattr(made, "jinja_pass_arg", None) else 0

        @wraps(made)
        def weighed(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - any filter
            if name in OF_TEXT:
                args = (*args[:at], told(args[at]), *args[at + 1 :])
            for given in (*args[at:], *kwargs.values()):
                self.budget.looked_at(given)
            result = made(*args, **kwargs)
            self.budget.looked_at(result)
            return result

        return weighed

    def _join(self, items: Iterable[object], d: str = "", attribute: Any = None) -> str:  # noqa: ANN401 - as Jinja has it
        """Join texts; beside what is written already, the others are written, too."""
        taken = items
        if attribute is not None:
            taken = (self.getattr(item, str(attribute)) for item in items)
        parts = [d, *(told(item) for item in taken)]
        marked = any(isinstance(part, Markup) for part in parts)
        texts = [self._piece(part) if marked else str(part) for part in parts]
        between, *texts = texts
        self.budget.spend(len(texts), sum(map(len, texts)) + len(between) * len(texts))
        joined = between.join(texts)
        return Markup(joined) if marked else joined  # noqa: S704 - every part was written

    def _piece(self, value: object) -> str:
        """Write a value beside others: a space at its ends is meant."""
        if isinstance(value, Markup) or not isinstance(value, str):
            return str(value if isinstance(value, Markup) else self.written(value))
        before, after = (" " if edge.isspace() else "" for edge in (value[:1], value[-1:]))
        return f"{before}{self.written(value)}{after}" if value.strip() else before

    def _replace(self, text: object, old: str, new: str) -> str:
        """Put one text in place of another."""
        whole, old, new = str(told(text)), str(told(old)), str(told(new))
        self.budget.spend(1, len(whole) + whole.count(old) * len(new))
        return whole.replace(old, new)


def _through(name: str, node: nodes.Node, args: list[nodes.Expr]) -> nodes.Filter:
    return nodes.Filter(node, name, args, [], None, None, lineno=node.lineno)
