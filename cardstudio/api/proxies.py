"""Whose word counts about where a request comes from: a configured proxy's, nobody else's."""

from __future__ import annotations

import functools
import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED")
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class ProxyMiddleware:
    """Believes `X-Forwarded-*` of `TRUSTED_PROXIES` only, and makes REMOTE_ADDR the visitor's address.

    Everything behind it (throttles, redirects to https, logs) reads the request as if there were no proxy. It stands
    first: without it, whoever reaches a worker directly could write a new address into each request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        meta = request.META
        if not is_trusted(meta.get("REMOTE_ADDR", "")):
            for name in FORWARDED:
                meta.pop(name, None)
        elif chain := meta.pop("HTTP_X_FORWARDED_FOR", ""):
            meta["REMOTE_ADDR"] = visitor_of(chain, meta.get("REMOTE_ADDR", ""))
        return self.get_response(request)


def visitor_of(chain: str, nearest: str) -> str:
    """The last address of `X-Forwarded-For` that no trusted proxy has; what stands before it is anybody's word."""
    for address in reversed([part.strip() for part in chain.split(",")]):
        if _address(address) is None:
            return nearest
        if not is_trusted(address):
            return address
        nearest = address
    return nearest


def is_trusted(address: str) -> bool:
    """Whether a proxy of ours has this address; a socket in the file system has none."""
    networks = _networks(tuple(settings.TRUSTED_PROXIES))
    if address == "":
        return bool(networks)
    found = _address(address)
    return found is not None and any(found in network for network in networks if network.version == found.version)


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text.strip("[]"))
    except ValueError:
        return None


@functools.lru_cache(maxsize=4)
def _networks(written: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(text, strict=False) for text in written)
