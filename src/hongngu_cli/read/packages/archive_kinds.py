"""What an archive is, told by what it holds and not by its name."""

from __future__ import annotations

from hongngu_cli.model.failure import Failure
from hongngu_cli.read.packages.archives import Archive
from hongngu_cli.read.packages.refusals import UNLOCK_ODS, foreign, locked

TYPES = "[content_types].xml"
KINDS = (
    (b"ms-excel.sheet.binary.macroEnabled.main", ".xlsb"),
    (b"spreadsheetml.sheet.main+xml", ".xlsx"),
    (b"spreadsheetml.template.main+xml", ".xlsx"),
    (b"ms-excel.sheet.macroEnabled.main+xml", ".xlsx"),
    (b"ms-excel.template.macroEnabled.main+xml", ".xlsx"),
    (b"wordprocessingml.document.main+xml", ".docx"),
    (b"wordprocessingml.template.main+xml", ".docx"),
    (b"ms-word.document.macroEnabled.main+xml", ".docx"),
)
"""What the list of a package's parts says its main one is."""
FOREIGN = (
    (b"presentationml", "tệp PowerPoint (.pptx)"),
    (b"visio.drawing", "tệp Visio"),
)
MEMBERS = (
    ("xl/workbook.bin", ".xlsb"),
    ("xl/", ".xlsx"),
    ("word/", ".docx"),
    ("content.xml", ".ods"),
)
"""What a package without such a list holds, the tellest first."""
OPEN_DOCUMENTS = (
    (b"opendocument.text", "tệp văn bản LibreOffice (.odt)", ".docx"),
    (b"opendocument.presentation", "tệp trình chiếu LibreOffice (.odp)", ".xlsx"),
    (b"opendocument.graphics", "tệp hình vẽ LibreOffice (.odg)", ".xlsx"),
)
MIMETYPE, MANIFEST = "mimetype", "meta-inf/manifest.xml"
NAMED = 3
"""So many members of a plain archive are named to whoever sent it as a table."""


def kind_of_archive(archive: Archive) -> str:
    """Give the ending an archive deserves. Raises Failure (INPUT) for one that is no table."""
    if b"encryption-data" in archive.whole(MANIFEST):
        raise locked(archive.path, UNLOCK_ODS)
    types = archive.whole(TYPES)
    for sign, kind in KINDS:
        if sign in types:
            return kind
    for sign, name in FOREIGN:
        if sign in types:
            raise foreign(archive.path, name, "Chép bảng sang Excel rồi lưu thành .xlsx.")
    mimetype = archive.whole(MIMETYPE)
    for sign, name, ending in OPEN_DOCUMENTS:
        if sign in mimetype:
            raise foreign(archive.path, name, f"Mở bằng LibreOffice, lưu lại thành {ending}.")
    for start, kind in MEMBERS:
        if any(name.startswith(start) for name in archive.members):
            return kind
    raise _plain(archive)


def _plain(archive: Archive) -> Failure:
    """Say what an archive is that holds no document but files."""
    names = sorted(name for name in archive.members if not name.endswith("/"))
    if any(name.endswith(".iwa") for name in names):
        return foreign(archive.path, "tệp Apple (Numbers)", "Mở bằng Numbers, xuất ra .xlsx.")
    if not names:
        return foreign(archive.path, "tệp nén ZIP rỗng", "Đề nghị gửi lại tệp.")
    more = " …" if len(names) > NAMED else ""
    held = ", ".join(names[:NAMED]) + more
    return foreign(
        archive.path, f"tệp nén ZIP chứa {len(names)} tệp ({held})", "Giải nén rồi đọc từng tệp."
    )
