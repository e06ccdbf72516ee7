"""Lists of replies that know how they are looked at: as HTML in a notebook, as a frame of pandas, as a picture.

What does it is loaded when it is asked for: an area, and a client, cost nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, SupportsIndex, TypeVar, overload

from domino_api import models
from domino_api.wire_model import WireModel, put, recast
from typing_extensions import Self

from domino._extras import load_extra

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame  # pyright: ignore[reportMissingImports, reportMissingTypeStubs]

__all__ = ["DatasetTable", "FileList", "FileTable", "JobPage", "JobTable", "RunList", "RunTable", "page"]

T = TypeVar("T")


def page(reply: object) -> str | None:
    """Return a reply as HTML for a notebook; None for one that is well told by its text."""
    html: str | None = import_module("domino._display.pages").page_of_reply(reply)
    return html


class _Tabular:
    """Several things of a kind, as a table."""

    __slots__ = ()

    #: What they are, in domino._display.fields.
    _kind: ClassVar[str]

    def _items(self) -> Sequence[Any]:
        raise NotImplementedError

    def _what(self) -> Any:
        return getattr(import_module("domino._display.fields"), self._kind)

    def to_pandas(self) -> DataFrame:
        """Return a frame with a row for each.

        Times (`queued_at`, `last_modified_at` ...) are aware, in UTC; durations (`queued_for`, `ran_for`) are
        timedeltas, NaT until they have passed; sizes are bytes. A value that a run left in `dominostats.json` has a
        column of its own, `stats.loss`, of numbers where all of its values are numbers. A frame of nothing has the
        columns, too.

        Raises:
            ModuleNotFoundError: pandas is missing; the extra `pandas` brings it.
        """
        load_extra("pandas", "pandas")
        frame: DataFrame = import_module("domino._display.frames").frame(self._items(), self._what())
        return frame


class _Executions(_Tabular):
    """Runs or jobs."""

    __slots__ = ()

    def plot(self, *, statistics: Sequence[str] | None = None) -> Figure:
        """Return a picture: when each one waited and ran, for how long, and the course of each statistic.

        Of more than 50, how many there were over the time and how they ended, and how long they took.

        A notebook shows it, `.savefig("runs.png")` stores it. It has the colours of matplotlib's style sheet, as in
        `with matplotlib.style.context("dark_background"):`, and is none of pyplot's figures.

        Args:
            statistics: The values of `dominostats.json` to show; None for the first six that are numbers.

        Raises:
            ValueError: There is nothing to show, or no such statistic that is a number.
            ModuleNotFoundError: matplotlib is missing; the extra `plot` brings it.
        """
        load_extra("matplotlib", "plot")
        figures = import_module("domino._display.figures")
        picture: Figure = figures.executions(self._items(), self._what(), statistics)
        return picture


class _List(list[T], _Tabular):
    """A list; a part of it is one, too."""

    __slots__ = ()

    def __init__(self, items: Iterable[T] = ()) -> None:
        super().__init__(items)

    def _items(self) -> Sequence[T]:
        return self

    @overload
    def __getitem__(self, index: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: SupportsIndex | slice) -> T | Self:
        if isinstance(index, slice):
            return type(self)(super().__getitem__(index))
        return super().__getitem__(index)

    def _repr_html_(self) -> str:
        html: str = import_module("domino._display.pages").page_of_several(self, self._what())
        return html


class RunTable(_List["models.Run"], _Executions):
    """A list of runs: `RunTable(run for run in runs if run.title == "nightly").plot()`."""

    __slots__ = ()
    _kind: ClassVar[str] = "RUNS"


class JobTable(_List["models.Job"], _Executions):
    """A list of jobs: `JobTable(domino.jobs_iter(limit=500)).to_pandas()`."""

    __slots__ = ()
    _kind: ClassVar[str] = "JOBS"


class FileTable(_List["models.ProjectFile"]):
    """A list of files: `FileTable(file for file in files if file.path.endswith(".csv")).to_pandas()`."""

    __slots__ = ()
    _kind: ClassVar[str] = "FILES"


class DatasetTable(_List["models.Dataset"]):
    """A list of datasets, as `datasets_list` returns it."""

    __slots__ = ()
    _kind: ClassVar[str] = "DATASETS"


class _Reply(WireModel):
    """A reply whose list is a table, however it was made: decoded, by hand, of another reply."""

    __slots__ = ()

    #: The attribute that is the list, which has the same name in JSON, and what it becomes.
    _listed: ClassVar[tuple[str, type[_List[Any]]]]

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        made = super().from_dict(wire)
        made._make_table()
        return made

    @classmethod
    def of(cls, reply: WireModel, items: Iterable[Any] | None = None) -> Self:
        """Return a reply of the base class as one of this; nothing is decoded again.

        Args:
            reply: The reply, which is left as it is.
            items: Other items in the place of its own.
        """
        name, table = cls._listed
        return recast(cls, reply, **{name: table(getattr(reply, name) if items is None else items)})

    def __attrs_post_init__(self) -> None:
        self._make_table()
        super().__attrs_post_init__()

    def _make_table(self) -> None:
        name, table = self._listed
        listed = table(getattr(self, name))
        object.__setattr__(self, name, listed)
        put(self, name, listed)

    def _items(self) -> Sequence[Any]:
        items: Sequence[Any] = getattr(self, self._listed[0])
        return items


class RunList(_Reply, models.RunList, _Executions):
    """The runs of a project, newest queued first, in `.data`, a RunTable."""

    __slots__ = ()
    _kind: ClassVar[str] = "RUNS"
    _listed: ClassVar[tuple[str, type[_List[Any]]]] = ("data", RunTable)

    if TYPE_CHECKING:
        data: RunTable


class JobPage(_Reply, models.JobPage, _Executions):
    """A page of the jobs of a project, in `.jobs`, a JobTable; `.total_count` is how many there are in all."""

    __slots__ = ()
    _kind: ClassVar[str] = "JOBS"
    _listed: ClassVar[tuple[str, type[_List[Any]]]] = ("jobs", JobTable)

    if TYPE_CHECKING:
        jobs: JobTable


class FileList(_Reply, models.FileList, _Tabular):
    """Files below a folder, recursively, in `.data`, a FileTable."""

    __slots__ = ()
    _kind: ClassVar[str] = "FILES"
    _listed: ClassVar[tuple[str, type[_List[Any]]]] = ("data", FileTable)

    if TYPE_CHECKING:
        data: FileTable
