"""Signing people in through the open platform: authorize, token, user info (h5-jssdk §3.6).

The same code speaks to Feishu, to Lark and to the simulator; only the hosts differ. No scope is asked for: a code
without scopes tells who somebody is and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from cardstudio.feishu.client import PlatformError, call
from cardstudio.feishu.config import AppConfig
from cardstudio.feishu.names import name_of


@dataclass(frozen=True)
class Person:
    """Who signed in, as the platform knows them. `open_id` is the app's own; `tenant_key` names their company."""

    tenant_key: str
    open_id: str
    union_id: str
    name: str
    avatar_url: str


def new_verifier() -> str:
    """A PKCE code verifier: 43 characters of 32 random bytes (RFC 7636 §4.1)."""
    return secrets.token_urlsafe(32)


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a verifier (RFC 7636 §4.2)."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def authorize_url(app: AppConfig, *, redirect_uri: str, state: str, verifier: str) -> str:
    """Where the browser goes to be asked; it comes back to `redirect_uri` with `code` or `error`, and `state`."""
    query = {
        "client_id": app.app_id,
        "response_type": "code",
        "redirect_uri": redirect_uri,
        "state": state,
        "code_challenge": challenge_of(verifier),
        "code_challenge_method": "S256",
    }
    return f"{app.hosts.accounts}/open-apis/authen/v1/authorize?{urlencode(query)}"


def person_of_code(app: AppConfig, *, code: str, redirect_uri: str = "", verifier: str = "") -> Person:
    """The person behind a code; the code is used up, whatever comes out.

    A code the client itself gave out (`tt.requestAccess`, h5-jssdk §3.5) was asked for without address and challenge:
    naming either would be refused.

    Raises:
        PlatformError: the code was refused, the platform could not be reached, or it left out who it is.
    """
    return _person(_user_token(app, code=code, redirect_uri=redirect_uri, verifier=verifier), app)


def _user_token(app: AppConfig, *, code: str, redirect_uri: str, verifier: str) -> str:
    body = {
        "grant_type": "authorization_code",
        "client_id": app.app_id,
        "client_secret": app.secret,
        "code": code,
        **({"redirect_uri": redirect_uri} if redirect_uri else {}),
        **({"code_verifier": verifier} if verifier else {}),
    }
    token = call("POST", _token_url(app), body=body).get("access_token")
    if not isinstance(token, str) or not token:
        raise PlatformError(0, "the token answer holds no access_token")
    return token


def _token_url(app: AppConfig) -> str:
    """v3, unless the installation says that its platform only has v2 yet."""
    if settings.FEISHU_OAUTH_VERSION == "v2":
        return f"{app.hosts.api}/open-apis/authen/v2/oauth/token"
    return f"{app.hosts.accounts}/oauth/v3/token"


def _person(token: str, app: AppConfig) -> Person:
    data = call("GET", f"{app.hosts.api}/open-apis/authen/v1/user_info", token=token).get("data")
    if not isinstance(data, dict) or not _text(data, "open_id"):
        raise PlatformError(0, "the user_info answer holds no open_id")
    return Person(
        tenant_key=_text(data, "tenant_key"),
        open_id=_text(data, "open_id"),
        union_id=_text(data, "union_id"),
        name=name_of(_text(data, "name"), _text(data, "en_name")),
        avatar_url=_text(data, "avatar_middle") or _text(data, "avatar_url"),
    )


def _text(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""
