"""Secrets at rest: encrypted with a key derived from SECRET_KEY, so that a copied database alone opens nothing."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import models


def _fernet() -> Fernet:
    digest = hashlib.sha256(b"cardstudio.secrets:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]  # the stubs' get/set types are fixed to str
    """Text that is plain in Python and encrypted in the database."""

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return None if value is None else _fernet().decrypt(value.encode()).decode()

    def get_prep_value(self, value: str | None) -> str | None:
        return None if value is None else _fernet().encrypt(value.encode()).decode()
