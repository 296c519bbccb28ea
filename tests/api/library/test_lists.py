"""Lists: search, order, pages, and how much they ask of the database."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cardstudio.cards.types import JSONObject
from cardstudio.library import selectors
from cardstudio.library.models import Template
from cardstudio.library.selectors import PAGE_ORDERS
from tests.conftest import People

URL = "/api/v1/templates/"


def make(client: Client, name: str, text: str = "", **more: Any) -> JSONObject:
    card = {
        "header": {"title": {"tag": "plain_text", "content": name}},
        "elements": [{"tag": "markdown", "content": text}],
    }
    body = {"document": {"card": card}, "name": name, **more}
    made: JSONObject = client.post(URL, body, content_type="application/json").json()
    return made


def names(client: Client, query: str = "") -> list[str]:
    return [row["name"] for row in client.get(f"{URL}{query}").json()["results"]]


def test_it_searches_names_and_texts_word_by_word(alice: Client) -> None:
    make(alice, "Alert", "orders are failing")
    make(alice, "告警", "订单接口错误率 4.7%")
    assert names(alice, "?q=FAILING alert") == ["Alert"]
    assert names(alice, "?q=订单") == ["告警"]
    assert names(alice, "?q=orders 订单") == []
    assert names(alice, "?q=%25") == ["告警"]


def test_it_orders_and_pages(alice: Client) -> None:
    for name in ("B", "C", "A"):
        make(alice, name)
    assert names(alice) == ["A", "C", "B"]
    assert names(alice, "?sort=name") == ["A", "B", "C"]
    first = alice.get(f"{URL}?sort=name&page_size=2").json()
    assert first["next"].startswith("http://testserver/api/v1/templates/?")
    assert [row["name"] for row in alice.get(first["next"]).json()["results"]] == ["C"]


def test_it_filters_by_team_tag_and_folder(alice: Client, bob: Client, people: People) -> None:
    make(alice, "Ours", tags=["x"])
    make(bob, "Bob's own")
    assert sorted(names(bob)) == ["Bob's own", "Ours"]
    assert names(bob, f"?team={people.team.pk}") == ["Ours"]
    assert names(bob, "?tag=x") == ["Ours"]
    assert names(alice) == ["Ours"]
    tags = bob.get("/api/v1/tags/").json()["results"]
    assert tags == [{"name": "x", "uses": 1}]


@pytest.mark.parametrize("query", ["?team=nonsense", "?sort=nonsense", "?place=nonsense"])
def test_nonsense_in_the_query_is_refused(alice: Client, query: str) -> None:
    assert alice.get(f"{URL}{query}").status_code == 400


def test_the_number_of_queries_does_not_grow_and_no_document_is_read(alice: Client) -> None:
    make(alice, "one", tags=["a"])
    few = queries(alice)
    for number in range(8):
        make(alice, f"more {number}", tags=["a", f"t{number}"])
    many = queries(alice)
    assert len(few) == len(many) <= 5
    assert not any('"document"' in sql or '"preview"' in sql for sql in many)


def queries(client: Client) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(URL).status_code == 200
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("sort", ["updated", "name", "created", "sent"])
def test_the_page_goes_on_where_it_ended(alice: Client, sort: str) -> None:
    for number in range(60):
        made = make(alice, f"C{number % 7}")
        Template.objects.filter(pk=made["id"]).update(sent_at=timezone.now() if number % 3 else None)
    Template.objects.filter(name__in=["C1", "C2"]).update(updated_at=timezone.now(), sent_at=None)
    shown: list[str] = []
    address = f"/library/?sort={sort}"
    while address:
        page = alice.get(address)
        said = page.content.decode()
        shown += re.findall(r'data-id="([0-9a-f-]{36})"', said)
        assert ">60 cards<" in said
        more = re.search(r'href="([^"]+)" data-more', said)
        address = more[1].replace("&amp;", "&") if more else ""
    wanted = Template.objects.order_by(*PAGE_ORDERS[sort]).values_list("pk", flat=True)
    assert shown == [str(pk) for pk in wanted]


def test_marks_are_counted_up_to_what_anybody_reads(alice: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        make(alice, f"C{number}", tags=["x"])
    monkeypatch.setattr(selectors, "MOST_COUNTED", 3)
    assert '<span class="count">2+</span>' in alice.get("/library/").content.decode()
    assert ">2+<" not in alice.get("/library/?tag=x").content.decode()


def test_the_page_asks_a_constant_number_too(alice: Client) -> None:
    make(alice, "one", tags=["a"])
    counts = []
    for number in range(6):
        with CaptureQueriesContext(connection) as captured:
            page = alice.get("/library/")
        assert page.status_code == 200
        assert not any('"document"' in query["sql"] for query in captured)
        counts.append(len(captured))
        make(alice, f"more {number}", tags=[f"t{number}"])
    # Among them the inbox's badge and the marks.
    assert counts[1] == counts[-1] <= 20


def test_it_narrows_down_and_orders_as_the_page_does(alice: Client, bob: Client, people: People) -> None:
    for client, name in ((alice, "Old"), (bob, "Bob's"), (alice, "Sent first"), (alice, "Sent last")):
        make(client, name, team=str(people.team.pk))
    for days, name in ((2, "Sent first"), (1, "Sent last")):
        Template.objects.filter(name=name).update(sent_at=timezone.now() - timedelta(days=days))
    Template.objects.filter(name="Old").update(errors=1)

    assert names(alice, "?only=mine") == ["Sent last", "Sent first", "Old"]
    assert names(alice, "?only=mine,faulty") == ["Old"]
    assert names(alice, "?only=") == ["Sent last", "Sent first", "Bob's", "Old"]
    answer = alice.get(f"{URL}?only=mine,their")
    assert (answer.status_code, "their" in str(answer.json()["error"]["fields"]["only"])) == (400, True)
    assert names(alice, "?sort=sent") == ["Sent last", "Sent first", "Bob's", "Old"]
    seen, address = [], f"{URL}?sort=sent&page_size=1"
    while address:
        page = alice.get(address).json()
        seen += [row["name"] for row in page["results"]]
        address = page["next"]
    assert seen == ["Sent last", "Sent first", "Bob's", "Old"]
