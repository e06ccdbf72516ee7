"""Clients that nobody closes: scripts and notebooks rarely do."""

from __future__ import annotations

import gc
import warnings
import weakref
from collections.abc import Iterator
from functools import partial

import httpx
import pytest
from domino_api import Client
from domino_api.api.deployment import get_version

from domino import Domino
from tests.support.scripted import Reply, scripted

VERSION = Reply({"version": "5.11.0"})


def returned(made: httpx.Client) -> httpx.Client:
    """Return what was made before."""
    return made


@pytest.fixture
def warned() -> Iterator[list[warnings.WarningMessage]]:
    """Collect warnings; the collector works when it is told to, so that it finds objects in the order of their age."""
    gc.disable()
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            yield warned
    finally:
        gc.enable()


def test_a_client_in_a_circle_closes_connections_that_are_older_than_itself(
    warned: list[warnings.WarningMessage],
) -> None:
    """What a traceback holds is a circle, which the collector ends by age, later in any order."""
    with scripted(VERSION) as server:
        made = httpx.Client(trust_env=False)
        made.get(f"{server.url}/version")
        client = Client(server.url, http=partial(returned, made))
        get_version.sync(client=client)
        circle: list[object] = [client]
        circle.append(circle)
        del made, client, circle
        gc.collect()
    assert [str(each.message) for each in warned] == []


def test_a_client_that_is_dropped_is_gone_at_once(warned: list[warnings.WarningMessage]) -> None:
    """And with it its connections: what has to be closed does not hold the client itself."""
    with scripted(VERSION) as server:
        domino = Domino("owner/project", "key", server.url)
        domino.deployment_version()
        noted = weakref.ref(domino.api)
        del domino
        assert noted() is None
    assert [str(each.message) for each in warned] == []
