"""Every endpoint under /api/v1/, read from the URLconf, so that a new one is under test from its first day."""

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
METHODS = ("get", "post", "put", "patch", "delete")


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
    (api,) = (found for found in get_resolver().url_patterns if getattr(found, "namespace", None) == "api")
    found = []
    for chain in _chains(api):
        route = "".join(str(part.pattern) for part in chain)
        kinds = {name: type(kind).__name__ for part in chain for name, kind in part.pattern.converters.items()}
        path = reverse(f"api:{chain[-1].name}", kwargs={name: SAMPLES[kind] for name, kind in kinds.items()})
        view = chain[-1].callback.view_class
        found += [Endpoint(method, path, route, view) for method in METHODS if hasattr(view, method)]
    return found


def writing() -> list[Endpoint]:
    return [endpoint for endpoint in endpoints() if endpoint.method != "get"]


def _chains(resolver: URLResolver) -> Iterator[list[Any]]:
    """The patterns that lead to each view, outermost first."""
    for item in resolver.url_patterns:
        if isinstance(item, URLResolver):
            yield from ([item, *chain] for chain in _chains(item))
        else:
            yield [item]
