"""Structured logs: one JSON object a line in production, readable lines in development."""

from __future__ import annotations

import logging
from typing import Any

import structlog
from django.http import HttpRequest
from django.urls import Resolver404, resolve

# Added to every line, whether it comes from structlog or from the standard library.
_PROCESSORS: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso"),
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.processors.StackInfoRenderer(),
    structlog.processors.format_exc_info,
    structlog.processors.UnicodeDecoder(),
]


def route_of(request: HttpRequest) -> str:
    """The pattern of a request's address. Addresses hold secrets (a link's token, a sign-in's code): none is logged."""
    match = request.resolver_match
    if match is None:
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return "(no such address)"
    return f"/{match.route}"


class RoutesFilter(logging.Filter):
    """Django's own lines about a request end with its path; here with its route."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple) and record.args:
            record.args = (*record.args[:-1], route_of(request))
        return True


def logging_config(level: str, *, readable: bool = False) -> dict[str, Any]:
    """`LOGGING` for Django; `readable` is for people's terminals."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_PROCESSORS,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer() if readable else structlog.processors.JSONRenderer()
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processor": renderer,
                "foreign_pre_chain": _PROCESSORS,
            }
        },
        "filters": {"routes": {"()": RoutesFilter}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["routes"]}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            "httpx": {"level": "WARNING"},
        },
    }
