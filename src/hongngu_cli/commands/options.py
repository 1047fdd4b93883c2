"""Options that many commands share, written once, in groups.

A command takes a group as one parameter, and gets it as one value::

    @takes_options
    def run(files: Files, selection: SelectionOptions, output: OutputOptions) -> None: ...

All values are raw text as the user gave it; an empty one (``None``, ``()``) means "not
given", so that settings can fill it. What a text means is decided in the pipeline.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated

import typer

from hongngu_cli.commands.signature import takes_options

if TYPE_CHECKING:
    from typer.models import OptionInfo

__all__ = [
    "AsOf",
    "Chart",
    "Files",
    "Format",
    "Next",
    "Output",
    "OutputOptions",
    "ReadingOptions",
    "SelectionOptions",
    "SidesOptions",
    "SourceOptions",
    "Text",
    "Texts",
    "flag",
    "takes_options",
    "value",
]

Text = str | None
Texts = tuple[str, ...]

READING = "Cách đọc tệp"
SOURCES = "Lấy số liệu ở đâu"
SELECTION = "Chọn dòng để đếm"
OUTPUT = "Kết quả"


def value(
    *names: str, shape: str, says: str, panel: str | None = None, choices: Texts = ()
) -> OptionInfo:
    """Describe an option that takes a value of some shape, shown in the help.

    ``choices`` are what the shell offers to complete; they bind nobody.
    """
    info: OptionInfo = typer.Option(
        *names,
        metavar=shape,
        help=says,
        rich_help_panel=panel,
        autocompletion=(lambda: list(choices)) if choices else None,
    )
    return info


def flag(name: str, *, says: str, panel: str | None = None) -> OptionInfo:
    """Describe an option that is there or not."""
    info: OptionInfo = typer.Option(name, help=says, rich_help_panel=panel)
    return info


Files = Annotated[
    Texts,
    typer.Argument(
        metavar="TỆP",
        help="Tệp, thư mục, mẫu tên để trong dấu nháy ('2026/*.xlsx'), hoặc - để nhận CSV "
        "từ chương trình khác. Bỏ trống thì đọc thư mục ghi trong train-report.toml.",
    ),
]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What overrules recognition. ``header_rows`` is N-M, ``map`` "heading=field"."""

    sheet: Annotated[
        Texts,
        value("--sheet", shape="TÊN", panel=READING, says="Chỉ đọc trang tính này. Lặp lại được."),
    ] = ()
    header_rows: Annotated[
        Text,
        value("--header-rows", shape="N-M", panel=READING, says="Tiêu đề cột ở dòng N đến M."),
    ] = None
    map: Annotated[
        Texts,
        value(
            "--map",
            shape='"CỘT=trường"',
            panel=READING,
            says='Cột có tiêu đề này là trường nào, ví dụ "Cơ quan=unit"; cột không tiêu đề '
            'gọi bằng chữ cái, ví dụ "B=name". Lặp lại được.',
        ),
    ] = ()
    encoding: Annotated[
        Text,
        value(
            "--encoding",
            shape="BẢNG_MÃ",
            panel=READING,
            says="Bảng mã: utf-8, utf-16, windows-1258 cho tệp CSV; tcvn3, vni cho chữ viết bằng "
            "phông cũ trong CSV, bảng tính và văn bản. Bỏ trống thì tự nhận ra; utf-8 giữ nguyên "
            "chữ trong bảng tính.",
            choices=("utf-8", "utf-16", "windows-1258", "tcvn3", "vni"),
        ),
    ] = None
    password: Annotated[
        Text,
        value(
            "--password",
            shape="MẬT_KHẨU",
            panel=READING,
            says="Mật khẩu của tệp bị khoá; nên đặt biến TRAIN_REPORT_PASSWORD thay vì gõ ra đây.",
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """Files that hold a kind of table expressly; such tables elsewhere are then left alone."""

    quota: Annotated[
        Text,
        value("--quota", shape="TỆP", panel=SOURCES, says="Chỉ lấy chỉ tiêu ở tệp này."),
    ] = None
    demand: Annotated[
        Text,
        value("--demand", shape="TỆP", panel=SOURCES, says="Chỉ lấy nhu cầu ở tệp này."),
    ] = None
    cadres: Annotated[
        Text,
        value(
            "--cadres",
            shape="TỆP",
            panel=SOURCES,
            says="Chỉ lấy danh sách cán bộ, quy hoạch ở tệp này.",
        ),
    ] = None
    classes: Annotated[
        Text,
        value("--classes", shape="TỆP", panel=SOURCES, says="Chỉ lấy sổ theo dõi lớp ở tệp này."),
    ] = None

    @property
    def pointed(self) -> dict[str, str]:
        """Give the files that are pointed to, by the kind of table."""
        told = ((one.name, getattr(self, one.name)) for one in fields(self))
        return {kind: path for kind, path in told if path}


AsOf = Annotated[
    Text,
    value(
        "--as-of",
        shape="NGÀY",
        panel=SELECTION,
        says="Ngày lấy làm mốc để tính tuổi và hiện tại (mặc định: hôm nay).",
    ),
]


Next = Annotated[
    Text,
    value(
        "--next",
        shape="NĂM",
        says="Năm cần dự báo (mặc định: năm sau năm cuối có danh sách cử đi).",
    ),
]


@dataclass(frozen=True, slots=True)
class SelectionOptions:
    """Which rows count, and as what."""

    year: Annotated[
        Text,
        value(
            "--year",
            shape="NĂM",
            panel=SELECTION,
            says="Chỉ tính năm này, hoặc từ năm đến năm: 2018-2021.",
        ),
    ] = None
    from_: Annotated[
        Text, value("--from", shape="NGÀY", panel=SELECTION, says="Tính từ ngày này.")
    ] = None
    to: Annotated[
        Text, value("--to", shape="NGÀY", panel=SELECTION, says="Tính đến hết ngày này.")
    ] = None
    period: Annotated[
        Text,
        value(
            "--period",
            shape="KỲ",
            panel=SELECTION,
            says='Kỳ báo cáo: "6 tháng/2026", "quý I/2026", "9 tháng/2026"; hoặc tính từ hôm nay '
            '(từ --as-of): "tháng trước", "quý này", "năm trước", "6 tháng đầu năm nay".',
        ),
    ] = None
    unit: Annotated[
        Texts,
        value("--unit", shape="ĐƠN_VỊ", panel=SELECTION, says="Chỉ đơn vị này. Lặp lại được."),
    ] = ()
    level: Annotated[
        Texts,
        value("--level", shape="TRÌNH_ĐỘ", panel=SELECTION, says="Chỉ trình độ này. Lặp lại được."),
    ] = ()
    where: Annotated[
        Texts,
        value(
            "--where",
            shape="trường=GIÁ_TRỊ",
            panel=SELECTION,
            says='Chỉ dòng có giá trị này, ví dụ "sex=nữ". Lặp lại được.',
        ),
    ] = ()
    count: Annotated[
        Text,
        value(
            "--count",
            shape="enrolments|people",
            panel=SELECTION,
            says="Đếm lượt người (mặc định) hay đếm người.",
            choices=("enrolments", "people"),
        ),
    ] = None
    status: Annotated[
        Text,
        value(
            "--status",
            shape="TÌNH_TRẠNG",
            panel=SELECTION,
            says="sent: mọi lượt được cử (mặc định); enrolled: đã nhập học; studying: đang học; "
            "completed: đã hoàn thành; deferred: hoãn, bảo lưu; withdrawn: thôi học.",
            choices=("sent", "enrolled", "studying", "completed", "deferred", "withdrawn"),
        ),
    ] = None
    sponsor: Annotated[
        Text,
        value(
            "--sponsor",
            shape="sent|self|all",
            panel=SELECTION,
            says="Được cử đi (mặc định), tự túc, hay tất cả, nếu danh sách có ghi.",
            choices=("sent", "self", "all"),
        ),
    ] = None
    as_of: AsOf = None
    units_as_of: Annotated[
        Text,
        value(
            "--units-as-of",
            shape="NGÀY",
            panel=SELECTION,
            says="Gộp số liệu theo các đơn vị có hiệu lực ngày này, ví dụ 01/7/2025 (mặc định: "
            "theo tên đơn vị đã ghi).",
        ),
    ] = None


Format = Annotated[
    Text,
    value(
        "--format",
        shape="DẠNG",
        panel=OUTPUT,
        says="terminal, md, html, docx, xlsx, csv hoặc json; không ghi thì theo đuôi tệp -o.",
        choices=("terminal", "md", "html", "docx", "xlsx", "csv", "json"),
    ),
]
Output = Annotated[
    Text,
    value("-o", "--output", shape="TỆP", panel=OUTPUT, says="Ghi vào tệp này; - là màn hình."),
]


Chart = Annotated[
    bool,
    flag("--chart", panel=OUTPUT, says="Vẽ biểu đồ (.docx, .html, .xlsx và màn hình)."),
]


@dataclass(frozen=True, slots=True)
class SidesOptions:
    """The period of either side of a comparison, where they are two."""

    old_period: Annotated[
        Text,
        value(
            "--old-period",
            shape="KỲ",
            panel=SELECTION,
            says='Kỳ của bản cũ, ví dụ "2025" hoặc "6 tháng/2025"; thay cho --year, --period.',
        ),
    ] = None
    new_period: Annotated[
        Text, value("--new-period", shape="KỲ", panel=SELECTION, says="Kỳ của bản mới.")
    ] = None


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """Where the result goes and in which format."""

    format: Format = None
    output: Output = None
    mask: Annotated[
        bool,
        flag("--mask", panel=OUTPUT, says="Che họ tên, ngày sinh và số hiệu trong mọi kết quả."),
    ] = False
    strict: Annotated[
        bool,
        flag(
            "--strict",
            panel=OUTPUT,
            says="Báo mã 1 nếu còn dòng chưa nhận ra hoặc dòng cộng không khớp.",
        ),
    ] = False
