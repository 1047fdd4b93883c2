"""What a document is, by its content, and its passages."""

from __future__ import annotations

from pathlib import Path

from hongngu_cli.model.failure import INPUT, Failure
from hongngu_cli.model.passage import Document, Passage
from hongngu_cli.model.settings import Limits, Reading
from hongngu_cli.read.encodings.decoding import decoded, encoding_named
from hongngu_cli.read.encodings.forms import is_utf_8
from hongngu_cli.read.files.encrypted import PACKAGE, decrypted
from hongngu_cli.read.files.listing import STDIN
from hongngu_cli.read.files.markup import kind_of_markup
from hongngu_cli.read.files.opening import file_content
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.packages.compound import SIGNATURE, BrokenContainerError, compound
from hongngu_cli.read.texts.refused import KINDS, of_document
from hongngu_cli.read.texts.unicode import in_unicode
from hongngu_cli.read.traps.examination import refuse_traps

ZIP, PDF, RTF = b"PK", b"%PDF", b"{\\rtf"
OPEN_TEXT = b"opendocument.text"
MAIN, TYPES = "word/document.xml", "[Content_Types].xml"
PLAIN = b"wordprocessingml.document.main+xml"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
AS_DOCX = "Mở bằng Word, lưu lại thành .docx."
AS_THEY_ARE = Reading()


def document_at(path: str, limits: Limits, reading: Reading = AS_THEY_ARE) -> Document:
    """Read a document with its passages, from the standard input for `-`.

    Of what overrules recognition its encoding and its password bear on a document. Raises
    Failure (INPUT) that names the file, the true cause and what to do.
    """
    if path != STDIN and Path(path).is_dir():
        raise Failure(INPUT, f"{path}: là thư mục.", "Rà soát từng văn bản một, ghi tên tệp.")
    if path != STDIN and not Path(path).exists():
        raise Failure(INPUT, f"{path}: không tìm thấy tệp.", "Kiểm tra lại đường dẫn.")
    return document_of(path, file_content(path, limits), limits, reading)


def document_of(
    path: str, content: bytes, limits: Limits, reading: Reading = AS_THEY_ARE
) -> Document:
    """Read a document from its bytes; what it holds is of the document without its password.

    Raises Failure (INPUT), Failure (USAGE) for an encoding that is none.
    """
    named = encoding_named(reading.encoding) if reading.encoding else None
    try:
        locked, content = content, _unlocked(path, content, reading)
        found = in_unicode(_passages(path, content, limits, named), named)
    except Failure as failure:
        raise of_document(failure) from failure
    if not found:
        raise Failure(INPUT, f"{path}: không có chữ nào để rà soát.", KINDS)
    word = _takes_comments(path, content, limits)
    return Document(path, content, found, word=word, locked=content is not locked)


def _unlocked(path: str, content: bytes, reading: Reading) -> bytes:
    """Give a document without its password; others as they are. Raises Failure (INPUT)."""
    if not content.startswith(SIGNATURE):
        return content
    try:
        box = compound(content)
    except BrokenContainerError:
        return content
    return decrypted(path, content, box, reading) if PACKAGE in box.streams else content


def _takes_comments(path: str, content: bytes, limits: Limits) -> bool:
    """Tell a plain Word document from one with macros, of the strict kind, or of another kind."""
    if not content.startswith(ZIP):
        return False
    archive = Archive(path, content, limits)
    return PLAIN in archive.whole(TYPES) and STRICT not in archive.whole(MAIN)


def _passages(path: str, content: bytes, limits: Limits, encoding: str | None) -> list[Passage]:
    if content.startswith(ZIP):
        return _packed(Archive(path, content, limits))
    if content.lstrip()[: len(PDF)] == PDF:
        from hongngu_cli.read.texts.pdf import pdf_passages

        return pdf_passages(path, content, limits)
    if content.startswith(SIGNATURE):
        says = f"{path}: tệp Word đời cũ (.doc), hoặc tệp có mật khẩu đã hỏng."
        raise Failure(INPUT, says, AS_DOCX)
    if content.startswith(RTF):
        raise Failure(INPUT, f"{path}: tệp RTF, chương trình chưa đọc được.", AS_DOCX)
    return _written(path, content, encoding)


def _packed(archive: Archive) -> list[Passage]:
    if MAIN in archive:
        from hongngu_cli.read.texts.word import word_passages

        refuse_traps(archive, ".docx")
        return word_passages(archive)
    if OPEN_TEXT in archive.whole("mimetype"):
        from hongngu_cli.read.texts.open_document import open_document_passages

        refuse_traps(archive, ".odt")
        return open_document_passages(archive)
    raise Failure(INPUT, f"{archive.path}: không phải văn bản Word hay LibreOffice.", KINDS)


def _written(path: str, content: bytes, encoding: str | None) -> list[Passage]:
    """Read a text; one that is UTF-8 is so surely, whatever encoding is asked for."""
    from hongngu_cli.read.texts.plain import is_markdown, markdown_passages, text_passages

    kind = kind_of_markup(path, content)
    found = decoded(path, content, None if is_utf_8(content) else encoding)
    text = found.code.decoded(found.text) if found.code else found.text
    if kind == ".html":
        from hongngu_cli.read.texts.page import page_passages

        return page_passages(path, text)
    if kind:
        raise Failure(INPUT, f"{path}: không phải văn bản ({kind}).", KINDS)
    return markdown_passages(path, text) if is_markdown(path, text) else text_passages(path, text)
