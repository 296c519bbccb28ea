"""Encryption of what we keep of the platform's secrets outside the database: tokens and tickets in the cache."""

from __future__ import annotations

import base64
import functools
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


@functools.lru_cache(maxsize=4)
def _fernet(secret_key: str) -> Fernet:
    # A label of its own: a value sealed here opens nowhere else, and the other way round.
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"cardstudio.feishu:" + secret_key.encode()).digest()))


def seal(text: str) -> str:
    """The text, encrypted with a key derived from SECRET_KEY."""
    return _fernet(settings.SECRET_KEY).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str | None:
    """The text again; None when it was sealed under another key."""
    try:
        return _fernet(settings.SECRET_KEY).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None
