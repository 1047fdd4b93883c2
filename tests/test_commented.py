"""Comments beside the figures of a text."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st
from word_made import changed, with_part

from hongngu_cli.model.passage import Cell, Comment, Passage
from hongngu_cli.model.settings import Limits
from hongngu_cli.read.texts.reading import document_at
from hongngu_cli.write.commented import commented, commented_anew

RELATION = (
    '<Relationship Id="rIdN" Target="footnotes.xml" Type="'
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
)


def read(path: Path, content: bytes) -> tuple[Passage, ...]:
    path.write_bytes(content)
    return document_at(str(path), Limits()).passages


def saved(document: object) -> bytes:
    made = io.BytesIO()
    document.save(made)  # type: ignore[attr-defined]  # python-docx has no types
    return made.getvalue()


def beside(content: bytes) -> dict[str, str]:
    """Give what each comment says, by the letters it stands beside."""
    document = Document(io.BytesIO(content))
    says = {one.comment_id: one.text for one in document.comments}
    found: dict[str, str] = {}
    open_ones: dict[int, list[str]] = {}
    for one in document.element.body.iter():
        name = one.tag.rpartition("}")[2]
        if name == "commentRangeStart":
            open_ones[int(one.values()[0])] = []
        elif name == "commentRangeEnd":
            number = int(one.values()[0])
            found["".join(open_ones.pop(number))] = says[number]
        elif name in {"t", "tab"}:
            for letters in open_ones.values():
                letters.append(one.text or "\t")
    return found


def of(passage: Passage, figure: str, says: str) -> Comment:
    start = passage.text.index(figure)
    return Comment(passage, start, start + len(figure), says)


def test_a_comment_stands_beside_just_its_figure(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Đã cử 3")
    paragraph.add_run("01").bold = True
    paragraph.add_run(" đồng chí, trong đó nữ 45, trẻ 12.")
    table = document.add_table(1, 2)
    table.cell(0, 1).text = "Xã An"
    table.cell(0, 1).add_paragraph("có 7 lớp")
    original = saved(document)
    first, cell = read(tmp_path / "a.docx", original)
    made = commented(
        original,
        [
            of(first, "301", "một"),
            of(first, "12", "ba"),
            of(first, "45", "hai\nhai dòng"),
            of(cell, "7", "bốn"),
        ],
    )
    assert beside(made) == {"301": "một", "45": "hai\nhai dòng", "12": "ba", "7": "bốn"}
    again = read(tmp_path / "b.docx", made)
    assert [one.text for one in again] == [first.text, cell.text]
    assert [run.text for run in Document(io.BytesIO(made)).paragraphs[0].runs if run.bold] == ["01"]
    assert made == commented(
        original,
        [
            of(cell, "7", "bốn"),
            of(first, "301", "một"),
            of(first, "45", "hai\nhai dòng"),
            of(first, "12", "ba"),
        ],
    )


def test_what_is_said_of_a_note_stands_where_it_is_called(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Đầu.")
    document.add_paragraph("Gọi")
    document.element.body[1].append(
        parse_xml(f'<w:r {nsdecls("w")}><w:t>đây</w:t><w:footnoteReference w:id="1"/></w:r>')
    )
    notes = (
        f"<w:footnotes {nsdecls('w')}>"
        '<w:footnote w:id="1"><w:p><w:r><w:t>Số 2020.</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    ).encode()
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    original = with_part(saved(document), "word/footnotes.xml", notes)
    original = _declared(original, kinds)
    passages = read(tmp_path / "a.docx", original)
    made = commented(original, [of(passages[-1], "2020", "sai năm")])
    assert beside(made) == {"đây": "sai năm"}


def _declared(content: bytes, kind: str) -> bytes:
    """Say in the package that it has footnotes."""
    return changed(
        content,
        {
            "[Content_Types].xml": (
                "</Types>",
                f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>',
            ),
            "word/_rels/document.xml.rels": (
                "</Relationships>",
                f"{RELATION}</Relationships>",
            ),
        },
    )


def test_a_text_of_another_kind_gets_a_document_of_its_own(tmp_path: Path) -> None:
    passages = (
        Passage("I. Kết quả", paragraph=1, kind="heading"),
        Passage("Đã cử 301 đồng chí,\ntrong đó nữ 45.", paragraph=2),
        Passage("Xã An", paragraph=3, kind="cell", cell=Cell(1, 1, 1)),
        Passage("12\n(nữ 3)", paragraph=4, kind="cell", cell=Cell(1, 2, 2)),
        Passage("13", paragraph=5, kind="cell", cell=Cell(2, 1, 1)),
    )
    made = commented_anew(
        passages,
        [of(passages[1], "45", "a"), of(passages[3], "3", "b"), of(passages[4], "13", "c")],
    )
    assert beside(made) == {"45": "a", "3": "b", "13": "c"}
    texts = [one.text for one in read(tmp_path / "a.docx", made)]
    assert texts == [
        "I. Kết quả",
        "Đã cử 301 đồng chí,",
        "trong đó nữ 45.",
        "Xã An",
        "12\n(nữ 3)",
        "13",
    ]


def test_a_comment_finds_its_figure_among_decomposed_letters(tmp_path: Path) -> None:
    document = Document()
    text = unicodedata.normalize("NFD", "Đã cử 301 đồng chí, nữ:45 và trẻ 12.")
    document.add_paragraph(text.replace("12", "\u200b 12\u200b"))
    original = saved(document)
    (passage,) = read(tmp_path / "a.docx", original)
    made = commented(original, [of(passage, figure, figure) for figure in ("301", "45", "12")])
    found = {key.strip("\u200b"): says for key, says in beside(made).items()}
    assert found == {"301": "301", "45": "45", "12": "12"}


def test_what_others_said_keeps_its_day_and_the_text_its_own(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Có 12 lớp.")
    said = document.add_comment(paragraph.runs, "Xem lại.", "Lan", "L")
    original = saved(document)
    made = Document(
        io.BytesIO(commented(original, [of(read(tmp_path / "a.docx", original)[0], "12", "x")]))
    )
    assert [one.timestamp for one in made.comments] == [said.timestamp, None]
    assert made.core_properties.modified == document.core_properties.modified


def test_a_figure_in_a_formula_can_be_spoken_of(tmp_path: Path) -> None:
    document = Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w', 'm')}><w:r><w:t>Có </w:t></w:r>"
            "<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath><w:r><w:t> lớp.</w:t></w:r></w:p>"
        ),
    )
    original = saved(document)
    (passage,) = read(tmp_path / "a.docx", original)
    assert passage.text == "Có 12 lớp."
    assert beside(commented(original, [of(passage, "12", "x")])) == {"12": "x"}


def test_a_comment_holds_no_clock() -> None:
    passage = Passage("Có 12 lớp.")
    content = commented_anew((passage,), [of(passage, "12", "x")])
    (only,) = Document(io.BytesIO(content)).comments
    assert only.timestamp is None
    assert (only.author, only.initials) == ("train-report", "TR")


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.text("ab1 ", min_size=1, max_size=6), min_size=1, max_size=6),
    st.data(),
)
def test_however_runs_are_cut_the_text_stays(texts: list[str], data: st.DataObject) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for text in texts:
        paragraph.add_run(text)
    whole = "".join(texts)
    if not whole.strip():
        return
    original = saved(document)
    passage = Passage(whole)
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start + 1, len(whole)))
    made = commented(original, [Comment(passage, start, end, "x")])
    assert Document(io.BytesIO(made)).paragraphs[0].text == whole
    assert beside(made) == {whole[start:end]: "x"}
