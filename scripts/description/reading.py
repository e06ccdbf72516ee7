"""The generator's reading of a description, with a line for everything that it cannot read.

Its own command goes on without an operation that it cannot read, and ends in a traceback of a template that needs it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import GeneratorData

from bundle import Keys
from grammar import Description
from traits import Traits, take_traits

__all__ = ["SETTINGS", "Reading", "read"]

SETTINGS = Path(__file__).parents[2] / "openapi"
#: What the generator says of two classes with one name.
CLASH = re.compile(r'(?:duplicate models with name "?|conflicting enums named )(\w+)')
#: What it raises for two values of an enum with one name.
TWINS = re.compile(r"Duplicate key (\w+) in enum \w+\.(\w+)")
#: What it says of a response, which is named by its place, and how it prints text of the description.
NOISE = re.compile(r" for status code <[^>]*>|<[^>]*UntrustedString[^>]*>|, response will be omitted.*")


@dataclass(frozen=True)
class Reading:
    """What the generator has read of a description, what it drops, and its settings."""

    data: GeneratorData
    traits: Mapping[str, Traits]
    config: Config


def read(description: Description, output: Path | None = None) -> Reading | None:
    """Let the generator read a description; complain of what it cannot read, and return None where that is all."""
    document = json.loads(json.dumps(description.root, default=str))
    traits = take_traits(document)
    settings = ConfigFile.load_from_path(SETTINGS / "config.yaml")
    config = Config.from_sources(settings, MetaType.NONE, Path(), "utf-8", overwrite=False, output_path=output)
    try:
        data = GeneratorData.from_dict(document, config=config)
    except ValueError as error:
        enum = TWINS.search(str(error))
        name = enum[2] if enum else ""
        problem = f"two of its values would have the name {enum[1]}; write x-enum-varnames" if enum else str(error)
        description.complain(("components", "schemas", name), problem)
        return None
    if isinstance(data, GeneratorError):
        description.complain((), text(data))
        return None
    for keys, problem in complaints(data, traits):
        description.complain(keys, problem)
    return Reading(data, traits, config)


def complaints(data: GeneratorData, traits: Mapping[str, Traits]) -> Iterator[tuple[Keys, str]]:
    """Yield the place and text of everything that the generator could not read, or of the schemas behind it."""
    yield from ((place(error.header), text(error)) for error in data.errors)
    if data.errors:
        return
    for collection in data.endpoint_collections_by_tag.values():
        yield from ((place(error.header), text(error)) for error in collection.parse_errors)
        for endpoint in collection.endpoints:
            if not endpoint.responses.patterns and not endpoint.errors:
                yield traits[endpoint.name].keys, "no success is described; write 200, or 204 without content"


def place(header: str) -> Keys:
    """Return the keys of what the generator names in the header of an error."""
    operation = re.search(r"parsing ([A-Z]+) (\S+) within", header)
    if operation:
        return ("paths", operation[2], operation[1].lower())
    component = re.search(r"(schema|parameter) (?:/components/\w+/)?([^:\s]+)", header)
    return ("components", f"{component[1]}s", component[2]) if component else ()


def text(error: GeneratorError) -> str:
    """Return what the generator says of an error in one line: its first paragraph, without what it does about it."""
    said = " ".join((error.detail or error.header).strip().partition("\n\n")[0].split())
    clash = CLASH.search(said)
    if clash:
        return f"something in here would be the class {clash[1]}, which there is; write it as a component"
    return f"the generator cannot read this: {NOISE.sub('', said)[:200]}"
