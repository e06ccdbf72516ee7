"""Tell what changed in the public API since a git revision, and fail on a breaking change since a tag.

Griffe reads both states from source, so nothing is imported: the packages `domino` and `domino_api` of the working tree
and of the revision. It compares names, parameters and defaults; that a type changed is found here, since griffe leaves
types out.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import griffe
from typing_extensions import TypeIs

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("domino", "domino_api")
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
            forget_insides(loaded)
    return found


def forget_insides(package: griffe.Object) -> None:
    """Leave of the local Domino only what `domino.local` offers: the rest of its modules is no promise."""
    local = package.members.get("local")
    if not isinstance(local, griffe.Module):
        return
    offered = {str(name) for name in local.exports or ()}
    for module in [member for member in local.members.values() if isinstance(member, griffe.Module)]:
        for name in module.members.keys() - offered:
            module.del_member(name)
        if not module.members:
            local.del_member(module.name)


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
    """Return what a caller depends on: parameters and result, the type of an attribute, the value of an enum member."""
    if isinstance(member, griffe.Function):
        parameters = ", ".join(
            f"{parameter.name}{f': {parameter.annotation}' if parameter.annotation else ''}"
            f"{f' = {parameter.default}' if parameter.default is not None else ''}"
            for parameter in member.parameters
        )
        return f"({parameters}) -> {member.returns}"
    if isinstance(member, griffe.Attribute) and member.annotation is not None:
        return f": {member.annotation}"
    if is_enum_member(member):
        return f" = {member.value}"
    if isinstance(member, griffe.Class):
        return f"({', '.join(str(base) for base in member.bases)})"
    return ""


def is_enum_member(member: griffe.Object) -> TypeIs[griffe.Attribute]:
    """Whether this is a member of an enum: its value is then as public as its name."""
    return (
        isinstance(member, griffe.Attribute)
        and isinstance(member.parent, griffe.Class)
        and any(str(base).endswith("Enum") for base in member.parent.bases)
    )


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
            lines.append(f"changed  {name}{old_type} -> {new_type.removeprefix(': ').removeprefix(' = ')}")
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


def alternatives(annotation: object) -> frozenset[str]:
    """Return the members of a union, or the one type that it is."""

    def split(node: ast.expr) -> Iterator[str]:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            yield from split(node.left)
            yield from split(node.right)
        else:
            yield ast.unparse(node)

    return frozenset(split(ast.parse(str(annotation), mode="eval").body))


#: Decorators that make a constructor of the attributes; the generated models have wire.model.
_MAKERS = ("define", "frozen", "dataclass", "wire.model")


def must_be_given(member: griffe.Object | None) -> bool:
    """Whether this is an attribute that the constructor, made by attrs or dataclasses, cannot do without."""
    return (
        isinstance(member, griffe.Attribute)
        and isinstance(member.parent, griffe.Class)
        and any(maker in str(d.value) for d in member.parent.decorators for maker in _MAKERS)
        and "property" not in member.labels
        and member.annotation is not None
        and member.value is None
    )


def changed_attribute(old: griffe.Attribute, new: griffe.Attribute) -> Iterator[str]:
    """Yield what a reader of the attribute, or who passes it to the constructor, has to change."""
    if old.annotation is not None and alternatives(old.annotation) != alternatives(new.annotation):
        yield "Attribute type was changed"
    if is_enum_member(old) and signature(old) != signature(new):
        yield "Value of enum member was changed"
    if must_be_given(new) and not must_be_given(old):
        yield "Attribute is now required"


def changed_function(old: griffe.Function, new: griffe.Function) -> Iterator[str]:
    """Yield what a caller has to change; a parameter may take more than before."""
    if alternatives(old.returns) != alternatives(new.returns):
        yield "Return type was changed"
    types = {parameter.name: alternatives(parameter.annotation) for parameter in new.parameters}
    for parameter in old.parameters:
        if not alternatives(parameter.annotation) <= types.get(parameter.name, alternatives(parameter.annotation)):
            yield f"Type of parameter {parameter.name} was changed"


def changed_types(before: Members, after: Members) -> Iterator[str]:
    """Yield each change of a type, as strict as it can be told, and each new demand on who makes a model."""
    for name, new in after.items():
        old = before.get(name)
        if isinstance(old, griffe.Attribute) and isinstance(new, griffe.Attribute):
            yield from (f"{name}: {change}" for change in changed_attribute(old, new))
        elif isinstance(old, griffe.Function) and isinstance(new, griffe.Function):
            yield from (f"{name}: {change}" for change in changed_function(old, new))
        elif old is None and must_be_given(new) and name.rpartition(".")[0] in before:
            yield f"{name}: Attribute was added as required"


def breakages(before: dict[str, griffe.Object], after: dict[str, griffe.Object]) -> Iterator[str]:
    """Yield griffe's explanation of each change that can break a caller."""
    for package in before.keys() & after.keys():
        for change in griffe.find_breaking_changes(before[package], after[package]):
            yield f"{change.obj.path}: {change.kind.value}"
    yield from (f"{package}: The package was removed" for package in before.keys() - after.keys())


def counted(number: int, noun: str) -> str:
    """Return `1 change`, `2 changes`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def main() -> int:
    """Print the report; return 1 for a breaking change since a tag that was not allowed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--against", metavar="REV", help="git revision to compare with (default: the last tag, else HEAD)"
    )
    parser.add_argument("--allow-breaking", action="store_true", help="a breaking change since a tag is no failure")
    parser.add_argument("--only-breaking", action="store_true", help="list the breaking changes only")
    options = parser.parse_args()
    revision = options.against or last_tag() or "HEAD"
    if not git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"):
        print(f"api_changes: {revision!r} is no git revision", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        archive = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True, check=True)
        subprocess.run(["tar", "-x", "-C", scratch], input=archive.stdout, check=True)
        before = load(Path(scratch))
        after = load(ROOT)
    old: Members = {name: member for package in before.values() for name, member in public_members(package).items()}
    new: Members = {name: member for package in after.values() for name, member in public_members(package).items()}
    lines = describe(old, new)
    broken = sorted({f"breaking {line}" for line in (*breakages(before, after), *changed_types(old, new))})
    print(f"Public API since {revision}: {counted(len(lines), 'change')}, {len(broken)} breaking")
    for line in broken if options.only_breaking else [*lines, *broken]:
        print(f"  {line}")
    is_release = bool(git("rev-parse", "--verify", "--quiet", f"refs/tags/{revision}"))
    if broken and is_release and not options.allow_breaking:
        print(f"api_changes: breaking since {revision}; --allow-breaking if that is meant", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
