"""Tables that fit the terminal, drawn by rich."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ._columns import Column
from ._terminal import colours, encodable, plain, width

__all__ = ["show", "show_fields"]

#: The fewest columns that a text which shrinks is left with, and the blanks between columns.
_LEAST, _GAP = 12, 2


def show(rows: Sequence[Sequence[str]], columns: Sequence[Column[Any]]) -> None:
    """Print a table; columns of less weight leave where it is too wide, then long texts are cut."""
    cells = [[encodable(plain(text), sys.stdout) for text in row] for row in rows]
    widths = [
        max(cell_len(text) for text in (each.head, *(row[place] for row in cells)))
        for place, each in enumerate(columns)
    ]
    room = width(sys.stdout)
    shown = _fitting(columns, widths, room)
    given = _shared(columns, widths, shown, room)
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
    for index in shown:
        each = columns[index]
        table.add_column(
            each.head,
            justify="right" if each.is_number else "left",
            no_wrap=True,
            overflow="ellipsis" if (sys.stdout.encoding or "").lower().startswith("utf") else "crop",
            width=given[index],
        )
    for row in cells:
        table.add_row(*(_styled(row[index], columns[index]) for index in shown))
    # An id is never cut: a terminal that is too narrow for it breaks the line.
    _print(table, max(room, sum(given.values()) + _GAP * len(given)))


def show_fields(fields: Sequence[tuple[str, str]]) -> None:
    """Print names and values below each other; a long value goes on in the next line."""
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, show_edge=False, show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for head, text in fields:
        table.add_row(head, Text(encodable(text, sys.stdout)))
    _print(table, width(sys.stdout))


def _fitting(columns: Sequence[Column[Any]], widths: Sequence[int], room: int) -> list[int]:
    """Return the columns that stay, by their places."""
    shown = list(range(len(columns)))

    def needed() -> int:
        least = (min(widths[index], _LEAST) if columns[index].shrinks else widths[index] for index in shown)
        return sum(least) + _GAP * (len(shown) - 1)

    while needed() > room:
        leaving = max(shown, key=lambda index: columns[index].rank)
        if columns[leaving].rank == 0:
            break
        shown.remove(leaving)
    return shown


def _shared(columns: Sequence[Column[Any]], widths: Sequence[int], shown: Sequence[int], room: int) -> dict[int, int]:
    """Return how wide each column is: what others leave is shared among those that shrink, the shortest first."""
    given = {index: widths[index] for index in shown if not columns[index].shrinks}
    left = room - sum(given.values()) - _GAP * (len(shown) - 1)
    shrinking = sorted((index for index in shown if columns[index].shrinks), key=lambda index: widths[index])
    for place, index in enumerate(shrinking):
        given[index] = max(min(widths[index], left // (len(shrinking) - place)), 1)
        left -= given[index]
    return given


def _styled(text: str, column: Column[Any]) -> Text:
    return Text(text, style=column.style(text) if column.style is not None else "")


def _print(table: Table, room: int) -> None:
    console = Console(
        file=sys.stdout,
        width=room,
        no_color=not colours(sys.stdout),
        color_system="standard" if colours(sys.stdout) else None,
        highlight=False,
        emoji=False,
        markup=False,
    )
    with console.capture() as capture:
        console.print(table)
    # rich fills lines up to the width: blanks that whoever copies a line would have.
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in capture.get().splitlines())
