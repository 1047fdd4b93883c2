"""What an expression of a template may give, told from the values that the template will get."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from hongngu_cli.write.templates.plain import members

Seen = tuple[object, ...] | None
"""Values that an expression may have; None where nothing can be told of it."""
ENOUGH = 2_000
"""So many values show what all of them have."""


def limited(values: Iterable[object]) -> Seen:
    """Keep as many values as are enough; nothing is told of none."""
    return tuple(islice(values, ENOUGH)) or None


def both(left: Seen, right: Seen) -> Seen:
    """Give what may be either; nothing can be told where one is unknown."""
    return None if left is None or right is None else limited((*left, *right))


def has(value: object, name: str) -> bool:
    """Tell whether a template finds a name, or key, in a value."""
    if isinstance(value, Mapping):
        return name in value or hasattr(dict, name)
    known = members(value)
    return name in known if known else hasattr(value, name)


def got(value: object, name: str) -> object:
    """Give what stands under a name."""
    if isinstance(value, Mapping) and name in value:
        return value[name]
    return getattr(value, name)


def member(seen: Seen, name: str) -> Seen:
    """Give what stands under a name in any of the values; methods are not told of."""
    if seen is None:
        return None
    values = [got(value, name) for value in seen if has(value, name)]
    return None if any(callable(value) for value in values) else limited(values)


def items(seen: Seen) -> Seen:
    """Give what a loop over any of the values goes through."""
    if seen is None or not all(isinstance(one, list | tuple | Mapping) for one in seen):
        return None
    return limited(item for one in seen if isinstance(one, list | tuple | Mapping) for item in one)


def called(owner: Seen, method: str, key: object) -> Seen:
    """Give what a method of a mapping gives."""
    if owner is None or not all(isinstance(one, Mapping) for one in owner):
        return None
    mappings = [one for one in owner if isinstance(one, Mapping)]
    if method == "get" and isinstance(key, str):
        return limited(one[key] for one in mappings if key in one)
    made: dict[str, Callable[[Mapping[object, object]], list[object]]] = {
        "items": lambda one: list(one.items()),
        "values": lambda one: list(one.values()),
        "keys": list,
    }
    return limited(made[method](one) for one in mappings) if method in made else None
