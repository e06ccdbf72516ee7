"""What has to be done so that a local folder and a folder of a project are the same: found before anything is sent."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from attrs import field, frozen
from domino_api import models

from domino.errors import TransferError

from .local_files import LocalFile
from .local_tree import Tree, clashing, is_blind
from .patterns import IGNORE_FILE, Patterns
from .record import Record
from .target import local_name

__all__ = ["Plan", "checked_folder_here", "checked_folder_there", "names_below", "plan_down", "plan_up"]

Listed = Mapping[str, models.ProjectFile]


@frozen(kw_only=True)
class Plan:
    """What is to be done; names are paths below the folder.

    Attributes:
        up: Local files that are to be sent.
        down: Files of the project that are to be fetched.
        unchanged: Names of what is the same on both sides.
        surplus: Names of what is on the other side alone.
        problems: What cannot be transferred, by its name, with the reason.
    """

    up: list[LocalFile] = field(factory=list[LocalFile])
    down: dict[str, models.ProjectFile] = field(factory=dict[str, models.ProjectFile])
    unchanged: list[str] = field(factory=list[str])
    surplus: list[str] = field(factory=list[str])
    problems: dict[str, Exception] = field(factory=dict[str, Exception])


def plan_up(tree: Tree, there: Listed, record: Record, patterns: Patterns, *, is_whole: bool) -> Plan:
    """Compare a local folder with what the project has.

    Args:
        tree: The local folder.
        there: What the project has.
        record: What was transferred before.
        patterns: What takes part.
        is_whole: Whether that is all of the project: every one has a `.dominoignore`, which is no surplus.
    """
    plan = Plan(problems=dict(tree.problems))
    by_form = {_form(name): file for name, file in there.items()}
    for name, file in tree.files.items():
        listed = there.get(name) or by_form.get(_form(name))
        if listed is not None and record.knows(file, listed.key):
            plan.unchanged.append(name)
        else:
            plan.up.append(file)
    here = {_form(name) for name in (*tree.files, *tree.problems)}
    if is_whole:
        here.add(IGNORE_FILE)
    # What takes no part is not removed either.
    plan.surplus.extend(name for name in there if patterns.takes(name) and _form(name) not in here)
    return plan


def plan_down(root: Path, here: Tree | None, there: Listed, record: Record, patterns: Patterns) -> Plan:
    """Compare what the project has with a local folder.

    Args:
        root: The folder; it need not be there.
        here: What is in it, where surplus files are asked for.
        there: What the project has.
        record: What was transferred before.
        patterns: What takes part.
    """
    plan = Plan()
    wanted = {name: file for name, file in there.items() if patterns.takes(name)}
    clashes = clashing(wanted, lambda: _is_blind(root))
    for name, listed in wanted.items():
        try:
            if name in clashes:
                raise TransferError(
                    "here it has the same name as another file, which differs in case or in how Unicode spells it: "
                    "download them one by one, with to="
                )
            file = _found(root, name)
        except (ValueError, TransferError) as error:
            plan.problems[name] = error
            continue
        if file is not None and record.knows(file, listed.key):
            plan.unchanged.append(name)
        else:
            plan.down[name] = listed
    if here is not None:
        kept = {_form(name) for name in wanted}
        plan.surplus.extend(name for name in (*here.files, *here.problems) if _form(name) not in kept)
    return plan


def names_below(folder: str, listed: Iterable[models.ProjectFile]) -> dict[str, models.ProjectFile]:
    """Return the files of a listing by their path below the folder that was listed.

    Raises:
        NotADirectoryError: It is a file.
        TransferError: The server lists a file that is not in it.
    """
    prefix = f"{folder}/" if folder else ""
    files: dict[str, models.ProjectFile] = {}
    for file in listed:
        path = file.path.removeprefix("/")
        if folder and _form(path) == _form(folder):
            raise NotADirectoryError(errno.ENOTDIR, "a file of the project, and no folder: use files_download", folder)
        if not _form(path).startswith(_form(prefix)):
            raise TransferError(f"the server lists {path!r} where the files below {folder!r} were asked for")
        files[path if not prefix else "/".join(path.split("/")[prefix.count("/") :])] = file
    return files


def checked_folder_there(folder: str) -> str:
    """Return a folder of a project without the slashes round it, empty for the whole project."""
    if not isinstance(folder, str):
        raise TypeError(f"remote must be a folder of the project as a str, not {type(folder).__name__}")
    plain = folder.strip("/")
    if plain and any(part in ("", ".", "..") for part in plain.split("/")):
        raise ValueError(f"remote={folder!r} has an empty, '.' or '..' segment: write it as it is in the project")
    return plain


def checked_folder_here(folder: str | os.PathLike[str], *, is_source: bool) -> Path:
    """Return a local folder without links in its path.

    Raises:
        FileNotFoundError: It is read and is not there, or it is written and the folder that it would be in is not.
        NotADirectoryError: It is a file.
    """
    if not isinstance(folder, (str, os.PathLike)):
        raise TypeError(f"local must be the path of a local folder, not {type(folder).__name__}")
    root = Path(os.path.realpath(folder))
    if root.exists() and not root.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a file, and no folder: use files_upload or files_download", str(root))
    if is_source and not root.exists():
        raise FileNotFoundError(errno.ENOENT, "there is no such local folder", str(root))
    if not is_source and not root.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder, create it first", str(root.parent))
    return root


def _found(root: Path, name: str) -> LocalFile | None:
    """Return the local file of a name, if there is one; raise ValueError where there can be none."""
    parts = [local_name(part) for part in name.split("/")]
    place = root.joinpath(*parts)
    try:
        facts = place.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(facts.st_mode):
        return None
    return LocalFile(path=place, name=name, size=facts.st_size, changed=facts.st_mtime_ns)


def _is_blind(root: Path) -> bool:
    return is_blind(root if root.is_dir() else root.parent)


def _form(name: str) -> str:
    """Return a name as names are compared: some systems spell letters with marks otherwise than they were given."""
    return unicodedata.normalize("NFC", name)
