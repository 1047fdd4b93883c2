"""Members of a ZIP, unpacked once for two readers."""

from __future__ import annotations

import io
import zipfile
import zlib
from itertools import chain

import pytest

from hongngu_cli.model.settings import Limits
from hongngu_cli.read.packages.archives import HELD, KEPT, Archive

NAME = "xl/worksheets/sheet1.xml"
CELLS = b"".join(b"<c>%d</c>" % number for number in range(KEPT))


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often unpacking begins."""
    begun: list[int] = []
    unpacker = zlib.decompressobj

    def counted(bits: int) -> object:
        begun.append(bits)
        return unpacker(bits)

    monkeypatch.setattr(zlib, "decompressobj", counted)
    return begun


def test_a_large_member_is_unpacked_once_for_two_readers(unpacked: list[int]) -> None:
    archive = _archive(CELLS)
    first = list(archive.held_pieces(NAME))
    assert len(first) > 1
    assert b"".join(first) == CELLS
    assert list(archive.held_pieces(NAME.upper())) == first
    assert list(archive.pieces(NAME)) == first
    assert len(unpacked) == 1
    # Who comes third unpacks it anew: nothing is kept for nobody.
    assert not archive.held
    assert list(archive.pieces(NAME)) == first
    assert len(unpacked) == 2


def test_how_a_member_begins_takes_nothing_away(unpacked: list[int]) -> None:
    archive = _archive(CELLS)
    first = list(archive.held_pieces(NAME))
    assert archive.start(NAME) == first[0]
    assert list(archive.pieces(NAME)) == first
    assert len(unpacked) == 2


def test_what_was_looked_at_in_part_is_not_taken_for_the_whole() -> None:
    archive = _archive(CELLS)
    pieces = archive.held_pieces(NAME)
    begun = next(pieces)
    assert b"".join(archive.pieces(NAME)) == CELLS
    assert b"".join(chain([begun], pieces)) == CELLS


def test_no_more_is_kept_than_there_is_room_for(unpacked: list[int]) -> None:
    large = b"<c>1</c>" * (HELD // 8 + 1)
    archive = _archive(large, ratio=2_000)
    assert sum(map(len, archive.held_pieces(NAME))) == len(large)
    assert not archive.held
    assert sum(map(len, archive.pieces(NAME))) == len(large)
    assert len(unpacked) == 2


def _archive(content: bytes, ratio: int = 100) -> Archive:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(NAME, content)
    return Archive("ds", packed.getvalue(), Limits(ratio=ratio))
