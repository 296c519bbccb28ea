"""Which version a link sends: the one asked for, else the release, else the draft, which is kept as a version first."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cardstudio.accounts.policy import Actor, require
from cardstudio.api.errors import ApiError
from cardstudio.cards.types import JSONObject
from cardstudio.library.content import DRAFT, Which
from cardstudio.library.documents import document_hash
from cardstudio.library.models import Draft, KeptFor, Template, Version
from cardstudio.library.releases import released
from cardstudio.library.selectors import version_named
from cardstudio.library.versions import Kept, version_keep, version_saying


@dataclass(frozen=True)
class Chosen:
    """What a link would send. `version` is None for a draft that no version says yet."""

    template: Template
    document: JSONObject
    version: Version | None

    def keep(self, actor: Actor, kept_for: KeptFor) -> Kept:
        """The version itself; made now where there is none."""
        if self.version is not None:
            return Kept(self.version, made=False)
        return version_keep(actor=actor, template=self.template, kept_for=kept_for)


def choose_version(*, actor: Actor, template: Template, which: Which = None, follow: bool = False) -> Chosen:
    """What a link of `actor` to `template` would send.

    Whoever may not edit sends nothing but the release, and that only where the team lets its viewers.

    Raises:
        ApiError: 404 for a version that does not exist; 409 `no_release` where a release is due and there is none;
            400 for a link that is to follow the release and to send something else.
        PermissionDenied: the draft or an older version, asked for by a viewer.
    """
    if follow and which is not None:
        message = _("A link follows the release or sends one version, not both.")
        raise ApiError("invalid", message, fields={"follow": [message]})
    if not actor.may("share", template.team_id):
        return _for_viewer(template, which)
    if which == DRAFT or (which is None and not follow and template.release is None):
        return _draft(template)
    version = released(template) if which is None else version_named(actor=actor, template=template, number=which)
    return Chosen(template, version.document, version)


def _for_viewer(template: Template, which: Which) -> Chosen:
    if not template.team.viewers_send or which not in (None, template.release):
        raise PermissionDenied
    version = released(template)
    return Chosen(template, version.document, version)


def _draft(template: Template) -> Chosen:
    document = Draft.objects.values_list("document", flat=True).get(template=template)
    return Chosen(template, document, version_saying(template, document_hash(document)))


def require_sender(actor: Actor, template: Template) -> None:
    """Raise Http404 for strangers and PermissionDenied for a viewer of a team whose viewers send nothing."""
    require(actor, "view", template.team)
    # Viewers send in their own name, and a program has none.
    if not actor.may("share", template.team_id) and (actor.token is not None or not template.team.viewers_send):
        raise PermissionDenied
