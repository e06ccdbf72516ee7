"""Replies as HTML, for notebooks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from domino_api import models

from domino._html import Html, badge, block, facts, faint, joined, link, piece, table
from domino._report import readable_size
from domino._text import shortened
from domino._web import web_page

from .colours import colour_of
from .durations import readable_duration
from .fields import DATASETS, FILES, JOBS, RUNS, Field, Kind, is_number

__all__ = ["page_of_reply", "page_of_several"]

T = TypeVar("T")

#: How many items a page has at most; who wants more makes a frame, or goes through the list.
_SHOWN = 20
#: How many statistics become columns.
_STATISTICS = 4
#: Characters of a text in a table, and in a line of its own.
_SHORT, _LONG = 60, 400


def page_of_reply(reply: object) -> str | None:
    """Return a reply as HTML; None for one that is well told by its text."""
    if isinstance(reply, models.Run):
        return _execution(reply, RUNS)
    if isinstance(reply, models.Job):
        return _execution(reply, JOBS)
    if isinstance(reply, models.ProjectFile):
        return _thing(reply, FILES, "path")
    if isinstance(reply, models.Dataset):
        return _thing(reply, DATASETS, "name")
    if isinstance(reply, models.RunStarted):
        started = badge("started", colour_of("Running").ground)
        return block(joined((link(web_page(reply), f"Run {reply.run_id}"), started)), reply.message)
    if isinstance(reply, models.RunList):
        return page_of_several(reply.data, RUNS, address=web_page(reply))
    if isinstance(reply, models.JobPage):
        return page_of_several(reply.jobs, JOBS, reply.total_count, web_page(reply))
    if isinstance(reply, models.FileList):
        return page_of_several(reply.data, FILES, address=web_page(reply))
    return None


def page_of_several(items: Sequence[T], kind: Kind[T], total: int | None = None, address: str | None = None) -> str:
    """Return a table of items, the first ones of a long list.

    Args:
        items: The items.
        kind: What they are.
        total: How many there are in all, where these are a page of them.
        address: The page that lists them on the deployment.
    """
    count = f"{len(items):,}" if total is None or total <= len(items) else f"{len(items):,} of {total:,}"
    parts: list[object] = [link(address, f"{count} {kind.one if count == '1' else kind.several}")]
    sizes = [size for size in (kind.value("size", item) for item in items) if size] if kind is FILES else []
    if sizes:
        parts = [joined((*parts, faint(readable_size(sum(sizes)))))]
    shown = items[:_SHOWN]
    if shown:
        parts.append(_table(shown, kind))
    if rest := len(items) - len(shown):
        parts.append(faint(f"… and {rest:,} more"))
    return block(*parts)


def _table(items: Sequence[T], kind: Kind[T]) -> Html:
    heads = [field for field in kind.fields if field.head is not None]
    told = [kind.statistics(item) for item in items]
    names = list(dict.fromkeys(name for each in told for name in each))[:_STATISTICS]
    rows = [
        [*(_cell(field, item) for field in heads), *(_rounded(statistics.get(name, "")) for name in names)]
        for item, statistics in zip(items, told, strict=True)
    ]
    numbers = [field.sort in ("count", "duration", "size") for field in heads]
    numbers += [all(is_number(each[name]) for each in told if name in each) for name in names]
    return table([*(field.head or "" for field in heads), *(shortened(name, 20) for name in names)], rows, numbers)


def _rounded(text: str) -> str:
    """Return a statistic as it fits into a column: as many digits as a person compares."""
    return f"{float(text):.6g}" if is_number(text) and len(text) > 8 else shortened(text, 20)


def _cell(field: Field[T], item: T) -> object:
    shown = _shown(field, field.value(item), _SHORT)
    return link(web_page(item), shown) if field.is_name and shown else shown


def _execution(item: T, kind: Kind[T]) -> str:
    """Return the page of one run or job: how it stands, how long it took, what came of it."""
    number, title, status = (kind.value(name, item) for name in ("number", "title", "status"))
    name = f"{kind.one.capitalize()}{'' if number is None else f' #{number}'}"
    head = joined((Html(f"<b>{link(web_page(item), name)}</b>"), shortened(title or "", _LONG), _status(status)))
    below = [field for field in kind.fields if field.name not in ("number", "title", "status")]
    lines = [(_label(field), _shown(field, field.value(item), _LONG)) for field in below]
    statistics = [(name, shortened(value, _LONG)) for name, value in kind.statistics(item).items()]
    return block(head, facts(lines), facts(statistics) and joined((faint("dominostats.json"), facts(statistics)), ""))


def _thing(item: T, kind: Kind[T], name: str) -> str:
    called = link(web_page(item), shortened(kind.value(name, item) or "", _LONG))
    head = joined((Html(f"<b>{kind.one.capitalize()}</b>"), called))
    lines = [(_label(field), _shown(field, field.value(item), _LONG)) for field in kind.fields if field.name != name]
    return block(head, facts(lines))


def _label(field: Field[T]) -> str:
    return field.head or field.name.removesuffix("_at").replace("_id", "").replace("_", " ")


def _shown(field: Field[T], value: Any, limit: int) -> object:
    """Return a value as a page has it, empty for none."""
    if value is None or value == []:
        return ""
    if field.sort == "status":
        return _status(value)
    if field.sort == "time":
        return _moment(value)
    if field.sort == "duration":
        return readable_duration(value)
    if field.sort == "size":
        return readable_size(value)
    if field.sort == "words":
        return shortened(", ".join(value), limit)
    if field.sort == "id":
        return Html(f"<code>{piece(shortened(value, _SHORT))}</code>")
    return shortened(str(value), limit)


def _status(status: str | None) -> Html:
    return badge(status or "unknown", colour_of(status).ground)


def _moment(at: datetime) -> Html:
    """Return a time in the zone of this machine, exact for who points at it."""
    try:
        local = at.astimezone()
    except (OverflowError, ValueError):  # the year 9999, a zone ahead of UTC
        local = at
    return Html(f'<span title="{piece(at.isoformat())}" style="white-space:nowrap">{local:%Y-%m-%d %H:%M:%S}</span>')
