"""``vocabulary``: the words in force and where they come from; ``vocabulary add``: new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hongngu_cli.commands.asked import day_of, on_command_line, one_of
from hongngu_cli.commands.options import Format, Output, Text, Texts, flag, takes_options, value
from hongngu_cli.model.failure import USAGE, Failure
from hongngu_cli.model.spelling import KINDS, Meaning
from hongngu_cli.text.fold import fold

if TYPE_CHECKING:
    from hongngu_cli.analyse.vocabulary import Taken
    from hongngu_cli.in_force import Words
    from hongngu_cli.model.spelling import Spelling

ADD = ("add", "them")
EXAMPLES = (
    "train-report vocabulary",
    "train-report vocabulary TC",
    "train-report vocabulary --kind unit --format xlsx -o don-vi.xlsx",
    "train-report vocabulary --level 'Cao cấp LLCT'",
    "train-report vocabulary add 'TC lý luận HC' --level 'Trung cấp LLCT'",
    "train-report vocabulary add --unit 'Xã Long Hoà C'",
    "train-report vocabulary add 'Người đi học' --heading name",
    "train-report vocabulary add 'đã ra trường' --value status=completed",
)
WHAT = "Nghĩa của cách viết"
NO_MEANING = (
    "Chưa nói cách viết này nghĩa là gì.",
    "Thêm một trong: --level TRÌNH_ĐỘ, --unit ĐƠN_VỊ, --heading TRƯỜNG, --value trường=GIÁ_TRỊ.",
)
SHOWING = {"kind": "--kind", "own": "--own", "format_": "--format", "output": "--output"}
"""Options of the list of words, by their parameters; they have no say in what is added."""
MEANING = {"--level": "level", "--unit": "unit", "--heading": "heading", "--value": "value_"}
OTHERWISE = {
    "ambiguous": "có thể là {} nên luôn được hỏi lại",
    "none": "là tên trường, chức danh, không phải trình độ",
    "group": "là tên nhóm trình độ {}, không phải một trình độ",
    "heading": "là tiêu đề cột {}, không phải trình độ",
    "value": "là giá trị ({}), không phải trình độ",
    "unit": "là tên đơn vị {}, không phải trình độ",
    "around": "chỉ gồm những chữ thường đi kèm tên trình độ, không phải trình độ",
}
"""What is said of a spelling that cannot be of one level."""


@takes_options
def run(
    context: typer.Context,
    words: Annotated[
        Texts,
        typer.Argument(
            metavar="CHỮ",
            help="Chữ cần tra: “TC” được hiểu là gì. Bỏ trống thì liệt kê tất cả. "
            "Sau add (them) là những cách viết mới cần thêm vào từ vựng của cơ quan.",
        ),
    ],
    *,
    kind: Annotated[
        Text,
        value("--kind", shape="LOẠI", says=f"Chỉ loại này: {', '.join(KINDS)}.", choices=(*KINDS,)),
    ] = None,
    own: Annotated[bool, flag("--own", says="Chỉ những gì trong từ vựng của cơ quan.")] = False,
    level: Annotated[
        Text, value("--level", shape="TRÌNH_ĐỘ", panel=WHAT, says="Cách viết của trình độ này.")
    ] = None,
    unit: Annotated[
        Text, value("--unit", shape="ĐƠN_VỊ", panel=WHAT, says="Cách viết của đơn vị này.")
    ] = None,
    heading: Annotated[
        Text,
        value(
            "--heading",
            shape="TRƯỜNG",
            panel=WHAT,
            says="Tiêu đề của cột này, ví dụ name, unit, level.",
        ),
    ] = None,
    value_: Annotated[
        Text,
        value(
            "--value",
            shape="trường=GIÁ_TRỊ",
            panel=WHAT,
            says='Giá trị này, ví dụ "status=completed", "sex=nu".',
        ),
    ] = None,
    format_: Format = None,
    output: Output = None,
) -> int:
    """Show the words in force, or add spellings to the office's own."""
    from hongngu_cli import delivery, in_force, pipeline
    from hongngu_cli.report.vocabulary import words_in_force

    adding = bool(words) and words[0] in ADD
    asked = {"--level": level, "--unit": unit, "--heading": heading, "--value": value_}
    if adding:
        # Variables say how things are shown; what is written down is said by who writes it.
        typed = on_command_line(context)
        if given := ", ".join(option for name, option in SHOWING.items() if name in typed):
            raise Failure(USAGE, f"{given}: không dùng cùng {words[0]}.", "Bỏ tùy chọn này.")
        asked = {option: text for option, text in asked.items() if MEANING[option] in typed}
    found = in_force.office_words()
    new = tuple(filter(None, (word.strip() for word in words[1:]))) if adding else ()
    meaning = _meaning(asked, found, new_unit=adding and not new)
    if adding:
        _add(found, meaning, new)
        return pipeline.DONE
    if kind:
        one_of("--kind", kind, tuple(KINDS))
    listed = [
        one
        for one in in_force.spellings(found)
        if kind in {None, one.kind} and (one.own or not own) and _speaks_of(one, meaning)
    ]
    day = day_of(None, found.settings)
    report = words_in_force(listed, " ".join(words).strip(), found.vocabulary, day)
    delivery.show(report, found, format_, output)
    return pipeline.DONE


def _speaks_of(spelling: Spelling, meaning: Meaning | None) -> bool:
    """Tell whether a spelling is of a meaning; one without a key is of all a field's values."""
    if meaning is None:
        return True
    same = (spelling.kind, spelling.field) == (meaning.kind, meaning.field)
    return same and meaning.key in {"", spelling.key}


def _meaning(asked: dict[str, str | None], found: Words, *, new_unit: bool) -> Meaning | None:
    """Read the one option that names a meaning."""
    from hongngu_cli.commands.meant import heading_meant, level_meant, unit_meant, value_meant

    named = {option: text for option, text in asked.items() if text and text.strip()}
    if len(named) > 1:
        raise Failure(USAGE, f"Chỉ dùng một trong các tùy chọn: {', '.join(named)}.")
    for option, text in named.items():
        match option:
            case "--level":
                return level_meant(text, found.vocabulary)
            case "--unit":
                return unit_meant(text, found.vocabulary, new=new_unit)
            case "--heading":
                return heading_meant(text, found.vocabulary)
            case _:
                return value_meant(text, found.vocabulary)
    return None


def _add(found: Words, meaning: Meaning | None, texts: Texts) -> None:
    from hongngu_cli import delivery, in_force
    from hongngu_cli.analyse.vocabulary import taken
    from hongngu_cli.commands.meant import like_a_slip, placed

    if meaning is None or not meaning.key:
        raise Failure(USAGE, *NO_MEANING)
    if not texts and meaning.kind != "unit":
        raise Failure(USAGE, "Chưa ghi cách viết cần thêm.", "Ghi sau add, trong dấu nháy.")
    spellings = in_force.spellings(found)
    wanted = tuple({fold(text): text for text in texts or (meaning.key,)}.values())
    if "" in map(fold, wanted):
        raise Failure(USAGE, "Cách viết phải có chữ hoặc số.", "Ghi sau add, trong dấu nháy.")
    told = [taken(text, meaning, spellings, found.vocabulary) for text in wanted]
    for one in filter(None, told):
        _tell_taken(one, meaning)
    free = [text for text, one in zip(wanted, told, strict=True) if one is None]
    if not free:
        typer.echo("Không có gì để thêm.", err=True)
        return
    added = [(placed(meaning, text), text if texts else "") for text in free]
    path = delivery.add_words(found, added)
    listed = ", ".join(f'"{text}"' for _, text in added if text)
    what = f"{listed} → {KINDS[meaning.kind].lower()} {meaning.label}" if texts else meaning.label
    typer.echo(f"Đã thêm vào {path}: {what}.", err=True)
    for text in free:
        if slip := like_a_slip(meaning, text if texts else "", found.vocabulary):
            typer.echo(f"Lưu ý: {slip}; nếu nhầm thì xoá khỏi tệp này.", err=True)
    if not found.files:
        typer.echo(f"Đã ghi {path.name} vào train-report.toml.", err=True)


def _tell_taken(one: Taken, meaning: Meaning) -> None:
    """Say that a text has this meaning already. Raises Failure (USAGE) where it has another."""
    if not one.same:
        raise other_meaning(one, meaning)
    typer.echo(f'"{one.text}" đã được hiểu là {one.label}{_source(one)}.', err=True)


def other_meaning(one: Taken, meaning: Meaning) -> Failure:
    """Say that a text cannot have a second meaning."""
    says = OTHERWISE.get(one.why, "đã có nghĩa khác: {}").format(one.label)
    if one.by and fold(one.by.text) != fold(one.text):
        says = f"không có dấu nên được đọc như “{one.by.text}”, {says}"
    advice = f"Ghi cách viết đầy đủ hơn, để không lẫn với {one.label or meaning.label}."
    return Failure(USAGE, f'"{one.text}" {says}{_source(one)}.', advice)


def _source(one: Taken) -> str:
    from hongngu_cli.report.vocabulary import source_of

    return f" ({source_of(one.by)})" if one.by else ""
