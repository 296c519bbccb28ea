"""Whatever people do to a team in whatever order: somebody owns it, and nobody has what nobody gave."""

from __future__ import annotations

import contextlib
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cardstudio.accounts.models import ApiToken, Membership, Role, Scope, Team, User
from cardstudio.accounts.policy import Actor, at_most
from cardstudio.api.errors import ApiError
from cardstudio.teams import members
from cardstudio.teams.selectors import owners_of
from tests.conftest import People

PEOPLE = ("alice", "bob", "vera", "charlie")
STEPS = st.tuples(
    st.sampled_from(["role", "remove", "transfer"]),
    st.sampled_from(PEOPLE),
    st.booleans(),  # by a token of theirs
    st.sampled_from(PEOPLE),
    st.sampled_from(list(Role)),
)


def step(team: Team, what: str, actor: Actor, user: User, role: Role) -> None:
    membership = Membership.objects.select_related("team", "user").get(team=team, user=user)
    if what == "role":
        members.member_role_set(actor=actor, membership=membership, role=role)
    elif what == "remove":
        members.member_remove(actor=actor, membership=membership)
    else:
        members.team_transfer(actor=actor, membership=membership)


def roles(team: Team) -> dict[UUID, Role]:
    return {user: Role(role) for user, role in Membership.objects.filter(team=team).values_list("user", "role")}


@given(steps=st.lists(STEPS, max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_a_team_always_has_an_owner_and_tokens_raise_nobody(people: People, team: Team, steps):
    with transaction.atomic():
        Membership.objects.filter(team=team).exclude(user__in=[people.alice, people.bob, people.vera]).delete()
        Membership.objects.filter(team=team, user=people.bob).update(role=Role.OWNER)
        for what, who, by_token, whom, role in steps:
            user: User = getattr(people, who)
            token = ApiToken(team=team, scopes=list(Scope.values), created_by=user) if by_token else None
            before = roles(team)
            with (
                contextlib.suppress(PermissionDenied, Http404, ApiError, Membership.DoesNotExist),
                transaction.atomic(),
            ):
                step(team, what, Actor(user, token), getattr(people, whom), role)
            after = roles(team)
            changed = {pk for pk in before | after if before.get(pk) != after.get(pk)}

            assert owners_of(team).exists()
            assert Team.objects.get(pk=team.pk).size == len(after)
            assert after.keys() <= before.keys()
            # Who is no owner changes nobody but themselves, and only by leaving. A token is its team's, whatever became
            # of its maker.
            if not by_token and before.get(user.pk) != Role.OWNER:
                assert changed <= {user.pk} - after.keys()
            if by_token:
                assert all(before[pk] != Role.OWNER for pk in changed)
                assert all(at_most(after[pk], before[pk]) for pk in changed & after.keys())
        transaction.set_rollback(True)
