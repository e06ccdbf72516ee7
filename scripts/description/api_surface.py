"""Write the public API of the packages as text: a line for each name, as Python, below a line for each module.

Griffe reads the source, so nothing is imported. What a private module or base class holds stands where the public
name of it is: a method of an area on the clients; of the local Domino there is what `domino.local` offers, of
the command line what `domino.cli` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import griffe

PACKAGES = ("domino", "domino_api")
#: Decorators that make a constructor of the attributes; the generated models have wire.model.
MAKERS = ("define", "frozen", "dataclass", ".model")
#: Folders of `domino` whose contents are named from elsewhere: methods on the clients, types in `domino.types`.
ROOMS = ("areas", "blocking")
_PREFIX = {
    griffe.ParameterKind.var_positional: "*",
    griffe.ParameterKind.var_keyword: "**",
}


def read(tree: Path) -> str:
    """Return the public API of a source tree."""
    lines: list[str] = []
    for package in PACKAGES:
        try:
            # Not the folder of that name that happens to be where this is run.
            loaded = griffe.load(package, search_paths=[tree, tree / "generated"], try_relative_path=False)
        except (ImportError, griffe.GriffeError):
            continue
        for module in sorted(public_modules(loaded), key=lambda module: module.path):
            offered = list(module_lines(module))
            lines += [f"# {module.path}", *offered, ""] if offered else []
    return "\n".join(lines)


def parse_changed(*apis: str) -> Iterator[dict[str, griffe.Module]]:
    """Yield of each public API the modules as griffe has them, without those that are the same in all."""
    texts = [sections(api) for api in apis]
    for text in texts:
        yield {
            name: griffe.visit(name, filepath=Path(f"{name}.pyi"), code=code)
            for name, code in text.items()
            if any(other.get(name) != code for other in texts)
        }


def sections(api: str) -> dict[str, str]:
    """Return what each module offers, as a public API has it written down."""
    parts = re.split(r"^# (\S+)\n", api, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def is_private(path: str) -> bool:
    """Whether nobody outside may name a module: its name says so, or it is a room of the house."""
    if path.startswith(("domino.local.", "domino.cli.")):  # its commands are words of a shell, not names of Python
        return True
    return any(part.startswith("_") or part in ROOMS for part in path.split("."))


def public_modules(module: griffe.Object | griffe.Alias) -> Iterator[griffe.Module]:
    """Yield a module and those below it."""
    if isinstance(module, griffe.Module) and not is_private(module.path):
        yield module
        for member in module.members.values():
            yield from public_modules(member)


def module_lines(module: griffe.Module) -> Iterator[str]:
    """Yield what a module offers: what it holds, and what it takes from others under the name that it has there."""
    for name, member in module.members.items():
        if name.startswith("_"):
            continue
        if not isinstance(member, griffe.Alias):
            yield from member_lines(member)
        elif member.name == member.target_path.rpartition(".")[2] and is_offered(member):
            if is_private(member.target_path.rpartition(".")[0]):
                yield from member_lines(member.final_target)
            else:
                yield f"{name} = {member.target_path}"


def is_offered(member: griffe.Alias) -> bool:
    """Whether a name that is imported is meant for others: `import X as X`, or it is in `__all__`."""
    module = member.parent
    if not isinstance(module, griffe.Module) or member.target_path.partition(".")[0] not in PACKAGES:
        return False
    lines = module.lines_collection[module.filepath] if isinstance(module.filepath, Path) else []
    again = member.alias_lineno is not None and f" as {member.name}" in lines[member.alias_lineno - 1]
    return again or member.name in (module.exports or ())


def member_lines(member: griffe.Object | griffe.Alias) -> Iterator[str]:
    """Yield a class, function or attribute as Python."""
    if isinstance(member, griffe.Class):
        yield from (f"@{decorator.value}" for decorator in member.decorators if is_maker(decorator))
        hidden = {base.name for base in member.resolved_bases if is_private(base.canonical_path)}
        bases = ", ".join(named(base) for base in member.bases if re.sub(r"\[.*|.*\.", "", str(base)) not in hidden)
        yield f"class {member.name}({bases}):" if bases else f"class {member.name}:"
        yield from (f"    {line}" for line in class_lines(member))
    elif isinstance(member, griffe.Function):
        for function in (*(member.overloads or ()), member):
            yield from (f"@{label}" for label in ("staticmethod", "classmethod") if label in member.labels)
            yield from ["@overload"] if function is not member else []
            returns = f" -> {named(function.returns)}" if function.returns is not None else ""
            start = "async def" if "async" in function.labels else "def"
            yield f"{start} {member.name}({', '.join(parameters(function.parameters))}){returns}: ..."
    elif isinstance(member, griffe.Attribute) and "property" in member.labels:
        yield "@property"
        yield f"def {member.name}(self) -> {named(member.annotation)}: ..."
    elif isinstance(member, griffe.Attribute):
        annotation = f": {named(member.annotation)}" if member.annotation is not None else ""
        # What an __init__ assigns is no default.
        value = (
            f" = {member.value}"
            if member.value is not None and member.labels & {"class-attribute", "module-attribute"}
            else ""
        )
        yield f"{member.name}{annotation or ('' if value else ': object')}{value}"


def named(annotation: object) -> str:
    """Return a type as text; whether a module imports a model or all of them together is no difference to callers."""
    return re.sub(r"\bmodels\.", "", str(annotation))


def class_lines(thing: griffe.Class) -> Iterator[str]:
    """Yield the members of a class and those that it has from bases that nobody may name."""
    inherited = [
        member.final_target
        for _, member in sorted(thing.inherited_members.items())
        if member.final_target.parent is not None and is_private(member.final_target.parent.canonical_path)
    ]
    lines = [
        line
        for member in (*thing.members.values(), *inherited)
        if not member.name.startswith("_") or (member.is_special and member.is_function)
        for line in member_lines(member)
    ]
    return iter(lines or ["..."])


def is_maker(decorator: griffe.Decorator) -> bool:
    """Whether a decorator makes the constructor."""
    return any(maker in str(decorator.value) for maker in MAKERS)


def parameters(given: Iterable[griffe.Parameter]) -> Iterator[str]:
    """Yield the parameters of a function with the marks between them."""
    last: griffe.ParameterKind | None = None
    for parameter in given:
        kind = parameter.kind
        if last is griffe.ParameterKind.positional_only and kind is not last:
            yield "/"
        if kind is griffe.ParameterKind.keyword_only and last not in (kind, griffe.ParameterKind.var_positional):
            yield "*"
        annotation = f": {named(parameter.annotation)}" if parameter.annotation is not None else ""
        default = "" if parameter.default is None or kind in _PREFIX else f" = {parameter.default}"
        yield f"{_PREFIX.get(kind, '') if kind else ''}{parameter.name}{annotation}{default}"
        last = kind
    if last is griffe.ParameterKind.positional_only:
        yield "/"
