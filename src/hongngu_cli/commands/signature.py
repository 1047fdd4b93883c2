"""Flatten groups of options into the signature that Typer reads."""

from __future__ import annotations

import functools
import inspect
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


def takes_options(run: Callable[..., Result]) -> Callable[..., Result]:
    """Let a command take groups of options: dataclasses whose fields Typer understands.

    Each field becomes a parameter of its own, ``tuple[str, ...]`` becomes the list that
    Typer knows, and ``run`` is called with the groups put together again.
    """
    hints = get_type_hints(run, include_extras=True)
    groups: dict[str, type[Any]] = {}
    flat: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(run).parameters.items():
        hint = hints[name]
        if isinstance(hint, type) and is_dataclass(hint):
            groups[name] = hint
            types = get_type_hints(hint, include_extras=True)
            flat += [_parameter(f.name, types[f.name], _default(f)) for f in fields(hint)]
        else:
            flat.append(_parameter(name, hint, parameter.default))

    @functools.wraps(run)
    def command(**given: Any) -> Result:  # noqa: ANN401  # whatever the options hold
        values = {name: _frozen(value) for name, value in given.items()}
        for name, group in groups.items():
            values[name] = group(**{f.name: values.pop(f.name) for f in fields(group)})
        return run(**values)

    # Typer reads both; without them it would follow ``wraps`` back to the groups.
    command.__dict__["__signature__"] = inspect.Signature(flat)
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in flat}
    return command


def _parameter(name: str, hint: Any, default: Any) -> inspect.Parameter:  # noqa: ANN401
    if _is_texts(hint):
        (info,) = hint.__metadata__
        hint = Annotated[list[str], info]
        default = [] if default is inspect.Parameter.empty else list(default)
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def _is_texts(hint: Any) -> bool:  # noqa: ANN401
    return get_origin(hint) is Annotated and get_args(hint)[0] == tuple[str, ...]


def _default(field: Field[Any]) -> Any:  # noqa: ANN401
    if field.default is not MISSING:
        return field.default
    return inspect.Parameter.empty if field.default_factory is MISSING else field.default_factory()


def _frozen(value: Any) -> Any:  # noqa: ANN401
    return tuple(value) if isinstance(value, list) else value
