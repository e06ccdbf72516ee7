"""The fixtures of the pytest plugin, as pytest brings them to every project that has this package."""

from __future__ import annotations

import asyncio
import os

import pytest
import trio

from domino import AsyncDomino, Domino
from domino.errors import NotFoundError, ServerError
from domino.local import Fault, LocalDomino


def code_under_test() -> str:
    """Do as programs do: nothing is passed, the environment tells, and a run is looked at each five seconds."""
    with Domino() as domino:
        return domino.runs_start_blocking(["true"], is_direct=True).id


def operations(server: LocalDomino) -> list[str]:
    """Return the names of what the server was asked, repeated looks at a run once."""
    return list(dict.fromkeys(request.operation for request in server.requests))


def test_code_without_arguments_reaches_the_project_of_the_test(local_domino: LocalDomino, domino_project: str) -> None:
    """And nothing else: the variables that lead elsewhere are gone."""
    run_id = code_under_test()
    assert operations(local_domino) == ["start_run", "get_run"]
    client = Domino()
    assert (client.host, client.project) == (local_domino.url, domino_project)
    assert client.runs_list().data[0].id == run_id
    assert local_domino.requests[-1].status == 200


class TestTheEnvironment:
    """What leads to a deployment is replaced; what only tells how to get there is kept."""

    @pytest.fixture(autouse=True)
    def outside(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Set what a machine with a real deployment has, before the local Domino is there."""
        monkeypatch.setenv("DOMINO_API_HOST", "https://domino.example.com")
        monkeypatch.setenv("DOMINO_TOKEN_FILE", "/var/token")
        monkeypatch.setenv("DOMINO_API_PROXY", "localhost:8899")
        monkeypatch.setenv("DOMINO_PROFILE", "production")
        monkeypatch.setenv("DOMINO_RUN_ID", "5f0000000000000000000001")
        monkeypatch.setenv("DOMINO_MAX_RETRIES", "1")

    def test_it_leads_to_the_local_domino_during_the_test(
        self, request: pytest.FixtureRequest, domino_project: str
    ) -> None:
        """Key, host, project; retries as they were."""
        server: LocalDomino = request.getfixturevalue("local_domino")
        names = {name for name in os.environ if name.startswith("DOMINO_")}
        assert names == {*server.environ(), "DOMINO_LONGEST_PAUSE", "DOMINO_MAX_RETRIES"}
        assert os.environ["DOMINO_PROJECT"] == domino_project
        assert Domino().sources["host"] == "DOMINO_API_HOST"

    def test_it_is_as_it_was_where_the_local_domino_is_not_asked_for(self) -> None:
        """A test that does not use the fixtures is left alone."""
        assert os.environ["DOMINO_API_HOST"] == "https://domino.example.com"


class TestEachTest:
    """What one test does, no other sees; they run in this order."""

    projects: list[str] = []  # noqa: RUF012  # what the tests tell each other

    @pytest.mark.domino_fault("list_runs", status=500, times=None)
    @pytest.mark.domino_fault("start_run", status=404, times=None)
    def test_one_leaves_a_run_and_faults_behind(self, local_domino: LocalDomino, domino_project: str) -> None:
        """A file, a run that goes on, faults that never end."""
        domino = Domino()
        with pytest.raises(ServerError):
            domino.runs_list()
        local_domino.faults.clear()
        domino.files_upload("left.txt", b"behind")
        domino.runs_start(["sleep 600"], is_direct=True)
        local_domino.faults.add(Fault("start_run", status=404, times=None))
        self.projects.append(domino_project)

    def test_the_next_one_meets_nothing_of_it(self, local_domino: LocalDomino, domino_project: str) -> None:
        """Another project, no faults, no requests; the run was told to end."""
        assert local_domino.requests == []
        assert local_domino.faults.active() == []
        assert self.projects != [domino_project]
        assert Domino().runs_list().data == []
        code_under_test()
        (left,) = Domino(self.projects[0]).runs_list().data
        assert left.status in {"StopRequested", "StopAndDiscardRequested", "Stopping", "Stopped"}

    def test_a_project_is_called_as_its_test(self, domino_project: str) -> None:
        """So that whoever looks at the local Domino finds it."""
        assert "/test_a_project_is_called_as_its_test-" in domino_project


@pytest.mark.domino_fault("get_run", status=503, times=2)
@pytest.mark.domino_fault("list_runs", status=404)
@pytest.mark.usefixtures("local_domino")
def test_faults_of_markers_are_met_by_any_client() -> None:
    """Pauses between tries take no time that a test would notice."""
    code_under_test()
    with pytest.raises(NotFoundError):
        Domino().runs_list()


@pytest.mark.domino_fault(Fault("get_version", status=501), Fault("get_version", status=404))
@pytest.mark.domino_fault("get_version", status=409)
def test_the_nearest_fault_comes_first(local_domino: LocalDomino) -> None:
    """And those of one marker in their order."""
    assert [fault.status for fault in local_domino.faults.active()] == [409, 501, 404]


@pytest.mark.domino_settings(version="9.9.9", user="ann", create_projects=False)
def test_a_local_domino_of_its_own_has_other_settings(
    local_domino: LocalDomino, local_domino_server: LocalDomino, domino_project: str
) -> None:
    """The project is there although it is not made by its first use."""
    assert local_domino.url != local_domino_server.url
    assert domino_project.startswith("ann/")
    assert Domino().deployment_version().version == "9.9.9"
    assert code_under_test()
    with pytest.raises(NotFoundError):
        Domino("ann/another").runs_list()


def test_async_code_may_use_any_event_loop(async_domino: AsyncDomino, domino_project: str) -> None:
    """One after the other, and nothing is left open that a closed loop could not close."""

    async def start() -> str:
        run = await async_domino.runs_start_blocking(["true"], is_direct=True)
        return run.id

    assert async_domino.project == domino_project
    first, second, third = asyncio.run(start()), asyncio.run(start()), trio.run(start)
    assert [run.id for run in Domino().runs_list().data] == [third, second, first]
