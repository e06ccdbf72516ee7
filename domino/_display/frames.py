"""Replies as frames of pandas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from domino._extras import load_extra

from .fields import Kind, Sort

__all__ = ["frame"]

T = TypeVar("T")

#: Microseconds reach from the year -290,000 on, where pandas' nanoseconds end in 1677 and 2262.
_TYPES: dict[Sort, str] = {
    "count": "Int64",
    "size": "Int64",
    "time": "datetime64[us, UTC]",
    "duration": "timedelta64[us]",
    "words": "object",
    "text": "str",
    "status": "str",
    "id": "str",
}
#: MLflow's way, `metrics.loss`: a statistic called `status` is no other column.
_STATISTIC = "stats."


def frame(items: Sequence[T], kind: Kind[T]) -> Any:
    """Return a frame with a row for each item, and a column for each field and statistic."""
    pandas = load_extra("pandas", "pandas")
    columns = {
        field.name: pandas.Series([field.value(item) for item in items], dtype=_TYPES[field.sort])
        for field in kind.fields
    }
    told = [kind.statistics(item) for item in items]
    for name in dict.fromkeys(name for each in told for name in each):
        columns[_STATISTIC + name] = _numbers(pandas, pandas.Series([each.get(name) for each in told]))
    return pandas.DataFrame(columns)


def _numbers(pandas: Any, values: Any) -> Any:
    """Return texts as numbers if all of them are; those that are missing are no texts."""
    try:
        return pandas.to_numeric(values)
    except (TypeError, ValueError):
        return values
