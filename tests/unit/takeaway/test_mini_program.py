"""The taken-away mini-program runs in the simulator's client: `mini-program` profile, real algorithm, no `h5sdk`."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cardstudio.takeaway.bundles import BY_NAME, bundle_files
from cardstudio.takeaway.subject import Subject
from tests.node import NODE
from tests.unit.takeaway.conftest import card

ROOT = Path(__file__).resolve().parents[3]
RUNNER = Path(__file__).parent / "mini_program.mjs"
PC: dict[str, Any] = {"platform": "windows", "version": "7.27.5"}
PLUS_MENU = {"scene": 1509, "launchQuery": "%7B%22__trigger_id__%22%3A%22t-1%22%7D"}


def play(tmp_path: Path, subject: Subject, *scenarios: dict[str, Any]) -> list[dict[str, Any]]:
    """Each scenario in a client of its own; see `mini_program.mjs`."""
    for path, text in bundle_files(BY_NAME["mini-program"], subject).items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    ran = subprocess.run(
        [NODE, str(RUNNER), str(tmp_path / "mini-program")],
        input=json.dumps(scenarios),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert ran.returncode == 0, ran.stderr
    results: list[dict[str, Any]] = json.loads(ran.stdout)
    return results


@pytest.fixture
def app() -> Subject:
    content = {"msg_type": "interactive", "update_multi": True, "card": card()}
    return Subject(content, name="Stocktaking", app_id="cli_simulator")


def test_it_sends_what_it_holds_to_the_chosen_chats(tmp_path: Path, app: Subject):
    cancelled = {**PC, "native": {"chosen": None}}
    sent, stopped, menu, harmony = play(
        tmp_path,
        app,
        PC,
        cancelled,
        {**PC, "launch": PLUS_MENU},
        {"platform": "harmony", "version": "7.47.0", "launch": PLUS_MENU},
    )

    assert sent["before"]["label"] == "Choose a chat and send"
    assert [call["chats"] for call in sent["sent"]] == [["oc_picked"]], "one tap too many sends nothing"
    assert sent["card"] == json.loads(json.dumps(card()))
    assert (sent["after"]["tone"], sent["after"]["status"]) == ("ok", "Sent.")
    assert sent["signedIn"] == [], "the picker needs no sign-in"
    assert (stopped["after"]["status"], stopped["sent"]) == (
        "Nothing was sent. You closed the chat picker. The card is still here.",
        [],
    )

    # The chat whose "+" menu opened it gets the card, after a sign-in; Harmony has no such codes.
    assert menu["before"]["label"] == "Send to this chat"
    assert [call["chats"] for call in menu["sent"]] == [["oc_trigger"]]
    assert menu["signedIn"] == ["requestAccess"]
    assert [call["chats"] for call in harmony["sent"]] == [["oc_picked"]]


def test_a_list_signs_in_first_and_retries_only_what_failed(tmp_path: Path, app: Subject):
    ids = [f"oc_{number}" for number in range(12)]
    calls = [{"shouldChooseChat": False, "openChatIDs": batch} for batch in (ids[:10], ids[10:])]
    whole, again, partial, retried, old = play(
        tmp_path,
        replace(app, calls=calls),
        {**PC, "taps": 2},
        {**PC, "taps": 3},
        {**PC, "native": {"failing": ["oc_3"]}},
        {**PC, "native": {"failing": ["oc_3"]}, "taps": 2},
        {"platform": "android", "version": "6.8.0"},
    )

    assert [len(call["chats"]) for call in whole["sent"]] == [10, 2]
    assert whole["after"]["status"] == "Sent to 12 chats."
    assert (whole["after"]["label"], again["after"]["label"]) == ("Send once more",) * 2
    assert [len(call["chats"]) for call in again["sent"]] == [10, 2], (
        "who has it is asked about before it goes out again"
    )
    assert "Not delivered so far: 1." in partial["after"]["status"]
    # Those of the list that are left come first, those that failed at the end, as on the share page.
    assert partial["after"]["label"] == "Send to the next 2 chats"
    assert retried["after"]["label"] == "Try this 1 chat again"
    assert [call["chats"] for call in retried["sent"]][1] == ids[10:]
    # Below 6.9 there is no requestAccess: `login` stands in, or the call would fail.
    assert old["signedIn"] == []
    assert len(old["sent"]) == 1


def test_without_a_sign_in_nothing_is_sent(tmp_path: Path, app: Subject):
    listed = replace(app, app_id="cli_other", calls=[{"shouldChooseChat": False, "openChatIDs": ["oc_1"]}])
    (refused,) = play(tmp_path, listed, PC)

    assert refused["sent"] == []
    assert refused["after"]["status"] == "You were not signed in. Nothing was sent. Try again."


def test_clients_below_the_minimum_are_told_so(tmp_path: Path, app: Subject):
    clients = [
        ("android", "3.41.0", "3.42"),
        ("android", "3.42.0", ""),
        ("windows", "3.42.0", "3.43"),
        ("windows", "3.43.0", ""),
        ("ios", "3.18.0", "3.42"),
        ("harmony", "7.38.0", "7.39"),
        ("harmony", "7.39.0", ""),
    ]
    played = play(tmp_path, app, *({"platform": platform, "version": version} for platform, version, _ in clients))
    for (platform, version, needed), result in zip(clients, played, strict=True):
        status = result["before"]["status"]
        assert (f"version {needed} " in status) if needed else status == "", f"{platform} {version}: {status}"
        assert bool(result["sent"]) is not bool(needed), f"{platform} {version}"

    listed = replace(app, calls=[{"shouldChooseChat": False, "openChatIDs": ["oc_1"]}])
    too_old, enough = play(tmp_path, listed, *({"platform": "android", "version": v} for v in ("3.18.0", "3.19.0")))
    assert "version 3.19 " in too_old["before"]["status"]
    assert len(enough["sent"]) == 1


def test_a_list_keeps_its_targets_wherever_it_was_opened(tmp_path: Path, app: Subject):
    """What the link says stands before the chat whose "+" menu opened the file."""
    listed = replace(app, calls=[{"shouldChooseChat": False, "openChatIDs": ["oc_1", "oc_2"]}])
    (opened,) = play(tmp_path, listed, {**PC, "launch": PLUS_MENU})
    assert opened["before"]["label"] == "Send to 2 chats"
    assert [call["chats"] for call in opened["sent"]] == [["oc_1", "oc_2"]]


def test_people_below_the_minimum_are_told_the_version(tmp_path: Path, app: Subject):
    people = replace(app, calls=[{"shouldChooseChat": False, "openIDs": ["ou_1"]}])
    (old,) = play(tmp_path, people, {"platform": "android", "version": "6.5.0"})
    assert "version 6.6 " in old["before"]["status"]
    assert old["sent"] == []
