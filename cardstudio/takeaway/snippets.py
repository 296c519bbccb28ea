"""Snippets: one card, the ways a program may send it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cardstudio.cards.typed_dicts import ChannelName
from cardstudio.feishu.brands import in_brand
from cardstudio.takeaway.render import render
from cardstudio.takeaway.subject import Subject


@dataclass(frozen=True)
class Kind:
    """One snippet to be made. `channel` is the way it sends (`cards.channels`), which has limits of its own."""

    name: str
    filename: str
    language: str
    channel: ChannelName
    title: str | Promise
    about: str | Promise


_PAGE = _("In a page of yours inside Feishu, in the name of whoever uses it.")
_CURL = _("To a custom bot's group, signed where it asks for that.")
_WEBHOOK = _("The same without curl; no packages needed.")
_PYTHON = _("As the app's bot, with the Python SDK.")
_NODE = _("As the app's bot, with the Node SDK.")

KINDS = (
    Kind("jsapi", "jsapi.js", "javascript", "jsapi", "JSAPI", _PAGE),
    Kind("webhook-curl", "webhook.sh", "shell", "webhook", _("Webhook, curl"), _CURL),
    Kind("webhook-python", "webhook.py", "python", "webhook", _("Webhook, Python"), _WEBHOOK),
    Kind("lark-oapi", "send_message.py", "python", "message", "lark-oapi", _PYTHON),
    Kind("node-sdk", "send_message.mjs", "javascript", "message", "Node SDK", _NODE),
)


class SnippetJson(TypedDict):
    """A program of one file that sends a card. `channel` names the limits it falls under."""

    name: str
    filename: str
    language: str
    channel: ChannelName
    title: str
    about: str
    code: str


@dataclass(frozen=True)
class Snippet:
    """A program of one file. `language` is what highlighters call it."""

    name: str
    filename: str
    language: str
    channel: ChannelName
    title: str
    about: str
    code: str

    def to_dict(self) -> SnippetJson:
        return {
            "name": self.name,
            "filename": self.filename,
            "language": self.language,
            "channel": self.channel,
            "title": self.title,
            "about": self.about,
            "code": self.code,
        }


def snippets_of(subject: Subject) -> list[Snippet]:
    """Every way, in the order of `KINDS`; the sentences in the present language and under the subject's brand."""
    return [
        Snippet(
            name=kind.name,
            filename=kind.filename,
            language=kind.language,
            channel=kind.channel,
            title=str(kind.title),
            about=in_brand(kind.about, subject.brand),
            code=render(f"snippets/{kind.filename}", subject=subject),
        )
        for kind in KINDS
    ]
