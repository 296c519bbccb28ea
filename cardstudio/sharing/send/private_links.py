"""The link behind the button "Send": made when there is none that still says the same, used again when there is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cardstudio.accounts.models import Team, User
from cardstudio.accounts.policy import Actor
from cardstudio.cards.types import JSONObject
from cardstudio.library.content import Which
from cardstudio.library.models import Template
from cardstudio.sharing.content.blanks import blanks_of
from cardstudio.sharing.links.link_defaults import default_options
from cardstudio.sharing.links.link_options import LinkOptions
from cardstudio.sharing.links.link_version import Chosen, choose_version, require_sender
from cardstudio.sharing.links.selectors import is_live
from cardstudio.sharing.links.services import share_link_create
from cardstudio.sharing.links.targets import link_targets
from cardstudio.sharing.models import ShareLink

# A link with less left than this is not handed out again: what was copied should open tomorrow as well.
LEFT = timedelta(days=1)


class PrivateLink(NamedTuple):
    """Somebody's own link, and whether it was made just now."""

    link: ShareLink
    made: bool


@transaction.atomic
def private_link_get(
    *,
    actor: Actor,
    template: Template,
    which: Which = None,
    values: JSONObject | None = None,
    asked: Collection[str] = (),
) -> PrivateLink:
    """The actor's own link to what is chosen (`link_version.py`), with what every link starts with.

    `values` fills blanks no sender is asked for, `asked` names such blanks that the sender is asked for after all.
    The same link comes back as long as the version, these two and the defaults stay the same; whatever changes gets a
    new one, so that an address somebody has copied keeps sending what it sent.

    Raises:
        ApiError: as `share_link_create`.
    """
    require_sender(actor, template)
    # Two taps at once: on PostgreSQL the second waits here and finds the first one's link.
    current = Template.objects.select_related("team").select_for_update(of=("self",)).get(pk=template.pk)
    chosen = choose_version(actor=actor, template=current, which=which)
    options = _options(actor, chosen, values or {}, asked, which)
    known = _known(actor, chosen, options)
    if known is not None:
        return PrivateLink(known, made=False)
    return PrivateLink(share_link_create(actor=actor, template=template, options=options).link, made=True)


def may_take_draft(actor: Actor, template: Template) -> bool:
    """Whether the actor may send a draft that says something else than the release, which goes out unless they ask."""
    return template.changed_since_release and actor.may("edit", template.team_id)


def private_links_end(*, team: Team, user: User) -> int:
    """End somebody's own links in a team they leave, for the service that writes it down. How many there were."""
    theirs = ShareLink.objects.filter(team=team, created_by=user, private=True, revoked_at=None)
    return theirs.update(revoked_at=timezone.now())


def last_values(*, actor: Actor, template: Template) -> JSONObject:
    """What the actor filled in when they last sent the template."""
    link = _links(actor, template).only("values").first()
    values: JSONObject = link.values if link is not None else {}
    return values


def _options(actor: Actor, chosen: Chosen, values: JSONObject, asked: Collection[str], which: Which) -> LinkOptions:
    options = default_options(actor.user, chosen.document, values=values)
    opened = [
        blank.name
        for blank in blanks_of(chosen.document)
        if blank.name in options.open_variables or blank.name in asked
    ]
    return replace(options, values=values, open_variables=opened, private=True, version=which)


def _known(actor: Actor, chosen: Chosen, options: LinkOptions) -> ShareLink | None:
    """A link that does what a new one would: one of before may let in more people than links do today."""
    if chosen.version is None:
        return None
    links = _links(actor, chosen.template).select_related("team", "template", "version", "app", "created_by")
    link = links.filter(
        mode=options.mode,
        choose_chat_params=link_targets(chosen.template.team, options).picker,
        with_additional_message=options.with_additional_message,
        audience=options.audience,
        use_limit=options.use_limit,
        values=options.values,
        open_variables=options.open_variables,
        app__app_id=settings.FEISHU_APP_ID,
        version=chosen.version,
        revoked_at=None,
        expires_at__gt=timezone.now() + LEFT,
    ).first()
    return link if link is not None and is_live(link) else None


def _links(actor: Actor, template: Template) -> QuerySet[ShareLink]:
    """The actor's own, the last one first."""
    return ShareLink.objects.filter(template=template, created_by=actor.user, private=True).order_by("-created_at")
