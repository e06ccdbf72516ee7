"""`python -m domino.local`: the local Domino in the foreground.

It prints lines that point a client at it, and goes on: so copy them into another terminal, or have them in a file and
read that, as the end of `--help` shows. `eval "$(python -m domino.local)"` would wait for the server's end.
"""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType
from typing import Any, NoReturn

from .settings import LAST_PORT, LocalSettings

_EPILOG = """\
It prints 'export' lines that point a client at it, and stays in the foreground until Ctrl-C. Copy the lines into
another terminal; or, in one shell, keep them in a file (they hold the API key) and read it when it is there:

    (umask 077; exec python -m domino.local > lines) &
    until [ -s lines ]; do sleep 0.1; done; . ./lines
    ...
    kill $!; rm lines

docs/local-domino.md tells every setting, every fault, and where it differs from a deployment.
"""
_DAY = 24 * 3600
_MOST_DIGITS = 19  # beyond are numbers that no file and no database can have


def main(argv: Sequence[str] | None = None) -> int:
    """Run the server until SIGTERM or SIGINT.

    Args:
        argv: the command line without the program, `sys.argv` when None.
    """
    options = _parser().parse_args(argv)
    try:
        from . import LocalDomino  # here, for a command line without the extra can say what is missing
    except ModuleNotFoundError as error:
        return _failed(error)
    over = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        over.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    try:
        server = LocalDomino(options.root, host=options.host, port=options.port, settings=_settings(options))
        server.start()
    except (OSError, ValueError) as error:
        return _failed(error)
    try:
        lines = [f"export {name}={shlex.quote(value)}" for name, value in server.environ().items()]
        print("\n".join(lines), flush=True)  # in one piece: who waits for a file of them never reads half of it
        over.wait()
    except OSError as error:
        return _failed(f"nobody can read where it listens: {error}")
    finally:
        server.stop()
    return 0


def _failed(error: Exception | str) -> int:
    with suppress(OSError):
        print(f"domino.local: {error}", file=sys.stderr)  # the command line's own output
    return 1


def _run() -> NoReturn:
    """Run as a program, whose output may go to a pipe that nobody reads or to a disk that is full."""
    try:
        code: Any = main()
    except SystemExit as asked:
        code = asked.code
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            # Python would try it again at the end, and report that.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            code = code or 1
    sys.exit(code)


def _settings(options: argparse.Namespace) -> LocalSettings:
    values: dict[str, Any] = dict(vars(options))
    for name in ("root", "host", "port"):
        del values[name]
    values["interpreters"] = {suffix: tuple(shlex.split(program)) for suffix, program in values["interpreters"]}
    values["other_users"] = values["other_users"] or LocalSettings().other_users
    values["environment"] = dict(values["environment"])
    return LocalSettings(**values)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError("must be NAME=VALUE")
    return name, value


class _Help(argparse.ArgumentDefaultsHelpFormatter, argparse.RawDescriptionHelpFormatter):
    """Shows defaults, and the lines of the text at the end as they stand."""


def _whole(low: int, high: int | None = None) -> Callable[[str], int]:
    """Return what turns the text of a flag into a whole number within a range."""
    range_ = f"from {low} up" if high is None else f"from {low} to {high}"

    def convert(text: str) -> int:
        if text.isascii() and text.isdecimal() and len(text) < _MOST_DIGITS:
            number = int(text)
            if low <= number and (high is None or number <= high):
                return number
        raise argparse.ArgumentTypeError(f"must be a whole number {range_}, not {text!r}")

    return convert


def _seconds(high: int) -> Callable[[str], float]:
    """Return what turns the text of a flag into a number of seconds that a clock can wait."""

    def convert(text: str) -> float:
        with suppress(ValueError):
            if 0 <= (number := float(text)) <= high:
                return number
        raise argparse.ArgumentTypeError(f"must be a number of seconds from 0 to {high}, not {text!r}")

    return convert


def _parser() -> argparse.ArgumentParser:
    default = LocalSettings()
    parser = argparse.ArgumentParser(
        prog="python -m domino.local",
        usage="%(prog)s [options]",  # an error says the usage too: thirty flags would drown it
        description="A local Domino for development and tests. Commands run as you, without a container.",
        epilog=_EPILOG,
        formatter_class=_Help,
    )
    add = parser.add_argument
    add("--root", help="folder of projects and runs (a temporary one that is removed at the end)")
    add("--host", default="127.0.0.1", help="address to listen on; others than the default let other machines in")
    add("--port", type=_whole(0, LAST_PORT), default=0, metavar="N", help="port to listen on, 0 for a free one")
    add("--user", default=default.user, help="the user")
    add("--other-user", dest="other_users", action="append", default=None, metavar="NAME",
        help="further user, who cannot log in, may be given again (colleague and visitor)")  # fmt: skip
    add("--project", default=default.project, help="the project to announce")
    add("--api-key", help="the key to accept (made at the first start and kept in the root folder)")
    add("--version", default=default.version, help="what /version says")
    add("--max-runs", dest="max_concurrent_runs", type=_whole(1, 1000), default=default.max_concurrent_runs,
        metavar="N", help="commands at a time; others are queued")  # fmt: skip
    add("--stage-delay", type=_seconds(_DAY), default=0.0, metavar="SECONDS",
        help="how long each status before Running lasts")  # fmt: skip
    add("--building-stage", action="store_true", help="runs pass through Building")
    add("--stop-grace", type=_seconds(_DAY), default=default.stop_grace, metavar="SECONDS", help="from stop to kill")
    add("--interpreter", dest="interpreters", action="append", type=_pair, default=[], metavar=".R=Rscript",
        help="program for a file type, may be given again")  # fmt: skip
    add("--env", dest="environment", action="append", type=_pair, default=[], metavar="NAME=VALUE",
        help="variable for every command, may be given again")  # fmt: skip
    add("--commits-as", choices=["strings", "objects"], default=default.commits_as, help="form of the commit list")
    add("--no-commit-unchanged", dest="commit_unchanged", action="store_false",
        help="no output commit for runs that change no file")  # fmt: skip
    add("--results-line", choices=["main", "isolated"], default=default.results_line, help="where results go")
    add("--stdout-markup", action="store_true", help="console output as HTML")
    add("--stdout-limit", type=_whole(0), default=default.stdout_limit, metavar="BYTES",
        help="console output in one reply")  # fmt: skip
    add("--results-stdout-limit", type=_whole(0), default=default.results_stdout_limit, metavar="BYTES",
        help="console output in results/stdout.txt")  # fmt: skip
    add("--missing-blob", type=int, choices=[500, 404], default=default.missing_blob, help="status for a bad blob key")
    add("--max-upload", type=_whole(0), metavar="BYTES", help="largest upload (no limit)")
    add("--dataset-quota", type=_whole(0), metavar="BYTES", help="what all datasets may hold (no limit)")
    add("--max-path-bytes", type=_whole(1), default=default.max_path_bytes, metavar="BYTES", help="longest path")
    add("--no-create-projects", dest="create_projects", action="store_false", help="unknown projects are 404")
    add("--api-proxy", action="store_true", help="a second port without credentials, for DOMINO_API_PROXY in runs")
    add("--api-proxy-port", type=_whole(0, LAST_PORT), metavar="N", help="number of that port, which turns it on")
    add("--allowed-host", dest="allowed_hosts", action="append", default=[], metavar="NAME",
        help="further name under which it answers, may be given again")  # fmt: skip
    add("--token-lifetime", type=_seconds(3650 * _DAY), default=default.token_lifetime, metavar="SECONDS",
        help="of tokens from /access-token")  # fmt: skip
    add("--token-prefix", action="store_true", help="put 'Bearer ' before tokens of /access-token")
    add("--head-timeout", type=_seconds(_DAY), default=default.head_timeout, metavar="SECONDS",
        help="in which the head of a request must be there")  # fmt: skip
    add("--no-durable", dest="durable", action="store_false",
        help="do not flush writes to the disk: faster, and safe unless the power fails")  # fmt: skip
    return parser


if __name__ == "__main__":
    _run()
