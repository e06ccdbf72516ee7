"""Git trees: found in, listed, and made anew with changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from dulwich.errors import FileFormatException
from dulwich.objects import ObjectID, Tree

from .objects import DamagedStore
from .paths import Path

FOLDER = 0o040000
LINK = 0o120000
PROGRAM = 0o100755
FILE = 0o100644
_SUBMODULE = 0o160000  # pushed with git: there is no content of it here
_CACHED = 2000
NOT_PARSED = (FileFormatException, ValueError, KeyError, IndexError, AttributeError, AssertionError)
"""What dulwich raises for what is not as git writes it."""


@dataclass(frozen=True)
class Entry:
    """One stored file: its git mode and its blob key."""

    mode: int
    key: str


Changes = Mapping[Path, Entry | None]
"""What a commit changes: new contents by path, None for a deleted file."""


class Trees:
    """The trees of a repository; each is read once, since it never changes.

    Args:
        read: returns the content of a tree object.
        write: stores a tree object and returns its id.
    """

    def __init__(self, read: Callable[[str], bytes], write: Callable[[bytes], str]) -> None:
        self._read = read
        self._write = write
        self._lock = threading.Lock()
        self._cache: OrderedDict[str, dict[bytes, Entry]] = OrderedDict()

    def find(self, tree: str, path: Path) -> Entry | None:
        """Return what is at a path, a folder too, or None."""
        entry: Entry | None = Entry(FOLDER, tree)
        for segment in path:
            if entry is None or entry.mode != FOLDER:
                return None
            entry = self._entries(entry.key).get(segment)
        return entry

    def walk(self, tree: str, prefix: bytes = b"") -> Iterator[tuple[bytes, Entry]]:
        """Yield every file below a tree with its path, in git's order."""
        for name, entry in self._entries(tree).items():
            if entry.mode == FOLDER:
                yield from self.walk(entry.key, prefix + name + b"/")
            elif entry.mode != _SUBMODULE:
                yield prefix + name, entry

    def apply(self, tree: str | None, changes: Changes) -> str | None:
        """Return the tree with changes applied, None when nothing is left in it."""
        entries = dict(self._entries(tree)) if tree else {}
        below: dict[bytes, dict[Path, Entry | None]] = {}
        for (name, *inner), entry in changes.items():
            if inner:
                below.setdefault(name, {})[tuple(inner)] = entry
            elif entry is None:
                entries.pop(name, None)
            else:
                entries[name] = entry
        for name, deeper in below.items():
            there = entries.get(name)
            subtree = self.apply(there.key if there and there.mode == FOLDER else None, deeper)
            if subtree is not None:
                entries[name] = Entry(FOLDER, subtree)
            elif there and there.mode == FOLDER:
                del entries[name]
        return self.store(entries) if entries else None

    def store(self, entries: Mapping[bytes, Entry]) -> str:
        """Store a tree with these entries and return its id."""
        tree = Tree()
        for name, entry in entries.items():
            tree.add(name, entry.mode, ObjectID(entry.key.encode()))
        return self._write(tree.as_raw_string())

    def _entries(self, key: str) -> dict[bytes, Entry]:
        with self._lock:
            if key in self._cache:
                self._cache.move_to_end(key)
                return self._cache[key]
        content = self._read(key)
        try:
            entries = {item.path: Entry(item.mode, item.sha.decode()) for item in Tree.from_string(content).items()}
        except NOT_PARSED:
            raise DamagedStore(f"tree {key} of the store is damaged") from None
        with self._lock:
            self._cache[key] = entries
            while len(self._cache) > _CACHED:
                self._cache.popitem(last=False)
        return entries
