"""Signing in through the open platform, as a browser does it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import structlog
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from cardstudio.accounts.models import AuditEntry, FeishuApp, Identity, Team, User
from cardstudio.accounts.pages import safe_next
from cardstudio.api.throttles import SignInThrottle
from tests.oauth_stub import OAuthStub, oauth_stub

pytestmark = pytest.mark.django_db


@pytest.fixture
def platform(settings) -> Iterator[OAuthStub]:
    cache.clear()
    with oauth_stub() as stub:
        settings.SIMULATOR_ORIGIN = stub.origin
        yield stub


def local(url: str) -> str:
    """Path and query of one of our own addresses, as the test client takes it."""
    parts = urlsplit(url)
    assert parts.netloc in {"", "testserver"}
    return f"{parts.path}?{parts.query}"


def begin(client: Client, next: str = "/library/") -> str:
    answer = client.get("/signin/start/", {"next": next})
    assert answer.status_code == 302
    return answer.headers["Location"]


def sign_in(client: Client, platform: OAuthStub, next: str = "/library/"):
    return client.get(local(platform.consent(begin(client, next))))


def user_of(client: Client) -> User | None:
    key = client.session.get("_auth_user_id")
    return User.objects.get(pk=key) if key else None


def test_it_works(client: Client, platform: OAuthStub):
    answer = sign_in(client, platform, "/library/paste/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/library/paste/")
    user = user_of(client)
    assert user is not None
    assert user.name == "陈知远"
    assert user.own_team.memberships.get().role == "owner"
    assert Identity.objects.get().tenant_key == "tenant-1"
    assert AuditEntry.objects.filter(action="user.created").exists()


def test_a_second_time_is_the_same_person_with_a_new_name(client: Client, platform: OAuthStub):
    sign_in(client, platform)
    platform.person["name"] = "知远"
    sign_in(Client(), platform)

    assert [user.name for user in User.objects.all()] == ["知远"]
    assert Team.objects.count() == 1


def test_two_people_are_two_users(client: Client, platform: OAuthStub):
    sign_in(client, platform)
    platform.person["open_id"] = "ou_2"
    sign_in(Client(), platform)

    assert User.objects.count() == 2


def test_the_session_gets_a_new_key_and_keeps_nothing(client: Client, platform: OAuthStub):
    back = platform.consent(begin(client))
    session = client.session  # one of before, as somebody else may have planted it
    session["planted"] = "yes"
    session.save()
    client.cookies["cardstudio_session"] = before = session.session_key

    client.get(local(back))

    assert client.session.session_key != before
    assert "planted" not in client.session
    assert not client.cookies["cardstudio_signin"].value, "what was on its way is forgotten"
    assert not client.session.exists(before)


def test_beginning_stores_nothing(client: Client, platform: OAuthStub):
    for _ in range(3):
        begin(client)
    client.get("/signin/callback/", {"state": "x", "code": "y"})

    assert Session.objects.count() == 0
    cookie = client.cookies["cardstudio_signin"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_somebody_elses_beginning_is_none(client: Client, platform: OAuthStub):
    client.cookies["cardstudio_signin"] = "eyJmb3JnZWQiOiAxfQ:1abc:forged"

    answer = client.get("/signin/callback/", {"state": "x", "code": "y"})

    assert answer.status_code == 400
    assert "_auth_user_id" not in client.session


def test_a_way_back_that_is_too_long_leads_to_the_start(client: Client, platform: OAuthStub):
    for _ in range(6):
        begin(client, "/library/?q=" + uuid.uuid4().hex * 60)
    back = platform.consent(begin(client, "/library/?q=" + "x" * 9_000))

    assert len(client.cookies["cardstudio_signin"].value) < 4_000
    assert client.get(local(back)).headers["Location"] == "/start/"


def test_a_name_and_picture_that_do_not_fit_are_cut_and_left_out(client: Client, platform: OAuthStub):
    platform.person |= {"name": "长" * 300 + "\0", "avatar_url": "javascript:alert(1)"}
    sign_in(client, platform)

    user = user_of(client)
    assert user is not None
    assert (user.name, user.avatar_url) == ("长" * 120, "")
    assert len(user.own_team.name) <= 120


def test_a_person_without_a_name_has_their_id(client: Client, platform: OAuthStub):
    platform.person["name"] = ""
    sign_in(client, platform)

    assert User.objects.get().name == "ou_1"


@pytest.mark.parametrize(
    "query", [{}, {"state": ""}, {"state": "x"}, {"state": "\ud83d".encode("utf-8", "surrogatepass")}]
)
def test_a_state_of_another_browser_is_refused(client: Client, platform: OAuthStub, query):
    begin(client)

    answer = client.get("/signin/callback/", {"code": "c", **query})

    assert answer.status_code == 400
    assert platform.asked == []
    assert user_of(client) is None


def test_a_state_works_once(client: Client, platform: OAuthStub):
    back = local(platform.consent(begin(client)))
    client.get(back)
    client.get(f"{back}&again=1")

    assert client.get(back).status_code == 400


def test_a_state_does_not_live_for_ever(client: Client, platform: OAuthStub, monkeypatch):
    back = local(platform.consent(begin(client)))
    monkeypatch.setattr("cardstudio.accounts.pending_signins.LIFETIME", -1)

    assert client.get(back).status_code == 400


def test_several_tabs_may_be_on_their_way(client: Client, platform: OAuthStub):
    first, _second = begin(client, "/library/a/"), begin(client, "/library/b/")

    answer = client.get(local(platform.consent(first)))

    assert answer.headers["Location"] == "/library/a/"


def test_only_the_latest_five_are_remembered(client: Client, platform: OAuthStub):
    addresses = [begin(client) for _ in range(6)]
    codes = [client.get(local(platform.consent(address))).status_code for address in addresses[:2]]

    assert codes == [400, 302]


def test_declining_is_said_and_can_be_tried_again(client: Client, platform: OAuthStub):
    state = parse_qs(urlsplit(begin(client, "/library/paste/")).query)["state"][0]

    answer = client.get("/signin/callback/", {"error": "access_denied", "state": state})

    assert answer.status_code == 403
    assert "You were not signed in" in answer.content.decode()
    assert "/signin/start/?next=%2Flibrary%2Fpaste%2F" in answer.content.decode()


def test_a_used_code_is_said_with_its_number(client: Client, platform: OAuthStub):
    back = local(platform.consent(begin(client)))
    platform.answers["/oauth/v3/token"] = (400, {"code": 20003, "error": "invalid_grant"})

    answer = client.get(back)

    assert answer.status_code == 400
    assert "20003" in answer.content.decode()
    assert user_of(client) is None


def test_a_silent_platform_is_said(client: Client, platform: OAuthStub):
    back = local(platform.consent(begin(client)))
    platform.answers["/oauth/v3/token"] = (200, b"<html>bad gateway</html>")

    answer = client.get(back)

    assert answer.status_code == 502
    assert "did not answer" in answer.content.decode()


def test_another_company_is_refused(client: Client, platform: OAuthStub, settings):
    settings.FEISHU_TENANT_KEY = "tenant-2"

    answer = sign_in(client, platform)

    assert answer.status_code == 403
    assert User.objects.count() == 0


def test_the_own_company_is_let_in(client: Client, platform: OAuthStub, settings):
    settings.FEISHU_TENANT_KEY = "tenant-1"

    assert sign_in(client, platform).status_code == 302


def test_a_switched_off_account_stays_out(client: Client, platform: OAuthStub):
    sign_in(client, platform)
    User.objects.update(is_active=False)
    other = Client()

    assert sign_in(other, platform).status_code == 403
    assert user_of(other) is None


def test_signing_out_takes_a_post(client: Client, platform: OAuthStub):
    sign_in(client, platform)

    assert client.get("/signout/").status_code == 405
    answer = client.post("/signout/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/signin/")
    assert user_of(client) is None


def test_signing_out_everywhere_ends_the_sessions_of_all_devices(client: Client, platform: OAuthStub, people):
    sign_in(client, platform)
    phone, other = Client(), Client()
    sign_in(phone, platform)
    other.force_login(people.bob)
    user = user_of(client)

    answer = client.post("/signout/", {"everywhere": "1"})

    assert (answer.status_code, answer.headers["Location"]) == (302, "/signin/")
    assert [one.get("/library/").status_code for one in (client, phone, other)] == [302, 302, 200]
    assert AuditEntry.objects.get(action="user.signed_out_everywhere").actor == user
    sign_in(phone, platform)
    assert phone.get("/library/").status_code == 200, "a new session begins as ever"


def test_signing_out_leaves_the_other_devices_signed_in(client: Client, platform: OAuthStub):
    sign_in(client, platform)
    phone = Client()
    sign_in(phone, platform)

    client.post("/signout/")

    assert phone.get("/library/").status_code == 200


def test_nobody_signed_in_signs_nobody_out_everywhere(client: Client):
    assert client.post("/signout/", {"everywhere": "1"}).status_code == 302
    assert not AuditEntry.objects.exists()


def test_signing_in_and_being_refused_are_events_of_the_log_and_the_audit(client: Client, platform: OAuthStub):
    with structlog.testing.capture_logs() as logged:
        sign_in(client, platform)
        User.objects.update(is_active=False)
        sign_in(Client(), platform)

    user = User.objects.get()
    events = [line for line in logged if line["event"] in {"signed_in", "sign_in_refused"}]
    assert events == [
        {"event": "signed_in", "user": str(user.pk), "log_level": "info"},
        {"event": "sign_in_refused", "why": "inactive", "log_level": "warning"},
    ]
    entry = AuditEntry.objects.get(action="user.signed_in")
    assert (entry.actor, entry.team, entry.target) == (user, user.own_team, str(user.pk))


def test_signing_out_needs_the_csrf_token(people):
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.alice)

    assert client.post("/signout/").status_code == 403
    assert user_of(client) == people.alice


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
        "/\t/evil.example",
        "evil",
        "",
    ],
)
def test_it_leads_only_to_ourselves(client: Client, platform: OAuthStub, address: str):
    assert sign_in(client, platform, address).headers["Location"] == safe_next("")


def test_the_right_host_is_taken_before_the_session_begins(client: Client, platform: OAuthStub, settings):
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]

    answer = client.get("/signin/start/?next=/library/", headers={"host": "localhost"})

    assert answer.headers["Location"] == "http://testserver/signin/start/?next=%2Flibrary%2F&moved=1"
    assert "cardstudio_session" not in answer.cookies


def test_too_many_are_told_to_wait(client: Client, platform: OAuthStub, monkeypatch):
    monkeypatch.setattr(SignInThrottle, "THROTTLE_RATES", {"signin": "2/min"})
    begin(client)
    begin(client)

    answer = client.get("/signin/start/", headers={"x-forwarded-for": "203.0.113.9"})

    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_the_page_has_one_button_for_the_configured_brand(client: Client, settings):
    assert "Sign in with Feishu" in client.get("/signin/").content.decode()
    settings.FEISHU_BRAND = "lark"
    page = client.get("/signin/").content.decode()
    assert "Sign in with Lark" in page
    assert "Sign in with Feishu" not in page


def test_the_page_speaks_both_languages(client: Client):
    page = client.get("/signin/", headers={"accept-language": "zh-CN"}).content.decode()

    assert "用飞书账号登录" in page
    assert 'lang="zh-Hans"' in page


def test_the_page_says_when_the_platform_is_a_pretend_one(client: Client, settings):
    assert "simulated" not in client.get("/signin/").content.decode()
    settings.SIMULATOR_ORIGIN = "http://127.0.0.1:8001"
    assert "simulated" in client.get("/signin/").content.decode()


def test_who_is_signed_in_goes_on(alice: Client):
    answer = alice.get("/signin/?next=/library/paste/")

    assert answer.headers["Location"] == "/library/paste/"


def test_the_site_app_follows_the_settings(client: Client, platform: OAuthStub, settings):
    sign_in(client, platform)
    settings.FEISHU_APP_SECRET = "rotated"

    answer = client.get(local(platform.consent(begin(client))))

    assert answer.status_code == 400
    assert FeishuApp.objects.get().secret == "rotated"


def test_the_wall_holds_sound_cards():
    from cardstudio.accounts import wall
    from cardstudio.cards import lint

    for language in ("en", "zh-hans"):
        with translation.override(language):
            cards = [card for column in wall.columns() for card in column]
        assert len(cards) == 6
        assert all(lint(card).ok for card in cards)


@pytest.mark.parametrize(
    ("answer", "status", "words"),
    [
        ((500, {"code": 99, "msg": "internal"}), 502, "did not answer"),
        ((429, {"code": 99991400, "msg": "frequency limit"}), 502, "did not answer"),
        ((400, {"code": 99991400, "msg": "frequency limit"}), 502, "did not answer"),
        ((200, b"[" * 200_000 + b"]" * 200_000), 502, "did not answer"),
        ((400, {"code": 20003, "error": "invalid_grant"}), 400, "did not accept"),
    ],
    ids=["500", "429", "rate", "nested", "refused"],
)
def test_the_platforms_trouble_is_not_said_to_be_the_persons(
    client: Client, platform: OAuthStub, answer, status: int, words: str
):
    platform.answers["/oauth/v3/token"] = answer
    page = sign_in(client, platform)
    assert page.status_code == status
    assert words in page.content.decode()
