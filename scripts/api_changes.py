"""Tell what changed in the public API since a git revision, and fail on a breaking change since a tag.

Griffe reads both states from source, so nothing is imported: the packages `domino` and `domino_api` of the working tree
and of the revision.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import griffe

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("domino", "domino_api")
#: The local Domino's insides and what a leading underscore hides are no promise.
Members = dict[str, griffe.Object]


def git(*arguments: str) -> str:
    """Run git in the project and return what it prints; empty where it fails."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def last_tag() -> str:
    """Return the newest tag that HEAD descends from, empty where there is none."""
    return git("describe", "--tags", "--abbrev=0")


def load(tree: Path) -> dict[str, griffe.Object]:
    """Return the packages of a source tree."""
    found: dict[str, griffe.Object] = {}
    for package in PACKAGES:
        try:
            loaded = griffe.load(package, search_paths=[tree, tree / "generated"], resolve_aliases=False)
        except (ImportError, griffe.GriffeError):
            continue
        if isinstance(loaded, griffe.Object):
            found[package] = loaded
    return found


def public_members(thing: griffe.Object) -> Members:
    """Return every public class, function and attribute below a package by its dotted name."""
    members: Members = {}
    for name, member in thing.members.items():
        if name.startswith("_") or member.is_alias or not isinstance(member, griffe.Object):
            continue
        if not member.is_module:
            members[member.path] = member
        if member.is_module or member.is_class:
            members |= public_members(member)
    return members


def signature(member: griffe.Object) -> str:
    """Return what a caller depends on: parameters and result, or the type of an attribute."""
    if isinstance(member, griffe.Function):
        parameters = ", ".join(
            f"{parameter.name}{f': {parameter.annotation}' if parameter.annotation else ''}"
            f"{f' = {parameter.default}' if parameter.default is not None else ''}"
            for parameter in member.parameters
        )
        return f"({parameters}) -> {member.returns}"
    if isinstance(member, griffe.Attribute):
        return f": {member.annotation}"
    if isinstance(member, griffe.Class):
        return f"({', '.join(str(base) for base in member.bases)})"
    return ""


def describe(before: Members, after: Members) -> list[str]:
    """Return a line for each name that was added, removed, renamed or changed its type."""
    added = sorted(after.keys() - before.keys())
    removed = sorted(before.keys() - after.keys())
    lines: list[str] = []
    for old in list(removed):
        parent, _, _ = old.rpartition(".")
        twins = [new for new in added if new.rpartition(".")[0] == parent and same(before[old], after[new])]
        if len(twins) == 1:
            lines.append(f"renamed  {old} -> {twins[0].rpartition('.')[2]}")
            removed.remove(old)
            added.remove(twins[0])
    lines += [f"added    {name}{signature(after[name])}" for name in added if name.rpartition(".")[0] not in added]
    lines += [f"removed  {name}" for name in removed if name.rpartition(".")[0] not in removed]
    for name in sorted(before.keys() & after.keys()):
        old_type, new_type = signature(before[name]), signature(after[name])
        if old_type != new_type:
            lines.append(f"changed  {name}{old_type} -> {new_type.removeprefix(': ')}")
    return lines


def same(before: griffe.Object, after: griffe.Object) -> bool:
    """Whether two members could be one that was renamed: the same kind and a telling signature that is equal."""
    if before.kind is not after.kind:
        return False
    if isinstance(before, griffe.Class) and isinstance(after, griffe.Class):
        return bool(before.members) and before.members.keys() == after.members.keys()
    return (
        before.docstring is not None and after.docstring is not None and before.docstring.value == after.docstring.value
    )


def breakages(before: dict[str, griffe.Object], after: dict[str, griffe.Object]) -> list[str]:
    """Return griffe's explanation of each change that can break a caller."""
    found: list[str] = []
    for package in sorted(before.keys() & after.keys()):
        changes = griffe.find_breaking_changes(before[package], after[package])
        found += [f"breaking {change.obj.path}: {change.kind.value}" for change in changes]
    found += [f"breaking {package}: the package was removed" for package in sorted(before.keys() - after.keys())]
    return sorted(set(found))


def main() -> int:
    """Print the report; return 1 for a breaking change since a tag that was not allowed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--against", metavar="REV", help="git revision to compare with (default: the last tag, else HEAD)"
    )
    parser.add_argument("--allow-breaking", action="store_true", help="a breaking change since a tag is no failure")
    parser.add_argument("--only-breaking", action="store_true", help="list the breaking changes only")
    options = parser.parse_args()
    tag = last_tag()
    revision = options.against or tag or "HEAD"
    if not git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"):
        print(f"api_changes: {revision!r} is no git revision", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        archive = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True, check=True)
        subprocess.run(["tar", "-x", "-C", scratch], input=archive.stdout, check=True)
        before = load(Path(scratch))
        after = load(ROOT)
    old: Members = {}
    new: Members = {}
    for package in before.values():
        old |= public_members(package)
    for package in after.values():
        new |= public_members(package)
    lines = describe(old, new)
    broken = breakages(before, after)
    print(f"Public API since {revision}: {len(lines)} changes, {len(broken)} breaking")
    for line in broken if options.only_breaking else [*lines, *broken]:
        print(f"  {line}")
    is_release = bool(tag) and revision == tag
    if broken and is_release and not options.allow_breaking:
        print(f"api_changes: breaking since {tag}; --allow-breaking if that is meant", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
