"""One project's git repository: trees, commits, and the one line of history called main.

dulwich makes the trees and commits and moves the refs; contents go through `objects`, as streams.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath

from dulwich.errors import ApplyDeltaError, ChecksumMismatch, NotGitRepository
from dulwich.file import FileLocked
from dulwich.objects import Commit, ObjectID
from dulwich.refs import DiskRefsContainer, Ref
from dulwich.repo import Repo

from .objects import KEY, DamagedStore, LooseObjects, MissingObject, sync
from .paths import Path
from .trees import FILE, FOLDER, LINK, NOT_PARSED, Changes, Entry, Trees

MAIN = "refs/heads/main"
_CACHED_BLOBS = 100_000


@dataclass(frozen=True)
class CommitInfo:
    """What the API tells of a commit; `time` is in seconds since 1970."""

    id: str
    name: str
    time: int
    tree: str
    parent: str | None


class PathConflict(ValueError):
    """A path names a file where there is a folder, or the other way round."""


class Repository:
    """A bare git repository. Reading needs no lock; commits are made one at a time.

    Args:
        folder: the repository, as `create` made it.
        durable: whether commits must survive the loss of power, not only of the process.
    """

    def __init__(self, folder: FilePath, *, durable: bool = True) -> None:
        self.folder = folder
        self.objects: LooseObjects = LooseObjects(folder / "objects", durable=durable)
        self._durable = durable
        self._repo = Repo(str(folder))
        self._lock = threading.RLock()  # one commit at a time
        self._reading = threading.Lock()  # the known history
        self._packed = threading.Lock()  # dulwich's packs, which are not made for threads
        self._history: list[str] = []
        self._trees = Trees(self._read_tree, lambda text: self.objects.write(text, "tree"))
        self._blobs: dict[str, tuple[int, int | None]] = {}

    @classmethod
    def create(cls, folder: FilePath, files: Mapping[str, bytes], *, author: str, durable: bool = True) -> Repository:
        """Make a repository with a first commit; it appears whole or not at all."""
        unfinished = cls._begin(folder)
        repository = cls(unfinished, durable=durable)
        changes: dict[Path, Entry | None] = {}
        for name, text in files.items():
            changes[(name.encode(),)] = Entry(FILE, repository.objects.write(text))
        repository.commit(changes, "Project created", author=author)
        repository.close()
        _sync_all(unfinished, durable=durable)
        os.replace(unfinished, folder)
        if durable:
            sync(folder.parent)
        return cls(folder, durable=durable)

    @staticmethod
    def unfinished(folder: FilePath) -> FilePath:
        """Return where a repository is made before it gets its name."""
        return folder.with_name(folder.name + ".new")

    @classmethod
    def _begin(cls, folder: FilePath) -> FilePath:
        unfinished = cls.unfinished(folder)
        shutil.rmtree(unfinished, ignore_errors=True)
        for each in (folder.parent, unfinished):
            each.mkdir(mode=0o700, exist_ok=True)
        Repo.init_bare(str(unfinished), default_branch=b"main").close()
        return unfinished

    def fork(self, folder: FilePath, *, mark: str) -> FilePath:
        """Make a repository that begins where this one is, and return it where it waits for its name.

        It reads this one's objects (git calls that alternates) and writes its own, so it takes no room and no time. A
        ref here keeps `git gc` from removing what it reads.

        Args:
            folder: where it will be.
            mark: a name for that ref.
        """
        unfinished = self._begin(folder)
        with self._lock:
            head = self.head()
            self._refs()[Ref(f"refs/forks/{mark}".encode())] = ObjectID(head.encode())
        beside = [self.objects.folder, *self.objects.alternates]
        lines = [os.path.relpath(each, unfinished / "objects") for each in beside]
        (unfinished / "objects" / "info").mkdir(exist_ok=True)
        (unfinished / "objects" / "info" / "alternates").write_text("".join(f"{line}\n" for line in lines))
        DiskRefsContainer(str(unfinished))[Ref(MAIN.encode())] = ObjectID(head.encode())
        _sync_all(unfinished, durable=self._durable)
        return unfinished

    @classmethod
    def open(cls, folder: FilePath, *, durable: bool = True) -> Repository:
        """Open a repository after a start, and clear what a killed process left in it.

        Raises:
            DamagedStore: there is none.
        """
        try:
            repository = cls(folder, durable=durable)
        except (NotGitRepository, *NOT_PARSED) as error:
            raise DamagedStore(f"{folder} is no git repository: {str(error) or type(error).__name__}") from None
        repository.objects.remove_leftovers()
        for lock in (folder / "refs").rglob("*.lock"):
            lock.unlink()
        return repository

    def close(self) -> None:
        """Close the files that dulwich keeps open."""
        self._repo.close()

    def _refs(self) -> DiskRefsContainer:
        """Return the refs as they are now: dulwich would remember those that git has packed in the meantime."""
        return DiskRefsContainer(str(self.folder))

    # Reading

    def head(self) -> str:
        """Return the newest commit of the main line."""
        try:
            commit = self._refs()[Ref(MAIN.encode())].decode()
        except NOT_PARSED:
            commit = ""
        if not KEY.fullmatch(commit):
            raise DamagedStore(f"{self.folder / MAIN} does not tell the newest commit")
        return commit

    def commit_info(self, commit: str) -> CommitInfo:
        """Look a commit up, on the main line or off it.

        Raises:
            MissingObject: there is no commit of this id.
        """
        kind, content = self.read(commit)
        if kind != "commit":
            raise MissingObject(commit)
        try:
            parsed = Commit.from_string(content)
            name = parsed.message.decode("utf-8", "replace").partition("\n")[0]
            parent = parsed.parents[0].decode() if parsed.parents else None
            return CommitInfo(commit, name, parsed.commit_time, parsed.tree.decode(), parent)
        except NOT_PARSED:
            raise DamagedStore(f"{self.objects.path(commit)} is damaged: it is no commit") from None

    def history(self) -> list[str]:
        """Return the commits of the main line, newest first."""
        with self._reading:
            known = self._history[-1] if self._history else None
            fresh: list[str] = []
            commit: str | None = self.head()
            while commit is not None and commit != known:
                fresh.append(commit)
                commit = self.commit_info(commit).parent
            if commit is None:
                self._history = []  # the head was moved from outside: what was known is not below it
            self._history.extend(reversed(fresh))
            return self._history[::-1]

    def files(self, commit: str, below: Path = ()) -> Iterator[tuple[bytes, Entry]]:
        """List the files of a commit, those in one folder, or one file, in git's order.

        Raises:
            MissingObject: there is no such commit.
        """
        tree = self.commit_info(commit).tree
        start = self._trees.find(tree, below)
        if start is None:
            return iter(())
        if start.mode != FOLDER:
            return iter([(b"/".join(below), start)])
        return self._trees.walk(start.key, b"".join(segment + b"/" for segment in below))

    def find(self, commit: str, path: Path) -> Entry | None:
        """Return the file at a path, None when there is none or it is a folder.

        Raises:
            MissingObject: there is no such commit.
        """
        entry = self._trees.find(self.commit_info(commit).tree, path)
        return entry if entry and entry.mode != FOLDER else None

    def blob_facts(self, key: str) -> tuple[int, int | None]:
        """Return the size of a blob in bytes and when it was last stored, in milliseconds if known."""
        known = self._blobs.get(key)
        if known is not None:
            return known
        try:
            with self.objects.open(key) as reader:
                facts: tuple[int, int | None] = (reader.size, reader.stored)
        except MissingObject:
            facts = (len(self._own(key)[1]), None)
        if len(self._blobs) > _CACHED_BLOBS:
            self._blobs.clear()
        self._blobs[key] = facts
        return facts

    # Writing

    def upload(self, path: Path, key: str, *, author: str) -> str:
        """Commit one uploaded file at the head and return the commit.

        Raises:
            PathConflict: part of the path is a file, or the path is a folder.
        """
        with self._lock:
            tree = self.commit_info(self.head()).tree
            for depth in range(1, len(path) + 1):
                there = self._trees.find(tree, path[:depth])
                if there and (there.mode == FOLDER) != (depth < len(path)):
                    what = "a folder" if there.mode == FOLDER else "a file"
                    raise PathConflict(f"{b'/'.join(path[:depth]).decode('utf-8', 'replace')!r} is {what}")
            present = self._trees.find(tree, path)
            self._blobs.pop(key, None)
            verb = "Modified" if present else "Added"
            mode = present.mode if present and present.mode != LINK else FILE
            name = b"/".join(path).decode("utf-8", "replace")
            return self.commit({path: Entry(mode, key)}, f"{verb}: {name}", author=author)

    def remove(self, path: Path, *, author: str) -> str | None:
        """Commit the removal of a file or folder at the head and return the commit, None when there is none."""
        with self._lock:
            if self._trees.find(self.commit_info(self.head()).tree, path) is None:
                return None
            name = b"/".join(path).decode("utf-8", "replace")
            return self.commit({path: None}, f"Deleted: {name}", author=author)

    def commit(self, changes: Changes, message: str, *, author: str, line: str = MAIN, base: str | None = None) -> str:
        """Apply changes and move a line to the new commit; when this returns, the commit is on disk.

        Args:
            changes: what is new and what is gone.
            message: first line of the commit.
            author: a user name.
            line: the ref to move.
            base: the commit to apply to; the tip of the line when None, at the moment of the commit.
        """
        with self._lock:
            while True:
                ref = Ref(line.encode())
                refs = self._refs()
                tip = refs[ref] if ref in refs else None  # noqa: SIM401  # there is no `get`
                parent = base or (tip.decode() if tip else None)
                tree = self._trees.apply(self.commit_info(parent).tree if parent else None, changes)
                commit = self._write_commit(tree or self._trees.store({}), parent, message, author)
                if self._move(ref, tip, commit):
                    if self._durable:
                        sync((self.folder / line).parent)
                    return commit

    def _move(self, ref: Ref, tip: ObjectID | None, commit: str) -> bool:
        """Move a ref; False when someone moved it in between (a `git push` into this repository)."""
        deadline = time.monotonic() + 10
        while True:
            try:
                return self._refs().set_if_equals(ref, tip, ObjectID(commit.encode()))
            except FileLocked:
                if time.monotonic() > deadline:
                    raise OSError(f"{ref!r} is locked by another program") from None
                time.sleep(0.01)

    def _write_commit(self, tree: str, parent: str | None, message: str, author: str) -> str:
        commit = Commit()
        commit.tree = ObjectID(tree.encode())
        commit.parents = [ObjectID(parent.encode())] if parent else []
        commit.author = commit.committer = f"{author} <{author}@localhost>".encode()
        # Those who sort by time see the newest first, although the clock was set back.
        before = self.commit_info(parent).time if parent else 0
        commit.author_time = commit.commit_time = max(int(time.time()), before)
        commit.author_timezone = commit.commit_timezone = 0
        commit.encoding = b"UTF-8"
        commit.message = message.encode("utf-8", "replace") + b"\n"
        return self.objects.write(commit.as_raw_string(), "commit")

    def _read_tree(self, key: str) -> bytes:
        kind, content = self._own(key)
        if kind != "tree":
            raise DamagedStore(f"{self.objects.path(key)} is damaged: it is no tree")
        return content

    def _own(self, key: str) -> tuple[str, bytes]:
        """Read an object that another one names: that it is not there is a damage."""
        try:
            return self.read(key)
        except MissingObject:
            raise DamagedStore(f"{self.objects.path(key)} is missing") from None

    # Objects, loose or (after a `git gc`) packed

    def read(self, key: str) -> tuple[str, bytes]:
        """Read a small object whole: its kind and its content.

        Raises:
            MissingObject: there is none of this id.
        """
        try:
            with self.objects.open(key) as reader:
                return reader.kind, reader.read_all()
        except MissingObject:
            return self.read_packed(key)

    def read_packed(self, key: str) -> tuple[str, bytes]:
        """Read an object that git has packed, whole.

        Raises:
            MissingObject: there is none of this id.
        """
        if not KEY.fullmatch(key):
            raise MissingObject(key)
        with self._packed:
            try:
                number, content = self._repo.object_store.get_raw(ObjectID(key.encode()))
            except KeyError:
                raise MissingObject(key) from None
            except (ApplyDeltaError, ChecksumMismatch, zlib.error, *NOT_PARSED) as error:
                raise DamagedStore(f"{self.folder / 'objects' / 'pack'} is damaged: {error}") from None
        return {1: "commit", 2: "tree", 3: "blob", 4: "tag"}[number], content


def _sync_all(folder: FilePath, *, durable: bool) -> None:
    for file in folder.rglob("*") if durable else ():
        sync(file)
