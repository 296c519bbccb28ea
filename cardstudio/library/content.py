"""Calling a template from a program: the card content of a document with values in place, and what the linter says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cardstudio.accounts.policy import Actor
from cardstudio.cards import Report, fill, wrap
from cardstudio.cards.channels import wrapped
from cardstudio.cards.lint.filled import lint_filled
from cardstudio.library import selectors
from cardstudio.library.models import Template

JsonObject = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Content:
    """What is handed to the channel, and the report on the filled card."""

    card_content: JsonObject
    report: Report


def document_for(*, actor: Actor, template: Template, number: int | None) -> JsonObject:
    """The document a program means: version `number`, else the latest version, else the draft while none is published.

    Raises:
        Http404: there is no such version.
    """
    wanted = number or template.latest_version
    if wanted:
        return dict(selectors.version_get(actor=actor, template=template, number=wanted).document)
    return dict(selectors.draft_get(actor=actor, template=template).document)


def content_of(document: JsonObject, values: JsonObject, *, channel: str, locale: str) -> Content:
    """The document filled with `values`, wrapped for `channel`; `locale` is the language of the report."""
    filled = fill(document, values)
    report = lint_filled(filled, channel, locale)
    if channel == "message":
        return Content(wrap(filled.card, channel), report)
    shared = document.get("update_multi") is not False
    return Content(wrapped(channel, filled.card, update_multi=shared), report)
