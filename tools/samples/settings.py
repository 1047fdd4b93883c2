"""Write a starting configuration, the jobs of a scheduled run and the office's own vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.story import (
    AN_PHUOC_1,
    AN_PHUOC_2,
    LONG_HOA_A,
    LONG_HOA_B,
    PARTY,
    PHU_LOC_A,
    PHU_LOC_B,
    SCHOOLS,
    STATE,
    TOWN,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
from pathlib import Path

SETTINGS = """\
# Cấu hình mẫu: tên cơ quan, địa danh và mọi số liệu đều là hư cấu.

data = ["rosters", "quota.xlsx", "demand.xlsx", "cadres.xlsx", "classes.xlsx", "placement.xlsx"]
vocabulary = "tu-vung.toml"

[office]
superior = "Đảng bộ tỉnh Tiền Long"
body = "Huyện uỷ Tân Giang"
place = "Tân Giang"
sign = "HU"
signs = "on_behalf"
authority = "Ban Thường vụ"
post = "Phó Bí thư"
signer = "Lê Minh Khuê"
recipients = [
    "Ban Tổ chức Tỉnh uỷ (báo cáo)",
    "Các đồng chí Huyện uỷ viên",
    "Các chi, đảng bộ trực thuộc",
]
archive = "Văn phòng Huyện uỷ"

[documents.ket-qua]
number = "15"

[documents.cong-van-chi-tieu]
number = "27"
addressed = ["Ban Tổ chức Tỉnh uỷ"]

[documents.ke-hoach]
number = "16"

[documents.mo-lop]
number = "17"

[documents.quyet-dinh-cu]
number = "102"
recipients = ["Như Điều 3", "Ban Tổ chức Huyện uỷ"]
"""
JOBS = """\
# Các việc mẫu, chạy bằng: train-report batch sample_data/jobs.toml
# Kết quả nằm trong thư mục ra/ cạnh sample_data/.

[defaults]
inputs = ["rosters", "quota.xlsx", "demand.xlsx", "cadres.xlsx", "classes.xlsx"]
as-of = 2021-12-31  # số liệu mẫu đến năm 2021; bỏ dòng này thì lấy ngày chạy

[[job]]
name = "Báo cáo năm"
report = "ket-qua"
period = "năm nay"
output = "../ra/Báo cáo kết quả {period}.docx"

[[job]]
name = "Tóm tắt 6 tháng"
report = "tom-tat"
period = "6 tháng đầu năm nay"
output = "../ra/Tóm tắt {period}.docx"

[[job]]
name = "Công văn xin chỉ tiêu"
report = "cong-van-chi-tieu"
output = "../ra/Công văn xin chỉ tiêu.docx"

[[job]]
name = "Báo cáo từng đơn vị"
report = "ket-qua"
each = "unit"
period = "năm nay"
output = "../ra/đơn vị/Kết quả {year} {unit}.docx"

[[job]]
name = "Tổng hợp theo đơn vị"
command = "summarize"
by = ["unit", "level"]
period = "năm nay"
output = "../ra/Tổng hợp {year}.xlsx"

[[job]]
name = "Tổng hợp quý trước"
command = "summarize"
period = "quý trước"
output = "../ra/Tổng hợp quý {quarter}-{year}.md"

[[job]]
name = "Chỉ tiêu"
command = "quota"
by = "unit"
output = "../ra/Chỉ tiêu.xlsx"

[[job]]
name = "Lớp đã mở"
command = "classes"
year = "năm nay"
output = "../ra/Lớp {year}.html"

[[job]]
name = "Kiểm tra danh sách"
command = "check"
fail-on = "never"
output = "../ra/Kiểm tra.xlsx"

[[job]]
name = "Danh sách đã che tên"
command = "export"
mask = true
output = "../ra/Danh sách.csv"
"""
VOCABULARY_ABOVE = """\
# Từ vựng riêng của cơ quan, đặt chồng lên từ vựng của chương trình.
# Thứ tự các đơn vị ở đây là thứ tự trong bảng biểu.
"""
ALIASES = {
    PARTY: ("Khối Đảng", "Khối Đảng, Mặt trận Tổ quốc, đoàn thể"),
    STATE: ("Khối Nhà nước", "Khối chính quyền huyện"),
    SCHOOLS: ("Ngành GD", "Ngành Giáo dục và Đào tạo"),
    **{
        unit: (f"UBND {unit[0].lower()}{unit[1:]}", unit.removeprefix(kind))
        for kind, units in (
            ("Thị trấn ", (TOWN,)),
            (
                "Xã ",
                (AN_PHUOC_1, AN_PHUOC_2, LONG_HOA_A, LONG_HOA_B, PHU_LOC_A, PHU_LOC_B),
            ),
        )
        for unit in units
    },
}


SUCCESSIONS_ABOVE = """\
# Sắp xếp đơn vị từ ngày 01/7/2025 (hư cấu): xã mới gộp từ các xã cũ; hai khối và một ngành
# cấp huyện kết thúc.
"""
WITHIN = ("huyện Tân Giang", "H. Tân Giang", "Tân Giang", "tỉnh Tiền Long", "cũ")
SUCCESSIONS = {
    "phuoc-tien": (("Thị trấn Phước Tiền", "Xã An Phước 1", "Xã An Phước 2"), ("Xã Phước Tiền",)),
    "long-hoa": (("Xã Long Hoà A", "Xã Long Hoà B"), ("Xã Long Hoà",)),
    "phu-loc": (("Xã Phú Lộc A", "Xã Phú Lộc B"), ("Xã Phú Lộc",)),
    "cap-huyen": (("Khối Đảng, MTTQ, đoàn thể", "Khối chính quyền", "Ngành Giáo dục"), ()),
}


def write_settings(path: Path) -> None:
    """Write ``train-report.toml``."""
    path.write_bytes(SETTINGS.encode())


def write_jobs(path: Path) -> None:
    """Write ``jobs.toml``, the scheduled run."""
    path.write_bytes(JOBS.encode())


def write_vocabulary(path: Path) -> None:
    """Write the units, their other names and what they became, in the story's order."""
    blocks = [VOCABULARY_ABOVE]
    for unit, aliases in ALIASES.items():
        blocks.append(f'[[unit]]\nname = "{unit}"\naliases = {_listed(aliases)}\n')
    blocks.append(SUCCESSIONS_ABOVE)
    for key, (former, successors) in SUCCESSIONS.items():
        blocks.append(
            f'[[succession]]\nkey = "{key}"\nsince = 2025-07-01\nformer = {_listed(former)}\n'
            f"successors = {_listed(successors)}\n"
            f"within = {_listed(WITHIN)}\n"
            'source = "Nghị quyết số 99/NQ-TG (hư cấu)"\n'
        )
    path.write_bytes("\n".join(blocks).encode())


def _listed(names: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"
