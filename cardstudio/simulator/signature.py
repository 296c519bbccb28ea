"""What the client asks the platform when a page calls h5sdk.config (h5-jssdk §8, "Fake verify").

Pure: the caller says what is known, gets None or the refusal. Checks run in the contract's order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

MAX_AGE_MS = 10 * 60 * 1000


@dataclass(frozen=True)
class Refusal:
    code: int
    message: str


@dataclass(frozen=True)
class Known:
    """The platform's side: the app, its valid tickets (newest first), its console entries, the time, the person."""

    app_id: str
    tickets: Sequence[str]
    trusted_domains: Sequence[str]
    apis: frozenset[str]
    now_ms: int
    available: bool
    old: bool = False  # a fault: treat any signature as out of date


@dataclass(frozen=True)
class Claim:
    """What the page gave to h5sdk.config, and the page's address without its fragment."""

    app_id: str
    timestamp: int | float
    nonce: str
    signature: str
    apis: list[str]
    url: str


def sign(ticket: str, nonce: str, timestamp: int | float, url: str) -> str:
    """SHA-1 over the four raw values in their fixed order, lower-case hex (h5-jssdk §1.6)."""
    text = f"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={url}"
    return hashlib.sha1(text.encode()).hexdigest()


def read(config: dict[str, Any]) -> Claim | Refusal:
    """The types first: the timestamp must be a number, not a text of digits."""
    stamp = config.get("timestamp")
    if isinstance(stamp, bool) or not isinstance(stamp, int | float):
        return Refusal(1012, "timestamp must be a number")
    for name in ("appId", "nonceStr", "signature", "url"):
        if not isinstance(config.get(name), str):
            return Refusal(1012, f"{name} must be a string")
    apis = config.get("jsApiList")
    if not isinstance(apis, list) or not all(isinstance(api, str) for api in apis):
        return Refusal(1012, "jsApiList must be an array of strings")
    if isinstance(stamp, float) and stamp.is_integer():
        stamp = int(stamp)
    return Claim(config["appId"], stamp, config["nonceStr"], config["signature"], apis, config["url"])


def verify(claim: Claim, known: Known, seen: bool) -> Refusal | None:
    """None where the signature holds. `seen`: it was accepted before, within its ten minutes."""
    if claim.app_id != known.app_id:
        return Refusal(333440, "app does not exist")
    if not known.tickets:
        return Refusal(333442, "no valid jsapi_ticket for this app")
    if not known.trusted_domains:
        return Refusal(333447, "no trusted domain is configured")
    if urlsplit(claim.url).netloc not in known.trusted_domains:
        return Refusal(333448, f"{urlsplit(claim.url).netloc} is not a trusted domain")
    if known.old or abs(known.now_ms - claim.timestamp) > MAX_AGE_MS:
        return Refusal(333444, "the signature is older than 10 minutes")
    expected = [sign(ticket, claim.nonce, claim.timestamp, claim.url) for ticket in known.tickets]
    if claim.signature not in expected:
        return Refusal(
            333441,
            f"signature mismatch, expected signature={expected[0]} jsapi_ticket={known.tickets[0]} "
            f"noncestr={claim.nonce} timestamp={claim.timestamp} url={claim.url}",
        )
    if seen:
        return Refusal(333443, "the signature was used before")
    unknown = [api for api in claim.apis if api not in known.apis]
    if unknown:
        return Refusal(333446, f"no such API: {', '.join(unknown)}")
    if not known.available:
        return Refusal(333449, "the app is not visible to this user")
    return None
