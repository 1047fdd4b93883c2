"""An office's own words and settings: laid over ours, and wrong ones named with what fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from typed_tables import sheet_of

from hongngu_cli import shipped
from hongngu_cli.check.stated_numbers import statements
from hongngu_cli.in_force import vocabulary_of
from hongngu_cli.model.failure import CONFIGURATION, Failure
from hongngu_cli.model.settings import Reading, Settings
from hongngu_cli.model.vocabulary import Vocabulary
from hongngu_cli.read.counts.cells import read_number
from hongngu_cli.read.headings.context import spellings_of
from hongngu_cli.read.headings.course_years import year_told
from hongngu_cli.read.headings.path_meanings import sends
from hongngu_cli.read.headings.words import heading_words
from hongngu_cli.read.settings.configuration import NAME, find_configuration, load_settings
from hongngu_cli.read.settings.named_fields import refuse_unknown_names
from hongngu_cli.read.settings.vocabularies import laid_over, load_vocabulary
from hongngu_cli.read.tables.recogniser import recogniser
from hongngu_cli.text.fold import fold
from hongngu_cli.text.head_counts import head_counts
from hongngu_cli.text.levels import LevelSpellings
from hongngu_cli.text.spans import read_span, read_start


def written(folder: Path, text: str, name: str = NAME) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def own(folder: Path, text: str) -> Vocabulary:
    return load_vocabulary(shipped.vocabulary(), [written(folder, text, "tu-vung.toml")])


def failure(path: Path) -> Failure:
    with pytest.raises(Failure) as caught:
        load_settings(path)
    assert caught.value.code == CONFIGURATION
    assert str(path) in caught.value.says
    return caught.value


def test_without_a_file_the_defaults_hold() -> None:
    assert load_settings(None) == Settings()


def test_settings_are_read_into_their_places(tmp_path: Path) -> None:
    settings = load_settings(
        written(
            tmp_path,
            """
            vocabulary = "tu-vung.toml"
            decimals = 2
            as_of = 2026-11-22
            [office]
            body = "Ban Tổ chức"
            [reading]
            header_rows = [5, 6]
            map = { "Người đi học" = "name" }
            """,
        )
    )
    assert settings.vocabulary == ("tu-vung.toml",)
    assert (settings.decimals, str(settings.as_of)) == (2, "2026-11-22")
    assert settings.office.body == "Ban Tổ chức"
    assert settings.reading.header_rows == (5, 6)
    assert settings.reading.map == {"Người đi học": "name"}


@pytest.mark.parametrize(
    ("text", "says", "advice"),
    [
        ("decimal = 2", 'không có khoá "decimal"', 'Có phải "decimals"?'),
        ("[reading]\nmapp = {}", 'không có khoá "reading.mapp"', 'Có phải "map"?'),
        ("[offfice]\nbody = 1", 'không có khoá "offfice"', 'Có phải "office"?'),
        ("qwerty = 1", 'không có khoá "qwerty"', "Các khoá dùng được: "),
        ('decimals = "hai"', "giá trị của decimals không đúng kiểu: 'hai'", "Xem mẫu"),
        ("decimals = 2\n\n[check]\nyoungest = -1", "dòng 4: check.youngest = -1 nằm ngoài", "Sửa"),
        ("[check]\n\noldest = 200", "dòng 3: check.oldest = 200 nằm ngoài khoảng", "Sửa"),
        ("[check]\noldest = 60\nyoungest = 61", "dòng 3: check.youngest = 61 lớn hơn", "nhỏ nhất"),
        ("[check]\noldest = 15", "dòng 2: check.oldest = 15 nhỏ hơn check.youngest = 16", "nhỏ"),
        ("[check]\nyoungest = 'mười'", "dòng 2: giá trị của check › youngest không đúng", "Xem"),
        ("# số lẻ\ndecimals = 9", "dòng 2: decimals = 9 nằm ngoài", "Sửa"),
        ("decimals = 2\ndecimals = 3", "sai cú pháp TOML", "Sửa dòng được nêu"),
        ("body = Ban", "sai cú pháp TOML", "dấu nháy kép"),
        ('as_of = "31/02/2026"', 'dòng 1: as_of = "31/02/2026" không có trên lịch.', "năm trước"),
        ('as_of = "28/2/2026"', "phải là một ngày, năm trước", "Ghi dạng as_of = 2026-02-28."),
        ('as_of = "hôm nay"', "phải là một ngày, năm trước", "Ghi dạng as_of = 2026-11-22."),
        (
            "decimals = 2\nas_of = 2026-02-30",
            "dòng 2: ngày 2026-02-30 không có trên lịch",
            "Ghi lại ngày đúng",
        ),
    ],
)
def test_a_mistake_is_named_with_what_is_near(
    text: str, says: str, advice: str, tmp_path: Path
) -> None:
    told = failure(written(tmp_path, text))
    assert says in told.says
    assert advice in told.advice


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes("body = 'Hoà'".encode("utf-16"))
    assert "không phải UTF-8" in failure(path).says
    path.write_bytes(b"decimals = 2\n# so\n" + "[office]\nbody = 'Hoà'".encode("cp1258"))
    assert f"{path}, dòng 4: tệp không phải UTF-8" in failure(path).says
    assert "không mở được" in failure(tmp_path / "khong-co.toml").says


def test_a_mark_of_utf8_before_the_first_letter_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes("decimals = 2".encode("utf-8-sig"))
    assert load_settings(path).decimals == 2


def test_the_file_is_looked_for_above_then_beside_the_first_input(tmp_path: Path) -> None:
    deep = tmp_path / "một" / "hai"
    deep.mkdir(parents=True)
    beside = tmp_path / "ba"
    beside.mkdir()
    roster = written(beside, "", "ds.csv")
    assert find_configuration(deep, roster) is None
    near_input = written(beside, "")
    assert find_configuration(deep, roster) == near_input
    assert find_configuration(deep, beside) == near_input
    above = written(tmp_path / "một", "")
    assert find_configuration(deep, roster) == above


def test_lists_are_joined_other_values_replaced_new_entries_come_last(tmp_path: Path) -> None:
    ours = load_vocabulary(shipped.vocabulary())
    laid = own(
        tmp_path,
        """
        [[level]]
        key = "so-cap"
        label = "Sơ cấp"
        spellings = ["lớp vỡ lòng"]
        [[level]]
        key = "lop-dang"
        group = "boi-duong"
        label = "Bồi dưỡng nhận thức về Đảng"
        spellings = ["nhận thức về Đảng"]
        [[unit]]
        name = "Xã An Định"
        aliases = ["An Định"]
        [[heading]]
        field = "name"
        headings = ["Người đi học"]
        [abbreviation]
        "AĐ" = "An Định"
        [rows]
        total = ["gộp lại"]
        """,
    )
    assert [*laid.levels] == [*ours.levels, "lop-dang"]
    assert laid.levels["so-cap"].label == "Sơ cấp"
    assert laid.levels["so-cap"].spellings == (*ours.levels["so-cap"].spellings, "lớp vỡ lòng")
    assert laid.levels["so-cap"].group == "ly-luan-chinh-tri"
    assert [unit.name for unit in laid.unit] == ["Xã An Định"]
    assert laid.heading[1].headings == (*ours.heading[1].headings, "Người đi học")
    assert laid.abbreviation == {**ours.abbreviation, "AĐ": "An Định"}
    assert laid.rows.total == (*ours.rows.total, "gộp lại")
    levels = LevelSpellings(laid)
    assert levels.read("Lớp vỡ lòng K3").key == "so-cap"
    assert levels.read("Lớp nhận thức về Đảng").key == "lop-dang"


def test_words_of_totals_and_of_sending_are_an_office_s_own_too(tmp_path: Path) -> None:
    laid = own(
        tmp_path,
        """
        [totals]
        counted = ["hội viên"]
        list_holds = ["biểu này có"]
        [rows]
        sending = ["biệt phái"]
        """,
    )
    stated = statements(laid)
    assert (stated.in_total("Cộng 53 hội viên"), stated.beneath("Biểu này có 5 người")) == (53, 5)
    heads = head_counts(laid)
    assert heads.without("Xã An Phước (12 hội viên)") == "Xã An Phước"
    assert read_number("5 hội viên", heads).value == 5
    assert heads.year_in("Danh sách 2019 hội viên") is None
    words = heading_words(laid, LevelSpellings(laid), {})
    assert sends("Biệt phái năm 2019", words)
    assert not sends("Luân chuyển năm 2019", words)


def test_words_that_lead_to_headings_beneath_are_an_office_s_own_too(tmp_path: Path) -> None:
    laid = own(tmp_path, '[totals]\nparts = ["tách ra"]')
    text = "CHỈ TIÊU 2025\nĐơn vị | Số lượng | Tách ra | <\n' | ' | TC LLCT | CC LLCT"
    sheet = sheet_of(f"{text}\nXã An Phước | 3 | 2 | 1")
    (table,) = recogniser(laid, Reading()).tables(sheet)
    assert table.columns[2].field == "total"


def test_marks_and_words_of_trainings_are_an_office_s_own_too(tmp_path: Path) -> None:
    laid = own(tmp_path, '[rows]\nmark = ["dự đủ"]\ntraining = ["huấn luyện"]')
    text = "DS CỬ ĐI HỌC TC LLCT\nSTT | Họ và tên | Năm 2018 | Năm 2019\n1 | Lê Văn Tám | Dự đủ |"
    (table,) = recogniser(laid, Reading()).tables(sheet_of(text))
    assert table.columns[3].field == "year"
    words = heading_words(laid, LevelSpellings(laid), {})
    assert words.training.search(fold("Huấn luyện năm 2019"))


def test_every_label_of_a_time_leads_to_its_year(tmp_path: Path) -> None:
    laid = own(tmp_path, '[rows]\ntime_label = ["tựu trường"]')
    for label in laid.rows.time_label:
        assert year_told(f"{label.capitalize()} 15/9/2021", spellings_of(laid)) == 2021
    for label in load_vocabulary(shipped.vocabulary()).rows.time_label:
        assert read_start(f"{label} 15/9/2021").year == 2021
        assert read_span(f"{label}: 15/9/2021 - 6/2022")


def test_words_that_name_no_level_are_an_office_s_own_too(tmp_path: Path) -> None:
    laid = own(tmp_path, '[[ambiguous]]\nlevels = []\nspellings = ["câu lạc bộ tiếng Anh"]')
    assert LevelSpellings(laid).within("Câu lạc bộ tiếng Anh xã").key is None
    assert LevelSpellings(laid).within("Lớp tiếng Anh xã").key == "ngoai-ngu"


def refused(folder: Path, *texts: str) -> Failure:
    paths = [written(folder, text, f"{n}.toml") for n, text in enumerate(texts, start=1)]
    with pytest.raises(Failure) as caught:
        load_vocabulary(shipped.vocabulary(), paths)
    assert caught.value.code == CONFIGURATION
    return caught.value


LONG_HOA = '[[unit]]\nname = "Xã Long Hoà"\naliases = [\n  "Long Hoà",\n  "UBND xã Long Hoà",\n]\n'


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('name = ""', 'dòng 9: unit.name = "" không có chữ hay số nào.'),
        ('name = "Xã B"\naliases = ["B", " – "]', 'dòng 10: unit.aliases = " – " không có chữ'),
        ('name = "Xã Long Hoà"', 'dòng 9: unit.name = "Xã Long Hoà" đã được ghi ở dòng 2.'),
        ('name = "XÃ LONG HÒA"', 'dòng 9: unit.name = "XÃ LONG HÒA" đã được ghi cho “Xã Long Hoà”'),
        ('name = "long  hòa"', 'unit.name = "long  hòa" đã được ghi cho “Xã Long Hoà” ở dòng 4.'),
        (
            'name = "Xã B"\naliases = [\n"Ủy ban nhân dân xã Long Hoà"]',
            'dòng 11: unit.aliases = "Ủy ban nhân dân xã Long Hoà" đã được ghi cho “Xã Long Hoà”',
        ),
    ],
)
def test_a_unit_without_a_name_or_told_twice_is_refused(
    more: str, says: str, tmp_path: Path
) -> None:
    told = refused(tmp_path, f"{LONG_HOA}\n[[unit]]\n{more}\n")
    assert says in told.says
    assert told.says.startswith(str(tmp_path / "1.toml"))
    assert told.advice


def test_a_unit_of_another_file_is_the_same_one_only_by_its_name(tmp_path: Path) -> None:
    more = '[[unit]]\nname = "Xã Long Hoà"\naliases = ["LH", "long hoà"]\n'
    files = [written(tmp_path, LONG_HOA, "a.toml"), written(tmp_path, more, "b.toml")]
    (unit,) = load_vocabulary(shipped.vocabulary(), files).unit
    assert (unit.name, "LH" in unit.aliases) == ("Xã Long Hoà", True)
    told = refused(tmp_path, LONG_HOA, more.replace("Xã Long", "Xã  Long"))
    assert f"{tmp_path / '2.toml'}, dòng 2: unit.name" in told.says
    assert told.says.endswith(f"cho “Xã Long Hoà” ở {tmp_path / '1.toml'}, dòng 2.")


def test_units_that_differ_are_two_though_their_names_are_alike(tmp_path: Path) -> None:
    names = (
        "Xã Long Hoà",
        "Xã Long Hoá",
        "Phường Long Hoà",
        "Xã Long Hoà 2",
        "Đảng uỷ xã Long Hoà",
    )
    text = "".join(f'[[unit]]\nname = "{name}"\naliases = ["{name.upper()}"]\n' for name in names)
    assert tuple(unit.name for unit in own(tmp_path, text).unit) == names


@pytest.mark.parametrize(
    ("block", "key", "advice"),
    [
        ('[[level]]\nkey = "trung-cap"', "name", 'Có phải "label"?'),
        ('[[level]]\nkey = "trung-cap"', "aliases", 'Có phải "spellings"?'),
        ('[[level]]\nkey = "trung-cap"', "abreviations", 'Có phải "abbreviations"?'),
        ('[[level]]\nkey = "trung-cap"', "order", "Các khoá dùng được: abbreviations, above, "),
        ('[[unit]]\nname = "Xã A"', "label", 'Có phải "name"?'),
        ('[[unit]]\nname = "Xã A"', "spellings", 'Có phải "aliases"?'),
        ('[[unit]]\nname = "Xã A"', "code", "Các khoá dùng được: aliases, name."),
        ('[[heading]]\nfield = "name"', "aliases", 'Có phải "headings"?'),
        ('[[heading]]\nfield = "name"', "label", "Các khoá dùng được: codes, field, headings, "),
        ('[[coded]]\nfield = "sex"\nkey = "nu"', "aliases", 'Có phải "spellings"?'),
        ('[[coded]]\nfield = "sex"\nkey = "nu"', "name", 'Có phải "label"?'),
    ],
)
def test_a_key_of_other_blocks_is_told_as_this_one_calls_it(
    block: str, key: str, advice: str, tmp_path: Path
) -> None:
    told = refused(tmp_path, f'{block}\n{key} = ["a"]\n')
    assert f'không có khoá "{block[2 : block.index("]")]}[1].{key}"' in told.says
    assert told.advice.startswith(advice)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('[[value]]\nkey = "nu"', 'Có phải "coded"?'),
        ('[[rule]]\nname = "level-unknown"', 'Có phải "key"?'),
        ('[[level]]\nkey = "trung-cap"\nrequires = "so-cap"', 'Có phải "prerequisite"?'),
        ('[[succession]]\nkey = "a"\nold = ["Xã A"]', 'Có phải "former"?'),
    ],
)
def test_a_common_wrong_name_is_told_by_its_meaning(text: str, advice: str, tmp_path: Path) -> None:
    assert refused(tmp_path, text).advice == advice


@pytest.mark.parametrize(
    ("since", "says"),
    [
        ("2025-13-29", "dòng 3: ngày 2025-13-29 không có: năm không có tháng 13."),
        ("2025-02-30", "dòng 3: ngày 2025-02-30 không có trên lịch."),
        ("2025-7-1", "dòng 3: ngày 2025-7-1 phải ghi tháng và ngày bằng hai chữ số: 2025-07-01."),
        ('"31/02/2025"', 'dòng 3: since = "31/02/2025" không có trên lịch.'),
        ('"01/07/2025"', 'dòng 3: since = "01/07/2025" phải là một ngày'),
        ("2025-07-01 x", "dòng 3, cột 20: sai cú pháp TOML"),
    ],
)
def test_a_day_that_cannot_be_is_named(since: str, says: str, tmp_path: Path) -> None:
    assert says in refused(tmp_path, f'[[succession]]\nkey = "a"\nsince = {since}\n').says


def level(key: str, **others: str) -> str:
    more = "".join(f'{name} = "{value}"\n' for name, value in others.items())
    return f'[[level]]\nkey = "{key}"\n{more}\n'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            level("cao-cap", prerequisite="cao-cap"),
            'dòng 3: level.prerequisite = "cao-cap" là chính trình độ này.',
        ),
        (
            level("trung-cap", prerequisite="cao-cap"),
            'dòng 3: level.prerequisite = "cao-cap" làm các trình độ đòi hỏi lẫn nhau: ',
        ),
        (level("so-cap", above="cao-cap"), 'dòng 3: level.above = "cao-cap" làm các trình độ'),
        (level("nghiep-vu", refines="lanh-dao-quan-ly"), "dòng 3: level.refines"),
    ],
)
def test_levels_that_lead_back_to_themselves_are_refused(
    text: str, says: str, tmp_path: Path
) -> None:
    told = refused(tmp_path, text)
    assert f"{tmp_path / '1.toml'}, {says}" in told.says
    assert told.advice


def test_a_circle_is_told_in_its_order_without_what_leads_to_it(tmp_path: Path) -> None:
    text = "".join(
        level(key, prerequisite=before)
        for key, before in {"d": "a", "a": "b", "b": "c", "c": "a"}.items()
    ).replace('key = "', 'group = "chuyen-mon"\nlabel = "Văn bằng"\nkey = "')
    assert "đòi hỏi lẫn nhau: a → b → c → a." in refused(tmp_path, text).says


def test_levels_that_are_before_others_in_a_line_are_taken(tmp_path: Path) -> None:
    text = level("trung-cap", prerequisite="so-cap") + level("tien-si", prerequisite="thac-si")
    assert own(tmp_path, text).levels["trung-cap"].prerequisite == "so-cap"


def succession(key: str, former: str, successors: str, since: str = "2025-07-01") -> str:
    lists = f"former = [{former}]\nsuccessors = [{successors}]"
    return f'[[succession]]\nkey = "{key}"\nsince = {since}\n{lists}\nsource = "QĐ"\n\n'


def test_units_that_replace_each_other_on_one_day_are_refused(tmp_path: Path) -> None:
    there = succession("a", '"Xã Bình"', '"Xã An"')
    told = refused(tmp_path, succession("b", '"Xã An"', '"XÃ BÌNH"') + there)
    assert f"{tmp_path / '1.toml'}, dòng 8: các đơn vị thay nhau thành vòng" in told.says
    assert "trong cùng ngày 01/07/2025: " in told.says
    assert told.advice


def test_units_that_come_back_later_or_share_a_name_are_taken(tmp_path: Path) -> None:
    there = succession("a", '"Xã Bình", "Xã An"', '"Xã An"')
    later = succession("b", '"Xã An"', '"Xã Bình"', "2026-07-01")
    parted = succession("c", '"Xã Hoà"', '"Xã Hoà", "Xã Thuận"')
    again = succession("d", '"Xã Thuận"', '"Xã Hoà"', "2026-01-01")
    assert len(own(tmp_path, there + later + parted + again).succession) > len(
        own(tmp_path, "").succession
    )


def test_a_field_that_is_none_is_told_with_its_line(tmp_path: Path) -> None:
    vocabulary = load_vocabulary(shipped.vocabulary())
    for text in (
        '# cột\nreading.map = {"Cơ quan" = "untt"}',
        '[reading]\nmap = { "Cơ quan" = "untt" }',
        '[reading.map]\n"Cơ quan" = "untt"',
        '[plan]\nmode = "untt"',
        '[plan]\nstarts = "untt"',
        '\n[[recognition]]\nkind = "untt"\n[[recognition.columns]]\nheading = "A"',
    ):
        path = written(tmp_path, text)
        with pytest.raises(Failure) as caught:
            refuse_unknown_names(load_settings(path), vocabulary, path)
        assert f"{path}, dòng 2: " in caught.value.says
        assert "untt" in caught.value.says


def test_a_file_of_words_that_is_not_there_is_told_by_who_names_it(tmp_path: Path) -> None:
    path = written(tmp_path, '# từ\nvocabulary = ["tu-vung.toml", "khac.toml"]')
    written(tmp_path, "", "tu-vung.toml")
    with pytest.raises(Failure) as caught:
        vocabulary_of(path, load_settings(path))
    assert caught.value.code == CONFIGURATION
    assert f'{path}, dòng 2: vocabulary nêu tệp từ vựng "khac.toml"' in caught.value.says


def test_a_block_that_is_none_is_not_taken_for_another(tmp_path: Path) -> None:
    assert refused(tmp_path, "[[units]]\n").advice == 'Có phải "unit"?'
    assert refused(tmp_path, "[[column]]\n").advice.startswith("Các khoá dùng được: abbreviation,")


def test_entries_are_the_same_by_what_names_them() -> None:
    base = {"coded": [{"field": "sex", "key": "nu", "spellings": ["nữ"]}], "ambiguous": [{"a": 1}]}
    over = {"coded": [{"field": "mode", "key": "nu", "spellings": ["x"]}], "ambiguous": [{"a": 2}]}
    laid = laid_over(base, over)
    assert [entry["field"] for entry in laid["coded"]] == ["sex", "mode"]
    assert laid["ambiguous"] == [{"a": 1}, {"a": 2}]
