"""Texts taken as they were typed, without Typer's pydantic: a file is opened the sooner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from typer._coercion import RuntimeParam, TypeDescriptor, build_runtime_param

if TYPE_CHECKING:
    from typer._click import Command, Context, Parameter

TEXTS = (str, str | None, list[str])


@dataclass(frozen=True)
class AsTyped(RuntimeParam):
    """Gives texts back; what is no text that can be written is left to Typer to refuse."""

    descriptor: TypeDescriptor

    def _coerce_value(self, value: Any, param: Any, ctx: Context) -> Any:  # noqa: ANN401 - Typer's signature
        texts = [value] if isinstance(value, str) else list(value)
        if not all(isinstance(text, str) and _is_whole(text) for text in texts):
            return build_runtime_param(self.descriptor).coerce(value, param, ctx)
        return value if isinstance(value, str) else texts


def take_as_typed(command: Command) -> None:
    """Let every parameter of a command that takes texts take them as they are."""
    for parameter in command.params:
        _take(parameter)


def _take(parameter: Parameter) -> None:
    descriptor = getattr(parameter, "type_descriptor", None)
    if isinstance(descriptor, TypeDescriptor) and descriptor.annotation in TEXTS:
        told = AsTyped(descriptor.parameter_info, descriptor.annotation, descriptor)
        parameter._runtime_param = told  # type: ignore[attr-defined]  # noqa: SLF001 - made lazily by Typer, and so replaced before


def _is_whole(text: str) -> bool:
    """Tell a text without halves of letters, as names of files that are no UTF-8 have."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)
