"""Logs of jobs: streams told apart, each line with its time, from a time on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from domino.local import LocalSettings
from domino.local.execution.recorder import LONGEST, TimedLog
from domino.local.execution.timed_log import lines_of, pieces_from, pieces_since
from tests.local.local_helpers import Api, Servers, wait_for
from tests.support.gate import Gate


def text(log: dict[str, Any]) -> str:
    return "".join(f"{line['log']}\n" for line in log["logContent"])


def test_the_streams_are_told_apart_and_come_in_their_order(api: Api, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    job_id = api.start_job(f"""sh -c 'echo one; echo two >&2; {gate.wait()}; printf "three "; printf "%s\\n" 3'""")
    api.wait_output(job_id, "two\n")
    log = api.job_log(job_id, logType="stdoutstderr")
    assert log["isComplete"] is False
    gate.open()
    job = api.finish_job(job_id)
    log = api.job_log(job_id, logType="stdoutstderr")
    assert log["isComplete"] is True
    told = [(line["logType"], line["log"], line["size"]) for line in log["logContent"]]
    assert told == [("stdout", "one", 3), ("stderr", "two", 3), ("stdout", "three 3", 7)]
    assert text(api.job_log(job_id, logType="stdout")) == "one\nthree 3\n"
    assert text(api.job_log(job_id, logType="stderr")) == "two\n"
    assert api.log(job_id)["stdout"] == "one\ntwo\nthree 3\n"
    times = [line["timestamp"] for line in log["logContent"]]
    assert job["stageTime"]["runStartTime"] <= times[0] <= times[2] <= job["stageTime"]["completedTime"]


def test_writes_on_both_streams_keep_their_order_however_fast_they_are(api: Api) -> None:
    """The pipes have room for one write each, and the kernel tells which came first; so it is in v1's text, too."""
    api.upload("a.py", "import sys\nfor n in range(3000): print(n, file=[sys.stdout, sys.stderr][n % 2])")
    job_id = api.finish_job(api.start_job("a.py"))["id"]
    assert api.log(job_id)["stdout"].split() == [str(n) for n in range(3000)]
    lines = api.job_log(job_id, logType="stdoutstderr")["logContent"]
    assert [line["log"] for line in lines] == [str(n) for n in range(3000)]
    assert {line["logType"] for line in lines[::2]} == {"stdout"}
    assert {line["logType"] for line in lines[1::2]} == {"stderr"}


def test_much_on_one_stream_comes_whole_and_in_order(api: Api) -> None:
    """Then its pipe is made wide; and narrow again for the end."""
    api.upload(
        "a.py", "import sys\nfor n in range(20_000): print(n)\nprint('e', file=sys.stderr)\nprint('x' * 300_000)"
    )
    job_id = api.finish_job(api.start_job("a.py"))["id"]
    *numbers, long = [line for line in api.log(job_id)["stdout"].split() if line != "e"]
    assert numbers == [str(n) for n in range(20_000)]
    assert long == "x" * 300_000
    assert text(api.job_log(job_id, logType="stderr")) == "e\n"


def test_a_stream_that_is_closed_or_opened_again_is_followed(api: Api) -> None:
    line = "sh -c 'exec 2>&-; echo one; echo two > /dev/stdout; (sleep 0.1; echo three) & wait; exec >&-; sleep 0.1'"
    job_id = api.finish_job(api.start_job(line))["id"]
    assert api.log(job_id)["stdout"] == "one\ntwo\nthree\n"


def test_preparation_comes_first_and_with_all_the_rest(api: Api) -> None:
    job_id = api.finish_job(api.start_job("echo hello"))["id"]
    everything = api.job_log(job_id)
    kinds = [line["logType"] for line in everything["logContent"]]
    assert kinds == ["prepareoutput"] * (len(kinds) - 1) + ["stdout"]
    assert text(everything) == api.log(job_id)["setup"] + "hello\n"
    assert text(api.job_log(job_id, logType="prepareoutput")) == api.log(job_id)["setup"]
    assert api.job_log(job_id, logType="console") == everything


def test_a_log_is_read_on_from_the_last_time(api: Api) -> None:
    """By nanoseconds: nothing comes twice, nothing is left out, however small the pieces."""
    job_id = api.finish_job(api.start_job("seq 1 1000"))["id"]
    lines: list[str] = []
    latest, complete, pages = "0", False, 0
    while not complete:
        log = api.job_log(job_id, logType="stdout", limit=70, latestTimeNano=latest)
        lines += [line["log"] for line in log["logContent"]]
        latest, complete, pages = log["pagination"]["latestTimeNano"], log["isComplete"], pages + 1
    assert lines == [f"{n}" for n in range(1, 1001)]
    assert pages == 15
    assert api.job_log(job_id, logType="stdout", latestTimeNano=latest) == {
        "logContent": [], "isComplete": True,
        "pagination": {"limit": 10000, "offset": 0, "latestTimeNano": latest},
    }  # fmt: skip
    passed_over = api.job_log(job_id, logType="stdout", limit=2, offset=500)
    assert text(passed_over) == "501\n502\n"


def test_a_log_that_grows_is_followed_by_its_times(api: Api, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    job_id = api.start_job(f"""sh -c 'for n in 1 2 3; do echo $n; echo e$n >&2; done; {gate.wait()}; echo 4'""")
    seen: list[str] = []
    latest = "0"

    def more() -> bool:
        nonlocal latest
        log = api.job_log(job_id, logType="stdoutstderr", latestTimeNano=latest)
        seen.extend(line["log"] for line in log["logContent"])
        latest = log["pagination"]["latestTimeNano"]
        if len(seen) == 6:
            gate.open()
        return bool(log["isComplete"])

    wait_for(more, what="the whole log")
    assert [line for line in seen if line[0] != "e"] == ["1", "2", "3", "4"]
    assert [line for line in seen if line[0] == "e"] == ["e1", "e2", "e3"]


def test_a_log_of_a_run_is_one_stream_from_its_start(api: Api) -> None:
    """Both streams of a run are one file; that costs it nothing, and leaves nothing to tell them by."""
    run = api.finish(api.shell("echo one; echo two >&2; printf three"))
    log = api.job_log(run["id"], logType="stdoutstderr")
    assert [(line["logType"], line["log"]) for line in log["logContent"]] == [
        ("stdout", "one"), ("stdout", "two"), ("stdout", "three"),
    ]  # fmt: skip
    assert log["logContent"][0]["timestamp"] == run["started"]
    later = api.job_log(run["id"], logType="stdoutstderr", latestTimeNano=str(run["started"] * 1_000_000 + 1))
    assert text(later) == "three\n"
    assert text(api.job_log(run["id"])).endswith("one\ntwo\nthree\n")


def test_a_reply_is_no_longer_than_a_console_text(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(stdout_limit=1000))
    job_id = api.finish_job(api.start_job("seq 1 10000"))["id"]
    log = api.job_log(job_id, logType="stdout")
    assert sum(line["size"] for line in log["logContent"]) <= 1000
    assert log["isComplete"] is False


def test_output_without_newlines_is_there_while_the_job_goes(api: Api, tmp_path: Path) -> None:
    """And half a character waits for its other half."""
    gate = Gate(tmp_path)
    job_id = api.start_job(rf"""sh -c 'printf "a\303"; {gate.wait()}; printf "\244b"'""")
    wait_for(lambda: text(api.job_log(job_id, logType="stdout")) == "a\n", what="a")
    gate.open()
    api.finish(job_id)
    assert text(api.job_log(job_id, logType="stdout")) == "a\n\u00e4b\n"


def test_output_that_is_not_text_is_shown_with_replacements(api: Api) -> None:
    job_id = api.finish_job(api.start_job(r"printf 'a\377b\n\377'"))["id"]
    assert text(api.job_log(job_id, logType="stdout")) == "a\ufffdb\n\ufffd\n"


def test_a_question_about_a_log_that_cannot_be_is_refused(api: Api) -> None:
    job_id = api.start_job("true")
    path = f"/v4/jobs/{job_id}/logsWithProblemSuggestions"
    for wrong in (
        {"logType": "everything"}, {"limit": 0}, {"limit": -1}, {"limit": "x"}, {"offset": -1}, {"offset": 2**31},
        {"latestTimeNano": "now"}, {"latestTimeNano": "-1"}, {"latestTimeNano": 2**63}, {"latestTimeNano": "9" * 5000},
    ):  # fmt: skip
        assert api.http.get(path, params=wrong).status_code == 400, wrong
    assert api.http.get(f"/v4/jobs/{'0' * 24}/logsWithProblemSuggestions").status_code == 404
    assert api.http.get("/v4/jobs/zz/logsWithProblemSuggestions").status_code == 400


def test_every_line_of_a_log_has_a_time_of_its_own_and_is_found_by_it(tmp_path: Path) -> None:
    """Short and long pieces, lines that are longer than a line can be, and a log that is taken up again."""
    file = tmp_path / "log"
    log = TimedLog(str(file))
    for number in range(300):
        log.append(b"%d\n" % number * (number % 7 + 1), is_error=number % 3 == 0)
    log.append(b"x" * (2 * LONGEST))
    log.close()
    again = TimedLog(str(file))
    again.append(b"end")
    again.close()
    with file.open("rb") as output:
        lines = [line for piece in pieces_since(file, 0) for line in lines_of(output, piece, after=0)]
        times = [line.time for line in lines]
        assert times == sorted(set(times))
        assert b"".join(line.text for line in lines) == file.read_bytes()
        for number in range(0, len(lines), 41):
            found = [
                line
                for piece in pieces_since(file, times[number])
                for line in lines_of(output, piece, after=times[number])
            ]
            assert found == lines[number + 1 :]
    assert [piece.end for piece in pieces_from(file, file.stat().st_size - 1)] == [file.stat().st_size]
    assert len({piece.is_error for piece in pieces_from(file, 0)}) == 2
