"""`manage.py token`: for whoever runs the site."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from cardstudio.accounts.models import ApiToken, Membership
from tests.conftest import People


def run(*args: str) -> str:
    out = StringIO()
    call_command("token", *args, stdout=out)
    return out.getvalue()


def create(people: People, *more: str) -> str:
    return run("create", "--team", str(people.team.pk), "--name", "CI", "--scope", "content", *more).strip()


def test_the_key_works_and_owners_see_who_made_it(people: People, alice: Client):
    key = create(people, "--scope", "share", "--days", "30")

    told = Client().get("/api/v1/me/", headers={"authorization": f"Bearer {key}"}).json()["token"]
    assert (told["name"], told["scopes"]) == ("CI", ["content", "share"])
    assert told["expires_at"] is not None
    (row,) = alice.get("/api/v1/tokens/", {"team": str(people.team.pk)}).json()["results"]
    assert row["by_operator"]
    assert "made by the site’s operator" in alice.get(f"/teams/{people.team.pk}/tokens/").content.decode()


def test_it_lists_and_revokes(people: People):
    key = create(people)
    token = ApiToken.objects.get()
    assert run("list", "--team", str(people.team.pk)) == f"{token.pk}  no end  content  CI\n"

    run("revoke", str(token.pk))

    assert Client().get("/api/v1/me/", headers={"authorization": f"Bearer {key}"}).status_code == 401
    assert run("list", "--team", str(people.team.pk)) == ""
    with pytest.raises(CommandError):
        run("revoke", str(token.pk))


@pytest.mark.parametrize(
    "args",
    [
        ("create", "--team", "Nowhere", "--name", "CI", "--scope", "content"),
        ("create", "--team", "Alice's cards", "--name", "CI", "--scope", "king"),
        ("create", "--team", "Alice's cards", "--name", "", "--scope", "content"),
        ("create", "--team", "Alice's cards", "--name", "CI", "--scope", "content", "--days", "-1"),
        ("revoke", "not-an-id"),
    ],
)
def test_what_is_wrong_is_said(people: People, args: tuple[str, ...]):
    with pytest.raises(CommandError):
        run(*args)
    assert not ApiToken.objects.exists()


def test_a_team_nobody_owns_gets_none(people: People):
    Membership.objects.filter(team=people.team).delete()

    with pytest.raises(CommandError, match="Nobody owns"):
        create(people)
