"""New spellings in the office's own vocabulary file; whatever else it says stays.

A spelling goes to the end of its list, in the block of what it means::

    [[level]]
    key = "trung-cap"
    spellings = ["TC lý luận HC"]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.spelling import Meaning
from hongngu_cli.text.toml_tokens import LISTED
from hongngu_cli.write.toml_text import MARK, end_of_block, joined, lines_of, quoted

INTRODUCTION = "# Từ vựng riêng của cơ quan, đặt chồng lên từ vựng của chương trình."


def with_spellings(text: str, meaning: Meaning, texts: Sequence[str], name: str) -> str:
    """Put spellings of a meaning into the text of a vocabulary file.

    Raises Failure (CONFIGURATION) for the file ``name`` where it is written so that it
    cannot be changed safely.
    """
    data = _parsed(text, name)
    lines = lines_of(text) if text.strip() else [INTRODUCTION]
    blocks: list[dict[str, Any]] = data.get(meaning.section, [])
    at = next((n for n, one in enumerate(blocks) if _is_of(one, meaning)), None)
    if at is None:
        block = {**meaning.identity, **({meaning.list_key: list(texts)} if texts else {})}
        made = joined([*lines, "", *_lines(meaning.section, block)], text)
        wanted = [*blocks, block]
    else:
        made = _changed(lines, text, meaning, (at, len(blocks)), texts, name)
        old = blocks[at]
        block = {**old, meaning.list_key: [*old.get(meaning.list_key, []), *texts]}
        wanted = [*blocks[:at], block, *blocks[at + 1 :]]
    if _parsed(made, name) != {**data, meaning.section: wanted}:
        raise _unsafe(name)
    return made


def with_vocabulary(text: str, vocabulary: str, name: str) -> str:
    """Name a vocabulary file in the text of a configuration that names none."""
    lines = lines_of(text) if text.strip() else []
    at = end_of_block(lines, -1)
    made = joined([*lines[:at], f"vocabulary = {quoted(vocabulary)}", *lines[at:]], text)
    if _parsed(made, name) != {**_parsed(text, name), "vocabulary": vocabulary}:
        raise _unsafe(name)
    return made


def _is_of(block: Mapping[str, Any], meaning: Meaning) -> bool:
    return all(block.get(key) == value for key, value in meaning.identity.items())


def _lines(section: str, block: Mapping[str, Any]) -> list[str]:
    return [f"[[{section}]]", *(f"{key} = {_written(value)}" for key, value in block.items())]


def _written(value: str | Sequence[str]) -> str:
    return quoted(value) if isinstance(value, str) else f"[{', '.join(map(quoted, value))}]"


def _changed(  # noqa: PLR0913, PLR0917 - a block's lines and place, and what goes in
    lines: Sequence[str],
    text: str,
    meaning: Meaning,
    place: tuple[int, int],
    texts: Sequence[str],
    name: str,
) -> str:
    """Change one block, the ``place`` is its number and how many there are."""
    head = re.compile(rf"\s*\[\[\s*([\"']?){meaning.section}\1\s*\]\]\s*(?:#.*)?")
    starts = [number for number, line in enumerate(lines) if head.fullmatch(line)]
    at, many = place
    if len(starts) != many:
        raise _unsafe(name)
    first, last = starts[at], end_of_block(lines, starts[at])
    block = "\n".join(lines[first:last])
    begun = re.search(rf"^\s*([\"']?){meaning.list_key}\1\s*=\s*\[", block, re.MULTILINE)
    if begun:
        block = _longer(block, begun.end(), texts)
    else:
        block = f"{block}\n{meaning.list_key} = {_written(texts)}"
    return joined([*lines[:first], *block.split("\n"), *lines[last:]], text)


def _longer(block: str, start: int, texts: Sequence[str]) -> str:
    """Put texts at the end of the list that begins at ``start``, each on a line as the others.

    >>> _longer('a = ["x"]', 5, ["y"]), _longer("a = []", 5, ["y"])
    ('a = ["x", "y"]', 'a = ["y"]')
    """
    added = list(map(quoted, texts))
    last, comma, close = start, True, start
    for token in LISTED.finditer(block, start):
        if token[0] == "]":
            close = token.start()
            break
        if not token[0].startswith("#"):
            last, comma = token.end(), token[0] == ","
    begun = block.rfind("\n", 0, close) + 1
    if last != start and "\n" in block[last:close] and not block[begun:close].strip():
        line = block[block.rfind("\n", 0, last) + 1 : last]
        indent = line[: len(line) - len(line.lstrip())] or "  "
        rows = "".join(f"{indent}{one},\n" for one in added)
        return f"{block[:last]}{'' if comma else ','}{block[last:begun]}{rows}{block[begun:]}"
    between = "" if last == start else " " if comma else ", "
    return f"{block[:last]}{between}{', '.join(added)}{block[last:]}"


def _parsed(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix(MARK))
    except tomllib.TOMLDecodeError as error:
        raise _unsafe(name) from error


def _unsafe(name: str) -> Failure:
    return Failure(
        CONFIGURATION,
        f"{name}: viết theo cách mà chương trình không sửa an toàn được.",
        "Viết mỗi khối bắt đầu bằng một dòng [[…]], mỗi danh sách bắt đầu cùng dòng với tên khoá; "
        "hoặc tự thêm cách viết vào tệp.",
    )
