"""Project paths as they come in a URL, taken apart and checked."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote_to_bytes

_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPED_BYTE = re.compile(rb"\\x([89a-f][0-9a-f])")
# Code points that HFS+ ignores in names; git treats a name that differs from `.git` only by them as `.git`.
_HFS_IGNORED = re.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")
_LONGEST_SEGMENT = 255
DEEPEST = 200
"""Most segments of a path."""

Path = tuple[bytes, ...]
"""A project path: its segments, as git keeps them."""


class BadPath(ValueError):
    """This path cannot name a file of a project; the text says why."""


def parse(raw: str, *, longest: int, for_git: bool = True) -> Path:
    """Take an upload path apart, strictly: what is accepted here can be stored, listed and checked out again.

    Args:
        raw: the path as it stands in the request line, percent-encoded, without a leading slash.
        longest: most bytes after decoding.
        for_git: whether the names that git keeps to itself are refused.

    Raises:
        BadPath: an empty, `.`, `..` or reserved segment, an encoded slash, a control character, not UTF-8, too long.
    """
    if _BAD_ESCAPE.search(raw):
        raise BadPath("the path holds a percent sign that begins no escape")
    segments = tuple(unquote_to_bytes(part) for part in raw.split("/"))
    for segment in segments:
        _check(segment)
        if for_git and is_reserved(segment):
            raise BadPath(f"the name {segment.decode()!r} is reserved")
    if len(b"/".join(segments)) > longest or len(segments) > DEEPEST:
        raise BadPath(f"the path is longer than {longest} bytes or deeper than {DEEPEST} folders")
    return segments


def parse_for_reading(raw: str, *, whole: bool = False) -> Path:
    """Take a path apart, leniently: extra slashes do not count; the root is empty.

    Args:
        raw: the path as it stands in the request line.
        whole: whether an encoded slash (`%2F`) separates segments too.

    Raises:
        BadPath: a `.` or `..` segment, or an encoded slash or NUL inside a segment.
    """
    parts = unquote_to_bytes(raw).split(b"/") if whole else [unquote_to_bytes(part) for part in raw.split("/")]
    segments = tuple(part for part in parts if part)
    for segment in segments:
        if segment in {b".", b".."} or b"/" in segment or b"\0" in segment:
            raise BadPath("the path is not in normal form")
    return segments


def shown(path: bytes) -> str:
    r"""Return a path as text; a byte that is not UTF-8 (only a run can make one) shows as `\xff`."""
    return path.decode("utf-8", "backslashreplace")


def unshown(path: Path) -> Path:
    r"""Undo `shown` for paths that hold `\x..`."""
    return tuple(_ESCAPED_BYTE.sub(lambda found: bytes([int(found[1], 16)]), part) for part in path)


def is_reserved(name: bytes) -> bool:
    """Tell whether git keeps a name, or what some file system takes for it, to itself (`.git`, `.gitmodules`)."""
    text = _HFS_IGNORED.sub("", name.decode("utf-8", "replace")).lower()
    for part in text.split("\\"):
        stem = part.split(":")[0].rstrip(". ")
        if stem in {".git", "git~1", ".gitmodules"} or re.fullmatch(r"gitmod~[1-4]|gi7eba~\d+", stem):
            return True
    return False


def _check(segment: bytes) -> None:
    if len(segment) > _LONGEST_SEGMENT:
        raise BadPath(f"a name in the path is longer than {_LONGEST_SEGMENT} bytes")
    if segment in {b"", b".", b".."}:
        raise BadPath("the path holds an empty segment, '.' or '..'")
    try:
        text = segment.decode("utf-8")
    except UnicodeDecodeError:
        raise BadPath("the path is not UTF-8") from None
    if "/" in text:
        raise BadPath("a name cannot hold a slash (%2F)")
    if any(unicodedata.category(character) == "Cc" for character in text):
        raise BadPath("the path holds a control character")
