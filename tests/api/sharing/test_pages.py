"""The team's pages: making a link, its page, the history."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cardstudio.accounts.policy import Actor
from cardstudio.library import services as library
from cardstudio.library.models import Template, Version
from cardstudio.library.releases import release_move
from cardstudio.sharing.models import ShareLink
from tests.conftest import People
from tests.sharing_fixtures import CLIENT_AGENT, ORIGIN

FORM = {
    "mode": "choose",
    "audience": "anyone",
    "multiSelect": "on",
    "selectType": "0",
    "life": "7",
    "with_additional_message": "on",
}


def report(link: ShareLink, state: str, **fields: Any) -> None:
    from uuid import uuid4

    body = {"attempt": str(uuid4()), "batch": 0, "state": state, "deliveries": [], **fields}
    answer = Client().post(
        f"/s/{link.token}/attempts", body, content_type="application/json", headers={"Origin": ORIGIN}
    )
    assert answer.status_code == 201


def test_it_works(bob: Client, template: Template):
    assert bob.get(f"/templates/{template.pk}/share/").status_code == 200
    answer = bob.post(f"/templates/{template.pk}/share/", FORM, follow=True)
    link = ShareLink.objects.get()
    assert answer.redirect_chain == [(f"/share-links/{link.pk}/?froze=1", 302)]
    html = answer.content.decode()
    assert f"http://testserver/s/{link.token}/" in html
    assert "applink.feishu.cn" in html
    assert 'class="qr"' in html
    assert "kept as version 1" in html
    assert link.with_additional_message is True
    assert link.expires_at is not None
    assert 6 <= (link.expires_at - timezone.now()).days <= 7


def test_unticked_switches_are_off(alice: Client, template: Template):
    alice.post(
        f"/templates/{template.pk}/share/",
        {"mode": "choose", "audience": "anyone", "selectType": "1", "life": "0", "confirmTitle": "Send?"},
    )
    link = ShareLink.objects.get()
    assert link.choose_chat_params["multiSelect"] is False
    assert link.choose_chat_params["selectType"] == 1
    assert link.choose_chat_params["confirmTitle"] == "Send?"
    assert link.with_additional_message is False
    assert link.expires_at is None


def test_it_says_what_the_link_will_send(alice: Client, people: People, template: Template):
    page = f"/templates/{template.pk}/share/"
    assert b"kept as version 1" in alice.get(page).content
    alice.post(page, FORM)
    assert b"It is version 1" in alice.get(page).content
    actor = Actor(people.alice)
    release_move(actor=actor, version=Version.objects.get(template=template))
    assert b"v1, the release" in alice.get(page).content
    empty = {"card": {"schema": "2.0", "body": {"elements": []}}}
    library.draft_save(actor=actor, template=template, document=empty, if_match=1, save_id="2")
    assert b"?version=draft" in alice.get(page).content
    assert b"kept as version 2" in alice.get(f"{page}?version=draft").content


def test_a_link_follows_the_release(alice: Client, people: People, template: Template):
    actor = Actor(people.alice)
    release_move(actor=actor, version=library.version_keep(actor=actor, template=template).version)
    alice.post(f"/templates/{template.pk}/share/", {**FORM, "follow": "on"})
    link = ShareLink.objects.get()
    assert (link.follow, link.version.number) == (True, 1)
    assert b"Follows the release" in alice.get(f"/share-links/{link.pk}/").content


def test_a_card_feishu_would_refuse_comes_back_with_its_findings(alice: Client, people: People):
    broken = library.template_create(
        actor=Actor(people.alice),
        team=people.team,
        name="Broken",
        document={"card": {"schema": "2.0", "body": {"elements": [{"tag": "no_such_tag"}]}}},
    )
    answer = alice.post(f"/templates/{broken.pk}/share/", FORM)
    assert answer.status_code == 422
    assert b"no_such_tag" in answer.content
    assert not ShareLink.objects.exists()


@pytest.mark.parametrize("changes", [{"selectType": "9"}, {"life": "forever"}, {"confirmTitle": "x" * 61}])
def test_a_wrong_form_makes_nothing(alice: Client, template: Template, changes: dict[str, str]):
    assert alice.post(f"/templates/{template.pk}/share/", {**FORM, **changes}).status_code == 200
    assert not ShareLink.objects.exists()


def test_the_history_shows_links_and_outcomes(alice: Client, template: Template, link: ShareLink):
    report(link, "sent", deliveries=[{"open_chat_id": "oc_1", "status": 0}])
    report(link, "failed", err_code=-5)
    page = f"/templates/{template.pk}/shares/"
    html = alice.get(page).content.decode()
    assert "1 chat" in html
    assert "Feishu could not send the card" in html
    # The rest is in the log, which it leads to.
    assert f"/attempts/?template={template.pk}&amp;state=failed" in html
    assert b"Feishu could not send the card" in alice.get(f"/share-links/{link.pk}/").content


def test_the_history_takes_the_same_queries_however_long_it_is(
    alice: Client, template: Template, link: ShareLink, django_assert_num_queries
):
    page = f"/templates/{template.pk}/shares/"
    report(link, "sent", deliveries=[{"open_chat_id": "oc_1", "status": 0}])
    alice.get(page)  # That Alice was here is written once an hour.
    with CaptureQueriesContext(connection) as short:
        alice.get(page)
    number_of_queries = len(short)
    for number in range(8):
        report(link, "sent", deliveries=[{"open_chat_id": f"oc_{number}", "status": 0}])
    with django_assert_num_queries(number_of_queries):
        alice.get(page)


def test_the_link_says_that_one_of_its_people_is_wrong(alice: Client, link: ShareLink):
    people = [{"open_id": "ou_1", "name": "Ann"}, {"open_id": "ou_2", "name": ""}]
    ShareLink.objects.update(mode="people", people=people, choose_chat_params={})

    def says() -> bool:
        return "One of these people is wrong" in alice.get(f"/share-links/{link.pk}/").content.decode()

    report(link, "failed", err_code=-5)
    assert not says()
    report(link, "failed", err_code=-8)
    assert says()
    report(link, "sent")
    assert not says()


def test_empty_pages_say_what_goes_there(alice: Client, template: Template):
    html = alice.get(f"/templates/{template.pk}/shares/").content.decode()
    assert "No links yet" in html
    assert "Nothing sent yet" in html


def test_bob_revokes(bob: Client, link: ShareLink):
    answer = bob.post(f"/share-links/{link.pk}/revoke/", follow=True)
    assert b"This link has ended" in answer.content
    link.refresh_from_db()
    assert link.revoked_at is not None


def test_vera_looks_and_changes_nothing(vera: Client, template: Template, link: ShareLink):
    assert vera.get(f"/templates/{template.pk}/shares/").status_code == 200
    assert vera.get(f"/share-links/{link.pk}/").status_code == 200
    assert vera.get(f"/templates/{template.pk}/share/").status_code == 403
    assert vera.post(f"/templates/{template.pk}/share/", FORM).status_code == 403
    assert vera.post(f"/share-links/{link.pk}/revoke/").status_code == 403
    assert ShareLink.objects.count() == 1


def test_charlie_finds_nothing(charlie: Client, template: Template, link: ShareLink):
    pages = [f"/templates/{template.pk}/share/", f"/templates/{template.pk}/shares/", f"/share-links/{link.pk}/"]
    for page in pages:
        assert charlie.get(page).status_code == 404
    assert charlie.post(f"/share-links/{link.pk}/revoke/").status_code == 404
    link.refresh_from_db()
    assert link.revoked_at is None


def test_visitors_are_sent_to_sign_in(template: Template, link: ShareLink):
    for page in (f"/templates/{template.pk}/share/", f"/share-links/{link.pk}/"):
        assert Client().get(page).status_code == 302


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_both_languages_outside(link: ShareLink, language: str):
    html = Client().get(f"/s/{link.token}/", headers={"Accept-Language": language}).content.decode()
    assert ("在飞书里发送" in html) is (language == "zh-CN")
    assert "style=" not in html


@pytest.mark.parametrize(
    ("agent", "shown"),
    [
        ("Mozilla/5.0 (Linux; Android 14) Mobile MicroMessenger/8.0.5", False),
        ("Mozilla/5.0 (iPhone) AliApp(DingTalk/7.6.0)", False),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Safari/604", True),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/132", True),
    ],
)
def test_other_messengers_get_a_hint_instead_of_a_button(link: ShareLink, agent: str, shown: bool):
    html = Client().get(f"/s/{link.token}/", headers={"User-Agent": agent}).content.decode()
    assert ("btn-ink" in html) is shown
    assert ("Open in browser" in html) is not shown


@pytest.mark.parametrize(
    ("back", "shown"),
    [("/templates/1/?pane=source&x=2", True), ("//evil.example/", False), ("javascript:alert(1)", False), ("", False)],
)
def test_a_page_opened_in_place_knows_the_way_back(link: ShareLink, back: str, shown: bool):
    address = f"/s/{link.token}/"
    agent = {"User-Agent": CLIENT_AGENT}
    html = Client().get(address, {"back": back}, headers=agent).content.decode()
    assert ("sh-back" in html) is shown
    assert "evil" not in html
    assert "alert" not in html
    assert "sh-back" not in Client().get(address, headers=agent).content.decode()
