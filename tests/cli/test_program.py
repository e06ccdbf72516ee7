"""The program as such: its help, its exit codes, what it loads, how it fails."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path

import click
import pytest

from domino import __version__
from domino.cli import main
from domino.cli._app import COMMANDS, top
from domino.local import Fault, LocalDomino
from tests.support.terminal import DOMINO, Terminal, inside, piped

RUN = "import sys; from domino.cli import main; main(sys.argv[1:])"
HELP = Path(main.__code__.co_filename).with_name("help.txt")


def test_the_first_page_is_what_click_writes() -> None:
    """It is kept in a file, so that it needs no click; the test writes it where it differs, for the next commit."""
    context = top.make_context("domino", [], resilient_parsing=True)
    context.terminal_width = 78  # click leaves two columns free
    page = f"{top.get_help(context)}\n"
    kept = HELP.read_text(encoding="utf-8")
    if kept != page and os.access(HELP, os.W_OK):
        HELP.write_text(page, encoding="utf-8")
    assert kept == page


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_of_each_what_it_says_itself(name: str) -> None:
    """The list loads none of them."""
    module, attribute = COMMANDS[name][0].split(":")
    command: click.Command = getattr(import_module(f"domino.cli.{module}"), attribute)
    assert command.get_short_help_str(200) == COMMANDS[name][1]


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return every command below a group, by its words."""
    context = click.Context(group)
    found: list[tuple[str, ...]] = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += commands(command, (*path, name))
    return found


@pytest.mark.parametrize("words", commands(top), ids=" ".join)
def test_every_command_has_help_for_itself_and_for_each_option(words: tuple[str, ...]) -> None:
    """It is printed without settings and without a network."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        assert main([*words, "--help"]) == 0
    assert printed.getvalue().startswith(f"Usage: domino {' '.join(words)}")
    command: click.Command = top
    for word in words:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), word)
        assert found is not None
        command = found
    assert command.help
    for parameter in command.params:
        assert not isinstance(parameter, click.Option) or parameter.help, parameter.name


def test_version_and_help_load_neither_click_nor_the_client() -> None:
    """They start as fast as Python; click alone would take as long as `import domino`."""
    code = f"{RUN}; print({{'click', 'httpx', 'rich'}} & set(sys.modules))"
    for words in (["version"], ["--help"], []):
        done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
        assert done.stdout.endswith("set()\n")


def test_commands_load_rich_for_terminals_only(environ: dict[str, str]) -> None:
    """And no command loads the client before it needs it."""
    code = f"{RUN}; print([each for each in ('httpx', 'rich') if each in sys.modules])"
    for words, loaded in ((["config", "show"], "[]"), (["tiers"], "['httpx']")):
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, **environ},
        )
        assert done.stdout.splitlines()[-1] == loaded


def test_it_runs_as_a_module_and_as_a_program() -> None:
    """`python -m domino` where the script is not on PATH."""
    for command in ([sys.executable, "-m", "domino"], [DOMINO]):
        done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert done.stdout == f"domino-client {__version__}\n"


def test_without_the_extra_it_says_what_to_install() -> None:
    """Not with a traceback."""
    code = "import sys; sys.modules['click'] = None; from domino.cli import main; sys.exit(main(['runs', 'list']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install '.[cli]'" in done.stderr


def test_ctrl_c_while_it_is_loading_ends_it_without_a_traceback(tmp_path: Path) -> None:
    """The signal comes in the middle of an import, before there is a command that could tell of it."""
    (tmp_path / "click.py").write_text("import os, signal\nos.kill(os.getpid(), signal.SIGINT)\n", encoding="utf-8")
    code = "import sys; from domino.cli import main; sys.exit(main(['runs', 'list']))"
    environ = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize(
    ("words", "error", "hint"),
    [
        (["rnus"], "no such command 'rnus'; did you mean 'runs'?", "domino --help"),
        (["nothing"], "no such command 'nothing'", "domino --help"),
        (["runs", "show"], "missing argument 'RUN'", "domino runs show --help"),
        (["run", "main.py", "--epochs", "10"], "no such option '--epochs'", "-- main.py --epochs 10"),
        (["run", "--follow", "--no-wait", "main.py"], "--follow and --no-wait contradict each other", ""),
        (["tiers", "--project", ""], "'--project'", ""),
        (["tiers", "--project", "x"], "project must be 'owner/name', not 'x'", "domino doctor"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_right(words: list[str], error: str, hint: str) -> None:
    """One sentence and a hint on standard error, nothing on standard output."""
    done = inside(*words, code=2)
    assert done.stdout == ""
    assert done.stderr.startswith("error: ")
    assert error in done.stderr
    assert hint in done.stderr
    assert len(done.stderr.splitlines()) <= 2


def test_missing_settings_are_told_in_the_words_of_the_command_line() -> None:
    """Options, not arguments of Python."""
    environ = {"DOMINO_API_HOST": "http://localhost:1", "DOMINO_USER_API_KEY": "key", "XDG_CONFIG_HOME": "/nowhere"}
    assert "give --project owner/name or set DOMINO_PROJECT" in inside("tiers", environ=environ, code=2).stderr
    del environ["DOMINO_API_HOST"]
    assert "give --host https://domino.example.com or set" in inside("whoami", environ=environ, code=2).stderr


def test_what_is_not_reached_or_refused_ends_with_3(environ: dict[str, str]) -> None:
    """With the reason, and without the key."""
    refused = inside("whoami", environ={**environ, "DOMINO_USER_API_KEY": "wrong-key-0123456789"}, code=3)
    assert refused.stderr.splitlines()[0] == "error: the API key is not valid (HTTP 403)"
    assert "check the credential from DOMINO_USER_API_KEY" in refused.stderr.splitlines()[1]
    assert "wrong-key" not in refused.stderr
    unreached = inside(
        "whoami", environ={**environ, "DOMINO_API_HOST": "http://localhost:1", "DOMINO_MAX_RETRIES": "0"}, code=3
    )
    assert "hint: domino doctor checks" in unreached.stderr


def test_a_traceback_is_shown_with_debug_only(environ: dict[str, str]) -> None:
    """And the sentence after it all the same."""
    assert "Traceback" not in inside("runs", "show", "0" * 24, environ=environ, code=3).stderr
    shown = inside("runs", "show", "0" * 24, "--debug", environ=environ, code=3).stderr
    assert "Traceback" in shown
    assert shown.splitlines()[-2].startswith("error: ")


def test_a_reader_that_has_seen_enough_is_no_error(environ: dict[str, str]) -> None:
    """`domino ... | head` is quiet."""
    command = f"{DOMINO} tiers --jsonl | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=True, env={**os.environ, **environ}
    )
    assert done.stderr == ""
    assert done.stdout in ("141\n", "0\n")  # 0 where all was written before the reader went


def test_colours_are_for_terminals_without_no_color(environ: dict[str, str]) -> None:
    """Neither in pipes nor where the user wants none."""
    assert "\x1b" not in piped("rnus", code=2).stderr
    assert "\x1b[31merror:" in Terminal("rnus").end().raw
    assert "\x1b[" not in Terminal("rnus", environ={"NO_COLOR": "1"}).end().raw
    assert "\x1b[1m" in Terminal("tiers", environ=environ).end().raw
    assert "\x1b[1m" not in Terminal("tiers", environ={**environ, "NO_COLOR": "1"}).end().raw


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_commands_and_options(shell: str) -> None:
    """The script asks the program, which answers without settings."""
    assert "_DOMINO_COMPLETE" in piped("completion", shell).stdout
    asked = {"_DOMINO_COMPLETE": f"{shell}_complete", "COMP_WORDS": "domino runs lo", "COMP_CWORD": "2"}
    if shell == "fish":
        asked["COMP_CWORD"] = "lo"
    answer = subprocess.run([DOMINO], capture_output=True, text=True, check=True, env={**os.environ, **asked}).stdout
    assert "logs" in answer
    if shell == "bash":
        script = f'PATH="{DOMINO.parent}:$PATH"; eval "$(domino completion bash)"; complete -p domino'
        told = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout
        assert "_domino_completion domino" in told


def test_the_profile_that_is_not_used_is_told(environ: dict[str, str], server: LocalDomino) -> None:
    """The environment comes first: who chooses a profile by name may have meant another host."""
    inside("config", "set", "prod", "host=https://prod.example.com", environ=environ)
    done = inside("whoami", "--profile", "prod", environ=environ)
    assert f"note: the host is {server.url}, from DOMINO_API_HOST, which comes before profile 'prod'" in done.stderr


def test_warnings_are_one_line(environ: dict[str, str], server: LocalDomino) -> None:
    """Retries are told as they happen, without the look of a log or of Python's warnings."""
    server.faults.add(Fault("get_current_user", status=503, times=1))
    done = inside("whoami", environ=environ)
    assert "Warning" not in done.stderr
    assert done.stdout.startswith("user\t")
