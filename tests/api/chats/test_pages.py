"""The pages of chat lists, and what they are told by links and attempts."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.chats import platform_names, services
from cardstudio.chats.models import Chat, ChatList
from cardstudio.chats.parsing import NewChat
from cardstudio.library.models import Template
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.links.services import share_link_create, share_link_revoke
from cardstudio.sharing.models import ShareLink
from tests.conftest import People
from tests.sharing_fixtures import CLIENT_AGENT, link, platform, post, template
from tests.unit.feishu.platform_stub import PlatformStub

__all__ = ["link", "platform", "post", "template"]
CLIENT = {"User-Agent": CLIENT_AGENT}


@pytest.fixture
def rollout(people: People) -> ChatList:
    """A list of Alice's team with two chats."""
    actor = Actor(people.alice)
    made = services.chat_list_create(actor=actor, team=people.team, app=site_app(), name="Rollout")
    services.chats_add(actor=actor, chat_list=made, chats=[NewChat("oc_1", "<b>Ops</b>"), NewChat("oc_2")])
    return made


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_it_works(alice: Client) -> None:
    made = alice.post("/chats/", {"name": "Night", "kind": "chats"})
    assert made.status_code == 302
    page = text(alice.post(made["Location"], {"chats": "oc_1 <b>Ops</b>\noc_1"}, follow=True))
    assert "&lt;b&gt;Ops&lt;/b&gt;" in page
    assert "1 added." in page
    assert "Night" in text(alice.get("/chats/"))
    assert text(alice.post("/chats/", {"name": "Night"})).count("There is a list of that name already.") == 1


def test_what_is_refused_stays_in_the_field_and_the_rest_is_added(alice: Client, rollout: ChatList) -> None:
    page = text(alice.post(f"/chats/{rollout.pk}/", {"chats": "oc_3\nou_4 Mira\n\nwhat"}))
    assert "ou_4 Mira\nwhat</textarea>" in page
    assert "Line 2:" in page
    assert "Line 4:" in page
    assert Chat.objects.filter(list=rollout).count() == 3


def test_a_text_that_is_too_long_for_the_list_is_kept(alice: Client, rollout: ChatList) -> None:
    many = "\n".join(f"oc_x{number}" for number in range(500))
    answer = alice.post(f"/chats/{rollout.pk}/", {"chats": many})
    assert answer.status_code == 400
    assert "oc_x499</textarea>" in text(answer)
    assert alice.post(f"/chats/{rollout.pk}/", {"chats": "x\n" * 2_001}).status_code == 400
    assert Chat.objects.filter(list=rollout).count() == 2


def test_removing_without_a_script_offers_the_way_back(alice: Client, rollout: ChatList) -> None:
    page = text(alice.post(f"/chats/{rollout.pk}/remove/", {"ref": ["oc_1", "oc_2"]}, follow=True))
    assert "2 were taken off the list." in page
    undo = page.split('name="undo" value="')[1].split('"')[0]
    assert "data-way-back" not in text(alice.get(f"/chats/{rollout.pk}/")), "offered once"
    assert "oc_2" in text(alice.post(f"/chats/{rollout.pk}/undo/", {"undo": undo}, follow=True))


def test_a_list_with_a_live_link_is_not_deleted_and_says_which(
    alice: Client, people: People, template: Template, rollout: ChatList
) -> None:
    link = share_link_create(
        actor=Actor(people.alice), template=template, options=LinkOptions(mode="list", chat_list=rollout)
    ).link
    page = text(alice.post(f"/chats/{rollout.pk}/delete/", follow=True))
    assert "Share links of Release review send to this list." in page
    refused = alice.delete(f"/api/v1/chat-lists/{rollout.pk}/").json()
    assert refused["uses"] == [{"name": "Release review", "address": f"/share-links/{link.pk}/"}]
    share_link_revoke(actor=Actor(people.alice), link=link)
    page = text(alice.post(f"/chats/{rollout.pk}/delete/", follow=True))
    assert "“Rollout” is deleted." in page
    assert "Rollout" in text(alice.post(f"/chats/{rollout.pk}/restore/", follow=True))


def test_a_failed_delivery_marks_the_chat_and_the_next_good_one_clears_it(
    alice: Client, people: People, link: ShareLink, rollout: ChatList, post: Any
) -> None:
    other = services.chat_list_create(
        actor=Actor(people.charlie), team=people.charlie.own_team, app=site_app(), name="x"
    )
    services.chats_add(actor=Actor(people.charlie), chat_list=other, chats=[NewChat("oc_1")])

    def tell(attempt: int, status: int) -> None:
        deliveries = [{"open_chat_id": "oc_1", "status": status}, {"open_chat_id": "oc_2", "status": 0}]
        body = {"attempt": f"0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a{attempt:02}", "batch": 0, "deliveries": deliveries}
        answer = post(link, "attempts", {**body, "state": "partial" if status else "sent"}, client=alice)
        assert answer.status_code == 201, answer.content

    tell(1, 230002)
    stale = {chat.open_chat_id: chat.stale for chat in Chat.objects.filter(list=rollout)}
    assert stale == {"oc_1": True, "oc_2": False}
    assert "Not reached" in text(alice.get(f"/chats/{rollout.pk}/"))
    assert "1 not reached" in text(alice.get("/chats/"))
    assert not Chat.objects.get(list=other).stale, "another team's list is its own"
    tell(2, 0)
    assert not Chat.objects.filter(list=rollout).exclude(stale_since=None).exists()


def test_names_are_looked_up_where_the_platform_says_them(
    alice: Client, rollout: ChatList, platform: PlatformStub
) -> None:
    page = text(alice.post(f"/chats/{rollout.pk}/names/", follow=True))
    assert "im:chat:readonly" in page, "this platform knows no chats"
    asked = platform.calls.total()
    alice.post(f"/chats/{rollout.pk}/names/")
    assert platform.calls.total() == asked, "it is not asked again at once"


def groups_answer(platform: PlatformStub, *ids: str) -> None:
    path = "/open-apis/im/v1/chats?page_size=100&page_token="
    items = [{"chat_id": id, "name": f"Group {id}", "external": False} for id in ids]
    platform.refusals[path] = [(200, {"code": 0, "data": {"items": items, "has_more": False}}, {})]


def test_names_of_added_chats_come_with_them_where_the_platform_is_quick(
    alice: Client, rollout: ChatList, platform: PlatformStub
) -> None:
    groups_answer(platform, "oc_77")
    assert "Group oc_77" in text(alice.post(f"/chats/{rollout.pk}/", {"chats": "oc_77"}, follow=True))


@pytest.mark.django_db(transaction=True)
def test_chats_are_stored_and_answered_before_a_slow_platform_says_their_names(
    alice: Client, rollout: ChatList, platform: PlatformStub, monkeypatch
) -> None:
    written = threading.Event()

    def describe(*, chat_list: ChatList, names: dict[str, tuple[str, bool]]) -> int:
        written.set()
        return len(names)

    # In a file-less test database only one thread may write; what is written is told by the test above.
    monkeypatch.setattr(platform_names, "chats_describe", describe)
    monkeypatch.setattr(platform_names, "SOON_SECONDS", 0.0)
    groups_answer(platform, "oc_78")
    answered = threading.Event()
    asked = platform_names.groups_of_app

    def slow(*args: Any) -> Any:
        answered.wait(30)
        return asked(*args)

    monkeypatch.setattr(platform_names, "groups_of_app", slow)
    page = text(alice.post(f"/chats/{rollout.pk}/", {"chats": "oc_78"}, follow=True))
    assert "oc_78" in page
    assert not written.is_set()
    answered.set()
    assert written.wait(30)


def test_a_platform_that_does_not_answer_is_no_missing_scope(
    alice: Client, rollout: ChatList, platform: PlatformStub
) -> None:
    path = "/open-apis/im/v1/chats?page_size=100&page_token="
    platform.refusals[path] = [(500, {"code": 99, "msg": "down"}, {})] * 2
    page = text(alice.post(f"/chats/{rollout.pk}/names/", follow=True))
    assert "could not be reached" in page
    assert "im:chat:readonly" not in page
    answer = alice.post(f"/api/v1/chat-lists/{rollout.pk}/names/", {}, content_type="application/json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "platform_unavailable")
    assert answer["Retry-After"]


def test_the_page_in_the_client_is_signed_for_the_one_api(
    alice: Client, rollout: ChatList, platform: PlatformStub
) -> None:
    page = alice.get(f"/chats/{rollout.pk}/add/", headers=CLIENT)
    assert "unsafe-eval" in page["Content-Security-Policy"]
    assert '"api":"chooseChat"' in text(page)
    url = f"/api/v1/chat-lists/{rollout.pk}/jsapi-config/"
    here = f"http://testserver/chats/{rollout.pk}/add/"
    signed = alice.post(url, {"url": f"{here}?from=x"}, content_type="application/json")
    assert signed.json()["jsApiList"] == ["chooseChat"]
    assert "no-store" in signed["Cache-Control"]
    for wrong in ("http://testserver/s/abc/", f"{here}#x", None):
        assert alice.post(url, {"url": wrong}, content_type="application/json").status_code == 400


def test_in_a_browser_the_same_address_leads_into_the_client(alice: Client, rollout: ChatList) -> None:
    page = alice.get(f"/chats/{rollout.pk}/add/")
    assert "/client/web_url/open?mode=window" in text(page)
    assert "unsafe-eval" not in page["Content-Security-Policy"]


def test_whoever_is_not_signed_in_is_asked_who_they_are(client: Client, rollout: ChatList) -> None:
    assert "/signin/?next=" in client.get(f"/chats/{rollout.pk}/add/")["Location"]
    page = text(client.get(f"/chats/{rollout.pk}/add/", headers=CLIENT))
    assert "signin-data" in page
    assert "Rollout" not in page


def test_strangers_find_nothing_and_viewers_change_nothing(vera: Client, charlie: Client, rollout: ChatList) -> None:
    base = f"/chats/{rollout.pk}/"
    for path in ("", "chats.csv", "add/"):
        assert charlie.get(f"{base}{path}").status_code == 404, path
    for path in ("", "rename/", "change/", "names/", "remove/", "undo/", "delete/"):
        body = {"chats": "oc_9", "name": "x", "ref": "oc_1", "undo": "x"}
        assert charlie.post(f"{base}{path}", body).status_code == 404, path
        assert vera.post(f"{base}{path}", body).status_code == 403, path
    ChatList.objects.filter(pk=rollout.pk).update(deleted_at=timezone.now())
    assert charlie.post(f"{base}restore/").status_code == 404
    assert vera.post(f"{base}restore/").status_code == 403


def test_the_file_is_what_can_be_read_back(alice: Client, rollout: ChatList) -> None:
    Chat.objects.filter(open_chat_id="oc_2").update(name="=2+2", external=True)
    answer = alice.get(f"/chats/{rollout.pk}/chats.csv")
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert lines == ["open_chat_id,name,external,stale_since,suspect_since", "oc_1,<b>Ops</b>,no,,", "oc_2,'=2+2,yes,,"]
