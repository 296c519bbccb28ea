"""What stops the start (contracts §security): the simulator in production, beside a real app, or on a network; weak
secrets; an https address that nobody serves by https."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SIMULATOR_APP_ID = "cli_simulator"
# What Django's own deployment check asks of a key, and a little less than half of an app's secret at the platform.
KEY_LENGTH, KEY_LETTERS = 50, 5
APP_SECRET_LENGTH = 16
MAKE_KEY = "python -c 'import secrets; print(secrets.token_urlsafe(50))'"


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


def check_production(
    *, secret_key: str, origin: str, hosts: list[str], app_id: str, app_secret: str, behind_proxy: bool, own_tls: bool
) -> None:
    """Refuse to start a real installation that could not keep its promises.

    Raises:
        ImproperlyConfigured: says what is wrong and which line of the environment changes it.
    """
    if len(secret_key) < KEY_LENGTH or len(set(secret_key)) < KEY_LETTERS or secret_key.startswith("django-insecure"):
        raise ImproperlyConfigured(
            f"SECRET_KEY is weak, and it signs sessions and seals secrets. Make one of {KEY_LENGTH} letters or more: "
            f"{MAKE_KEY}"
        )
    if not hosts or any(host in ("", "*") for host in hosts):
        name = urlsplit(origin).hostname or "studio.example.com"
        raise ImproperlyConfigured(f"ALLOWED_HOSTS must name the hosts people use. Set ALLOWED_HOSTS={name}")
    parts = urlsplit(origin)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query or parts.fragment:
        raise ImproperlyConfigured("PUBLIC_ORIGIN must be an origin. Set PUBLIC_ORIGIN=https://studio.example.com")
    if app_id and len(app_secret) < APP_SECRET_LENGTH:
        raise ImproperlyConfigured(
            f"FEISHU_APP_SECRET is empty or too short to be the secret of {app_id}. Copy it from the developer console."
        )
    if parts.scheme == "https" and not behind_proxy and not own_tls:
        raise ImproperlyConfigured(
            "PUBLIC_ORIGIN is https, and nothing here serves https: every request would be sent there for ever. "
            "Set BEHIND_PROXY=1 where a proxy ends TLS and sends X-Forwarded-Proto, OWN_TLS=1 where this server does."
        )
