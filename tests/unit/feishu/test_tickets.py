from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.db import connection

from cardstudio.feishu import single_flight, tickets
from cardstudio.feishu.client import PlatformError
from cardstudio.feishu.config import AppConfig, app_config
from tests.unit.feishu.platform_stub import TICKET_PATH, TOKEN_PATH, PlatformStub

RATE_LIMIT = (429, {"code": 99991400, "msg": "request trigger frequency limit"}, {"x-ogw-ratelimit-reset": "7"})


def test_it_works(app: AppConfig, platform: PlatformStub):
    assert tickets.jsapi_ticket(app) == "ticket-1"
    assert platform.authorizations == ["", "Bearer t-1"]


def test_it_asks_once(app: AppConfig, platform: PlatformStub):
    assert {tickets.jsapi_ticket(app) for _ in range(5)} == {"ticket-1"}
    assert platform.calls == {TOKEN_PATH: 1, TICKET_PATH: 1}


def test_fifty_at_once_ask_once(app: AppConfig, platform: PlatformStub):
    platform.delay = 0.2
    with ThreadPoolExecutor(50) as pool:
        found = set(pool.map(lambda _: tickets.jsapi_ticket(app), range(50)))
    assert found == {"ticket-1"}
    assert platform.calls == {TOKEN_PATH: 1, TICKET_PATH: 1}


def test_workers_that_share_no_memory_ask_once(app: AppConfig, platform: PlatformStub, monkeypatch):
    """Without the lock inside a process, the one in the cache alone must do."""
    import threading

    class Separate(dict[str, threading.Lock]):
        def __getitem__(self, key: str) -> threading.Lock:
            return threading.Lock()

    monkeypatch.setattr(single_flight, "_local_locks", Separate())
    platform.delay = 0.2
    with ThreadPoolExecutor(20) as pool:
        found = set(pool.map(lambda _: tickets.jsapi_ticket(app), range(20)))
    assert found == {"ticket-1"}
    assert platform.calls == {TOKEN_PATH: 1, TICKET_PATH: 1}


@pytest.mark.django_db(transaction=True)
def test_it_works_on_the_database_cache(settings, platform: PlatformStub):
    from django.core.management import call_command

    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "ticket_test_cache"}
    }
    settings.SIMULATOR_ORIGIN = platform.origin
    call_command("createcachetable", verbosity=0)
    app = app_config(brand="feishu", app_id="cli_database", secret="s")
    try:
        assert {tickets.jsapi_ticket(app) for _ in range(3)} == {"ticket-1"}
        assert platform.calls == {TOKEN_PATH: 1, TICKET_PATH: 1}
        with connection.cursor() as cursor:
            cursor.execute("SELECT value FROM ticket_test_cache")
            stored = " ".join(row[0] for row in cursor.fetchall())
        assert "ticket-1" not in stored
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE ticket_test_cache")


def test_apps_and_brands_are_kept_apart(app: AppConfig, platform: PlatformStub):
    other = app_config(brand="lark", app_id="cli_test", secret="test-secret")
    assert tickets.jsapi_ticket(app) != tickets.jsapi_ticket(other)


def test_a_ticket_is_kept_encrypted(app: AppConfig):
    tickets.jsapi_ticket(app)
    assert "ticket-1" not in str(cache.get("feishu:2:feishu:cli_test:jsapi_ticket"))


def test_a_ticket_sealed_under_another_key_is_fetched_again(app: AppConfig, settings, platform: PlatformStub):
    tickets.jsapi_ticket(app)
    settings.SECRET_KEY = "another-key-another-key-another-key-another-key"
    assert tickets.jsapi_ticket(app) == "ticket-2"


@pytest.mark.parametrize(("seconds", "kept"), [(7200, 6900), (600, 300), (400, 200), (10, 5), (1, 1), (0, 1), (-5, 1)])
def test_the_life_is_the_platforms_minus_a_margin(seconds: int, kept: int):
    assert single_flight.lifetime(seconds) == kept


def test_a_short_life_does_not_break_it(app: AppConfig, platform: PlatformStub):
    platform.expire = 0
    assert tickets.jsapi_ticket(app) == "ticket-1"


def test_a_refusal_is_raised_and_not_repeated_at_once(app: AppConfig, platform: PlatformStub):
    platform.refusals[TOKEN_PATH] = [RATE_LIMIT] * 5
    for _ in range(3):
        with pytest.raises(PlatformError) as caught:
            tickets.jsapi_ticket(app)
        assert caught.value.code == 99991400
        assert caught.value.retry_after == 7
    assert platform.calls[TOKEN_PATH] == 1


def test_fifty_at_once_share_a_failure(app: AppConfig, platform: PlatformStub):
    platform.delay = 0.1
    platform.refusals[TOKEN_PATH] = [(500, {"code": 99, "msg": "down"}, {})] * 60

    def ask(_: int) -> int:
        try:
            tickets.jsapi_ticket(app)
        except PlatformError as error:
            return error.code
        return 0

    with ThreadPoolExecutor(50) as pool:
        assert set(pool.map(ask, range(50))) == {99}
    assert platform.calls[TOKEN_PATH] == 1


def test_a_token_gone_bad_is_replaced(app: AppConfig, platform: PlatformStub):
    platform.refusals[TICKET_PATH] = [(400, {"code": 99991663, "msg": "token invalid"}, {})]
    assert tickets.jsapi_ticket(app) == "ticket-2"
    assert platform.calls == {TOKEN_PATH: 2, TICKET_PATH: 2}


def test_an_answer_without_a_ticket_is_an_error(app: AppConfig, platform: PlatformStub):
    platform.refusals[TICKET_PATH] = [(200, {"code": 0, "data": {"ticket": 5}}, {})]
    with pytest.raises(PlatformError, match="no ticket"):
        tickets.jsapi_ticket(app)


def test_a_refresh_is_granted_once_a_minute(app: AppConfig, platform: PlatformStub):
    assert tickets.jsapi_ticket(app) == "ticket-1"
    assert tickets.refresh_ticket(app) is True
    assert tickets.jsapi_ticket(app) == "ticket-2"
    assert tickets.refresh_ticket(app) is False
    assert tickets.jsapi_ticket(app) == "ticket-2"
    assert platform.calls == {TOKEN_PATH: 2, TICKET_PATH: 2}
