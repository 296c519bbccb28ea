"""A team's blocks and the mark of its starting points, as files: out, changed on either side, and in again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from cardstudio.accounts.models import Team
from cardstudio.cards.library.archive import pack
from cardstudio.library.models import Block, Template
from tests.api.library.test_blocks import BODY
from tests.api.library.test_portable import Files, address, exported, imported
from tests.api.library.test_portable_commands import card
from tests.conftest import People

FOOT = "blocks/foot.block.json"


@pytest.fixture
def foot(alice: Client, people: People) -> str:
    answer = alice.post(f"/api/v1/teams/{people.team.pk}/blocks/", BODY, "application/json")
    made: str = answer.json()["id"]
    return made


@pytest.fixture
def other(people: People) -> Team:
    return Team.objects.get(personal_of=people.charlie)


def edited(files: Files, **more: Any) -> Files:
    return {**files, FOOT: json.dumps({**json.loads(files[FOOT]), **more}, indent=2).encode()}


def in_library(alice: Client, people: People, pk: str, **more: Any) -> None:
    answer = alice.patch(f"/api/v1/teams/{people.team.pk}/blocks/{pk}/", more, "application/json")
    assert answer.status_code == 200


def test_blocks_are_the_same_in_another_team(
    alice: Client, charlie: Client, vera: Client, people: People, other: Team, foot: str
) -> None:
    files = exported(vera, people.team)
    held = json.loads(files[FOOT])
    assert list(held) == ["id", "exported", "name", "format", "elements", "variables"]
    assert {name: held[name] for name in BODY} == BODY
    for did in ("created", "same"):
        outcome = imported(charlie, other, files)[FOOT]
        assert (outcome["did"], outcome["name"]) == (did, "Foot")
    assert exported(charlie, other) == files
    assert imported(alice, people.team, files)[FOOT]["did"] == "same"
    assert FOOT not in exported(alice, people.team, f"?templates={uuid4()}")


def test_changes_in_the_files_are_taken_again_and_again(alice: Client, people: People, foot: str) -> None:
    files = exported(alice, people.team)
    for number in (1, 2, 1):
        files = edited(files, name=f"End {number}", elements=[{"tag": "hr"}] * number)
        told = imported(alice, people.team, files, "?dry_run=true")[FOOT]
        outcome = imported(alice, people.team, files)[FOOT]
        assert (told["did"], outcome["did"], outcome["fields"]) == ("updated", "updated", ["name", "content"])
        assert imported(alice, people.team, files)[FOOT]["did"] == "same"
    block = Block.objects.get()
    assert (str(block.pk), block.name, block.document["elements"]) == (foot, "End 1", [{"tag": "hr"}])


def test_where_the_library_changed_it_stays_and_what_the_files_say_is_named(
    alice: Client, people: People, foot: str
) -> None:
    files = exported(alice, people.team)
    in_library(alice, people, foot, elements=[{"tag": "hr"}])
    assert imported(alice, people.team, files)[FOOT]["did"] == "newer"
    outcome = imported(alice, people.team, edited(files, name="End", elements=[]))[FOOT]
    assert (outcome["did"], outcome["kept"]) == ("both", {"name": "End", "content": None})
    assert Block.objects.get().name == "Foot"


@pytest.mark.parametrize(
    "more",
    [{"name": ""}, {"name": 7}, {"format": "3.0"}, {"elements": []}, {"elements": [1]}, {"elements": [{}]}, {"id": "x"},
     {"variables": {}}, {"later": 1}, {"name": "A" * 81}],
)  # fmt: skip
def test_what_is_no_block_is_named_and_spoils_nothing(alice: Client, people: People, foot: str, more: Any) -> None:
    files = edited(exported(alice, people.team), **more)
    outcome = imported(alice, people.team, {**files, "blocks/good.block.json": json.dumps(BODY).encode()})
    assert outcome[FOOT]["did"] == "refused"
    assert outcome[FOOT]["message"]
    assert outcome["blocks/good.block.json"]["did"] == "same"
    assert Block.objects.get().document["elements"] == BODY["elements"]


def test_a_copied_file_does_not_rename_the_block(alice: Client, people: People, foot: str) -> None:
    files = exported(alice, people.team)
    copied = edited(files, name="Head")[FOOT]
    outcome = imported(alice, people.team, files | {"blocks/head.block.json": copied})["blocks/head.block.json"]
    assert (outcome["did"], FOOT in outcome["message"]) == ("refused", True)
    assert Block.objects.get().name == "Foot"


def test_two_files_of_one_name_do_not_write_over_each_other(alice: Client, people: People) -> None:
    files = {
        f"blocks/{stem}.block.json": json.dumps({**BODY, "elements": [{"tag": "hr"}] * number}).encode()
        for number, stem in enumerate(("one", "two"), 1)
    }
    for query in ("?dry_run=true", ""):
        outcome = imported(alice, people.team, files, query)
        assert outcome["blocks/one.block.json"]["did"] == "created"
        assert outcome["blocks/two.block.json"]["did"] == "refused"
        assert outcome["blocks/two.block.json"]["message"] == "“blocks/one.block.json” has the same name."
    assert len(Block.objects.get().document["elements"]) == 1


def test_names_that_read_alike_each_have_a_file(alice: Client, people: People) -> None:
    for name in ("Foot", "Foot 2", "Foot!", "Foot?"):
        made = alice.post(f"/api/v1/teams/{people.team.pk}/blocks/", {**BODY, "name": name}, "application/json")
        assert made.status_code == 201
    files = exported(alice, people.team)
    assert sorted(json.loads(data)["name"] for data in files.values()) == ["Foot", "Foot 2", "Foot!", "Foot?"]
    assert {outcome["did"] for outcome in imported(alice, people.team, files).values()} == {"same"}


def test_blocks_count_as_cards_do(alice: Client, people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cardstudio.library.api_portable.MOST_CARDS", 1)
    files = {f"blocks/{number}.block.json": json.dumps({**BODY, "name": f"B {number}"}).encode() for number in (1, 2)}
    answer = alice.post(address(people.team), pack(files), content_type="application/zip")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "too_many")
    assert not Block.objects.exists()


def test_only_editors_bring_blocks(vera: Client, charlie: Client, people: People, foot: str) -> None:
    for client, status in ((vera, 403), (charlie, 404)):
        archive = pack({FOOT: json.dumps(BODY).encode()})
        answer = client.post(address(people.team), archive, content_type="application/zip")
        assert answer.status_code == status


def test_pull_and_push_bring_blocks(
    at: Team, alice: Client, people: People, foot: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = (tmp_path, "--team", at.pk)
    assert card(capsys, "pull", *asked) == (0, [f"{FOOT}: new", "duty: new"])
    file = tmp_path / FOOT
    file.write_text(file.read_text().replace("Asked by $", "For $"))
    assert card(capsys, "pull", *asked) == (0, [f"{FOOT}: changed in this folder only; left as it is"])
    assert card(capsys, "push", *asked) == (0, [f"{FOOT}: changed: content"])
    assert [card(capsys, do, *asked) for do in ("push", "pull")] == [(0, [])] * 2
    in_library(alice, people, foot, name="End")
    assert card(capsys, "pull", *asked) == (0, ["blocks/end.block.json: changed"])
    assert [path.name for path in (tmp_path / "blocks").iterdir()] == ["end.block.json"]


def test_a_starting_point_comes_along(
    alice: Client, charlie: Client, people: People, other: Team, template: dict[str, Any]
) -> None:
    before = exported(alice, people.team)
    assert alice.put(f"/api/v1/templates/{template['id']}/starting-point/").status_code == 200
    files = exported(alice, people.team)
    assert b"\nstarting_point: true\n" in files["release-3-2/template.yaml"]
    imported(charlie, other, files)
    assert Template.objects.get(team=other).starting_point_since is not None
    assert exported(charlie, other) == files
    # Exports of before it was one leave it one; taking the line out takes the mark.
    assert imported(alice, people.team, before)["release-3-2"]["did"] == "newer"
    files["release-3-2/template.yaml"] = files["release-3-2/template.yaml"].replace(b"starting_point: true\n", b"")
    assert imported(alice, people.team, files)["release-3-2"]["fields"] == ["starting_point"]
    assert Template.objects.get(team=people.team).starting_point_since is None
