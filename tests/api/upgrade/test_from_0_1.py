"""An installation of version 0.1 goes on: its rows, its pages, its programs, its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from cardstudio.accounts.models import FeishuApp, Membership, User
from cardstudio.cards import json as card_json
from cardstudio.library.models import Draft, Template, Version
from cardstudio.sharing.models import Attempt, Delivery, ShareLink
from tests.api.upgrade.conftest import Installation
from tests.sharing_fixtures import CLIENT_AGENT, ORIGIN

pytestmark = pytest.mark.usefixtures("from_0_1")


@pytest.fixture(autouse=True)
def _unblocked(django_db_blocker: Any) -> Iterator[None]:
    """Not the `db` fixture: its transaction belongs to the tests' own database."""
    with django_db_blocker.unblock():
        yield


def test_every_row_is_still_there(from_0_1: Installation) -> None:
    before: dict[str, int] = from_0_1.facts["counts"]
    now = {label: apps.get_model(label)._base_manager.count() for label in before}

    assert {label: (count, now[label]) for label, count in before.items() if now[label] < count} == {}


def test_roles_secrets_and_exact_numbers_are_what_they_were(from_0_1: Installation) -> None:
    users, teams = from_0_1.facts["users"], from_0_1.facts["teams"]
    roles = dict(Membership.objects.filter(team=teams["alice"]).values_list("user__username", "role"))
    figures = Draft.objects.get(template=from_0_1.facts["templates"]["figures"]).document

    assert {name.partition("@")[0]: role for name, role in roles.items()} == {
        "ou_alice": "owner",
        "ou_bob": "publisher",
        "ou_eve": "editor",
        "ou_vera": "viewer",
    }
    assert FeishuApp.objects.get(app_id="cli_fixture").secret == "fixture-app-secret"
    assert User.objects.get(pk=users["alice"]).name == "Alice 林小满"
    assert '"content":"12345678901234567890.10"' in card_json.dump(figures)


def test_versions_drafts_links_and_attempts_say_the_same(from_0_1: Installation) -> None:
    three = Template.objects.get(pk=from_0_1.facts["templates"]["three-versions"])
    versions = list(Version.objects.filter(template=three).order_by("number").values_list("number", "note"))
    links = {name: ShareLink.objects.get(pk=one["id"]) for name, one in from_0_1.facts["links"].items()}

    assert versions[:3] == [(1, ""), (2, "note 2"), (3, "note 3")]
    assert card_json.dump(three.draft.document).count("not published yet") == 1
    assert links["open"].open_variables == ["who", "days", "holiday"]
    assert links["open"].values == {"who": "大家", "days": 4}
    # Links of before keep their list, the empty one too.
    assert (links["open-empty-list"].open_variables, links["open-null"].open_variables) == ([], [])
    assert sorted(Attempt.objects.values_list("state", flat=True)) == sorted(
        ["sent", "partial", "started", "cancelled", "failed", "unknown", "sent", "partial", "sent", "sent", "sent"]
    )
    assert sorted(set(Delivery.objects.values_list("status", flat=True))) == [-1, 0, 1, 5]


def addresses(from_0_1: Installation) -> Iterator[str]:
    """Every address there is, with the fixture's ids; those whose parameters it has nothing for are left out."""
    facts = from_0_1.facts
    link = facts["links"]["open"]
    attempt = Attempt.objects.filter(link=facts["links"]["list"]["id"]).first()
    chats = ShareLink.objects.get(pk=facts["links"]["list"]["id"]).chat_list
    owners: dict[str, list[Any]] = {
        "templates": list(facts["templates"].values()),
        "share-links": [one["id"] for one in facts["links"].values()],
        "attempts": [attempt and attempt.pk],
        "chats": [chats and chats.pk],
        "chat-lists": [chats and chats.pk],
        "folders": [str(pk) for pk in apps.get_model("library.Folder").objects.values_list("pk", flat=True)],
        "teams": [facts["teams"]["alice"]],
        "tokens": [str(apps.get_model("accounts.ApiToken").objects.values_list("pk", flat=True)[0])],
        "s": [link["token"]],
    }
    published = {str(pk) for pk in Version.objects.values_list("template", flat=True)}
    for route in routes(get_resolver().url_patterns):
        path = route.removeprefix("api/v1/")
        first = path.partition("/")[0]
        for known in owners.get(first, [None]):
            filled = re.sub(r"<[\w:]*(?:pk|team_id|token_id|token)>", str(known), route, count=1)
            filled = filled.replace("<int:number>", "1" if known in published else "<none>")
            if "<" not in filled and not (known is None and filled != route):
                yield f"/{filled}"


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = before + re.sub(r"\^|\$|/\?|\(\?P(<\w+>)\[[^]]*\]\{\d+,\d+\}\)", r"\1", str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def test_every_page_and_answer_of_an_owner_works(from_0_1: Installation) -> None:
    alice = from_0_1.client("alice")
    answers = {path: alice.get(path, follow=False).status_code for path in sorted(set(addresses(from_0_1)))}

    assert len(answers) > 100
    assert answers["/library/"] == answers["/attempts/"] == answers["/api/v1/templates/"] == 200
    # Some take posts only, some lead elsewhere, what has ended says so; this one wants the platform's code.
    assert answers.pop("/signin/callback/") == 400
    trashed = {path for path in answers if from_0_1.facts["templates"]["trashed"] in path}
    bad = {path: status for path, status in answers.items() if status not in {200, 302, 405, 410}}
    assert {path: status for path, status in bad.items() if path not in trashed or status != 404} == {}


def test_each_old_key_still_does_what_its_role_may(from_0_1: Installation) -> None:
    template = from_0_1.facts["templates"]["notice"]
    values = {"values": {"who": "各位"}, "version": 1}
    renamed = {"name": "notice", "description": "by a program"}

    for role, may_edit in (("viewer", False), ("editor", True), ("publisher", True), ("owner", True)):
        program = from_0_1.program(role)
        assert program.get("/api/v1/templates/").json()["results"], role
        content = program.post(f"/api/v1/templates/{template}/content/", values, content_type="application/json")
        assert (role, content.status_code) == (role, 200), content.content
        patched = program.patch(f"/api/v1/templates/{template}/", renamed, content_type="application/json")
        assert (role, patched.status_code) == (role, 200 if may_edit else 403)
    assert from_0_1.program("revoked").get("/api/v1/templates/").status_code == 401


@pytest.mark.parametrize(
    ("name", "status"),
    [
        *[(name, 200) for name in ("choose", "list", "values", "open", "open-empty-list", "open-null", "private")],
        *[(name, 410) for name in ("revoked", "expired", "trashed")],
    ],
)
def test_links_that_were_sent_out_open_as_before(from_0_1: Installation, name: str, status: int) -> None:
    token = from_0_1.facts["links"][name]["token"]
    visitor = Client(raise_request_exception=False, headers={"User-Agent": CLIENT_AGENT})

    assert visitor.get(f"/s/{token}/").status_code == status


@pytest.mark.parametrize(
    ("name", "values", "status"),
    [
        ("open", {"who": "陈静"}, 200),
        ("open-empty-list", {}, 200),
        ("open-empty-list", {"who": "陈静"}, 400),
        ("open-null", {"who": "陈静"}, 400),
        ("values", {}, 200),
    ],
)
def test_an_old_link_takes_the_blanks_it_took(from_0_1: Installation, name: str, values: Any, status: int) -> None:
    token = from_0_1.facts["links"][name]["token"]
    visitor = Client(raise_request_exception=False, headers={"Origin": ORIGIN})
    answer = visitor.post(f"/s/{token}/content", {"values": values}, content_type="application/json")

    assert answer.status_code == status, answer.content
    if status == 200:
        assert "陈静" in answer.content.decode() or values == {}
