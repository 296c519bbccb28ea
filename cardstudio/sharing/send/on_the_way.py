"""What the pages on the way to a share page have in common: who is signed in, and what they hand on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from cardstudio.accounts.client_signin import client_signin_page
from cardstudio.sharing.page import protection
from cardstudio.sharing.page.launch import launch_query

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def signed_in(view: View[Rest]) -> View[Rest]:
    """Lead whoever is not signed in to do so, and back: inside the client the client vouches for them."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        here = request.get_full_path()
        in_client = protection.client_of(request).in_client
        return client_signin_page(request, here) if in_client else redirect_to_login(here)

    return guarded


def with_way_on(request: HttpRequest, address: str, query: str = "") -> str:
    """The address of the next page, with its own `query`, what the client appended to this one, and the way back: where
    this page was come from, else this page."""
    back = protection.way_back(request) or request.get_full_path()
    handed_on = urlencode({**launch_query(request.GET), "back": back})
    return f"{address}?{'&'.join(part for part in (query, handed_on) if part)}"
