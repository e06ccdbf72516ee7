"""Runs in the environment of a client: `python harness.py FILE`, the file having functions that measure.

Each line that comes in is `[name, {argument: value}]`; each that goes out has what the function returned, and how much
more memory the process had at most meanwhile. It knows neither client, and imports nothing of the project.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import traceback


def _memory(what: str) -> int:
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) << 10 for line in status if line.startswith(what))


def _answer(functions: dict[str, object], line: str) -> dict[str, object]:
    name, arguments = json.loads(line)
    function = functions[name]
    assert callable(function)
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as peak:
            peak.write("5")  # the peak is from now on
        idle = _memory("VmRSS")
        value = function(**arguments)
        return {"value": value, "over_idle": _memory("VmHWM") - idle}
    except Exception:  # noqa: BLE001  # who asked raises it
        return {"failed": traceback.format_exc()}


def main() -> None:
    """Answer until the input ends."""
    # What a client prints must not come between the answers.
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    functions = runpy.run_path(sys.argv[1])
    for line in sys.stdin:
        answers.write(json.dumps(_answer(functions, line)) + "\n")
        answers.flush()


main()
