"""A small web service that starts runs, waits for all of them in the background, and reports on them.

    python examples/service.py owner/project [PORT]

    POST /runs {"command": ["main.py", "10"]}   202, and the address of the run: {"id": ..., "url": "/runs/..."}
    GET  /runs                                  all runs that were started here, newest first
    GET  /runs/ID                               its status; with ?wait=1, not before it is over
    GET  /runs/ID/output                        its output, as it is written

A single AsyncDomino serves all requests. Each run has a task that waits for it, so that not even a hundred runs need a
thread. When the service ends, the runs go on: they belong to Domino, not to whoever watches them.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from typing import cast

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from domino import AsyncDomino, DominoError
from domino.errors import NotFoundError, RunFailedError, StartUncertainError

HOUR = 3600.0


@dataclass
class Watched:
    """A run, and what is known about it."""

    id: str
    command: list[str]
    status: str = "Queued"
    detail: str = ""


def words(body: bytes) -> list[str]:
    """Return the command from the body of a request; empty if there is none."""
    try:
        command = cast("dict[str, list[object]]", json.loads(body))["command"]
    except (ValueError, TypeError, KeyError):
        return []
    return [word for word in command if isinstance(word, str)] if isinstance(command, list) else []


class Service:
    """The runs that were started here."""

    def __init__(self, domino: AsyncDomino) -> None:
        self._domino = domino
        self._watched: dict[str, Watched] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def start(self, request: Request) -> Response:
        """Start a run and watch it."""
        command = words(await request.body())
        if not command:
            return JSONResponse({"error": 'say what to run: {"command": ["main.py", "10"]}'}, 400)
        started = await self._domino.runs_start(command)
        watched = self._watched[started.run_id] = Watched(started.run_id, command)
        self._tasks[watched.id] = asyncio.create_task(self._watch(watched))
        return JSONResponse({"id": watched.id, "url": f"/runs/{watched.id}"}, 202)

    async def _watch(self, watched: Watched) -> None:
        try:
            run = await self._domino.runs_wait(watched.id, poll_freq=0.5, max_poll_time=24 * HOUR)
            watched.status = str(run.status)
        except RunFailedError as error:
            watched.status, watched.detail = str(error.status), error.log
        except DominoError as error:
            watched.status, watched.detail = "Unknown", str(error)

    async def list(self, _: Request) -> Response:
        """List all runs."""
        return JSONResponse([asdict(each) for each in reversed(self._watched.values())])

    async def show(self, request: Request) -> Response:
        """Show a run, at once or when it is over."""
        watched = self._watched.get(request.path_params["run_id"])
        if watched is None:
            return JSONResponse({"error": "no such run was started here"}, 404)
        task = self._tasks[watched.id]
        if request.query_params.get("wait"):
            await asyncio.wait([task])
        elif not task.done():
            watched.status = str((await self._domino.runs_status(watched.id)).status)
        return JSONResponse(asdict(watched))

    async def output(self, request: Request) -> Response:
        """Send the output of the run while it is written."""
        output = self._domino.runs_logs(request.path_params["run_id"], poll_freq=0.5)
        return StreamingResponse(output, media_type="text/plain; charset=utf-8")

    async def end(self) -> None:
        """Stop watching; the runs go on."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)


async def tell(_: Request, error: Exception) -> Response:
    """Reply with what went wrong; the client's errors already say it well."""
    status = 404 if isinstance(error, NotFoundError) else 409 if isinstance(error, StartUncertainError) else 502
    return JSONResponse({"error": str(error)}, status)


def application(project: str) -> Starlette:
    """Return the service for a project; all other settings come from the environment."""
    domino = AsyncDomino(project)
    service = Service(domino)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncGenerator[None, None]:
        async with domino:
            yield
            await service.end()

    routes = [
        Route("/runs", service.start, methods=["POST"]),
        Route("/runs", service.list),
        Route("/runs/{run_id}", service.show),
        Route("/runs/{run_id}/output", service.output),
    ]
    return Starlette(routes=routes, lifespan=lifespan, exception_handlers={DominoError: tell})


def main(arguments: Sequence[str]) -> int:
    """Serve until Ctrl-C."""
    if not 1 <= len(arguments) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        served = application(arguments[0])
    except DominoError as error:
        print(f"service: {error}", file=sys.stderr)
        return 1
    uvicorn.run(served, port=int(arguments[1]) if len(arguments) > 1 else 8000)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
