"""The audit log: what its page, its file and the API say, and how long it is kept."""

from __future__ import annotations

import ast
import re
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from cardstudio.accounts.models import AuditEntry, Scope
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.services import audit
from cardstudio.library import services as library
from cardstudio.library.models import Template
from cardstudio.teams.audit.words import ACTIONS, sentence_of
from tests.conftest import People
from tests.tokens import program

PACKAGE = Path(__file__).parents[3] / "cardstudio"


@pytest.fixture
def template(people: People) -> Template:
    return library.template_create(
        actor=Actor(people.alice), team=people.team, name="Notice", document={"card": {"elements": []}}
    )


def address(people: People, rest: str = "audit/") -> str:
    return f"/teams/{people.team.pk}/{rest}"


def actions_in_code() -> set[str]:
    """Every `action="…"` that is given to a service that writes the log."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in ACTIONS:
                found.add(node.value)
            if isinstance(node, ast.keyword) and node.arg == "action" and isinstance(node.value, ast.Constant):
                found.add(str(node.value.value))
    return {action for action in found if "." in action}


def test_every_action_has_words() -> None:
    assert actions_in_code() - set(ACTIONS) == set()


def test_every_sentence_can_be_made(people: People) -> None:
    for action in ACTIONS:
        said = sentence_of(AuditEntry(team=people.team, action=action, target="x"), {})
        assert "%(" not in said


def test_owners_read_it(people: People, alice: Client, template: Template) -> None:
    library.template_update(actor=Actor(people.alice), template=template, name="Holiday")
    page = alice.get(address(people)).content.decode()
    assert "made “Notice”" in page
    assert "renamed “Notice” to “Holiday”" in page


def test_others_are_told_whom_to_ask(people: People, bob: Client, vera: Client, charlie: Client) -> None:
    for client in (bob, vera):
        answer = client.get(address(people))
        assert (answer.status_code, b": ask Alice" in answer.content) == (403, True)
        assert client.get(address(people, "audit.csv")).status_code == 403
    assert charlie.get(address(people)).status_code == 404


def test_it_can_be_narrowed(people: People, alice: Client, template: Template) -> None:
    library.folder_create(actor=Actor(people.alice), team=people.team, name="Events")
    library.template_delete(actor=Actor(people.alice), template=template)
    for query, shown, hidden in (
        (f"card={template.pk}", "Notice", "Events"),
        ("important=1", "in the trash", "Events"),
        (f"who={people.bob.pk}", "Nothing to show", "Notice"),
        ("kind=releases", "Nothing to show", "Events"),
        ("kind=rubbish&who=x&days=-3", "Events", "Nothing to show"),
    ):
        page = alice.get(f"{address(people)}?{query}").content.decode()
        table = page.partition('aria-label="Filters"')[2].partition("Important only")[2]
        assert shown in table, query
        assert hidden not in table, query


def test_a_filter_shows_what_is_chosen_and_the_way_back(people: People, alice: Client, template: Template) -> None:
    filters = alice.get(f"{address(people)}?who={people.bob.pk}&important=1").content.decode()
    filters = filters.partition('aria-label="Filters"')[2].partition("</section>")[0]
    assert re.search(r"<summary>.*Bob</summary>", filters)
    assert re.search(r'href="[^"]*/audit/\?important=1" aria-label="Everybody"', filters)
    assert f'href="{address(people)}?who={people.bob.pk}"' in filters, "without the important ones"


def test_the_file_has_what_the_page_shows(people: People, alice: Client, template: Template) -> None:
    answer = alice.get(f"{address(people, 'audit.csv')}?card={template.pk}")
    lines = b"".join(answer).decode().splitlines()  # type: ignore[arg-type]  # streamed
    assert len(lines) == 2
    assert "made “Notice”" in lines[1]


def test_programs_read_it(people: People, alice: Client, template: Template) -> None:
    path = f"/api/v1/teams/{people.team.pk}/audit/"
    first, *_ = alice.get(f"{path}?card={template.pk}").json()["results"]
    assert (first["action"], first["actor"]["name"], first["token"]) == ("template.created", "Alice", None)
    assert first["sentence"] == "made “Notice”"
    assert alice.get(f"{path}?kind=rubbish").status_code == 400
    assert program(people.alice, people.team, Scope.MANAGE).get(path).status_code == 200


def test_a_page_asks_as_much_with_more_entries(
    people: People, alice: Client, template: Template, django_assert_max_num_queries
) -> None:
    for _ in range(120):
        audit(actor=Actor(people.alice), team=people.team, action="draft.saved", target=template, revision=2)
    with django_assert_max_num_queries(30):
        first = alice.get(address(people)).content.decode()
    assert "before=" in first
    older = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    assert "edited “Notice”" in alice.get(older).content.decode()


def test_everybody_in_the_team_sees_what_was_done_to_a_card(vera: Client, charlie: Client, template: Template) -> None:
    page = f"/templates/{template.pk}/activity/"
    assert "made “Notice”" in vera.get(page).content.decode()
    assert charlie.get(page).status_code == 404


def test_it_is_kept_as_long_as_the_site_says(people: People, template: Template, settings) -> None:
    old = AuditEntry.objects.filter(target=str(template.pk))
    old.update(at=timezone.now() - timedelta(days=181))
    said = StringIO()
    call_command("tidy", "--dry-run", stdout=said)
    assert "audit log: 1" in said.getvalue()
    settings.AUDIT_KEPT_DAYS = 0
    call_command("tidy", stdout=StringIO())
    assert old.exists()
    settings.AUDIT_KEPT_DAYS = 180
    call_command("tidy", stdout=StringIO())
    assert not old.exists()
