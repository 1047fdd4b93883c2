"""Where the files are that a document was made with, and what became of them.

What a document says of paths is nobody's word: they are followed below the working folder, the
document's own, the folder above each and the one from which its paths lead, and nowhere else.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from hongngu_cli.model.provenance import Provenance, State, Used, UsedNow, Whereabouts
from hongngu_cli.read.files.hashes import sha256_of
from hongngu_cli.read.files.listing import STDIN

MOST_FOLDERS = 100
"""Folders beside a document in which its files are looked for."""


def found_again(made: Provenance, document: str) -> Whereabouts:
    """Say what became of each file, seen from the folder that its paths start from.

    That is the first from which all of them lead to files, else that of the most: the working
    folder, the document's own, and those above it. Where none leads anywhere, it may lie beside
    one of these, as a scheduled run starts from the folder of its jobs; but there a file tells
    by its bytes that it is the one.
    """
    own = Path(os.path.abspath(document)).parent  # noqa: PTH100 - links stay as they are
    here = Path.cwd()
    bases = [one for one in (here, own, *own.parents) if one != one.parent] or [here]
    paths = [one.path for one in made.used if not Path(one.path).is_absolute()]
    leading = [_leading(base, paths) for base in bases]
    found = whereabouts(made, bases[leading.index(max(leading))], document)
    if paths and all(one.state == "missing" for one in found.used if one.path in paths):
        for base in bases:  # the nearest first
            beside = [one for one in _folders_in(base) if _leading(one, paths)]
            told = [whereabouts(made, one, document) for one in beside]
            if any(map(_same, told)):
                return _likeliest(told)
    return found


def _leading(base: Path, paths: Sequence[str]) -> int:
    return sum(map(os.path.isfile, (base / path for path in paths)))


def _likeliest(found: Sequence[Whereabouts]) -> Whereabouts:
    """Choose the folder of most files that are the same, and name those that come near it."""
    best = max(found, key=_same)
    near = (one for one in found if one.used != best.used and 2 * _same(one) > len(one.used))
    return replace(best, also=tuple(one.base for one in near))


def _same(found: Whereabouts) -> int:
    return sum(one.state == "same" for one in found.used)


def _folders_in(folder: Path) -> list[Path]:
    """List the folders in one, where there are not too many to have been made by hand."""
    try:
        with os.scandir(folder) as there:
            found = sorted(
                one.path for one in there if one.is_dir() and not one.name.startswith(".")
            )
    except PermissionError:  # somebody else's, in which nothing of ours is to be found
        return []
    return [Path(one) for one in found[:MOST_FOLDERS]]


def is_within(path: str, base: Path, document: str) -> bool:
    """Tell whether a path stays where a document may lead."""
    own = Path(os.path.abspath(document)).parent  # noqa: PTH100 - links stay as they are
    roots = {one for at in (Path.cwd(), own) for one in (at, at.parent)} | {base}
    target = Path(os.path.normpath(base / path))
    return any(target.is_relative_to(root) for root in roots if root != root.parent)


def whereabouts(made: Provenance, base: Path, document: str) -> Whereabouts:
    """Say what became of each file, seen from a folder."""
    now = [_now(one, base, document) for one in made.used]
    moved: dict[str, str] = {}
    taken = {one.path for one in made.used}
    for at, (one, told) in enumerate(zip(made.used, now, strict=True)):
        if told.state != "missing":
            continue
        beside = sorted((base / one.path).parent.glob("*"))
        same = (path for path in beside if sha256_of(path) == one.sha256)
        names = (str(Path(one.path).with_name(path.name)) for path in same)
        if name := next((name for name in names if name not in taken), None):
            taken.add(name)
            moved[one.path] = name
            now[at] = UsedNow(one.path, "renamed", one.role, name)
    return Whereabouts(base, tuple(now), moved)


def _now(one: Used, base: Path, document: str) -> UsedNow:
    if one.path == STDIN:
        return UsedNow(one.path, "untold", one.role)
    if not is_within(one.path, base, document):
        return UsedNow(one.path, "outside", one.role)
    sha256 = sha256_of(base / one.path)
    if sha256 is None:
        return UsedNow(one.path, "missing", one.role)
    return UsedNow(one.path, "same" if sha256 == one.sha256 else "changed", one.role, one.path)


def replaced(made: Provenance, whole: Whereabouts, given: Sequence[str]) -> Whereabouts:
    """Say what became of each input where others are given in place of them.

    They are told again by their bytes, else by their names.
    """
    left = {path: sha256_of(path) for path in given}
    inputs = [one for one in made.used if one.role == "input"]
    found: dict[str, tuple[str, bool]] = {}
    for one in inputs:
        alike = [path for path, sha256 in left.items() if sha256 == one.sha256]
        alike.sort(key=lambda path, one=one: Path(path).name != Path(one.path).name)  # type: ignore[misc]  # mypy infers no type for a default of a lambda
        if alike:
            found[one.path] = alike[0], True
            del left[alike[0]]
    for one in inputs:
        named = [path for path in left if Path(path).name == Path(one.path).name]
        if one.path not in found and named:
            found[one.path] = named[0], False
            del left[named[0]]
    now = [*_given(whole.used, found), *(UsedNow(path, "new", now=path) for path in left)]
    moved = {path: told for path, (told, _) in found.items()}
    return Whereabouts(whole.base, tuple(now), moved)


def _given(used: Sequence[UsedNow], found: Mapping[str, tuple[str, bool]]) -> Iterator[UsedNow]:
    for one in used:
        if one.role != "input":
            yield one
        elif one.path not in found:
            yield UsedNow(one.path, "missing")
        else:
            path, same = found[one.path]
            alike: State = "same" if Path(path).name == Path(one.path).name else "renamed"
            yield UsedNow(one.path, alike if same else "changed", now=path)
