"""The parts of fsspec that are used here, with types: fsspec has none of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domino._extras import load_extra

__all__ = ["AbstractBufferedFile", "AbstractFileSystem", "Callback", "tokenize"]

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator, MutableMapping
    from contextlib import AbstractContextManager
    from types import TracebackType
    from typing import Any, ClassVar

    from typing_extensions import Self

    class Callback:
        """Is told how far a transfer is."""

        def set_size(self, size: int | None) -> None:
            """Tell how many bytes or files there are."""

        def absolute_update(self, value: int) -> None:
            """Tell how many bytes or files are done."""

        def relative_update(self, inc: int = 1) -> None:
            """Tell how many more bytes or files are done."""

        def branched(self, path_1: Any, path_2: Any) -> Callback:
            """Return the callback for one of several files."""
            ...

        def close(self) -> None:
            """Tell no more."""

        def __enter__(self) -> Self: ...

        def __exit__(self, *exc_args: object) -> None: ...

    class AbstractFileSystem:
        """A file system."""

        cachable: ClassVar[bool]
        protocol: ClassVar[str | tuple[str, ...]]
        root_marker: ClassVar[str]
        blocksize: ClassVar[int]
        _intrans: bool

        def __init__(self, **storage_options: object) -> None: ...

        @classmethod
        def _strip_protocol(cls, path: Any) -> Any: ...

        @classmethod
        def _parent(cls, path: str) -> str: ...

        def __reduce__(self) -> tuple[Any, ...]: ...

        @property
        def transaction(self) -> AbstractContextManager[Any]:
            """A block that stores its files at the end."""
            ...

        def find(self, path: str, maxdepth: int | None = None, withdirs: bool = False, detail: bool = False) -> Any:
            """Return the files below a folder: their paths, or with `detail` a dict of facts about them."""

        def glob(self, path: str, maxdepth: int | None = None, detail: bool = False) -> Any:
            """Return what a pattern matches: paths, or with `detail` a dict of facts about them."""

        def du(self, path: str, total: bool = True, maxdepth: int | None = None, withdirs: bool = False) -> Any:
            """Return the size of a folder in bytes; without `total`, a dict of the sizes of its files."""

        def size(self, path: str) -> int | None:
            """Return the size of a file in bytes."""
            ...

        def cat(self, path: Any, recursive: bool = False, on_error: str = "raise", **kwargs: Any) -> Any:
            """Return the bytes of a file, or a dict with those of several files."""

        def head(self, path: str, size: int = 1024) -> bytes:
            """Return the first bytes of a file."""
            ...

        def tail(self, path: str, size: int = 1024) -> bytes:
            """Return the last bytes of a file."""
            ...

        def read_text(self, path: str, encoding: str | None = None) -> str:
            """Return a file as text."""
            ...

        def write_text(self, path: str, value: str, encoding: str | None = None) -> int:
            """Store a text."""
            ...

        def read_bytes(self, path: str, start: int | None = None, end: int | None = None) -> bytes:
            """Return the bytes of a file."""
            ...

        def write_bytes(self, path: str, value: bytes) -> None:
            """Store bytes."""

        def pipe(self, path: str | dict[str, bytes], value: bytes | None = None, **kwargs: Any) -> None:
            """Store bytes as a file, or those of a dict as several files."""

        def touch(self, path: str, truncate: bool = True) -> None:
            """Store an empty file."""

        def mkdir(self, path: str, create_parents: bool = True) -> None:
            """Create a folder, on file systems that have folders."""

        def copy(self, path1: Any, path2: Any, recursive: bool = False, maxdepth: int | None = None) -> None:
            """Copy files within the file system."""

        def cp(
            self, path1: Any, path2: Any, recursive: bool = False, maxdepth: int | None = None, **kwargs: Any
        ) -> None:
            """Copy files within the file system."""

        def mv(self, path1: str, path2: str, recursive: bool = False, maxdepth: int | None = None) -> None:
            """Move files within the file system."""

        def get(self, rpath: Any, lpath: Any, recursive: bool = False, callback: Callback | None = None) -> None:
            """Download files to local paths."""

        def put(self, lpath: Any, rpath: Any, recursive: bool = False, callback: Callback | None = None) -> None:
            """Store local files."""

        def get_mapper(self, root: str = "", check: bool = False, create: bool = False) -> MutableMapping[str, bytes]:
            """Return a folder as a mapping of its files."""
            ...

        def invalidate_cache(self, path: str | None = None) -> None:
            """Forget cached listings."""

        def expand_path(self, path: Any, recursive: bool = False, maxdepth: int | None = None) -> list[str]:
            """Return the paths that globs and folders stand for."""
            ...

        def walk(self, path: str, maxdepth: int | None = None, **kwargs: Any) -> Iterator[tuple[str, Any, Any]]:
            """Yield folders with their entries."""
            ...

        def open(
            self,
            path: str,
            mode: str = "rb",
            block_size: int | None = None,
            cache_options: dict[str, Any] | None = None,
            compression: str | None = None,
            **kwargs: Any,
        ) -> Any:
            """Open a file."""

        def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **kwargs: Any) -> None:
            """Store bytes."""

        def get_file(
            self, rpath: str, lpath: Any, callback: Callback | None = None, outfile: Any = None, **kwargs: Any
        ) -> None:
            """Download a file to a local path."""

        def put_file(
            self, lpath: str, rpath: str, callback: Callback | None = None, mode: str = "overwrite", **kwargs: Any
        ) -> None:
            """Store a local file."""

    class AbstractBufferedFile(io.BufferedIOBase):
        """An open file of a file system."""

        fs: Any
        path: str
        mode: str
        size: int
        details: dict[str, Any]
        buffer: io.BytesIO
        autocommit: bool
        forced: bool
        loc: int

        def __init__(
            self,
            fs: Any,
            path: str,
            mode: str = "rb",
            block_size: int | None = None,
            autocommit: bool = True,
            cache_type: str = "readahead",
            cache_options: dict[str, Any] | None = None,
            size: int | None = None,
        ) -> None: ...

        def readuntil(self, char: bytes = b"\n", blocks: int | None = None) -> bytes:
            """Return everything up to and including a mark."""
            ...

        def __exit__(
            self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
        ) -> None: ...

    def tokenize(*args: object) -> str:
        """Return a hash of values."""
        ...

else:
    load_extra("fsspec", "fsspec")
    _spec = load_extra("fsspec.spec", "fsspec")
    AbstractBufferedFile, AbstractFileSystem = _spec.AbstractBufferedFile, _spec.AbstractFileSystem
    Callback = load_extra("fsspec.callbacks", "fsspec").Callback
    tokenize = load_extra("fsspec.utils", "fsspec").tokenize
