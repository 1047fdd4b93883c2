"""Words of an office that lead back to themselves: levels before levels, units after units."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Any

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.read.settings.own_words import OwnFile
from hongngu_cli.read.settings.toml_files import at_line
from hongngu_cli.text.fold import fold

Edges = Mapping[str, Iterable[str]]
BENEATH = (("prerequisite", "above"), ("refines",))
"""Keys of a level that name another one; those told together must not contradict each other."""
MADE_NEW = "Hai khối chỉ khác chiều thì xoá một khối; nếu là hai lần sắp xếp thì ghi đúng ngày."


def refuse_circles(merged: Mapping[str, Any], files: Sequence[OwnFile]) -> None:
    """Refuse a level that comes before itself, and units that replace each other on one day.

    Raises Failure (CONFIGURATION).
    """
    for keys in BENEATH:
        _refuse_levels(merged.get("level", ()), keys, files)
    _refuse_successions(merged.get("succession", ()), files)


def _refuse_levels(
    levels: Iterable[Mapping[str, Any]], keys: Sequence[str], files: Sequence[OwnFile]
) -> None:
    edges = {block["key"]: [block[key] for key in keys if block.get(key)] for block in levels}
    circle = _circle(edges)
    if not circle:
        return
    for file, number, block in _blocks(files, "level"):
        key = next((key for key in keys if block.get(key) in circle), None)
        if key and block["key"] in circle:
            at = at_line(file.path, "level", number, key)
            way = " → ".join((*circle, circle[0]))
            says = f'{file.path}{at}: level.{key} = "{block[key]}"'
            if len(circle) == 1:
                raise Failure(CONFIGURATION, f"{says} là chính trình độ này.", "Xoá dòng này.")
            raise Failure(
                CONFIGURATION,
                f"{says} làm các trình độ đòi hỏi lẫn nhau: {way}.",
                f"Sửa hoặc xoá {key} của một trong các trình độ đó.",
            )


def _refuse_successions(blocks: Sequence[Mapping[str, Any]], files: Sequence[OwnFile]) -> None:
    by_day: dict[dt.date, dict[str, list[str]]] = {}
    names: dict[str, str] = {}
    for block in blocks:
        successors = {fold(name): name for name in block.get("successors", ())}
        former = {fold(name): name for name in block.get("former", ())}
        names |= {**successors, **former}
        for one in former.keys() - successors.keys():  # one of both sides did not end
            by_day.setdefault(block["since"], {}).setdefault(one, []).extend(successors)
    for day, edges in by_day.items():
        circle = _circle(edges)
        if not circle:
            continue
        # The last block that tells it is the one in which the circle closes.
        told = [
            (file, number)
            for file, number, block in _blocks(files, "succession")
            if block.get("since", day) == day and set(circle) & _folded(block, "former")
        ]
        if told:
            file, number = told[-1]
            way = " → ".join(names[one] for one in (*circle, circle[0]))
            says = f"các đơn vị thay nhau thành vòng trong cùng ngày {day:%d/%m/%Y}: {way}"
            at = at_line(file.path, "succession", number)
            raise Failure(CONFIGURATION, f"{file.path}{at}: {says}.", MADE_NEW)


def _folded(block: Mapping[str, Any], key: str) -> set[str]:
    return {fold(name) for name in block.get(key, ())}


def _blocks(
    files: Sequence[OwnFile], section: str
) -> Iterator[tuple[OwnFile, int, Mapping[str, Any]]]:
    for file in files:
        for number, block in enumerate(file.data.get(section, ()), start=1):
            yield file, number, block


def _circle(edges: Edges) -> tuple[str, ...]:
    """Give the names of a circle in their order, none where every way ends."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        *circle, _ = reversed(error.args[1])  # which ends where it begins
        return tuple(circle)
    return ()
