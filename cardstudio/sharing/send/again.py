""" "Send again": what somebody sent last of a card, with the values of then and to the chats of then.

The card is today's (the release, else the draft). The link is the person's own, as "Send" makes it; the chats stand in
its address as the attempt they were sent to by, which the share page believes its sender alone (`page/again.py`).
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cardstudio.accounts.policy import Actor
from cardstudio.api.errors import ApiError
from cardstudio.cards.types import JSONObject
from cardstudio.library.models import Template
from cardstudio.library.sendings import last_sent
from cardstudio.sharing.content.blanks import blanks_of, problems_of
from cardstudio.sharing.links.link_version import choose_version, require_sender
from cardstudio.sharing.models import Attempt, ShareLink
from cardstudio.sharing.page.again import AGAIN, targets_of
from cardstudio.sharing.send.private_links import private_link_get


class Again(NamedTuple):
    """The link that sends again, and what its address says beside it: empty where nobody knows the chats of then."""

    link: ShareLink
    made: bool
    query: str
    summary: str


def again_get(*, actor: Actor, template: Template) -> Again:
    """The actor's link to send the template as they did last.

    Raises:
        ApiError: 409 `not_sent` where they never did; else as `private_link_get`.
    """
    require_sender(actor, template)
    last = last_sent(actor=actor, template=template)
    attempt = Attempt.objects.select_related("link").filter(pk=last.attempt).first() if last is not None else None
    if attempt is None:
        raise ApiError("not_sent", _("You have not sent this card yet."), status=409)
    document = choose_version(actor=actor, template=template).document
    values = _fitting(document, {**attempt.link.values, **attempt.values})
    asked = {*attempt.link.open_variables, *attempt.values}
    link, made = private_link_get(actor=actor, template=template, values=values, asked=asked)
    count = len(targets_of(attempt).ids)
    if count == 0:
        return Again(link, made, "", "")
    line = ngettext("to the %(num)d chat of the last time", "to the %(num)d chats of the last time", count)
    return Again(link, made, urlencode({AGAIN: str(attempt.pk)}), line % {"num": count})


def _fitting(document: JSONObject, values: JSONObject) -> JSONObject:
    """Those of before that the card still takes."""
    wrong = problems_of(blanks_of(document), values)
    return {name: value for name, value in values.items() if name not in wrong}
