"""python-domino 2.2.0 and our client send the same requests for the same calls, but where a row says why not."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import httpx
import pytest

from domino.local import LocalDomino
from tests.support.scripted import Asked, Reply, scripted

ROOT = Path(__file__).parents[2]
PEER = ROOT / ".venvs" / "peer" / "bin" / "python"
_CALLS = ROOT / "tests" / "peer" / "calls.py"
_NAMES = re.findall(r'^ *(?:\w+ = )?call\(\s*"([^"]+)"', _CALLS.read_text(encoding="utf-8"), re.MULTILINE)
_HOP = {"connection", "content-encoding", "content-length", "date", "keep-alive", "server", "transfer-encoding"}

_PUBLIC = "theirs uses routes of the web interface, /dataset; ours those of the public API"
#: Where ours differ, and why.
DIFFERENT: dict[str, str] = {
    "get_run_info": "theirs reads the list of all runs, and looks the run up there",
    "datasets_list": _PUBLIC,
    "datasets_ids": _PUBLIC,
    "datasets_names": _PUBLIC,
    "datasets_create": _PUBLIC,
    "datasets_details": _PUBLIC,
    "datasets_update_details": _PUBLIC,
    "datasets_remove": _PUBLIC,
    "datasets_upload_files": "theirs calls files of one name and size the same, in any folder; ours tells them apart",
    "tag_details": "theirs uses a route of the web interface, /projectTags; ours finds the tag in the v4 project",
    "project_create": "theirs posts the form of the web interface, /project; ours makes a private project by v4",
    "collaborators_get": "theirs reads a page of the web interface; ours asks v4 for the people and their roles",
}

Call = tuple[str, str, Any, Any]


def _masked(text: str) -> str:
    return re.sub(
        r"[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}|[0-9a-f]{24}", "ID", re.sub(r"\b(theirs|ours)\b", "NAME", text)
    )


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(each) for name, each in sorted(value.items()) if each is not None}
    return [_without_nulls(each) for each in value] if isinstance(value, list) else value


def _body(asked: Asked) -> Any:
    kind = asked.headers.get("content-type", "")
    if "json" in kind:
        return _without_nulls(json.loads(_masked(asked.body.decode())))
    if kind.startswith("multipart/"):
        # Boundary and part headers differ from library to library: the field, the file and what is in it.
        boundary = kind.partition("boundary=")[2].encode()
        head, _, content = asked.body.split(b"--" + boundary)[1].partition(b"\r\n\r\n")
        return sorted(re.findall(rb'(?:file)?name="[^"]*"', head)), content
    return asked.body


def _call(asked: Asked) -> Call:
    url = urlsplit(asked.target)
    query = sorted(parse_qsl(_masked(url.query), keep_blank_values=True))
    return asked.method, unquote(_masked(url.path)), query, _body(asked)


def _record(python: str | Path, name: str, server: LocalDomino, folder: Path) -> dict[str, list[Call]]:
    """Run the calls against the server, through a proxy that writes the requests down, by the name of the call."""
    now = [""]
    calls: dict[str, list[Call]] = {"": []}  # what making the client asks
    with httpx.Client(base_url=server.url, trust_env=False, timeout=60) as onward:

        def answer(asked: Asked) -> Reply:
            if asked.target.startswith("/_mark/"):
                now[0] = unquote(asked.target.removeprefix("/_mark/"))
                calls[now[0]] = []
                return Reply()
            if not calls[now[0]] or calls[now[0]][-1] != _call(asked):  # polls
                calls[now[0]].append(_call(asked))
            sent = {key: value for key, value in asked.headers.items() if key not in ("host", "connection")}
            reply = onward.request(asked.method, asked.target, headers=sent, content=asked.body)
            kept = {key.title(): value for key, value in reply.headers.items() if key not in _HOP}
            return Reply(reply.content, reply.status_code, kept)

        with scripted(answer) as proxy:
            folder.mkdir()
            done = subprocess.run(
                [python, "-W", "ignore", _CALLS],
                cwd=folder,
                env={
                    "PATH": os.environ["PATH"],
                    "DOMINO_API_HOST": proxy.url,
                    "DOMINO_USER_API_KEY": server.api_key,
                    "DOMINO_PROJECT": f"local/{name}",
                    "DOMINO_LOG_LEVEL": "ERROR",
                    "FOLDER": str(folder),
                },
                capture_output=True,
                text=True,
                timeout=240,
                check=False,
            )
    assert done.returncode == 0, done.stderr[-4000:]
    assert not (failed := json.loads(done.stdout)), "\n".join(failed.values())
    return calls


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, list[Call]], dict[str, list[Call]]]]:
    """What both have sent, by the name of the call."""
    if not PEER.exists():
        pytest.skip("the official client's environment was not made: scripts/test.sh makes it")
    folder = tmp_path_factory.mktemp("requests")
    with LocalDomino(folder / "root") as server:
        theirs = _record(PEER, "theirs", server, folder / "theirs")
        ours = _record(sys.executable, "ours", server, folder / "ours")
        yield theirs, ours


@pytest.mark.parametrize("name", _NAMES)
def test_both_send_the_same(name: str, both: tuple[dict[str, list[Call]], dict[str, list[Call]]]) -> None:
    """Method, path, query and body; of a call that changes something only what changes it, not the look-ups before."""
    theirs, ours = ([call for call in calls[name] if call[1] != "/version"] for calls in both)
    if any(method != "GET" for method, *_ in theirs + ours):
        theirs, ours = ([call for call in calls if call[0] != "GET"] for calls in (theirs, ours))
    else:
        look_ups = [call for call in theirs + ours if "findProjectByOwnerAndName" in call[1]]
        theirs, ours = ([call for call in calls if call not in look_ups] for calls in (theirs, ours))
    if name in DIFFERENT:
        assert theirs != ours, f"they are the same by now: take {name} off the list"
    else:
        assert theirs == ours
