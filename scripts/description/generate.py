"""Make the package of a description: by openapi-python-client with our templates, and the files of openapi/runtime.

What the generator cannot read is told in one line each, with its place, and then nothing is written. (Its own command
goes on after an operation that it could not read, and ends in a traceback of the template that needed it.)
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint, GeneratorData
from openapi_python_client.parser.properties import EnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.schemas import Class
from openapi_python_client.parser.properties.union import UnionProperty

from bundle import Keys
from grammar import Description
from traits import Traits, take_traits

#: What the generator says of two classes with one name, and what is to be done.
CLASH = re.compile(r'(?:duplicate models with name "?|conflicting enums named )(\w+)')
REMEDY = "rename the one, or write the inline one as a component with a name of its own"
#: What it says of a response, which is named by its place, and how it prints text of the description.
NOISE = re.compile(r" for status code <[^>]*>|<[^>]*UntrustedString[^>]*>|, response will be omitted.*")


def maps(data: GeneratorData) -> dict[str, Property]:
    """Return the objects that only have further properties, by class, with what these are: `dict[str, ...]` in Python.

    A map that leads back to itself stays a class: its type would have no end.
    """
    found: dict[str, Property] = {
        model.class_info.name: model.additional_properties
        for model in data.models
        if model.additional_properties and not model.required_properties and not model.optional_properties
    }

    def leads_to(property_: Property, name: str, seen: frozenset[str] = frozenset()) -> bool:
        inner = {class_.name for class_ in classes(property_, {}, ModelProperty)} & (found.keys() - seen)
        return name in inner or any(leads_to(found[each], name, seen | inner) for each in inner)

    return {name: values for name, values in found.items() if not leads_to(values, name)}


def classes(property_: Property, dicts: Mapping[str, Property], *kinds: type[Any]) -> Iterator[Class]:
    """Yield the generated classes of these kinds that the type of a property names."""
    if isinstance(property_, ListProperty):
        yield from classes(property_.inner_property, dicts, *kinds)
    elif isinstance(property_, UnionProperty):
        for inner in property_.inner_properties:
            yield from classes(inner, dicts, *kinds)
    elif isinstance(property_, ModelProperty) and property_.class_info.name in dicts:
        yield from classes(dicts[property_.class_info.name], dicts, *kinds)
    elif isinstance(property_, kinds):
        yield property_.class_info


class Refused(Exception):
    """Something that a template cannot express: its place, and what to say."""

    def __init__(self, keys: Keys, problem: str) -> None:
        self.keys, self.problem = keys, problem
        super().__init__(problem)


def make_project(data: GeneratorData, operations: Mapping[str, Traits], config: Config, templates: Path) -> Project:
    """Return the generator's project, with what our templates ask for beside what it knows."""
    project = Project(openapi=data, config=config, custom_template_path=templates)
    dicts = maps(data)
    data.models = [model for model in data.models if model.class_info.name not in dicts]

    def imports(properties: Iterable[Property], prefix: str, *kinds: type[Any]) -> list[str]:
        found = (class_ for each in properties for class_ in classes(each, dicts, *kinds))
        return sorted({f"from {prefix}models.{class_.module_name} import {class_.name}" for class_ in found})

    def refuse(endpoint: Endpoint, problem: str) -> None:
        raise Refused(operations[endpoint.name].keys, problem)

    project.env.globals.update(
        refuse=refuse,
        traits=operations,
        maps=dicts,
        models_of=lambda properties, prefix: imports(properties, prefix, ModelProperty),
        enums_of=lambda properties, prefix: imports(properties, prefix, EnumProperty),
    )
    return project


def complaints(data: GeneratorData, operations: Mapping[str, Traits]) -> Iterator[tuple[Keys, str]]:
    """Yield the place and text of everything that the generator could not read, or of the schemas behind it."""
    yield from ((place(error.header), text(error)) for error in data.errors)
    if data.errors:
        return
    for collection in data.endpoint_collections_by_tag.values():
        yield from ((place(error.header), text(error)) for error in collection.parse_errors)
        for endpoint in collection.endpoints:
            if not endpoint.responses.patterns and not endpoint.errors:
                yield operations[endpoint.name].keys, "no success is described; write 200, or 204 without content"


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
    return f"two classes would have the name {clash[1]}; {REMEDY}" if clash else NOISE.sub("", said)


def generate(file: Path, settings: Path, output: Path) -> list[str]:
    """Write the package; return a line for everything that is wrong, and then write nothing."""
    description = Description(file)
    document = json.loads(json.dumps(description.root, default=str))
    operations = take_traits(document)
    config = Config.from_sources(
        ConfigFile.load_from_path(settings / "config.yaml"),
        MetaType.NONE,
        file,
        "utf-8",
        overwrite=False,
        output_path=output,
    )
    data = GeneratorData.from_dict(document, config=config)
    if isinstance(data, GeneratorError):
        description.complain((), text(data))
    else:
        for keys, problem in complaints(data, operations):
            description.complain(keys, problem)
        if not description.findings:
            try:
                make_project(data, operations, config, settings / "templates").build()
                finish(output, settings / "runtime")
            except Refused as refused:
                shutil.rmtree(output)
                description.complain(refused.keys, refused.problem)
    return [f"{finding.file}:{finding.line}: {finding.text}" for finding in sorted(set(description.findings))]


def finish(output: Path, runtime: Path) -> None:
    """Put real files, which depend on no description, in the place of what stock templates wrote; format all."""
    (output / "types.py").unlink()
    for file in sorted(runtime.glob("*.py")):
        shutil.copy(file, output)
    (output / "py.typed").touch()
    # --isolated: the output must not depend on a pyproject.toml above it.
    ruff = (Path(sys.executable).with_name("ruff"), "--quiet", "--isolated")
    subprocess.run([*ruff, "check", "--no-cache", "--select", "F401,I", "--fix", output], check=True)
    subprocess.run([*ruff, "format", "--no-cache", "--line-length", "120", output], check=True)


def main() -> int:
    """Generate; print what is wrong and return 1 if anything is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path, help="the description")
    parser.add_argument("output", type=Path, help="the folder of the package; it must not exist")
    options = parser.parse_args()
    lines = generate(options.file, Path(__file__).parents[2] / "openapi", options.output)
    print("\n".join(lines), end="\n" if lines else "", file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    raise SystemExit(main())
