"""Put the description together: the entry with what its parts hold, as the one document that the generator reads.

A part has `paths`, by names of its own, to which the entry leads from the URLs; and `components`, to which any part
leads, as `common.yaml#/components/schemas/Name`. Each place keeps its file and line. Libraries that bundle rename the
components after their files (prance) or need Node (redocly), and none keeps the lines.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from located import LocatedDict, NoYaml, load

Keys = tuple[str | int, ...]

#: So many names are told where none is near.
MANY = 20
#: What may be in a part.
PART = ("paths", "components")
#: Mappings whose keys are names that somebody chose: a property `example` is no example.
NAMED = {
    "components",
    "content",
    "headers",
    "parameters",
    "paths",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
}
#: What holds values and no description.
VALUES = {"default", "enum", "example", "examples"}


@dataclass(frozen=True, order=True)
class Finding:
    """Something that is wrong: the file and its line, counted from 1, and one line of text."""

    file: Path
    line: int
    text: str


def nearest(name: object, known: Iterable[str]) -> str:
    """Return a hint at the name that was probably meant, else at all that are known."""
    known = list(known)
    if close := get_close_matches(str(name), known, 1):
        return f"did you mean {close[0]!r}?"
    more = f" and {len(known) - MANY} more" if len(known) > MANY else ""
    return f"known: {', '.join(known[:MANY]) or 'none'}{more}"


def line_of(root: Any, keys: Keys) -> int:
    """Return the line, counted from 1, to which these keys lead."""
    node, line = root, 0
    for key in keys:
        try:
            line = node.lines[key]
            node = node[key]
        except (AttributeError, KeyError, IndexError, TypeError):
            break  # a key that is missing: the line of what it is missing in
    return line + 1


def references(node: Any, keys: Keys = (), *, named: bool = False) -> Iterator[tuple[Keys, dict[str, Any]]]:
    """Yield every object with a $ref, and the keys that lead to it."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from references(item, (*keys, index))
    elif isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield keys, node
        for key, value in node.items():
            if named or key not in VALUES:
                yield from references(value, (*keys, key), named=not named and key in NAMED)


class Bundle:
    """The document in one piece, and what was found wrong in putting it together."""

    def __init__(self, entry: Path) -> None:
        self.entry = entry
        self.findings: list[Finding] = []
        #: Every file as it was read, in the order in which it is first led to.
        self.files: dict[Path, Any] = {entry: None}
        #: The part that each path and component is from.
        self.origins: dict[Keys, Path] = {}
        self._references: list[tuple[Path, Keys, dict[str, Any]]] = []
        waiting = [entry]
        for file in waiting:
            self.files[file] = self._read(file)
            # Hundreds of references lead to one file, which is read once.
            led_to = dict.fromkeys(self._led_to(file))
            waiting += [other for other in led_to if other not in self.files and other not in waiting]
        self.root: Any = self.files[entry]
        if len(self.files) > 1 and not self.findings:
            self._join_paths()
            self._join_components()
            self._join_references()

    def complain(self, file: Path, keys: Keys, problem: str) -> None:
        """Note what is wrong at a place of a file."""
        where = ".".join(str(key) for key in keys).removeprefix("components.")
        self.findings.append(Finding(file, line_of(self.files[file], keys), f"{where}: {problem}"))

    def file_of(self, keys: Keys) -> Path:
        """Return the file in which a place of the document is."""
        # The URL of a path is in the entry, what is below it in a part.
        below_url = keys[:1] == ("paths",) and len(keys) > 2
        return self.origins.get(keys[:2] if below_url else keys[:3], self.entry)

    def _read(self, file: Path) -> Any:
        try:
            return load(file)
        except NoYaml as error:
            self.findings.append(Finding(file, error.line + 1, f"this is no YAML: {error}"))
        return None

    def _led_to(self, file: Path) -> Iterator[Path]:
        """Yield the files to which the references of a file lead."""
        seen: set[int] = set()
        for keys, node in references(self.files[file]):
            if id(node) in seen:
                continue  # an alias
            seen.add(id(node))
            self._references.append((file, keys, node))
            other, _ = target(file, node)
            if other.is_file():
                yield other
            elif other != file:
                parts = [path.name for path in sorted(other.parent.glob(f"*{file.suffix}"))]
                self.complain(
                    file, keys, f"there is no file {other.name} to which $ref leads; {nearest(other.name, parts)}"
                )

    def _mapping(self, file: Path, *keys: str) -> dict[str, Any]:
        """Return what is at a place of a file, nothing where there is nothing."""
        node = self.files[file]
        for key in keys:
            node = node.get(key, {}) if isinstance(node, dict) else None
        if isinstance(node, dict):
            return node
        self.complain(file, keys, "should be a mapping")
        return {}

    def _parts(self) -> list[Path]:
        return [file for file in self.files if file != self.entry]

    def _join_paths(self) -> None:
        """Put the paths of the parts to the URLs of the entry, each to one."""
        urls = self._mapping(self.entry, "paths")
        missing = {(file, name) for file in self._parts() for name in self._mapping(file, "paths")}
        for url, item in urls.items():
            if not isinstance(item, dict) or "$ref" not in item:
                continue
            file, keys = target(self.entry, item)
            known = self._mapping(file, "paths") if file != self.entry and file in self.files else {}
            if len(keys) != 2 or keys[0] != "paths" or keys[1] not in known:
                problem = f"$ref {item['$ref']!r} leads to no path; {nearest(keys[-1] if keys else '', known)}"
                self.complain(self.entry, ("paths", url), problem)
            else:
                urls[url] = known[keys[1]]
                self.origins["paths", url] = file
                missing.discard((file, keys[1]))
        for file, name in sorted(missing):
            where = f"{file.relative_to(self.entry.parent).as_posix()}#/paths/{name}"
            self.complain(
                file, ("paths", name), f'no URL leads here; write /...: {{$ref: "{where}"}} in {self.entry.name}'
            )

    def _join_components(self) -> None:
        """Bring every component into one mapping: the entry's, then those of the parts."""
        joined = LocatedDict()
        for file in self.files:
            sections: Any = self._mapping(file, "components")
            for section in sections:
                components: Any = self._mapping(file, "components", section)
                if section not in joined:
                    joined[section] = LocatedDict()
                    joined.lines[section] = sections.lines[section]
                for name, component in components.items():
                    if file == self.entry and isinstance(component, dict) and "$ref" in component:
                        continue  # names a component of a part, for readers that want it in the entry
                    if name in joined[section]:
                        other = self.file_of(("components", section, name))
                        self.complain(file, ("components", section, name), f"is in {other.name}, too; rename one")
                    joined[section][name] = component
                    joined[section].lines[name] = components.lines[name]
                    if file != self.entry:
                        self.origins["components", section, name] = file
        self.root = self.root.copy()  # the entry itself stays what it is, with its lines
        self.root["components"] = joined

    def _join_references(self) -> None:
        """Let each reference lead into the one document, if it led to where its component is."""
        for file, keys, node in self._references:
            other, where = target(file, node)
            if len(where) != 3 or where[0] != "components":
                continue
            section, name = where[1:]
            home, known = self.file_of(tuple(where)), self.root["components"].get(section, {})
            if file == self.entry and keys[:1] == ("components",) and (name != keys[-1] or name not in known):
                self.complain(file, keys, f"names no component of a part by its own name; {nearest(keys[-1], known)}")
            if name in known and home != other:
                there = home.name if home.parent == file.parent else home.relative_to(self.entry.parent).as_posix()
                wanted = f"{there if home != file else ''}#/components/{section}/{name}"
                self.complain(file, keys, f"{name!r} is not in {other.name}; write $ref: {wanted!r}")
            node["$ref"] = f"#/components/{section}/{name}"
        for file in self._parts():
            for key in self._mapping(file):
                if key not in PART:
                    self.complain(file, (key,), f"unknown key in a part; {nearest(key, PART)}")


def target(file: Path, node: dict[str, Any]) -> tuple[Path, list[str]]:
    """Return the file to which a reference leads, and the keys in it."""
    name, _, pointer = node["$ref"].partition("#")
    keys = [unquote(key).replace("~1", "/").replace("~0", "~") for key in pointer.split("/")[1:]]
    return Path(os.path.normpath(file.parent / name)) if name else file, keys


def main() -> int:
    """Write the document in one piece, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("entry", type=Path, metavar="FILE")
    parser.add_argument("bundle", type=Path, metavar="BUNDLE")
    options = parser.parse_args()
    root = Bundle(options.entry).root
    options.bundle.write_text(json.dumps(root, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
