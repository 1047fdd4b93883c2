"""Flatten groups of options into the signature that Typer reads."""

from __future__ import annotations

import functools
import inspect
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import TYPE_CHECKING, Annotated, TypeVar, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


def takes_options(run: Callable[..., Result]) -> Callable[..., Result]:
    """Let a command take groups of options: dataclasses whose fields Typer understands.

    Each field becomes a parameter of its own, ``tuple[str, ...]`` becomes the list that
    Typer knows, and ``run`` is called with the groups put together again.
    """
    hints = get_type_hints(run, include_extras=True)
    groups: dict[str, type] = {}
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
    def command(**given: object) -> Result:
        values = {name: tuple(v) if isinstance(v, list) else v for name, v in given.items()}
        for name, group in groups.items():
            values[name] = group(**{f.name: values.pop(f.name) for f in fields(group)})
        return run(**values)

    # Typer reads both; without them it would follow ``wraps`` back to the groups.
    command.__dict__["__signature__"] = inspect.Signature(flat)
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in flat}
    return command


def _parameter(name: str, hint: object, default: object) -> inspect.Parameter:
    if get_origin(hint) is Annotated and get_args(hint)[0] == tuple[str, ...]:
        hint = Annotated[list[str], get_args(hint)[1]]
        default = list(default) if isinstance(default, tuple) else []
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint)


def _default(field: Field[object]) -> object:
    if field.default is not MISSING:
        return field.default
    return inspect.Parameter.empty if field.default_factory is MISSING else field.default_factory()
