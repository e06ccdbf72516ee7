"""Files at the size up to which they are read, and written, at once: a byte less, that size, a byte more."""

from __future__ import annotations

from pathlib import Path

import pytest

from domino import Domino
from domino._transfer.folder_sync import _HELD
from domino._transfer.local_files import LocalFile
from domino._transfer.target import _BATCH
from domino.errors import TransferError

_WORKERS = 16


def content(size: int) -> bytes:
    """Return bytes whose period divides no power of two, so that what stands at a wrong place is seen."""
    return (bytes(range(251)) * (size // 251 + 1))[:size]


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_a_folder_goes_up_and_down_whatever_the_size_of_its_files(domino: Domino, tmp_path: Path, more: int) -> None:
    """And what was noted of each file is true: a second call sends and fetches nothing."""
    whole, up, down = content(_HELD // _WORKERS + more), tmp_path / "up", tmp_path / "down"
    up.mkdir()
    (up / "data.bin").write_bytes(whole)
    (up / "empty").touch()
    told: list[int] = []
    sent = domino.files_upload_folder(up, "f", max_workers=_WORKERS, progress=lambda step: told.append(step.bytes_done))
    assert (sent.size, told[-1]) == (len(whole), len(whole))
    came = domino.files_download_folder("f", down, max_workers=_WORKERS)
    assert came.size == len(whole)
    assert (down / "data.bin").read_bytes() == whole
    assert (down / "empty").read_bytes() == b""
    assert not domino.files_upload_folder(up, "f").transferred
    assert not domino.files_download_folder("f", down).transferred


@pytest.mark.parametrize("more", [-1, 0, 1])
def test_a_file_is_written_whole_whatever_its_size(domino: Domino, tmp_path: Path, more: int) -> None:
    """Nothing is left beside it."""
    whole = content(_BATCH + more)
    key = domino.files_upload("data.bin", whole).key
    assert domino.blobs_get(key, to=tmp_path / "data.bin").read_bytes() == whole
    assert [each.name for each in tmp_path.iterdir()] == ["data.bin"]


@pytest.mark.parametrize(
    ("now", "read"), [(b"", b""), (b"1234", b"1234"), (b"12345", b"12345"), (b"1234567", b"123456")]
)
def test_a_file_that_changes_is_not_read_to_an_end_that_never_comes(tmp_path: Path, now: bytes, read: bytes) -> None:
    """One that has grown is read a byte too far, so that its change is seen."""
    path = tmp_path / "data.bin"
    path.write_bytes(b"12345")
    file = LocalFile.at(path, "data.bin")
    path.write_bytes(now)
    assert file.read() == read
    if len(now) != 5:
        with pytest.raises(TransferError, match="was changed while it was uploaded"):
            file.check()
