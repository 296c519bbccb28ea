"""Every address, and every endpoint under /api/v1/, read from the URLconf: a new one is under test at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver, reverse
from rest_framework.views import APIView

# What stands in an address where a converter wants something: ids nobody has.
SAMPLES = {
    "UUIDConverter": "00000000-0000-4000-8000-000000000000",
    "IntConverter": 1,
    "StringConverter": "nothing",
    "SlugConverter": "nothing",
    "PathConverter": "nothing",
}
# The same for the groups of a regular expression.
GROUPS = {"token": "nobody-has-this-token"}
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Address:
    """One address of the site. `holds` is the kind of value in each of its places, by name."""

    name: str
    route: str
    holds: dict[str, str]
    view: Any

    def path(self, **values: Any) -> str:
        """The address with `values` in its places, and samples in those that have none."""
        samples = {place: GROUPS.get(place) or SAMPLES[kind] for place, kind in self.holds.items()}
        return reverse(self.name, kwargs={**samples, **{name: values[name] for name in samples if name in values}})


def addresses() -> list[Address]:
    """All of them, in the order of the URLconf."""
    return [_address(chain) for chain in _chains(get_resolver())]


@dataclass(frozen=True)
class Endpoint:
    """One method of one address."""

    method: str
    path: str
    route: str
    view: type[APIView]

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.route}"


def endpoints() -> list[Endpoint]:
    """All of them, in the order of the URLconf."""
    return [
        Endpoint(method, address.path(), address.route.removeprefix("api/v1/"), address.view)
        for address in addresses()
        if address.name.startswith("api:")
        for method in METHODS
        if hasattr(address.view, method)
    ]


def writing() -> list[Endpoint]:
    return [endpoint for endpoint in endpoints() if endpoint.method != "get"]


def _chains(resolver: URLResolver) -> Iterator[list[Any]]:
    """The patterns that lead to each view, outermost first."""
    for item in resolver.url_patterns:
        if isinstance(item, URLResolver):
            yield from ([item, *chain] for chain in _chains(item))
        else:
            yield [item]


def _address(chain: list[Any]) -> Address:
    *outer, last = chain
    name = ":".join([part.namespace for part in outer if part.namespace] + [last.name])
    route = "".join(str(part.pattern).lstrip("^") for part in chain)
    holds = {place: type(kind).__name__ for part in chain for place, kind in part.pattern.converters.items()}
    holds |= {place: "group" for part in chain for place in part.pattern.regex.groupindex if place not in holds}
    return Address(name, route, holds, getattr(last.callback, "view_class", last.callback))
