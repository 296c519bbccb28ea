"""Releasing, with all that hangs on it: links that follow move along, and what would break stops it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from cardstudio.accounts.models import ApiToken
from cardstudio.accounts.policy import Actor, require
from cardstudio.api.errors import ApiError
from cardstudio.library.models import Release, Template, Version
from cardstudio.library.releases import release_move, token_unpin, tokens_pin
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.release.breaks import trial_of


@transaction.atomic
def release_set(
    *,
    actor: Actor,
    version: Version,
    note: str = "",
    pin: Sequence[ApiToken] = (),
    unpin: Sequence[ApiToken] = (),
    force: bool = False,
) -> Release:
    """Make `version` the release: programs and links that follow get it from now on, all of them or none.

    Args:
        pin: tokens that keep getting what is released now.
        unpin: tokens that kept a version until now, and get the release again.
        force: also where something would break.

    Raises:
        ApiError: 409 `would_break` with `breaks` and what it was `tried` with, unless `force`; 400 for a pin where
            nothing is released yet.
    """
    require(actor, "publish", version.template.team)
    template = Template.objects.select_for_update(of=("self",)).select_related("team").get(pk=version.template_id)
    if template.release == version.number and not unpin:
        return release_move(actor=actor, version=version, note=note)
    if pin and template.release is None:
        message = _("Nothing is released yet that a token could stay on.")
        raise ApiError("invalid", message, fields={"pin": [message]})
    if not force:
        _require_unbroken(template, version, pin, unpin)
    if pin and template.release != version.number:
        tokens_pin(actor=actor, template=template, tokens=pin)
    for token in unpin:
        token_unpin(actor=actor, template=template, token=token)
    moved = release_move(actor=actor, version=version, note=note)
    ShareLink.objects.filter(template=template, follow=True).update(version=version)
    return moved


def _require_unbroken(template: Template, version: Version, pin: Sequence[ApiToken], unpin: Sequence[ApiToken]) -> None:
    trial = trial_of(template, version.document, pinning=_ids(pin), unpinning=_ids(unpin))
    if trial["breaks"]:
        message = _("Releasing this would break what uses the card. See what, and mend it first.")
        raise ApiError("would_break", message, status=409, extra=dict(trial))


def _ids(tokens: Sequence[ApiToken]) -> frozenset[str]:
    return frozenset(str(token.pk) for token in tokens)
