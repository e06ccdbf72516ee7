"""Tell what changed in the public API since it was last written down, and refuse what breaks a caller.

It is written down in generated/public_api.txt, so that no tag, no history and no git are needed, and a review shows
each change of it. Griffe compares names, parameters and defaults; that a type changed is found here, since griffe
leaves types out.
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

from api_surface import MAKERS, parameters, parse_changed, read

ROOT = Path(__file__).resolve().parents[2]
BASELINE = ROOT / "generated" / "public_api.txt"
Modules = dict[str, griffe.Module]
Members = dict[str, griffe.Object]


def api_of(revision: str) -> str:
    """Return the public API of a git revision."""
    with tempfile.TemporaryDirectory() as scratch:
        archive = subprocess.run(["git", "archive", revision], cwd=ROOT, capture_output=True, check=True)
        subprocess.run(["tar", "-x", "-C", scratch], input=archive.stdout, check=True)
        return read(Path(scratch))


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
        return f"({', '.join(parameters(member.parameters))}) -> {member.returns}"
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
            lines.append(f"changed  {name}{difference(before[name], after[name])}")
    return lines


def difference(before: griffe.Object, after: griffe.Object) -> str:
    """Return a type before and after; of a function what differs: its other parameters may be many."""
    if isinstance(before, griffe.Function) and isinstance(after, griffe.Function):
        old = [*parameters(before.parameters), f"-> {before.returns}"]
        new = [*parameters(after.parameters), f"-> {after.returns}"]
        gone, come = [each for each in old if each not in new], [each for each in new if each not in old]
        return f": {', '.join(gone) or 'nothing'} is now {', '.join(come) or 'nothing'}"
    return f"{signature(before)} -> {signature(after).removeprefix(': ').removeprefix(' = ')}"


def same(before: griffe.Object, after: griffe.Object) -> bool:
    """Whether two members could be one that was renamed: the same kind, and what is in it or its type."""
    if before.kind is not after.kind:
        return False
    if isinstance(before, griffe.Class):
        return bool(before.members) and before.members.keys() == after.members.keys()
    return signature(before) == signature(after)


def alternatives(annotation: object) -> frozenset[str]:
    """Return the members of a union, or the one type that it is."""

    def split(node: ast.expr) -> Iterator[str]:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            yield from split(node.left)
            yield from split(node.right)
        else:
            yield ast.unparse(node)

    return frozenset(split(ast.parse(str(annotation), mode="eval").body))


def must_be_given(member: griffe.Object | None) -> bool:
    """Whether this is an attribute that the constructor, made by attrs or dataclasses, cannot do without."""
    return (
        isinstance(member, griffe.Attribute)
        and isinstance(member.parent, griffe.Class)
        and any(maker in str(d.value) for d in member.parent.decorators for maker in MAKERS)
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
    if ("async" in old.labels) != ("async" in new.labels):
        yield f"The function is {'no longer' if 'async' in old.labels else 'now'} a coroutine"
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


def breakages(before: Modules, after: Modules) -> Iterator[str]:
    """Yield griffe's explanation of each change that can break a caller."""
    for name in before.keys() & after.keys():
        for change in griffe.find_breaking_changes(before[name], after[name]):
            told = [value for value in (change.old_value, change.new_value) if isinstance(value, griffe.Parameter)]
            yield f"{change.obj.path}{f'({told[0].name})' if told else ''}: {change.kind.value}"
    yield from (f"{name}: The module was removed" for name in before.keys() - after.keys())


def compare(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return a line for each change between two public APIs, and one for each that can break a caller."""
    old, new = parse_changed(before, after)
    was: Members = {name: member for module in old.values() for name, member in public_members(module).items()}
    now: Members = {name: member for module in new.values() for name, member in public_members(module).items()}
    broken = {f"breaking {line}" for line in (*breakages(old, new), *changed_types(was, now))}
    return describe(was, now), sorted(broken)


def report(title: str, before: str, after: str) -> list[str]:
    """Print what changed; return what can break a caller."""
    lines, broken = compare(before, after)
    print(f"{title}: {len(lines)} change{'' if len(lines) == 1 else 's'}, {len(broken)} breaking")
    for line in (*lines, *broken):
        print(f"  {line}")
    return broken


def main() -> int:
    """Print the report, and write the API down anew unless that would hide a breaking change that was not allowed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--against", metavar="REV", help="only tell what changed since this git revision")
    parser.add_argument("--allow-breaking", action="store_true", help="a breaking change is meant")
    parser.add_argument("--check", action="store_true", help="write nothing; fail on any change")
    options = parser.parse_args()
    try:
        after = read(ROOT)
    except griffe.AliasResolutionError as error:
        name = f"{error.alias.path} is {error.alias.target_path}"
        print(f"api_changes: {name}, which cannot be read: is it valid Python?", file=sys.stderr)
        return 1
    if options.against:
        report(f"Public API since {options.against}", api_of(options.against), after)
        return 0
    before = BASELINE.read_text(encoding="utf-8") if BASELINE.exists() else ""
    broken = report("Public API", before, after) if before else []
    place = BASELINE.relative_to(ROOT)
    if options.check:
        if before != after:
            print(f"{place} is not what the packages offer: run scripts/regen.sh, commit the result", file=sys.stderr)
        return int(before != after)
    if broken and not options.allow_breaking:
        print("api_changes: this breaks callers; --allow-breaking if that is meant", file=sys.stderr)
        return 1
    BASELINE.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
