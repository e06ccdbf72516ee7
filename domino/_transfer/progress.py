"""How far a transfer is, told to whoever wants to know: a function of the caller, or a bar."""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType

from typing_extensions import Self

from domino._bars import Bar, open_bar
from domino._calls.engine import Engine, run_blocking
from domino._report import ShowProgress, TransferProgress

from .download import Download
from .target import save

__all__ = ["Progress", "save_telling"]


class Progress:
    """Counts what has been transferred, and tells.

    Args:
        engine: Tells whether what the callback returns can be awaited here.
        show: The callback; True for a bar; None or False for nobody.
        sizes: The bytes of each file, by its name; None where they are not known.
        verb: What is done, for the bar: `Uploading`.

    Attributes:
        failure: What the callback raised, if it did: that is no failure of a file.
    """

    def __init__(self, engine: Engine, show: ShowProgress, sizes: Mapping[str, int | None], verb: str) -> None:
        if not (show is None or isinstance(show, bool) or callable(show)):
            raise TypeError(f"progress must be True, or a function of one argument, not {show!r}")
        if inspect.iscoroutinefunction(show) and not engine.suspends:
            raise TypeError("progress is a coroutine function: only AsyncDomino awaits it, pass a plain function")
        self._engine = engine
        self._tell = show if callable(show) else None
        self._shows = show is True
        self._bar: Bar | None = None
        self._verb = verb
        self._sizes = sizes
        self._done = dict.fromkeys(sizes, 0)
        self._left = set(sizes)
        known = [size for size in sizes.values() if size is not None]
        self._total = sum(known) if len(known) == len(sizes) else None
        self._bytes = 0
        # Threads transfer side by side; who is told is told one thing at a time.
        self._lock = threading.Lock()
        self.failure: BaseException | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    async def at(self, name: str, position: int) -> None:
        """Tell that so many bytes of a file have been transferred: fewer than before, if it had to be begun again."""
        await self._move(name, position, is_whole=False)

    def teller(self, name: str) -> Callable[[int], object]:
        """Return `at` for a file, as what is called between two pieces: where it cannot be awaited, it just runs."""
        if self._engine.suspends:
            return lambda position: self.at(name, position)
        return lambda position: run_blocking(self.at(name, position))

    async def add(self, name: str, size: int) -> None:
        """Tell that so many more bytes of a file have arrived; it is whole when that is all of it, if that is known."""
        await self._move(name, size, is_more=True)

    async def whole(self, name: str, size: int | None = None) -> None:
        """Tell that a file is transferred; None is as many bytes as were told before."""
        await self._move(name, self._done[name] if size is None else size, is_whole=True)

    async def _move(self, name: str, position: int, *, is_whole: bool = False, is_more: bool = False) -> None:
        answer: object = None
        try:
            with self._lock:
                if is_more:
                    position += self._done[name]
                    size = self._sizes[name]
                    is_whole = size is not None and position >= size
                self._bytes += position - self._done[name]
                self._done[name] = position
                if is_whole:
                    self._left.discard(name)
                if self._shows:
                    # At the first step: where nothing is to be done, nothing is shown.
                    self._bar, self._shows = open_bar(self._verb), False
                if self._bar is not None:
                    self._bar.show(self._step(name))
                if self._tell is not None:
                    answer = self._tell(self._step(name))
            if self._engine.suspends and inspect.isawaitable(answer):
                await answer
        except Exception as error:
            self.failure = error
            raise

    def _step(self, name: str) -> TransferProgress:
        return TransferProgress(
            name=name,
            bytes_done=self._bytes,
            bytes_total=None if self._total is None else max(self._total, self._bytes),
            files_done=len(self._done) - len(self._left),
            files_total=len(self._done),
        )


async def save_telling(
    engine: Engine, download: Download, path: Path, name: str, show: ShowProgress, workers: int
) -> Path:
    """Write a download to a local file, as `save` does, and tell how far it is."""
    try:
        progress = Progress(engine, show, {name: download.size}, "Downloading")
    except TypeError:
        await download.close()
        raise
    download.watch = lambda piece: progress.add(name, len(piece))
    with progress:
        await save(engine, download, path, workers=workers)
        await progress.whole(name)
    return path
