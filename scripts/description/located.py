"""Read YAML with the line of every key and item, by libyaml: ruamel keeps lines, too, and takes ten times as long."""

from __future__ import annotations

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

__all__ = ["LocatedDict", "LocatedList", "NoYaml", "load"]


class NoYaml(ValueError):
    """What is wrong, and the line of it, counted from 0."""

    def __init__(self, problem: str, line: int = 0) -> None:
        super().__init__(" ".join(problem.split()))
        self.line = line


class LocatedDict(dict[Any, Any]):
    """A mapping; `lines` has the line of each key, counted from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[Any, int] = {}

    def copy(self) -> LocatedDict:
        """Return a copy, of its lines, too."""
        other = LocatedDict()
        other.update(self)
        other.lines = dict(self.lines)
        return other


class LocatedList(list[Any]):
    """A sequence; `lines` has the line of each item, counted from 0."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[int] = []


class _Loader(yaml.CSafeLoader):
    """YAML 1.2's plain scalars: PyYAML's own are those of 1.1, of which `no` is false and `1:30` ninety."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - what the base class declares

    # An alias is what it is an alias of, so what is constructed is never empty first and filled later.
    def located_mapping(self, node: yaml.MappingNode) -> LocatedDict:
        mapping = LocatedDict()
        for key_node, value_node in node.value:
            key: Any = self.construct_object(key_node, deep=True)
            line: int = key_node.start_mark.line
            if not isinstance(key, Hashable):
                raise NoYaml("found a key that is a collection", line)
            if key in mapping:
                raise NoYaml(f'found duplicate key "{key}"', line)
            mapping[key] = self.construct_object(value_node, deep=True)
            mapping.lines[key] = line
        return mapping

    def located_sequence(self, node: yaml.SequenceNode) -> LocatedList:
        sequence = LocatedList()
        for item in node.value:
            sequence.append(self.construct_object(item, deep=True))
            sequence.lines.append(item.start_mark.line)
        return sequence

    def core_int(self, node: yaml.ScalarNode) -> int:
        text: str = node.value
        return int(text, {"0x": 16, "0o": 8}.get(text[:2], 10))

    def core_bool(self, node: yaml.ScalarNode) -> bool:
        return bool(node.value.lower() == "true")


_Loader.add_constructor("tag:yaml.org,2002:map", _Loader.located_mapping)
_Loader.add_constructor("tag:yaml.org,2002:seq", _Loader.located_sequence)
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.core_int)
_Loader.add_constructor("tag:yaml.org,2002:bool", _Loader.core_bool)
_NUMBER = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
for _tag, _pattern, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", rf"{_NUMBER}|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), list(_first))


def load(file: Path) -> Any:
    """Return what is in a file of YAML; raise NoYaml where it is none."""
    try:
        return yaml.load(file.read_bytes(), _Loader)  # noqa: S506 - it is a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        raise NoYaml(str(error.problem), line) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise NoYaml(str(error)) from error
