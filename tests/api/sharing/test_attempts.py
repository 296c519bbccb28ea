"""`POST /s/<token>/attempts` and what the team sees of it."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from cardstudio.chats.models import Chat, ChatList
from cardstudio.sharing.attempts import services as attempts
from cardstudio.sharing.models import Attempt, AttemptReport, Delivery, SentContent, ShareLink
from tests.conftest import People
from tests.sharing_fixtures import CARD

Post = Callable[..., Any]


def report(state: str, **fields: Any) -> dict[str, Any]:
    return {"attempt": "0f7b1c54-2c7e-4a45-9a53-1f6f3c1f7a01", "batch": 0, "state": state, "deliveries": [], **fields}


SENT = report("sent", deliveries=[{"open_chat_id": "oc_1", "open_message_id": "om_1", "status": 0}])


def test_it_works(link: ShareLink, post: Post):
    client = {"platform": "pc", "version": "7.12.7", "nonsense": "dropped"}
    assert post(link, "attempts", report("started", client=client)).status_code == 201
    answer = post(link, "attempts", SENT)
    assert answer.status_code == 201, answer.content
    assert answer.json() == {"attempt": SENT["attempt"], "batch": 0, "state": "sent"}
    attempt = Attempt.objects.get()
    assert attempt.state == "sent"
    assert attempt.ended_at is not None
    assert attempt.client == {"platform": "pc", "version": "7.12.7"}
    assert attempt.card_content == {"msg_type": "interactive", "update_multi": True, "card": CARD}
    assert Delivery.objects.get().open_message_id == "om_1"


def test_a_repeated_report_counts_once(link: ShareLink, post: Post):
    assert [post(link, "attempts", SENT).status_code for _ in range(3)] == [201, 200, 200]
    assert Delivery.objects.count() == 1
    assert AttemptReport.objects.count() == 1


def test_a_chat_arrives_fails_or_is_unknown_and_so_does_its_note(link: ShareLink, post: Post, alice: Client):
    told = [
        {"open_chat_id": "oc_1", "status": 0, "state": "arrived", "note": "lost"},
        {"open_chat_id": "oc_2", "status": 230002, "state": "failed"},
        {"open_chat_id": "oc_3", "state": "unknown"},
        {"open_chat_id": "oc_4", "state": "failed"},
    ]
    answer = post(link, "attempts", report("partial", err_code=-5, deliveries=told))
    assert answer.status_code == 201, answer.content
    assert post(link, "attempts", report("partial", err_code=-5, deliveries=told)).status_code == 200
    [row] = alice.get(f"/api/v1/share-links/{link.pk}/attempts/").json()["results"]
    kept = [(one["open_chat_id"], one["status"], one["state"], one["note"]) for one in row["deliveries"]]
    assert kept == [
        ("oc_1", 0, "arrived", "lost"),
        ("oc_2", 230002, "failed", ""),
        ("oc_3", None, "unknown", ""),
        ("oc_4", 1, "failed", ""),
    ]
    page = alice.get(f"/attempts/{row['id']}/").content.decode()
    assert "Note lost" in page
    assert "Not confirmed" in page
    assert "1 chat, 2 did not get it, 1 not confirmed, note lost in 1" in alice.get("/attempts/").content.decode()
    table = b"".join(alice.get("/attempts.csv").streaming_content).decode("utf-8-sig")
    rows = [
        (one["Chat"], one["Status in the chat"], one["Arrived"], one["Note with the card"])
        for one in csv.DictReader(StringIO(table))
    ]
    assert rows == [(chat, "" if status is None else str(status), state, note) for chat, status, state, note in kept]


def test_the_clients_answer_is_kept_word_for_word(link: ShareLink, post: Post, alice: Client):
    raw = '{"errMsg":"sendMessageCard:fail","data":"{\\"errorCode\\":100001}"}'
    assert post(link, "attempts", report("failed", err_code=100001, raw=raw)).status_code == 201
    attempt = Attempt.objects.get()
    assert attempt.raw == raw
    assert post(link, "attempts", report("sent", raw="other")).status_code == 409
    assert AttemptReport.objects.get(accepted=False).body["raw"] == "other", "nor is an answer that came too late lost"
    page = alice.get(f"/attempts/{attempt.pk}/").content.decode()
    assert "What the client answered, word for word" in page
    assert "errorCode" in page


def test_a_long_answer_is_cut_between_characters(link: ShareLink, post: Post):
    assert post(link, "attempts", report("failed", raw="a" + "值" * 9_000)).status_code == 201
    kept = Attempt.objects.get().raw
    assert len(kept.encode()) <= 8_192
    assert set(kept[1:]) == {"值"}


def test_chats_nobody_knows_of_are_not_marked(people: People, link: ShareLink, post: Post, alice: Client):
    chats = ChatList.objects.create(team=people.team, app=link.app, name="Rollout")
    chat = Chat.objects.create(list=chats, open_chat_id="oc_1", name="Ops")
    before = Chat.objects.filter(pk=chat.pk).values().get()
    told = [{"open_chat_id": "oc_1", "state": "unknown"}]
    assert post(link, "attempts", report("failed", deliveries=told), client=alice).status_code == 201
    assert Chat.objects.filter(pk=chat.pk).values().get() == before


def test_equal_contents_are_kept_once(link: ShareLink, post: Post):
    for _ in range(3):
        assert post(link, "attempts", report("started", attempt=str(uuid.uuid4()))).status_code == 201

    assert SentContent.objects.count() == 1
    assert [attempt.card_content["card"] for attempt in Attempt.objects.all()] == [CARD] * 3


def test_strangers_fill_a_link_to_its_limit_only(people: People, link: ShareLink, post: Post, settings):
    settings.SHARE_ATTEMPTS_PER_LINK = settings.SHARE_ATTEMPTS_PER_PERSON = 2
    ids = [str(uuid.uuid4()) for _ in range(3)]
    codes = [post(link, "attempts", report("started", attempt=one)).status_code for one in ids]
    assert codes == [201, 201, 403]
    full = post(link, "attempts", report("started", attempt=ids[2]))
    assert full.json()["error"]["code"] == "attempts_full"

    # What is known goes on, and whoever has a name has room of their own.
    assert post(link, "attempts", report("sent", attempt=ids[0])).status_code == 201
    bob = Client()
    bob.force_login(people.bob)
    codes = [post(link, "attempts", report("started", attempt=str(uuid.uuid4())), client=bob).status_code for _ in ids]
    assert codes == [201, 201, 403]


def test_only_members_reports_mark_the_teams_chats(people: People, link: ShareLink, post: Post):
    chats = ChatList.objects.create(team=people.team, app=link.app, name="Rollout")
    chat = Chat.objects.create(list=chats, open_chat_id="oc_1", name="Ops")
    lost = {"deliveries": [{"open_chat_id": "oc_1", "open_message_id": None, "status": 230002}]}

    def marked(client: Client) -> bool:
        body = report("failed", attempt=str(uuid.uuid4()), **lost)
        assert post(link, "attempts", body, client=client).status_code == 201
        chat.refresh_from_db()
        return chat.stale_since is not None

    charlie, bob = Client(), Client()
    charlie.force_login(people.charlie)
    bob.force_login(people.bob)
    assert [marked(Client()), marked(charlie), marked(bob)] == [False, False, True]


@pytest.mark.parametrize("code", [None, -5, -7, -9, 42406, 987654])
def test_a_chat_that_did_not_get_the_card_is_marked_on_every_list_it_is_on(
    people: People, link: ShareLink, post: Post, code: int | None
):
    assert marks(people, link, post, code) == [True, True]


@pytest.mark.parametrize("code", [-1, -2, -3, -4, -6, -10, 103, 105, 108, 111, 100001, 333440, 333449, 1002002])
def test_no_chat_is_marked_for_a_card_or_page_that_was_refused(people: People, link: ShareLink, post: Post, code: int):
    assert marks(people, link, post, code) == [False, False]


def marks(people: People, link: ShareLink, post: Post, code: int | None) -> list[bool]:
    """Whether two lists mark a chat that a member's page says was not reached."""
    for name in ("Rollout", "On duty"):
        chats = ChatList.objects.create(team=people.team, app=link.app, name=name)
        Chat.objects.create(list=chats, open_chat_id="oc_1", name="Ops")
    bob = Client()
    bob.force_login(people.bob)
    more = {} if code is None else {"err_code": code}
    body = report("failed", attempt=str(uuid.uuid4()), deliveries=[{"open_chat_id": "oc_1", "status": 1}], **more)
    assert post(link, "attempts", body, client=bob).status_code == 201
    return [chat.stale_since is not None for chat in Chat.objects.filter(open_chat_id="oc_1")]


def test_a_wrong_entry_is_marked_and_where_it_may_be_any_of_several_all_of_them_are(
    people: People, link: ShareLink, post: Post
):
    """-8 comes without saying which of the targets is wrong."""
    rollout = ChatList.objects.create(team=people.team, app=link.app, name="Rollout")
    crew = ChatList.objects.create(team=people.team, app=link.app, name="Crew", kind=ChatList.Kind.PEOPLE)
    Chat.objects.bulk_create(Chat(list=rollout, open_chat_id=f"oc_{number}") for number in range(3))
    Chat.objects.create(list=crew, open_id="ou_1")
    bob, charlie = Client(), Client()
    bob.force_login(people.bob)
    charlie.force_login(people.charlie)

    def refused(*suspects: str, client: Client = bob, state: str = "failed", **more: Any) -> None:
        body = report(state, attempt=str(uuid.uuid4()), err_code=-8, suspects=list(suspects), **more)
        assert post(link, "attempts", body, client=client).status_code == 201

    def marked(field: str) -> list[str]:
        rows = Chat.objects.exclude(**{field: None}).order_by("pk")
        return [chat.open_chat_id or chat.open_id for chat in rows]

    refused("oc_0", "oc_1", client=charlie)
    assert marked("suspect_since") == []
    refused("oc_0", "oc_1")
    assert (marked("suspect_since"), marked("stale_since")) == (["oc_0", "oc_1"], [])
    refused("ou_1")
    assert (marked("suspect_since"), marked("stale_since")) == (["oc_0", "oc_1"], ["ou_1"])

    # A card that arrives acquits its chat; so does somebody who looks.
    refused(state="partial", deliveries=[{"open_chat_id": "oc_0", "status": 0}])
    assert marked("suspect_since") == ["oc_1"]
    page = bob.get(f"/chats/{rollout.pk}/", headers={"Accept-Language": "en"}).content.decode()
    assert page.count("One of these is wrong") == 1
    bob.post(f"/chats/{rollout.pk}/change/", {"ref": "oc_1", "name": "Ops"})
    assert marked("suspect_since") == []


def test_suspects_are_ids(link: ShareLink, post: Post):
    for wrong in ("oc_1", [1], ["x" * 65], ["oc_1"] * 101):
        answer = post(link, "attempts", {**report("failed", attempt=str(uuid.uuid4())), "suspects": wrong})
        assert list(answer.json()["error"]["fields"]) == ["suspects"]


def test_a_late_started_is_a_repeat_if_it_came_before(link: ShareLink, post: Post):
    codes = [post(link, "attempts", body).status_code for body in (report("started"), SENT, report("started"))]
    assert codes == [201, 201, 200]
    assert Attempt.objects.get().state == "sent"


@pytest.mark.parametrize("open_state", ["started", "unknown"])
@pytest.mark.parametrize("final", ["sent", "partial", "cancelled", "failed"])
def test_open_states_move_on(link: ShareLink, post: Post, open_state: str, final: str):
    assert post(link, "attempts", report(open_state)).status_code == 201
    assert post(link, "attempts", report(final)).status_code == 201
    assert Attempt.objects.get().state == final


def test_nothing_starts_again(link: ShareLink, post: Post):
    """Late or forged: whoever is not known to have arrived was under way before."""
    codes = [post(link, "attempts", report(state)).status_code for state in ("unknown", "started")]
    assert codes == [201, 409]
    attempt = Attempt.objects.get()
    assert (attempt.state, attempt.reports.filter(accepted=False).count()) == ("unknown", 1)


@pytest.mark.parametrize("final", ["sent", "partial", "cancelled", "failed"])
@pytest.mark.parametrize("later", ["started", "sent", "partial", "cancelled", "failed", "unknown"])
def test_final_states_stay(link: ShareLink, post: Post, final: str, later: str):
    post(link, "attempts", report(final))
    answer = post(link, "attempts", report(later))
    assert answer.status_code == (200 if later == final else 409)
    assert Attempt.objects.get().state == final


def test_a_contradiction_is_kept_in_the_log(link: ShareLink, post: Post):
    post(link, "attempts", SENT)
    answer = post(link, "attempts", report("failed", err_code=-5))
    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "contradiction"
    assert answer.json()["state"] == "sent"
    refused = AttemptReport.objects.get(accepted=False)
    assert refused.body["err_code"] == -5
    other_chat = report("sent", deliveries=[{"open_chat_id": "oc_2", "status": 0}])
    assert post(link, "attempts", other_chat).status_code == 409
    assert Delivery.objects.count() == 1


def test_a_contradiction_stays_one(link: ShareLink, post: Post):
    """Told twice, it has still not been taken: who sees 200 believes it was."""
    codes = [post(link, "attempts", body).status_code for body in (SENT, report("failed"), report("failed"))]
    assert codes == [201, 409, 409]


def test_contradictions_do_not_pile_up(link: ShareLink, post: Post):
    post(link, "attempts", SENT)
    for code in range(30):
        post(link, "attempts", report("failed", err_code=code))
    assert AttemptReport.objects.filter(accepted=False).count() == 20


def test_batches_and_links_are_kept_apart(link: ShareLink, post: Post):
    post(link, "attempts", report("partial"))
    assert post(link, "attempts", report("sent", batch=1)).status_code == 201
    assert Attempt.objects.count() == 2


@pytest.mark.parametrize(
    "body",
    [
        [],
        5,
        "text",
        {},
        report("done"),
        report("sent", attempt="x"),
        report("sent", attempt=None),
        report("sent", attempt="0f7b1c542c7e4a459a531f6f3c1f7a01"),
        report("sent", batch=-1),
        report("sent", batch=1.5),
        report("sent", batch=True),
        report("sent", err_code=2**31),
        report("sent", err_code=10**30),
        report("sent", err_code="-5"),
        report("sent", err_msg=5),
        report("sent", deliveries={}),
        report("sent", deliveries=[5]),
        report("sent", deliveries=[{"open_chat_id": 5, "status": 0}]),
        report("sent", deliveries=[{"open_chat_id": "x" * 65, "status": 0}]),
        report("sent", deliveries=[{"open_chat_id": "a\0b", "status": 0}]),
        report("sent", deliveries=[{"status": "0"}]),
        report("sent", deliveries=[{"open_chat_id": "oc_1"}]),
        report("sent", deliveries=[{"state": "gone"}]),
        report("sent", deliveries=[{"state": []}]),
        report("sent", deliveries=[{"status": 0, "note": {}}]),
        report("sent", deliveries=[{"state": "arrived", "status": 3}]),
        report("sent", deliveries=[{"state": "failed", "status": 0}]),
        report("sent", deliveries=[{"status": 0, "note": "perhaps"}]),
        report("sent", raw=5),
        report("sent", deliveries=[{"status": True}]),
        report("sent", deliveries=[{"status": 0}] * 101),
        report("sent", client=[]),
        report("sent", values=[]),
        report("sent", values={"hidden": 1}),
        report(["sent"]),
        report({}),
    ],
)
def test_bad_reports_are_refused(link: ShareLink, post: Post, body: Any):
    answer = post(link, "attempts", body)
    assert answer.status_code == 400, answer.content
    assert answer.json()["error"]["message"]
    assert not Attempt.objects.exists()


def test_long_texts_are_cut(link: ShareLink, post: Post):
    body = report("failed", err_msg="x\0" * 9000, client={"user_agent": "y" * 9000, "platform": 5})
    assert post(link, "attempts", body).status_code == 201
    attempt = Attempt.objects.get()
    assert attempt.err_msg == "x" * 500
    assert attempt.client == {"user_agent": "y" * 300}


def test_outcomes_are_taken_for_a_day_after_the_end(link: ShareLink, post: Post):
    link.revoked_at = timezone.now() - timedelta(hours=23)
    link.save()
    assert post(link, "content", {"values": {}}).status_code == 410
    assert post(link, "attempts", SENT).status_code == 201
    link.revoked_at = timezone.now() - timedelta(hours=25)
    link.save()
    assert post(link, "attempts", SENT).status_code == 410


def test_a_signed_in_visitor_is_known(link: ShareLink, post: Post, bob: Client, alice: Client):
    post(link, "attempts", SENT, client=bob)
    row = alice.get(f"/api/v1/share-links/{link.pk}/attempts/").json()["results"][0]
    assert row["sender"] == "Bob"


def test_the_team_sees_attempts(link: ShareLink, post: Post, alice: Client):
    post(link, "attempts", SENT)
    post(link, "attempts", report("failed", attempt=str(uuid.uuid4()), err_code=-5, err_msg="sendMessageCard:fail"))
    rows = alice.get(f"/api/v1/share-links/{link.pk}/attempts/").json()["results"]
    assert [row["state"] for row in rows] == ["failed", "sent"]
    assert rows[0]["explanation"]
    arrived = {"open_chat_id": "oc_1", "open_message_id": "om_1", "status": 0, "state": "arrived", "note": ""}
    assert rows[1]["deliveries"] == [arrived]
    only = alice.get(f"/api/v1/share-links/{link.pk}/attempts/?state=failed").json()["results"]
    assert only == rows[:1]


def test_a_twin_that_loses_the_race_is_a_repeat(link: ShareLink, post: Post, monkeypatch):
    """Both saw no row; the other one's was written first."""
    post(link, "attempts", SENT)
    real, raced = attempts._record, []

    def record(*args: Any) -> Any:
        if not raced:
            raced.append(True)
            raise IntegrityError
        return real(*args)

    monkeypatch.setattr(attempts, "_record", record)
    assert post(link, "attempts", SENT).status_code == 200
    assert Attempt.objects.count() == 1
