"""Where a link sends, as each client can be asked for it."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from cardstudio.chats.models import Chat, ChatList
from cardstudio.feishu.client_versions import client_info
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.page.client_targets import client_picker, client_targets

AGENT = "Mozilla/5.0 ({system}) Lark/{version} LarkLocale/en_US ChannelName/{brand}"
SYSTEMS = {"pc": "Windows NT 10.0", "ios": "iPhone", "android": "Android 14", "harmony": "OpenHarmony 5.0"}


def agent(platform: str = "pc", version: str = "7.12.7", brand: str = "Feishu") -> str:
    return AGENT.format(system=SYSTEMS[platform], version=version, brand=brand)


def page(link: ShareLink, user_agent: str = "", client: Client | None = None) -> tuple[str, dict[str, Any]]:
    answer = (client or Client()).get(f"/s/{link.token}/", headers={"User-Agent": user_agent or agent()})
    html = answer.content.decode()
    return html, json.loads(re.search(r'<script id="share-data"[^>]*>(.*?)</script>', html, re.DOTALL)[1])


@pytest.fixture
def to_list(link: ShareLink) -> ShareLink:
    listed = ChatList.objects.create(team=link.team, app=link.app, name="Customers")
    Chat.objects.bulk_create(Chat(list=listed, open_chat_id=f"oc_{n:02}", name=f"Chat {n}") for n in range(34))
    link.mode, link.chat_list, link.choose_chat_params = "list", listed, {}
    link.save()
    return link


@pytest.fixture
def to_people(link: ShareLink) -> ShareLink:
    link.mode, link.choose_chat_params = "people", {}
    link.people = [{"open_id": "ou_1", "name": "Ann"}, {"open_id": "ou_2", "name": ""}]
    link.save()
    return link


def test_a_list_is_sent_to_in_its_order(to_list: ShareLink) -> None:
    html, data = page(to_list)
    assert data["targets"] == {"mode": "chats", "ids": [f"oc_{n:02}" for n in range(34)], "names": {}}
    assert "34 chats, 4 confirmations by Feishu" in html
    assert "Send to 34 chats" in html
    assert data["picker"]["externalChat"] is False, "also where the picker stands in"


def test_a_page_for_anybody_tells_no_names(to_list: ShareLink, alice: Client) -> None:
    assert "Chat 7" not in page(to_list, client=alice)[0]


def test_names_are_told_to_the_team(to_list: ShareLink, alice: Client) -> None:
    to_list.audience = "team"
    to_list.save()
    html, data = page(to_list, client=alice)
    assert data["targets"]["names"]["oc_07"] == "Chat 7"
    assert "Chat 7" in html


def test_people_need_a_client_that_knows_them(to_people: ShareLink) -> None:
    html, data = page(to_people)
    assert data["targets"]["ids"] == ["ou_1", "ou_2"]
    assert "Send to 2 people" in html
    html, data = page(to_people, agent("android", "6.5.9"))
    assert data["targets"] == {"mode": "choose", "ids": [], "names": {}}
    assert "Sending to people needs Feishu 6.6 or newer" in html


@pytest.mark.parametrize("kind", ["to_people", "to_nobody"])
def test_only_a_choice_stands_in_for_targets_of_the_links_own(request: pytest.FixtureRequest, kind: str) -> None:
    data = page(request.getfixturevalue(kind), agent("ios", "6.5.0"))[1]
    assert (data["targets"]["mode"], data["hasOwnTargets"]) == ("choose", True)


def test_a_link_that_lets_choose_has_no_targets_of_its_own(link: ShareLink) -> None:
    assert page(link)[1]["hasOwnTargets"] is False


def test_a_client_too_old_to_send_is_told_one_version(to_people: ShareLink) -> None:
    html, data = page(to_people, agent("ios", "5.0.9"))
    assert data["neededVersion"] == "5.1"
    assert "6.6" not in html


def test_an_empty_list_leaves_the_choice(to_list: ShareLink) -> None:
    Chat.objects.all().delete()
    html, data = page(to_list)
    assert data["targets"]["mode"] == "choose"
    assert "no chats yet" in html


@pytest.fixture
def to_nobody(to_list: ShareLink) -> ShareLink:
    Chat.objects.all().delete()
    return to_list


SWITCHES = {"externalChat": False, "allowCreateGroup": False, "ignoreSelf": False, "ignoreBot": False}


@pytest.mark.parametrize("platform", sorted(SYSTEMS))
@pytest.mark.parametrize("version", ["3.44.0", "5.25.0", "6.5.0", "7.50.0"])
@pytest.mark.parametrize("kind", ["link", "to_list", "to_people", "to_nobody"])
def test_no_path_to_the_picker_lets_anybody_in_whom_nobody_chose(
    request: pytest.FixtureRequest, kind: str, platform: str, version: str
) -> None:
    """A client's own defaults show external chats and new groups: no switch may be left to them."""
    asked: ShareLink = request.getfixturevalue(kind)
    user_agent = agent(platform, version)
    for picker in (client_picker(asked, client_info(user_agent)), page(asked, user_agent)[1]["picker"]):
        assert SWITCHES.items() <= picker.items()
        assert picker["selectType"] == 0


@pytest.mark.parametrize(
    ("user_agent", "lost"),
    [
        (agent(), {"ignoreBot"}),
        (agent("pc", "5.27.0"), {"ignoreBot", "allowCreateGroup", "confirmText"}),
        (agent("ios", "7.24.10"), set()),
        (agent("android", "5.30.0"), {"confirmText"}),
        (agent("harmony", "7.39.0"), {"allowCreateGroup", "ignoreBot", "ignoreSelf"}),
        (agent("harmony", "7.47.0"), {"allowCreateGroup"}),
    ],
)
def test_what_a_client_lacks_is_off_and_said(link: ShareLink, user_agent: str, lost: set[str]) -> None:
    given = dict.fromkeys(("allowCreateGroup", "ignoreBot", "ignoreSelf", "externalChat"), True)
    link.choose_chat_params = {**given, "confirmText": "Go", "selectType": 0, "multiSelect": False}
    client = client_info(user_agent)
    left = client_picker(link, client)
    assert set(link.choose_chat_params) - set(left) == lost
    assert left["multiSelect"] is False, "what is off stays said"
    assert len(client_targets(link, client).notes) == len(lost)


def test_only_some_clients_know_the_chat_they_came_from(link: ShareLink) -> None:
    assert page(link)[1]["canTrigger"] is True
    assert page(link, agent("harmony", "7.47.0"))[1]["canTrigger"] is False


def test_the_other_brands_client_is_told_so(link: ShareLink) -> None:
    assert page(link, agent(brand="Feishu"))[1]["otherBrand"] is False
    assert page(link, agent(brand="Lark"))[1]["otherBrand"] is True
    assert page(link, "Mozilla/5.0 (Macintosh) Lark/7.12.7")[1]["otherBrand"] is False, "it does not say"
