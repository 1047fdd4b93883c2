"""Training levels as offices write them: read, assumed with a note, doubtful, or none."""

from __future__ import annotations

import pytest

from hongngu_cli import shipped
from hongngu_cli.read.settings.vocabularies import load_vocabulary
from hongngu_cli.text.courses import course_words
from hongngu_cli.text.levels import LevelRead, LevelSpellings

LEVELS = LevelSpellings(load_vocabulary(shipped.vocabulary()))
WRITTEN = {
    "trung-cap": """
        Trung cấp LLCT - HC; TC. LLCT; T.C LLCT; TCLLCT-HC K12; Trung Cấp Chính Trị
        Trung cấp lý luận chính trị – hành chính khoá 12; Lớp TC LLCT-HC K15 (2018-2020)
        Lớp Trung cấp LLCT hệ không tập trung K.105; Trung cấp LLCT khóa 2019-2021
        TRUNG CẤP LLCT-HC HỆ VỪA LÀM VỪA HỌC; Bằng trung cấp LLCT; trung cap ly luan chinh tri
        Trung cấp LLCT tỉnh Đồng Tháp; LLCT trung cấp; Lop Trung cap LLCT K12""",
    "cao-cap": """
        Cao cấp LLCT hệ tập trung; CCLLCT K67; Cao cấp LLCT-HC (hệ không tập trung); C/C LLCT
        Cao cấp lý luận; CCCT; Cao cấp LLCT B4-18
        Lớp Cao cấp LLCT không tập trung tỉnh Đồng Tháp năm 2019""",
    "hoan-chinh-cao-cap": """
        Hoàn chỉnh CCLLCT; Hoàn chỉnh kiến thức Cao cấp LLCT; HC-CCLLCT; Hoàn thiện cao cấp LLCT
        Bổ sung, hoàn chỉnh chương trình cao cấp lý luận chính trị
        Lớp hoàn chỉnh trình độ CC LLCT""",
    "so-cap": "Sơ cấp LLCT K5; Sơ cấp lý luận chính trị cho đảng viên; SCLLCT; SC LLCT K3",
    "cu-nhan-chinh-tri": "Cử nhân chính trị; Đại học chính trị",
    "dai-hoc": """
        Cử nhân Chính trị học; Đại học Chính trị học; ĐH Luật; Đại học ngành Quản lý nhà nước
        ĐH Quản lý nhà nước; Đại học Quản lý kinh tế; Kỹ sư nông nghiệp
        ĐH Quân sự cơ sở; ĐH ngành Quân sự cơ sở; ĐH Thuỷ sản; ĐH Công tác xã hội
        ĐH ngành Khí tượng; DH nganh Quan su co so; ĐH Thủy sản (VLVH)
        Lớp ĐH Công tác xã hội K12 (2019-2021)
        ĐH chuyên ngành Giáo dục quốc phòng và an ninh""",
    "dai-hoc-van-bang-2": """
        Đại học Luật (VB2); Đại học Luật văn bằng 2; Luật (VB 2); ĐHVB2 Luật; VB2 ngành Luật
        ĐH ngành Luật (VB2); Văn bằng 2 đại học Luật; Đại học (VB2); ĐH Luật (VB2)""",
    "thac-si": """
        Thạc sĩ Quản lý kinh tế; Ths. Luật; Thạc sỹ QLNN; Cao học Luật K25; Th.S Quản lý công
        Thạc sĩ (Quản lý nhà nước); lop thac si quan ly cong; Th.s QLNN; Lớp Th.S. QLNN K25""",
    "tien-si": "T.S Luật; Tiến sĩ Luật; NCS Quản lý công; tiến sỹ; TS Luật; TS. Triết học",
    "cao-dang": "Cao đẳng sư phạm; CĐ Sư phạm; CĐ Kế toán; CĐ ngành Quân sự cơ sở",
    "trung-cap-chuyen-mon": """
        Trung cấp (chuyên môn); Lớp Trung cấp (chuyên môn) K12; Trung cấp Luật; Trung cấp nghề""",
    "nghiep-vu": """
        Bồi dưỡng nghiệp vụ xây dựng Đảng; BD nghiệp vụ Hội LHPN; BDNV
        Tập huấn nghiệp vụ công tác Mặt trận; Nghiệp vụ công tác Đảng cho bí thư chi bộ
        Bồi dưỡng NVSP; BD NVSP; BD NV Đoàn""",
    "lanh-dao-quan-ly": """
        LĐ, QL cấp phòng; LĐ-QL; Lãnh đạo cấp phòng và tương đương; Lớp dự nguồn cấp uỷ
        Bồi dưỡng trưởng, phó phòng; Chương trình BD trưởng phó phòng
        Bồi dưỡng nghiệp vụ lãnh đạo, quản lý; Bồi dưỡng cán bộ lãnh đạo, quản lý cấp phòng""",
    "quan-ly-nha-nuoc": """
        QLNN ngạch CV; QLNN CVC; Chuyên viên chính; Chuyên viên cao cấp
        Bồi dưỡng ngạch chuyên viên chính""",
    "quoc-phong-an-ninh": """
        QPAN đối tượng 3; QP-AN ĐT 4; Kiến thức QP&AN
        Bồi dưỡng kiến thức quốc phòng và an ninh đối tượng 4""",
    "ngoai-ngu": "Anh văn B1; Tiếng Anh B1",
    "tin-hoc": "Tin học văn phòng; Tin học B",
}


@pytest.mark.parametrize("key", WRITTEN)
def test_levels_in_longer_texts(key: str) -> None:
    texts = [text.strip() for line in WRITTEN[key].splitlines() for text in line.split(";")]
    read = {text: LEVELS.read(text) for text in texts if text}
    assert {text: found.key for text, found in read.items()} == dict.fromkeys(read, key)


@pytest.mark.parametrize("text", ["Trung cấp", "lớp cao cấp", "SƠ CẤP", "Trung cấp K12"])
def test_a_bare_level_is_taken_for_political_theory_and_that_is_said(text: str) -> None:
    assert LEVELS.read(text).assumed


@pytest.mark.parametrize(
    ("text", "group", "key"),
    [
        ("Trung cấp", "chuyen-mon", "trung-cap-chuyen-mon"),
        ("TC", "chuyen-mon", "trung-cap-chuyen-mon"),
        ("Cử nhân", "chuyen-mon", "dai-hoc"),
        ("Cử nhân", "ly-luan-chinh-tri", "cu-nhan-chinh-tri"),
        ("Trung cấp", "ly-luan-chinh-tri", "trung-cap"),
        ("Thạc sĩ", "ly-luan-chinh-tri", "thac-si"),
    ],
)
def test_the_group_of_the_heading_decides(text: str, group: str, key: str) -> None:
    assert LEVELS.read(text, group) == LevelRead(key)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Sau đại học", "ambiguous"),
        ("SDH", "ambiguous"),
        ("Cử nhân", "ambiguous"),
        ("cu nhan", "ambiguous"),
        ("Trung cấp LLCT và Thạc sĩ", "ambiguous"),
        ("Cao cấp LLCT; Thạc sĩ Luật", "ambiguous"),
        ("Trung cấp, Cao cấp", "ambiguous"),
        ("Trung cắp", "unknown"),
        ("BS.CKI", "unknown"),
        ("Bác sĩ chuyên khoa cấp II", "unknown"),
        ("Bác sĩ nội trú", "unknown"),
        ("12/12", "unknown"),
        ("chưa qua đào tạo", "unknown"),
        ("", "unknown"),
    ],
)
def test_what_is_doubtful_is_never_decided(text: str, doubt: str) -> None:
    assert LEVELS.read(text) == LevelRead(None, doubt)


@pytest.mark.parametrize(
    "text",
    [
        "TRƯỜNG ĐẠI HỌC CẦN THƠ",
        "Trung tâm Ngoại ngữ - Tin học",
        "DANH SÁCH CÁN BỘ LÃNH ĐẠO, QUẢN LÝ",
        "Trường Cao đẳng",
        "truong dai hoc",
    ],
)
def test_names_of_schools_and_posts_are_no_levels(text: str) -> None:
    assert LEVELS.read(text) == LevelRead(None, "unknown")
    assert LEVELS.within(text) == LevelRead(None, "unknown")


@pytest.mark.parametrize(
    "text",
    [
        "ĐH Cần Thơ",
        "ĐH Thuỷ sản Nha Trang",
        "Trường ĐH Luật",
        "ĐH Đảng bộ",
        "ĐH ngành",
        "CĐ ngành Giáo dục",
        "CĐ Viên chức",
        "TS ngành Giáo dục",
        "TS. Nguyễn Văn An",
        "TC Quân sự",
        "Hội thảo tại ĐH ngành Luật",
    ],
)
def test_short_words_before_what_is_no_subject_are_no_degrees(text: str) -> None:
    assert LEVELS.read(text).key is None


@pytest.mark.parametrize(
    ("text", "key"),
    [("ĐH ngành Luật, Thạc sĩ Kinh tế", "thac-si"), ("ĐH ngành Y, TC LLCT", "trung-cap")],
)
def test_a_degree_beside_another_level_is_not_taken_for_all_that_stands_there(
    text: str, key: str
) -> None:
    assert LEVELS.read(text).key == key


def test_a_degree_named_shortly_is_the_same_course_as_the_one_written_out() -> None:
    shortly = course_words("ĐH Quân sự cơ sở", LEVELS)
    assert shortly == course_words("Đại học Quân sự cơ sở", LEVELS)
    assert shortly != course_words("ĐH Thủy sản", LEVELS)
    assert len({shortly, course_words("ĐH Luật", LEVELS)}) == 2  # courses are keys of others


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Kỹ năng nghiệp vụ Đoàn, Hội, Đội", "nghiep-vu"),
        ("Kỹ năng, nghiệp vụ công tác Hội", "nghiep-vu"),
        ("Nghiệp vụ công tác Hội", "nghiep-vu"),
        ("Kỹ năng giao tiếp", "boi-duong-khac"),
        ("Kỹ năng công tác Đoàn", "boi-duong-khac"),
    ],
)
def test_the_longest_beginning_of_a_course_tells_its_level(text: str, key: str) -> None:
    assert LEVELS.of_course(text) == LevelRead(key, assumed=True)
