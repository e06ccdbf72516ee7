"""What fsspec's callbacks are told about a transfer of many files."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType

from attrs import define, field
from typing_extensions import Self

from domino.types import TransferProgress

from ._fsspec import Callback

__all__ = ["Telling"]


@define
class Telling:
    """Tells the callback of a transfer how many files are done, and the callback of each file how many bytes.

    Args:
        callback: The callback of the transfer. Those of the files are its branches, created when a file begins.
        files: Source, target and size in bytes of each file, by its path in the project.
    """

    callback: Callback
    files: Mapping[str, tuple[str, str, int | None]]
    _open: dict[str, Callback] = field(factory=dict[str, Callback], init=False)
    _sent: dict[str, int] = field(factory=dict[str, int], init=False)
    _bytes: int = field(default=0, init=False)
    _done: int = field(default=0, init=False)
    _over: set[str] = field(factory=set[str], init=False)

    def __call__(self, told: TransferProgress) -> None:
        """Tell of a step; the client makes one call at a time, from any thread."""
        name, moved = told.name, told.bytes_done - self._bytes
        self._bytes = told.bytes_done
        if name in self._over:
            return
        if name not in self._open:
            source, target, size = self.files[name]
            self._open[name] = self.callback.branched(source, target)
            self._open[name].set_size(size)
        self._sent[name] = self._sent.get(name, 0) + moved
        self._open[name].absolute_update(self._sent[name])
        if told.files_done > self._done:
            self._done = told.files_done
            self._over.add(name)
            self._open.pop(name).close()
            self.callback.relative_update(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._open:
            self._open.popitem()[1].close()
