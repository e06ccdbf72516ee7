"""What notebooks show: told whole, escaped, and from nowhere else."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import domino.client  # noqa: F401  (replies are looked at by who has a client)
from domino.types import (
    Dataset,
    DatasetTable,
    FileList,
    FileTable,
    FinishedRun,
    Job,
    JobPage,
    JobTable,
    ProjectFile,
    Run,
    RunList,
    RunStarted,
    RunTable,
    TransferredFile,
    TransferReport,
    User,
)

from .wires import AT, job_wire, run_wire, statistics

#: Ends tags and attributes, begins formulas, turns the direction of writing.
EVIL = "<script>alert(1)</script>\"' onmouseover=alert(1) $x$ \u202e&amp;"
#: What it looks like once a browser has read it.
SHOWN = EVIL.replace("\u202e", "\\u202e")
ALLOWED = {"a", "b", "code", "div", "span", "table", "tbody", "td", "th", "thead", "tr"}


class Read(HTMLParser):
    """A page as a browser reads it: its text, its links, every tag closed again."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED
        assert {name for name, _ in attrs} <= {"style", "class", "title", "href", "target", "rel"}
        assert all("url(" not in (value or "") for name, value in attrs if name == "style")
        self._open.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        """What stands there, pieces of it parted by a blank."""
        return re.sub(r"\s+", " ", " ".join(self.texts)).strip()


def shown(thing: Any) -> Read:
    """Return what a notebook shows of a thing."""
    return Read(thing._repr_html_())


EVIL_RUN = run_wire(7, EVIL, id=EVIL, title=EVIL, hardwareTierId=EVIL, diagnosticStatistics=statistics(**{EVIL: EVIL}))
EVIL_JOB = job_wire(
    7,
    EVIL,
    title=EVIL,
    jobRunCommand=EVIL,
    startedBy={"username": EVIL},
    tags=[{"name": EVIL}],
    dominoStats=[{"name": EVIL, "value": EVIL}],
)
EVIL_FILE = {"path": EVIL, "key": EVIL, "size": 1, "url": "javascript:alert(1)"}
EVIL_DATASET = {"id": EVIL, "name": EVIL, "description": EVIL, "tags": {EVIL: "1"}}
EVIL_REPORT = TransferReport(
    direction="up",
    transferred=[TransferredFile(path=EVIL, local=Path("a"), size=1)],
    deleted=[EVIL],
    failed={EVIL: OSError(EVIL)},
)


@pytest.mark.parametrize(
    "thing",
    [
        Run.from_dict(EVIL_RUN),
        FinishedRun.of(Run.from_dict(EVIL_RUN), EVIL),
        RunStarted(run_id=EVIL, message=EVIL),
        Job.from_dict(EVIL_JOB),
        ProjectFile.from_dict(EVIL_FILE),
        Dataset.from_dict(EVIL_DATASET),
        RunList.from_dict({"data": [EVIL_RUN]}),
        JobPage.from_dict({"jobs": [EVIL_JOB]}),
        FileList.from_dict({"data": [EVIL_FILE]}),
        RunTable([Run.from_dict(EVIL_RUN)]),
        JobTable([Job.from_dict(EVIL_JOB)]),
        FileTable([ProjectFile.from_dict(EVIL_FILE)]),
        DatasetTable([Dataset.from_dict(EVIL_DATASET)]),
        EVIL_REPORT,
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_what_a_server_sends_stays_text(thing: Any) -> None:
    """Wherever it stands: no element, no attribute, no link, no formula comes of it."""
    page = shown(thing)
    # Some columns are narrow.
    assert SHOWN in page.text or SHOWN[:20] in page.text
    assert page.links == []
    assert "\u202e" not in page.text
    assert 'class="tex2jax_ignore mathjax_ignore"' in thing._repr_html_()


def test_a_run_tells_how_it_stands_and_how_long_it_took() -> None:
    """And what it left in dominostats.json; nothing of what is not known."""
    page = shown(Run.from_dict(run_wire(3, title="nightly", diagnosticStatistics=statistics(loss=0.25))))
    assert page.text.startswith("Run #3 nightly Succeeded id 000000000000000000000003 queued 2026-03-01 ")
    assert "in queue 5.0 s ran 1 min 30 s dominostats.json loss 0.25" in page.text
    assert "commit" not in page.text
    running = run_wire(3, "Running", completed=None, isCompleted=False)
    assert "ran" not in shown(Run.from_dict(running)).text.lower().split()


def test_a_time_is_exact_for_who_points_at_it() -> None:
    """In the zone of the machine for the others."""
    assert 'title="2026-03-01T13:00:00+00:00"' in str(Run.from_dict(run_wire(1))._repr_html_())


@pytest.mark.parametrize("at", [-62135596800000, 253402300799000])
def test_the_first_and_the_last_year_are_times_too(at: int) -> None:
    """In any zone, though a zone may have no name for them."""
    assert "queued" in shown(Run.from_dict(run_wire(1, queued=at, started=None))).text


@pytest.mark.parametrize(
    ("message", "links"),
    [
        ("Run #1 was queued. See https://d.example.com/jobs/a/b/1.", ["https://d.example.com/jobs/a/b/1"]),
        ('See https://d.example.com/"onclick="alert(1)', ["https://d.example.com/"]),
        ("See javascript:alert(1)//https://", []),
        ("Run #1 was queued.", []),
        (None, []),
    ],
)
def test_a_run_leads_to_the_page_that_its_start_told(message: str | None, links: list[str]) -> None:
    """Also where it is made by hand; in a list by its number and its title."""
    assert shown(RunStarted(run_id="1", message=message)).links == links
    run = Run.from_dict(run_wire(1, title="nightly"))
    assert shown(FinishedRun.of(run, message)).links == links
    assert shown(RunTable([FinishedRun.of(run, message)])).links == links * 2
    assert shown(run).links == []


def test_a_list_begins_with_the_newest_and_tells_how_many_there_are() -> None:
    """Twenty of them, a column for each of the first statistics; numbers at the right."""
    runs = [run_wire(number, diagnosticStatistics=statistics(loss=1 / number, kind="b")) for number in range(1, 1501)]
    page = shown(RunList.from_dict({"data": runs}))
    assert page.text.startswith("1,500 runs # title status queued in queue ran loss kind 1 Succeeded ")
    assert "1 min 30 s 0.333333 b 4 " in page.text
    assert page.text.endswith("… and 1,480 more")
    assert shown(RunTable()).text == "0 runs"
    assert shown(JobTable([Job.from_dict(job_wire(1))])).text.startswith("1 job # title command status ")


def test_a_page_of_jobs_tells_how_many_there_are_in_all() -> None:
    """It is one page of several."""
    page = shown(JobPage.from_dict({"jobs": [job_wire(1), job_wire(2)], "totalCount": 31}))
    assert page.text.startswith("2 of 31 jobs ")


def test_files_tell_their_sizes() -> None:
    """Each one, and all of them together."""
    files = [{"path": f"{number}.csv", "key": "k", "size": 1536, "lastModified": AT} for number in range(2)]
    page = shown(FileList.from_dict({"data": files}))
    assert page.text.startswith("2 files 3.0 KiB path size modified 0.csv 1.5 KiB 2026-")
    assert shown(ProjectFile.from_dict(files[0])).text.startswith("File 0.csv size 1.5 KiB modified 2026-")


def test_a_report_tells_what_failed_first() -> None:
    """Then what was done, ten files of a kind; a dry run says that it was one. Its text is one line."""
    report = TransferReport(
        direction="down",
        transferred=[TransferredFile(path=f"{number}.csv", local=None, size=1024) for number in range(12)],
        failed={"b.csv": OSError("disk full")},
        size=12 * 1024,
        seconds=1.25,
    )
    page = shown(report)
    assert page.text.startswith(
        "12 files (12.0 KiB) downloaded, 1 failed in 1.2 s failed error b.csv disk full downloaded size 0.csv 1.0 KiB"
    )
    assert page.text.endswith("9.csv 1.0 KiB … and 2 more")
    assert repr(report) == "<TransferReport 12 files (12.0 KiB) downloaded, 1 failed>"
    assert shown(TransferReport(direction="up", is_dry_run=True)).text == "0 files (0 bytes) would be uploaded dry run"


def test_what_has_no_page_keeps_its_text() -> None:
    """A notebook takes the repr where there is no HTML."""
    user = User.from_dict({"id": "1", "userName": "ada"})
    html: object = user._repr_html_()
    assert html is None


def test_the_text_of_a_job_says_how_it_stands() -> None:
    """Which stands one level down."""
    job = Job.from_dict(job_wire(5, "Failed", title="nightly"))
    assert repr(job).startswith(f"<Job id='{5:024x}' number=5 title='nightly' statuses.execution_status='Failed' and ")
