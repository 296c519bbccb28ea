"""A shared team to look at where `SAMPLE_DATA` is on: two colleagues out of the simulator, and a few cards."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from cardstudio.accounts.models import FeishuApp, Identity, Role, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.services import user_first_seen
from cardstudio.feishu.names import name_of
from cardstudio.library.sample_cards import SHARED, samples_put
from cardstudio.simulator.sample import LIN, MIRA, PEOPLE, ZHOU, Person
from cardstudio.teams.members import member_add
from cardstudio.teams.services import team_create

#: Who works together, of the simulator's people. The others find a door, or nothing.
CAST = (MIRA, ZHOU, LIN)
#: What the colleagues of whoever signs in first are.
ROLES = (Role.PUBLISHER, Role.EDITOR)


@transaction.atomic
def sample_team_give(user: User) -> Team | None:
    """The first of the cast who signs in owns the team, and the two others are in it before they ever sign in.

    None for anybody else, and as soon as one of the others is known here.
    """
    app = site_app()
    known = set(Identity.objects.filter(app=app, open_id__in=CAST).values_list("open_id", flat=True))
    if len(known) != 1 or not Identity.objects.filter(app=app, user=user, open_id__in=known).exists():
        return None
    actor = Actor(user)
    team = team_create(actor=actor, name=_("Payments"))
    colleagues = [person for person in PEOPLE if person.open_id in set(CAST) - known]
    for person, role in zip(colleagues, ROLES, strict=True):
        colleague = _colleague(app, person)
        member_add(actor=actor, team=team, user=colleague, role=role, way="invite", invited_by=user)
    samples_put(actor=actor, team=team, files=SHARED)
    return team


def on_sign_in(sender: Any, user: User, **_more: Any) -> None:
    """Receiver of Django's `user_logged_in`."""
    if settings.SAMPLE_DATA and settings.SIMULATOR_ORIGIN:
        sample_team_give(user)


def _colleague(app: FeishuApp, person: Person) -> User:
    tenant_key, _name = person.tenant
    name = name_of(person.name, person.name_en)
    union_id = f"on_{person.open_id[3:]}"
    return user_first_seen(app=app, tenant_key=tenant_key, open_id=person.open_id, union_id=union_id, name=name)
