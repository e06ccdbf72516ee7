"""The colours of statuses, readable by day and by night."""

from __future__ import annotations

from attrs import frozen

__all__ = ["QUEUE", "Colour", "colour_of"]


@frozen
class Colour:
    """One colour in two shades.

    Attributes:
        ground: Behind white text, which it lets stand out by 4.5 to 1.
        line: On white and on black, from which it stands out by 3 to 1.
    """

    ground: str
    line: str


_GREEN = Colour("#1a7f37", "#2f9e4f")
_RED = Colour("#cf222e", "#e5534b")
_AMBER = Colour("#9a6700", "#b8860b")
_BLUE = Colour("#0969da", "#3b82f6")
_GREY = Colour("#6a737d", "#848d97")
_COLOURS = {
    "Succeeded": _GREEN,
    "Failed": _RED,
    "Error": _RED,
    "Faulty": _RED,
    "Stopped": _AMBER,
    "StopRequested": _AMBER,
    "StopAndDiscardRequested": _AMBER,
    "Stopping": _AMBER,
    "Running": _BLUE,
    "Serving": _BLUE,
    "Finishing": _BLUE,
}
#: What waits, and statuses of which nothing is known.
QUEUE = _GREY


def colour_of(status: str | None) -> Colour:
    """Return the colour of a status."""
    return _COLOURS.get(status or "", _GREY)
