"""Documents of every kind of office and every shape, in invented names."""

from __future__ import annotations

import io
from zipfile import ZipFile

from hongngu_cli import in_force
from hongngu_cli.model.letter import Letter, Shape
from hongngu_cli.write.docx import document
from hongngu_cli.write.zips import zipped

PROFILES = in_force.profiles()
SHAPES: tuple[Shape, ...] = ("named", "dispatch", "speech")
ROWS = "\n".join(
    f"| {number} | Nguyễn Thị Thử {number} | Phó Chủ tịch xã Long Hoà A | Cao cấp | 09/2026 |"
    for number in range(1, 41)
)
BODY = """
## I- TÌNH HÌNH, KẾT QUẢ

### 1. Công tác chỉ đạo

Trong năm 2021 đã cử **57** lượt đồng chí tham gia các lớp đào tạo, bồi dưỡng, trong đó:

- Đào tạo lý luận chính trị: 41 đồng chí;
- Bồi dưỡng nghiệp vụ: 16 đồng chí.

#### a) Theo trình độ

**Bảng 1. Số lượt người theo trình độ**

| Trình độ | Lượt người |
|---|---:|
| Sơ cấp LLCT | 37 |
| **Tổng cộng** | **301** |

*Nguồn: danh sách cử đi học.*

##### Kính thưa Hội nghị!

Đề nghị tăng chỉ tiêu các lớp cao cấp lý luận chính trị.
"""
ANNEX = f"""
# PHỤ LỤC

Danh sách cán bộ được cử đi đào tạo, bồi dưỡng năm 2021

*(Kèm theo Báo cáo số 97-BC/HU)*

| STT | Họ và tên | Chức vụ, đơn vị | Lớp | Thời gian |
|---:|---|---|---|:---:|
{ROWS}
"""
LONG = "Đảng uỷ các cơ quan, doanh nghiệp và đơn vị sự nghiệp thành phố Tiền Long"
ABOUT = "kết quả đào tạo, bồi dưỡng cán bộ từ năm 2018 đến năm 2021 và phương hướng năm 2022"


def letter(profile: str, shape: Shape = "named", *, body: str = "Huyện uỷ Tân Giang") -> Letter:
    """Make what stands around the text of a document."""
    chosen = PROFILES[profile]
    if shape == "speech":
        return Letter(chosen, shape, body=body, kind="Báo cáo tham luận", about=ABOUT)
    state, dispatch = chosen.of == "state", shape == "dispatch"
    numbers = {
        ("party", False): "Số 97-BC/HU",
        ("party", True): "Số 05-CV/HU",
        ("state", False): "Số: 15/BC-UBND",
        ("state", True): "Số: 15/UBND-VX",
    }
    return Letter(
        chosen,
        shape,
        superior="" if state else "Đảng bộ tỉnh Tiền Long",
        body="Uỷ ban nhân dân xã Long Hoà A" if state else body,
        number=numbers[chosen.of, dispatch],
        place_date="Tân Giang, ngày 05 tháng 02 năm 2022",
        kind="" if dispatch else "Báo cáo",
        about=ABOUT,
        addressed=("Ban Tổ chức Tỉnh uỷ Tiền Long", "Trường Chính trị tỉnh") if dispatch else (),
        authority="TM. Uỷ ban nhân dân" if state else "T/M Ban Thường vụ",
        post=("Chủ tịch",) if state else ("Phó Bí thư Thường trực",),
        signer="Nguyễn Văn Thử",
        recipients=("Như trên", "Lưu: VT." if state else "Lưu Văn phòng Huyện uỷ."),
    )


def made(around: Letter, *, annex: bool = True) -> bytes:
    """Write a document as Word has it."""
    text = BODY if around.profile.of == "party" else BODY.replace("I- ", "I. ")
    return document(text + (ANNEX if annex else ""), "Thử", around.profile, around)


def spoilt(content: bytes, part: str, right: str, wrong: str) -> bytes:
    """Change every place of a text in one part of a right document."""
    with ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    before = parts[part].decode("utf-8")
    assert right in before
    parts[part] = before.replace(right, wrong).encode("utf-8")
    return zipped(parts.items())
