"""Uploads into datasets: chunks, several at a time, each checked by its MD5, and at the end all files or none."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from attrs import frozen
from domino_api import Operation, Part, models
from domino_api.api import datasets

from domino._calls.engine import Engine
from domino._calls.parallel import each
from domino._calls.retry import is_transient, may_be_done
from domino.errors import BadRequestError, CallError, DominoError, TooLargeError, TransferError

from .journal import Journal
from .local_files import LocalFile, Slice, md5_of
from .progress import Progress

__all__ = ["DatasetUpload"]

_logger = logging.getLogger("domino.datasets")

#: What a server says of a chunk that was damaged on its way.
_DAMAGED = re.compile("checksum|md5|digest", re.IGNORECASE)
#: How often a chunk is sent that arrives damaged, or is not there afterwards.
_TRIES = 3
_LONGEST_IDENTIFIER = 200
#: What a server may answer that does not know the key of an upload.
_NOT_KNOWN = (400, 404, 500)


@frozen(kw_only=True)
class _Chunk:
    """A part of a file, with its number from 1."""

    file: LocalFile
    number: int
    total: int
    start: int
    size: int

    @property
    def identifier(self) -> str:
        """What tells its file from the others: size and name, as official clients send it, and a mark of the path.

        Without the mark, files of one name and size in two folders would be one for the server.
        """
        plain = re.sub(r"[^0-9A-Za-z_.-]", "", self.file.name.rpartition("/")[2])[:_LONGEST_IDENTIFIER]
        return f"{self.file.size}-{plain}-{hashlib.sha256(self.file.name.encode()).hexdigest()[:12]}"


@frozen(kw_only=True)
class _Sent:
    """A chunk that is there, with its MD5."""

    chunk: _Chunk
    checksum: str


@frozen(kw_only=True)
class DatasetUpload:
    """One upload.

    Attributes:
        engine: Sends the requests.
        dataset_id: Where to.
        files: What.
        setting: What becomes of a file whose name is taken.
        target: The folder of the dataset; empty for its root.
        chunk_size: Bytes of each chunk but the last of a file.
        workers: How many chunks at a time.
        progress: Is told of each chunk.
        journal: Remembers the upload, so that it can go on after whatever ended it; None for an upload that is given up
            when it fails.
    """

    engine: Engine
    dataset_id: str
    files: Sequence[LocalFile]
    setting: models.FileUploadSetting
    target: str
    chunk_size: int
    workers: int
    progress: Progress
    journal: Journal | None

    async def run(self) -> None:
        """Send all chunks, see that they are there, and end the upload; give it up if that fails.

        Raises:
            TransferError: A chunk does not arrive, a file was changed, or nobody knows whether the end was reached.
        """
        key, is_resumed = await self._begin()
        try:
            sent = await self._send(key, is_resumed)
            await self._see(key, sent)
            for file in self.files:
                await self.engine.off_loop(file.check)
        except BaseException:
            if self.journal is None:
                await self.engine.shielded(self._give_up(key))
            raise
        await self._end(key)
        if self.journal is not None:
            await self.engine.off_loop(self.journal.remove)

    async def _begin(self) -> tuple[str, bool]:
        if self.journal is not None:
            key, was_ending = await self.engine.off_loop(self.journal.read, self._mark())
            if key is not None:
                if await self._goes_on(key):
                    return key, True
                if was_ending and self.setting == models.FileUploadSetting.RENAME:
                    raise TransferError(
                        f"the upload of {self.journal.path} is over, and may have reached its end: see whether the "
                        "files are there, delete that file, and upload again only if they are not: Rename would store "
                        "them a second time"
                    )
        body = models.DatasetUpload(file_paths=[], file_collision_setting=self.setting)
        key = await self.engine.call(datasets.start_dataset_upload.operation(self.dataset_id, body=body))
        if not key:
            raise TransferError("the server began an upload and gave no key for it")
        if self.journal is not None:
            await self.engine.off_loop(self.journal.write, self._mark(), key)
        return key, False

    def _mark(self) -> str:
        """Return what tells this upload from any other."""
        facts = [self.dataset_id, str(self.setting), self.target, str(self.chunk_size)]
        facts += [f"{file.size} {file.name}" for file in self.files]
        return hashlib.sha256("\n".join(facts).encode()).hexdigest()

    async def _goes_on(self, key: str) -> bool:
        """Tell whether the server still knows an upload."""
        first = next(self._chunks())
        try:
            await self.engine.call(self._test(key, first, "0" * 32))
        except CallError as error:
            if error.status not in _NOT_KNOWN:
                raise
            _logger.info("the upload that was begun before is over: it begins again")
            return False
        return True

    def _chunks(self) -> Iterator[_Chunk]:
        for file in self.files:
            total = max(1, -(-file.size // self.chunk_size))
            for number in range(1, total + 1):
                start = (number - 1) * self.chunk_size
                size = min(self.chunk_size, file.size - start)
                yield _Chunk(file=file, number=number, total=total, start=start, size=size)

    async def _send(self, key: str, is_resumed: bool) -> list[_Sent]:
        """Send every chunk that is not there yet, and return those that were sent."""
        sent: list[_Sent] = []

        async def work(engine: Engine, chunk: _Chunk) -> tuple[_Sent, bool]:
            return await self._send_one(engine, key, chunk, is_resumed)

        async def done(result: tuple[_Sent, bool]) -> None:
            arrived, was_sent = result
            if was_sent:
                sent.append(arrived)
            await self.progress.add(arrived.chunk.file.name, arrived.chunk.size)

        await each(self.engine, self._chunks(), work, workers=self.workers, done=done)
        return sent

    async def _send_one(self, engine: Engine, key: str, chunk: _Chunk, ask_first: bool) -> tuple[_Sent, bool]:
        file = await engine.off_loop(chunk.file.open)
        try:
            part = Slice(file, chunk.start, chunk.size)
            checksum = await engine.off_loop(md5_of, part)
            sent = _Sent(chunk=chunk, checksum=checksum)
            if ask_first and await engine.call(self._test(key, chunk, checksum)) == 200:
                return sent, False
            await self._undamaged(lambda: engine.call(self._operation(key, chunk, checksum, part)))
        except TooLargeError as error:
            error.message += f"; chunks of less than {self.chunk_size} bytes (target_chunk_size) may pass"
            raise
        finally:
            file.close()
        return sent, True

    async def _undamaged(self, call: Callable[[], Awaitable[None]]) -> None:
        """Send a chunk again if the server says that it came damaged."""
        for attempt in range(1, _TRIES + 1):
            try:
                return await call()
            except BadRequestError as error:
                if attempt == _TRIES or not _DAMAGED.search(error.server_message):
                    raise
                _logger.info("a chunk came damaged and is sent again: %s", error.server_message)
        return None

    async def _see(self, key: str, sent: Sequence[_Sent]) -> None:
        """See that all chunks are there, and send what is missing once more.

        Where the server sees none of several, its answer says nothing of them: the end of the upload has its own check.
        """
        missing = await self._missing(key, sent)
        if not missing or (len(missing) == len(sent) > 1):
            return
        for _ in range(1, _TRIES):
            _logger.info("%d chunks of %d did not stay and are sent again", len(missing), len(sent))
            for each_missing in missing:
                await self._send_one(self.engine, key, each_missing.chunk, ask_first=False)
            missing = await self._missing(key, missing)
            if not missing or len(sent) == 1:
                return
        chunk = missing[0].chunk
        raise TransferError(
            f"the server takes chunk {chunk.number} of {chunk.total} of {chunk.file.name!r} and does not keep it: "
            f"nothing was stored (sent {_TRIES} times)"
        )

    async def _missing(self, key: str, sent: Sequence[_Sent]) -> list[_Sent]:
        missing: list[_Sent] = []

        async def work(engine: Engine, one: _Sent) -> tuple[_Sent, int]:
            return one, await engine.call(self._test(key, one.chunk, one.checksum))

        async def done(result: tuple[_Sent, int]) -> None:
            if result[1] != 200:
                missing.append(result[0])

        await each(self.engine, sent, work, workers=self.workers, done=done)
        return missing

    async def _end(self, key: str) -> None:
        """End the upload: asked once, since it changes the dataset."""
        if self.journal is not None:
            await self.engine.off_loop(self.journal.write, self._mark(), key, True)
        operation = datasets.end_dataset_upload.operation(
            self.dataset_id, key, target_relative_path=self.target or None
        )
        try:
            await self.engine.call(operation, warns=False)
        except CallError as error:
            if not may_be_done(error) and not is_transient(error):
                if self.journal is None:
                    await self.engine.shielded(self._give_up(key))
                raise
            raise TransferError(
                "all chunks are there, and the end of the upload was asked for; whether the files are in the dataset "
                f"is not known ({error}). It is not asked again: see what datasets_files({self.dataset_id!r}) lists"
            ) from error

    async def _give_up(self, key: str) -> None:
        try:
            await self.engine.call(datasets.cancel_dataset_upload.operation(self.dataset_id, key))
        except DominoError as error:
            # The first error is the news; what is left of the upload is in no dataset.
            _logger.info("the upload could not be given up: %s", error)

    def _test(self, key: str, chunk: _Chunk, checksum: str) -> Operation[Literal[200, 204]]:
        return datasets.test_dataset_chunk.operation(
            self.dataset_id,
            key=key,
            resumable_chunk_number=chunk.number,
            resumable_identifier=chunk.identifier,
            resumable_total_chunks=chunk.total,
            checksum=checksum,
        )

    def _operation(self, key: str, chunk: _Chunk, checksum: str, part: Slice) -> Operation[None]:
        name = Path(chunk.file.name).name
        return datasets.send_dataset_chunk.operation(
            self.dataset_id,
            body=Part(part, filename=name, field=chunk.file.name),
            key=key,
            resumable_chunk_number=chunk.number,
            resumable_chunk_size=self.chunk_size,
            resumable_current_chunk_size=chunk.size,
            resumable_identifier=chunk.identifier,
            resumable_relative_path=chunk.file.name,
            resumable_total_chunks=chunk.total,
            checksum=checksum,
        )
