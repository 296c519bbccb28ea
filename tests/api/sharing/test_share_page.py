"""The share page `/s/<token>/` and its signing and content endpoints."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from cardstudio.feishu.signature import sign
from cardstudio.library.models import Template
from cardstudio.sharing.models import ShareLink
from tests.sharing_fixtures import CARD, CLIENT_AGENT
from tests.unit.feishu.platform_stub import TICKET_PATH, TOKEN_PATH, PlatformStub

Post = Callable[..., Any]


def page(link: ShareLink) -> str:
    return f"http://testserver/s/{link.token}/"


def open_page(link: ShareLink, agent: str = CLIENT_AGENT, **headers: str) -> Any:
    return Client().get(f"/s/{link.token}/", headers={"User-Agent": agent, **headers})


def policy(answer: Any) -> dict[str, list[str]]:
    directives = (part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip())
    return {name: values for name, *values in directives}


def test_it_works(link: ShareLink):
    answer = open_page(link)
    assert answer.status_code == 200
    html = answer.content.decode()
    data = json.loads(re.search(r'<script id="share-data"[^>]*>(.*?)</script>', html, re.DOTALL)[1])
    assert data["card"] == CARD
    assert data["targets"] == {"mode": "choose", "ids": [], "names": {}}
    assert data["picker"]["externalChat"] is False
    assert "<message-card" in html
    assert "Release review" in html


def test_it_is_neither_kept_nor_leaked(link: ShareLink):
    for agent in (CLIENT_AGENT, "Mozilla/5.0 (X11; Linux) Chrome/132"):
        answer = open_page(link, agent)
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "X-Frame-Options" not in answer


def test_only_this_page_may_run_the_vendors_sdk(link: ShareLink, settings):
    given = policy(open_page(link))
    assert given["script-src"] == [
        "'self'",
        "'unsafe-eval'",
        "https://lf-scm-cn.feishucdn.com",
        "https://lf1-cdn-tos.bytegoofy.com",
    ]
    assert given["connect-src"] == ["'self'"]
    assert given["style-src"] == ["'self'"]
    assert given["default-src"] == ["'none'"]
    assert given["frame-ancestors"] == ["'self'", *settings.SHARE_FRAME_ANCESTORS]
    assert "frame-src" not in given
    outside = policy(open_page(link, "Mozilla/5.0 (X11; Linux) Chrome/132"))
    assert outside["script-src"] == ["'self'"]


def test_the_simulator_is_allowed_in_simulator_mode_only(link: ShareLink, settings):
    settings.SIMULATOR_ORIGIN = "http://127.0.0.1:8001"
    given = policy(open_page(link))
    for directive in ("script-src", "connect-src", "frame-src"):
        assert "http://127.0.0.1:8001" in given[directive]


def test_the_simulated_client_counts_in_simulator_mode_only(link: ShareLink, settings):
    path = f"/s/{link.token}/?simulated_ua=Lark%2F7.12.7%20LarkLocale%2Fzh_CN"
    assert b"share-data" not in Client().get(path).content
    settings.SIMULATOR_ORIGIN = "http://127.0.0.1:8001"
    answer = Client().get(path)
    assert b"share-data" in answer.content
    assert 'lang="zh-Hans"' in answer.content.decode()


def test_it_speaks_the_clients_language_first(link: ShareLink):
    chinese = CLIENT_AGENT.replace("en_US", "zh_CN")
    assert 'lang="zh-Hans"' in open_page(link, chinese, **{"Accept-Language": "en"}).content.decode()
    nameless = CLIENT_AGENT.replace("LarkLocale/en_US", "")
    assert 'lang="zh-Hans"' in open_page(link, nameless, **{"Accept-Language": "zh-CN"}).content.decode()
    assert 'lang="en"' in open_page(link, nameless, **{"Accept-Language": "en"}).content.decode()


def test_card_text_cannot_leave_its_script_element(alice: Client, people, template: Template):
    from cardstudio.accounts.policy import Actor
    from cardstudio.library import services as library
    from cardstudio.sharing.links import services

    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028"
    card = {**CARD, "header": {"title": {"tag": "plain_text", "content": evil}}}
    actor = Actor(people.alice)
    library.draft_save(actor=actor, template=template, document={"card": card}, if_match=1, save_id="evil")
    link = services.share_link_create(actor=actor, template=template).link
    for agent in (CLIENT_AGENT, "Mozilla/5.0 Chrome/132"):
        html = open_page(link, agent).content.decode()
        assert "<script>alert" not in html
        assert "<img src=x" not in html


def test_numbers_reach_the_page_exactly(alice: Client, people, template: Template):
    from cardstudio.accounts.policy import Actor
    from cardstudio.library import services as library
    from cardstudio.sharing.links import services

    element = {"tag": "button", "text": {"tag": "plain_text", "content": "Go"}, "value": {"id": 12345678901234567890}}
    card = {"schema": "2.0", "body": {"elements": [element]}}
    actor = Actor(people.alice)
    library.draft_save(actor=actor, template=template, document={"card": card}, if_match=1, save_id="long")
    link = services.share_link_create(actor=actor, template=template).link
    assert b"12345678901234567890" in open_page(link).content


@pytest.mark.parametrize("token", ["short", "a" * 32, "a" * 32 + "%00", "." * 32])
def test_unknown_tokens_are_not_found(client: Client, db: None, token: str):
    assert client.get(f"/s/{token}/").status_code == 404
    answer = client.post(
        f"/s/{token}/content", {}, content_type="application/json", headers={"Origin": "http://testserver"}
    )
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"


def test_an_ended_link_is_gone(link: ShareLink, post: Post):
    link.expires_at = timezone.now() - timedelta(seconds=1)
    link.save()
    answer = open_page(link)
    assert answer.status_code == 410
    assert answer["Cache-Control"] == "private, no-store"
    for what in ("jsapi-config", "content"):
        gone = post(link, what, {"url": page(link), "values": {}})
        assert gone.status_code == 410
        assert gone.json()["error"]["code"] == "gone"


def test_a_template_in_the_trash_ends_its_links(link: ShareLink, people):
    from cardstudio.accounts.policy import Actor
    from cardstudio.library import services as library

    library.template_delete(actor=Actor(people.alice), template=link.template)
    assert open_page(link).status_code == 410


@pytest.mark.parametrize("what", ["jsapi-config", "content", "attempts"])
@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", "http://testserver.evil.example", "https://testserver"]
)
def test_only_the_page_itself_may_post(link: ShareLink, post: Post, what: str, origin: str | None):
    answer = post(link, what, {"url": page(link)}, origin=origin)
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "wrong_origin"


@pytest.mark.parametrize("what", ["jsapi-config", "content", "attempts"])
@pytest.mark.parametrize("body", ["[]", "5", "null", '"x"', "{", "[" * 5000, '{"a": 1e999}', '"\\ud800"', "\x00"])
def test_bad_bodies_are_4xx(link: ShareLink, what: str, body: str):
    answer = Client().post(
        f"/s/{link.token}/{what}", body, content_type="application/json", headers={"Origin": "http://testserver"}
    )
    assert 400 <= answer.status_code < 500
    assert answer.json()["error"]["message"]


def test_only_json_is_read(link: ShareLink):
    answer = Client().post(
        f"/s/{link.token}/content", "values=1", content_type="text/plain", headers={"Origin": "http://testserver"}
    )
    assert answer.status_code == 415
    assert Client().get(f"/s/{link.token}/content").status_code == 405


def test_it_signs_its_own_address(link: ShareLink, post: Post, platform: PlatformStub):
    url = page(link) + "?from=plus_menu_p2p&x=%E4%BD%A0"
    answer = post(link, "jsapi-config", {"url": url})
    assert answer.status_code == 200, answer.content
    config = answer.json()
    assert set(config) == {"appId", "timestamp", "nonceStr", "signature", "jsApiList"}
    assert config["signature"] == sign(
        ticket="ticket-1", nonce=config["nonceStr"], timestamp=config["timestamp"], url=url
    )
    assert answer["Cache-Control"] == "private, no-store"
    assert b"ticket-1" not in answer.content
    assert b"test-secret" not in answer.content


@pytest.mark.parametrize(
    "change",
    [
        lambda url: url.rstrip("/"),
        lambda url: url + "more",
        lambda url: url + "#top",
        lambda url: url + "?a#top",
        lambda url: url + "?a b",
        lambda url: url + "?a\nb",
        lambda url: url.replace("http:", "https:"),
        lambda url: url.replace("testserver", "user@testserver"),
        lambda url: url.replace("testserver", "testserver:80"),
        lambda url: url.replace("/s/", "/S/"),
        lambda url: "http://testserver/library/",
        lambda url: url + "?" + "x" * 3000,
        lambda url: None,
        lambda url: [url],
        lambda url: "",
    ],
)
def test_it_signs_no_other_address(link: ShareLink, post: Post, platform: PlatformStub, change: Callable[[str], Any]):
    assert post(link, "jsapi-config", {"url": change(page(link))}).status_code == 400
    assert not platform.calls


def test_it_does_not_sign_for_another_link(link: ShareLink, post: Post, platform: PlatformStub):
    other = page(link).replace(link.token, link.token[::-1])
    assert post(link, "jsapi-config", {"url": other}).status_code == 400


def test_a_platform_that_fails_is_503_without_its_words(link: ShareLink, post: Post, platform: PlatformStub):
    platform.refusals[TOKEN_PATH] = [(500, {"code": 99, "msg": "inner secrets"}, {})] * 3
    answer = post(link, "jsapi-config", {"url": page(link)})
    assert answer.status_code == 503
    assert answer.json()["error"]["code"] == "platform_unavailable"
    assert b"inner secrets" not in answer.content


def test_an_invalid_ticket_is_replaced_once(link: ShareLink, post: Post, platform: PlatformStub):
    for after in (None, 333444, 333442, 333442, "333442", {}):
        assert post(link, "jsapi-config", {"url": page(link), "after": after}).status_code == 200
    assert platform.calls[TICKET_PATH] == 2


@pytest.mark.django_db(transaction=True)
def test_fifty_cold_views_make_one_ticket_request(link: ShareLink, post: Post, platform: PlatformStub, settings):
    settings.WEB_THREADS = 100  # half of them may wait for the platform
    platform.delay = 0.2
    url = page(link)

    def view(_: int) -> str:
        try:
            assert open_page(link).status_code == 200
            answer = post(link, "jsapi-config", {"url": url})
            assert answer.status_code == 200, answer.content
            config = answer.json()
            expected = sign(ticket="ticket-1", nonce=config["nonceStr"], timestamp=config["timestamp"], url=url)
            assert config["signature"] == expected
            return str(config["nonceStr"])
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        nonces = list(pool.map(view, range(50)))
    assert len(set(nonces)) == 50
    assert platform.calls == {TOKEN_PATH: 1, TICKET_PATH: 1}


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_platform_is_asked(link: ShareLink, post: Post, platform, monkeypatch):
    from cardstudio.feishu import client

    seen: list[bool] = []
    real = client.call

    def call(*args: Any, **kwargs: Any) -> Any:
        seen.append(connection.in_atomic_block)
        return real(*args, **kwargs)

    monkeypatch.setattr(client, "call", call)
    assert post(link, "jsapi-config", {"url": page(link)}).status_code == 200
    assert seen == [False, False]


def test_content_is_the_frozen_card(link: ShareLink, post: Post):
    answer = post(link, "content", {"values": {}})
    assert answer.status_code == 200
    body = answer.json()
    assert body["card_content"] == {"msg_type": "interactive", "update_multi": True, "card": CARD}
    assert len(body["card_hash"]) == 64


@pytest.mark.parametrize("values", [[], 5, None, "x", {"secret": "1"}])
def test_values_nobody_opened_are_refused(link: ShareLink, post: Post, values: Any):
    answer = post(link, "content", {"values": values})
    assert answer.status_code == 400
    assert answer.json()["error"]["fields"]


MENTIONS: dict[str, Any] = {
    "schema": "2.0",
    "body": {
        "elements": [
            {"tag": "markdown", "content": "Ready <at id=all></at>"},
            {"tag": "img", "img_key": "img_v2_a", "alt": {"tag": "plain_text", "content": "a"}},
        ]
    },
}
WITHOUT = {"without": ["unverified-at-all", "unverified-images"]}


@pytest.fixture
def mentions(people, template) -> ShareLink:
    from cardstudio.accounts.policy import Actor
    from cardstudio.library import services as library
    from cardstudio.sharing.links import services

    made = library.template_create(
        actor=Actor(people.alice), team=people.team, name="Mentions", document={"card": MENTIONS}
    )
    return services.share_link_create(actor=Actor(people.alice), template=made).link


def test_causes_come_with_what_sending_without_them_is_called(mentions: ShareLink):
    told = Client().get(f"/s/{mentions.token}/errors?lang=zh").json()
    for code in ("-4", "-5", "-7"):
        assert {cause["kind"] for cause in told[code]["causes"]} == set(WITHOUT["without"])
    assert {cause["without"] for cause in told["-4"]["causes"]} == {"去掉 @所有人 再发", "去掉图片再发"}
    assert "causes" not in told["-6"]


def test_the_server_takes_out_what_the_card_is_to_go_without(mentions: ShareLink, post: Post):
    whole = post(mentions, "content", {"values": {}}).json()
    less = post(mentions, "content", {"values": {}, **WITHOUT}).json()
    assert less["card_content"]["card"]["body"]["elements"] == [{"tag": "markdown", "content": "Ready "}]
    assert less["card_hash"] != whole["card_hash"]
    assert post(mentions, "content", {"values": {}}).json() == whole, "the next visitor gets the whole card"


def test_an_attempt_keeps_the_card_as_it_went_out(mentions: ShareLink, post: Post):
    from cardstudio.sharing.models import Attempt

    report = {"attempt": "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a01", "batch": 0, "state": "started", **WITHOUT}
    assert post(mentions, "attempts", report).status_code == 201
    assert post(mentions, "attempts", {**report, "state": "sent"}).status_code == 201
    elements = Attempt.objects.get().card_content["card"]["body"]["elements"]
    assert elements == [{"tag": "markdown", "content": "Ready "}]


@pytest.mark.parametrize("without", ["x", ["body"], [5], {}])
def test_only_what_the_platform_alone_can_judge_is_taken_out(mentions: ShareLink, post: Post, without: Any):
    answer = post(mentions, "content", {"values": {}, "without": without})
    assert answer.status_code == 400
    assert "without" in answer.json()["error"]["fields"]


def test_posts_answer_in_the_language_of_the_page(link: ShareLink, post: Post):
    sentences = {
        lang: post(link, f"content{lang}", {"values": {"x": 1}}).json()["error"]["message"]
        for lang in ("?lang=zh", "?lang=en", "?lang=xx")
    }
    assert "链接" in sentences["?lang=zh"]
    assert sentences["?lang=en"] == sentences["?lang=xx"] == "This link does not leave these values open."


def test_a_page_opened_from_a_chat_may_ask_which(link: ShareLink, post: Post, platform: PlatformStub):
    url = f"{page(link)}?bdp_launch_query=%7B%22__trigger_id__%22%3A%22t%22%7D&from=plus_menu_group"
    apis = [
        post(link, "jsapi-config", {"url": url, "after": after}).json()["jsApiList"]
        for after in (None, 104, 333446, 103)
    ]
    assert apis == [["sendMessageCard", "getTriggerContext", "getChatInfo"], *[["sendMessageCard"]] * 3]


def test_somebody_of_another_organisation_is_told_so(link: ShareLink, people, bob: Client):
    from cardstudio.accounts.models import Identity

    for user, tenant in ((people.alice, "ours"), (people.bob, "theirs")):
        Identity.objects.create(user=user, app=link.app, tenant_key=tenant, open_id=f"ou_{tenant}", union_id="")
    assert bob.get(f"/s/{link.token}/errors").json()["333449"]["title"] == "You are in another organisation"
    assert Client().get(f"/s/{link.token}/errors").json()["333449"]["title"] == "This app is not open to you"


def test_outside_the_client_each_visitor_has_a_form_of_their_own(link: ShareLink):
    """The page is written once for many; what is a visitor's own is not."""
    tokens = []
    for number in range(2):
        visitor = Client(enforce_csrf_checks=True)
        here = f"/s/{link.token}/?visit={number}&from=chat"
        page = visitor.get(here, headers={"User-Agent": "Mozilla/5.0 (Macintosh) Chrome/120.0.0.0"}).content.decode()
        assert f'name="next" value="{escape(here)}"' in page
        tokens += re.findall('name="csrfmiddlewaretoken" value="([^"]+)"', page)
        form = {"csrfmiddlewaretoken": tokens[-1], "next": here, "language": "zh-hans"}
        assert visitor.post(reverse("set_language"), form).headers.get("Location") == here
    assert len(set(tokens)) == 2
