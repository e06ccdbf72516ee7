"""Users, with both clients."""

from __future__ import annotations

import pytest

from domino import Domino
from domino.local import LocalDomino
from tests.conftest import Connect
from tests.support.scripted import Asked, Reply, scripted


def test_a_user_is_found_by_name_and_by_address(domino: Domino, server: LocalDomino) -> None:
    """Exactly, and nobody is None, as with python-domino."""
    me = domino.users_self()
    assert me.email is not None
    assert domino.get_user_id(server.user) == domino.get_user_id(me.email) == me.id
    assert domino.get_user_id("colleague") not in (None, me.id)
    assert domino.get_user_id("colleagu") is None
    with pytest.raises(ValueError, match="username_or_email is empty"):
        domino.get_user_id(" ")


def test_users_are_listed_whole_or_filtered_by_the_server(domino: Domino, server: LocalDomino) -> None:
    """By id, by name, by the beginning of the name."""
    everybody = domino.users_list(only_users=True)
    names = [person.user_name for person in everybody]
    assert {server.user, "colleague", "visitor"} <= set(names)
    one = everybody[names.index("visitor")]
    assert [each.id for each in domino.users_list(user_ids=[one.id])] == [one.id]
    assert [each.id for each in domino.users_list(user_name="visitor")] == [one.id]
    assert domino.users_list(query="visi", only_users=True) == [one]
    assert domino.users_list(user_name="visi") == []


def test_ids_of_users_are_a_list(domino: Domino) -> None:
    """One string would be taken for a list of letters."""
    with pytest.raises(TypeError, match=r"write \['abc'\]"):
        domino.users_list(user_ids="abc")
    with pytest.raises(ValueError, match="empty list"):
        domino.users_list(user_ids=[])


def test_all_users_are_yielded_page_after_page(connect: Connect) -> None:
    """A server that gives fewer than it is asked for is asked again, until the number that it told."""

    def answer(asked: Asked) -> Reply:
        offset = int(asked.target.partition("offset=")[2].partition("&")[0])
        users = [{"id": f"{number:024x}"} for number in range(offset, min(offset + 2, 5))]
        return Reply({"users": users, "metadata": {"offset": offset, "limit": 2, "totalCount": 5}})

    with scripted(answer) as server:
        domino = connect("a/b", "key", server.url)
        assert [int(user.id, 16) for user in domino.users_iter()] == [0, 1, 2, 3, 4]
        assert [int(user.id, 16) for user in domino.users_iter(limit=3)] == [0, 1, 2]
        assert list(domino.users_iter(limit=0)) == []
        with pytest.raises(ValueError, match="limit must be"):
            domino.users_iter(limit=-1)
    targets = [asked.target.partition("?")[2] for asked in server.asked]
    assert targets == [f"offset={n}&limit={m}" for n, m in ((0, 100), (2, 100), (4, 100), (0, 3), (2, 3))]


def test_the_users_of_the_local_domino_are_yielded_too(domino: Domino, server: LocalDomino) -> None:
    """Without organizations."""
    domino.organizations_create("no-user-at-all") if not list(
        domino.organizations_iter(name="no-user-at-all")
    ) else None
    names = [user.user_name for user in domino.users_iter()]
    assert server.user in names
    assert "no-user-at-all" not in names
    assert "no-user-at-all" in [person.user_name for person in domino.users_list()]


def test_a_tier_is_found_by_its_name(domino: Domino) -> None:
    """Exactly; None where there is none, as with python-domino."""
    assert domino.get_hardware_tier_id_from_name("Medium") == "medium-k8s"
    assert domino.get_hardware_tier_id_from_name("medium") is None
    with pytest.raises(TypeError, match="hardware_tier_name must be a str"):
        domino.get_hardware_tier_id_from_name(None)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
