"""How a request proves who it is: a session with CSRF, or a team's token."""

from __future__ import annotations

from rest_framework.authentication import BaseAuthentication, SessionAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request

from cardstudio.accounts import selectors
from cardstudio.accounts.models import ApiToken, User
from cardstudio.accounts.tokens import token_used
from cardstudio.api.errors import csrf_error


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer <token>`; the token stands in `request.auth` and reaches one team."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        header = get_authorization_header(request).split()
        if not header or header[0].lower() != b"bearer":
            return None
        token = selectors.token_by_key(header[1].decode("latin-1")) if len(header) == 2 else None
        if token is None:
            raise AuthenticationFailed
        token_used(token=token)
        return token.created_by, token

    def authenticate_header(self, request: Request) -> str:
        return "Bearer"


class CsrfSessionAuthentication(SessionAuthentication):
    """The session of a signed-in browser; every write carries the CSRF token."""

    def enforce_csrf(self, request: Request) -> None:
        try:
            super().enforce_csrf(request)
        except PermissionDenied:
            raise csrf_error() from None
