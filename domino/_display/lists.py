"""Lists of replies that can be displayed: as HTML in a notebook, as a pandas frame, as a plot.

The code that does it is loaded when it is first used, so that importing an area or a client does not cost more.
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
    """Return a reply as HTML for a notebook; None for one whose text is enough."""
    html: str | None = import_module("domino._display.pages").page_of_reply(reply)
    return html


class _Tabular:
    """Several items of the same kind, as a table."""

    __slots__ = ()

    #: The name of their kind in domino._display.fields.
    _kind: ClassVar[str]

    def _items(self) -> Sequence[Any]:
        raise NotImplementedError

    def _what(self) -> Any:
        return getattr(import_module("domino._display.fields"), self._kind)

    def to_pandas(self) -> DataFrame:
        """Return a pandas frame with a row for each item.

        Times (`queued_at`, `last_modified_at` ...) are timezone-aware, in UTC. Durations (`queued_for`, `ran_for`) are
        timedeltas, and NaT as long as they are not known. Sizes are in bytes. Each value that a run wrote to
        `dominostats.json` has a column of its own, such as `stats.loss`, which is numeric if all of its values are
        numbers. A frame without rows has the same columns.

        Raises:
            ModuleNotFoundError: pandas is not installed; the extra `pandas` installs it.
        """
        load_extra("pandas", "pandas")
        frame: DataFrame = import_module("domino._display.frames").frame(self._items(), self._what())
        return frame


class _Executions(_Tabular):
    """Runs or jobs."""

    __slots__ = ()

    def plot(self, *, statistics: Sequence[str] | None = None) -> Figure:
        """Return a plot of when each one waited and ran, for how long, and of each statistic over the runs.

        If there are more than 50, it shows how many there were over time, how they ended, and how long they took.

        A notebook displays the figure, and `.savefig("runs.png")` writes it to a file. Its colours come from the
        current style sheet of matplotlib: call this inside `with matplotlib.style.context("dark_background"):` for
        a dark plot. The figure does not belong to pyplot, so there is nothing to close.

        Args:
            statistics: The values of `dominostats.json` to show; None for the first six that are numbers.

        Raises:
            ValueError: There is nothing to show, or no numeric statistic of that name.
            ModuleNotFoundError: matplotlib is not installed; the extra `plot` installs it.
        """
        load_extra("matplotlib", "plot")
        figures = import_module("domino._display.figures")
        picture: Figure = figures.executions(self._items(), self._what(), statistics)
        return picture


class _List(list[T], _Tabular):
    """A list whose slices are such lists, too."""

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
    """A reply whose list is a table, however it was made: decoded, by hand, or from another reply."""

    __slots__ = ()

    #: The attribute with the list, which has the same name in JSON, and what it becomes.
    _listed: ClassVar[tuple[str, type[_List[Any]]]]

    @classmethod
    def from_dict(cls, wire: Mapping[str, Any]) -> Self:
        """Decode a reply; raise ShapeError, with the path of the field, if it does not fit."""
        made = super().from_dict(wire)
        made._make_table()
        return made

    @classmethod
    def of(cls, reply: WireModel, items: Iterable[Any] | None = None) -> Self:
        """Return a reply of the base class as one of this class, without decoding anything again.

        Args:
            reply: The reply, which is not changed.
            items: Items to use instead of its own.
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
    """The runs of a project, most recently queued first. `.data` is a RunTable."""

    __slots__ = ()
    _kind: ClassVar[str] = "RUNS"
    _listed: ClassVar[tuple[str, type[_List[Any]]]] = ("data", RunTable)

    if TYPE_CHECKING:
        data: RunTable


class JobPage(_Reply, models.JobPage, _Executions):
    """A page of the jobs of a project. `.jobs` is a JobTable; `.total_count` is the number of jobs on all pages."""

    __slots__ = ()
    _kind: ClassVar[str] = "JOBS"
    _listed: ClassVar[tuple[str, type[_List[Any]]]] = ("jobs", JobTable)

    if TYPE_CHECKING:
        jobs: JobTable


class FileList(_Reply, models.FileList, _Tabular):
    """Files below a folder, recursively. `.data` is a FileTable."""

    __slots__ = ()
    _kind: ClassVar[str] = "FILES"
    _listed: ClassVar[tuple[str, type[_List[Any]]]] = ("data", FileTable)

    if TYPE_CHECKING:
        data: FileTable
