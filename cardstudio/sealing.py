"""Secrets at rest: sealed with keys derived from SECRET_KEY, so that a copied database or cache alone opens nothing.

A purpose is a label of its own: what is sealed for one opens for no other. Keys rotate: a new SECRET_KEY seals, the
ones in SECRET_KEY_FALLBACKS still open (docs/configuration.md, "Changing the secret key").
"""

from __future__ import annotations

import base64
import functools
import hashlib
from typing import Literal

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

#: "secrets": columns of the database. "feishu": tokens and tickets, in the cache and in the process.
Purpose = Literal["secrets", "feishu"]


class Unsealable(Exception):
    """The value was sealed under a key that is not here."""

    def __init__(self) -> None:
        super().__init__(
            "A stored secret was encrypted with another SECRET_KEY. Set that key again, or put it into "
            "SECRET_KEY_FALLBACKS; where it is lost, enter the secret anew."
        )


def seal(text: str, purpose: Purpose) -> str:
    """The text, encrypted and signed; ASCII."""
    return _keys(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, purpose: Purpose) -> str:
    """The text again.

    Raises:
        Unsealable: no key here opens it.
    """
    try:
        return _keys(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise Unsealable from None


def _keys(purpose: Purpose) -> MultiFernet:
    return _derived(purpose, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))


@functools.lru_cache(maxsize=8)
def _derived(purpose: str, secret_keys: tuple[str, ...]) -> MultiFernet:
    digests = [hashlib.sha256(f"cardstudio.{purpose}:{key}".encode()).digest() for key in secret_keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
