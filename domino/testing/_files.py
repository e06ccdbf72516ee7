"""Files of a project, as the server would reply with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha1
from typing import Any

import httpx

from domino import Domino
from domino.types import FileList, ProjectFile, RemoteFile

from ._values import BEGINNING, HOST, epoch_ms

__all__ = ["make_file", "make_file_list", "make_remote_file"]


def make_file(
    path: str = "main.py",
    *,
    content: bytes = b"",
    key: str | None = None,
    size: int | None = None,
    last_modified_at: datetime = BEGINNING,
    more: Mapping[str, Any] | None = None,
) -> ProjectFile:
    """Create a file of a project, as `files_list` lists it.

    Args:
        path: Its path in the project.
        content: Its contents, from which the key and the size follow.
        key: The key of its blob, 40 hexadecimal digits. Default: git's hash of the contents.
        size: Its size in bytes. Default: the size of the contents.
        last_modified_at: When it was last modified, with a time zone.
        more: Fields by their names on the wire, which replace those above.

    Raises:
        ValueError: The time has no time zone.
    """
    size = len(content) if size is None else size
    key = key or sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
    return ProjectFile.from_dict(
        {
            "path": path,
            "key": key,
            "url": f"{HOST}/v1/projects/owner/project/blobs/{key}",
            "size": size,
            "lastModified": epoch_ms(last_modified_at),
            **(more or {}),
        }
    )


def make_file_list(files: Iterable[ProjectFile | str] = ()) -> FileList:
    """Create the reply of `files_list` with these files; a path stands for an empty file."""
    made = [make_file(each) if isinstance(each, str) else each for each in files]
    return FileList.from_dict({"data": [file.to_dict() for file in made]})


def make_remote_file(content: bytes = b"") -> RemoteFile:
    """Create an open file, as `files_download` and `blobs_get` return it: it can be read once, from its beginning.

    Args:
        content: Its contents.
    """

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"content-length": str(len(content))}, stream=httpx.ByteStream(content))

    return Domino("owner/project", "key", HOST, transport=httpx.MockTransport(answer)).blobs_get("0" * 40)
