"""The sample cards: a team of their own, and copies for everybody who is new where `SAMPLE_DATA` is on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from cardstudio.accounts.models import AuditEntry, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import team_default
from cardstudio.accounts.services import audit, user_create
from cardstudio.cards import unwrap
from cardstudio.library import documents, services
from cardstudio.library.models import Template

DIRECTORY = Path(__file__).parent / "samples"
#: Who owns the team "Samples"; nobody can sign in as them.
KEEPER = "samples"
#: What the audit log calls handing out the copies.
GIVEN = "samples.given"
#: File, name in the library, tags, and whether it is published. The last one made stands first in the library.
SAMPLES: list[tuple[str, str, tuple[str, ...], bool]] = [
    ("welcome", "Welcome aboard", ("onboarding",), False),
    ("reconciliation", "Reconciliation", ("finance",), True),
    ("tea-break", "下午茶投票", ("活动",), False),
    ("deploy-result", "Deploy result", ("release",), True),
    ("weekly-report", "研发周报", ("周报",), True),
    ("leave-request", "请假审批", ("审批", "双语"), True),
    ("alert", "P1 告警", ("值班",), True),
    ("release-review", "发布评审", ("审批",), True),
]


@transaction.atomic
def samples_create() -> int:
    """Make the team "Samples" once; returns how many templates were made."""
    if User.objects.filter(username=KEEPER).exists():
        return 0
    keeper = user_create(username=KEEPER, name="Card Studio")
    keeper.is_active = False
    keeper.save(update_fields=["is_active"])
    team = team_default(keeper)
    team.name = "Samples"
    team.save(update_fields=["name"])
    return len(_fill(Actor(keeper), team))


@transaction.atomic
def samples_give(user: User) -> list[Template]:
    """Copies for a person's own team, once and only into a library that never held anything."""
    team = team_default(user)
    if Template.objects.filter(team=team).exists() or AuditEntry.objects.filter(team=team, action=GIVEN).exists():
        return []
    actor = Actor(user)
    audit(actor=None, team=team, action=GIVEN, target=user)
    return _fill(actor, team)


def on_sign_in(sender: Any, user: User, **_: Any) -> None:
    """Receiver of Django's `user_logged_in`."""
    if settings.SAMPLE_DATA:
        samples_give(user)


def _fill(actor: Actor, team: Team) -> list[Template]:
    made = []
    for file, name, tags, published in SAMPLES:
        document = documents.document_of(unwrap((DIRECTORY / f"{file}.json").read_bytes()))
        template = services.template_create(actor=actor, team=team, name=name, document=document, tags=tags)
        if published:
            services.version_publish(actor=actor, template=template)
        made.append(template)
    return made
