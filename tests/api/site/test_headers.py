"""What every answer says, whatever the address: made from the table of addresses, so a new one is asked as well."""

from __future__ import annotations

import pytest
import structlog
from django.test import Client
from structlog.testing import capture_logs

from cardstudio.api.proxies import visitor_of
from tests.api.endpoints import addresses
from tests.conftest import People


@pytest.mark.parametrize("address", [*(one.path() for one in addresses()), "/no-such-address/", "/static/x/none.js"])
def test_every_answer_says_who_may_have_it(address: str, alice: Client, db: None):
    for client in (Client(), alice):
        headers = client.get(address).headers
        assert headers["Cross-Origin-Resource-Policy"] in ("same-origin", "cross-origin"), address
        assert "camera=()" in headers["Permissions-Policy"]
        assert headers["Cache-Control"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Request-Id"]


def test_a_request_has_one_id_in_its_answer_and_the_log(client: Client, db: None, monkeypatch: pytest.MonkeyPatch):
    # Once it was used, a logger is kept as it is and goes past `capture_logs`.
    monkeypatch.setattr("django_structlog.middlewares.request.logger", structlog.get_logger())
    lines: list[str] = []

    def remember(_logger: object, _method: str, line: dict[str, str]) -> None:
        lines.append(line["request_id"])
        raise structlog.DropEvent

    with capture_logs(processors=[structlog.contextvars.merge_contextvars, remember]):
        answer = client.get("/api/v1/templates/", headers={"X-Request-Id": "build-7.deploy:2"})
    assert answer["X-Request-Id"] == "build-7.deploy:2"
    assert set(lines) == {"build-7.deploy:2"}


@pytest.mark.parametrize("given", ["", "x" * 65, "two words", 'quote"', "构建"])
def test_an_id_that_does_not_belong_into_a_log_is_replaced(client: Client, db: None, given: str):
    made = [client.get("/healthz", headers={"X-Request-Id": given})["X-Request-Id"] for _ in range(2)]
    assert given not in made
    assert made[0] != made[1]


def test_only_what_others_load_is_for_others(client: Client, db: None):
    def policy(address: str) -> str:
        return client.get(address).headers["Cross-Origin-Resource-Policy"]

    assert policy("/embed/message-card.js") == "cross-origin"
    assert policy("/signin/") == policy("/healthz") == policy("/api/v1/teams/") == "same-origin"


def ask(client: Client, address: str, chain: str = "", proto: str = "") -> int:
    extra = {"HTTP_X_FORWARDED_FOR": chain, "HTTP_X_FORWARDED_PROTO": proto}
    return client.get("/signin/start/?moved=1", REMOTE_ADDR=address, **extra).status_code


def test_forwarded_addresses_count_from_configured_proxies_only(client: Client, people: People, settings, monkeypatch):
    from cardstudio.api.throttles import SignInThrottle

    monkeypatch.setattr(SignInThrottle, "THROTTLE_RATES", {"signin": "3/min"})
    settings.TRUSTED_PROXIES = ["10.1.0.0/16"]

    def codes(address: str, *chains: str) -> list[int]:
        return [ask(client, address, chain) for chain in chains]

    # Somebody who reaches a worker directly is one address, whatever they write.
    assert codes("203.0.113.9", "1.1.1.1", "1.1.1.2", "1.1.1.3", "1.1.1.4")[-1] == 429
    # Behind the proxy each visitor is one, whatever stands in front of what the proxy adds.
    assert 429 not in codes("10.1.2.3", "198.51.100.1", "198.51.100.2", "198.51.100.3", "198.51.100.4")
    assert codes("10.1.2.3", *(f"{n}.1.1.1, 198.51.100.9" for n in range(1, 5)))[-1] == 429


def test_the_visitor_is_the_last_address_nobody_of_ours_has(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "::1/128"]
    assert visitor_of("6.6.6.6, 198.51.100.1, 10.0.0.7", "10.0.0.1") == "198.51.100.1"
    assert visitor_of("10.0.0.7", "10.0.0.1") == "10.0.0.7"
    assert visitor_of("nonsense", "10.0.0.1") == "10.0.0.1"
    assert visitor_of("2001:db8::1", "::1") == "2001:db8::1"


def test_cookies_of_before_are_read_and_renamed(people: People, settings):
    before = Client()
    before.force_login(people.alice)
    settings.SESSION_COOKIE_NAME = "__Host-cardstudio_session"
    settings.CSRF_COOKIE_NAME = "__Host-cardstudio_csrf"

    answer = before.get("/library/")

    assert answer.status_code == 200, "nobody is signed out by an upgrade"
    renamed = answer.cookies["__Host-cardstudio_session"]
    assert renamed.value == before.cookies["__Host-cardstudio_session"].value
    assert renamed["secure"]
    assert renamed["httponly"]
    assert (renamed["path"], renamed["domain"]) == ("/", "")
    assert answer.cookies["cardstudio_session"].value == ""
