"""What `to=` does to what is there: links, pipes, devices, modes; and that nothing is left behind."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from domino import Domino
from domino.errors import TransferError
from domino.local import Fault, LocalDomino
from tests.support.bytecode import NO_BYTECODE
from tests.support.scripted import Reply, scripted

CONTENT = bytes(range(256)) * 4096

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links, pipes and modes as POSIX has them")


@pytest.fixture
def key(domino: Domino) -> str:
    """Return the key of a file of the project."""
    return domino.files_upload("results/out.csv", CONTENT).key


@pytest.fixture(params=["unnamed", "named"], autouse=True)
def _kinds_of_unfinished_files(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each test with unfinished files that have no name, and as on systems where each has one."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    elif not hasattr(os, "O_TMPFILE"):
        pytest.skip("this system has no files without a name")


@pytest.mark.parametrize("older", [b"", b"older"])
def test_a_link_stays_and_what_it_leads_to_gets_the_content(
    domino: Domino, key: str, tmp_path: Path, older: bytes
) -> None:
    """Over several links, relative or not, whether or not the last one leads to a file yet."""
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
    if older:
        (tmp_path / "there" / "real.csv").write_bytes(older)
    (tmp_path / "middle.csv").symlink_to(tmp_path / "there" / "real.csv")
    (tmp_path / "here" / "link.csv").symlink_to("../middle.csv")
    target = tmp_path / "here" / "link.csv"
    assert domino.blobs_get(key, to=target) == target
    assert target.is_symlink()
    assert (tmp_path / "middle.csv").is_symlink()
    assert (tmp_path / "there" / "real.csv").read_bytes() == CONTENT
    assert (os.listdir(tmp_path / "here"), os.listdir(tmp_path / "there")) == (["link.csv"], ["real.csv"])


def test_a_link_that_leads_nowhere_is_an_os_error(domino: Domino, key: str, tmp_path: Path) -> None:
    """Into a folder that is missing, or round in a circle."""
    (tmp_path / "lost").symlink_to(tmp_path / "missing" / "file")
    with pytest.raises(FileNotFoundError, match="missing' does not exist"):
        domino.blobs_get(key, to=tmp_path / "lost")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(OSError, match=r"circle") as caught:
        domino.blobs_get(key, to=tmp_path / "circle")
    assert caught.value.errno == errno.ELOOP
    assert sorted(os.listdir(tmp_path)) == ["circle", "lost"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_keeps_its_mode_and_its_owner(domino: Domino, key: str, tmp_path: Path, mode: int) -> None:
    """What was closed to others stays closed; a new file has the mode that the umask gives."""
    target = tmp_path / "out.csv"
    target.write_bytes(b"older")
    target.chmod(mode)
    owner = (12345, 23456) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
    os.chown(target, *owner)
    domino.blobs_get(key, to=target)
    now = target.stat()
    assert (stat.S_IMODE(now.st_mode), (now.st_uid, now.st_gid)) == (mode, owner)
    assert target.read_bytes() == CONTENT
    domino.blobs_get(key, to=tmp_path / "new.csv")
    (tmp_path / "other").touch()
    assert stat.S_IMODE((tmp_path / "new.csv").stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)


@pytest.mark.parametrize("refused", [errno.EPERM, errno.EINVAL, errno.ENOSYS])
def test_a_file_system_without_modes_and_owners_is_written_to(
    domino: Domino, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    """There is nothing to keep, as on a share or a stick."""

    def refuse(*_: object) -> None:
        raise OSError(refused, os.strerror(refused))

    monkeypatch.setattr(os, "fchown", refuse)
    monkeypatch.setattr(os, "fchmod", refuse)
    target = tmp_path / "out.csv"
    target.write_bytes(b"older")
    domino.blobs_get(key, to=target)
    assert target.read_bytes() == CONTENT
    assert os.listdir(tmp_path) == ["out.csv"]


PROTECTED = """
import os, sys
from pathlib import Path
from domino._transfer.writing import begin_writing
if os.geteuid() == 0:  # who may write everything
    os.setgid(65534)
    os.setuid(65534)
try:
    begin_writing(Path(sys.argv[1]))
except PermissionError as error:
    print("refused", error.filename)
"""


def test_a_file_that_may_not_be_written_is_not_replaced_either() -> None:
    """Although a new file could take its place in the folder, which may be written."""
    with tempfile.TemporaryDirectory() as folder:  # pytest's own are closed to others
        os.chmod(folder, 0o777)  # noqa: S103  # for the user that the child becomes
        target = Path(folder, "protected")
        target.write_bytes(b"older")
        target.chmod(0o444)
        command = [sys.executable, "-c", PROTECTED, str(target)]
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"refused {target}\n"
        assert target.read_bytes() == b"older"


def test_a_pipe_gets_the_bytes_and_stays_a_pipe(domino: Domino, key: str, tmp_path: Path) -> None:
    """As `cat` would write it."""
    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    kept = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)  # a reader is there from now on

    def drain() -> None:
        with open(pipe, "rb") as file:  # waits for the writer
            read.append(file.read())

    reader = threading.Thread(target=drain)
    reader.start()
    domino.blobs_get(key, to=pipe)
    reader.join(30)
    os.close(kept)
    assert read == [CONTENT]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_pipe_that_nobody_reads_is_told_and_not_waited_for(domino: Domino, key: str, tmp_path: Path) -> None:
    """Opening it would block until a reader comes."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="nothing reads from this pipe"):
        domino.blobs_get(key, to=tmp_path / "pipe")
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_device_is_written_to_and_never_replaced(domino: Domino, key: str, tmp_path: Path) -> None:
    """/dev/null takes everything; a full one says so. A link to one is no other case."""
    (tmp_path / "link").symlink_to("/dev/null")
    for target in ("/dev/null", tmp_path / "link"):
        domino.blobs_get(key, to=target)
        assert stat.S_ISCHR(os.stat(target).st_mode)
    if os.path.exists("/dev/full"):
        with pytest.raises(OSError, match="No space left") as caught:
            domino.blobs_get(key, to="/dev/full")
        assert caught.value.errno == errno.ENOSPC


def test_a_slash_at_the_end_means_a_folder(domino: Domino, key: str, tmp_path: Path) -> None:
    """One that is there gets the file; one that is missing, and a file, are told."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"older")
    assert domino.files_download("results/out.csv", to=f"{tmp_path}/folder/") == tmp_path / "folder" / "out.csv"
    with pytest.raises(FileNotFoundError, match="newdir' does not exist, create it first"):
        domino.files_download("results/out.csv", to=f"{tmp_path}/newdir/")
    with pytest.raises(FileNotFoundError, match="newdir' does not exist, create it first"):
        domino.blobs_get(key, to=f"{tmp_path}/newdir/")
    with pytest.raises(NotADirectoryError, match=r"the slash at the end means a folder, and .*file' is a file"):
        domino.blobs_get(key, to=f"{tmp_path}/file/")
    assert sorted(os.listdir(tmp_path)) == ["file", "folder"]
    assert (tmp_path / "file").read_bytes() == b"older"


def test_a_download_that_is_cut_leaves_everything_as_it_was(
    domino: Domino, server: LocalDomino, key: str, tmp_path: Path
) -> None:
    """Also behind a link; nothing unfinished beside it."""
    (tmp_path / "real").write_bytes(b"older")
    (tmp_path / "link").symlink_to("real")
    server.faults.add(Fault("get_blob", cut_after=5000, times=None))
    for target in ("real", "link", "new"):
        with pytest.raises(TransferError):
            domino.with_options(max_retries=0).blobs_get(key, to=tmp_path / target)
    assert sorted(os.listdir(tmp_path)) == ["link", "real"]
    assert (tmp_path / "link").read_bytes() == b"older"


DYING = """
import sys
from domino import Domino
Domino("a/b", "key", sys.argv[1], max_retries=0).blobs_get("0" * 40, to=sys.argv[2])
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="unfinished files have a name on this system")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_of_a_download_whose_process_dies(number: signal.Signals, tmp_path: Path) -> None:
    """Neither signal lets Python clean up; the unfinished file has no name, and is gone with the process."""
    # A small file is written once it is whole; of this one half comes, and is more than is held before it is written.
    with scripted(Reply(bytes(4 << 20), headers={"Content-Length": str(8 << 20)})) as server:
        command = [sys.executable, "-c", DYING, server.url, str(tmp_path / "out")]
        with subprocess.Popen(command, env={**os.environ, **NO_BYTECODE}) as process:
            descriptors = Path(f"/proc/{process.pid}/fd")

            def is_writing() -> bool:
                with contextlib.suppress(FileNotFoundError):  # one was closed while they were looked at
                    return any(str(tmp_path) in os.readlink(each) for each in descriptors.iterdir())
                return False

            pause = threading.Event()
            for _ in range(3000):
                if is_writing():
                    break
                pause.wait(0.01)
            else:
                pytest.fail("nothing was written")
            process.send_signal(number)
            assert process.wait(30) == -number
    assert os.listdir(tmp_path) == []
