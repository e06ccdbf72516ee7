"""The working directory of a run: a commit written out before it, and what the run changed found after it."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path as FilePath

from domino.local.store.objects import MissingObject
from domino.local.store.paths import DEEPEST, Path, is_reserved
from domino.local.store.repository import Repository
from domino.local.store.trees import FILE, LINK, PROGRAM, Entry

_LONGEST = 3500  # most systems take paths of up to 4096 bytes

_Signature = tuple[int, int, int, int, int]


@dataclass(frozen=True)
class Known:
    """A file as it was written out: its entry, and the marks by which a change is noticed."""

    entry: Entry
    signature: _Signature


Snapshot = dict[Path, Known]


def write_out(repository: Repository, commit: str, folder: FilePath) -> Snapshot:
    """Write the files of a commit into an empty folder.

    Their times are set to the commit's, so that a later write shows even when it keeps the size.
    """
    seconds = repository.commit_info(commit).time
    top = os.fsencode(folder)
    snapshot: Snapshot = {}
    for path, entry in repository.files(commit):
        target = os.path.join(top, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if entry.mode == LINK:
            os.symlink(b"".join(content(repository, entry.key)), target)
        else:
            with open(target, "xb") as file:
                file.writelines(content(repository, entry.key))
            os.chmod(target, 0o755 if entry.mode == PROGRAM else 0o644)
            os.utime(target, (seconds, seconds))
        snapshot[tuple(path.split(b"/"))] = Known(entry, _signature(os.lstat(target)))
    return snapshot


def content(repository: Repository, key: str) -> Iterator[bytes]:
    """Yield a blob in pieces."""
    try:
        with repository.objects.open(key) as reader:
            yield from iter(reader.read, b"")
    except MissingObject:
        yield repository.read_packed(key)[1]


def changes(
    repository: Repository, folder: FilePath, snapshot: Snapshot, *, ignored: Callable[[bytes], bool]
) -> dict[Path, Entry | None]:
    """Store the files of a folder that are not as they were written out, and tell what is new and what is gone.

    Args:
        repository: where the contents go.
        folder: the working directory; nothing may be running in it.
        snapshot: what `write_out` returned.
        ignored: tells whether a new file is to be left alone.
    """
    found: dict[Path, Entry | None] = {}
    seen: set[Path] = set()
    for path, facts in _files(os.fsencode(folder), ()):
        seen.add(path)
        known = snapshot.get(path)
        if known and known.signature == _signature(facts):
            continue
        if known is None and ignored(b"/".join(path)):
            continue
        entry = _store(repository, os.path.join(os.fsencode(folder), *path), facts)
        if known is None or known.entry != entry:
            found[path] = entry
    found.update((path, None) for path in snapshot if path not in seen)
    return found


def remove(folder: FilePath) -> None:
    """Delete a folder with all that is in it, also what is write-protected or nested deeper than Python can go."""
    with suppress(RecursionError):
        shutil.rmtree(folder, ignore_errors=True)
    for program in (["chmod", "-R", "u+rwX"], ["rm", "-rf"]):
        if os.path.lexists(folder):
            command = [*program, "--", str(folder)]
            subprocess.run(command, check=False, capture_output=True)  # noqa: S603  # a folder of our own


def _files(folder: bytes, prefix: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield the files and links below a folder.

    What git cannot hold (sockets, pipes, `.git`) is passed over, and so is what is nested too deep to be uploaded.
    """
    for entry in _scan(folder):
        path = (*prefix, entry.name)
        if is_reserved(entry.name) or len(path) > DEEPEST:
            continue
        facts = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(facts.st_mode):
            yield from _files(entry.path, path)
        elif stat.S_ISREG(facts.st_mode) or stat.S_ISLNK(facts.st_mode):
            yield path, facts


def _scan(folder: bytes) -> list[os.DirEntry[bytes]]:
    if len(folder) > _LONGEST or os.path.islink(folder) or not os.path.isdir(folder):
        return []  # the run put something else in the place of its working directory, or nested without end
    if not os.access(folder, os.R_OK | os.X_OK):
        os.chmod(folder, 0o700)  # the run closed it to itself; it is ours all the same
    with os.scandir(folder) as entries:
        return list(entries)


def _store(repository: Repository, file: bytes, facts: os.stat_result) -> Entry:
    if stat.S_ISLNK(facts.st_mode):
        return Entry(LINK, repository.objects.write(os.readlink(file)))
    if not facts.st_mode & stat.S_IRUSR:
        os.chmod(file, 0o600)
    with open(file, "rb") as source:
        key = repository.objects.write_file(source, facts.st_size)
    return Entry(PROGRAM if facts.st_mode & stat.S_IXUSR else FILE, key)


def _signature(facts: os.stat_result) -> _Signature:
    return (facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size, facts.st_ino, facts.st_mode)
