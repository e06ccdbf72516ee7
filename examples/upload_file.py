"""Upload a file to a project: python examples/upload_file.py owner/project data.csv [path/in/project.csv]."""

from __future__ import annotations

import sys
from pathlib import Path

from domino import Domino, DominoError


def main(arguments: list[str]) -> str | None:
    """Upload the file and print its path; return an error message, or None if all went well."""
    if len(arguments) not in (2, 3):
        return __doc__
    project, local = arguments[0], Path(arguments[1])
    path = arguments[2] if len(arguments) == 3 else local.name
    try:
        with Domino(project) as domino, local.open("rb") as file:
            stored = domino.files_upload(path, file)
    except (DominoError, OSError, ValueError) as error:
        return f"upload_file: {error}"
    print(f"{stored.path}: {stored.size} bytes, key {stored.key}")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
