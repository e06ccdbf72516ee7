"""`python -m domino`: the command line, as the program `domino`."""

from __future__ import annotations

import sys

from domino.cli import main

if __name__ == "__main__":
    sys.exit(main())
