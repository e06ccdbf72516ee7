"""Make the package of a description: by openapi-python-client with our templates, and the files of openapi/runtime.

What cannot be generated is told in one line each, with its place, and then nothing is written.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from openapi_python_client import Project
from openapi_python_client.parser.openapi import Endpoint, GeneratorData
from openapi_python_client.parser.properties import EnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.schemas import Class
from openapi_python_client.parser.properties.union import UnionProperty

from bundle import Keys
from grammar import Description
from reading import SETTINGS, Reading, read
from traits import Traits


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
    elif isinstance(property_, kinds) and getattr(property_, "value_type", str) is str:
        yield property_.class_info


class Refused(Exception):
    """Something that a template cannot express: its place, and what to say."""

    def __init__(self, keys: Keys, problem: str) -> None:
        self.keys, self.problem = keys, problem
        super().__init__(problem)


def make_project(reading: Reading) -> Project:
    """Return the generator's project, with what our templates ask for beside what it knows."""
    data = reading.data
    project = Project(openapi=data, config=reading.config, custom_template_path=SETTINGS / "templates")
    dicts = maps(data)
    data.enums = [enum for enum in data.enums if enum.value_type is str]  # numbers stay numbers
    data.models = [model for model in data.models if model.class_info.name not in dicts]

    def imports(properties: Iterable[Property], prefix: str, *kinds: type[Any]) -> list[str]:
        found = (class_ for each in properties for class_ in classes(each, dicts, *kinds))
        return sorted({f"from {prefix}models.{class_.module_name} import {class_.name}" for class_ in found})

    def refuse(endpoint: Endpoint, problem: str) -> None:
        raise Refused(reading.traits[endpoint.name].keys, problem)

    project.env.globals.update(
        refuse=refuse,
        traits=reading.traits,
        maps=dicts,
        models_of=lambda properties, prefix: imports(properties, prefix, ModelProperty),
        enums_of=lambda properties, prefix: imports(properties, prefix, EnumProperty),
    )
    return project


def generate(file: Path, output: Path) -> list[str]:
    """Write the package; return a line for everything that is wrong, and then write nothing."""
    description = Description(file)
    reading = None if description.findings else read(description, output)
    if reading and not description.findings:
        try:
            make_project(reading).build()
            finish(output)
        except (Refused, TemplateError) as error:
            shutil.rmtree(output)
            failed = error if isinstance(error, Refused) else template_error(error, reading.traits)
            description.complain(failed.keys, failed.problem)
    return [f"{finding.file}:{finding.line}: {finding.text}" for finding in sorted(set(description.findings))]


def template_error(error: TemplateError, traits: Mapping[str, Traits]) -> Refused:
    """Return what a template could not be filled with: an operation by its place, a class by its name."""
    keys: Keys = ()
    name = ""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        for local in ("endpoint", "model", "enum"):
            thing = frame.f_locals.get(local)
            if isinstance(thing, Endpoint):
                keys = traits[thing.name].keys
            elif isinstance(thing, (ModelProperty, EnumProperty)):
                keys, name = ("components", "schemas", thing.class_info.name), f" of {thing.class_info.name}"
    return Refused(keys, f"the template{name} fails: {error}")


def finish(output: Path) -> None:
    """Put real files, which depend on no description, in the place of what stock templates wrote; format all."""
    (output / "types.py").unlink()
    for file in sorted((SETTINGS / "runtime").glob("*.py")):
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
    lines = generate(options.file, options.output)
    print("\n".join(lines), end="\n" if lines else "", file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    raise SystemExit(main())
