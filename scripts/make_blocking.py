"""Write domino/blocking, the areas of Domino, from domino/areas, those of AsyncDomino: every method is written once.

A public coroutine becomes a method of the same name, with the same parameters, overloads, decorators and documentation;
its one line drives the coroutine on an engine that blocks, so that it never suspends. Bases, and the names that
signatures need, are read from the source too.
"""

from __future__ import annotations

import argparse
import ast
import copy
import re
from pathlib import Path

HEAD = "# Made by scripts/regen.sh from {source}: edit that file, not this one.\n"

#: The base of the areas has no coroutines to be driven; what it holds is the other side.
AREA = '''
"""What the areas of Domino stand on: those of AsyncDomino, on an engine that blocks."""

from __future__ import annotations

from domino.areas import AsyncAreas

__all__ = ["Area"]


class Area:
    """The base of the areas: each method drives the coroutine of that name."""

    _suspending: AsyncAreas
'''

#: What a suspending method gives, and what its twin gives instead.
GIVEN = {"AsyncRemoteFile": "RemoteFile", "AsyncIterator": "Iterator"}
#: Where the names come from that only the blocking side needs.
HOMES = {
    "RemoteFile": "domino._transfer.remote_file",
    "open_blocking": "domino._transfer.remote_file",
    "Generator": "collections.abc",
    "Iterator": "collections.abc",
    "iterate_blocking": "domino._calls.engine",
    "run_blocking": "domino._calls.engine",
}

Method = ast.FunctionDef | ast.AsyncFunctionDef


class Unfit(Exception):
    """A method of which no twin can be made."""


def twin_name(name: str) -> str:
    """Return what a class of the suspending side is called on the blocking one."""
    return GIVEN.get(name) or name.removeprefix("Async")


def given(annotation: ast.expr) -> ast.expr:
    """Return the type of a twin's result: names mapped, an awaitable replaced by what it gives."""
    if isinstance(annotation, ast.Subscript) and ast.unparse(annotation.value) == "Awaitable":
        return given(annotation.slice)
    # What is sent into a generator and what it returns are nothing; an async one returns nothing anyway.
    text = re.sub(r"AsyncGenerator\[(.*), None\]", r"Generator[\1, None, None]", ast.unparse(annotation))
    return ast.parse(re.sub(r"\w+", lambda word: GIVEN.get(word[0], word[0]), text), mode="eval").body


def documentation(text: str) -> str:
    """Return the documentation of a twin: examples in it, the indented lines, do not await."""
    return re.sub(r"(?m)^ {12}.*$", lambda line: re.sub(r"\bawait |\basync (?=for |with )", "", line[0]), text)


def arguments(method: Method) -> str:
    """Return the parameters of a method as they are handed on: as they are declared, older spellings left out."""
    spec = method.args
    if spec.vararg is not None:
        raise Unfit("takes any number of arguments by position")
    by_position = [parameter.arg for parameter in [*spec.posonlyargs, *spec.args][1:]]
    handed = [*by_position, *(f"{parameter.arg}={parameter.arg}" for parameter in spec.kwonlyargs)]
    # Older spellings have been translated: nothing is left in them.
    if spec.kwarg is not None and "renamed" not in decorators(method):
        handed.append(f"**{spec.kwarg.arg}")
    return ", ".join(handed)


def decorators(method: Method) -> set[str]:
    """Return the names of a method's decorators."""
    return {ast.unparse(decorator) for decorator in method.decorator_list}


def twin(method: Method) -> ast.FunctionDef:
    """Return the blocking twin of a public method."""
    if method.returns is None:
        raise Unfit("does not say what it returns")
    result = ast.unparse(method.returns)
    if isinstance(method, ast.FunctionDef) and not result.startswith(("AsyncGenerator[", "Awaitable[")):
        raise Unfit(f"is neither a coroutine nor gives an AsyncGenerator or an Awaitable, but {result}")
    body: list[ast.stmt] = []
    if "overload" in decorators(method):
        body = method.body
    else:
        text = ast.get_docstring(method, clean=False)
        if text is None:
            raise Unfit("has no documentation")
        call = f"self._suspending.{method.name}"
        if "property" not in decorators(method):
            call += f"({arguments(method)})"
        kinds = {"AsyncGenerator[": "iterate", "AsyncRemoteFile": "open"}
        how = next((how for kind, how in kinds.items() if result.startswith(kind)), "run")
        body = [ast.Expr(ast.Constant(documentation(text))), *ast.parse(f"return {how}_blocking({call})").body]
    made = copy.copy(method) if isinstance(method, ast.FunctionDef) else ast.FunctionDef(**vars(method))
    made.body, made.returns = body, given(method.returns)
    return ast.fix_missing_locations(made)


def is_public(node: ast.stmt) -> bool:
    """Whether a statement of a class is a method that is part of the interface."""
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and not node.name.startswith("_")


def twin_class(area: ast.ClassDef, source: str) -> ast.ClassDef:
    """Return the blocking twin of an area."""
    body: list[ast.stmt] = [ast.Expr(ast.Constant(ast.get_docstring(area, clean=False) or ""))]
    for node in area.body:
        if is_public(node) and isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            try:
                body.append(twin(node))
            except Unfit as error:
                raise SystemExit(f"{source}:{node.lineno}: {area.name}.{node.name} {error}") from None
    bases: list[ast.expr] = [ast.Name(twin_name(ast.unparse(base))) for base in area.bases]
    made = copy.copy(area)
    made.name, made.bases, made.body = twin_name(area.name), bases, body
    return ast.fix_missing_locations(made)


def imports(tree: ast.Module, module: str, needed: set[str]) -> list[str]:
    """Return the import lines for the names that a twin needs, from where the source has them, or from the source."""
    lines = ["from __future__ import annotations"]
    homes = dict(HOMES)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            for alias in node.names:
                name = twin_name(alias.name) if node.level else alias.name
                # Beside an area there may be what both sides use: of that there is no twin.
                is_shared = node.level == 1 and not alias.name.startswith("Async")
                homes.setdefault(alias.asname or name, f"{module.rpartition('.')[0]}{origin}" if is_shared else origin)
        elif isinstance(node, ast.ClassDef) and not node.name.startswith("Async"):
            homes.setdefault(node.name, module)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            homes.update({ast.unparse(target): module for target in targets if not ast.unparse(target).startswith("_")})
    lines += [f"from {homes[name]} import {name}" for name in sorted(needed) if name in homes]
    return lines


def twin_module(file: Path, source: str) -> str:
    """Return the blocking twin of a module of areas."""
    if file.name == "area.py":
        return HEAD.format(source=source) + AREA.lstrip()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    areas = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name.startswith("Async")]
    if not areas:
        return ""
    classes = [twin_class(area, source) for area in areas]
    needed = {node.id for made in classes for node in ast.walk(made) if isinstance(node, ast.Name)}
    module = ".".join(file.with_suffix("").parts[-3:])
    about = (ast.get_docstring(tree, clean=False) or "").replace("suspending, and written by hand", "blocking")
    parts = [
        HEAD.format(source=source) + f'"""{about.partition(" `domino/blocking`")[0]}"""',
        "\n".join(imports(tree, module, needed)),
        f"__all__ = {[made.name for made in classes]!r}",
        *(ast.unparse(made) for made in classes),
    ]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write the twin of each module of a folder into another one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("areas", type=Path, help="the folder of the suspending areas")
    parser.add_argument("blocking", type=Path, help="the folder to write")
    options = parser.parse_args()
    options.blocking.mkdir(parents=True, exist_ok=True)
    for file in sorted(options.areas.glob("*.py")):
        text = twin_module(file, file.as_posix())
        if text:
            (options.blocking / file.name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
