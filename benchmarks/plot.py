"""How costs grow, as a picture: one panel a curve, both axes in powers of ten."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .measure import Curve
from .subjects.one_file import size_text

__all__ = ["draw"]

_COLUMNS = 2
#: Who has which colour, in every panel; told apart also where colours are not.
_STYLES = {
    "AsyncDomino": ("#0072b2", "--", "s"),
    "Domino": ("#0072b2", "-", "o"),
    "python-domino": ("#d55e00", "-", "^"),
    "curl": ("#555555", "-", "x"),
    "httpx in tasks": ("#009e73", "--", "+"),
    "httpx in threads": ("#009e73", "-", "+"),
}
_OTHER = ("#cc79a7", "-", ".")


def draw(curves: Sequence[Curve], path: Path) -> None:
    """Write the picture as an SVG that is the same for the same numbers.

    Raises:
        ImportError: matplotlib is missing; the extra `benchmarks` brings it.
    """
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot

    # Text stays text, so that the file is small; ids do not change from run to run.
    settings: Any = {
        "svg.fonttype": "none",
        "svg.hashsalt": "benchmarks",
        "font.sans-serif": ["DejaVu Sans"],
        "font.size": 8,
        "axes.titlesize": 8,
    }
    with mpl.rc_context(settings):
        rows = -(-len(curves) // _COLUMNS)
        figure, panels = pyplot.subplots(
            rows, _COLUMNS, figsize=(9, 2.8 * rows), squeeze=False, layout="constrained", facecolor="white"
        )
        for panel in panels.flat[len(curves) :]:
            panel.remove()
        for panel, curve in zip(panels.flat, curves, strict=False):
            panel.set(
                title=curve.title,
                xlabel="" if curve.counted == "bytes" else curve.counted,
                ylabel="seconds",
                xscale="log",
                yscale="log",
            )
            for name, line in curve.lines.items():
                colour, dashes, marker = next((style for who, style in _STYLES.items() if name.startswith(who)), _OTHER)
                is_other_curl = name == "curl to nowhere"
                panel.plot(
                    list(line),
                    list(line.values()),
                    color=colour,
                    linestyle=":" if is_other_curl else dashes,
                    marker=marker,
                    markersize=3,
                    linewidth=1,
                    label=name,
                )
            panel.legend(frameon=False, fontsize=7)
            sizes = _apart({size for line in curve.lines.values() for size in line})
            names = [size_text(size) if curve.counted == "bytes" else f"{size:,}" for size in sizes]
            panel.set_xticks(sizes, names)
            panel.yaxis.set_major_formatter("{x:g}")
            panel.minorticks_off()  # most of the file would be theirs
            panel.grid(visible=True, linewidth=0.3)
        figure.savefig(path, metadata={"Date": None, "Creator": None})
        pyplot.close(figure)


def _apart(sizes: set[int]) -> list[int]:
    """Return the sizes that have room for their names beside each other, the largest one in any case."""
    kept: list[int] = []
    for size in sorted(sizes, reverse=True):
        if not kept or kept[-1] >= 10 * size:
            kept.append(size)
    return kept
