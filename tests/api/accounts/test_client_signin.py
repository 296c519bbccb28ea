"""Signing in inside the client: it gives a code, we exchange it (h5-jssdk §3.5)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from cardstudio.accounts.models import User
from cardstudio.api.throttles import SignInThrottle
from tests.oauth_stub import OAuthStub, oauth_stub
from tests.sharing_fixtures import CLIENT_AGENT

pytestmark = pytest.mark.django_db
URL = "/signin/client/"


@pytest.fixture
def platform(settings) -> Iterator[OAuthStub]:
    cache.clear()
    with oauth_stub() as stub:
        settings.SIMULATOR_ORIGIN = stub.origin
        yield stub


def page_data(answer: Any) -> dict[str, Any]:
    found = re.search(r'id="signin-data"[^>]*>(.*?)</script>', answer.content.decode(), re.S)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def sign_in(client: Client, platform: OAuthStub, **changes: str) -> Any:
    data = page_data(client.get(URL, {"next": "/library/"}, headers={"User-Agent": CLIENT_AGENT}))
    return client.post(URL, {"code": platform.client_code(), "state": data["state"], **changes})


def user_of(client: Client) -> User | None:
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key) if key else None


def test_it_works(client: Client, platform: OAuthStub):
    assert sign_in(client, platform).status_code == 204
    user = user_of(client)
    assert user is not None
    assert user.name == "陈知远"
    _path, asked = platform.asked[0]
    assert {"redirect_uri", "code_verifier"}.isdisjoint(asked)


def test_the_session_is_lax_and_new(client: Client, platform: OAuthStub):
    answer = sign_in(client, platform)
    cookie = answer.cookies["cardstudio_session"]
    assert (cookie["samesite"], cookie["httponly"]) == ("Lax", True)
    assert not client.cookies["cardstudio_signin"].value


def test_the_page_knows_where_to_go_and_nothing_else(client: Client):
    answer = client.get(URL, {"next": "/s/abc/?x=1"}, headers={"User-Agent": CLIENT_AGENT})
    data = page_data(answer)
    assert data["next"] == "/s/abc/?x=1"
    assert (data["appId"], data["authCodeUrl"]) == ("cli_test", None)
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "'unsafe-eval'" in answer["Content-Security-Policy"]
    assert "test-secret" not in answer.content.decode()


def test_it_leads_only_to_ourselves(client: Client):
    assert page_data(client.get(URL, {"next": "//evil.example/"}))["next"] == "/start/"


def test_the_door_is_this_page_inside_the_client(client: Client):
    answer = client.get("/signin/?next=/library/paste/", headers={"User-Agent": CLIENT_AGENT})
    data = page_data(answer)
    # Its own address is no redirect URL of the app: the older call is asked elsewhere.
    assert data["authCodeUrl"] == "/signin/client/?next=%2Flibrary%2Fpaste%2F"


def test_a_state_of_another_browser_is_refused(client: Client, platform: OAuthStub):
    answer = sign_in(client, platform, state="x")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "lost")
    assert platform.asked == []


def test_a_state_works_once(client: Client, platform: OAuthStub):
    state = page_data(client.get(URL))["state"]
    assert client.post(URL, {"code": "wrong", "state": state}).status_code == 400
    assert client.post(URL, {"code": platform.client_code(), "state": state}).json()["error"]["code"] == "lost"


def test_a_code_the_platform_does_not_know_is_said(client: Client, platform: OAuthStub):
    answer = sign_in(client, platform, code="nonsense")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "refused")
    assert answer.json()["platform_code"]
    assert user_of(client) is None


def test_no_code_is_refused(client: Client, platform: OAuthStub):
    assert sign_in(client, platform, code="").json()["error"]["code"] == "refused"


def test_a_silent_platform_is_said(client: Client, platform: OAuthStub):
    platform.answers["/oauth/v3/token"] = (200, b"<html>bad gateway</html>")
    assert sign_in(client, platform).status_code == 502


def test_another_company_is_refused_in_words(client: Client, platform: OAuthStub, settings):
    settings.FEISHU_TENANT_KEY = "tenant-2"
    answer = sign_in(client, platform)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "tenant")
    assert User.objects.count() == 0


def test_a_switched_off_account_stays_out(client: Client, platform: OAuthStub):
    sign_in(client, platform)
    User.objects.update(is_active=False)
    other = Client()
    assert sign_in(other, platform).json()["error"]["code"] == "inactive"
    assert user_of(other) is None


def test_it_needs_the_csrf_token(platform: OAuthStub):
    client = Client(enforce_csrf_checks=True)
    assert sign_in(client, platform).status_code == 403


def test_too_many_are_told_to_wait(client: Client, platform: OAuthStub, monkeypatch):
    monkeypatch.setattr(SignInThrottle, "THROTTLE_RATES", {"signin": "1/min"})
    sign_in(client, platform)
    assert sign_in(Client(), platform).status_code == 429
