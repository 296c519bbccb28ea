"""What is taken away: one card, how it is to be sent, and the app that sends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import translation

from cardstudio.cards import outline
from cardstudio.cards.messages import language_of
from cardstudio.cards.types import JSONObject
from cardstudio.feishu.client_versions import needs_of
from cardstudio.feishu.config import Hosts, app_config
from cardstudio.feishu.errors import explanations
from cardstudio.sharing.links.picker import picker_params

# The picker as share links offer it unless told otherwise; all of it written out, so that no client's default decides.
CHOOSE: JSONObject = {"shouldChooseChat": True, "chooseChatParams": picker_params({})}
# Where an endpoint that signs the page is thought to be; relative to the page.
SIGN_URL = "/feishu/jsapi-config"


@dataclass(frozen=True)
class Subject:
    """`calls` holds, for each call of `tt.sendMessageCard`, its fields beside `cardContent` (h5-jssdk §2.2).

    More than one call: a list of more than ten chats, ten at a time. `name` is what people call the card.
    `has_own_targets`: it goes to chats or people that were named, also where the list of them is empty now.
    """

    card_content: JSONObject
    name: str = ""
    brand: str = "feishu"
    app_id: str = "cli_your_app_id"
    calls: Sequence[Mapping[str, Any]] = (CHOOSE,)
    has_own_targets: bool = False
    sign_url: str = SIGN_URL
    sdk_urls: Sequence[str] = field(default_factory=lambda: list(settings.FEISHU_SDK_URLS))

    @property
    def card(self) -> JSONObject:
        card: JSONObject = self.card_content["card"]
        return card

    @property
    def title(self) -> str:
        """What heads the page: the template's name, or else the card's own title."""
        return self.name or outline.text_for_people(self.card).title or "Card"

    @property
    def summary(self) -> str:
        return outline.text_for_people(self.card).summary

    @property
    def page_carried(self) -> JSONObject:
        """What the page carries along: everything of it that somebody wrote."""
        return {**self._carried, "needs": needs_of("page")}

    @property
    def app_carried(self) -> JSONObject:
        """What a mini-program carries along."""
        return {**self._carried, "needs": needs_of("mini-program")}

    @property
    def _carried(self) -> JSONObject:
        calls = [dict(call) for call in self.calls]
        return {
            "brand": self.brand,
            "title": self.title,
            "summary": self.summary,
            "calls": calls,
            "hasOwnTargets": self.has_own_targets,
            "cardContent": self.card_content,
            "codes": _codes(self.brand, _mode(calls[0])),
        }

    @property
    def hosts(self) -> Hosts:
        return app_config(brand=self.brand, app_id=self.app_id, secret="").hosts


def _mode(call: Mapping[str, Any]) -> str:
    """Where the calls send, as sentences about codes need to know."""
    return "people" if "openIDs" in call else "chats" if "openChatIDs" in call else "choose"


def _codes(brand: str, mode: str) -> JSONObject:
    """The platform's codes in words, by language: a file that works by itself can ask nobody."""
    said = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            words = explanations(brand, mode=mode)
        said[language_of(code)] = {
            number: {key: row[key] for key in ("title", "next", "again")} for number, row in words.items()
        }
    return said
