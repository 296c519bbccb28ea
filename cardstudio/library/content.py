"""Calling a template from a program: the card content of a document with values in place, and what the linter says."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from cardstudio.accounts.policy import Actor
from cardstudio.api.errors import ApiError
from cardstudio.api.strict import meant
from cardstudio.cards import Filled, Report, fill, wrap
from cardstudio.cards.channels import wrapped
from cardstudio.cards.fill.variables import declared
from cardstudio.cards.lint.filled import lint_filled
from cardstudio.cards.types import JSONObject
from cardstudio.library import selectors
from cardstudio.library.models import Template


@dataclass(frozen=True, slots=True)
class Content:
    """What is handed to the channel, and the report on the filled card."""

    card_content: JSONObject
    report: Report


def document_for(*, actor: Actor, template: Template, number: int | None) -> JSONObject:
    """The document a program means: version `number`, else the latest version, else the draft while none is published.

    Raises:
        ApiError: 404 that names the latest version, for one that does not exist.
    """
    wanted = number or template.latest_version
    if not wanted:
        return dict(selectors.draft_get(actor=actor, template=template).document)
    try:
        return dict(selectors.version_get(actor=actor, template=template, number=wanted).document)
    except Http404:
        given = {"number": wanted, "latest": template.latest_version}
        message = _("There is no version %(number)d; the latest is %(latest)d.") % given
        raise ApiError("not_found", message, status=404, fields={"version": [message]}) from None


def content_of(
    document: JSONObject, values: JSONObject, *, channel: str, locale: str, keep_missing: bool = False
) -> Content:
    """The document filled with `values`, wrapped for `channel`; `locale` is the language of the report.

    `keep_missing` leaves `${name}` where the card needs a value and none was given.

    Raises:
        ApiError: 400 naming each value nobody declared; 422 + `report` naming each one that is missing, or for a card
            the platform would refuse.
    """
    filled = fill(document, values, keep_missing=keep_missing)
    _require_known(document, filled)
    report = lint_filled(filled, channel, locale)
    _require_sendable(filled, report)
    if channel == "message":
        return Content(wrap(filled.card, channel), report)
    shared = document.get("update_multi") is not False
    return Content(wrapped(channel, filled.card, update_multi=shared), report)


def _require_known(document: JSONObject, filled: Filled) -> None:
    if not filled.unknown:
        return
    known = frozenset(declared(document))
    fields = {f"values.{name}": [_no_value(name, known)] for name in filled.unknown}
    raise ApiError("unknown_value", _("The card has no such blanks."), fields=fields)


def _no_value(name: str, known: frozenset[str]) -> str:
    close = meant(name, known)
    if close:
        return _("The card has no such blank. Is it “%(name)s”?") % {"name": close}
    return _("The card has no such blank.")


def _require_sendable(filled: Filled, report: Report) -> None:
    if report.ok:
        return
    extra = {"report": report.to_dict()}
    if filled.missing and not filled.ok:
        fields = {f"values.{name}": [_("The card needs this value.")] for name in filled.missing}
        raise ApiError("missing_value", _("The card needs more values."), status=422, fields=fields, extra=extra)
    message = _("Feishu would refuse this card with these values; the report says why.")
    raise ApiError("card_refused", message, status=422, extra=extra)
