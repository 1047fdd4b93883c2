"""What is said of marks beneath a heading that is no level, which are enrolments all the same."""

from __future__ import annotations

from collections.abc import Iterable

from hongngu_cli.model.issue import Issue
from hongngu_cli.model.recognition import TableFound
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.enrolments.typed import Enrolments
from hongngu_cli.read.headings.unknown_courses import AMONG_LEVELS, BEGINS_AS_COURSE


def of_unknown_courses(
    table: TableFound, part: Enrolments, vocabulary: Vocabulary
) -> Iterable[Issue]:
    """Tell at each such heading as what its marks were counted, and how many there are."""
    places = part.cells.get("level")
    for column, meaning in table.columns.items() if places and table.header_rows else ():
        if meaning.why not in {AMONG_LEVELS, BEGINS_AS_COURSE}:
            continue
        many = sum(1 for one in places.columns if one == column) if places else 0
        place = table.sheet.place(table.header_rows[1] if table.header_rows else None, column)
        if meaning.why == BEGINS_AS_COURSE:
            yield Issue(
                "level-assumed",
                "note",
                place,
                meaning.heading,
                f"Không ghi rõ loại; hiểu là {vocabulary.label('level', meaning.value)} "
                f"({many} lượt).",
                "Ghi đầy đủ tên trình độ nếu hiểu như vậy chưa đúng.",
            )
            continue
        yield Issue(
            "column-unknown",
            "warning",
            place,
            meaning.heading,
            "Cột này đánh dấu như các cột trình độ bên cạnh nhưng tiêu đề không phải trình độ đã "
            f'biết; {many} lượt ở đây đang tính là "{vocabulary.label("level", None)}".',
            "Nếu là một lớp, chương trình, thêm tên này vào từ vựng của cơ quan; nếu không phải, "
            f'thêm --map "{meaning.heading}=note" để không tính.',
        )
