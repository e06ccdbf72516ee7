"""What a job runs of the main repository of a git-based project."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from domino_api import models
from typing_extensions import Self

__all__ = ["GitRef", "checked_git_ref"]

#: The kinds that are known, and what each is by another word. The singular `branch` is taken by servers, and then the
#: job fails (wire facts 4.2).
_KINDS = ("head", "branches", "tags", "commitId")
_MEANT = {"branch": "branches", "tag": "tags", "commit": "commitId", "commitid": "commitId", "HEAD": "head"}


class GitRef(models.GitReference):
    """A branch, tag or commit of the main repository of a git-based project.

    domino.job_start("main.py", main_repo_git_ref=GitRef.branch("main"))
    """

    __slots__ = ()

    @classmethod
    def head(cls) -> Self:
        """Return the tip of the repository's default branch."""
        return cls(type_="head")

    @classmethod
    def branch(cls, name: str) -> Self:
        """Return the tip of a branch, as `main`."""
        return cls(type_="branches", value=_text(name, "branch"))

    @classmethod
    def tag(cls, name: str) -> Self:
        """Return a tag, as `v1.0`."""
        return cls(type_="tags", value=_text(name, "tag"))

    @classmethod
    def commit(cls, commit_id: str) -> Self:
        """Return a commit of the repository: not of the project's own files, which is `commit_id` of a start."""
        return cls(type_="commitId", value=_text(commit_id, "commit"))

    @classmethod
    def ref(cls, name: str) -> Self:
        """Return what git's own name for it leads to: `HEAD`, `refs/heads/main`, `refs/tags/v1.0`, or a commit's hash.

        Raises:
            ValueError: It is none of these; Domino knows no other kinds.
        """
        text = _text(name, "ref")
        if text == "HEAD":
            return cls.head()
        for prefix, make in (("refs/heads/", cls.branch), ("refs/tags/", cls.tag)):
            if text.startswith(prefix) and text != prefix:
                return make(text.removeprefix(prefix))
        if re.fullmatch(r"[0-9a-f]{40}|[0-9a-f]{64}", text):
            return cls.commit(text)
        raise ValueError(
            f"{text!r} is neither HEAD, refs/heads/..., refs/tags/... nor a whole commit hash: for a short name write "
            "GitRef.branch(name) or GitRef.tag(name)"
        )


def checked_git_ref(ref: models.GitReference | Mapping[str, object] | None) -> models.GitReference | None:
    """Return what to send; raise TypeError or ValueError, which shows what to write, for what is no reference."""
    if ref is None:
        return None
    if not isinstance(ref, Mapping):
        raise TypeError(f"main_repo_git_ref must be a GitRef, as GitRef.branch('main'), or a dict, not {ref!r}")
    if unknown := sorted(set(ref) - {"type", "value"}):
        raise ValueError(f"main_repo_git_ref has the keys 'type' and 'value', not {unknown[0]!r}")
    kind, value = ref.get("type"), ref.get("value")
    if kind not in _KINDS:
        near = _MEANT.get(str(kind)) or next(iter(difflib.get_close_matches(str(kind), _KINDS, 1)), None)
        hint = f"did you mean {near!r}?" if near else f"it is one of {', '.join(_KINDS)}"
        raise ValueError(f"main_repo_git_ref has the type {kind!r}: {hint}")
    if kind != "head":
        value = _text(value, f"value of main_repo_git_ref of the type {kind!r}")
    elif value is not None and not isinstance(value, str):
        raise TypeError(f"the value of main_repo_git_ref must be a str, not {value!r}")
    return GitRef(type_=str(kind), value=value)


def _text(value: object, name: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"the {name} must be a str, not {value!r}")
    if not value.strip():
        raise ValueError(f"the {name} is empty")
    return value
