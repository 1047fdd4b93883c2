"""Letters and speeches in a folder are no rosters; whatever may be a table is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from hongngu_cli.read.files.letters import is_letter

SENTENCE = "Từ năm 2018 đến năm 2021, huyện đã cử 301 lượt cán bộ; trong đó có 120 lượt nữ."
SPEECH = "\n\n".join(["THAM LUẬN", SENTENCE, SENTENCE.replace("; ", ", "), SENTENCE + " Hết."])


def test_the_speech_of_the_samples_is_one() -> None:
    assert is_letter(str(Path(__file__).parents[1] / "sample_data" / "tham-luan.txt"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_of_sentences_is_a_letter(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_text(SPEECH, encoding=encoding)
    assert is_letter(str(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    "text",
    [
        "Họ và tên,Đơn vị,Trình độ\nLê Thị Mận,Xã An,Trung cấp\nVõ Văn Bưởi,Xã An,Sơ cấp\n",
        *("\n".join([f"1{sign}Lê Mận{sign}{SENTENCE[:60]}."] * 9) for sign in (";", "\t", " | ")),
        "Lê Thị Mận\nVõ Văn Bưởi\nTrần Thị Cam\n",
        SENTENCE,
        "",
    ],
)
def test_what_may_be_a_table_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert not is_letter(str(tmp_path / "a.txt"))


def test_what_cannot_be_opened_is_left_to_who_reads_it(tmp_path: Path) -> None:
    assert not is_letter(str(tmp_path / "none.txt"))
    assert not is_letter("a\0b.txt")
    (tmp_path / "a.csv").write_text(SPEECH, encoding="utf-8")
    assert not is_letter(str(tmp_path / "a.csv"))
