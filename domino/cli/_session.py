"""One run of the program: the options that all commands share, and the client that they choose."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from ._terminal import broken

if TYPE_CHECKING:
    from domino import Domino

__all__ = ["Session"]

#: The project of a client that is asked nothing about a project: `Domino` wants one, and no call has it.
_NO_PROJECT = "nobody/nothing"


class Session:
    """What was chosen on the command line.

    Attributes:
        project: `--project`.
        host: `--host`.
        profile: `--profile`.
        as_json: Whether the answer is one JSON document.
        as_jsonl: Whether it is one JSON document a line and item.
        quiet: Whether only data and errors are printed.
        debug: Whether an error is shown with its traceback.
    """

    project: str | None = None
    host: str | None = None
    profile: str | None = None
    as_json: bool = False
    as_jsonl: bool = False
    quiet: bool = False
    debug: bool = False

    def client(self, *, project: str | None = None, api_key: str | None = None) -> Domino:
        """Return the client; raise ConfigError if a setting is missing.

        Args:
            project: One for this client alone; None for what was chosen.
            api_key: The same.
        """
        client = self._loaded()(project or self.project, api_key, self.host, profile=self.profile)
        if self.profile is not None:
            self._tell_unused(client)
        return client

    def client_of_any_project(self) -> Domino:
        """Return a client for what belongs to no project: who you are, which projects there are."""
        from domino.errors import ConfigError

        try:
            return self.client()
        except ConfigError:
            if self.project is not None:
                raise
            # Either no project is named, or another setting is missing: then this raises for that one.
            return self.client(project=_NO_PROJECT)

    def _loaded(self) -> type[Domino]:
        """Import the client in two thirds of the time that it takes a program."""
        # Where click and rich are installed, httpx imports a command line of its own.
        sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # as Python has it for what is not there
        gc.disable()  # what modules make stays
        try:
            from domino import Domino

            from ._notices import prepare
        finally:
            gc.enable()
        prepare(debug=self.debug, quiet=self.quiet)
        return Domino

    def note(self, text: str) -> None:
        """Tell a person what is no data."""
        if not self.quiet:
            sys.stderr.write(f"{broken(text, sys.stderr, 0)}\n")

    def _tell_unused(self, client: Domino) -> None:
        source = client.sources.get("host", "")
        if "profile" not in source:
            where = "--host" if self.host is not None else source
            self.note(f"note: the host is {client.host}, from {where}, which comes before profile {self.profile!r}")
