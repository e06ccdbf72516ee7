"""Refuse a description of which the templates would make something else than it says.

One line for each mistake: file and line, place, what is wrong, what to write instead. First the grammar (what of
OpenAPI the templates express), then what they rely on, OpenAPI's own rules and what the generator itself refuses; then
the conventions and the examples.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from openapi_spec_validator import OpenAPIV30SpecValidator

from bundle import Finding
from conventions import CONVENTIONS
from examples import check_examples
from grammar import Description, Part
from reading import read
from rules import RULES


def check_openapi(description: Description, parts: list[Part]) -> None:
    """Ask openapi-spec-validator for the first thing that OpenAPI itself forbids."""
    error = next(OpenAPIV30SpecValidator(description.root).iter_errors(), None)
    if error is not None:
        while error.context:  # of "a schema or a reference" the branch that was meant is the one that went deeper
            error = max(error.context, key=lambda cause: len(cause.absolute_path))
        # It does not tell where a default is that does not fit.
        default = ((*part.keys, "default") for part in parts if part.node.get("default") == error.instance)
        description.complain(tuple(error.absolute_path) or next(default, ()), one_line(error.message))


def check_generator(description: Description, _parts: list[Part]) -> None:
    """Ask the generator what it cannot read."""
    read(description)


def one_line(message: str) -> str:
    """Return as much of a message as can be read at a glance."""
    return " ".join(message.split())[:200]


def lint(file: Path, *, foreign: bool = False) -> list[Finding]:
    """Return what is wrong in a file; each step relies on what the steps before it found to be right."""
    description = Description(file)
    if not description.findings:
        parts = list(description.parts("document", description.root))
        if not description.findings:
            for part in parts:
                if part.kind in RULES:
                    RULES[part.kind](description, part)
        for check in (check_openapi, check_generator):
            if not description.findings:
                check(description, parts)
        if not description.findings and not foreign:
            for part in parts:
                if part.kind in CONVENTIONS:
                    CONVENTIONS[part.kind](description, part)
            check_examples(description, parts)
    return sorted(set(description.findings))


def main() -> int:
    """Print the findings; return 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--foreign", action="store_true", help="leave out the conventions, which hold here only")
    options = parser.parse_args()
    lines = [
        f"{finding.file}:{finding.line}: {finding.text}"
        for file in options.files
        for finding in lint(file, foreign=options.foreign)
    ]
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    raise SystemExit(main())
