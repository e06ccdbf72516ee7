"""What commands print: a table for people, tab-separated lines for pipes, JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from typing import TypeVar

from ._columns import Column
from ._session import Session
from ._terminal import is_terminal, plain

__all__ = ["as_json", "emit", "emit_one", "write_json"]

T = TypeVar("T")


def emit(session: Session, items: Iterable[T], columns: Sequence[Column[T]], nothing: str) -> None:
    """Print a list.

    Args:
        session: How.
        items: What to print; lines are printed as they come.
        columns: Its columns.
        nothing: What to tell a person where the list is empty.
    """
    if session.as_jsonl:
        for item in items:
            write_json(_record(item, columns), is_line=True)
    elif session.as_json:
        write_json([_record(item, columns) for item in items])
    elif is_terminal(sys.stdout):
        rows = [[each.text(each.value(item)) for each in columns] for item in items]
        if rows:
            from ._table import show  # rich: 60 ms that nobody but a terminal needs

            show(rows, columns)
        else:
            session.note(nothing)
    else:
        _write_lines(session, items, columns, nothing)


def emit_one(
    session: Session, item: T, columns: Sequence[Column[T]], *, reply: object = None, always: bool = False
) -> None:
    """Print one thing: its fields below each other, or as JSON with what the server said as `reply`."""
    if session.as_json or session.as_jsonl:
        record = _record(item, columns)
        write_json(record if reply is None else {**record, "reply": reply}, is_line=session.as_jsonl)
        return
    texts = [(each.head, plain(each.text(each.value(item)))) for each in columns]
    shown = [(head, text) for head, text in texts if text or always]
    if is_terminal(sys.stdout):
        from ._table import show_fields

        show_fields(shown)
    else:
        sys.stdout.writelines(f"{head}\t{text}\n" for head, text in shown)


def as_json(value: object) -> object:
    """Return a value as JSON has it: times in UTC, durations in seconds."""
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
    if isinstance(value, timedelta):
        return value.total_seconds()
    return value


def write_json(document: object, *, is_line: bool = False) -> None:
    """Print a document, in ASCII: so that no terminal obeys it and every encoding has it."""
    text = json.dumps(document, indent=None if is_line else 2, default=as_json)
    sys.stdout.write(f"{text}\n")
    if is_line:
        sys.stdout.flush()


def _record(item: T, columns: Sequence[Column[T]]) -> dict[str, object]:
    return {each.key: as_json(each.value(item)) for each in columns}


def _write_lines(session: Session, items: Iterable[T], columns: Sequence[Column[T]], nothing: str) -> None:
    lines: Iterator[str] = ("\t".join(plain(each.text(each.value(item))) for each in columns) for item in items)
    first = next(lines, None)
    if first is None:
        session.note(nothing)
        return
    sys.stdout.write("\t".join(each.head for each in columns) + f"\n{first}\n")
    for line in lines:
        sys.stdout.write(f"{line}\n")
