"""Cards out of the trash for good: by whoever empties it, or when their days in it are over (`TRASH_KEPT_DAYS`).

A card that goes is marked in one statement: from then on nobody sees it or takes it back. Its links had ended when it
was put in the trash. Its rows, of which there may be very many, are removed by `manage.py tidy`; killed at any of them
it goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require, require_person
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.db.tidying import older
from cardstudio.library.models import (
    ContentUse,
    Draft,
    LastSent,
    Release,
    SearchText,
    Star,
    Template,
    TokenPin,
    Version,
)
from cardstudio.library.services import templates_leave
from cardstudio.sharing.attempts.sums import sums_forget
from cardstudio.sharing.models import Attempt, AttemptReport, Delivery, ShareLink
from cardstudio.teams.purge import Rows, rows_remove

#: What hangs on a card, each kind after those that point to it.
_OF_CARD: tuple[Callable[[Template], Rows], ...] = (
    lambda card: AttemptReport.objects.filter(attempt__link__template=card),
    lambda card: Delivery.objects.filter(attempt__link__template=card),
    lambda card: Attempt.objects.filter(link__template=card),
    lambda card: ShareLink.objects.filter(template=card),
    lambda card: Release.objects.filter(template=card),
    lambda card: TokenPin.objects.filter(template=card),
    lambda card: ContentUse.objects.filter(template=card),
    lambda card: Version.objects.filter(template=card),
    lambda card: Draft.objects.filter(template=card),
    lambda card: SearchText.objects.filter(template=card),
    lambda card: LastSent.objects.filter(template=card),
    lambda card: Star.objects.filter(template=card),
)


@transaction.atomic
def template_delete_for_good(*, actor: Actor, template: Template) -> None:
    """A card in the trash is gone, with its versions, its links and what was sent of it. For people who may release.

    Raises:
        ApiError: 409 `not_in_trash`. PermissionDenied, Http404: as `policy.require`.
    """
    require(actor, "publish", template.team)
    require_person(actor)
    if not templates_leave(Template.objects.filter(pk=template.pk)):
        raise ApiError("not_in_trash", _("Only cards in the trash can be deleted for good."), status=409)
    audit(actor=actor, team=template.team, action="template.purged", target=template, name=template.name)


@transaction.atomic
def trash_empty(*, actor: Actor, team: Team, before: datetime) -> int:
    """All cards that were put in a team's trash before somebody saw it are gone; how many. For people who may release.

    Raises:
        PermissionDenied, Http404: as `policy.require`.
    """
    require(actor, "publish", team)
    require_person(actor)
    gone = templates_leave(Template.objects.filter(team=team, deleted_at__lte=before))
    if gone:
        audit(actor=actor, team=team, action="trash.emptied", target=team, name=team.name, number=gone)
    return gone


def trash_due() -> QuerySet[Template]:
    """Cards whose days in the trash are over."""
    return Template.objects.filter(older(settings.TRASH_KEPT_DAYS, "deleted_at"), gone_at=None)


def trash_expire(rows: QuerySet[Template]) -> None:
    """Their days are over: they go, and the log of their team names them."""
    for template in rows.select_related("team").only("name", "team__name"):
        audit(actor=None, team=template.team, action="template.expired", target=template, name=template.name)
    templates_leave(rows)


def gone_due() -> QuerySet[Template]:
    """Cards nobody can take back any more, whose rows are still there."""
    return Template.objects.exclude(gone_at=None)


def gone_remove() -> int:
    """Remove the rows of all of them; how many cards went."""
    count = 0
    for template in gone_due().only("team").order_by("pk").iterator():
        with transaction.atomic():
            sums_forget(template=template)
        for rows in _OF_CARD:
            rows_remove(rows(template))
        with transaction.atomic():
            count += Template.objects.filter(pk=template.pk).delete()[1].get("library.Template", 0)
    return count
