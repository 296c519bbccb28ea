"""What a token may do: each address of the API says which scope it wants, and is refused to tokens without it.

A view says so in `scope`, for all its methods or for each; one that says nothing is for people only.

    class FolderView(Strict):
        scope = LIBRARY
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from cardstudio.accounts.models import ApiToken, Scope
from cardstudio.accounts.policy import missing_scope, people_only

if TYPE_CHECKING:  # which reads the settings that name this module
    from rest_framework.views import APIView


class For(Enum):
    """Addresses no scope is about."""

    ANY_TOKEN = "any token of the team"
    PEOPLE = "signed-in people, no token"


Needed = Scope | For
#: Reading a thing and changing it.
LIBRARY: Mapping[str, Needed] = {"GET": Scope.LIBRARY_READ, "": Scope.LIBRARY_WRITE}
RELEASE: Mapping[str, Needed] = {"GET": Scope.LIBRARY_READ, "": Scope.RELEASE}


def needed(view: type[APIView], method: str) -> Needed:
    """What a token must have for a method of a view."""
    said: Needed | Mapping[str, Needed] = getattr(view, "scope", For.PEOPLE)
    if isinstance(said, (Scope, For)):
        return said
    return said.get("GET" if method == "HEAD" else method) or said[""]


class TokenHasScope(BasePermission):
    """Lets people pass, and tokens that have what the address wants. What a person may is for the services to say."""

    @staticmethod
    def wanted(view: type[APIView], method: str) -> tuple[str, str]:
        """What the API's description says of it: a scope, `any` or `people`, and a sentence."""
        scope = needed(view, method)
        if scope is For.PEOPLE:
            return "people", "For signed-in people only; every token is refused."
        if scope is For.ANY_TOKEN:
            return "any", "Any token of the team may ask."
        return scope.value, f"A token needs the scope `{scope.value}`."

    def has_permission(self, request: Request, view: APIView) -> bool:
        token, method = request.auth, request.method or ""
        # What the address does not take, or says of itself, is not for this to refuse.
        if isinstance(token, ApiToken) and method != "OPTIONS" and hasattr(view, method.lower()):
            scope = needed(type(view), method)
            if scope is For.PEOPLE:
                raise people_only()
            if isinstance(scope, Scope) and scope not in token.scopes:
                raise missing_scope(scope)
        return True
