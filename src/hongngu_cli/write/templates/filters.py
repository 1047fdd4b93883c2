"""What a template may make of a value, besides Jinja's own: our filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from jinja2 import TemplateRuntimeError
from markupsafe import Markup

from hongngu_cli.model.chart import Chart
from hongngu_cli.model.table import Table
from hongngu_cli.text.labels import in_sentence
from hongngu_cli.text.numbers import prose
from hongngu_cli.write.escape import escape
from hongngu_cli.write.pipes import pipe_table
from hongngu_cli.write.values import shown

MEANINGS: Mapping[str, str] = {
    "so": "số viết theo lối văn bản: 6 thành 06, 12545 thành 12.545",
    "dong_chi": 'số kèm chữ "đồng chí": 06 đồng chí',
    "ty_le": "tỷ lệ thành phần trăm: 0,125 thành 12,5%",
    "dau_cau": "viết hoa chữ đầu, để đặt ở đầu câu",
    "trong_cau": "viết tên trình độ như ở giữa câu: Cao cấp LLCT thành cao cấp lý luận chính trị",
    "round": "làm tròn số; round(1) lấy một chữ số thập phân",
    "table": "vẽ cả bảng; chỉ dùng trong mẫu .md.j2",
    "picture": "vẽ biểu đồ; chỉ dùng trong mẫu .md.j2",
    "safe": "giữ nguyên ký hiệu Markdown trong chữ; chỉ dùng trong mẫu .md.j2",
}
"""What our filters do, for those who write templates."""
MOST_PLACES = 10
ROWS = "kẻ bảng trong Word, cho hàng lặp lại bằng {%tr for … %} và {%tr endfor %}."
NOT_IN_WORD: Mapping[str, str] = {
    "table": f'mẫu Word không dùng bộ lọc "table": {ROWS}',
    "picture": 'mẫu Word không dùng bộ lọc "picture": dùng mẫu .md.j2 để có biểu đồ.',
    "safe": 'mẫu Word không dùng bộ lọc "safe": chữ luôn được ghi đúng như trong số liệu.',
}


class Refused:
    """A filter that is none in some templates, and says what to do instead."""

    def __init__(self, says: str) -> None:
        """Keep what to say."""
        self.says = says

    def __call__(self, *_: object) -> str:
        """Raise TemplateRuntimeError."""
        raise TemplateRuntimeError(self.says)


def common(decimals: int) -> dict[str, Callable[..., Any]]:
    """Give the filters of every template; ``decimals`` are those of percentages."""

    def so(value: object) -> str:
        return prose(_whole(value, "so"))

    def dong_chi(value: object) -> str:
        return f"{prose(_whole(value, 'dong_chi'))} đồng chí"

    def ty_le(value: object) -> str:
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise TemplateRuntimeError('Bộ lọc "ty_le" cần một tỷ lệ.')
        return shown(value, "share", decimals)

    def dau_cau(value: object) -> str:
        text = str(value)
        return text[:1].upper() + text[1:]

    def trong_cau(value: object) -> str:
        return in_sentence(str(value))

    own = (so, dong_chi, ty_le, dau_cau, trong_cau)
    return {**{one.__name__: one for one in own}, "round": _rounded}


def of_markdown(decimals: int) -> dict[str, Callable[..., Any]]:
    """Give the filters of templates in Markdown."""

    def table(value: object) -> Markup:
        if not isinstance(value, Table):
            raise TemplateRuntimeError('Bộ lọc "table" cần một bảng.')
        return Markup(pipe_table(value, decimals))  # noqa: S704 - its cells are escaped

    def picture(value: object) -> Markup:
        if not isinstance(value, Chart):
            raise TemplateRuntimeError(
                'Bộ lọc "picture" cần một biểu đồ; thêm --chart để có biểu đồ.'
            )
        return Markup(f"![{escape(value.alt)}](chart:{value.key})")  # noqa: S704 - it is escaped

    def safe(value: object) -> Markup:
        return Markup(str(value))  # noqa: S704 - that is what is asked for; it is Markdown, no HTML

    return {**common(decimals), "table": table, "picture": picture, "safe": safe}


def of_word(decimals: int) -> dict[str, Callable[..., Any]]:
    """Give the filters of templates made in Word, where a table's rows are drawn by the office."""
    refused = {name: Refused(says) for name, says in NOT_IN_WORD.items()}
    return {**common(decimals), **refused}


def _whole(value: object, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TemplateRuntimeError(f'Bộ lọc "{name}" cần một số nguyên.')
    return value


def _rounded(value: object, places: object = 0) -> float:
    """Round half up, as offices do."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TemplateRuntimeError('Bộ lọc "round" cần một số.')
    if not isinstance(places, int) or not 0 <= places <= MOST_PLACES:
        raise TemplateRuntimeError(f'Bộ lọc "round" nhận từ 0 đến {MOST_PLACES} chữ số thập phân.')
    return float(Decimal(repr(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
