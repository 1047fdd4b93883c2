"""What posts require: common practice, with an office's own decisions laid over it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from hongngu_cli import shipped
from hongngu_cli.analyse.requirements import Requirements
from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.read.settings.vocabularies import load_vocabulary

DAY = dt.date(2021, 12, 31)


def required(folder: Path, title: str, unit: str = "", own: str = "", day: dt.date = DAY) -> str:
    """Name the levels that a post requires, with an office's own words in force."""
    path = folder / "tu-vung.toml"
    path.write_text(own, encoding="utf-8")
    vocabulary = load_vocabulary(shipped.vocabulary(), [path] if own else [])
    fitting = Requirements(vocabulary, day).of_post(title, unit)
    return " ".join(level for one in fitting for level in one.level)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Trưởng Ban Dân vận Huyện uỷ", "cao-cap"),
        ("TRƯỞNG PHÒNG NỘI VỤ HUYỆN", "cao-cap"),
        ("Phó Chủ tịch UBND huyện", "cao-cap"),
        ("Phó Trưởng Ban Dân vận Huyện ủy", "trung-cap"),
        ("Chủ tịch UBND xã", "trung-cap"),
        ("Bí thư Chi bộ ấp Long Thạnh 1", "so-cap"),
        ("Công chức Tư pháp - Hộ tịch", "so-cap"),
        ("Thanh tra viên Thanh tra huyện", ""),
        ("CT UBND xã", "trung-cap"),
        ("PCT UBND huyện", "cao-cap"),
        ("TP Nội vụ", "cao-cap"),
        ("Phó TP Nội vụ", "trung-cap"),
        ("Chánh VP Huyện uỷ", "cao-cap"),
        ("UVBTV, Chủ nhiệm UBKT Huyện uỷ", "cao-cap cao-cap"),
        ("UVBTV Đảng uỷ, Trưởng CA xã", "trung-cap"),
    ],
)
def test_what_ships_is_common_practice(title: str, level: str, tmp_path: Path) -> None:
    assert required(tmp_path, title) == level


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Chủ tịch UBND xã", "Xã An Hoà, huyện Tân Giang"),
        ("Bí thư Đảng uỷ", "Đảng uỷ xã An Hoà (huyện Tân Giang)"),
        ("Phó Chủ tịch UBND", "UBND xã An Hoà huyện Tân Giang, tỉnh Tiền Long"),
        ("Bí thư Đảng uỷ xã", "Huyện Tân Giang"),
        ("Chủ tịch UBND xã, Huyện uỷ viên", ""),
    ],
)
def test_a_post_of_a_commune_is_not_one_of_the_district_it_lies_in(
    title: str, unit: str, tmp_path: Path
) -> None:
    assert required(tmp_path, title, unit) == "trung-cap"


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("Chủ tịch Hội Nông dân", "Huyện Tân Giang, tỉnh Tiền Long"),
        ("Trưởng phòng Lao động - Thương binh và Xã hội", "UBND huyện Tân Giang"),
        ("Huyện uỷ viên, Trưởng phòng Nội vụ", ""),
        ("Uỷ viên, Bí thư Huyện đoàn", ""),
    ],
)
def test_a_post_of_a_district_is_told_by_its_own_words(
    title: str, unit: str, tmp_path: Path
) -> None:
    assert required(tmp_path, title, unit) == "cao-cap"


@pytest.mark.parametrize(
    ("title", "levels"),
    [
        ("Uỷ viên BTV Đảng uỷ, Chủ tịch UBMTTQ xã", "trung-cap"),
        ("Bí thư Chi bộ kiêm Hiệu trưởng", "so-cap trung-cap"),
        ("Phó Bí thư Đảng uỷ xã; Bí thư Chi bộ ấp 1", "trung-cap so-cap"),
        ("Trưởng ban nhân dân, ấp 1", ""),
    ],
)
def test_each_of_several_posts_in_one_title_counts(title: str, levels: str, tmp_path: Path) -> None:
    assert required(tmp_path, title) == levels


@pytest.mark.parametrize(
    ("title", "unit", "level"),
    [
        ("Trưởng ban", "Ban nhân dân ấp 1", ""),
        ("Phó Trưởng ban", "BND ấp Long Thạnh", ""),
        ("Trưởng ban", "Ban công tác Mặt trận khóm 3", ""),
        ("Phó Bí thư", "Chi bộ ấp 1", ""),
        ("Hiệu trưởng", "Trường Tiểu học Ấp 3", "trung-cap"),
        ("Chủ tịch", "Hội Nông dân xã An Hoà", "trung-cap"),
    ],
)
def test_a_post_of_a_hamlet_is_told_by_its_unit_too(
    title: str, unit: str, level: str, tmp_path: Path
) -> None:
    assert required(tmp_path, title, unit) == level


OWN = """
    [[requirement]]
    key = "lanh-dao-cap-xa"
    level = ["cao-cap"]
"""


def test_an_offices_level_stands_in_place_of_ours(tmp_path: Path) -> None:
    assert required(tmp_path, "Chủ tịch UBND xã", own=OWN) == "cao-cap"
    assert required(tmp_path, "Bí thư Chi bộ ấp 1", own=OWN) == "so-cap"


def test_an_empty_level_takes_a_block_away(tmp_path: Path) -> None:
    assert required(tmp_path, "Chủ tịch UBND xã", own=OWN.replace('"cao-cap"', "")) == ""


def test_an_offices_own_block_decides_before_ours(tmp_path: Path) -> None:
    own = """
        [[requirement]]
        key = "truong-ban-hdnd"
        posts = ["Trưởng Ban"]
        at = ["HĐND huyện"]
        level = ["trung-cap", "dai-hoc"]
        source = "Quyết định của huyện uỷ"
    """
    assert required(tmp_path, "Trưởng Ban Pháp chế HĐND huyện", own=own) == "trung-cap dai-hoc"
    assert required(tmp_path, "Trưởng Ban Dân vận Huyện uỷ", own=own) == "cao-cap"


def test_a_requirement_holds_while_it_is_in_force(tmp_path: Path) -> None:
    own = OWN + "    since = 2022-01-01\n"
    assert required(tmp_path, "Chủ tịch UBND xã", own=own) == ""
    assert required(tmp_path, "Chủ tịch UBND xã", own=own, day=dt.date(2022, 1, 1)) == "cao-cap"


@pytest.mark.parametrize(
    ("own", "told", "near"),
    [
        (OWN.replace("cao-cap", "cao-cấp"), 'requirement.level = "cao-cấp"', "cao-cap"),
        (OWN.replace("level", "levels"), "levels", "level"),
        ('[[requirement]]\nkey = "moi"\nlevel = ["so-cap"]', "thiếu posts", "posts"),
    ],
)
def test_a_slip_is_told_with_what_is_nearest(
    own: str, told: str, near: str, tmp_path: Path
) -> None:
    with pytest.raises(Failure) as failure:
        required(tmp_path, "Chủ tịch UBND xã", own=own)
    assert failure.value.code == CONFIGURATION
    assert told in failure.value.says
    assert near in failure.value.advice
