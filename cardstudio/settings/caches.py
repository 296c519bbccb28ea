"""Cache settings: `default` is what everybody uses and may be away, `shared` what stands behind it."""

from __future__ import annotations

from typing import Any

from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError
from redis.retry import Retry

REDIS_SECONDS = 0.3


def cache_settings(url: str) -> dict[str, dict[str, Any]]:
    """`url` of a Redis server; without one, a table in a file of this machine."""
    return {
        "default": {"BACKEND": "cardstudio.db.cache.OptionalCache", "LOCATION": "shared"},
        "shared": _redis(url) if url else _table(),
    }


def _redis(url: str) -> dict[str, Any]:
    options = {
        "socket_connect_timeout": REDIS_SECONDS,
        "socket_timeout": REDIS_SECONDS,
        # A connection that was closed meanwhile is opened again; one that is silent is not waited for twice.
        "retry": Retry(NoBackoff(), 1, supported_errors=(ConnectionError,)),
    }
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url, "OPTIONS": options}


def _table() -> dict[str, Any]:
    return {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
