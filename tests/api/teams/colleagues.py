"""People of one company, for tests of the ways into a team: who signed in at the same tenant are colleagues."""

from __future__ import annotations

from cardstudio.accounts.models import Identity, Team, User
from cardstudio.accounts.selectors import site_app

HARBOUR, ELSEWHERE = "tenant_harbour", "tenant_elsewhere"


def of_company(tenant: str, *users: User) -> None:
    """As signing in leaves them."""
    app = site_app()
    Identity.objects.bulk_create(
        Identity(user=user, app=app, tenant_key=tenant, open_id=f"ou_{user.username}") for user in users
    )


def show_door(team: Team, door: str, tenant: str = HARBOUR) -> None:
    Team.objects.filter(pk=team.pk).update(door=door, tenant_key=tenant)
    team.refresh_from_db()
