"""The table as a page for people."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from .table import ROWS

__all__ = ["PAGE", "written"]

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"

_HEAD = """\
# Reliability

What goes wrong between a client and a server, and what this client makes of it. Every row below is a test: a
scripted server on a real socket does what the second column says, once to `Domino` and once to `AsyncDomino`, and
each row also looks for the credential in all that could be seen (errors and what caused them, the locals of our own
frames in tracebacks, pickles, log lines of every level, `repr` and `vars` of the client).

This page is written by `python -m tests.faults` from the rows themselves, and a test fails when it is out of date.
The last column is what python-domino 2.2.0 did where that was measured; it is empty where it was not. What stands
in parentheses is no doing of the server.

## The rules behind the rows
- GET, HEAD, DELETE, and PUT of a body that can be rewound are tried again after broken connections, time-outs, 408,
  429, 502, 503 and 504 (while waiting for a run also after 500): 4 times by default (`max_retries`,
  `DOMINO_MAX_RETRIES`), after a random delay of up to 1, 2, 4, 8 seconds. `Retry-After` is honoured up to 60 s;
  beyond that the call ends and says so.
- A POST is tried again only if it cannot have reached the server. A start whose answer was lost, 5xx or unreadable
  is a `StartUncertainError`, and `domino.runs_find(**error.find)` lists the runs that it could have begun. The error of
  any other call that is sent once says that it may have been done all the same.
- `timeout` (60 s) bounds connecting (10 s at most), each piece sent, and the time from the last byte of the request
  to the end of the answer's head, whatever comes in between (further hops of a redirect have it once more, together).
  From there on every `timeout` seconds of waiting have to bring 1 KiB, and an answer that is no file has to be whole
  ten times `timeout` after the request. In a wait its deadline bounds all of these together; a look has a second at
  least.
- An answer that is no file may have 64 MiB (`max_reply_size`, `DOMINO_MAX_REPLY_SIZE`), and of an error 64 KiB are
  read. Both count what is decompressed, which is done in steps of 64 KiB; gzip and deflate are asked for, no others.
- Bytes behind the end of an answer close the connection; they are never taken for the next answer.
- A file appears whole or not at all, however the process ends: on Linux the unfinished one has no name. A link stays,
  what it leads to gets the content; a file that was there keeps mode and owner; a pipe or a device gets the bytes as
  they come. A cut download asks for the rest with `Range` and `If-Range`.
- What the settings say is checked when the client is made: an address that no library below takes, a proxy that is
  none, a number of any length is a `ConfigError` that names argument or variable and shows no password. What files
  hold is told at the first call, since making a client reads none.
- An answer about another run, job or file than was asked for is not used, and neither is an upload's that tells another
  size. What an answer does not tell is not demanded where a caller can do without it. A time that cannot be read is
  None. In a wait one odd answer, a web page or JSON of another shape, is looked past; two in a row end it.
- A source that has nothing to read yet is never taken for its end. An answer that comes while a file is still being
  sent ends the sending: a refusal is told, and a success is a TransferError, since nobody has seen the rest.
- An empty answer is enough where nothing was asked for, to an upload or a stop; to a question it is NotTheApiError.
- What the server says is told in every known shape, on one line of at most 300 characters, with control characters,
  escapes and marks of direction spelled out; log lines too.
- Redirects stay on the origin, or lead to https on the same host, where the credential is not sent.
"""


def written() -> str:
    """Return the page."""
    parts = [_HEAD, f"## The rows\n{len(ROWS)} rows.\n"]
    for family, rows in groupby(ROWS, key=lambda row: row.family):
        lines = [f"| {_cell(row.server)} | {_cell(row.client)} | {_cell(row.peer or '')} |" for row in rows]
        head = "| what the server does | what this client does | python-domino 2.2.0 |\n|---|---|---|"
        parts.append("\n".join([f"### {family}", head, *lines, ""]))
    return "\n".join(parts)


def _cell(text: str) -> str:
    safe = text.encode("unicode_escape").decode() if not text.isprintable() else text
    return safe.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;").replace("#", "\\#")
