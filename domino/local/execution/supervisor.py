"""A program of its own: starts a command and ends with it, once nothing of what the command started is left.

On Linux whatever loses its parent below it becomes its child, also what has left the session and cleared its
environment; and it is told when the server is gone, however that came. It imports little, for it starts with every run.

    python -I -S supervisor.py SERVER_PID PROGRAM [ARGUMENT...]

SIGTERM is passed on to the command's process group, SIGHUP ends everything at once. It ends as the command has ended.
"""

from __future__ import annotations

import os
import signal
import sys
import time

MISSING = 127  # what a shell answers for a program that cannot be started
_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36
_HANDLED = {signal.SIGCHLD, signal.SIGTERM, signal.SIGHUP}
_PATIENCE = 10.0  # seconds for what cannot be killed: a process of another user, or one that the kernel holds


def main(server: int, argv: list[str]) -> None:
    """Run the command to its end."""
    for number in _HANDLED:
        signal.signal(number, signal.SIG_DFL)  # one that is ignored, as under nohup, would never arrive
    signal.pthread_sigmask(signal.SIG_BLOCK, _HANDLED)
    _adopt_orphans()
    if os.getppid() != server:
        return  # the server has gone before it could be said that its end matters
    command = _start(argv)
    status = _wait(command)
    _signal(-command, signal.SIGKILL)  # of its group there may be some left, and here nothing tells which: macOS
    _kill_what_is_left()
    _end_as(status)


def _adopt_orphans() -> None:
    if sys.platform != "linux":
        return
    try:
        import ctypes

        prctl = ctypes.CDLL(None).prctl
    except (ImportError, AttributeError, OSError):
        return  # without it, what clears its environment and leaves the session escapes, as on macOS
    prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    prctl(_PR_SET_PDEATHSIG, int(signal.SIGHUP), 0, 0, 0)


def _start(argv: list[str]) -> int:
    process = os.fork()
    if process:
        return process
    try:
        os.setsid()
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # Python ignores it; a command expects to meet it
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HANDLED)
        os.execvp(argv[0], argv)  # noqa: S606  # to run what users send is what this is for
    except OSError as error:
        os.write(2, f"{argv[0]}: {error.strerror or error}\n".encode("utf-8", "replace"))
    finally:
        os._exit(MISSING)


def _wait(command: int) -> int:
    """Return how the command ended; pass on what it is told until then."""
    while True:
        number = signal.sigwait(_HANDLED)
        if number == signal.SIGTERM:
            _signal(-command, signal.SIGTERM)
        elif number == signal.SIGHUP:
            for process in (-command, *below(os.getpid())):
                _signal(process, signal.SIGKILL)
        process, status = -1, 0
        while process not in {0, command}:
            process, status = os.waitpid(-1, os.WNOHANG)
        if process == command:
            return status


def _kill_what_is_left() -> None:
    """Kill all that is below, and what comes up while it is done, until there is nothing."""
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        try:
            ended, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not ended:
            for process in below(os.getpid()):
                _signal(process, signal.SIGKILL)
            time.sleep(0.001)


def below(top: int) -> list[int]:
    """Return the processes that descend from one, as far as the system tells."""
    if sys.platform != "linux":
        return []
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdecimal():
            try:
                with open(f"/proc/{name}/stat", "rb") as stat:
                    parent = int(stat.read().rpartition(b")")[2].split()[1])
            except (OSError, IndexError, ValueError):
                continue  # it has ended meanwhile
            children.setdefault(parent, []).append(int(name))
    found: list[int] = []
    ahead = [top]
    while ahead:
        ahead += children.get(ahead.pop(), [])
        found += ahead[-1:]
    return found


def _signal(process: int, number: signal.Signals) -> None:
    try:
        os.kill(process, number)
    except (ProcessLookupError, PermissionError):
        return


def _end_as(status: int) -> None:
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if -code not in {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(-code, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {-code})
        os.kill(os.getpid(), -code)
    os._exit(max(code, 0))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
