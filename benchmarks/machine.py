"""On what was measured, and with which versions."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from .bench import version_of
from .servers.nginx import why_no_nginx
from .workers import OFFICIAL

__all__ = ["load", "machine", "versions"]


def machine() -> dict[str, str]:
    """Return what the machine is, without its name."""
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "Processor": f"{cpu[1] if cpu else platform.machine()}, {os.cpu_count()} cores",
        "Memory": f"{memory / 2**30:.1f} GiB",
        "System": f"{platform.system()} {platform.release()}, {platform.machine()}",
    }


def load() -> str:
    """Return how busy the machine is: how many wanted to run, in the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


def versions() -> dict[str, str]:
    """Return the versions of all that takes part."""
    asked = "import platform; from importlib.metadata import version as v"
    official = version_of(OFFICIAL, "-c", f"{asked}; print(v('dominodatalab'), 'on Python', platform.python_version())")
    curl = version_of("curl", "--version").split(" ")
    program = Path("/usr/sbin/nginx")
    nginx = version_of(program if program.exists() else "nginx", "-v") if not why_no_nginx() else ""
    return {
        "domino-client": f"{version('domino-client')}, commit {_commit()}",
        "Python": sys.version.partition(" ")[0],
        "httpx": version("httpx"),
        "dominodatalab": official or "not there",
        "curl": curl[1] if len(curl) > 1 else "not there",
        "nginx": nginx.rpartition("/")[2] or "not there",
    }


def _commit() -> str:
    git = ["git", "-C", str(Path(__file__).parent)]
    commit = version_of(*git, "rev-parse", "--short", "HEAD")
    if not commit:
        return "unknown"
    changed = subprocess.run([*git, "status", "--porcelain", "-uno"], capture_output=True, text=True, check=True)
    return f"{commit}, changed since" if changed.stdout.strip() else commit
