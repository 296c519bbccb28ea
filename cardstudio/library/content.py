"""Calling a template from a program: the card content of a document with values in place, and what the linter says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from cardstudio.accounts.policy import Actor, require
from cardstudio.api.errors import ApiError
from cardstudio.api.strict import meant
from cardstudio.cards import Filled, Report, fill, wrap
from cardstudio.cards.channels import wrapped
from cardstudio.cards.fill.problems import WRONG_VALUES
from cardstudio.cards.fill.variables import Variable, declared, problems_of_values
from cardstudio.cards.lint.filled import lint_filled
from cardstudio.cards.types import JSONObject
from cardstudio.library import selectors
from cardstudio.library.models import Template
from cardstudio.library.releases import pinned, released


@dataclass(frozen=True, slots=True)
class Content:
    """What is handed to the channel, and the report on the filled card."""

    card_content: JSONObject
    report: Report


#: What a program may ask for besides the number of a version.
DRAFT: Literal["draft"] = "draft"
Which = int | Literal["draft"] | None


def document_for(*, actor: Actor, template: Template, which: Which) -> JSONObject:
    """The document a program means: the release (or what its token is pinned to), version `which`, or the draft, which
    is for editors.

    Raises:
        ApiError: 404 that names the latest version, for one that does not exist; 409 `no_release`.
        PermissionDenied: the draft, asked for by a viewer.
    """
    if which == DRAFT:
        require(actor, "read_draft", template.team)
        return dict(selectors.draft_get(actor=actor, template=template).document)
    if which is None:
        return dict((pinned(template, actor.token) or released(template)).document)
    return dict(selectors.version_named(actor=actor, template=template, number=which).document)


def content_of(
    document: JSONObject, values: JSONObject, *, channel: str, locale: str, keep_missing: bool = False
) -> Content:
    """The document filled with `values`, wrapped for `channel`; `locale` is the language of the report.

    `keep_missing` leaves `${name}` where the card needs a value and none was given.

    Raises:
        ApiError: 400 naming each value nobody declared; 422 + `report` naming each one that is wrong or missing, or for
            a card the platform would refuse.
    """
    filled = fill(document, values, keep_missing=keep_missing)
    variables = declared(document)
    _require_known(variables, filled)
    report = lint_filled(filled, channel, locale)
    if not report.ok:
        raise _refusal(filled, _wrong_values(variables, values, locale), report)
    if channel == "message":
        return Content(wrap(filled.card, channel), report)
    shared = document.get("update_multi") is not False
    return Content(wrapped(channel, filled.card, update_multi=shared), report)


def _require_known(variables: Mapping[str, Variable], filled: Filled) -> None:
    if not filled.unknown:
        return
    fields = {f"values.{name}": [_no_value(name, variables)] for name in filled.unknown}
    raise ApiError("unknown_value", _("The card has no such blanks."), fields=fields)


def _no_value(name: str, known: Mapping[str, Variable]) -> str:
    close = meant(name, known)
    if close:
        return _("The card has no such blank. Is it “%(name)s”?") % {"name": close}
    return _("The card has no such blank.")


def _wrong_values(variables: Mapping[str, Variable], values: JSONObject, locale: str) -> dict[str, list[str]]:
    """What is wrong with each value that was given, or with what is in it: `values.rows.0.at`."""
    problems = problems_of_values(variables, values)
    return {f"values.{one.params['name']}": [one.message(locale)] for one in problems if one.rule in WRONG_VALUES}


def _refusal(filled: Filled, wrong: dict[str, list[str]], report: Report) -> ApiError:
    extra = {"report": report.to_dict()}
    missing = {f"values.{name}": [_("The card needs this value.")] for name in filled.missing} if not filled.ok else {}
    if wrong:  # such a value counts as none, so it may be missing as well
        fields = {**missing, **wrong}
        return ApiError("wrong_value", _("The card can't take these values."), status=422, fields=fields, extra=extra)
    if missing:
        return ApiError("missing_value", _("The card needs more values."), status=422, fields=missing, extra=extra)
    message = _("Feishu would refuse this card with these values; the report says why.")
    return ApiError("card_refused", message, status=422, extra=extra)
