"""What an editor shows: signature and documentation of every method, on both clients."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.language_server import Editor

PROGRAM = """from domino import AsyncDomino, Domino

domino = Domino("owner/project")
domino.runs_start(["main.py"])
domino.files_download("results/out.csv")
domino.runs_stdout("57dafe")


async def main() -> None:
    suspending = AsyncDomino("owner/project")
    await suspending.runs_start(["main.py"])
    await suspending.files_download("results/out.csv")
    await suspending.runs_stdout("57dafe")
"""


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """An editor with a program that uses both clients."""
    with Editor(tmp_path_factory.mktemp("editor"), PROGRAM) as opened:
        yield opened


@pytest.mark.parametrize("client", ["domino", "suspending"])
@pytest.mark.parametrize(
    ("method", "says"),
    [
        ("runs_start", ["Start a run and return at once", "Args:", "command: The file to run", "StartUncertainError:"]),
        ("files_download", ["Open a file of the project for reading", "commit_id: The commit to take it from"]),
        ("runs_stdout", ["Return the output of a run as plain text", "lines: How many lines to return"]),
    ],
)
def test_hovering_shows_the_whole_documentation(editor: Editor, client: str, method: str, says: list[str]) -> None:
    """Not a sentence that points to the other client."""
    shown = " ".join(editor.hover(f"{client}.{method}").split())
    for text in says:
        assert text in shown


@pytest.mark.parametrize("client", ["domino", "suspending"])
def test_signature_help_shows_parameters_types_defaults_and_documentation(editor: Editor, client: str) -> None:
    """As they are written, no `*args` of a decorator."""
    (signature,) = editor.signatures(f"{client}.runs_start")
    label = signature["label"].replace("\n", " ")
    assert "command: Sequence[str], is_direct: bool | None = False, commit_id: str | None = None" in label
    assert "RunStarted" in label
    assert "Start a run and return at once" in str(signature["documentation"])


def test_signature_help_shows_the_settings_of_a_client(editor: Editor) -> None:
    """Each with its type, on both."""
    for call in ("Domino", "AsyncDomino"):
        (signature,) = editor.signatures(call)
        assert "project: str | None = None, api_key: str | None = None, host: str | None = None" in signature["label"]
        assert "owner/name" in str(signature["documentation"])
