"""The link behind the button "Send": made when there is none that still says the same, used again when there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from cardstudio.accounts.policy import Actor, require
from cardstudio.library.models import Draft, Template
from cardstudio.sharing.links.link_defaults import default_options
from cardstudio.sharing.links.selectors import is_live
from cardstudio.sharing.links.services import share_link_create
from cardstudio.sharing.models import ShareLink

# A link with less left than this is not handed out again: what was copied should open tomorrow as well.
LEFT = timedelta(days=1)


@transaction.atomic
def private_link_get(*, actor: Actor, template: Template) -> ShareLink:
    """The actor's own link to the template as it is now: where every link starts.

    The same link comes back as long as the draft stays the same; a changed draft gets a new one, so that an address
    somebody has copied keeps sending what it sent.

    Raises:
        ApiError: as `share_link_create`.
    """
    require(actor, "share", template.team)
    # Two taps at once: on PostgreSQL the second waits here and finds the first one's link.
    current = Template.objects.select_for_update(of=("self",)).get(pk=template.pk)
    return _known(actor, current) or _made(actor, template)


def _known(actor: Actor, template: Template) -> ShareLink | None:
    if template.latest_version == 0 or template.has_unpublished_changes:
        return None
    links = ShareLink.objects.select_related("team", "template", "version", "app", "created_by").filter(
        template=template,
        created_by=actor.user,
        private=True,
        app__app_id=settings.FEISHU_APP_ID,
        version__number=template.latest_version,
        revoked_at=None,
        expires_at__gt=timezone.now() + LEFT,
    )
    link = links.order_by("-created_at").first()
    return link if link is not None and is_live(link) else None


def _made(actor: Actor, template: Template) -> ShareLink:
    document = Draft.objects.values_list("document", flat=True).get(template=template)
    options = replace(default_options(actor.user, document), private=True)
    return share_link_create(actor=actor, template=template, options=options).link
