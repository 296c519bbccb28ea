"""Writes of share links. What their pages report is in `attempts.py`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.feishu.brands import in_brand
from cardstudio.library.models import Draft, Template
from cardstudio.library.services import version_publish
from cardstudio.sharing.attempts import attempt_report
from cardstudio.sharing.content import require_sendable
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.options import choose_chat_params

__all__ = ["NewLink", "attempt_report", "share_link_create", "share_link_revoke"]


class NewLink(NamedTuple):
    """A fresh link, and the number of the version that was frozen for it (None: the latest one was up to date)."""

    link: ShareLink
    froze_version: int | None


@transaction.atomic
def share_link_create(
    *,
    actor: Actor,
    template: Template,
    picker: Any = None,
    with_additional_message: bool = False,
    expires_at: datetime | None = None,
) -> NewLink:
    """A link that lets its visitor choose chats and send the template's card there.

    A draft that has moved on since the latest version is frozen as a new one first: a link always sends exactly one
    version. `picker` holds options of the chat picker (`options.py`).

    Raises:
        ApiError: 422 + report when the platform would refuse the card; 400 for wrong options or a past expiry;
            409 when no Feishu app is connected.
    """
    require(actor, "share", template.team)
    if not settings.FEISHU_APP_ID:
        raise ApiError(
            "no_app",
            in_brand(_("No Feishu app is connected yet: see docs/connect.md."), settings.FEISHU_BRAND),
            status=409,
        )
    if expires_at is not None and expires_at <= timezone.now():
        fields = {"expires_at": [_("This is in the past.")]}
        raise ApiError("invalid", _("Some fields need another look."), fields=fields)
    params = choose_chat_params({} if picker is None else picker)
    require_sendable(Draft.objects.values_list("document", flat=True).get(template=template))
    before = template.latest_version
    version = version_publish(actor=actor, template=template, note=_("Frozen for a share link"), right="share")
    link = ShareLink.objects.create(
        team=template.team,
        template=template,
        version=version,
        app=site_app(),
        choose_chat_params=params,
        with_additional_message=with_additional_message,
        created_by=actor.user,
        expires_at=expires_at,
    )
    audit(actor=actor, team=template.team, action="share_link.created", target=link, version=version.number)
    return NewLink(link, version.number if version.number > before else None)


@transaction.atomic
def share_link_revoke(*, actor: Actor, link: ShareLink) -> None:
    """The link's page ends at once. Outcomes of cards that are on their way are still taken."""
    require(actor, "share", link.team)
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        audit(actor=actor, team=link.team, action="share_link.revoked", target=link)
