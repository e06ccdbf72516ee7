"""Run the snippets of pages: each line of standard input names a page and a folder, as JSON; what failed is answered.

What is fenced as `python` or `sh` is run; what is indented, or fenced as anything else, is only shown. Each snippet is
a script of its own, in a folder and a process of its own. The processes are forks of this one, which has imported what
they need: so a snippet takes the time that it takes, and not a second more.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import trio

import domino.blocking
import domino.local.server.local_domino
from domino._network import http

#: What most snippets load, loaded once.
LOADED = (domino.blocking, domino.local.server.local_domino, http, trio)
_SNIPPET = re.compile(r"^```(python|sh)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def snippets(page: str) -> Iterator[tuple[str, int, str]]:
    """Yield the language of each snippet, the line of the page on which it begins, and its text."""
    for match in _SNIPPET.finditer(page):
        yield match[1], page.count("\n", 0, match.start(2)) + 1, match[2]


def run_python(page: Path, line: int, text: str) -> None:
    """Run a script; its traceback tells lines of the page."""
    code = compile("\n" * (line - 1) + text, page.name, "exec", dont_inherit=True)
    exec(code, {"__name__": "__main__"})  # noqa: S102  (that is what this is for)


def run_shell(text: str) -> None:
    """Run shell commands with the programs of this environment; the first one that fails ends it."""
    path = os.pathsep.join((os.fspath(Path(sys.executable).parent), os.environ["PATH"]))
    subprocess.run(["bash", "-euc", text], env={**os.environ, "PATH": path}, check=True)


def run(page: Path, language: str, line: int, text: str, folder: Path) -> str:
    """Run a snippet in a process of its own; return what it said if it failed."""
    folder.mkdir()
    (folder / "numbers.csv").write_bytes(b"a,b\n1,2\n")
    said = folder.with_suffix(".txt")
    child = os.fork()
    if child:
        failed = os.waitpid(child, 0)[1]
        return f"{page.name}, line {line}:\n{said.read_text(encoding='utf-8')}" if failed else ""
    status = 1
    try:
        written = os.open(said, os.O_WRONLY | os.O_CREAT)
        os.dup2(written, 1)
        os.dup2(written, 2)
        os.chdir(folder)
        if language == "python":
            run_python(page, line, text)
        else:
            run_shell(text)
        status = 0
    except BaseException:  # noqa: BLE001  (whatever it is: the process ends here, and says what it was)
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def main() -> None:
    """Answer each line; the other snippets of a page are run, too, if one fails."""
    for asked in sys.stdin:
        page, root = map(Path, json.loads(asked))
        found = snippets(page.read_text(encoding="utf-8"))
        ended = [run(page, *snippet, root / str(number)) for number, snippet in enumerate(found, 1)]
        sys.stdout.write(json.dumps("".join(ended)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
