"""A local folder and a folder of a project: what one of them is made of the other, file by file."""

from __future__ import annotations

import hashlib
import logging
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TypeVar

from attrs import evolve, frozen
from domino_api import models

from domino._calls.engine import Engine
from domino._report import Direction, ShowProgress, TransferredFile, TransferReport
from domino.errors import ConflictError, DominoError, NotFoundError, ReloginRequiredError, TransferError

from .bulk import Step, checked, transfer_all
from .folder_plan import Listed, Plan, names_below, plan_down, plan_up
from .hashing import HashedFile
from .local_files import LocalFile
from .local_tree import Places, Tree, find_tree
from .patterns import Patterns
from .progress import Progress
from .project_files import ProjectFiles
from .record import Record
from .target import save
from .upload import Content

__all__ = ["FolderSync", "beside_others", "fetch_to"]

T = TypeVar("T")

_logger = logging.getLogger("domino.files")

#: How often a file is sent that the server cannot store beside another one, and the first pause between, in seconds.
_TRIES = 5
_PAUSE = 0.25
#: Bytes that all workers together hold of the files that they read.
_HELD = 4 << 20


@frozen(kw_only=True)
class FolderSync:
    """A transfer between two folders.

    Attributes:
        files: The project.
        remote: Its folder, empty for all of it.
        root: The local folder, without links in its path.
        patterns: What takes part.
        record: What was transferred before.
        workers: How many files at a time.
        show: The progress of the caller.
        deletes: Whether files that are on one side alone are removed there.
        is_dry_run: Whether nothing is done.
    """

    files: ProjectFiles
    remote: str
    root: Path
    patterns: Patterns
    record: Record
    workers: int
    show: ShowProgress
    deletes: bool
    is_dry_run: bool

    # ------------------------------------------------------------------------------------------------------------- up
    async def up(self) -> TransferReport:
        """Make the folder of the project what the local one is."""
        off_loop = self.files.engine.off_loop
        tree = await off_loop(find_tree, self.root, self.patterns)
        if self.deletes and not tree.files:
            raise self._nothing(f"the local folder {str(self.root)!r}")
        is_known = await off_loop(self.record.read)
        # Without anything to compare with, everything goes: then nobody needs to know what is there.
        there: Listed = await self._there(None) if is_known or self.deletes else {}
        is_whole = not self.remote
        plan = await off_loop(lambda: plan_up(tree, there, self.record, self.patterns, is_whole=is_whole))
        sizes: dict[str, int | None] = {self._path(file.name): file.size for file in plan.up}
        with self._progress(sizes, "Uploading") as progress:
            report = await self._transferred(
                "up",
                plan,
                [Step(self._path(file.name), self._sending(file, progress)) for file in plan.up],
                [TransferredFile(path=self._path(each.name), local=each.path, size=each.size) for each in plan.up],
                progress,
            )

        async def remove(name: str) -> None:
            with suppress(NotFoundError):  # somebody else was faster
                await self.files.remove(self._path(name))

        return await self._without(plan.surplus, remove, report)

    def _sending(self, file: LocalFile, progress: Progress) -> Callable[[Engine], Awaitable[TransferredFile]]:
        path, piece = self._path(file.name), _HELD // self.workers

        async def send(engine: Engine) -> TransferredFile:
            async def store() -> tuple[str, str]:
                content: bytes | HashedFile
                if file.size <= piece:
                    content, digest = await engine.off_loop(_read, file)
                    return await store_as(content), digest
                with await engine.off_loop(file.open) as opened:
                    content = HashedFile(opened)
                    return await store_as(content), content.hexdigest()

            async def store_as(content: Content) -> str:
                teller = progress.teller(path)
                return (await self.files.store(path, content, engine=engine, on_sent=teller, piece=piece)).key

            def note(key: str, digest: str) -> None:
                file.check()
                self.record.add(file, key, digest)

            key, digest = await beside_others(engine, store)
            await engine.off_loop(note, key, digest)
            return TransferredFile(path=path, local=file.path, size=file.size, key=key)

        return send

    # ----------------------------------------------------------------------------------------------------------- down
    async def down(self, commit_id: str | None) -> TransferReport:
        """Make the local folder what the folder of the project is."""
        off_loop = self.files.engine.off_loop
        commit = await self.files.latest(commit_id)
        there = await self._there(commit)
        if not there:
            where = f"the folder {self.remote!r}" if self.remote else "the project"
            raise NotFoundError(f"{where} has no files in commit {commit}", operation="list_files")
        await off_loop(self.record.read)
        here = await off_loop(self._here) if self.deletes else None
        plan = await off_loop(plan_down, self.root, here, there, self.record, self.patterns)
        if self.deletes and not (plan.down or plan.unchanged or plan.problems):
            raise self._nothing("the folder of the project")
        sizes = {listed.path: listed.size for listed in plan.down.values()}
        if plan.down and not self.is_dry_run:
            await off_loop(_make, self.root)
            await self.files.find_id()
        places = Places(self.root)
        with self._progress(sizes, "Downloading") as progress:
            report = await self._transferred(
                "down",
                plan,
                [
                    Step(each.path, self._fetching(name, each, commit, places, progress))
                    for name, each in plan.down.items()
                ],
                [
                    TransferredFile(path=each.path, local=self.root / name, size=each.size, key=each.key)
                    for name, each in plan.down.items()
                ],
                progress,
            )

        async def remove(name: str) -> None:
            await off_loop((self.root / name).unlink, True)

        report = await self._without(plan.surplus, remove, report)
        if here is not None and not self.is_dry_run:
            await off_loop(_remove_empty, self.root, here.folders, plan.surplus)
        return report

    def _here(self) -> Tree:
        return find_tree(self.root, self.patterns) if self.root.exists() else Tree()

    def _fetching(
        self, name: str, listed: models.ProjectFile, commit: str, places: Places, progress: Progress
    ) -> Callable[[Engine], Awaitable[TransferredFile]]:
        async def fetch(engine: Engine) -> TransferredFile:
            place = await engine.off_loop(places.of, name)
            digest = await fetch_to(
                self.files,
                engine,
                listed.path,
                commit,
                place,
                size=listed.size,
                workers=self.workers,
                progress=progress,
            )

            def note() -> LocalFile:
                file = LocalFile.at(place, name)
                self.record.add(file, listed.key, digest)
                return file

            file = await engine.off_loop(note)
            return TransferredFile(path=listed.path, local=place, size=file.size, key=listed.key)

        return fetch

    # ----------------------------------------------------------------------------------------------------------- both
    def _path(self, name: str) -> str:
        return f"{self.remote}/{name}" if self.remote else name

    def _progress(self, sizes: dict[str, int | None], verb: str) -> Progress:
        return Progress(self.files.engine, None if self.is_dry_run else self.show, sizes, verb)

    async def _there(self, commit_id: str | None) -> Listed:
        """Return the files of the folder of the project by their path below it; none where nothing is there yet."""
        try:
            commit = await self.files.latest(commit_id)
            listed = await self.files.list(commit, self.remote or "/")
        except NotFoundError:
            if commit_id is not None:
                raise
            return {}
        return names_below(self.remote, listed.data)

    async def _transferred(
        self,
        direction: Direction,
        plan: Plan,
        steps: Sequence[Step],
        wanted: Sequence[TransferredFile],
        progress: Progress,
    ) -> TransferReport:
        unchanged = [self._path(name) for name in plan.unchanged]
        problems = {self._path(name): error for name, error in plan.problems.items()}
        if self.is_dry_run:
            return TransferReport(
                direction=direction,
                transferred=wanted,
                unchanged=unchanged,
                failed=problems,
                size=sum(file.size or 0 for file in wanted),
                is_dry_run=True,
            )
        return await transfer_all(
            self.files.engine,
            steps,
            direction=direction,
            workers=self.workers,
            progress=progress,
            unchanged=unchanged,
            problems=problems,
        )

    async def _without(
        self, surplus: Sequence[str], remove: Callable[[str], Awaitable[None]], report: TransferReport
    ) -> TransferReport:
        """Remove what one side has alone, once all else is transferred."""
        if not self.deletes:
            return report
        failed: dict[str, Exception] = {}
        for name in surplus if not self.is_dry_run else ():
            try:
                await remove(name)
            except (DominoError, OSError) as error:
                failed[self._path(name)] = error
        deleted = [path for name in surplus if (path := self._path(name)) not in failed]
        return checked(evolve(report, deleted=deleted, failed={**report.failed, **failed}))

    def _nothing(self, side: str) -> ValueError:
        return ValueError(
            f"{side} has no files that take part, and delete=True would empty the other side: is it the right folder?"
        )


async def beside_others(engine: Engine, store: Callable[[], Awaitable[T]]) -> T:
    """Store a file while others are stored.

    Each upload is a commit, and whether a deployment takes several at a time is unknown: one that answers 409 is asked
    again.
    """
    for attempt in range(1, _TRIES):
        try:
            return await store()
        except ReloginRequiredError:
            raise  # a 409 as well, and no upload is in its way
        except ConflictError as error:
            _logger.info("an upload is sent again: %s", error)
        await engine.sleep(random.uniform(0, _PAUSE * 2**attempt))
    return await store()


async def fetch_to(
    files: ProjectFiles,
    engine: Engine,
    path: str,
    commit: str,
    place: Path,
    *,
    size: int | None = None,
    workers: int,
    progress: Progress,
) -> str:
    """Write a file of the project to a local one, one of several at a time, and return the SHA-256 of what came.

    That the disk has it is not waited for: of small files that takes longer than all else. After a loss of power one
    may be empty; then it is not as it was noted, and is fetched again.
    """
    download = await files.open(path, commit, engine=engine, project_id=await files.find_id())
    if size is not None and download.size is not None and size != download.size:
        await download.close()
        raise TransferError(f"the server lists {path!r} with {size} bytes and sends {download.size}")
    digest = hashlib.sha256()

    async def watch(piece: bytes) -> None:
        digest.update(piece)
        await progress.add(path, len(piece))

    download.watch = watch
    await save(engine, download, place, batch=_HELD // workers, outlives_power=False)
    return digest.hexdigest()


def _read(file: LocalFile) -> tuple[bytes, str]:
    content = file.read()
    return content, hashlib.sha256(content).hexdigest()


def _make(root: Path) -> None:
    root.mkdir(exist_ok=True)


def _remove_empty(root: Path, folders: Sequence[str], removed: Sequence[str]) -> None:
    """Remove folders that have lost all their files."""
    lost = {str(parent) for name in removed for parent in PurePosixPath(name).parents}
    for folder in sorted((lost - {"."}).intersection(folders), key=len, reverse=True):
        with suppress(OSError):
            (root / folder).rmdir()
