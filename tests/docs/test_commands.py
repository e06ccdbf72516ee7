"""Every command that a page shows exists: its name, its options, its arguments. Commands are parsed, and not run."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from importlib.metadata import metadata
from pathlib import Path

import click
import pytest

from domino.cli._app import top
from domino.cli._session import Session
from domino.local.__main__ import _parser as local_parser

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHELLS = ("", "sh", "text", "console")
#: What a placeholder of a synopsis stands for, where any word will not do.
VALUES = {"N": "1", "FILE": __file__}

_FENCED = re.compile(r"^```(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_INDENTED = re.compile(r"^ {4}.*\n", re.MULTILINE)
_SPAN = re.compile(r"`([^`]+)`")
#: A command begins a line, or stands in `$(...)`, or after `or:` in a comment.
_COMMAND = re.compile(r"(?:^|\$\(|# or: )((?:domino|python -m domino[.\w]*|scripts/\w+\.sh|pip install) (?!=)[^)\n]+)")


def shown(page: str) -> Iterator[tuple[str, bool]]:
    """Yield each command of a page, and whether it can be typed as it stands; prose may give its first words only."""
    blocks = [text for language, text in _FENCED.findall(page) if language in SHELLS]
    prose = _FENCED.sub("", page)
    lines = "".join((*blocks, *_INDENTED.findall(prose))).splitlines()
    spans = [" ".join(span.split()) for span in _SPAN.findall(_INDENTED.sub("", prose))]
    for texts, is_whole in ((lines, True), (spans, False)):
        for text in texts:
            yield from ((command.strip(), is_whole) for command in _COMMAND.findall(text.strip()))


def told(synopsis: str) -> Iterator[list[str]]:
    """Yield the words of each command line that a synopsis stands for.

    What is in brackets is there or not; `domino runs list | show RUN` are two commands of one group.
    """
    if optional := re.search(r"\[([^\[\]]*)\]", synopsis):
        for given in (optional[1], ""):
            yield from told(synopsis[: optional.start()] + given + synopsis[optional.end() :])
        return
    first, *others = [
        shlex.split(re.sub(r"\.\.\.(?!\S)", "", each), comments=True)
        for each in re.sub(" [<>] .*", "", synopsis).split(" | ")
    ]
    group = first[: len(path(first[1:]))]
    for words in (first, *(group + other for other in others)):
        yield [VALUES.get(word, word) for word in words]


def path(words: list[str]) -> list[str]:
    """Return the names of commands with which the words after `domino` begin."""
    command: click.Command | None = top
    for number, word in enumerate(words):
        command = command.get_command(click.Context(command), word) if isinstance(command, click.Group) else None
        if command is None:
            return words[:number]
    return words


def parse(words: list[str]) -> None:
    """Parse the words after `domino`, down to the last command."""
    command: click.Command = top
    context = click.Context(top, obj=Session())
    while isinstance(command, click.Group):
        rest = command.make_parser(context).parse_args(list(words))[1]
        if not rest:
            break
        name, found, words = command.resolve_command(context, rest)
        assert found is not None
        command, context = found, click.Context(found, context, name)
    command.make_context(context.info_name, words, context.parent)


def check(command: str, is_whole: bool) -> None:
    """Raise if there is no such command."""
    words = shlex.split(command, comments=True)
    if words[:2] == ["pip", "install"]:
        named = {each for listed in re.findall(r"\[(.*)\]", words[2]) for each in listed.split(",")}
        assert named <= set(metadata("domino-client").get_all("Provides-Extra", []))
    elif words[0].startswith("scripts/"):
        script = (ROOT / words[0]).read_text()
        assert [word for word in words if word.startswith("--") and word not in script] == []
    elif words[:3] == ["python", "-m", "domino.local"]:
        local_parser().parse_args(words[3:])
    else:
        for line in told(command.removeprefix("python -m ")):
            try:
                parse(line[1:])
            except click.MissingParameter:
                if is_whole or path(line[1:]) != line[1:]:
                    raise


COMMANDS = [(page.name, *each) for page in PAGES for each in dict.fromkeys(shown(page.read_text(encoding="utf-8")))]


@pytest.mark.parametrize(("page", "command", "is_whole"), COMMANDS)
def test_the_command_on_the_page_exists(page: str, command: str, is_whole: bool) -> None:
    """With its options, and as many arguments as it takes."""
    check(command, is_whole)


def test_the_pages_show_every_command() -> None:
    """At least the first word of each is somewhere among those."""
    named = {word for _, command, _ in COMMANDS for line in told(command) for word in line[1:2]}
    assert named >= set(top.list_commands(click.Context(top)))


@pytest.mark.parametrize(
    "command",
    [
        "domino runs lst",
        "domino runs list --no-such-option",
        "domino runs show | logs RUN",
        "domino files ls [PATH PATH]",
        "domino config use",
        "python -m domino.local --no-such-option",
        "scripts/regen.sh --no-such-option",
        "pip install '.[no-such-extra]'",
    ],
)
def test_a_command_that_does_not_exist_is_found(command: str) -> None:
    """So is one with a word too many or too few, in any part of a synopsis."""
    with pytest.raises((AssertionError, click.UsageError, SystemExit)):
        check(command, is_whole=True)


def test_commands_are_found_wherever_they_are_shown() -> None:
    """In blocks of any kind, in substitutions, in comments, in prose; code in Python is none."""
    page = (
        'Type `domino runs\nlist` or\n\n    eval "$(domino local up)"   # or: domino doctor\n\n'
        "```python\ndomino = Domino()\ndomino doctor\n```\n\n```sh\ndomino files ls  # all\n```\n"
    )
    assert list(shown(page)) == [
        ("domino files ls  # all", True),
        ("domino local up", True),
        ("domino doctor", True),
        ("domino runs list", False),
    ]
