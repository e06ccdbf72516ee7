"""What subjects share: how much to measure, where to write, the clients that run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import field, frozen

from .measure import Measure, process
from .workers import Worker

__all__ = ["CLIENTS", "FULL", "MIB", "PEER", "QUICK", "Bench", "Scale", "curl", "curl_many", "version_of"]

MIB = 1 << 20
CLIENTS = ("Domino", "AsyncDomino")
PEER = "python-domino"


@frozen
class Scale:
    """How much is measured.

    Attributes:
        rounds: How often, everything in turn.
        runs: Past runs of a project.
        sizes: Bytes of a file.
        big: Bytes of the one file that ways are compared with.
        far: Bytes of the file that comes from far away.
        far_rate: Bytes a second of each connection from there.
        files: How many files.
        many: As how many of them ways are compared.
        one_by_one: The most files that are transferred one by one.
        unchanged: How many files have nothing to be synced.
        is_quick: Whether it only shows that all works.
    """

    rounds: int
    runs: Sequence[int]
    sizes: Sequence[int]
    big: int
    far: int
    far_rate: float
    files: Sequence[int]
    many: int
    one_by_one: int
    unchanged: int
    is_quick: bool = False


FULL = Scale(
    rounds=7,
    runs=[10, 100, 1_000, 10_000, 100_000],
    sizes=[1 << 10, 32 << 10, MIB, 32 * MIB, 256 * MIB, 1 << 30, 4 << 30],
    big=256 * MIB,
    far=1 << 30,
    far_rate=25e6,
    files=[1, 10, 100, 500, 1_000, 10_000],
    many=500,
    one_by_one=500,
    unchanged=10_000,
)
#: All of it, and so small that nothing can be concluded.
QUICK = Scale(
    rounds=1,
    runs=[10, 100],
    sizes=[1 << 10, MIB],
    big=MIB,
    far=64 * MIB,
    far_rate=1e9,
    files=[1, 8],
    many=8,
    one_by_one=8,
    unchanged=50,
    is_quick=True,
)


@frozen
class Bench:
    """One run of the benchmarks.

    Attributes:
        scale: How much is measured.
        folder: Where files are written.
        ours: A process with this project's clients.
        official: One with python-domino; None where it has no environment.
    """

    scale: Scale
    folder: Path
    ours: Worker
    official: Worker | None
    _names: list[int] = field(factory=lambda: [0])

    def fresh(self) -> Path:
        """Return a place in the folder where nothing is."""
        self._names[0] += 1
        return self.folder / f"{self._names[0]:05}"

    def peer(self, name: str, **arguments: object) -> dict[str, Measure]:
        """Return the way of python-domino, where it is there."""
        official = self.official
        return {} if official is None else {PEER: lambda: official(name, **arguments)}

    def file(self, size: int) -> Path:
        """Return a file with so many bytes, which takes no place on the disk."""
        path = self.folder / f"source-{size}"
        with open(path, "wb") as file:
            file.truncate(size)
        return path

    def has_room(self, size: int) -> bool:
        """Whether a file of this size, and some more, fits on the disk."""
        return shutil.disk_usage(self.folder).free > 2 * size

    def has_memory(self, size: int) -> bool:
        """Whether so many bytes fit into the memory that is free."""
        text = Path("/proc/meminfo").read_text(encoding="ascii")
        available = next(int(line.split()[1]) << 10 for line in text.splitlines() if line.startswith("MemAvailable"))
        return available > 2 * size


def curl(url: str, *, send: Path | None = None, to: str | Path = os.devnull) -> Measure:
    """Return a measurement of curl; what it sends starts at once, without asking first whether it may."""
    sent: list[str | Path] = ["-H", "Expect:", "-T", send] if send else []
    return process("curl", "-sS", "--fail", "-o", to, *sent, url)


def curl_many(settings: Path, transfers: Iterable[tuple[str, Path, bool]]) -> Measure:
    """Return a measurement of curl with 16 transfers at a time.

    Args:
        settings: A file for the list of them.
        transfers: The URL, the file, and whether it is sent, of each.
    """
    lines = ['header = "Expect:"', "create-dirs"]
    for url, path, is_sent in transfers:
        lines.append(f'url = "{url}"')
        lines += [f'upload-file = "{path}"', f'output = "{os.devnull}"'] if is_sent else [f'output = "{path}"']
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return process("curl", "-sS", "--fail", "--parallel", "--parallel-max", "16", "-K", settings)


def version_of(*command: str | Path) -> str:
    """Return the first line that a program prints, or an empty text where there is no such program."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return (done.stdout + done.stderr).strip().partition("\n")[0]
