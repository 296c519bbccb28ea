"""Two who do the same at the same moment: one of them has it, the others are told so, and nobody gets a 500.

On SQLite writers wait for each other anyway; `make test-postgres` is where this tells.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import UniqueConstraint
from django.test import Client

from cardstudio.accounts.models import User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.services import user_create
from cardstudio.cards.library.archive import pack, unpack
from cardstudio.library import services
from cardstudio.library.models import Folder, Tag, Template, Version
from cardstudio.teams.services import team_create
from tests.conftest import client_of

AT_ONCE = 6
DOCUMENT = {"card": {"elements": [{"tag": "markdown", "content": "Gateway goes out on Monday"}]}}
#: What happens to the second of two at once, for every pair the database lets nobody have twice.
SECOND = {
    "folder_name_unique": "waits, and is told that the name is taken",
    "folder_name_unique_at_root": "waits, and is told that the name is taken",
    "tag_name_unique": "waits, and takes the tag that is there",
    "block_name_unique": "waits, and is told that the name is taken",
    "template_slug_unique": "waits, and gets another slug",
    "template_source_unique": "looks again, and meets the card that is there",
    "version_number_unique": "waits, and gets the version that says the same, or the next number",
    "token_pin_unique": "changes the pin (update_or_create)",
    "token_day_unique": "counts on the row that is there",
    "content_use_unique": "counts on the row that is there, or is not counted",
    "last_sent_unique": "finds the row that the other one made",
    "place_count_unique": "adds to the row that is there",
    "star_unique": "finds the star (get_or_create)",
    "chat_list_name_unique": "waits, and is told that the name is taken",
    "chat_unique": "waits for the list, and finds the chat on it",
    "chat_person_unique": "waits for the list, and finds the person on it",
    "membership_unique": "waits for the team, and is a member (teams/test_invites.py)",
    "identity_unique": "takes the user that the other one made",
    "invite_use_unique": "waits for the invitation, and has used it (teams/test_invites.py)",
    "join_request_one_pending": "waits for the team, and changes what was asked",
    "sent_content_unique": "takes the content that is there",
    "attempt_sum_unique": "adds to the row that is there",
    "attempt_unique": "is a repeated report (sharing/test_attempts.py)",
}
Ask = Callable[[Client, int], Any]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def owner() -> User:
    return user_create(username="rosalind", name="Rosalind")


def at_once(user: User, ask: Ask) -> list[Any]:
    """What several calls of one person are answered; whoever is told that the database is busy asks again."""
    clients = [client_of(user) for _ in range(AT_ONCE)]
    together = threading.Barrier(AT_ONCE)
    said: list[Any] = []

    def call(number: int) -> None:
        together.wait()
        try:
            while (answer := ask(clients[number], number)).status_code == 503:
                time.sleep(random.uniform(0.01, 0.1))
            said.append(answer)
        finally:
            connection.close()

    threads = [threading.Thread(target=call, args=[number]) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == AT_ONCE
    return said


def post(address: str, body: dict[str, Any]) -> Ask:
    return lambda client, _number: client.post(f"/api/v1/{address}", body, content_type="application/json")


def statuses(answers: list[Any]) -> Counter[int]:
    return Counter(answer.status_code for answer in answers)


@pytest.mark.parametrize("address", ["folders/", "chat-lists/"])
def test_a_name_is_given_once(owner: User, address: str):
    answers = at_once(owner, post(address, {"name": "Incidents"}))
    assert statuses(answers) == {201: 1, 400: AT_ONCE - 1}
    refused = next(answer for answer in answers if answer.status_code == 400)
    assert refused.json()["error"]["fields"]


def test_a_name_is_taken_by_one_of_those_who_rename(owner: User):
    actor, team = Actor(owner), owner.own_team
    folders = [services.folder_create(actor=actor, team=team, name=f"f{number}") for number in range(AT_ONCE)]

    def rename(client: Client, number: int) -> Any:
        body = {"name": "Incidents"}
        return client.patch(f"/api/v1/folders/{folders[number].pk}/", body, content_type="application/json")

    assert statuses(at_once(owner, rename)) == {200: 1, 400: AT_ONCE - 1}
    assert Folder.objects.filter(name="Incidents").count() == 1


def test_templates_of_one_name_with_one_new_tag_are_all_made(owner: User):
    answers = at_once(owner, post("templates/", {"name": "Gateway", "document": DOCUMENT, "tags": ["release"]}))
    assert statuses(answers) == {201: AT_ONCE}
    assert len({answer.json()["slug"] for answer in answers}) == AT_ONCE
    assert Tag.objects.count() == 1


def test_a_card_that_several_import_at_once_is_one(owner: User):
    team = owner.own_team
    folder = services.folder_create(actor=Actor(owner), team=team, name="Incidents")
    services.template_create(actor=Actor(owner), team=team, name="Gateway", document=DOCUMENT, folder=folder)
    files: Any = client_of(owner).get(f"/api/v1/teams/{team.pk}/library/")
    archive = pack(unpack(b"".join(files.streaming_content)))
    other = team_create(actor=Actor(owner), name="Operations")

    def send(client: Client, _number: int) -> Any:
        return client.post(f"/api/v1/teams/{other.pk}/library/", archive, content_type="application/zip")

    answers = at_once(owner, send)
    assert statuses(answers) == {200: AT_ONCE}
    did = Counter(answer.json()["results"][0]["did"] for answer in answers)
    assert did == {"created": 1, "same": AT_ONCE - 1}
    assert Template.objects.get(team=other).folder == Folder.objects.get(team=other)


def test_a_new_tag_on_several_templates_is_one(owner: User):
    actor, team = Actor(owner), owner.own_team
    templates = [
        services.template_create(actor=actor, team=team, name=f"t{number}", document=DOCUMENT)
        for number in range(AT_ONCE)
    ]

    def tag(client: Client, number: int) -> Any:
        body = {"tags": ["release"]}
        return client.patch(f"/api/v1/templates/{templates[number].pk}/", body, content_type="application/json")

    assert statuses(at_once(owner, tag)) == {200: AT_ONCE}
    assert Tag.objects.count() == 1


def test_a_draft_is_kept_once_and_its_note_too(owner: User):
    template = services.template_create(actor=Actor(owner), team=owner.own_team, name="Gateway", document=DOCUMENT)
    answers = at_once(owner, post(f"templates/{template.pk}/versions/", {"note": "For Monday"}))
    assert statuses(answers) == {201: 1, 200: AT_ONCE - 1}
    assert {answer.json()["number"] for answer in answers} == {1}
    assert Version.objects.get().note == "For Monday"


def test_notes_of_those_who_keep_the_same_at_once_all_stay(owner: User):
    template = services.template_create(actor=Actor(owner), team=owner.own_team, name="Gateway", document=DOCUMENT)

    def keep(client: Client, number: int) -> Any:
        body = {"note": f"note {number}"}
        return client.post(f"/api/v1/templates/{template.pk}/versions/", body, content_type="application/json")

    assert statuses(at_once(owner, keep)) == {201: 1, 200: AT_ONCE - 1}
    assert sorted(Version.objects.get().note.splitlines()) == [f"note {number}" for number in range(AT_ONCE)]


def test_a_star_is_one(owner: User):
    template = services.template_create(actor=Actor(owner), team=owner.own_team, name="Gateway", document=DOCUMENT)
    answers = at_once(owner, lambda client, _number: client.put(f"/api/v1/templates/{template.pk}/star/"))
    assert statuses(answers) == {204: AT_ONCE}


def test_a_slug_is_given_to_one(owner: User):
    actor, team = Actor(owner), owner.own_team
    templates = [
        services.template_create(actor=actor, team=team, name=f"t{number}", document=DOCUMENT)
        for number in range(AT_ONCE)
    ]

    def call(client: Client, number: int) -> Any:
        body = {"slug": "gateway"}
        return client.patch(f"/api/v1/templates/{templates[number].pk}/", body, content_type="application/json")

    answers = at_once(owner, call)
    assert statuses(answers) == {200: 1, 409: AT_ONCE - 1}
    assert {answer.json()["error"]["code"] for answer in answers if answer.status_code == 409} == {"slug_taken"}
    assert Template.objects.filter(slug="gateway").count() == 1


def test_every_rule_of_the_database_says_what_the_second_one_gets():
    ours = [model for model in apps.get_models() if model.__module__.startswith("cardstudio.")]
    rules = {
        constraint.name
        for model in ours
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint)
    }
    assert rules == set(SECOND)
