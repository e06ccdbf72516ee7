"""Hosts and proxies: what passes the check is nothing that the libraries below choke on."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domino import Domino
from domino.addresses import http_proxy
from domino.config import Config
from domino.errors import ConfigError, ConnectionFailedError

FAR = "https://domino.example.com"
PROXY = "http://proxy.example.com:3128"
#: Texts that have much of a URL, and much that no URL has.
nearly_urls = st.lists(
    st.sampled_from(list(".:@/#?%[]0\"'\\ \n\u00fc\u2028\ud800"))
    | st.sampled_from(["http://", "https://", "socks5://", "proxy", "..", "xn--", "a" * 64, "99999", "1.1.1.1", "::1"]),
    max_size=8,
).map("".join) | st.text(max_size=20)


@given(nearly_urls)
@settings(max_examples=300, deadline=None)
def test_a_proxy_that_passes_is_one_that_httpx_takes(text: str) -> None:
    """Whatever stands in the variable: an error that names it, or a transport."""
    try:
        proxy = http_proxy(FAR, {"HTTPS_PROXY": text})
    except ConfigError:
        return
    if proxy:
        httpx.HTTPTransport(proxy=httpx.Proxy(proxy)).close()


@given(nearly_urls)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_host_that_passes_is_one_that_can_be_looked_up(text: str) -> None:
    """Whatever is passed: an error of the settings, or one of the network. (No test reaches another machine.)"""
    try:
        domino = Domino("a/b", "key", "https://" + text, max_retries=0, timeout=0.2)
    except ConfigError:
        return
    with domino, pytest.raises((ConnectionFailedError, AssertionError), match=r"get_current_user|wanted to connect"):
        domino.users_self()


@pytest.mark.parametrize(
    ("environ", "proxy"),
    [
        ({"HTTPS_PROXY": PROXY}, PROXY),
        ({"https_proxy": PROXY, "HTTPS_PROXY": "http://other:1"}, PROXY),
        ({"https_proxy": "", "HTTPS_PROXY": PROXY}, None),
        ({"https_proxy": "", "ALL_PROXY": PROXY}, PROXY),
        ({"Https_Proxy": PROXY}, PROXY),
        ({"ALL_PROXY": PROXY}, PROXY),
        ({"all_proxy": PROXY, "ALL_PROXY": "http://other:1"}, PROXY),
        ({"HTTPS_PROXY": PROXY, "ALL_PROXY": "http://other:1"}, PROXY),
        ({"HTTP_PROXY": PROXY}, None),
        ({"HTTPS_PROXY": " \n"}, None),
        ({"HTTPS_PROXY": "proxy.example.com:3128"}, PROXY),
        ({}, None),
    ],
)
def test_a_proxy_is_found_where_requests_finds_it(environ: dict[str, str], proxy: str | None) -> None:
    """The scheme's own before that for all, lower case before upper case."""
    assert Config.resolve("a/b", "key", FAR, environ=environ).http_proxy == proxy


def test_a_cgi_program_takes_no_proxy_from_a_header() -> None:
    """HTTP_PROXY is there what a request's `Proxy:` says."""
    environ = {"HTTP_PROXY": PROXY, "REQUEST_METHOD": "GET"}
    assert http_proxy("http://domino.example.com", environ) is None
    assert http_proxy("http://domino.example.com", {**environ, "http_proxy": PROXY}) == PROXY


@pytest.mark.parametrize(
    ("host", "no_proxy", "is_passed_by"),
    [
        ("https://domino.example.com", "domino.example.com", True),
        ("https://domino.example.com", "example.com", True),
        ("https://domino.example.com", ".example.com", True),
        ("https://domino.example.com", "*.example.com", True),
        ("https://domino.example.com", "DOMINO.Example.COM", True),
        ("https://domino.example.com", "other.com, example.com", True),
        ("https://domino.example.com", "other.com example.com", True),
        ("https://domino.example.com", "*", True),
        ("https://domino.example.com", "example.com:443", True),
        ("https://domino.example.com:8443", "example.com:8443", True),
        ("https://domino.example.com:8443", "example.com:443", False),
        ("https://domino.example.com:8443", "example.com", True),
        ("https://domino.example.com.", "example.com", True),
        ("https://domino.example.com", "ample.com", False),
        ("https://domino.example.com", "domino", False),
        ("https://domino.example.com", "10.0.0.0/8", False),
        ("https://domino.example.com", ",, ,", False),
        ("https://domino.example.com", ".", False),
        ("https://domino.example.com", "", False),
        ("https://10.1.2.3", "10.0.0.0/8", True),
        ("https://10.1.2.3", "10.1.2.3", True),
        ("https://10.1.2.3:8443", "10.1.2.3:8443", True),
        ("https://10.1.2.3:8443", "10.1.2.3:443", False),
        ("https://11.1.2.3", "10.0.0.0/8", False),
        ("https://10.1.2.3", "10.0.0.0/99", False),
        ("https://10.1.2.3", "1.2.3", False),
        ("https://[2001:db8::1]", "2001:db8::/32", True),
        ("https://[2001:db8::1]", "[2001:db8::1]", True),
        ("https://[2001:db8::1]", "10.0.0.0/8", False),
        ("https://localhost", "", True),
        ("https://127.0.0.1", "", True),
        ("https://[::1]", "", True),
    ],
)
@pytest.mark.parametrize("name", ["no_proxy", "NO_PROXY"])
def test_a_host_is_passed_by_the_proxy(host: str, no_proxy: str, is_passed_by: bool, name: str) -> None:
    """By its name, a domain above it, its address, a network; with or without a port."""
    assert (http_proxy(host, {"HTTPS_PROXY": PROXY, name: no_proxy}) is None) == is_passed_by


def test_a_proxys_password_is_in_no_repr() -> None:
    """Neither of the settings, nor in what pickles them."""
    config = Config.resolve("a/b", "key", FAR, environ={"HTTPS_PROXY": "http://user:s3cret@proxy:3128"})
    assert config.http_proxy == "http://user:s3cret@proxy:3128"
    assert config.sources["http_proxy"] == "HTTPS_PROXY"
    assert "s3cret" not in repr(config)


@pytest.mark.parametrize("name", ["timeout", "max_retries", "max_reply_size"])
def test_a_number_that_python_does_not_write_out_is_an_error_of_the_settings(name: str) -> None:
    """Not the ValueError of its conversion to text."""
    given: dict[str, Any] = {name: -(10**5000)}
    with pytest.raises(ConfigError) as caught:
        Config.resolve("a/b", "key", FAR, **given, environ={})
    assert str(caught.value).startswith(f"{name} must be")
