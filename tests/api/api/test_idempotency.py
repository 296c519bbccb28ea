"""`Idempotency-Key`: a POST that is sent twice counts once."""

from __future__ import annotations

import random
import re
import threading
import time
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import ApiToken, Scope
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.services import user_create
from cardstudio.accounts.tokens import token_create
from cardstudio.api import idempotency
from cardstudio.api.models import KeyedAnswer
from cardstudio.library import services
from cardstudio.library.models import Folder, Template, Version
from cardstudio.teams.missing.throttles import AccessThrottle
from tests.api.described import description, operations
from tests.api.endpoints import endpoints
from tests.conftest import People, client_of

CARD = {"elements": [{"tag": "markdown", "content": "Gateway goes out on Monday"}]}
TEMPLATES = "/api/v1/templates/"


def post(client: Client, address: str, body: dict[str, Any], key: str | None = "one", **headers: str) -> Any:
    given = headers if key is None else {"Idempotency-Key": key, **headers}
    return client.post(address, body, content_type="application/json", headers=given)


def create(client: Client, name: str = "Gateway", key: str | None = "one", **headers: str) -> Any:
    return post(client, TEMPLATES, {"name": name, "document": {"card": CARD}}, key, **headers)


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


def test_it_works(alice: Client):
    first, second = create(alice), create(alice)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.content == second.content
    assert (first.get("Idempotent-Replayed"), second["Idempotent-Replayed"]) == (None, "true")
    assert Template.objects.count() == 1
    assert create(alice, key=None).json()["id"] != first.json()["id"]


def test_the_order_of_a_body_is_its_own_but_not_its_spaces(alice: Client):
    first = create(alice)
    spaced = alice.post(
        TEMPLATES,
        '{ "name": "Gateway",\n "document": {"card": {"elements": '
        '[{"tag": "markdown", "content": "Gateway goes out on Monday"}]}} }',
        content_type="application/json",
        headers={"Idempotency-Key": "one"},
    )
    assert spaced.json()["id"] == first.json()["id"]


def test_another_body_is_refused(alice: Client):
    create(alice)
    assert code(create(alice, "Router")) == (422, "idempotency_mismatch")
    assert Template.objects.count() == 1


def test_a_key_is_of_one_caller_and_one_address(people: People, alice: Client, bob: Client, client: Client):
    _token, key = token_create(actor=Actor(people.alice), team=people.team, name="CI", scopes=Scope)
    made = [
        create(alice).json()["id"],
        create(bob).json()["id"],
        create(client, authorization=f"Bearer {key}").json()["id"],
    ]
    assert len(set(made)) == 3
    assert create(client, authorization=f"Bearer {key}").json()["id"] == made[2]
    copies = [post(alice, f"{TEMPLATES}{pk}/duplicate/", {}).json()["id"] for pk in made[:1] * 2]
    assert copies[0] == copies[1] != made[0]


def test_nobody_learns_from_the_table_who_asked_for_what(people: People, alice: Client):
    create(alice, key="of-alice")
    row = KeyedAnswer.objects.values_list("call", "body_hash").get()
    assert "of-alice" not in str(row)
    assert str(people.alice.pk) not in str(row)


@pytest.mark.parametrize("key", ["", "k" * 65, "a\tb"], ids=["empty", "long", "unprintable"])
def test_what_is_no_key(alice: Client, key: str):
    assert code(create(alice, key=key)) == (400, "bad_idempotency_key")
    assert not Template.objects.exists()


def test_a_refusal_is_kept_too(alice: Client, people: People):
    services.folder_create(actor=Actor(people.alice), team=people.team, name="Incidents")
    first = post(alice, "/api/v1/folders/", {"name": "Incidents"})
    Folder.objects.all().delete()
    assert first.status_code == 400
    assert post(alice, "/api/v1/folders/", {"name": "Incidents"}).content == first.content
    assert not Folder.objects.exists()
    assert post(alice, "/api/v1/folders/", {"name": "Incidents"}, "two").status_code == 201


def test_who_may_not_ask_uses_no_key_up(alice: Client, client: Client, people: People):
    assert create(client).status_code == 401
    assert create(alice).status_code == 201


def test_an_answer_without_a_body_and_one_with_an_etag(alice: Client):
    made = create(alice).json()["id"]
    alice.delete(f"{TEMPLATES}{made}/")
    restored = [post(alice, f"{TEMPLATES}{made}/restore/", {}) for _ in range(2)]
    assert restored[0].content == restored[1].content
    post(alice, f"{TEMPLATES}{made}/versions/", {})
    back = [post(alice, f"{TEMPLATES}{made}/versions/1/restore/", {}) for _ in range(2)]
    assert back[0]["ETag"] == back[1]["ETag"] == '"2"'
    assert Version.objects.count() == 1


def test_what_went_wrong_on_our_side_is_not_kept(alice: Client, monkeypatch):
    def busy(**_: Any) -> Any:
        raise error

    error = OperationalError("gone")
    error.__cause__ = ConnectionError("gone")
    with monkeypatch.context() as patch:
        patch.setattr(services, "template_create", busy)
        assert create(alice).status_code == 503
        # It is raised by the test client otherwise.
        alice.raise_request_exception = False
        error = ValueError("a mistake")  # type: ignore[assignment]
        assert create(alice).status_code == 500
    assert create(alice).status_code == 201


def test_too_many_requests_are_not_kept(alice: Client, monkeypatch):
    asked = {"address": "http://testserver/library/"}
    with monkeypatch.context() as patch:
        patch.setattr(AccessThrottle, "allow_request", lambda *_: False)
        patch.setattr(AccessThrottle, "wait", lambda _: 3.0)
        assert post(alice, "/api/v1/access-requests/", asked).status_code == 429
    assert post(alice, "/api/v1/access-requests/", asked).status_code == 202
    assert post(alice, "/api/v1/access-requests/", asked)["Idempotent-Replayed"] == "true"


def test_a_secret_is_shown_once(alice: Client, people: People):
    body = {"team": str(people.team.pk), "name": "CI", "scopes": ["content"]}
    first, second = (post(alice, "/api/v1/tokens/", body) for _ in range(2))
    assert first.status_code == 201
    assert code(second) == (409, "already_done")
    assert second.json()["id"] == first.json()["id"]
    assert ApiToken.objects.count() == 1
    assert first.json()["key"] not in str(KeyedAnswer.objects.values_list())


def test_whatever_shows_a_key_says_so():
    """An answer with a secret in it is not kept."""
    schemas = description()["components"]["schemas"]

    def shows_key(answers: dict[str, Any]) -> bool:
        good = [answer for status, answer in answers.items() if status < "300"]
        made = [answer.get("content", {}).get("application/json", {}) for answer in good]
        names = [one.get("schema", {}).get("$ref", "").rpartition("/")[2] for one in made]
        return any("key" in schemas.get(name, {}).get("properties", {}) for name in names)

    posts = [endpoint for endpoint in endpoints() if endpoint.method == "post"]
    routes = {endpoint.route: re.sub(r"<.*?>", "{}", f"/api/v1/{endpoint.route}") for endpoint in posts}
    described = {route: operations().get(("POST", path), {}) for route, path in routes.items()}
    showing = {route for route, operation in described.items() if shows_key(operation.get("responses", {}))}
    assert showing == {endpoint.route for endpoint in posts if endpoint.view.shows_secret} != set()  # type: ignore[attr-defined]


def running(age: timedelta) -> None:
    """Whoever had the key began so long ago, and has not answered."""
    KeyedAnswer.objects.update(status=0, began_at=timezone.now() - age)


def test_a_call_that_is_being_answered_is_waited_for(alice: Client):
    create(alice)
    running(timedelta(seconds=5))
    answer = create(alice)
    assert code(answer) == (409, "still_running")
    assert int(answer["Retry-After"]) > 0
    assert Template.objects.count() == 1


class Killed(BaseException):
    """Nothing runs after this: the process is gone."""


def test_who_is_killed_has_done_nothing_and_blocks_nobody(alice: Client, monkeypatch):
    def killed(*_: Any) -> Any:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(idempotency, "_kept", killed)
        patch.setattr("django.db.models.query.QuerySet.delete", killed)
        with pytest.raises(Killed):
            create(alice)
    assert not Template.objects.exists()
    assert code(create(alice)) == (409, "still_running")
    running(timedelta(seconds=61))
    assert create(alice).status_code == 201
    assert create(alice)["Idempotent-Replayed"] == "true"
    assert Template.objects.count() == 1


def test_who_was_taken_for_dead_is_not_let_finish(alice: Client, monkeypatch):
    """Another one took its place while it was at work."""
    make = services.template_create

    def slow(**given: Any) -> Any:
        running(timedelta(seconds=-61))
        return make(**given)

    monkeypatch.setattr(services, "template_create", slow)
    assert code(create(alice)) == (409, "still_running")
    assert not Template.objects.exists()


def test_it_is_forgotten_after_a_day(alice: Client):
    create(alice)
    create(alice, key="two")
    KeyedAnswer.objects.update(began_at=timezone.now() - timedelta(hours=25))
    assert "Idempotent-Replayed" not in create(alice)
    said = StringIO()
    call_command("tidy", "--dry-run", stdout=said)
    assert "kept answers: 1" in said.getvalue()
    call_command("tidy", stdout=StringIO())
    assert KeyedAnswer.objects.count() == 1


@pytest.mark.django_db
def test_without_a_caller_there_is_nothing_to_keep(client: Client):
    assert post(client, "/api/v1/cards/lint/", {"card": CARD}).status_code == 200
    assert not KeyedAnswer.objects.exists()


def test_a_large_answer_is_made_again(alice: Client, monkeypatch):
    monkeypatch.setattr(idempotency, "MOST_BYTES", 10)
    assert post(alice, "/api/v1/cards/lint/", {"card": CARD}).status_code == 200
    assert "Idempotent-Replayed" not in post(alice, "/api/v1/cards/lint/", {"card": CARD})


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_make_one():
    user = user_create(username="rosalind", name="Rosalind")
    clients = [client_of(user) for _ in range(10)]
    together = threading.Barrier(len(clients))
    said: list[tuple[int, bytes]] = []

    def send(client: Client) -> None:
        together.wait()
        try:
            # Whoever is told that it is being done, or that the database is busy, asks again.
            # At a time of one's own: in step, ten would get in one another's way for a minute.
            while (answer := create(client)).status_code in {409, 503}:
                time.sleep(random.uniform(0.01, 0.1))
            said.append((answer.status_code, answer.content))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=[client]) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(said) == 10
    assert {status for status, _body in said} == {201}
    assert len({body for _status, body in said}) == 1
    assert Template.objects.count() == 1
