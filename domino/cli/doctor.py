"""`domino doctor`: what is set and from where, whether the deployment is reached, and what to do about each fault."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ._ending import OK, REFUSED, USAGE
from ._options import output_options, session_of
from ._session import Session
from ._terminal import broken, is_terminal, styled

if TYPE_CHECKING:
    from ._network_checks import Finding

__all__ = ["doctor"]

#: Where the sentences begin.
_INDENT = 21
_STYLES = {"ok": "green", "warning": "yellow", "fault": "red", "skipped": "dim"}
#: The first letters of variables that say how the client works; their values are never in a report.
_VARIABLES = ("DOMINO_", "REQUESTS_CA_", "CURL_CA_", "SSL_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@click.command()
@click.option("--probe", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Also write a report without secrets, to be sent to who helps.")  # fmt: skip
@output_options
@click.pass_context
def doctor(ctx: click.Context, probe: Path | None) -> int:
    """Check settings, network and login; say what to do.

    Ends with 0 if all is well, 2 if a setting is missing or wrong, 3 if the deployment is not reached or refuses.
    """
    from ._checks import examine

    session = session_of(ctx)
    findings: list[Finding] = []

    def seen() -> Iterator[Finding]:
        for finding in examine(session):
            findings.append(finding)
            yield finding

    if is_terminal(sys.stdout) and not (session.as_json or session.as_jsonl):
        for finding in seen():
            _show(finding)
    else:
        from ._columns import Column
        from ._output import emit

        columns: list[Column[Finding]] = [
            Column("check", lambda each: each.check),
            Column("state", lambda each: each.state),
            Column("found", lambda each: each.found),
            Column("advice", lambda each: each.advice or None),
        ]
        emit(session, seen(), columns, "")
    if probe is not None:
        _write_report(session, probe, findings)
    faults = {finding.check for finding in findings if finding.state == "fault"}
    return USAGE if faults & {"settings", "profiles"} else REFUSED if faults else OK


def _show(finding: Finding) -> None:
    out = sys.stdout
    state = styled(f"{finding.state:8}", _STYLES[finding.state], out)
    out.write(f"{state} {finding.check:11} {broken(finding.found, out, _INDENT)}\n")
    if finding.advice:
        out.write(f"{'':{_INDENT - 4}}{styled('do:', 'bold', out)} {broken(finding.advice, out, _INDENT)}\n")
    out.flush()


def _write_report(session: Session, path: Path, findings: Sequence[Finding]) -> None:
    import platform

    from ._checks import versions

    names = sorted(name for name in os.environ if name.upper().startswith(_VARIABLES))
    report: dict[str, Any] = {
        "report": "domino doctor",
        "made": datetime.fromtimestamp(time.time(), timezone.utc).isoformat(timespec="seconds"),
        "versions": versions(),
        "platform": platform.platform(),
        "findings": [vars(each) for each in findings],
        "variables that are set": names,
    }
    text = json.dumps(report, indent=2)
    for secret in _secrets():
        text = text.replace(secret, "***")
    path.write_text(f"{text}\n", encoding="utf-8")
    session.note(f"the report is in {path}; it has no key or token in it, but names of hosts, users and projects")


def _secrets() -> Iterator[str]:
    """Yield what must not be in a report, also where a server or a name repeats it."""
    from domino.errors import ConfigError
    from domino.profiles import Profiles, location

    yield from (os.environ[name] for name in ("DOMINO_USER_API_KEY",) if os.environ.get(name))
    try:
        path = location()
        kept = Profiles.read(path).profiles.values() if path is not None else ()
    except ConfigError:
        return
    for settings in kept:
        yield from (settings[name] for name in ("api_key", "auth_token") if name in settings)
