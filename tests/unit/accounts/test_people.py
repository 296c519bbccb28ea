"""The named actors of the tests are put into the database by hand; here the services make the same ones."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from cardstudio.accounts import services
from cardstudio.accounts.models import AuditEntry, Membership, Role, Team, User
from cardstudio.accounts.policy import Actor
from tests.conftest import People


def make_people() -> None:
    alice, bob, vera, _charlie = (
        services.user_create(username=name.lower(), name=name) for name in ("Alice", "Bob", "Vera", "Charlie")
    )
    # Nobody is let into somebody's own team any more; installations of before may have guests in one.
    guests = {bob: Role.EDITOR, vera: Role.VIEWER}
    for user, role in guests.items():
        Membership.objects.create(team=alice.own_team, user=user, role=role)
        services.audit(actor=Actor(alice), team=alice.own_team, action="member.added", target=user, role=role)


def rows() -> dict[str, list[dict[str, Any]]]:
    """Everything in their tables, with names where each run has other ids, and without what is random or a time."""
    names = {str(user.pk): user.username for user in User.objects.all()}
    left_out = {"id", "password", "date_joined", "created_at", "joined_at", "at"}
    teams = {team.pk: team.name for team in Team.objects.all()}

    def plain(field: str, value: Any) -> Any:
        return teams.get(value) if field == "team_id" else names.get(str(value), value)

    return {
        model.__name__: [
            {field: plain(field, value) for field, value in row.items() if field not in left_out}
            for row in model.objects.order_by("pk" if model in {Membership, AuditEntry} else "name").values()
        ]
        for model in (User, Team, Membership, AuditEntry)
    }


def test_the_services_make_the_same(people: People):
    by_hand = rows()
    assert [len(found) for found in by_hand.values()] == [4, 4, 6, 6]
    assert not any(user.has_usable_password() for user in User.objects.all())
    assert people.alice.own_team == people.team

    AuditEntry.objects.all().delete()
    Team.objects.all().delete()
    User.objects.all().delete()
    with transaction.atomic():
        make_people()

    assert rows() == by_hand
