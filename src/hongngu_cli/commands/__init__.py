"""The subcommands: one file a command, one line here.

``commands/NAME.py`` has a function ``run``, whose parameters are annotated for Typer and
which may give an exit code, and ``EXAMPLES``, command lines for its help page. It is
imported only when its command is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A subcommand under both its names, with the line that the list of commands shows."""

    name: str
    vietnamese: str
    help: str

    @property
    def module(self) -> str:
        """Name the module that holds it."""
        return f"{__name__}.{self.name}"


COMMANDS: tuple[Command, ...] = (
    Command("summarize", "tong-hop", "Đếm theo trình độ, có cộng nhóm, tổng cộng và tỷ lệ."),
    Command("check", "kiem-tra", "Chỉ ra chỗ sai, chỗ thiếu trong danh sách, đến từng ô."),
    Command("inspect", "xem-cau-truc", "Cho xem mỗi bảng đã được hiểu thế nào."),
    Command("export", "xuat", "Xuất danh sách đã hiểu, mỗi lượt một dòng."),
    Command("lookup", "tra-cuu", "Tìm người và xem quá trình đào tạo của họ."),
    Command("compare", "so-sanh", "So hai bản danh sách, hai kỳ: ai thêm, ai bớt, đổi gì."),
    Command("quota", "chi-tieu", "Đối chiếu nhu cầu, chỉ tiêu với số đã cử; chỗ thiếu, chỗ thừa."),
    Command("received", "tiep-nhan", "Xem đơn vị nào đã gửi, chưa gửi; lập danh sách nhắc."),
    Command("classes", "lop", "Đếm lớp đã mở, lượt học viên theo năm, đối tượng, đơn vị tổ chức."),
    Command("standing", "trinh-do", "So trình độ cán bộ với yêu cầu của chức vụ, chỉ ra ai thiếu."),
    Command("plan", "ke-hoach", "Xếp ai đi học lớp nào, năm nào, vì sao; còn thiếu chỉ tiêu nào."),
    Command("forecast", "du-bao", "So nhu cầu đăng ký với thực tế; dự báo nhu cầu năm tới."),
    Command(
        "placement", "bo-tri", "Xem ai đã bố trí sau đào tạo, có phù hợp, cam kết đến khi nào."
    ),
    Command("form", "bieu-mau", "Điền biểu thống kê chính thức (10-BTCTW, …) ra tệp Excel."),
    Command("report", "bao-cao", "Lập văn bản theo thể thức: báo cáo, công văn, kế hoạch, …"),
    Command("proofread", "ra-soat", "Soát các con số trong một văn bản: cộng có đúng, khớp nhau."),
    Command("explain", "giai-trinh", "Liệt kê những dòng làm nên một con số."),
    Command("verify", "doi-chieu", "Xem văn bản đã lập còn đúng với nguồn, có bị sửa không."),
    Command("batch", "hang-loat", "Làm các việc ghi sẵn trong một tệp, như chạy theo lịch."),
    Command("blank", "mau-nhap", "Tạo bảng tính trống để nhập, có danh sách để chọn."),
    Command("vocabulary", "tu-vung", "Xem các trình độ, cách viết đang dùng; thêm cách viết mới."),
    Command("demo", "chay-thu", "Chạy thử việc chính trên dữ liệu mẫu."),
)
"""All subcommands, in the order they are listed."""


def find_command(name: str) -> Command | None:
    """Find a command by either of its names."""
    return next((c for c in COMMANDS if name in (c.name, c.vietnamese)), None)
