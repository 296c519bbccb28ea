"""`gallery/`: the starting points, for anybody."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.conftest import People

URL = "/api/v1/gallery/"


def test_it_works(client: Client) -> None:
    answer = client.get(URL)
    assert answer.status_code == 200
    assert set(answer.json()) == {"results", "next"}
    first, *others = answer.json()["results"]
    assert (first["slug"], first["name"], first["category"]) == ("blank", "Empty card", "")
    assert len(others) >= 12
    assert set(others[0]) == {"slug", "category", "category_name", "name", "description", "document"}
    assert others[0]["category_name"] == "Engineering"
    assert "schema" not in others[0]["document"]["card"]


def test_it_speaks_chinese(client: Client) -> None:
    answer = client.get(URL, headers={"Accept-Language": "zh-CN"}).json()
    assert [row["name"] for row in answer["results"][:2]] == ["空卡片", "发布评审"]
    assert answer["results"][1]["category_name"] == "研发与运维"


def test_the_format_new_cards_start_in_is_a_setting_and_can_be_asked_for(client: Client, settings: Any) -> None:
    def schemas(query: str = "") -> set[str | None]:
        return {row["document"]["card"].get("schema") for row in client.get(URL + query).json()["results"]}

    assert schemas() == schemas("?card_format=1.0") == {None}
    assert schemas("?card_format=2.0") == {"2.0"}
    assert client.get(f"{URL}?card_format=3.0").status_code == 400
    settings.DEFAULT_CARD_FORMAT = "2.0"
    assert schemas() == {"2.0"}


def test_unchanged_it_is_not_sent_twice(client: Client) -> None:
    tag = client.get(URL).headers["ETag"]
    assert client.get(URL, headers={"If-None-Match": tag}).status_code == 304
    assert client.get(URL, headers={"If-None-Match": tag, "Accept-Language": "zh-CN"}).status_code == 200


def test_what_it_gives_becomes_a_template(alice: Client) -> None:
    row = alice.get(URL).json()["results"][1]
    body = {"name": row["name"], "document": row["document"]}
    made = alice.post("/api/v1/templates/", body, content_type="application/json").json()
    assert made["name"] == "Release review"
    draft = alice.get(f"/api/v1/templates/{made['id']}/draft/").json()["document"]
    assert draft == row["document"]


PAGE = "/templates/new/"


def test_the_page_says_where_the_card_goes(alice: Client, bob: Client, people: People) -> None:
    folder = alice.post("/api/v1/folders/", {"name": "Releases"}, content_type="application/json").json()["id"]
    html = alice.get(f"{PAGE}?folder={folder}").content.decode()
    assert f'data-folder="{folder}"' in html
    assert "Releases" in html
    theirs = bob.get(f"{PAGE}?team={people.team.pk}&folder={folder}").content.decode()
    assert f'data-team="{people.team.pk}" data-folder="{folder}"' in theirs
    # A folder of another team is none of this page's.
    assert 'data-folder=""' in bob.get(f"{PAGE}?folder={folder}").content.decode()


def test_the_page_is_for_those_who_may_make_cards(vera: Client, client: Client, people: People) -> None:
    assert vera.get(PAGE).status_code == 200
    assert vera.get(f"{PAGE}?team={people.team.pk}").status_code == 403
    assert client.get(PAGE).headers["Location"] == f"/signin/?next={PAGE}"
