"""`/templates/{id}/versions/`: every version and release, what uses them, and who may do what there."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cardstudio.accounts.models import AuditEntry, Scope
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.tokens import token_create
from cardstudio.jinja2 import day
from cardstudio.library.models import KeptFor, Release, Template, Version
from cardstudio.library.releases import release_move, tokens_pin
from cardstudio.sharing.models import ShareLink
from tests.api.sharing.test_release import content, put, said, save
from tests.conftest import People


def page(client: Client, template: Template, query: str = "") -> str:
    answer = client.get(f"/templates/{template.pk}/versions/{query}", headers={"Accept-Language": "en"})
    assert answer.status_code == 200, answer.status_code
    return re.sub(r"\s+", " ", re.sub(r"<(?!/?main)[^>]*>", " ", answer.content.decode().partition("<main")[2]))


def note(client: Client, template: Template, number: int, text: str) -> int:
    address = f"/api/v1/templates/{template.pk}/versions/{number}/"
    return client.patch(address, {"note": text}, content_type="application/json").status_code


def test_it_works(people: People, alice: Client, template: Template) -> None:
    first, second = save(people, template, "one"), save(people, template, "two")
    put(alice, template, first, note="For January")
    shown = page(alice, template)
    for words in (f"Version {first}", f"Version {second}", "kept when it was released", "kept by hand", "For January"):
        assert words in shown
    assert "Release since" in shown
    assert "Release this version" not in shown
    other = page(alice, template, f"?version={second}")
    assert "Release this version" in other
    assert "Roll back" not in other
    put(alice, template, second)
    assert "Roll back to this version" in page(alice, template, f"?version={first}")


def test_without_a_version_it_says_what_makes_one(alice: Client, template: Template) -> None:
    shown = page(alice, template)
    assert "No versions yet" in shown
    assert "Sending the card, making a link to it or releasing it" in shown
    assert "Release the draft" in shown


def test_who_may_do_what(
    alice: Client, bob: Client, vera: Client, charlie: Client, people: People, template: Template
) -> None:
    put(alice, template, save(people, template, "one"))
    second = save(people, template, "two")
    query = f"?version={second}"
    assert "Release this version" in page(alice, template, query)
    edits = page(bob, template, query)
    assert "Alice can release." in edits
    assert ("Release this version" in edits, "Make it the draft" in edits, "Send this one" in edits) == (
        False,
        True,
        True,
    )
    looks = page(vera, template, query)
    assert not any(words in looks for words in ("Release this version", "Make it the draft", "Send this one"))
    # The release is what viewers send.
    assert "Send this one" in page(vera, template)
    assert charlie.get(f"/templates/{template.pk}/versions/").status_code == 404


@pytest.mark.parametrize("query", ["?version=99", "?version=nine", "?version=0"])
def test_a_version_nobody_kept_is_not_found(people: People, alice: Client, template: Template, query: str) -> None:
    save(people, template, "one")
    assert alice.get(f"/templates/{template.pk}/versions/{query}").status_code == 404


def test_what_uses_a_version(people: People, alice: Client, template: Template) -> None:
    first = save(people, template, "one")
    put(alice, template, first)
    token, key = token_create(actor=Actor(people.alice), team=people.team, name="oa-cron", scopes=[Scope.CONTENT])
    program = Client(headers={"Authorization": f"Bearer {key}"})
    link = {"template": str(template.pk)}
    alice.post("/api/v1/share-links/", link, content_type="application/json")
    alice.post("/api/v1/share-links/", {**link, "follow": True}, content_type="application/json")
    assert said(content(program, template)) == "one"
    shown = page(alice, template)
    for words in ("2 share links, 1 of them follow the release", "1 program in the last 30 days", "oa-cron"):
        assert words in shown
    assert "gets the release" in shown
    template.refresh_from_db()
    tokens_pin(actor=Actor(people.alice), template=template, tokens=[token])
    second = save(people, template, "two")
    put(alice, template, second)
    content(program, template, version=second)
    shown = page(alice, template, f"?version={first}")
    assert "is pinned to this version" in shown
    assert "1 share link" in shown
    assert "asks for this version" in page(alice, template)
    assert ShareLink.objects.filter(version__number=second).count() == 1


def test_the_history_of_releases(people: People, alice: Client, template: Template) -> None:
    first, second = save(people, template, "one"), save(people, template, "two")
    for number in (first, second, first):
        put(alice, template, number, note=f"now {number}")
    times = list(Release.objects.order_by("pk"))
    days = [timezone.now() - timedelta(days=days) for days in (9, 2)]
    for release, at in zip(times, days, strict=False):
        Release.objects.filter(pk=release.pk).update(at=at)
    shown = page(alice, template, "?show=releases")
    assert shown.index("since") < shown.index("“now 2”") < shown.rindex("“now 1”")
    assert f"{day(timezone.localtime(days[0]))} – {day(timezone.localtime(days[1]))}" in shown


def test_a_release_of_one_day_does_not_say_the_day_twice(people: People, alice: Client, template: Template) -> None:
    first, second = save(people, template, "one"), save(people, template, "two")
    put(alice, template, first)
    put(alice, template, second)
    noon = timezone.localtime().replace(hour=12, minute=0)
    for release, hour in zip(Release.objects.order_by("pk"), (10, 11), strict=True):
        Release.objects.filter(pk=release.pk).update(at=noon.replace(hour=hour))
    shown = page(alice, template, "?show=releases")
    assert f"{day(noon)} 10:00 – 11:00" in shown


def test_hundreds_of_versions_cost_what_a_few_do(
    people: People, alice: Client, template: Template, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    save(people, template, "one")
    release_move(actor=Actor(people.alice), version=Version.objects.get(template=template))
    with django_assert_max_num_queries(40) as few:
        page(alice, template)
    like = Version.objects.get(template=template)
    Version.objects.bulk_create(
        Version(
            template=template,
            number=number,
            document=like.document,
            card_hash=like.card_hash,
            document_hash=f"{number:064}",
            kept_for=KeptFor.SEND,
            author=people.bob,
        )
        for number in range(2, 302)
    )
    Template.objects.filter(pk=template.pk).update(latest_version=301)
    with django_assert_max_num_queries(len(few)):
        shown = page(alice, template)
    assert shown.count("kept when it was sent") == 30
    assert "271 older" in shown
    older = page(alice, template, "?before=272")
    assert "241 older" in older
    assert "Back to the latest" in older


def test_the_note_is_changed_by_who_may(
    alice: Client, bob: Client, vera: Client, charlie: Client, people: People, template: Template
) -> None:
    number = save(people, template, "one")
    assert [note(client, template, number, "x") for client in (vera, charlie)] == [403, 404]
    assert note(bob, template, number, " Extensions, not phones ") == 200
    assert "Extensions, not phones" in page(vera, template)
    assert note(bob, template, number, "x" * 401) == 400
    assert note(bob, template, 99, "x") == 404
    assert note(alice, template, number, "") == 200
    said = [entry.detail for entry in AuditEntry.objects.filter(action="version.noted").order_by("pk")]
    assert [(one["before"], one["note"]) for one in said] == [
        ("", "Extensions, not phones"),
        ("Extensions, not phones", ""),
    ]
