"""The sample cards: a team of their own, and copies for everybody who is new where `SAMPLE_DATA` is on."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cardstudio.accounts.models import AuditEntry, Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.accounts.selectors import team_default
from cardstudio.accounts.services import audit, user_create
from cardstudio.cards import unwrap
from cardstudio.library import documents, services
from cardstudio.library.models import Template
from cardstudio.library.releases import release_move

DIRECTORY = Path(__file__).parent / "samples"
#: Who owns the team "Samples"; nobody can sign in as them.
KEEPER = "samples"
#: What the audit log calls handing out the copies.
GIVEN = "samples.given"
#: File, name in the library, tags, and whether it is published. The last one made stands first in the library.
SAMPLES: list[tuple[str, str, tuple[Any, ...], bool]] = [
    ("welcome", "Welcome aboard", (_("onboarding"),), False),
    ("reconciliation", "Reconciliation", (_("finance"),), True),
    ("tea-break", "下午茶投票", (_("events"),), False),
    ("deploy-result", "Deploy result", (_("release"),), True),
    ("weekly-report", "研发周报", (_("weekly"),), True),
    ("leave-request", "请假审批", (_("approval"), _("bilingual")), True),
    ("alert", "P1 告警", (_("on call"),), True),
    ("release-review", "发布评审", (_("approval"),), True),
]
#: Those a shared team begins with.
SHARED = ("deploy-result", "weekly-report", "release-review")
EVERY = tuple(file for file, *_rest in SAMPLES)


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
    return len(samples_put(actor=Actor(keeper), team=team))


@transaction.atomic
def samples_give(user: User) -> list[Template]:
    """Copies for a person's own team, once and only into a library that never held anything."""
    team = team_default(user)
    if Template.objects.filter(team=team).exists() or AuditEntry.objects.filter(team=team, action=GIVEN).exists():
        return []
    actor = Actor(user)
    audit(actor=None, team=team, action=GIVEN, target=user)
    return samples_put(actor=actor, team=team)


def on_sign_in(sender: Any, user: User, **_: Any) -> None:
    """Receiver of Django's `user_logged_in`."""
    if settings.SAMPLE_DATA:
        samples_give(user)


def samples_put(*, actor: Actor, team: Team, files: Container[str] = EVERY) -> list[Template]:
    """Copies of some of them in a team, with tags in the language of the page; in the caller's transaction."""
    made = []
    for file, name, words, published in SAMPLES:
        if file not in files:
            continue
        tags = [str(word) for word in words]
        document = documents.document_of(unwrap((DIRECTORY / f"{file}.json").read_bytes()))
        template = services.template_create(actor=actor, team=team, name=name, document=document, tags=tags)
        if published:
            release_move(actor=actor, version=services.version_keep(actor=actor, template=template).version)
        made.append(template)
    return made
