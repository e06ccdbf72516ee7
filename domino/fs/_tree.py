"""The files and folders of one commit, from one list."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Literal, TypedDict

from attrs import define, field
from typing_extensions import NotRequired, Self

from domino.types import ProjectFile

__all__ = ["Info", "Tree"]


class Info(TypedDict):
    """Facts about a file or folder, in fsspec's form.

    Attributes:
        name: Its path, including owner and project.
        size: Its size in bytes, 0 for a folder; None if the server does not say.
        type: Whether it is a file or a folder.
        commit: The commit that these facts are about; None if the project has none yet.
        key: The key of a file's contents: the same key always stands for the same bytes.
        mtime: When a file was last modified, if the server says so.
    """

    name: str
    size: int | None
    type: Literal["file", "directory"]
    commit: str | None
    key: NotRequired[str]
    mtime: NotRequired[datetime.datetime | None]


@define
class Tree:
    """All files and folders of a commit.

    Attributes:
        root: The project, as `owner/name`.
        commit: The commit; None for a project that has none.
    """

    root: str
    commit: str | None
    _infos: dict[str, Info] = field(factory=dict[str, Info], init=False)
    _folders: dict[str, list[Info]] = field(factory=dict[str, "list[Info]"], init=False)

    @classmethod
    def of(cls, root: str, commit: str | None, files: Iterable[ProjectFile]) -> Self:
        """Return the tree of a list of files, with the folders that contain them."""
        tree = cls(root, commit)
        tree._add({"name": root, "size": 0, "type": "directory", "commit": commit})
        for file in sorted(files, key=lambda file: file.path):
            name = f"{root}/{file.path.strip('/')}"
            tree._add_folder(name.rpartition("/")[0])
            tree._add(
                {
                    "name": name,
                    "size": file.size,
                    "type": "file",
                    "commit": commit,
                    "key": file.key,
                    "mtime": file.last_modified_at,
                }
            )
        return tree

    def find(self, name: str) -> Info | None:
        """Return facts about a path; None if nothing is there."""
        return self._infos.get(name)

    def inside(self, name: str) -> list[Info]:
        """Return the entries of a folder."""
        return self._folders.get(name, [])

    def _add_folder(self, name: str) -> None:
        if name not in self._infos:
            self._add_folder(name.rpartition("/")[0])
            self._add({"name": name, "size": 0, "type": "directory", "commit": self.commit})

    def _add(self, info: Info) -> None:
        self._infos[info["name"]] = info
        if info["name"] != self.root:
            self._folders.setdefault(info["name"].rpartition("/")[0], []).append(info)
