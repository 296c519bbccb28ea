"""Sign-in: the consent page and both token endpoints (h5-jssdk §3.6)."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.api.simulator.conftest import MAIN_ORIGIN, Simulator

REDIRECT = f"{MAIN_ORIGIN}/signin/callback/"
AUTHORIZE = "/open-apis/authen/v1/authorize"
V2, V3 = "/open-apis/authen/v2/oauth/token", "/oauth/v3/token"
ASKED = {"client_id": "cli_simulator", "response_type": "code", "redirect_uri": REDIRECT, "state": "s 1"}
CLIENT = {"client_id": "cli_simulator", "client_secret": "simulator-secret"}
VERIFIER = "v" * 43
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
LIN = "ou_71d0e3b58c"


def consent(simulator: Simulator, asked: dict[str, str], **decision: str) -> dict[str, list[str]]:
    """Answer the page as a person would; the query that comes back to the app."""
    page = simulator.get(AUTHORIZE, params=asked)
    assert page.status_code == 200
    mark = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
    assert mark
    answer = simulator.post(AUTHORIZE, params=asked, data={"csrfmiddlewaretoken": mark[1], **decision})
    assert answer.status_code == 302
    assert answer.headers["location"].startswith(REDIRECT)
    return parse_qs(urlsplit(answer.headers["location"]).query)


def code(simulator: Simulator, **more: str) -> str:
    return consent(simulator, {**ASKED, **more}, open_id=LIN)["code"][0]


def exchange(simulator: Simulator, path: str, **fields: Any) -> dict[str, Any]:
    body = {**CLIENT, "grant_type": "authorization_code", "redirect_uri": REDIRECT, **fields}
    answer: dict[str, Any] = simulator.post(path, json=body).json()
    return answer


@pytest.mark.parametrize("path", [V2, V3])
def test_it_works(simulator: Simulator, path: str) -> None:
    query = consent(simulator, {**ASKED, "code_challenge": CHALLENGE, "code_challenge_method": "S256"}, open_id=LIN)
    assert query["state"] == ["s 1"]
    assert len(query["code"][0]) >= 64
    token = exchange(simulator, path, code=query["code"][0], code_verifier=VERIFIER)
    assert token["code"] == 0
    info = simulator.get(
        "/open-apis/authen/v1/user_info", headers={"Authorization": f"Bearer {token['access_token']}"}
    ).json()
    person = info["data"]
    assert (person["open_id"], person["name"], person["en_name"]) == (LIN, "林小满", "Lin Xiaoman")
    assert person["tenant_key"]
    assert person["union_id"].startswith("on_")


def test_the_page_shows_people_and_scopes(simulator: Simulator) -> None:
    page = simulator.get(AUTHORIZE, params={**ASKED, "scope": "im:chat contact:user.base:readonly"})
    assert "Mira Chen" in page.text
    assert "contact:user.base:readonly" in page.text
    assert f"form-action 'self' {MAIN_ORIGIN}" in page.headers["content-security-policy"]
    chinese = simulator.get(AUTHORIZE, params=ASKED, headers={"Accept-Language": "zh-CN"})
    assert "陈若溪" in chinese.text


def test_denying_says_so(simulator: Simulator) -> None:
    assert consent(simulator, ASKED, decision="deny") == {"error": ["access_denied"], "state": ["s 1"]}


def test_inside_the_client_nobody_is_asked(simulator: Simulator) -> None:
    simulator.control(persona=LIN)
    answer = simulator.get(AUTHORIZE, params=ASKED, headers={"Sec-Fetch-Dest": "iframe"})
    assert answer.status_code == 302
    assert "code=" in answer.headers["location"]


@pytest.mark.parametrize(
    "change",
    [
        {"client_id": "cli_other"},
        {"redirect_uri": "https://evil.example/"},
        {"redirect_uri": f"{REDIRECT}x"},
        {"response_type": "token"},
        {"code_challenge_method": "S512"},
    ],
)
def test_nobody_is_sent_anywhere_for_a_wrong_request(simulator: Simulator, change: dict[str, str]) -> None:
    for method in (simulator.get, simulator.post):
        answer = method(AUTHORIZE, params={**ASKED, **change})
        assert answer.status_code in {400, 403}
        assert "location" not in answer.headers


def test_the_consent_form_is_guarded(simulator: Simulator) -> None:
    assert simulator.post(AUTHORIZE, params=ASKED, data={"open_id": LIN}).status_code == 403


def test_a_code_serves_once_and_five_minutes(simulator: Simulator) -> None:
    used = code(simulator)
    assert exchange(simulator, V2, code=used)["code"] == 0
    again = exchange(simulator, V2, code=used)
    assert (again["code"], again["error"]) == (20065, "invalid_grant")
    late = code(simulator)
    simulator.control(clock={"offset_s": 301})
    assert exchange(simulator, V2, code=late)["code"] == 20004
    assert exchange(simulator, V2, code="never")["code"] == 20003


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"client_secret": "wrong"}, 20002),
        ({"client_id": "cli_other"}, 20048),
        ({"grant_type": "password"}, 20036),
        ({"redirect_uri": f"{MAIN_ORIGIN}/elsewhere/"}, 20071),
        ({"code_verifier": "w" * 43}, 20049),
        ({}, 20049),
    ],
)
def test_wrong_exchanges(simulator: Simulator, fields: dict[str, str], expected: int) -> None:
    value = code(simulator, code_challenge=CHALLENGE, code_challenge_method="S256")
    assert exchange(simulator, V3, code=value, **fields)["code"] == expected


def test_a_plain_challenge_is_the_verifier_itself(simulator: Simulator) -> None:
    assert exchange(simulator, V3, code=code(simulator, code_challenge=VERIFIER), code_verifier=VERIFIER)["code"] == 0


def test_only_the_newer_endpoint_refuses_a_verifier_without_a_challenge(simulator: Simulator) -> None:
    assert exchange(simulator, V2, code=code(simulator), code_verifier=VERIFIER)["code"] == 0
    assert exchange(simulator, V3, code=code(simulator), code_verifier=VERIFIER)["code"] == 20049


def test_the_secret_is_given_one_way_only(simulator: Simulator) -> None:
    basic = {"Authorization": "Basic " + base64.b64encode(b"cli_simulator:simulator-secret").decode()}
    body = {"grant_type": "client_credentials"}
    token = simulator.post(V3, data=body, headers=basic).json()
    assert token["code"] == 0
    assert token["access_token"].count(".") == 2
    both = simulator.post(V3, data={**body, **CLIENT}, headers=basic).json()
    assert both["code"] == 20070
    ticket = simulator.post("/open-apis/jssdk/ticket/get", headers={"Authorization": f"Bearer {token['access_token']}"})
    assert ticket.json()["code"] == 0


def test_user_info_needs_a_users_token(simulator: Simulator) -> None:
    assert simulator.get("/open-apis/authen/v1/user_info").json()["code"] == 99991661
    tenant = {"Authorization": f"Bearer {simulator.token()}"}
    assert simulator.get("/open-apis/authen/v1/user_info", headers=tenant).json()["code"] == 99991668


def test_codes_from_inside_the_client(simulator: Simulator) -> None:
    answer = simulator.post("/native/code/", json={"api": "requestAccess", "app_id": "cli_simulator"}).json()
    token = exchange(simulator, V2, code=answer["value"], redirect_uri=None)
    assert token["code"] == 0
    late = simulator.post("/native/code/", json={"api": "requestAccess", "app_id": "cli_simulator"}).json()
    simulator.control(clock={"offset_s": 181})
    assert exchange(simulator, V2, code=late["value"])["code"] == 20004
    assert simulator.post("/native/code/", json={"api": "requestAccess", "app_id": "cli_x"}).json()["code"] == 333430
