"""Files and commits: listed, uploaded, downloaded, with both clients."""

from __future__ import annotations

import io
import mmap
import os
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from domino import Domino
from domino.errors import NotFoundError, NotTheApiError, TooLargeError, TransferError
from domino.local import Fault, LocalDomino, LocalSettings
from tests.conftest import Connect
from tests.support.scripted import Asked, Reply, scripted

BIG = bytes(range(256)) * 16 * 1024  # 4 MiB: more than any one buffer
NAMES = [
    "a.txt",
    "deep/er/and deeper/x.csv",
    "ünï/çödé.txt",
    "50% #1?&+=;,:@$!'()*.txt",
    "[a]{b}|^`~.txt",
    "...",
    "a\\b",
]


def paths(domino: Domino, **options: Any) -> list[str]:
    """Return the paths of the files of the project, without the one that every project has."""
    return [file.path for file in domino.files_list(**options).data if file.path != ".dominoignore"]


def test_a_file_object_is_uploaded_and_its_record_returned(domino: Domino, server: LocalDomino, tmp_path: Path) -> None:
    """Path, size, key, url and time."""
    local = tmp_path / "numbers.csv"
    local.write_bytes(b"1,2\n")
    with local.open("rb") as file:
        stored = domino.files_upload("/data/numbers.csv", file)
        assert not file.closed
    assert (stored.path, stored.size) == ("data/numbers.csv", 4)
    assert len(stored.key) == 40
    assert stored.url is not None
    assert stored.url.startswith(server.url)
    assert stored.url.endswith(stored.key)
    assert stored.last_modified_at is not None
    assert stored.last_modified_at.tzinfo is not None
    assert stored["key"] == stored.key


@pytest.mark.parametrize(
    "content",
    [
        b"bytes",
        bytearray(b"bytes"),
        memoryview(b"bytes"),
        io.BytesIO(b"bytes"),
        io.BufferedReader(io.BytesIO(b"bytes")),
    ],
    ids=lambda content: type(content).__name__,
)
def test_bytes_and_binary_files_of_every_kind_are_content(domino: Domino, content: Any) -> None:
    """They need not be files on a disk."""
    if hasattr(content, "seek"):
        content.seek(0)
    stored = domino.files_upload("content.bin", content)
    assert domino.blobs_get(stored.key).read() == b"bytes"


def test_a_path_object_names_the_local_file_to_upload(domino: Domino, tmp_path: Path) -> None:
    """It is opened and closed here."""
    (tmp_path / "local.txt").write_bytes(BIG)
    stored = domino.files_upload("remote.txt", tmp_path / "local.txt")
    assert stored.size == len(BIG)
    with pytest.raises(FileNotFoundError):
        domino.files_upload("remote.txt", tmp_path / "missing.txt")


def test_an_upload_begins_at_the_current_position(domino: Domino) -> None:
    """What was read before is not sent."""
    file = io.BytesIO(b"header\nrest")
    file.readline()
    assert domino.files_upload("rest.txt", file).size == 4
    assert domino.files_download("rest.txt").read() == b"rest"


def test_a_pipe_is_uploaded_to_its_end(domino: Domino) -> None:
    """Its size is not known before."""
    reading, writing = os.pipe()

    def produce() -> None:
        with open(writing, "wb") as sink:
            sink.write(BIG)

    producer = threading.Thread(target=produce)
    producer.start()
    with open(reading, "rb") as source:
        stored = domino.files_upload("from-a-pipe.bin", source)
    producer.join()
    assert stored.size == len(BIG)
    assert domino.blobs_get(stored.key).read() == BIG


def test_a_download_can_be_uploaded_again(domino: Domino) -> None:
    """A remote file is a binary file, so it is content."""
    domino.files_upload("one.bin", BIG)
    remote = domino.files_download("one.bin")
    if isinstance(remote, io.IOBase):
        assert domino.files_upload("two.bin", remote).size == len(BIG)
    else:
        remote.close()


def test_a_str_is_a_type_error_that_shows_what_to_write(domino: Domino) -> None:
    """It may have been meant as a path or as text."""
    with pytest.raises(TypeError, match=r"open\('data.csv', 'rb'\) or pathlib.Path\('data.csv'\)"):
        domino.files_upload("data.csv", "data.csv")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="cannot upload int"):
        domino.files_upload("data.csv", 1)  # type: ignore[arg-type]
    assert paths(domino) == []


TEXT = "first \u00e4\r\nsecond \u20ac\nthird"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
def test_an_open_text_file_is_uploaded_as_its_bytes_are(domino: Domino, tmp_path: Path, encoding: str) -> None:
    """python-domino takes one; from where it stands, in whichever encoding, line ends as they are."""
    text = TEXT.replace("\u20ac", "") if encoding == "latin-1" else TEXT
    source = tmp_path / "text.txt"
    source.write_bytes(text.encode(encoding))
    with source.open(encoding=encoding) as file:
        assert domino.files_upload("whole.txt", file).size == len(source.read_bytes())
    assert domino.files_download("whole.txt").read() == source.read_bytes()
    with source.open(encoding=encoding, newline="") as file:
        file.readline()
        domino.files_upload("rest.txt", file)
    assert domino.files_download("rest.txt").read().decode(encoding).endswith(text.partition("\n")[2])
    assert b"first" not in domino.files_download("rest.txt").read()


def test_a_text_whose_position_is_not_told_is_uploaded_from_there(domino: Domino, tmp_path: Path) -> None:
    """After a loop over its lines, which reads ahead; a StringIO; a pipe."""
    source = tmp_path / "text.txt"
    source.write_text("".join(f"line {number}\n" for number in range(5000)), encoding="utf-8")
    with source.open(encoding="utf-8") as file:
        for line in file:
            if line == "line 1233\n":
                break
        domino.files_upload("rest.txt", file)
    assert domino.files_download("rest.txt").read().startswith(b"line 1234\n")
    assert domino.files_download("rest.txt").read().endswith(b"line 4999\n")
    held = io.StringIO("skipped text \u20ac")
    held.read(8)
    domino.files_upload("held.txt", held)
    assert domino.files_download("held.txt").read() == "text \u20ac".encode()
    reading, writing = os.pipe()
    with open(writing, "w", encoding="utf-8") as sink:
        sink.write("from a pipe \u20ac")
    with open(reading, encoding="utf-8") as piped:
        domino.files_upload("piped.txt", piped)
    assert domino.files_download("piped.txt").read() == "from a pipe \u20ac".encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "utf-8-sig"])
def test_a_long_text_from_a_pipe_is_one_text(domino: Domino, encoding: str) -> None:
    """It is sent in pieces of 1 MiB; a mark of the byte order stands before the first one only."""
    text = "line \u20ac\n" * 200_000
    reading, writing = os.pipe()

    def write() -> None:
        with open(writing, "wb") as sink:
            sink.write(text.encode(encoding))

    producer = threading.Thread(target=write)
    producer.start()
    with open(reading, encoding=encoding) as piped:
        domino.files_upload("piped.txt", piped)
    producer.join()
    assert domino.files_download("piped.txt").read() == text.encode(encoding)


def test_a_text_in_memory_that_stands_at_its_end_is_told_like_a_file(domino: Domino) -> None:
    """Who has just written it forgets to go back; an empty one is an empty file."""
    held = io.StringIO()
    held.write("a,b")
    with pytest.raises(ValueError, match=r"stands at its end, so nothing would be uploaded: call file.seek\(0\) first"):
        domino.files_upload("held.txt", held)
    assert domino.files_upload("empty.txt", io.StringIO()).size == 0


def test_a_text_from_a_pipe_that_does_not_block_is_never_taken_for_a_short_file(domino: Domino) -> None:
    """Nothing to read yet is not the end, and no TypeError out of the middle of Python."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    os.write(writing, b"some")
    with (
        open(reading, encoding="utf-8") as source,
        pytest.raises(OSError, match="does not block and has nothing to read yet"),
    ):
        domino.files_upload("part.txt", source)
    assert "part.txt" not in paths(domino)
    os.close(writing)


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize("before", [b"", b"x", b"x" * 100_000])
def test_a_pipe_that_does_not_block_is_never_taken_for_a_short_file(
    domino: Domino, buffered: bool, before: bytes
) -> None:
    """Nothing to read yet is not the end: under ssh, standard input is such a pipe."""
    reading, writing = os.pipe()
    os.set_blocking(reading, False)
    writer = threading.Thread(target=lambda: os.write(writing, before))
    writer.start()
    writer.join(0.1)
    with open(reading, "rb", buffering=-1 if buffered else 0) as source:
        with pytest.raises(OSError, match="does not block and has nothing to read yet: let it block"):
            domino.files_upload("part.bin", source)
        assert "part.bin" not in paths(domino)
    writer.join()
    os.close(writing)


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="there is no /proc on this system")
@pytest.mark.parametrize(
    "source", ["/proc/self/status", "/proc/sys/kernel/ostype", "/sys/kernel/mm/transparent_hugepage/enabled"]
)
def test_files_that_the_kernel_makes_are_uploaded_whole(domino: Domino, source: str) -> None:
    """Those of /proc say that they have no bytes, those of /sys that they have 4096."""
    if not os.path.exists(source):
        pytest.skip(f"there is no {source} on this system")
    domino.files_upload("one.txt", Path(source))
    with open(source, "rb") as file:
        domino.files_upload("two.txt", file)
    expected = Path(source).read_bytes().partition(b"\n")[0]
    for name in ("one.txt", "two.txt"):
        assert domino.files_download(name).read().partition(b"\n")[0] == expected
        assert expected


class _Odd(io.BytesIO):
    """A file whose `seek` returns nothing, as that of mmap did for long, and some of other libraries do."""

    def seek(self, position: int, whence: int = 0, /) -> int:
        super().seek(position, whence)
        return None  # type: ignore[return-value]


def test_memory_maps_and_files_whose_seek_says_nothing_are_files(domino: Domino, tmp_path: Path) -> None:
    """From where they stand."""
    (tmp_path / "mapped").write_bytes(BIG)
    with (tmp_path / "mapped").open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        mapped.seek(5)
        assert domino.files_upload("mapped.bin", mapped).size == len(BIG) - 5
    assert domino.files_download("mapped.bin").read() == BIG[5:]
    odd = _Odd(b"0123456789")
    odd.read(3)
    assert domino.files_upload("odd.bin", odd).size == 7


def test_a_closed_file_is_a_value_error(domino: Domino) -> None:
    """The usual cause is an upload after the `with` block."""
    file = io.BytesIO(b"content")
    file.close()
    with pytest.raises(ValueError, match="closed"):
        domino.files_upload("data.csv", file)


def test_a_file_at_its_end_is_a_value_error_that_says_seek(domino: Domino) -> None:
    """The usual cause is that it has just been written."""
    file = io.BytesIO()
    file.write(b"content")
    with pytest.raises(ValueError, match=r"file.seek\(0\)"):
        domino.files_upload("data.csv", file)
    assert paths(domino) == []


@pytest.mark.parametrize("content", [b"", io.BytesIO(b"")], ids=["bytes", "file"])
def test_an_empty_file_uploads_empty(domino: Domino, content: Any) -> None:
    """It is at its end too, but nothing is lost."""
    assert domino.files_upload("empty", content).size == 0
    assert domino.files_download("empty").read() == b""


@pytest.mark.parametrize("name", NAMES)
def test_a_path_arrives_as_it_was_given(domino: Domino, name: str) -> None:
    """Reserved characters, spaces and other scripts are quoted and come back."""
    assert domino.files_upload(name, name.encode()).path == name
    assert paths(domino) == [name]
    assert domino.files_download(name).read() == name.encode()


@pytest.mark.parametrize(
    "name", ["", "/", "//a", "a//b", "a/", "../a", "a/../../b", "./a", "a/.", "a\nb", "a\0b", "\ud800"]
)
def test_a_path_that_could_leave_its_place_is_refused_before_anything_is_sent(
    domino: Domino, server: LocalDomino, project: str, name: str
) -> None:
    """Neither stored elsewhere nor repaired silently."""
    with pytest.raises(ValueError, match="path"):
        domino.files_upload(name, b"content")
    with pytest.raises(ValueError, match="path"):
        domino.files_download(name)
    with pytest.raises(ValueError, match="path"):
        domino.files_download(name, "0" * 40, to=os.curdir)
    assert not any(project in request.target for request in server.requests)


@pytest.mark.parametrize("name", [None, 1, b"a", Path("a")])
def test_a_path_that_is_no_str_is_a_type_error(domino: Domino, name: Any) -> None:
    """A project path is text with slashes, whatever the local system writes."""
    with pytest.raises(TypeError, match="path must be a str"):
        domino.files_upload(name, b"content")
    with pytest.raises(TypeError, match="path must be a str"):
        domino.files_download(name, to=os.curdir)


def test_an_upload_replaces_the_file_of_that_name(domino: Domino) -> None:
    """Each one is a new commit, and the old content stays in the old one."""
    domino.files_upload("a.txt", b"one")
    first = domino.commits_list()[0]
    domino.files_upload("a.txt", b"two")
    assert domino.files_download("a.txt").read() == b"two"
    assert domino.files_download("a.txt", first).read() == b"one"
    assert domino.files_download("a.txt", commit_id=first).read() == b"one"


def test_an_upload_that_the_server_finds_too_large_says_so(connect: Connect) -> None:
    """413 is its own error, and it says who can help."""
    with LocalDomino(settings=LocalSettings(max_upload=1000)) as server:
        domino = connect(server.project, server.api_key, server.url)
        with pytest.raises(TooLargeError, match="administrator"):
            domino.files_upload("big.bin", b"x" * 1001)


def test_an_upload_is_tried_again_from_where_it_began(domino: Domino, server: LocalDomino) -> None:
    """A file that can seek is rewound to the position it had, not to its beginning."""
    server.faults.add(Fault("upload_file", status=503, headers={"Retry-After": "0"}))
    file = io.BytesIO(b"skipped" + BIG)
    file.seek(7)
    stored = domino.files_upload("again.bin", file)
    assert domino.blobs_get(stored.key).read() == BIG


def test_files_are_listed_with_key_and_size(domino: Domino) -> None:
    """The whole project, recursively, of the latest commit."""
    stored = [domino.files_upload(name, name.encode()) for name in ("b/c/d.txt", "a.txt", "b/e.txt")]
    listed = domino.files_list()
    by_path = {file.path: file for file in listed.data}
    assert [by_path[each.path].key for each in stored] == [each.key for each in stored]
    assert by_path["b/c/d.txt"].size == 9
    assert listed["data"][0]["path"] == listed.data[0].path
    assert paths(domino) == ["a.txt", "b/c/d.txt", "b/e.txt"]


@pytest.mark.parametrize("folder", ["b", "b/", "/b", "/b/"])
def test_a_folder_is_listed_however_it_is_written(domino: Domino, folder: str) -> None:
    """Slashes at either end do not matter."""
    for name in ("b/c/d.txt", "a.txt", "b/e.txt", "bb/f.txt"):
        domino.files_upload(name, b"")
    assert paths(domino, path=folder) == ["b/c/d.txt", "b/e.txt"]


@pytest.mark.parametrize("root", ["/", ""])
def test_the_root_is_a_slash_or_nothing(domino: Domino, root: str) -> None:
    """The default of the older client was a slash."""
    domino.files_upload("a.txt", b"")
    assert paths(domino, path=root) == ["a.txt"]


def test_an_older_commit_is_listed_by_either_spelling(domino: Domino) -> None:
    """commit_id, or commitId."""
    domino.files_upload("a.txt", b"")
    commit = domino.commits_list()[0]
    domino.files_upload("b.txt", b"")
    assert paths(domino, commit_id=commit) == paths(domino, commitId=commit) == ["a.txt"]
    assert paths(domino) == ["a.txt", "b.txt"]
    with pytest.raises(TypeError, match="both commit_id and its older spelling commitId"):
        domino.files_list(commit, commitId=commit)


def test_an_unknown_commit_is_not_found(domino: Domino) -> None:
    """Listing and downloading tell the same."""
    with pytest.raises(NotFoundError, match="commit"):
        domino.files_list("0" * 40)
    with pytest.raises(NotFoundError, match="commit"):
        domino.files_download("a.txt", "0" * 40)


@pytest.mark.parametrize("shape", ["strings", "objects"])
def test_commits_are_ids_newest_first_whichever_shape_the_server_sends(connect: Connect, shape: Any) -> None:
    """Strings from the older endpoint, objects from the newer one."""
    with LocalDomino(settings=LocalSettings(commits_as=shape)) as server:
        domino = connect(server.project, server.api_key, server.url)
        before = domino.commits_list()
        domino.files_upload("a.txt", b"1")
        after = domino.commits_list()
        assert all(type(commit) is str and len(commit) == 40 for commit in after)
        assert after[1:] == before
        assert domino.files_download("a.txt", after[0]).read() == b"1"


def test_commit_objects_are_sorted_by_time(connect: Connect) -> None:
    """The newer endpoint promises no order."""
    commits = [
        {"id": letter * 40, "name": letter, "commitTime": time} for letter, time in [("a", 1), ("c", 3), ("b", 2)]
    ]
    with scripted(Reply(commits)) as server:
        assert [commit[0] for commit in connect("a/b", "key", server.url).commits_list()] == ["c", "b", "a"]


def test_commits_of_both_shapes_keep_the_order_of_the_server(connect: Connect) -> None:
    """A text has no time to be sorted by."""
    commits = ["a" * 40, {"id": "b" * 40, "name": "b", "commitTime": 1}, {"id": "c" * 40, "name": "c", "commitTime": 2}]
    with scripted(Reply(commits)) as server:
        assert [commit[0] for commit in connect("a/b", "key", server.url).commits_list()] == ["a", "b", "c"]


def test_a_project_without_a_commit_says_to_upload_something(connect: Connect) -> None:
    """There is no latest commit to list."""
    with scripted(Reply([])) as server:
        domino = connect("a/b", "key", server.url)
        assert domino.commits_list() == []
        with pytest.raises(NotFoundError, match="no commit yet"):
            domino.files_list()


def test_a_download_is_a_binary_file_that_streams(domino: Domino) -> None:
    """Read in parts, by lines, into a buffer, to the end."""
    domino.files_upload("lines.txt", b"one\ntwo\nthree")
    with domino.files_download("lines.txt") as remote:
        assert remote.size == 13
        assert remote.read(2) == b"on"
        assert remote.readline() == b"e\n"
        buffer = bytearray(3)
        assert (remote.readinto(buffer), bytes(buffer)) == (3, b"two")
        assert list(remote) == [b"\n", b"three"]
        assert remote.read() == b""
    assert remote.closed
    with pytest.raises(ValueError, match="closed"):
        remote.read()


def test_a_download_of_many_pieces_is_whole(domino: Domino) -> None:
    """In one read, and in uneven ones."""
    domino.files_upload("big.bin", BIG)
    assert domino.files_download("big.bin").read() == BIG
    with domino.files_download("big.bin") as remote:
        read = b"".join(iter(lambda: remote.read(100_003), b""))
    assert read == BIG


def test_a_download_with_to_writes_the_file_and_returns_its_path(domino: Domino, tmp_path: Path) -> None:
    """Text or path object; an older file of that name is replaced."""
    domino.files_upload("big.bin", BIG)
    target = tmp_path / "out.bin"
    target.write_bytes(b"older")
    assert domino.files_download("big.bin", to=str(target)) == target
    assert target.read_bytes() == BIG
    assert domino.files_download("big.bin", None, to=tmp_path / "other.bin") == tmp_path / "other.bin"
    assert sorted(os.listdir(tmp_path)) == ["other.bin", "out.bin"]


def test_a_download_that_fails_leaves_the_older_file_and_nothing_else(
    domino: Domino, server: LocalDomino, tmp_path: Path
) -> None:
    """Whole or not at all."""
    domino.files_upload("big.bin", BIG)
    target = tmp_path / "out.bin"
    target.write_bytes(b"older")
    server.faults.add(Fault("get_file_content", cut_after=1000, times=None))
    with pytest.raises(TransferError) as caught:
        domino.with_options(max_retries=0).files_download("big.bin", to=target)
    assert caught.value.expected == len(BIG)
    assert isinstance(caught.value, OSError)
    assert os.listdir(tmp_path) == ["out.bin"]
    assert target.read_bytes() == b"older"


def test_a_cut_download_goes_on_where_it_broke(domino: Domino, server: LocalDomino, project: str) -> None:
    """With a Range and If-Range for the rest."""
    domino.files_upload("big.bin", BIG)
    server.faults.add(Fault("get_file_content", cut_after=2_000_000))
    assert domino.files_download("big.bin").read() == BIG
    ranges = [request.header("range") for request in server.requests if request.target.endswith("/big.bin/content")]
    assert None in ranges
    assert any(each is not None and each.startswith("bytes=") for each in ranges)


def test_a_missing_file_is_not_found(domino: Domino, tmp_path: Path) -> None:
    """Raised at the call, not at the first read; no file is left."""
    domino.files_upload("a.txt", b"")
    with pytest.raises(NotFoundError, match=r"b\.txt"):
        domino.files_download("b.txt")
    with pytest.raises(NotFoundError):
        domino.files_download("b.txt", to=tmp_path / "b.txt")
    assert os.listdir(tmp_path) == []


def test_a_download_into_a_folder_that_is_missing_is_an_os_error(domino: Domino, tmp_path: Path) -> None:
    """Local folders are not made here."""
    domino.files_upload("a.txt", b"")
    with pytest.raises(FileNotFoundError):
        domino.files_download("a.txt", to=tmp_path / "missing" / "a.txt")


def test_a_login_page_is_never_taken_for_a_file(domino: Domino, server: LocalDomino, tmp_path: Path) -> None:
    """A redirect to a page is not the content."""
    domino.files_upload("a.txt", b"content")
    server.faults.add(Fault("get_file_content", redirect_login=True))
    with pytest.raises(NotTheApiError, match="login page"):
        domino.files_download("a.txt", to=tmp_path / "a.txt")
    assert os.listdir(tmp_path) == []


def test_an_html_file_of_the_project_is_content_like_any_other(domino: Domino) -> None:
    """The content type alone is no sign of a login page."""
    domino.files_upload("page.html", b"<html></html>")
    assert domino.files_download("page.html").read() == b"<html></html>"


def test_a_weird_path_of_the_server_is_kept(connect: Connect) -> None:
    """The list may hold fields and values that nobody knows."""

    def answer(asked: Asked) -> Reply:
        listed: list[Any] = ["c" * 40] if asked.target.endswith("/commits") else [{"path": "x", "key": "k", "new": 1}]
        return Reply(listed)

    with scripted(answer) as server:
        listed = connect("a/b", "key", server.url).files_list()
    assert [(file.path, file.key, file.size, file["new"]) for file in listed.data] == [("x", "k", None, 1)]


def test_the_standard_library_copies_a_download(domino: Domino, tmp_path: Path) -> None:
    """shutil.copyfileobj wants a binary file."""
    domino.files_upload("big.bin", BIG)
    with domino.files_download("big.bin") as remote, (tmp_path / "copy.bin").open("wb") as target:
        shutil.copyfileobj(remote, target)
    assert (tmp_path / "copy.bin").read_bytes() == BIG


def test_a_target_that_cannot_be_written_is_refused_before_anything_is_fetched(
    domino: Domino, server: LocalDomino, tmp_path: Path
) -> None:
    """A folder for what has no name, a folder of that very name, and a file in a folder that is not there."""
    key = domino.files_upload("a.txt", b"a").key
    (tmp_path / "a.txt").mkdir()
    asked = len(server.requests)
    with pytest.raises(IsADirectoryError, match="is a folder: name the file in it"):
        domino.blobs_get(key, to=tmp_path)
    with pytest.raises(IsADirectoryError, match=r"a\.txt' is a folder: name the file in it"):
        domino.files_download("a.txt", to=tmp_path)
    with pytest.raises(FileNotFoundError, match="missing' does not exist"):
        domino.blobs_get(key, to=tmp_path / "missing" / "a.txt")
    assert len(server.requests) == asked


def test_a_folder_as_target_gets_a_file_of_the_same_name(domino: Domino, tmp_path: Path) -> None:
    """As cp has it; a file that was there is replaced."""
    domino.files_upload("results/out a.csv", b"1,2")
    for _ in range(2):
        assert domino.files_download("results/out a.csv", to=tmp_path) == tmp_path / "out a.csv"
    assert (tmp_path / "out a.csv").read_bytes() == b"1,2"
    assert os.listdir(tmp_path) == ["out a.csv"]


def test_a_folder_in_place_of_a_commit_is_told_from_one(domino: Domino) -> None:
    """The second parameter is the path."""
    with pytest.raises(ValueError, match="pass path='data/'"):
        domino.files_list("data/")


def test_a_transfer_is_told_in_the_log(domino: Domino, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """At INFO: what begins, how large it is, and that it is through."""
    caplog.set_level("INFO", "domino")
    domino.files_upload("data/a.bin", b"12345")
    domino.files_download("data/a.bin", to=tmp_path)
    told = [record.getMessage() for record in caplog.records if record.name == "domino.files"]
    target = tmp_path / "a.bin"
    assert told == [
        "uploading 'data/a.bin', 5 bytes",
        "uploaded 'data/a.bin'",
        f"downloading to {target}, 5 bytes",
        f"downloaded {target}",
    ]


def test_a_file_or_a_folder_is_removed_from_the_head_alone(domino: Domino) -> None:
    """Commits before it keep what they had."""
    for path in ("data/a.csv", "data/deep/b.csv", "50% #1?.txt"):
        domino.files_upload(path, b"x")
    before = domino.commits_list()[0]
    domino.files_remove("/50% #1?.txt")
    assert paths(domino) == ["data/a.csv", "data/deep/b.csv"]
    domino.files_remove("data")
    assert paths(domino) == []
    assert len(domino.commits_list()) == 6
    assert domino.files_download("data/a.csv", before).read() == b"x"


@pytest.mark.parametrize("path", ["", "/", "a/../b", "."])
def test_a_path_that_could_remove_more_is_refused(domino: Domino, path: str) -> None:
    """Nothing is sent: an empty path might be the whole project."""
    with pytest.raises(ValueError, match="path"):
        domino.files_remove(path)


def test_removing_what_is_not_there_is_told(domino: Domino) -> None:
    """The answer names it."""
    domino.files_upload("there.txt", b"x")
    with pytest.raises(NotFoundError, match=r"not_there\.txt was not found"):
        domino.files_remove("not_there.txt")
    assert paths(domino) == ["there.txt"]
