"""The team's log: filters, pages, the picture, one attempt in full, and the table."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.chats.models import Chat, ChatList
from cardstudio.library import services as library
from cardstudio.library.models import Template
from cardstudio.sharing.attempts.recount import attempts_recount
from cardstudio.sharing.links import services
from cardstudio.sharing.log import selectors as attempt_log
from cardstudio.sharing.models import Attempt, ShareLink
from cardstudio.simulator import recordings
from tests.conftest import People
from tests.sharing_fixtures import CARD

LOG = "/attempts/"
Report = Callable[..., Attempt]


@pytest.fixture
def report(post) -> Report:
    def send(link: ShareLink, state: str, *, days_ago: int = 0, by: Client | None = None, **fields: Any) -> Attempt:
        body = {"attempt": str(uuid4()), "batch": 0, "state": state, **fields}
        assert post(link, "attempts", body, client=by).status_code == 201
        made = Attempt.objects.get(attempt=body["attempt"])
        if days_ago:
            Attempt.objects.filter(pk=made.pk).update(started_at=timezone.now() - timedelta(days=days_ago))
            attempts_recount()
        return made

    return send


@pytest.fixture
def gateway(people: People) -> Chat:
    kept = ChatList.objects.create(team=people.team, app=site_app(), name="Release groups")
    return Chat.objects.create(list=kept, open_chat_id="oc_gateway", name="Gateway on call")


def delivered(open_chat_id: str, status: int = 0) -> dict[str, Any]:
    return {"deliveries": [{"open_chat_id": open_chat_id, "open_message_id": "om_1", "status": status}]}


def shown(client: Client, query: str = "") -> set[str]:
    """Ids of the attempts on a page of the log."""
    html = client.get(f"{LOG}{query}").content.decode()
    return {str(pk) for pk in Attempt.objects.values_list("pk", flat=True) if f"/attempts/{pk}/" in html}


def test_it_works(bob: Client, link: ShareLink, report: Report, gateway: Chat):
    sent = report(link, "sent", **delivered(gateway.open_chat_id))
    html = bob.get(f"{LOG}?team={link.team_id}").content.decode()
    assert f"/attempts/{sent.pk}/" in html
    assert "Gateway on call" in html
    assert "Release review" in html
    assert "By day" in html


def test_it_filters(people: People, alice: Client, bob: Client, template: Template, report: Report, gateway: Chat):
    def link_to(name: str) -> ShareLink:
        other = library.template_create(actor=Actor(people.alice), team=people.team, name=name, document={"card": CARD})
        return services.share_link_create(actor=Actor(people.alice), template=other).link

    first, second = link_to("First"), link_to("Second")
    sent = report(first, "sent", by=bob, **delivered(gateway.open_chat_id))
    failed = report(second, "failed", err_code=-5, **delivered("oc_other", 230002))
    old = report(second, "cancelled", err_code=-6, days_ago=100)
    today = timezone.localdate()
    queries = {
        "": {sent, failed},
        f"?since={today - timedelta(days=200)}": {sent, failed, old},
        f"?until={today - timedelta(days=1)}": {old},
        f"?template={first.template_id}": {sent},
        f"?link={second.pk}": {failed},
        "?chat=gateway": {sent},
        "?chat=oc_other": {failed},
        "?chat=oc_": set(),
        "?person=bo": {sent},
        "?code=-5": {failed},
        "?state=sent": {sent},
        "?state=sent&code=-5": set(),
    }
    for query, wanted in queries.items():
        assert shown(alice, query) == {str(attempt.pk) for attempt in wanted}, query


def test_programs_read_it_with_the_same_filters(
    people: People, alice: Client, bob: Client, vera: Client, template: Template, report: Report, gateway: Chat
):
    first, second = (services.share_link_create(actor=Actor(people.alice), template=template).link for _ in range(2))
    sent = report(first, "sent", by=bob, **delivered(gateway.open_chat_id))
    failed = report(second, "failed", err_code=-5, **delivered("oc_other", 230002))
    old = report(second, "cancelled", err_code=-6, days_ago=100)
    day = timezone.now().date()
    queries = {
        "": [failed, sent, old],
        f"?since={day - timedelta(days=1)}": [failed, sent],
        f"?until={day - timedelta(days=1)}": [old],
        f"?template={template.pk}&link={first.pk}": [sent],
        f"?template={people.team.pk}": [],
        "?chat=gateway": [sent],
        "?chat=oc_other": [failed],
        "?person=bo": [sent],
        "?code=-5": [failed],
        "?state=cancelled": [old],
    }
    for query, wanted in queries.items():
        rows = vera.get(f"/api/v1/teams/{people.team.pk}/attempts/{query}").json()["results"]
        assert [row["id"] for row in rows] == [str(attempt.pk) for attempt in wanted], query
    row = alice.get(f"/api/v1/teams/{people.team.pk}/attempts/?state=sent").json()["results"][0]
    assert (row["link"], row["template"], row["version"]) == (str(first.pk), str(template.pk), 1)
    assert (row["state"], row["sender"], row["deliveries"][0]["note"]) == ("sent", "Bob", "")


def test_programs_follow_its_pages(people: People, alice: Client, link: ShareLink, report: Report):
    made = [str(report(link, "sent").pk) for _ in range(5)]
    seen, address = [], f"/api/v1/teams/{people.team.pk}/attempts/?page_size=2&state=sent"
    while address:
        page = alice.get(address).json()
        assert set(page) == {"results", "next"}
        seen += [row["id"] for row in page["results"]]
        address = page["next"]
    assert seen == made[::-1]


@pytest.mark.parametrize("query", ["since=x", "until=9999-12-31", "since=0001-01-01", "state=x", "code=99999999999",
                                   "link=1", "chat=%00", "chats=x", "chat=" + "x" * 121])  # fmt: skip
def test_programs_are_told_what_can_not_be_read(people: People, alice: Client, query: str):
    answer = alice.get(f"/api/v1/teams/{people.team.pk}/attempts/?{query}")
    assert answer.status_code == 400
    assert list(answer.json()["error"]["fields"]) == [query.partition("=")[0]]


def test_strangers_programs_read_none_of_it(people: People, charlie: Client, link: ShareLink, report: Report):
    report(link, "sent")
    assert charlie.get(f"/api/v1/teams/{people.team.pk}/attempts/").status_code == 404


@pytest.mark.parametrize(
    "query", ["?template=x&link=1&code=x&state=x&since=x&until=0000-00-00", "?since=0001-01-01&until=9999-12-31",
              "?before=x~y", "?before=2026-01-01~", "?chat=%00&person=%00", "?code=-99999999999", "?code=²"]
)  # fmt: skip
def test_what_can_not_be_read_is_left_out(alice: Client, link: ShareLink, report: Report, query: str):
    report(link, "sent")
    assert alice.get(f"{LOG}{query}").status_code == 200


def test_days_are_those_of_whoever_looks(alice: Client, link: ShareLink, report: Report) -> None:
    """01:30 on the first in Kathmandu is the evening before in UTC, and in Shanghai the first as well."""
    made = report(link, "sent")
    Attempt.objects.filter(pk=made.pk).update(started_at=datetime(2026, 10, 31, 19, 45, tzinfo=UTC))
    attempts_recount()
    first, before = "?since=2026-11-01&until=2026-11-01", "?since=2026-10-31&until=2026-10-31"

    def days(zone: str) -> list[str]:
        alice.cookies["zone"] = zone
        return [query for query in (first, before) if shown(alice, query)]

    assert [days("Asia/Kathmandu"), days("UTC"), days("America/New_York")] == [[first], [before], [before]]
    assert f"<td>{1}</td>" in alice.get(LOG + before).content.decode()
    alice.cookies["zone"] = "Asia/Kathmandu"
    assert len(b"".join(alice.get(f"/attempts.csv{before}").streaming_content).decode().splitlines()) == 1
    assert [days("Nowhere/Katmandu:345"), days("Nowhere/York:-240")] == [[first], [before]]
    for rubbish in (
        "",
        ":",
        "x:99999999999",
        "x:1e3",
        "Mars/Olympus",
        "../../etc/passwd",
        "a" * 500,
        "/etc/passwd",
        ".",
    ):
        assert days(rubbish) == days(timezone.get_default_timezone_name())


def test_strangers_see_none_of_it(charlie: Client, link: ShareLink, report: Report):
    made = report(link, "sent")
    assert shown(charlie, "") == set()
    assert len(b"".join(charlie.get("/attempts.csv").streaming_content).decode().splitlines()) == 1
    for query in (f"?team={link.team_id}", "?team=x", f"?link={link.pk}", f"?template={link.template_id}"):
        for page in (LOG, "/attempts.csv"):
            answer = charlie.get(f"{page}{query}")
            assert (answer.status_code, b"Release review" in answer.content) == (404, False)
    assert charlie.get(f"{LOG}{made.pk}/").status_code == 404


@pytest.mark.parametrize("page", [LOG, "/attempts.csv", "/attempts/00000000-0000-4000-8000-000000000000/"])
def test_visitors_are_sent_to_sign_in(page: str, db: None):
    assert Client().get(page).headers["Location"].startswith("/signin/")


def test_pages_follow_each_other(alice: Client, link: ShareLink, report: Report, monkeypatch):
    monkeypatch.setattr(attempt_log, "PAGE_SIZE", 2)
    made = [report(link, "sent") for _ in range(5)]
    # The same moment: the order must hold all the same.
    Attempt.objects.update(started_at=timezone.now())
    seen: list[str] = []
    query = "?"
    while query:
        html = alice.get(f"{LOG}{query}").content.decode()
        seen += [str(attempt.pk) for attempt in made if f"/attempts/{attempt.pk}/" in html]
        before = html.partition("&amp;before=")[2].partition('"')[0]
        query = f"?before={before}" if before else ""
    assert sorted(seen) == sorted(str(attempt.pk) for attempt in made)


def test_it_takes_the_same_queries_however_long_it_is(
    alice: Client, link: ShareLink, report: Report, gateway: Chat, django_assert_max_num_queries
):
    for _ in range(8):
        report(link, "sent", **delivered(gateway.open_chat_id))
    with django_assert_max_num_queries(19):
        alice.get(LOG)


def test_one_attempt_in_full(alice: Client, link: ShareLink, report: Report, gateway: Chat, post):
    made = report(
        link, "failed", err_code=-5, err_msg="sendMessageCard:fail", **delivered(gateway.open_chat_id, 230002)
    )
    again = {"attempt": str(made.attempt), "batch": 0, "state": "sent"}
    assert post(link, "attempts", again).status_code == 409
    html = alice.get(f"{LOG}{made.pk}/").content.decode()
    assert "Feishu could not send the card" in html
    assert "Gateway on call" in html
    assert "Not arrived" in html
    assert 'id="card-data"' in html
    assert "&#34;msg_type&#34;: &#34;interactive&#34;" in html
    assert "contradicts, changed nothing" in html


def test_what_visitors_report_is_never_markup(alice: Client, link: ShareLink, report: Report):
    client = {"platform": "<b>x</b>", "version": "<script>", "brand": "", "locale": ""}
    made = report(link, "failed", err_code=7, err_msg="<img src=x>", client=client, **delivered("<i>"))
    html = alice.get(f"{LOG}{made.pk}/").content.decode()
    for text in ("<b>x", "<img src=x", "<i>"):
        assert text not in html


def test_the_table_holds_what_is_filtered(alice: Client, link: ShareLink, report: Report, gateway: Chat):
    report(link, "sent", **delivered(gateway.open_chat_id))
    report(link, "failed", err_code=-5)
    answer = alice.get("/attempts.csv?state=sent")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    header, *rows = list(csv.reader(StringIO(text)))
    assert len(rows) == 1
    row = dict(zip(header, rows[0], strict=True))
    assert (row["Name of the chat"], row["Card"], row["Link"]) == ("Gateway on call", "Release review", str(link.pk))


def test_clients_answers_are_a_recording_the_simulator_replays(link: ShareLink, report: Report, alice: Client):
    client = {"platform": "ios", "version": "7.24.10", "brand": "feishu"}
    report(link, "sent", raw='{"errMsg":"sendMessageCard:ok","n":12345678901234567890}', client=client, days_ago=3)
    report(link, "failed", err_code=-4, raw='{"errCode":-4,"errMsg":"sendMessageCard:fail"}', days_ago=2)
    report(link, "failed", raw="Error: not a function", days_ago=1)
    report(link, "unknown")
    report(link, "started")
    answer = alice.get(f"/share-links/{link.pk}/answers.json")
    assert answer["Content-Disposition"] == f'attachment; filename="answers-{link.pk}.json"'
    assert b"12345678901234567890" in answer.content, "word for word"
    recording = json.loads(answer.content)
    assert [(one["callback"], one["after"], one["about"]) for one in recording] == [
        ("success", "sending", "ios 7.24.10 feishu"),
        ("fail", "call", ""),
        ("fail", "call", ""),
        ("none", "sending", ""),
    ]
    assert recording[1]["result"] == {"errCode": -4, "errMsg": "sendMessageCard:fail"}
    assert recording[2]["result"] == "Error: not a function"
    assert [replayed["about"] for replayed in recordings.read(recording)] == [one["about"] for one in recording]


def test_a_recording_holds_the_newest_hundred(link: ShareLink, report: Report, alice: Client, charlie: Client):
    first = report(link, "sent", raw='{"errMsg":"sendMessageCard:ok","first":1}', days_ago=9)
    made = [
        Attempt(link=link, team_id=link.team_id, attempt=uuid4(), version=first.version, state="sent", raw=f'"{n}"')
        for n in range(100)
    ]
    Attempt.objects.bulk_create(made)
    url = f"/share-links/{link.pk}/answers.json"
    recording = alice.get(url).json()
    assert len(recording) == 100
    assert "first" not in str(recording)
    assert recordings.read(recording)
    assert charlie.get(url).status_code == 404
    assert url in alice.get(f"/share-links/{link.pk}/").content.decode()


def test_a_link_behind_send_is_its_makers_own_also_where_nobody_was_signed_in(
    alice: Client, template: Template, report: Report
):
    alice.post("/send/", {"card": template.pk})
    attempt = report(
        ShareLink.objects.get(private=True), "sent", client={"platform": "ios", "brand": "feishu", "locale": "zh_CN"}
    )
    for address in (LOG, f"{LOG}{attempt.pk}/"):
        page = alice.get(address).content.decode()
        assert "Through Alice’s own link" in page
        assert "Somebody with the link" not in page
    for said in (">iOS<", ">Feishu<", ">Chinese<"):
        assert said in page
