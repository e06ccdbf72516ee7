"""Refuse a description of which the templates would make something else than it says.

One line for each mistake: file and line, place, what is wrong, what to write instead. First the grammar (what of
OpenAPI the templates express), then the conventions at the top of openapi/domino.yaml, then OpenAPI's own rules.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from openapi_spec_validator import OpenAPIV30SpecValidator

from grammar import Description, Finding
from rules import RULES


def check_openapi(description: Description) -> None:
    """Ask openapi-spec-validator for the first thing that OpenAPI itself forbids."""
    error = next(OpenAPIV30SpecValidator(description.root).iter_errors(), None)
    if error is not None:
        while error.context:  # of "a schema or a reference" the branch that was meant is the one that went deeper
            error = max(error.context, key=lambda cause: len(cause.absolute_path))
        description.complain(tuple(error.absolute_path), " ".join(error.message.split())[:200])


def lint(file: Path) -> list[Finding]:
    """Return what is wrong in a file; each step relies on what the steps before it found to be right."""
    description = Description(file)
    if not description.findings:
        parts = list(description.parts("document", description.root))
        if not description.findings:
            for part in parts:
                if part.kind in RULES:
                    RULES[part.kind](description, part)
        if not description.findings:
            check_openapi(description)
    return sorted(set(description.findings))


def main() -> int:
    """Print the findings; return 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    lines = [f"{file}:{finding.line}: {finding.text}" for file in parser.parse_args().files for finding in lint(file)]
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    raise SystemExit(main())
