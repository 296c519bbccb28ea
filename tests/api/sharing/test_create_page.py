"""The form of a new link: modes, audiences, and the second question."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cardstudio.accounts.models import Identity
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.chats.models import Chat, ChatList
from cardstudio.library.models import Template
from cardstudio.library.services import template_create
from cardstudio.sharing.models import ShareLink
from tests.conftest import People

FORM = {"mode": "choose", "audience": "team", "selectType": "0", "life": "7"}


def page_of(template: Template) -> str:
    return f"/templates/{template.pk}/share/"


def make(client: Client, template: Template, **changes: str) -> Any:
    return client.post(page_of(template), {**FORM, **changes})


@pytest.fixture
def chats(people: People) -> ChatList:
    made = ChatList.objects.create(team=people.team, app=site_app(), name="Release groups")
    Chat.objects.create(list=made, open_chat_id="oc_1", name="Gateway")
    return made


def test_it_works(alice: Client, template: Template):
    assert make(alice, template, use_limit="3").status_code == 302
    link = ShareLink.objects.get()
    assert (link.mode, link.audience, link.use_limit, link.private) == ("choose", "team", 3, False)


def test_the_card_and_its_blanks_are_called_by_their_names(people: People, alice: Client):
    elements = [{"tag": "markdown", "content": "Closed for ${holiday}, back ${back}"}]
    document = {
        "card": {"schema": "2.0", "body": {"elements": elements}},
        "variables": [{"name": "holiday", "label": "Feast", "example": "Easter"}, {"name": "back", "label": "Return"}],
    }
    made = template_create(actor=Actor(people.alice), team=people.team, name="Feast", document=document)
    page = alice.get(page_of(made)).content.decode()
    assert "Closed for Easter, back 〔Return〕" in page
    assert "${" not in page
    assert ">holiday<" not in page


def test_a_chat_list_leaves_out_what_belongs_to_the_picker(alice: Client, template: Template, chats: ChatList):
    answer = make(alice, template, mode="list", chat_list=str(chats.pk), externalChat="on", use_limit="3")
    assert answer.status_code == 302
    link = ShareLink.objects.get()
    assert (link.chat_list, link.choose_chat_params, link.use_limit) == (chats, {}, None)


def test_people(people: People, alice: Client, template: Template):
    friends = ChatList.objects.create(team=people.team, app=site_app(), name="On duty", kind="people")
    Chat.objects.create(list=friends, open_id="ou_1", name="Zhou")
    assert make(alice, template, mode="people", people_list=str(friends.pk)).status_code == 302
    assert ShareLink.objects.get().people == [{"open_id": "ou_1", "name": "Zhou"}]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"mode": "list"}, "Choose a list."),
        ({"selectType": "2", "allowCreateGroup": "on"}, "No group can be made"),
        ({"use_limit": "0"}, "greater than or equal to 1"),
    ],
)
def test_it_says_what_can_not_be(
    alice: Client, template: Template, chats: ChatList, changes: dict[str, str], sentence: str
):
    answer = make(alice, template, **changes)
    assert (answer.status_code, sentence in answer.content.decode()) == (200, True)
    assert not ShareLink.objects.exists()


def test_without_lists_their_modes_can_not_be_chosen(alice: Client, template: Template):
    page = alice.get(page_of(template)).content.decode()
    assert "There is no list of chats yet." in page
    assert "There is no list of people yet." in page


def test_a_link_to_external_chats_asks_once_more(alice: Client, template: Template):
    answer = make(alice, template, externalChat="on")
    page = answer.content.decode()
    assert 'name="outsiders_agreed" value="1"' in page
    assert "Everybody in such a chat, of whatever organisation" in page
    assert not ShareLink.objects.exists()
    assert make(alice, template, externalChat="on", outsiders_agreed="1").status_code == 302
    assert ShareLink.objects.get().choose_chat_params["externalChat"] is True


def test_so_does_a_list_with_external_chats(alice: Client, template: Template, chats: ChatList):
    chats.chats.update(external=True)
    answer = make(alice, template, mode="list", chat_list=str(chats.pk))
    assert "The list holds external chats." in answer.content.decode()
    assert make(alice, template, mode="list", chat_list=str(chats.pk), outsiders_agreed="1").status_code == 302


def test_the_own_organisation_is_proposed_where_it_is_known(people: People, alice: Client, template: Template):
    page = alice.get(page_of(template)).content.decode()
    assert 'value="anyone" checked' in page
    assert 'value="tenant" disabled' in page
    Identity.objects.create(user=people.alice, app=site_app(), tenant_key="tenant-1", open_id="ou_a")
    page = alice.get(page_of(template)).content.decode()
    assert 'value="tenant" checked' in page


def test_needed_clients_are_named(alice: Client, template: Template):
    page = alice.get(page_of(template)).content.decode()
    assert "Feishu 5.1 or newer, on HarmonyOS 7.39" in page
    assert "PC from 5.28, not on HarmonyOS" in page
    assert "phones from 6.6, PC from 6.6" in page
    assert "not on PC, HarmonyOS from 7.47" in page
