"""What must never be on by accident (design §9): the simulator in production, beside a real app, or on a network."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SIMULATOR_APP_ID = "cli_simulator"


def check_start(*, simulator: str, debug: bool, allowed: bool, app_id: str, host: str, allow_lan: bool) -> None:
    """Refuse to start where the simulator must not be.

    Raises:
        ImproperlyConfigured: says what is wrong and which setting changes it.
    """
    if not simulator:
        return
    if not debug and not allowed:
        raise ImproperlyConfigured(
            "The simulator is on (SIMULATOR_ORIGIN) while DEBUG is off: anyone could sign in as anyone. "
            "Unset SIMULATOR_ORIGIN, or set SIMULATOR_ALLOWED=1 if that is what you want."
        )
    if app_id != SIMULATOR_APP_ID:
        raise ImproperlyConfigured(
            f"The simulator is on (SIMULATOR_ORIGIN) beside the real app {app_id}. Use one or the other."
        )
    for name in {host, urlsplit(simulator).hostname or ""}:
        if not allow_lan and not is_loopback(name):
            raise ImproperlyConfigured(
                f"The simulator would be open to the network on {name}. Use 127.0.0.1, or set ALLOW_LAN=1."
            )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
