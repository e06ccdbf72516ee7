"""Console output of runs: merged, while they go, long, odd, marked up."""

from __future__ import annotations

import re
from pathlib import Path

from domino.local import LocalSettings
from tests.local.local_helpers import Api, Servers
from tests.support.gate import Gate


def test_the_streams_are_merged_in_order_and_the_end_can_be_asked_for(api: Api) -> None:
    api.upload("a.py", "import sys\nfor n in range(50): print(n, file=[sys.stdout, sys.stderr][n % 2])")
    run_id = api.finish(api.start("a.py"))["id"]
    assert api.log(run_id)["stdout"].split() == [str(n) for n in range(50)]
    assert api.log(run_id, previewNumberOfLines=2)["stdout"] == "48\n49\n"
    assert len(api.log(run_id, previewNumberOfLines=2**31 - 1)["stdout"].split()) == 50
    assert "Running" in api.log(run_id)["setup"]
    for wrong in ("x", "-1", "1.5", "0", "", str(2**31), "9" * 30):
        reply = api.http.get(f"{api.base}/run/{run_id}/stdout", params={"previewNumberOfLines": wrong})
        assert reply.status_code == 400


def test_output_is_there_while_the_run_is_going(api: Api) -> None:
    api.upload("a.py", "import time; print('first'); time.sleep(60)")
    run_id = api.start("a.py")
    api.wait_output(run_id, "first\n")
    assert api.run(run_id)["status"] == "Running"


def test_output_that_is_not_utf8_is_shown_with_replacements(api: Api) -> None:
    run = api.finish(api.shell(r"printf 'a\377b\n'"))
    assert api.log(run["id"])["stdout"] == "a\ufffdb\n"
    assert api.content("results/stdout.txt") == b"a\xffb\n"


def test_long_output_is_cut_at_a_line_and_says_so(servers: Servers) -> None:
    _, api = servers.start(LocalSettings(stdout_limit=1000, results_stdout_limit=100))
    run = api.finish(api.shell("seq 1 100000"))
    marker, *lines = api.log(run["id"])["stdout"].splitlines()
    assert re.fullmatch(r"\[\d+ bytes left out\]", marker)
    assert lines[-1] == "100000"
    assert lines == [str(n) for n in range(int(lines[0]), 100001)]
    assert len(api.content("results/stdout.txt")) <= 100


def test_markup_is_that_of_servers_of_2022(servers: Servers, tmp_path: Path) -> None:
    gate = Gate(tmp_path)
    _, api = servers.start(LocalSettings(stdout_markup=True))
    run_id = api.shell(f"echo '<b>'; {gate.wait()}; echo 'bad & red' >&2")
    api.wait_output(run_id, "b&gt;")
    gate.open()
    run = api.finish(run_id)
    text = api.log(run["id"])["stdout"]
    assert text.startswith("<pre style='white-space: pre-wrap;")
    assert text.endswith("</pre>")
    inner = text[text.index("'>") + 2 : -len("</pre>")]
    assert inner.splitlines() == ["<span>&lt;b&gt;</span>", '<span class="text-danger">bad &amp; red</span>']
    last = api.log(run["id"], previewNumberOfLines=1)["stdout"]
    assert '<span class="text-danger">bad' in last
    assert "&lt;b" not in last
    missing = api.finish(api.start("missing-program"))
    assert "text-danger" in api.log(missing["id"])["stdout"]
