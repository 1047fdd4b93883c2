"""``proofread`` as clerks call it: what it says, where, and with which exit code."""

from __future__ import annotations

import io
import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import SAMPLES, TrainReport
from docx import Document
from old_codes import in_tcvn3, in_vni

from hongngu_cli.model.passage import Numeral, Passage
from hongngu_cli.model.proofread import Mention
from hongngu_cli.report.proofread_words import sentence_of

if TYPE_CHECKING:
    from collections.abc import Callable

WRONG = (
    "Kết quả năm 2024\n\nHuyện cử 72 đồng chí đi học (nghiệp vụ 07 đồng chí; quản lý 56 đồng chí)."
    "\n"
)
RIGHT = WRONG.replace("72", "63")


def written(folder: Path, text: str, name: str = "a.txt") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def told(train_report: TrainReport, *arguments: str | Path) -> dict[str, Any]:
    done = train_report("proofread", *arguments, "--format", "json")
    assert done.returncode in {0, 1}, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_total_that_is_none_is_told_with_its_arithmetic(
    train_report: TrainReport, tmp_path: Path
) -> None:
    done = train_report("proofread", written(tmp_path, WRONG))
    assert done.returncode == 1
    words = " ".join(done.stdout.split())
    assert "Đoạn 2: 07 + 56 = 63, không phải 72; chênh 9" in words
    assert "Huyện cử 72 đồng chí đi học (nghiệp vụ 07 đồng chí; quản lý 56 đồng chí)." in words
    assert "Tin cậy" in words


def test_of_a_figure_told_twice_nothing_says_which_is_right(
    train_report: TrainReport, tmp_path: Path
) -> None:
    text = "Kỳ họp nhận 67 ý kiến cử tri.\n\nTất cả 76 ý kiến cử tri đều được trả lời.\n"
    words = " ".join(train_report("proofread", written(tmp_path, text)).stdout.split())
    assert "Đoạn 2: chỗ này ghi 76, chỗ kia (đoạn 1) ghi 67; chênh 9. Câu:" in words
    assert "Xem số nào đúng với sổ gốc" in words


def test_what_is_told_roughly_and_differs_is_a_warning(
    train_report: TrainReport, tmp_path: Path
) -> None:
    text = (
        "Quỹ vận động gần 119 tỷ đồng, gồm đợt một hơn 59 tỷ, đợt hai gần 35 tỷ và đợt ba 6,8 tỷ."
    )
    (issue,) = told(train_report, written(tmp_path, text))["issues"]
    assert (issue["rule"], issue["severity"]) == ("total-differs", "warning")


def test_json_gives_relations_findings_and_coverage(
    train_report: TrainReport, tmp_path: Path
) -> None:
    found = told(train_report, written(tmp_path, WRONG))
    (relation,) = found["relations"]
    kept = ("total", "parts", "sum", "difference", "holds", "paragraph")
    assert [relation[key] for key in kept] == [72, [7, 56], 63, -9, False, 2]
    text = WRONG.split("\n")[2]
    assert text[relation["start"] : relation["end"]] == "72"
    assert 0.9 <= relation["confidence"] <= 1
    (issue,) = found["issues"]
    assert (issue["rule"], issue["severity"]) == ("total-differs", "error")
    assert found["coverage"] == {
        "figures": 3,
        "checked": 3,
        "agree": 0,
        "differ": 3,
        "unchecked": 0,
    }
    assert found["percentages"] == []


def test_a_text_that_adds_up_is_left_in_peace(train_report: TrainReport, tmp_path: Path) -> None:
    done = train_report("proofread", written(tmp_path, RIGHT))
    assert done.returncode == 0
    assert "không thấy chỗ nào không khớp." in done.stdout
    assert "07 + 56 = 63" in done.stdout
    assert "Vấn đề" not in done.stdout


def test_a_terminal_shows_the_first_of_many_that_agree(
    train_report: TrainReport, tmp_path: Path
) -> None:
    many = "\n".join(
        f"Cử {n + 9} đồng chí (nữ {n} đồng chí; nam 9 đồng chí)." for n in range(20, 65)
    )
    path = written(tmp_path, many)
    shown = train_report("proofread", path, "--format", "terminal").stdout
    assert "20 + 9 = 29" in shown
    assert "64 + 9 = 73" not in shown
    assert "dòng nữa" in shown
    assert "64 + 9 = 73" in train_report("proofread", path, "--format", "md").stdout


def test_a_text_without_figures_says_so(train_report: TrainReport, tmp_path: Path) -> None:
    done = train_report("proofread", written(tmp_path, "Kính gửi các đồng chí."))
    assert done.returncode == 0
    assert "không có số liệu nào" in done.stdout


def test_the_speech_of_the_samples_has_one_error(train_report: TrainReport) -> None:
    found = told(train_report, SAMPLES / "tham-luan.txt")
    (issue,) = [one for one in found["issues"] if one["severity"] == "error"]
    assert "07 + 85 = 92, không phải 65" in issue["says"]
    held = {one["total"] for one in found["relations"] if one["holds"]}
    assert {225, 11, 301} <= held


def test_comments_stand_beside_the_figures(train_report: TrainReport, tmp_path: Path) -> None:
    out = tmp_path / "b.docx"
    done = train_report("proofread", written(tmp_path, WRONG), "--annotate", out)
    assert "Đã ghi chú 1 chỗ" in done.stderr
    (comment,) = Document(str(out)).comments
    assert comment.text.startswith("Lỗi: 07 + 56 = 63, không phải 72")
    again = train_report("proofread", out, "--annotate", tmp_path / "c.docx")
    assert again.returncode == 1
    assert len([*Document(str(tmp_path / "c.docx")).comments]) == 2


def test_the_text_itself_is_never_written_over(train_report: TrainReport, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph(WRONG)
    document.save(str(tmp_path / "a.docx"))
    before = (tmp_path / "a.docx").read_bytes()
    for option in ("--annotate", "-o"):
        done = train_report("proofread", tmp_path / "a.docx", option, tmp_path / "a.docx")
        assert (done.returncode, done.stdout) == (5, "")
        assert "sẽ ghi đè tệp gốc" in done.stderr
        assert (tmp_path / "a.docx").read_bytes() == before


def test_neither_rosters_nor_the_copy_are_written_over(
    train_report: TrainReport, tmp_path: Path
) -> None:
    text, roster = written(tmp_path, WRONG), tmp_path / "quota.xlsx"
    roster.write_bytes((SAMPLES / "quota.xlsx").read_bytes())
    done = train_report("proofread", text, "--against", roster, "-o", roster)
    assert (done.returncode, roster.read_bytes()) == (5, (SAMPLES / "quota.xlsx").read_bytes())
    out = tmp_path / "b.docx"
    done = train_report("proofread", text, "--annotate", out, "-o", out)
    assert (done.returncode, out.exists()) == (5, False)
    assert "hai kết quả cùng ghi vào một tệp" in done.stderr


@pytest.mark.parametrize(("encoding", "write"), [("tcvn3", in_tcvn3), ("vni", in_vni)])
@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_a_text_is_read_in_the_encoding_asked_for(
    train_report: TrainReport, tmp_path: Path, encoding: str, write: Callable[[str], str], name: str
) -> None:
    """So short a text is of no code surely."""
    typed = write("Cử 72 (nam 07; 56)")
    if name == "a.docx":
        document = Document()
        document.add_paragraph(typed)
        document.save(str(tmp_path / name))
    else:
        (tmp_path / name).write_bytes(typed.encode("latin-1"))
        done = train_report("proofread", tmp_path / name)
        assert (done.returncode, "--encoding tcvn3" in done.stderr) == (3, True)
    found = told(train_report, tmp_path / name, "--encoding", encoding)
    assert [relation["text"][:6] for relation in found["relations"]] == ["Cử 72 "]


def test_an_encoding_asked_for_changes_no_text_that_is_unicode(
    train_report: TrainReport, tmp_path: Path
) -> None:
    found = told(train_report, written(tmp_path, WRONG), "--encoding", "windows-1258")
    assert "Huyện cử 72 đồng chí" in found["relations"][0]["text"]
    done = train_report("proofread", tmp_path / "a.txt", "--encoding", "tcvn4")
    assert (done.returncode, 'Có phải "tcvn' in done.stderr) == (2, True)


def test_a_document_with_a_password_is_opened(train_report: TrainReport, tmp_path: Path) -> None:
    ooxml = pytest.importorskip("msoffcrypto.format.ooxml")
    document, plain, closed = Document(), io.BytesIO(), io.BytesIO()
    document.add_paragraph(WRONG)
    document.save(plain)
    ooxml.OOXMLFile(plain).encrypt("Bi-mat 2026", closed)
    path, out = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(closed.getvalue())
    done = train_report("proofread", path)
    assert (done.returncode, "có mật khẩu" in done.stderr) == (3, True)
    assert "--password" in done.stderr
    done = train_report("proofread", path, "--password", "sai")
    assert (done.returncode, "mật khẩu đã nêu không đúng" in done.stderr) == (3, True)
    done = train_report("proofread", path, "--password", "Bi-mat 2026", "--annotate", out)
    assert (done.returncode, "07 + 56 = 63" in " ".join(done.stdout.split())) == (1, True)
    assert "không còn mật khẩu" in done.stderr
    assert "Huyện cử 72 đồng chí" in "".join(one.text for one in Document(str(out)).paragraphs)
    settings = '[reading]\npassword = "Bi-mat 2026"\n'
    (tmp_path / "train-report.toml").write_text(settings, encoding="utf-8")
    assert train_report("proofread", path).returncode == 1


def test_the_standard_input_is_read(train_report: TrainReport) -> None:
    done = train_report("proofread", "-", text=WRONG)
    assert done.returncode == 1
    assert "07 + 56 = 63" in " ".join(done.stdout.split())


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.docx", "a.xlsx", "a.csv"])
def test_every_format_tells_it(train_report: TrainReport, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out" / name
    out.parent.mkdir()
    done = train_report("proofread", written(tmp_path, WRONG), "-o", out)
    assert done.returncode == 1, done.stderr
    assert out.stat().st_size > 100


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Tổng chi 3 tỷ 500 triệu đồng, gồm: đào tạo 3 tỷ đồng; bồi dưỡng 500 triệu đồng.",
            "3 tỷ + 500 triệu = 3 tỷ 500 triệu",
        ),
        (
            (
                "| Xã | Năm 2020 | Năm 2021 | Tăng, giảm |\n|--|--|--|--|\n| An | 10 | 13 | +3 |\n"
                "| Bình | 12 | 10 | -2 |\n| Tổng cộng | 22 | 23 | +1 |\n"
            ),
            "3 − 2 = 1",
        ),
        ("Năm 2021 có 10 lớp, giảm 16,7% so với năm 2020 (12 lớp).", "(12 − 10) : 12 = 16,67%"),
        ("Có 20 đồng chí, trong đó nữ 5 đồng chí, chiếm 25,0%.", "5 : 20 = 25,0%"),
    ],
)
def test_the_arithmetic_is_one_that_a_calculator_gives(
    train_report: TrainReport, tmp_path: Path, text: str, says: str
) -> None:
    found = told(train_report, written(tmp_path, text, "a.md"))
    kinds = ("relations", "percentages", "others")
    assert says in "\n".join(one["arithmetic"] for kind in kinds for one in found[kind])


@pytest.mark.parametrize("kind", ["csv", "md", "html", "terminal"])
def test_what_is_wrong_is_told_in_every_kind_of_text(
    train_report: TrainReport, tmp_path: Path, kind: str
) -> None:
    done = train_report("proofread", written(tmp_path, WRONG), "--format", kind)
    assert "07 + 56 = 63, không phải 72" in " ".join(done.stdout.split())


def test_a_long_sentence_is_shown_in_whole_words_over_its_lines() -> None:
    text = f"Trước đó. {'đã quan tâm cử đi ' * 9}12 lớp,\ngồm {'các lớp ở huyện ' * 9}hết. Sau."
    at = text.index("12")
    numeral = Numeral("12", at, at + 2, "count", Fraction(12))
    shown = sentence_of(Mention(Passage(text), numeral))
    assert "12 lớp, gồm" in shown
    assert (shown[0], shown[-1]) == ("…", "…")
    assert {*shown.strip("…").split()} <= {*text.split()}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("none.docx",), 3, "none.docx"),
        ((".",), 3, "là thư mục"),
        (("broken.docx",), 3, "tệp hỏng hoặc bị cắt (thiếu"),
        (("a.txt", "--annotate", "b.pdf"), 2, ".docx"),
        (("a.txt", "--annotate", "none/b.docx"), 5, "thư mục không có"),
        ((), 2, "VĂN_BẢN"),
    ],
)
def test_what_cannot_be_done_is_said(
    train_report: TrainReport, tmp_path: Path, arguments: tuple[str, ...], code: int, says: str
) -> None:
    written(tmp_path, WRONG)
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    done = train_report("proofread", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr
