"""Runs: start, order of statuses, results, statistics, the queue."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import Any

import pytest

from domino.local import LocalDomino, LocalSettings
from tests.local.local_helpers import Api, Servers, git, wait_for

FIELDS = {
    "id", "projectId", "number", "startingUserId", "queued", "started", "completed", "postProcessedTimestamp",
    "status", "isCompleted", "commitId", "outputCommitId", "executor", "title", "isArchived", "hardwareTierId",
    "diagnosticStatistics",
}  # fmt: skip


def test_a_run_executes_the_uploaded_file_and_saves_what_it_wrote(api: Api) -> None:
    api.upload("main.py", "import sys; open('out.txt', 'w').write(' '.join(sys.argv[1:])); print('hello')")
    head = api.head()
    run = api.finish(api.start("main.py", "a", "b c"))
    assert set(run) >= FIELDS
    assert (run["status"], run["isCompleted"], run["number"]) == ("Succeeded", True, 1)
    assert run["commitId"] == head
    assert run["outputCommitId"] == api.head()
    assert api.content("out.txt") == b"a b c"
    assert api.content("results/stdout.txt") == b"hello\n"
    assert api.log(run["id"])["stdout"] == "hello\n"
    assert run["queued"] <= run["started"] <= run["completed"] < run["postProcessedTimestamp"]


def test_a_start_whose_is_direct_is_null_is_not_direct(api: Api) -> None:
    """As python-domino's operator for Airflow sends it."""
    api.upload("main.py", "print('by its suffix')")
    run = api.finish(api.start("main.py", isDirect=None))
    assert (run["status"], api.log(run["id"])["stdout"]) == ("Succeeded", "by its suffix\n")


def test_the_start_reply_is_an_id_and_a_sentence_with_a_url(api: Api) -> None:
    body = {"command": ["true"], "isDirect": True, "commitId": None, "title": None, "tier": None,
            "publishApiEndpoint": None, "datasetConfig": None}  # fmt: skip
    reply = api.http.post(f"{api.base}/runs", json=body)
    assert reply.status_code == 200
    assert set(reply.json()) == {"runId", "message"}
    assert re.fullmatch("[0-9a-f]{24}", reply.json()["runId"])
    assert "http://" in reply.json()["message"]


def test_links_lead_to_the_name_by_which_the_client_came(server: LocalDomino, api: Api) -> None:
    """Another one may not be known where the client is."""
    host = f"localhost:{server.url.rpartition(':')[2]}"
    reply = api.http.post(f"{api.base}/runs", json={"command": ["true"], "isDirect": True}, headers={"Host": host})
    assert f"http://{host}/jobs/" in reply.json()["message"]


def test_the_list_is_newest_first_and_numbers_count_up_per_project(api: Api) -> None:
    ids = [api.shell("true") for _ in range(3)]
    for run_id in ids:
        api.finish(run_id)
    reply = api.http.get(f"{api.base}/runs").json()
    assert reply["objectType"] == "list"
    assert reply["uri"].endswith("/runs")
    assert [run["id"] for run in reply["data"]] == ids[::-1]
    assert [run["number"] for run in reply["data"]] == [3, 2, 1]
    other = api.http.post("/v1/projects/local/other/runs", json={"command": ["true"], "isDirect": True}).json()
    assert api.http.get(f"/v1/projects/local/other/runs/{other['runId']}").json()["number"] == 1
    assert api.http.get(f"{api.base}/runs/{other['runId']}").status_code == 404


ORDER = ["Queued", "Scheduled", "Preparing", "Building", "Pulling", "Running", "Finishing", "Succeeded"]


def watch(api: Api, run_id: str) -> list[dict[str, Any]]:
    """Return a run as it was at each change of its status that was met."""
    seen: list[dict[str, Any]] = []

    def look() -> bool:
        run = api.run(run_id)
        if not seen or seen[-1]["status"] != run["status"]:
            seen.append(run)
        return bool(run["isCompleted"])

    wait_for(look)
    return seen


def test_statuses_come_in_their_order_and_times_with_them(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(stage_delay=0.2, building_stage=True))
    order, missed, seen = ORDER, {*ORDER} - {"Finishing"}, list[dict[str, Any]]()
    for _ in range(20):  # one run shows them all unless the machine is busy
        watched = watch(api, api.shell("sleep 0.3"))
        statuses = [run["status"] for run in watched]
        assert statuses == [status for status in order if status in statuses]
        missed -= {*statuses}
        seen += watched
        if not missed:
            break
    assert not missed
    for run in seen:
        position = order.index(run["status"])
        assert (run["started"] is not None) == (position >= order.index("Running"))
        assert (run["completed"] is not None) == (position >= order.index("Finishing"))
        assert (run["postProcessedTimestamp"] is not None) == run["isCompleted"] == (position == len(order) - 1)
        assert (run["outputCommitId"] is not None) == run["isCompleted"]


def test_a_failing_command_is_failed_and_saves_its_results(api: Api) -> None:
    run = api.finish(api.shell("echo partial > out.txt; exit 3"))
    assert run["status"] == "Failed"
    assert api.content("out.txt", run["outputCommitId"]) == b"partial\n"


@pytest.mark.parametrize("command", [("missing-program",), ("missing.py",), ("x" * 200_000,), (".",)])
def test_a_command_that_cannot_start_is_failed_and_says_why(api: Api, command: tuple[str, ...]) -> None:
    run = api.finish(api.start(*command))
    assert run["status"] == "Failed"
    assert api.log(run["id"])["stdout"]


def test_a_run_can_begin_at_an_old_commit_and_only_its_changes_reach_the_head(api: Api) -> None:
    api.upload("data.txt", "old")
    old = api.head()
    api.upload("data.txt", "new")
    run = api.finish(api.shell("cp data.txt copy.txt", commitId=old))
    assert run["commitId"] == old
    assert api.content("copy.txt") == b"old"
    assert api.content("data.txt") == b"new"


def test_deleted_changed_and_turned_files_are_those_of_the_output_commit(server: LocalDomino, api: Api) -> None:
    for name in ("gone.txt", "same-size.txt", "folder/a", "file", "kept.txt"):
        api.upload(name, "before")
    program = (
        "rm -r gone.txt folder file; mkdir file; echo x > file/inner; echo y > folder;"
        "printf BEFORE > same-size.txt; touch kept.txt; chmod +x kept.txt; ln -s kept.txt link; mkfifo pipe;"
        "git init --quiet sub; mkdir empty"
    )
    run = api.finish(api.shell(program))
    assert run["status"] == "Succeeded"
    files = set(api.files(run["outputCommitId"]))
    assert files == {".dominoignore", "same-size.txt", "kept.txt", "file/inner", "folder", "link", "results/stdout.txt"}
    assert api.content("same-size.txt") == b"BEFORE"
    assert git(server, api, "ls-tree", "main", "kept.txt").startswith("100755")
    assert git(server, api, "ls-tree", "main", "link").startswith("120000")
    assert git(server, api, "fsck", "--strict") == ""
    again = api.finish(api.shell("cat link; test -x kept.txt && cat folder"))
    assert api.log(again["id"])["stdout"] == "beforey\n"


def test_new_files_that_dominoignore_names_are_not_saved(api: Api) -> None:
    api.upload(".dominoignore", "*.tmp\nbuild/\n")
    run = api.finish(api.shell("touch a.tmp b.txt; mkdir build; touch build/x"))
    assert set(api.files(run["outputCommitId"])) == {".dominoignore", "b.txt", "results/stdout.txt"}


def test_a_run_without_changes_has_no_output_commit_when_so_set(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(commit_unchanged=False))
    assert api.finish(api.shell("echo hello"))["outputCommitId"] is None
    assert len(api.commits()) == 1
    assert api.finish(api.shell("echo hello > a"))["outputCommitId"] == api.head()


def test_results_go_to_a_line_of_their_own_when_so_set(servers: Servers) -> None:
    server, api = servers.start(LocalSettings(results_line="isolated"))
    run = api.finish(api.shell("echo hello > a"))
    assert len(api.commits()) == 1
    assert api.content("a", run["outputCommitId"]) == b"hello\n"
    assert git(server, api, "rev-parse", "runs/1").strip() == run["outputCommitId"]


def test_the_environment_is_that_of_the_platform_and_not_the_servers(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_SECRET_OF_THE_SERVER", "x")
    server, api = servers.start(LocalSettings(environment={"MINE": "yes"}))
    run = api.finish(api.shell("env; pwd"))
    lines = api.log(run["id"])["stdout"].splitlines()
    variables = {name: value for name, _, value in (line.partition("=") for line in lines)}
    assert variables["DOMINO_API_HOST"] == server.url
    assert variables["DOMINO_USER_API_KEY"] == server.api_key
    assert variables["DOMINO_RUN_ID"] == run["id"]
    assert variables["DOMINO_RUN_NUMBER"] == "1"
    assert variables["DOMINO_STARTING_COMMIT_ID"] == run["commitId"]
    assert variables["DOMINO_PROJECT_ID"] == run["projectId"]
    assert (variables["DOMINO_PROJECT_OWNER"], variables["DOMINO_PROJECT_NAME"]) == ("local", "quick-start")
    assert variables["DOMINO_USER_NAME"] == "local"
    assert variables["DOMINO_HARDWARE_TIER_ID"] == run["hardwareTierId"] == "small-k8s"
    assert variables["DOMINO_IS_GIT_BASED"] == "false"
    assert variables["DOMINO_WORKING_DIR"] == variables["DOMINO_ARTIFACTS_DIR"] == lines[-1]
    assert variables["MINE"] == "yes"
    assert "A_SECRET_OF_THE_SERVER" not in variables
    assert "DOMINO_API_PROXY" not in variables


def test_interpreters_go_by_file_type_and_the_table_can_be_extended(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(interpreters={".R": (sys.executable, "-c", "print('R here')")}))
    api.upload("a.sh", "echo shell $1")
    api.upload("a.R", "")
    assert api.log(api.finish(api.start("a.sh", "x"))["id"])["stdout"] == "shell x\n"
    assert api.log(api.finish(api.start("a.R"))["id"])["stdout"] == "R here\n"
    assert api.log(api.finish(api.start("echo", "$HOME"))["id"])["stdout"] == "$HOME\n"


def test_a_tier_is_chosen_by_its_name(api: Api) -> None:
    assert api.run(api.shell("true", tier="Medium"))["hardwareTierId"] == "medium-k8s"
    reply = api.http.post(f"{api.base}/runs", json={"command": ["true"], "isDirect": True, "tier": "Enormous"})
    assert reply.status_code == 400
    assert "Small, Medium, GPU" in reply.json()["message"]


@pytest.mark.parametrize(
    "body",
    [
        b"", b"{", b"[]", b"null", b'"x"', b"\xff", b"[" * 100_000, b'{"a": ' + b"9" * 10_000 + b"}", b"{}",
        b'{"command": ["a"]}', b'{"command": ["a"], "isDirect": "yes"}',
        b'{"isDirect": true}',
    ],
)  # fmt: skip
def test_a_wrong_start_is_a_400_with_a_message(api: Api, body: bytes) -> None:
    reply = api.http.post(f"{api.base}/runs", content=body)
    assert reply.status_code == 400
    assert reply.json()["message"]
    assert api.http.get(f"{api.base}/runs").json()["data"] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("command", '"ls"'), ("command", "[]"), ("command", "[1]"), ("command", '[["a"]]'), ("command", '[""]'),
        ("command", r'["a\u0000"]'), ("command", r'["\ud800"]'), ("title", "1"), ("title", r'"\udfff"'),
        ("commitId", "{}"), ("tier", '["Small"]'), ("datasetConfig", "{}"), ("datasetConfig", "1"),
        ("publishApiEndpoint", '"yes"'),
    ],
)  # fmt: skip
def test_a_start_with_one_wrong_value_is_a_400_that_names_it(api: Api, name: str, value: str) -> None:
    values = {"command": '["a"]', "isDirect": "false", name: value}
    body = "{" + ", ".join(f'"{each}": {values[each]}' for each in values) + "}"
    reply = api.http.post(f"{api.base}/runs", content=body)
    assert reply.status_code == 400
    assert name in reply.json()["message"]
    assert api.http.get(f"{api.base}/runs").json()["data"] == []


def test_a_start_may_name_a_dataset_configuration_and_an_endpoint(api: Api) -> None:
    """They have no meaning here, but old programs send them."""
    run_id = api.shell("true", datasetConfig="default", publishApiEndpoint=False)
    assert api.finish(run_id)["status"] == "Succeeded"


def test_a_start_of_more_than_a_megabyte_is_refused(api: Api) -> None:
    reply = api.http.post(f"{api.base}/runs", json={"command": ["x" * 1_100_000]})
    assert reply.status_code == 413


def test_an_unknown_commit_or_run_is_not_found(api: Api) -> None:
    assert (
        api.http.post(f"{api.base}/runs", json={"command": ["a"], "isDirect": False, "commitId": "0" * 40}).status_code
        == 404
    )
    assert api.http.get(f"{api.base}/runs/{'0' * 24}").status_code == 404
    assert api.http.get(f"{api.base}/run/{'0' * 24}/stdout").status_code == 404


@pytest.mark.skipif(sys.platform != "linux", reason="open files are counted by /proc")
@pytest.mark.parametrize("markup", [False, True])
def test_a_run_leaves_no_file_open(servers: Servers, *, markup: bool) -> None:
    """Nor a pipe; the first run may open what stays."""
    _, api = servers.start(LocalSettings(stdout_markup=markup))
    api.finish(api.shell("true"))
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(15):
        api.finish(api.shell("echo x; echo y >&2"))
    assert len(os.listdir("/proc/self/fd")) < before + 10


# Statistics


def test_dominostats_become_strings(api: Api) -> None:
    text = '{"R^2": 0.950, "n": 10, "ok": true, "name": "x", "none": null, "nan": NaN}'
    api.upload("stats.json", text)
    run = api.finish(api.shell("cp stats.json dominostats.json"))
    expected = {"R^2": "0.950", "n": "10", "ok": "true", "name": "x", "none": "null", "nan": "NaN"}
    assert run["diagnosticStatistics"]["isError"] is False
    assert {each["key"]: each["value"] for each in run["diagnosticStatistics"]["data"]} == expected
    removed = api.finish(api.shell("ls"))
    assert removed["diagnosticStatistics"] is None
    assert "dominostats.json" not in api.log(removed["id"])["stdout"]


def test_lists_and_objects_in_dominostats_become_their_json_with_numbers_as_written(api: Api) -> None:
    nested = {
        "list": "[1, 2.50]",
        "object": '{"lr": 1e-5, "on": [true, null], "name": "x \\"y\\"", "none": {}}',
        "empty": "[]",
    }
    api.upload("stats.json", "{" + ", ".join(f'"{name}": {value}' for name, value in nested.items()) + "}")
    run = api.finish(api.shell("cp stats.json dominostats.json"))
    assert {each["key"]: each["value"] for each in run["diagnosticStatistics"]["data"]} == nested


@pytest.mark.parametrize("text", ["{", "[]", "[" * 2000, r'{"a": "\ud800"'])
def test_broken_dominostats_are_an_error_of_theirs_only(api: Api, text: str) -> None:
    api.upload("stats.json", text)
    run = api.finish(api.shell("cp stats.json dominostats.json"))
    assert run["status"] == "Succeeded"
    assert run["diagnosticStatistics"] == {"isError": True, "data": []}


def test_half_a_surrogate_pair_in_dominostats_does_not_break_replies(api: Api) -> None:
    api.upload("stats.json", r'{"\ud800": "\udc00"}')
    run = api.finish(api.shell("cp stats.json dominostats.json"))
    assert run["diagnosticStatistics"]["data"] == [{"key": "?", "value": "?"}]


# The queue


def test_only_so_many_runs_execute_at_a_time_and_the_rest_waits(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(max_concurrent_runs=2))
    ids = [api.shell("sleep 0.05; echo done") for _ in range(40)]
    most = 0

    def over() -> bool:
        nonlocal most
        runs = api.http.get(f"{api.base}/runs").json()["data"]
        most = max(most, sum(run["status"] == "Running" for run in runs))
        return all(run["isCompleted"] for run in runs)

    wait_for(over, what="all runs")
    runs = [api.run(run_id) for run_id in ids]
    assert {run["status"] for run in runs} == {"Succeeded"}
    assert 1 <= most <= 2
    assert len(api.commits()) == 41


def test_the_first_that_is_queued_is_the_first_that_runs(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(max_concurrent_runs=1))
    started = [api.finish(run_id)["started"] for run_id in [api.shell("true") for _ in range(5)]]
    assert started == sorted(started)


def test_names_that_are_not_utf8_are_listed_and_read(api: Api) -> None:
    program = "import os; open(b'caf\\xe9.txt', 'w').write('x')"
    api.upload("a.py", program)
    run = api.finish(api.start("a.py"))
    files = api.files(run["outputCommitId"])
    if sys.platform == "darwin":
        pytest.skip("the file system refuses such names")
    assert "caf\\xe9.txt" in files
    assert api.content("caf\\xe9.txt") == b"x"
    for spelling in ("caf%E9.txt", "caf%5Cxe9.txt"):
        url = f"/api/projects/v1/projects/{api.project_id()}/files/{api.head()}/{spelling}/content"
        assert api.http.get(url).content == b"x"
    assert api.finish(api.shell("cat caf*"))["status"] == "Succeeded"


def test_a_working_directory_that_is_gone_or_moved_does_no_harm(api: Api) -> None:
    gone = api.finish(api.shell('rm -rf "$PWD"'))
    assert gone["status"] in {"Succeeded", "Failed"}
    linked = api.finish(api.shell('cd /; rm -rf "$DOMINO_WORKING_DIR"; ln -s /etc "$DOMINO_WORKING_DIR"'))
    assert linked["isCompleted"]
    assert all("passwd" not in path for path in api.files())


def test_folders_nested_without_end_do_no_harm(api: Api) -> None:
    deep = "import os\nfor _ in range(1500):\n    os.mkdir('d'); os.chdir('d')\nopen('x', 'w').close()"
    api.upload("deep.py", deep)
    assert api.finish(api.start("deep.py"))["status"] == "Succeeded"
    assert set(json.loads(json.dumps(list(api.files())))) == {".dominoignore", "deep.py", "results/stdout.txt"}
