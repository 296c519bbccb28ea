"""Files to take away, of links and templates: the page, its downloads, the REST endpoint."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from cardstudio.accounts.embed_origins import embed_origins
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.chats.models import Chat, ChatList
from cardstudio.library import services as library
from cardstudio.library.models import Template
from cardstudio.sharing.links import services
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.models import ShareLink
from cardstudio.takeaway.link_or_template import source_of_link, subject_of
from tests.conftest import People

DOCUMENT: dict[str, Any] = {
    "card": {"elements": [{"tag": "markdown", "content": "${place}: ${count} until ${day}"}]},
    "variables": [
        {"name": "place", "type": "text"},
        {"name": "count", "type": "integer", "default": 6},
        {"name": "day", "type": "date"},
    ],
}


FILLED = {"value:place": "W-1"}


@pytest.fixture
def template(people: People) -> Template:
    return library.template_create(actor=Actor(people.alice), team=people.team, name="Stock", document=DOCUMENT)


@pytest.fixture
def link(people: People, template: Template) -> ShareLink:
    actor = Actor(people.alice)
    values = {"day": "2026-11-30", "place": "Warehouse 3"}
    return services.share_link_create(
        actor=actor, template=template, options=LinkOptions(values=values, open_variables=["place"])
    ).link


def sent_text(content: dict[str, Any]) -> str:
    return str(content["card"]["elements"][0]["content"])


def page(client: Client, link: ShareLink, **query: str) -> Any:
    return client.get(reverse("takeaway:link", args=[link.pk]), query)


def test_it_works(alice: Client, link: ShareLink):
    answer = page(alice, link)
    html = answer.content.decode()

    assert answer.status_code == 200
    assert "/embed/share-button.js" in html
    assert f"/s/{link.token}/" in html
    archive = alice.get(reverse("takeaway:link-files", args=[link.pk, "all"]), FILLED)
    assert archive["Content-Disposition"] == 'attachment; filename="card-all.zip"'
    assert "h5/index.html" in zipfile.ZipFile(io.BytesIO(archive.content)).namelist()
    single = alice.get(reverse("takeaway:link-files", args=[link.pk, "page"]), FILLED)
    assert single["Content-Type"] == "application/octet-stream"
    assert single["X-Content-Type-Options"] == "nosniff"


def test_a_links_fixed_values_stand_and_the_open_ones_may_be_filled(alice: Client, link: ShareLink):
    path = f"/api/v1/share-links/{link.pk}/take-away/"
    plain = alice.post(path, {"values": {"place": "W-1"}}, content_type="application/json").json()
    filled = alice.post(path, {"values": {"place": "W-9", "count": 2}}, content_type="application/json").json()
    locked = alice.post(path, {"values": {"day": "2027-01-01"}}, content_type="application/json")

    assert "W-1: 6 until 2026-11-30" in plain["files"]["snippets/webhook.sh"]
    assert "W-9: 2 until 2026-11-30" in filled["files"]["h5/index.html"]
    assert {path for bundle in plain["bundles"] for path in bundle["paths"]} == plain["files"].keys()
    assert locked.status_code == 400
    assert "values.day" in locked.json()["error"]["fields"]


def test_files_of_an_emptied_list_say_that_it_is_one(people: People, template: Template):
    chats = ChatList.objects.create(team=people.team, app=site_app(), name="Branches")
    link = services.share_link_create(
        actor=Actor(people.alice), template=template, options=LinkOptions(values={"place": "W-1", "day": "2026-11-30"})
    ).link
    ShareLink.objects.filter(pk=link.pk).update(mode=ShareLink.Mode.LIST, chat_list=chats, choose_chat_params={})
    link.refresh_from_db()

    for carried in (subject_of(source_of_link(link)).page_carried, subject_of(source_of_link(link)).app_carried):
        assert (carried["calls"][0]["shouldChooseChat"], carried["hasOwnTargets"]) == (True, True)


def test_files_that_send_are_not_made_half_filled(alice: Client, link: ShareLink):
    refused = alice.post(f"/api/v1/share-links/{link.pk}/take-away/", {}, content_type="application/json")
    assert (refused.status_code, list(refused.json()["error"]["fields"])) == (400, ["values.place"])

    html = page(alice, link).content.decode()
    assert "1 blank needs a value first" in html
    files = {name: reverse("takeaway:link-files", args=[link.pk, name]) for name in ("page", "mini-program", "all")}
    for path in files.values():
        assert path not in html
        assert alice.get(path)["Location"] == f"{reverse('takeaway:link', args=[link.pk])}#files"
        assert alice.get(path, FILLED).status_code == 200
    assert alice.get(reverse("takeaway:link-files", args=[link.pk, "snippets"])).status_code == 200
    assert "needs a value first" not in page(alice, link, **FILLED).content.decode()


def test_a_templates_files_are_its_draft(alice: Client, template: Template):
    values = {"place": "W-1", "day": "2026-11-30"}
    path = f"/api/v1/templates/{template.pk}/take-away/"
    made = alice.post(path, {"values": values}, content_type="application/json").json()

    assert quote("W-1: 6 until 2026-11-30") in made["files"]["mini-program/pages/send/card.js"].replace('",\n  "', "")
    assert alice.get(reverse("takeaway:template", args=[template.pk])).status_code == 200
    assert b"share-to-chat" not in alice.get(reverse("takeaway:template", args=[template.pk])).content
    download = alice.get(reverse("takeaway:template-files", args=[template.pk, "endpoint-node"]))
    assert download["Content-Disposition"] == 'attachment; filename="server.mjs"'


@pytest.mark.parametrize(
    ("sign_url", "fits"),
    [
        ("https://app.example.com/sign", True),
        ("/feishu/sign", True),
        ("javascript:alert(1)", False),
        ("//", False),
        ("sign", False),
        ("https://a b", False),
    ],
)
def test_the_signing_address_is_an_address(alice: Client, link: ShareLink, sign_url: str, fits: bool):
    path = f"/api/v1/share-links/{link.pk}/take-away/"
    answer = alice.post(path, {"values": {"place": "W-1"}, "sign_url": sign_url}, content_type="application/json")

    assert (answer.status_code == 200) is fits
    if fits:
        assert json.dumps(sign_url) in answer.json()["files"]["h5/index.html"]
    # The page says so beside the control and makes the files all the same.
    assert page(alice, link, sign_url=sign_url).status_code == 200


def test_what_is_filled_in_on_the_page_goes_into_its_downloads(alice: Client, link: ShareLink):
    query = {"value:place": "W-9", "value:count": "zwei"}
    html = page(alice, link, **query).content.decode()
    download = alice.get(reverse("takeaway:link-files", args=[link.pk, "page"]), query)

    assert "value%3Aplace=W-9" in html
    assert "aria-invalid" in html
    assert "W-9: 6 until" in download.content.decode()


def test_a_list_goes_ten_at_a_time_and_people_in_one_call(people: People, template: Template):
    actor = Actor(people.alice)
    chats = ChatList.objects.create(team=people.team, app=site_app(), name="All")
    Chat.objects.bulk_create(Chat(list=chats, open_chat_id=f"oc_{n:032}", name=str(n)) for n in range(12))
    values = {"day": "2026-11-30", "place": "W"}
    listed = services.share_link_create(
        actor=actor,
        template=template,
        options=LinkOptions(values=values, mode="list", chat_list=chats, with_additional_message=True),
    ).link
    calls = subject_of(source_of_link(listed)).calls

    assert [len(call["openChatIDs"]) for call in calls] == [10, 2]
    assert all(call["shouldChooseChat"] is False and call["withAdditionalMessage"] is True for call in calls)


def test_strangers_find_nothing(charlie: Client, link: ShareLink, template: Template):
    for name, pk in (("link", link.pk), ("template", template.pk)):
        assert charlie.get(reverse(f"takeaway:{name}", args=[pk])).status_code == 404
        assert charlie.get(reverse(f"takeaway:{name}-files", args=[pk, "all"])).status_code == 404
    for path in (f"share-links/{link.pk}", f"templates/{template.pk}"):
        assert charlie.post(f"/api/v1/{path}/take-away/", {}, content_type="application/json").status_code == 404
    assert Client().get(reverse("takeaway:link", args=[link.pk])).status_code == 302


def test_unknown_files_are_not_found(alice: Client, link: ShareLink):
    assert alice.get(reverse("takeaway:link-files", args=[link.pk, "secrets"])).status_code == 404


def test_owners_choose_the_buttons_origins_on_the_page(alice: Client, bob: Client, vera: Client, link: ShareLink):
    path = reverse("takeaway:embed-origins", args=[link.pk])
    added = alice.post(path, {"add": "https://oa.example.com/cards/"})
    assert added.status_code == 302
    assert embed_origins(link.team_id) == ["https://oa.example.com"]
    wrong = alice.post(path, {"add": "oa.example.com"})
    assert wrong.status_code == 400
    assert 'value="oa.example.com"' in wrong.content.decode()
    for client in (bob, vera):
        assert client.post(path, {"add": "https://evil.example"}).status_code == 403
        assert b"https://oa.example.com" in page(client, link).content
    assert alice.post(path, {"remove": "https://oa.example.com"}).status_code == 302
    assert embed_origins(link.team_id) == []
