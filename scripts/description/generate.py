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
from openapi_python_client.parser.openapi import GeneratorData, generate_operation_id
from openapi_python_client.parser.properties import EnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.schemas import Class
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonIdentifier

from bundle import Keys
from grammar import METHODS, Description

Json = dict[str, Any]

#: What the generator puts before a name that cannot stand in Python.
PREFIX = "field_"
#: What the generator says of two classes with one name, and what is to be done.
CLASH = re.compile(r'(?:duplicate models with name "?|conflicting enums named )(\w+)')
REMEDY = "rename the one, or write the inline one as a component with a name of its own"
#: What it says of a response, which is named by its place, and how it prints text of the description.
NOISE = re.compile(r" for status code <[^>]*>|<[^>]*UntrustedString[^>]*>|, response will be omitted.*")


def prepare(document: Json) -> dict[str, Keys]:
    """Leave out what no template reads; return where each operation is, by the name that the generator gives it.

    Errors are read by `on_error`, whatever they hold: of each the generator would make classes that nobody uses.
    """
    found: dict[str, Keys] = {}
    for url, item in document["paths"].items():
        for method in [method for method in METHODS if method in item]:
            operation = item[method]
            name = generate_operation_id(path=UntrustedString(url), method=method, prefix=PREFIX)
            found[PythonIdentifier(operation.setdefault("operationId", name), PREFIX)] = ("paths", url, method)
            operation["responses"] = {
                status: response for status, response in operation["responses"].items() if str(status).startswith("2")
            }
    return found


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


def make_project(data: GeneratorData, config: Config, templates: Path) -> Project:
    """Return the generator's project, with templates that know which objects are maps and which classes to import."""
    project = Project(openapi=data, config=config, custom_template_path=templates)
    dicts = maps(data)
    data.models = [model for model in data.models if model.class_info.name not in dicts]

    def imports(properties: Iterable[Property], prefix: str, *kinds: type[Any]) -> list[str]:
        found = (class_ for each in properties for class_ in classes(each, dicts, *kinds))
        return sorted({f"from {prefix}models.{class_.module_name} import {class_.name}" for class_ in found})

    project.env.globals.update(
        maps=dicts,
        models_of=lambda properties, prefix: imports(properties, prefix, ModelProperty),
        enums_of=lambda properties, prefix: imports(properties, prefix, EnumProperty),
    )
    return project


def complaints(data: GeneratorData, operations: Mapping[str, Keys]) -> Iterator[tuple[Keys, str]]:
    """Yield the place and text of everything that the generator could not read, or of the schemas behind it."""
    yield from ((place(error.header), text(error)) for error in data.errors)
    if data.errors:
        return
    for collection in data.endpoint_collections_by_tag.values():
        yield from ((place(error.header), text(error)) for error in collection.parse_errors)
        for endpoint in collection.endpoints:
            if not endpoint.responses.patterns and not endpoint.errors:
                yield operations[endpoint.name], "no success is described; write 200, or 204 without content"


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
    operations = prepare(document)
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
            make_project(data, config, settings / "templates").build()
            finish(output, settings / "runtime")
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
