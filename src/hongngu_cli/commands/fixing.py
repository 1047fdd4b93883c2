"""``check --fix``: unknown spellings one by one, asked at the terminal, kept in the vocabulary."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from hongngu_cli import delivery, in_force, pipeline
from hongngu_cli.analyse.vocabulary import taken
from hongngu_cli.commands.meant import heading_in_doubt, like_a_slip, named, placed, unit_called
from hongngu_cli.commands.vocabulary import other_meaning
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.spelling import KINDS, Meaning
from hongngu_cli.text.numbers import count

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hongngu_cli.in_force import Words
    from hongngu_cli.model.spelling import Unknown
    from hongngu_cli.model.vocabulary import Vocabulary
    from hongngu_cli.pipeline import Session

YES, NEW, LIST, STOP = "c", "m", "?", "t"
"""What is typed to take the suggestion, to add a new unit, to see all names, to stop."""
ALWAYS = (
    "Enter: bỏ qua",
    f"{LIST}: xem danh sách có đánh số",
    f"{STOP}: dừng",
    "hoặc ghi tên đúng",
)
Answer = Meaning | Literal["skip", "stop"]


def fix(session: Session, files: Sequence[str], begin: Callable[[], Session]) -> Session:
    """Ask what each unknown spelling means, keep what is told, and begin anew with it.

    Headings come first: without them a list may not have been read. Raises Failure (USAGE)
    without a terminal.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        says = "--fix hỏi lần lượt từng cách viết nên phải chạy ngay trên màn hình lệnh."
        raise Failure(USAGE, says, "Thêm từng cách viết bằng: train-report vocabulary add")
    asked = 0
    for kinds in (("heading",), ("level", "unit", "value")):
        unknown = [one for one in pipeline.unknown_spellings(session) if one.kind in kinds]
        asked += len(unknown)
        added, stopped = _walk(unknown, files)
        if added:
            session = begin()
        if stopped:
            return session
    if not asked:
        _tell("Không có cách viết nào lạ để thêm vào từ vựng.")
    return session


def _walk(unknown: Sequence[Unknown], files: Sequence[str]) -> tuple[int, bool]:
    """Keep each answer as it is given, so that none is lost and later questions know it.

    Gives how many were added, and whether somebody would go no further. A new unit has no other
    spelling than its name.
    """
    added, path = 0, Path()
    try:
        for number, one in enumerate(unknown, start=1):
            words = in_force.office_words(files)
            _tell(f"\n({number}/{len(unknown)}) {_described(one, words.vocabulary)}")
            answer = _asked(one, words)
            if answer == "stop":
                return added, True
            if isinstance(answer, Meaning):
                new = one.kind == "unit" and answer.key == one.text
                told = placed(answer, one.text), "" if new else one.text
                path = delivery.add_words(words, [told])
                added += 1
        return added, False
    finally:
        if added:
            _tell(f"\nĐã thêm {count(added)} cách viết vào {path}.")


def _described(one: Unknown, vocabulary: Vocabulary) -> str:
    what = KINDS[one.kind] if one.kind != "value" else vocabulary.field_label(one.field)
    of = "bảng" if one.kind == "heading" else "lượt"
    return f'{what} "{one.text}": {count(one.times)} {of}, đầu tiên tại {one.place}.'


def _asked(one: Unknown, words: Words) -> Answer:
    """Ask until the answer can be understood."""
    suggested = named(one, one.meant, words.vocabulary) if one.meant else None
    names = names_of(one, words.vocabulary)
    ways = [f"{YES}: đúng là {suggested.label}"] if suggested else []
    ways += [f"{NEW}: thêm làm đơn vị mới"] if one.kind == "unit" else []
    _tell(f"    {' · '.join([*ways, *ALWAYS])}")
    numbered: Sequence[str] = ()  # nobody means the number of a list that was not shown
    while True:
        said = _line()
        if said is None or said.casefold() == STOP:
            return "stop"
        if not said:
            return "skip"
        if said == LIST:
            numbered = names
            _tell("\n".join(f"    {number:>3}. {name}" for number, name in enumerate(names, 1)))
            continue
        if said.isdecimal() and not numbered:
            _tell(f"    Gõ {LIST} để xem danh sách có đánh số rồi mới chọn bằng số.")
            continue
        meaning = suggested if said.casefold() == YES else None
        if one.kind == "unit" and said.casefold() == NEW:
            meaning = unit_called(one.text)
        meaning = meaning or named(one, _by_number(said, numbered), words.vocabulary)
        refused = _refused(one, said, meaning, words)
        if meaning and not refused:
            _tell(f'    "{one.text}" → {meaning.label}')
            if slip := like_a_slip(meaning, one.text, words.vocabulary):
                _tell(f"    Lưu ý: {slip}; nếu nhầm thì xoá khỏi tệp từ vựng.")
            return meaning
        _tell(f"    {refused}")


def _by_number(said: str, names: Sequence[str]) -> str:
    """Give the name of that number in the list, else what was said."""
    return names[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(names) else said


def _refused(one: Unknown, said: str, meaning: Meaning | None, words: Words) -> str:
    """Say why a spelling cannot mean that: there is none or several, or it is another's."""
    doubt = heading_in_doubt("Tên cột", said, words.vocabulary) if one.kind == "heading" else None
    if doubt:
        return f"{doubt.says} {doubt.advice}"
    if meaning is None:
        return f'Không có "{said}"; gõ {LIST} để xem danh sách.'
    before = taken(one.text, meaning, in_force.spellings(words), words.vocabulary)
    if before is None or before.same:
        return ""
    failure = other_meaning(before, meaning)
    return f"{failure.says} {failure.advice}"


def names_of(one: Unknown, vocabulary: Vocabulary) -> list[str]:
    """List the names an unknown spelling may mean, as they are shown."""
    match one.kind:
        case "level":
            return [level.label for level in vocabulary.level]
        case "unit":
            return [unit.name for unit in vocabulary.unit]
        case "heading":
            fields = dict.fromkeys(heading.field for heading in vocabulary.heading)
            return [vocabulary.field_label(field) for field in fields]
        case _:
            return [coded.label for coded in vocabulary.coded if coded.field == one.field]


def _line() -> str | None:
    """Read what is typed; None at the end of the input (Ctrl-D)."""
    typer.echo("    > ", err=True, nl=False)
    typed = sys.stdin.readline()
    return typed.strip() if typed else None


def _tell(text: str) -> None:
    typer.echo(text, err=True)
