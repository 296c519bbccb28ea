"""`templates/changes/`: many changes in one call, each done or refused by itself."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.api.library.test_lists import make
from tests.conftest import People

URL = "/api/v1/templates/"


def change(client: Client, *changes: dict[str, Any]) -> Any:
    return client.post(f"{URL}changes/", {"changes": changes}, content_type="application/json")


def shown(client: Client, template: Any) -> Any:
    return client.get(f"{URL}{template['id']}/").json()


def test_each_is_done_by_itself(alice: Client) -> None:
    folder = alice.post("/api/v1/folders/", {"name": "HR"}, content_type="application/json").json()["id"]
    one, two, three = (make(alice, name, tags=["old", "kept"]) for name in ("One", "Two", "Three"))

    answer = change(
        alice,
        {"template": one["id"], "do": "move", "folder": folder},
        {"template": two["id"], "do": "tag", "add": ["new"], "remove": ["old"]},
        {"template": three["id"], "do": "delete"},
        {"template": three["id"], "do": "archive"},
        {"template": three["id"], "do": "restore"},
        {"template": one["id"], "do": "archive"},
        {"template": one["id"], "do": "duplicate"},
    )

    results = answer.json()["results"]
    assert [result.get("error", {}).get("code") for result in results] == [None, None, None, "not_found", *[None] * 3]
    assert shown(alice, one)["folder"] == folder
    assert shown(alice, one)["archived_at"] is not None
    assert shown(alice, two)["tags"] == ["kept", "new"]
    assert shown(alice, three)["archived_at"] is None
    assert shown(alice, {"id": results[6]["made"]})["name"] == "One (copy)"


def test_a_refused_one_spoils_no_other(alice: Client, vera: Client, charlie: Client, people: People) -> None:
    mine = make(alice, "Mine")
    theirs = make(charlie, "Theirs")
    elsewhere = charlie.post("/api/v1/folders/", {"name": "His"}, content_type="application/json").json()["id"]
    ours = [{"template": mine["id"], "do": "archive"}]

    answer = change(
        alice,
        {"template": theirs["id"], "do": "delete"},
        {"template": mine["id"], "do": "move", "folder": elsewhere},
        *ours,
    )

    codes = [result.get("error", {}).get("code") for result in answer.json()["results"]]
    assert codes == ["not_found", "not_found", None]
    assert shown(alice, mine)["archived_at"] is not None
    assert change(vera, *ours).json()["results"][0]["error"]["code"] == "not_allowed"
    assert change(charlie, *ours).json()["results"][0]["error"]["code"] == "not_found"
    assert shown(charlie, theirs)["name"] == "Theirs"


def test_what_a_change_may_say(alice: Client) -> None:
    mine = make(alice, "Mine")["id"]
    for wrong in (
        {"template": mine, "do": "move"},
        {"template": mine, "do": "archive", "folder": None},
        {"template": mine, "do": "publish"},
    ):
        assert change(alice, wrong).status_code == 400, wrong
    assert change(alice, *[{"template": mine, "do": "archive"}] * 201).status_code == 400


def test_tags_that_others_gave_meanwhile_stay(alice: Client) -> None:
    mine = make(alice, "Mine", tags=["a"])
    alice.patch(f"{URL}{mine['id']}/", {"tags": ["a", "meanwhile"]}, content_type="application/json")

    change(alice, {"template": mine["id"], "do": "tag", "add": ["b"], "remove": ["a"]})

    assert shown(alice, mine)["tags"] == ["b", "meanwhile"]
