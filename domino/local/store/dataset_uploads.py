"""Uploads into datasets: chunks are kept apart until the end, which moves all files or none.

What is on disk tells how far an upload is, so one that a crash or a kill has interrupted goes on after the next start.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import shutil
import stat
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Literal, cast

from .dataset_files import clear, dataset_path, locate, place_of
from .objects import sync
from .paths import BadPath, Path

Setting = Literal["Ignore", "Overwrite", "Rename"]
SETTINGS: tuple[Setting, ...] = ("Ignore", "Overwrite", "Rename")
"""What may become of a file whose name is taken."""
_KEY = re.compile(r"[0-9a-f]{32}")
_SESSION, _ABOUT, _PLAN, _WHOLE = "session", "about", "plan", "whole"
_LONGEST_PATH = 4096


class Incomplete(ValueError):
    """A chunk is missing, or two chunks do not fit each other."""


@dataclass(frozen=True)
class Chunk:
    """Which part of which file of an upload: `total` is how many its file has, `checksum` its MD5 in lower case."""

    identifier: str
    path: Path
    number: int
    total: int
    checksum: str


class Uploads:
    """The uploads of all datasets.

    Args:
        folder: where the datasets are.
        durable: whether what is stored must survive the loss of power.
    """

    def __init__(self, folder: FilePath, *, durable: bool) -> None:
        self._folder = folder
        self._durable = durable
        self._ending = threading.Lock()

    def recover(self) -> None:
        """Finish the uploads whose end was under way; the others wait for their chunks."""
        for unfinished in self._folder.glob("*/uploads/.*"):
            clear(unfinished)
        for plan in self._folder.glob(f"*/uploads/*/{_PLAN}"):
            self._carry_out(plan.parents[2] / "files", plan.parent)

    def begin(self, dataset_id: str, setting: Setting, target: Path) -> str:
        """Begin an upload into a folder of a dataset and return its key."""
        key = secrets.token_hex(16)
        folder = self._folder / dataset_id / "uploads" / key
        unfinished = folder.with_name(f".{key}")
        unfinished.mkdir(mode=0o700)
        session = {"setting": setting, "target": [part.decode() for part in target]}
        (unfinished / _SESSION).write_text(json.dumps(session), encoding="utf-8")
        unfinished.rename(folder)
        return key

    def find(self, dataset_id: str, key: str) -> FilePath | None:
        """Return the folder of an upload that goes on."""
        folder = self._folder / dataset_id / "uploads" / key
        return folder if _KEY.fullmatch(key) and (folder / _SESSION).exists() else None

    def has(self, upload: FilePath, chunk: Chunk) -> bool:
        """Tell whether a chunk is there."""
        return _chunk_file(upload, chunk).exists()

    def temporary(self, upload: FilePath) -> FilePath:
        """Return a new name for what comes of a chunk; it is removed with the upload, if not before."""
        return upload / f"part-{secrets.token_hex(8)}"

    def keep(self, upload: FilePath, chunk: Chunk, content: FilePath) -> None:
        """Keep what came of a chunk, whole; an earlier one of that number goes.

        Raises:
            Incomplete: the file has another path or another number of chunks than with an earlier chunk.
        """
        target = _chunk_file(upload, chunk)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        about = {"path": [part.decode() for part in chunk.path], "total": chunk.total}
        file = target.parent / _ABOUT
        if not file.exists():
            unfinished = file.with_name(f"{_ABOUT}-{secrets.token_hex(4)}")
            unfinished.write_text(json.dumps(about), encoding="utf-8")
            unfinished.rename(file)
        elif json.loads(file.read_text(encoding="utf-8")) != about:
            raise Incomplete("an earlier chunk of this identifier has another path or total")
        if self._durable:
            sync(content)
        for earlier in target.parent.glob(f"{chunk.number}-*"):
            earlier.unlink(missing_ok=True)
        content.replace(target)

    def received(self, upload: FilePath) -> int:
        """Return how many bytes of an upload are there."""
        return sum(file.stat().st_size for file in upload.glob("*/*-*"))

    def end(self, dataset_id: str, upload: FilePath, target: Path | None) -> None:
        """Move the files of an upload into the dataset: all, or none if one cannot be.

        Raises:
            FileNotFoundError: the upload has ended meanwhile.
            Incomplete: a chunk is missing.
            BadPath: a name cannot be used: a folder has it, or a file has that of one of its folders.
        """
        with self._ending:
            self._end(self._folder / dataset_id / "files", upload, target)

    def _end(self, files: FilePath, upload: FilePath, target: Path | None) -> None:
        session = json.loads((upload / _SESSION).read_text(encoding="utf-8"))
        setting = cast("Setting", session["setting"])
        below = target if target is not None else tuple(part.encode() for part in session["target"])
        moves: dict[Path, FilePath] = {}
        for about in sorted(upload.glob(f"*/{_ABOUT}")):
            facts = json.loads(about.read_text(encoding="utf-8"))
            path = (*below, *(part.encode() for part in facts["path"]))
            dataset_path("/".join(part.decode() for part in path), longest=_LONGEST_PATH)
            free = _free(files, path, setting, moves)
            if free is not None:
                moves[free] = self._assembled(about.parent, facts["total"])
        _check_folders(moves)
        plan = [[[part.decode() for part in path], str(whole.relative_to(upload))] for path, whole in moves.items()]
        unfinished = upload / f"{_PLAN}-{secrets.token_hex(4)}"
        unfinished.write_text(json.dumps(plan), encoding="utf-8")
        if self._durable:
            sync(unfinished)
        # From here on it is done, by this process or the next.
        unfinished.rename(upload / _PLAN)
        if self._durable:
            sync(upload)
        self._carry_out(files, upload)

    def cancel(self, upload: FilePath) -> None:
        """Give up an upload."""
        with self._ending:
            clear(upload)

    def _assembled(self, folder: FilePath, total: int) -> FilePath:
        chunks = {int(chunk.name.partition("-")[0]): chunk for chunk in folder.glob("*-*") if chunk.name[0].isdigit()}
        missing = [number for number in range(1, total + 1) if number not in chunks]
        if missing or len(chunks) > total:
            raise Incomplete(
                f"of {total} chunks {len(missing)} are missing, the first is {(missing or [total + 1])[0]}"
            )
        whole = folder / _WHOLE
        whole.unlink(missing_ok=True)
        if total == 1:
            os.link(chunks[1], whole)
        else:
            with whole.open("xb") as file:
                for number in range(1, total + 1):
                    with chunks[number].open("rb") as chunk:
                        shutil.copyfileobj(chunk, file, 1 << 20)
        whole.chmod(0o644)
        if self._durable:
            sync(whole)
        return whole

    def _carry_out(self, files: FilePath, upload: FilePath) -> None:
        for path, whole in json.loads((upload / _PLAN).read_text(encoding="utf-8")):
            source, target = upload / whole, place_of(files, tuple(part.encode() for part in path))
            if source.exists():
                target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
                source.replace(target)
        clear(upload)


def _chunk_file(upload: FilePath, chunk: Chunk) -> FilePath:
    name = hashlib.sha256(chunk.identifier.encode("utf-8", "replace")).hexdigest()
    return upload / name / f"{chunk.number}-{chunk.checksum}"


def _free(files: FilePath, path: Path, setting: Setting, moves: dict[Path, FilePath]) -> Path | None:
    """Return the path that a file gets, None when it is left out."""
    for depth in range(1, len(path)):
        facts = locate(files, path[:depth])
        is_link = facts is None and os.path.lexists(place_of(files, path[:depth]))
        if is_link or (facts is not None and not stat.S_ISDIR(facts.st_mode)):
            raise BadPath(f"{path[depth - 1].decode()} is no folder")
    facts = locate(files, path)
    if facts is not None and stat.S_ISDIR(facts.st_mode):
        raise BadPath(f"{path[-1].decode()} is a folder")

    def is_free(each: Path) -> bool:
        return each not in moves and not os.path.lexists(place_of(files, each))

    if setting == "Overwrite" or is_free(path):
        return path
    return None if setting == "Ignore" else next(filter(is_free, _numbered(path)))


def _numbered(path: Path) -> Iterator[Path]:
    stem, dot, ending = path[-1].rpartition(b".")
    if not stem:
        stem, dot, ending = path[-1], b"", b""
    number = 1
    while True:
        yield (*path[:-1], b"%s_%d%s%s" % (stem, number, dot, ending))
        number += 1


def _check_folders(moves: dict[Path, FilePath]) -> None:
    for path in moves:
        if any(path[:depth] in moves for depth in range(1, len(path))):
            raise BadPath("one file of the upload has the name of a folder of another")
