"""The posts of a unit's cadres and the titles they are planned for."""

from __future__ import annotations

from dataclasses import dataclass

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

HEAD, DEPUTY, STAFF = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Post:
    """A post; ``sex`` where only one sex holds it."""

    title: str
    rank: int
    sex: str | None = None


# Head | deputy | staff | the organisation's name, which follows each of them | sex.
PARTY_BODIES = (
    "Trưởng|Phó Trưởng|Chuyên viên|Ban Tổ chức Huyện uỷ",
    "Trưởng|Phó Trưởng|Chuyên viên|Ban Tuyên giáo Huyện uỷ",
    "Trưởng|Phó Trưởng|Chuyên viên|Ban Dân vận Huyện uỷ",
    "Chủ nhiệm|Phó Chủ nhiệm|Chuyên viên|Uỷ ban Kiểm tra Huyện uỷ",
    "Chánh|Phó Chánh|Chuyên viên|Văn phòng Huyện uỷ",
    "Giám đốc|Phó Giám đốc|Giảng viên|Trung tâm Chính trị huyện",
    "Chủ tịch|Phó Chủ tịch|Chuyên viên|Uỷ ban MTTQ huyện",
    "Chủ tịch|Phó Chủ tịch|Chuyên viên|Hội Nông dân huyện",
    "Chủ tịch|Phó Chủ tịch|Chuyên viên|Hội LHPN huyện|Nữ",
    "Chủ tịch|Phó Chủ tịch|Chuyên viên|Hội CCB huyện|Nam",
    "Chủ tịch|Phó Chủ tịch|Chuyên viên|Liên đoàn Lao động huyện",
    "Bí thư|Phó Bí thư|Chuyên viên|Huyện đoàn",
)
STATE_BODIES = (
    "Chánh|Phó Chánh|Chuyên viên|Văn phòng HĐND và UBND huyện",
    "Trưởng phòng|Phó Trưởng phòng|Chuyên viên Phòng|Nội vụ",
    "Trưởng phòng|Phó Trưởng phòng|Chuyên viên Phòng|Tài chính - Kế hoạch",
    "Trưởng phòng|Phó Trưởng phòng|Chuyên viên Phòng|Nông nghiệp và PTNT",
    "Trưởng phòng|Phó Trưởng phòng|Chuyên viên Phòng|Tài nguyên và Môi trường",
    "Trưởng phòng|Phó Trưởng phòng|Chuyên viên Phòng|Kinh tế và Hạ tầng",
    "Trưởng phòng|Phó Trưởng phòng|Chuyên viên Phòng|Lao động - TB và XH",
    "Trưởng phòng|Phó Trưởng phòng|Chuyên viên Phòng|Văn hoá và Thông tin",
    "Trưởng phòng|Phó Trưởng phòng|Chuyên viên Phòng|Y tế",
    "Trưởng phòng|Phó Trưởng phòng|Chuyên viên Phòng|Tư pháp",
    "Chánh|Phó Chánh|Thanh tra viên|Thanh tra huyện",
)
SCHOOL_BODIES = (
    "Trưởng phòng|Phó Trưởng phòng|Chuyên viên Phòng|Giáo dục và Đào tạo huyện",
    *(
        f"Hiệu trưởng|Phó Hiệu trưởng|Tổ trưởng chuyên môn|Trường {school}"
        for school in (
            "Tiểu học Long Hoà A1", "Tiểu học Long Hoà A2", "Tiểu học Long Hoà B",
            "Tiểu học An Phước 1", "Tiểu học An Phước 2", "Tiểu học Phú Lộc A",
            "Tiểu học Phú Lộc B1", "Tiểu học Phước Tiền 1", "Tiểu học Phước Tiền 2",
            "THCS Long Hoà A", "THCS Long Hoà B", "THCS An Phước", "THCS Phú Lộc A",
            "THCS Phú Lộc B", "THCS Phước Tiền", "Mầm non Hoa Sen", "Mầm non Long Hoà A",
            "Mầm non Phú Lộc",
        )
    ),
)  # fmt: skip
COMMUNE_POSTS = (
    Post("Bí thư Đảng uỷ {kind}", HEAD),
    Post("Phó Bí thư Thường trực Đảng uỷ {kind}", HEAD),
    Post("Chủ tịch UBND {kind}", HEAD),
    Post("Chủ tịch Uỷ ban MTTQ {kind}", HEAD),
    Post("Phó Chủ tịch HĐND {kind}", HEAD),
    Post("Phó Chủ tịch UBND {kind}", DEPUTY),
    Post("Phó Chủ tịch UBND {kind}", DEPUTY),
    Post("Bí thư Đoàn {kind}", DEPUTY),
    Post("Chủ tịch Hội LHPN {kind}", DEPUTY, "Nữ"),
    Post("Chủ tịch Hội Nông dân {kind}", DEPUTY),
    Post("Chủ tịch Hội CCB {kind}", DEPUTY, "Nam"),
    Post("Chỉ huy trưởng BCH Quân sự {kind}", DEPUTY, "Nam"),
    Post("Trưởng Công an {kind}", DEPUTY, "Nam"),
    Post("Phó Chủ tịch Uỷ ban MTTQ {kind}", STAFF),
    Post("Phó Bí thư Đoàn {kind}", STAFF),
    Post("Phó Chủ tịch Hội LHPN {kind}", STAFF, "Nữ"),
    Post("Phó Chủ tịch Hội Nông dân {kind}", STAFF),
    Post("Công chức Văn phòng - Thống kê", STAFF),
    Post("Công chức Tư pháp - Hộ tịch", STAFF),
    Post("Công chức Tài chính - Kế toán", STAFF),
    Post("Công chức Địa chính - Xây dựng", STAFF),
    Post("Công chức Văn hoá - Xã hội", STAFF),
    Post("Chuyên viên Văn phòng Đảng uỷ {kind}", STAFF),
    *(Post("Bí thư Chi bộ {place} " + str(number), STAFF) for number in range(1, 6)),
    Post("Phó Chỉ huy trưởng BCH Quân sự {kind}", STAFF, "Nam"),
    *(Post("Trưởng ban nhân dân {place} " + str(number), STAFF) for number in range(1, 6)),
    Post("Công chức Văn phòng - Thống kê", STAFF),
    Post("Công chức Văn hoá - Xã hội", STAFF),
)
PLACES = {
    TOWN: ("thị trấn", "khóm"),
    AN_PHUOC_1: ("xã", "ấp An Thịnh"),
    AN_PHUOC_2: ("xã", "ấp An Lợi"),
    LONG_HOA_A: ("xã", "ấp Long Thạnh"),
    LONG_HOA_B: ("xã", "ấp Long Hưng"),
    PHU_LOC_A: ("xã", "ấp Phú Trung"),
    PHU_LOC_B: ("xã", "ấp Phú Hoà"),
}
DISTRICT_LEADERS = (
    Post("Chủ tịch UBND huyện", HEAD),
    Post("Phó Chủ tịch HĐND huyện", HEAD),
    Post("Phó Chủ tịch UBND huyện", HEAD),
    Post("Phó Chủ tịch UBND huyện", HEAD),
)


def posts(unit: str, count: int) -> list[Post]:
    """List ``count`` posts of a unit, the highest first."""
    if unit in PLACES:
        kind, place = PLACES[unit]
        filled = (
            Post(post.title.format(kind=kind, place=place), post.rank, post.sex)
            for post in COMMUNE_POSTS
        )
        return sorted([*filled][:count], key=lambda post: -post.rank)
    leaders = DISTRICT_LEADERS if unit == STATE else ()
    bodies = {PARTY: PARTY_BODIES, STATE: STATE_BODIES, SCHOOLS: SCHOOL_BODIES}[unit]
    heads = [_post(body, HEAD) for body in bodies]
    deputies = [_post(body, DEPUTY) for body in bodies]
    if unit != SCHOOLS:
        deputies *= 2
    room = count - len(leaders) - len(heads) - len(deputies)
    staff = [_post(bodies[number % len(bodies)], STAFF) for number in range(room)]
    return [*leaders, *heads, *deputies, *staff]


def planned_titles(unit: str, count: int) -> list[str]:
    """List the titles a unit plans people for, the highest first."""
    leading = [post.title for post in posts(unit, count) if post.rank > STAFF]
    if unit in PLACES:
        leading += [post.title for post in posts(unit, count) if "Phó" in post.title]
    return [*dict.fromkeys(leading)]


def _post(body: str, rank: int) -> Post:
    head, deputy, staff, name, *sex = body.split("|")
    word = {HEAD: head, DEPUTY: deputy, STAFF: staff}[rank]
    return Post(f"{word} {name}", rank, sex[0] if sex and rank == HEAD else None)
