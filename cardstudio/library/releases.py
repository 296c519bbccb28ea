"""Releasing: a publisher says which version programs and following links get. Nothing else ever moves that.

Who is touched by a release, and what it would break, is known further up (`sharing/release/`), where the links are.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from cardstudio.accounts.models import ApiToken
from cardstudio.accounts.policy import Actor, require, visible
from cardstudio.accounts.selectors import publishers_named
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError
from cardstudio.library.models import KeptFor, Release, Template, TokenPin, Version


@transaction.atomic
def release_move(*, actor: Actor, version: Version, note: str = "") -> Release:
    """Make `version` the release of its template. Rolling back is releasing an older one.

    Releasing what is released already changes nothing: the answer is the release as it stands.
    """
    require(actor, "publish", version.template.team)
    # Serialises publishers on PostgreSQL; SQLite's transactions are serial from their start.
    template = Template.objects.select_for_update(of=("self",)).get(pk=version.template_id)
    standing = release_of(template)
    if standing is not None and standing.version_id == version.pk:
        return standing
    before, template.release = template.release, version.number
    template.release_hash = version.document_hash
    template.save(update_fields=["release", "release_hash"])
    if version.kept_for == KeptFor.API:
        version.kept_for = KeptFor.RELEASE
        version.save(update_fields=["kept_for"])
    # The caller's object shows what is stored.
    version.template.release, version.template.release_hash = template.release, template.release_hash
    moved = Release(template=template, version=version, note=note.strip(), by=actor.user)
    moved.full_clean(exclude=["template", "version", "by"])
    moved.save()
    audit(
        actor=actor,
        team=template.team,
        action="release.made" if before is None else "release.moved",
        target=template,
        name=template.name,
        before=before,
        after=version.number,
    )
    return moved


def release_of(template: Template) -> Release | None:
    """The release that holds, with its version's number and who made it so."""
    if template.release is None:
        return None
    found = Release.objects.filter(template=template).select_related("version", "by").defer("version__document")
    return found.order_by("-at", "-pk").first()


def release_list(*, actor: Actor, template: Template) -> QuerySet[Release]:
    """Every time a version was made the release, latest first, each with `until`: when the next one was, else None."""
    after = Release.objects.filter(template=OuterRef("template"), pk__gt=OuterRef("pk")).order_by("pk")
    found = visible(actor, Release.objects.all(), "template__team").filter(template=template)
    found = found.annotate(until=Subquery(after.values("at")[:1])).select_related("version", "by")
    return found.defer("version__document").order_by("-pk")


def released(template: Template) -> Version:
    """The version programs get, with its document.

    Raises:
        ApiError: 409 `no_release` where there is none.
    """
    if template.release is None:
        names = publishers_named(template.team)
        message = _("Nobody has released this card yet. Ask %(names)s to do so.") % {"names": names}
        raise ApiError("no_release", message, status=409)
    return Version.objects.select_related("author").get(template=template, number=template.release)


def pinned(template: Template, token: ApiToken | None) -> Version | None:
    """The version this token gets instead of the release, with its document."""
    if token is None:
        return None
    return Version.objects.filter(template=template, token_pins__token=token).first()


@transaction.atomic
def tokens_pin(*, actor: Actor, template: Template, tokens: Iterable[ApiToken]) -> None:
    """From now on these tokens get what is released now, whatever is released later.

    Raises:
        ApiError: 409 `no_release` where there is none.
    """
    require(actor, "publish", template.team)
    version = released(template)
    for token in tokens:
        TokenPin.objects.update_or_create(template=template, token=token, defaults={"version": version})
        audit(
            actor=actor,
            team=template.team,
            action="token.pinned",
            target=template,
            name=template.name,
            pinned=token.name,
            number=version.number,
        )


@transaction.atomic
def token_unpin(*, actor: Actor, template: Template, token: ApiToken) -> None:
    """The token gets the release again."""
    require(actor, "publish", template.team)
    if TokenPin.objects.filter(template=template, token=token).delete()[0]:
        audit(
            actor=actor,
            team=template.team,
            action="token.unpinned",
            target=template,
            name=template.name,
            pinned=token.name,
        )
