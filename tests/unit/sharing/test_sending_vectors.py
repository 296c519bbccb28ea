"""The server's half of `tests/vectors/sending`: what pages are told of a client, and the calls files carry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cardstudio.feishu.client_versions import ClientInfo, client_info, needs_of
from cardstudio.sharing.links.picker import picker_params
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.page.client_targets import ClientTargets, client_targets
from cardstudio.takeaway import link_or_template

VECTORS = Path(__file__).resolve().parents[2] / "vectors" / "sending"
SYSTEMS = {"ios": "iPhone", "android": "Android 14", "pc": "Windows NT 10.0", "harmony": "OpenHarmony"}
MODES = {"choose": ShareLink.Mode.CHOOSE, "chats": ShareLink.Mode.LIST, "people": ShareLink.Mode.PEOPLE}


def _read(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text("utf-8"))


CLIENTS = _read("clients")
LINKS: dict[str, Any] = _read("calls")["links"]


def _client(case: dict[str, Any]) -> ClientInfo:
    return client_info(f"Mozilla/5.0 ({SYSTEMS[case['platform']]}) Lark/{case['version']} ChannelName/Feishu")


@pytest.mark.parametrize("case", CLIENTS["clients"], ids=lambda case: f"{case['platform']}-{case['version']}")
def test_pages_are_told_what_a_client_lacks(case: dict[str, Any]):
    client = _client(case)
    assert client.supports("triggerCode") is case["trigger"]
    for mode, lacks in case["page"].items():
        assert client.missing_version() == ("" if lacks == "picker" else lacks)
        if mode == "people" and not client.missing_version():
            assert (not client.supports("openIDs")) is (lacks == "picker")


@pytest.mark.parametrize("where", ["page", "mini-program"])
def test_files_carry_the_versions(where: Any):
    assert needs_of(where) == CLIENTS["needs"][where]


@pytest.mark.parametrize("name", LINKS)
def test_files_carry_the_calls(name: str, monkeypatch: pytest.MonkeyPatch):
    link = LINKS[name]
    shared = ShareLink(
        mode=MODES[link["mode"]],
        people=[{"open_id": one, "name": ""} for one in link["ids"]] if link["mode"] == "people" else [],
        choose_chat_params={**link["picker"]} if link["mode"] == "choose" else {},
        with_additional_message=link["note"],
    )
    if link["mode"] == "chats":
        monkeypatch.setattr(
            link_or_template, "client_targets", lambda link_, client: ClientTargets("chats", link["ids"])
        )
    else:
        assert client_targets(shared, client_info("")).ids == link["ids"]
    assert list(link_or_template._calls(shared)) == link["calls"]
    assert picker_params(shared.choose_chat_params) == link["picker"]
