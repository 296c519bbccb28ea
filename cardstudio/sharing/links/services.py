"""Writes of share links."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.selectors import site_app
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.cards.types import JSONObject
from cardstudio.feishu.brands import in_brand
from cardstudio.library.models import KeptFor, Template
from cardstudio.library.versions import Kept
from cardstudio.sharing.content.blanks import require_fitting
from cardstudio.sharing.content.card_content import require_sendable
from cardstudio.sharing.links.audience import known_tenant
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.links.link_version import Chosen, choose_version, require_sender
from cardstudio.sharing.links.selectors import is_live
from cardstudio.sharing.links.targets import link_targets
from cardstudio.sharing.models import ShareLink

DEFAULTS = LinkOptions()


class NewLink(NamedTuple):
    """A fresh link, and the number of the version that was kept for it (None: one that said the same was there)."""

    link: ShareLink
    froze_version: int | None


@transaction.atomic
def share_link_create(*, actor: Actor, template: Template, options: LinkOptions = DEFAULTS) -> NewLink:
    """A link that lets its visitor send the template's card, to chats they choose unless `options` say otherwise.

    A link always sends exactly one version: a draft that no version says is kept as one first. Nothing is released.

    Raises:
        ApiError: 422 + report when the platform would refuse the card; 400 for wrong options, values that do not fit or
            a past expiry; 409 when no Feishu app is connected, or a release is due and there is none; 410 for a card
            in the trash.
    """
    if options.private:
        require_sender(actor, template)
    else:
        require(actor, "share", template.team)
    if not settings.FEISHU_APP_ID:
        message = in_brand(_("No Feishu app is connected yet: see docs/connect.md."), settings.FEISHU_BRAND)
        raise ApiError("no_app", message, status=409)
    if template.deleted_at is not None:
        raise ApiError("gone", _("This card is in the trash: bring it back before you share it."), status=410)
    targets = link_targets(template.team, options)
    _require_possible(actor, options)
    chosen = choose_version(actor=actor, template=template, which=options.version, follow=options.follow)
    version, made = _sendable(
        actor, chosen, options.values, options.open_variables, KeptFor.SEND if options.private else KeptFor.LINK
    )
    link = ShareLink.objects.create(
        team=template.team,
        template=template,
        version=version,
        follow=options.follow,
        app=site_app(),
        mode=targets.mode,
        chat_list=targets.chat_list,
        people=targets.people,
        choose_chat_params=targets.picker,
        with_additional_message=options.with_additional_message,
        audience=options.audience,
        use_limit=options.use_limit,
        values=options.values,
        open_variables=options.open_variables,
        created_by=actor.user,
        expires_at=options.expires_at,
        private=options.private,
    )
    audit(actor=actor, team=template.team, action="share_link.created", target=link, version=version.number)
    return NewLink(link, version.number if made else None)


def _require_possible(actor: Actor, options: LinkOptions) -> None:
    """Raises ApiError 400 for what could never work."""
    fields = {}
    if options.expires_at is not None and options.expires_at <= timezone.now():
        fields["expires_at"] = [_("This is in the past.")]
    if options.audience == ShareLink.Audience.TENANT and not known_tenant(actor.user):
        fields["audience"] = [_("Which organisation you belong to is known only after signing in through Feishu.")]
    if options.use_limit is not None and options.mode != ShareLink.Mode.CHOOSE:
        # A long list takes several confirmations; a link must not end between two of them.
        fields["use_limit"] = [_("Only links that choose chats can end after a number of uses.")]
    if fields:
        raise ApiError("invalid", _("Some fields need another look."), fields=fields)


def _sendable(actor: Actor, chosen: Chosen, values: JSONObject, open_variables: list[str], kept_for: KeptFor) -> Kept:
    """The chosen version, after seeing that it can be sent with these values."""
    require_fitting(chosen.document, values, open_variables)
    require_sendable(chosen.document, values, open_variables)
    return chosen.keep(actor, kept_for)


@transaction.atomic
def share_link_update(*, actor: Actor, link: ShareLink) -> ShareLink:
    """Let the link send what a new one would: the release, else the draft. Its address, options and values stay.

    Raises:
        ApiError: 410 for a link that has ended; 422 + report when the platform would refuse the card; 400 when the
            link's values no longer fit it.
    """
    require(actor, "share", link.team)
    if not is_live(link):
        raise ApiError("gone", _("This link has expired or was revoked."), status=410)
    before = link.version.number
    chosen = choose_version(actor=actor, template=link.template)
    link.version = _sendable(actor, chosen, link.values, link.open_variables, KeptFor.LINK).version
    if link.version.number != before:
        link.save(update_fields=["version"])
        audit(
            actor=actor,
            team=link.team,
            action="share_link.updated",
            target=link,
            before=before,
            version=link.version.number,
        )
    return link


@transaction.atomic
def share_link_revoke(*, actor: Actor, link: ShareLink) -> None:
    """The link's page ends at once. Outcomes of cards that are on their way are still taken."""
    require(actor, "share", link.team)
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save(update_fields=["revoked_at"])
        audit(actor=actor, team=link.team, action="share_link.revoked", target=link)
