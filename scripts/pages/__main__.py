"""Build the site strictly and check its links.

    PYTHONPATH=scripts python -m pages build/site [--external]

With --external links to other sites are asked for, too, by Sphinx's own builder for that.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from sphinx.cmd.build import build_main

from .links import faults

ROOT = Path(__file__).parents[2]
STRICT = ["--fail-on-warning", "--keep-going", "--nitpicky", "--quiet"]


def main(arguments: list[str]) -> int:
    """Build, check, and say what is wrong; 0 if nothing is."""
    if not arguments or len(arguments) > 2 or arguments[1:] not in ([], ["--external"]):
        print(__doc__, file=sys.stderr)
        return 2
    site = Path(arguments[0])
    gc.disable()  # pages stay in memory until the end: to look for garbage among them takes a quarter of the time
    status = build_main([*STRICT, str(ROOT / "docs"), str(site)])
    if status == 0:
        found = faults(site)
        print("\n".join(found), end="\n" if found else "", file=sys.stderr)
        status = int(bool(found))
    if status == 0 and "--external" in arguments:
        status = build_main([*STRICT, "-b", "linkcheck", str(ROOT / "docs"), str(site.with_name("linkcheck"))])
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
