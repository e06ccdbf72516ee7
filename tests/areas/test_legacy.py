"""The other names of python-domino, with both clients."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable

import pytest
from domino_api.models import Job

from domino import Domino, DominoError, exceptions
from domino._python_domino.reply import HttpReply
from domino.errors import RunStoppedError
from domino.local import LocalDomino, LocalSettings
from tests.conftest import Connect
from tests.support.gate import Gate

POLL = 0.02
NO_RUN = "0123456789abcdef01234567"


def test_run_stop_is_runs_stop(domino: Domino, gate: Gate) -> None:
    """By position and by the older spellings."""
    stops: list[Callable[[str], Job]] = [
        lambda run_id: domino.run_stop(run_id, False),
        lambda run_id: domino.run_stop(run_id=run_id, save_changes=False),
        lambda run_id: domino.run_stop(runId=run_id, saveChanges=False),
    ]
    for stop in stops:
        run_id = domino.runs_start([gate.wait()], is_direct=True).run_id
        assert stop(run_id).id == run_id
        with pytest.raises(RunStoppedError) as caught:
            domino.runs_wait(run_id, POLL)
        assert caught.value.run is not None
        assert caught.value.run.output_commit_id is None


def test_replies_that_were_http_responses_still_answer_as_such(domino: Domino, gate: Gate) -> None:
    """Scripts compare `files_upload(...).status_code` with 201, and read `run_stop(...).json()`."""
    run_id = domino.runs_start([gate.wait()], is_direct=True).run_id
    replies: list[tuple[HttpReply, int]] = [
        (domino.files_upload("a/\u00e4.txt", b"content"), 201),
        (domino.run_stop(run_id), 200),
    ]
    for reply, status in replies:
        assert (reply.status_code, reply.ok, bool(reply)) == (status, True, True)
        reply.raise_for_status()
        assert reply.json() == dict(reply) == reply.to_dict()
        assert json.loads(reply.text) == json.loads(reply.content) == reply.json()
        assert not hasattr(reply, "headers")
        assert pickle.loads(pickle.dumps(reply)).json() == reply.json()


def test_a_blob_still_answers_as_a_response_of_urllib3(domino: Domino) -> None:
    """Scripts read it with keywords, in pieces, or whole; the status was looked at by the call."""
    content = b"0123456789" * 20_000
    key = domino.files_upload("a.txt", content).key
    blob = domino.blobs_get(key)
    assert (blob.status, blob.headers["Content-Length"], blob.headers["content-length"]) == (200, "200000", "200000")
    assert blob.read(amt=3) == b"012"
    assert blob.read(3, decode_content=True) == b"345"
    assert list(blob.stream(100_000)) == [content[6:100_006], content[100_006:]]
    assert blob.read(amt=None) == b""
    assert [len(piece) for piece in domino.blobs_get(key).stream()] == [65_536, 65_536, 65_536, 3_392]
    assert domino.blobs_get(key).read(decode_content=True) == content
    whole = domino.blobs_get(key)
    assert (whole.data, whole.read()) == (content, b"")


def test_get_run_info_is_the_run_or_none(domino: Domino) -> None:
    """It asks for the one run; python-domino scanned the list."""
    run_id = domino.runs_start(["true"], is_direct=True).run_id
    info = domino.get_run_info(run_id)
    assert info is not None
    assert info["id"] == run_id
    assert domino.get_run_info(NO_RUN) is None


def test_get_run_log_has_the_preparation_unless_told_otherwise(domino: Domino) -> None:
    """includeSetupLog is the older spelling."""
    run = domino.runs_start_blocking(["echo printed"], is_direct=True, poll_freq=POLL)
    whole = domino.get_run_log(run.id)
    assert whole.endswith("printed\n")
    assert len(whole) > len("printed\n")
    assert domino.get_run_log(run.id, False) == "printed\n"
    assert domino.get_run_log(runId=run.id, includeSetupLog=False) == "printed\n"
    assert domino.get_run_log(run.id, include_setup_log=False) == "printed\n"


def test_blobs_get_v2_opens_a_file_by_path_commit_and_project(domino: Domino) -> None:
    """The file of another project, by its id."""
    domino.files_upload("a/b.txt", b"content")
    with domino.blobs_get_v2("a/b.txt", domino.commits_list()[0], domino.project_id) as remote:
        assert remote.read() == b"content"
    with pytest.raises(exceptions.MalformedInputException, match="path") as caught:
        domino.blobs_get_v2("../b.txt", "c" * 40, domino.project_id)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("deployed", "wanted", "fits"),
    [
        ("5.10.0", "5.9.0", True),
        ("5.10.0", "5.10", True),
        ("5.10", "5.10.0", True),
        ("5.10.0", "5.10.1", False),
        ("5.10.0", "6", False),
        ("10.0.0", "9.9.9", True),
        ("1.53.0.0", "1.53.0", True),
        ("6.2.0-rc1", "6.2.0", True),
    ],
)
def test_versions_are_compared_as_numbers(connect: Connect, deployed: str, wanted: str, *, fits: bool) -> None:
    """As text, 5.10 would be older than 5.9; missing parts are zero."""
    with LocalDomino(settings=LocalSettings(version=deployed)) as server:
        domino = connect(server.project, server.api_key, server.url)
        if fits:
            assert domino.requires_at_least(wanted) is True
        else:
            with pytest.raises(DominoError, match=f"needs Domino {wanted} or newer; the deployment runs {deployed}"):
                domino.requires_at_least(wanted)


def test_the_older_names_of_errors_catch_the_newer_ones(domino: Domino) -> None:
    """`except RunNotFoundException` still works."""
    with pytest.raises(exceptions.RunNotFoundException):
        domino.runs_status(NO_RUN)
    with pytest.raises(exceptions.RunFailedException):
        domino.runs_start_blocking(["false"], poll_freq=POLL)
    with pytest.raises(exceptions.MissingRequiredFieldException):
        Domino()
    assert issubclass(exceptions.RunFailedException, exceptions.DominoException)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("models_list", "not covered yet; covered are runs, jobs, datasets, files"),
        ("request_manager", "not covered yet: api is the client"),
    ],
)
def test_a_method_that_is_not_covered_says_so_and_what_to_do(domino: Domino, name: str, said: str) -> None:
    """An AttributeError, so that a script can ask with hasattr."""
    assert not hasattr(domino, name)
    with pytest.raises(AttributeError, match=f"^python-domino's {name} is {said}"):
        getattr(domino, name)


def test_a_misspelt_method_is_an_ordinary_attribute_error(domino: Domino) -> None:
    """With what Python needs to suggest the right name."""
    with pytest.raises(AttributeError, match=r"^'(Async)?Domino' object has no attribute 'runs_lst'$") as caught:
        _ = domino.runs_lst  # type: ignore[attr-defined]
    assert caught.value.name == "runs_lst"


def test_a_reply_used_as_a_dict_or_by_its_wire_names_tells_what_to_write(domino: Domino) -> None:
    """python-domino returns dicts."""
    run = domino.runs_start_blocking(["true"], is_direct=True, poll_freq=POLL)
    for name, said in (
        ("outputCommitId", r"^'FinishedRun' object has no attribute 'outputCommitId': .* 'output_commit_id'\?$"),
        ("runId", r"did you mean 'run_id'\?$"),
        ("nothing", "^'FinishedRun' object has no attribute 'nothing'$"),
    ):
        assert not hasattr(run, name)
        with pytest.raises(AttributeError, match=said):
            getattr(run, name)
    changed = dict(run)
    changed["title"] = "mine"
    assert changed["runId"] == run["runId"] == run.run_id
