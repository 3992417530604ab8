"""Who is really asking, when a proxy stands in front."""

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from newsroom.proxies import TrustedProxies


@pytest.fixture
def asker(settings):
    """Asks with forwarding headers; answers the address and scheme believed."""
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "::1"]
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

    def ask(remote, forwarded="", proto="https"):
        request = RequestFactory().get(
            "/",
            REMOTE_ADDR=remote,
            HTTP_X_FORWARDED_FOR=forwarded,
            HTTP_X_FORWARDED_PROTO=proto,
        )
        TrustedProxies().place(request.environ)
        told = WSGIRequest(request.environ)
        assert told.environ["wsgi.url_scheme"] == told.scheme
        return told.META["REMOTE_ADDR"], told.scheme

    return ask


def test_our_own_proxy_is_believed(asker):
    assert asker("10.0.0.1", "203.0.113.9") == ("203.0.113.9", "https")


@pytest.mark.parametrize("proto", ["https", "https, http", "https,https", "http"])
def test_page_store_and_django_read_the_same_scheme(asker, proto):
    """A page drawn for one must never be stored for the other."""
    assert asker("10.0.0.1", proto=proto)[1] == proto[:5].rstrip(",")


def test_a_stranger_who_writes_the_headers_is_not(asker):
    assert asker("198.51.100.7", "203.0.113.9") == ("198.51.100.7", "http")


def test_what_a_reader_put_before_our_proxies_is_not(asker):
    assert asker("::1", "127.0.0.1, 203.0.113.9, 10.2.2.2")[0] == "203.0.113.9"


def test_a_proxy_that_forwards_nobody_stays_itself(asker):
    assert asker("10.0.0.1")[0] == "10.0.0.1"


def test_one_of_our_proxies_asking_through_another_stays_unnamed(asker):
    assert asker("10.0.0.1", "10.0.0.2")[0] == "10.0.0.1"


@pytest.mark.parametrize("remote", ["", "unix:", "not-an-address"])
def test_a_connection_without_address_is_no_proxy(asker, remote):
    assert asker(remote, "203.0.113.9") == (remote, "http")
