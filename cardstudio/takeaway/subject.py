"""What is taken away: one card, how it is to be sent, and the app that sends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from cardstudio.cards import outline
from cardstudio.cards.types import JSONObject
from cardstudio.feishu.config import Hosts, app_config

# The picker as share links offer it unless told otherwise; all of it written out, so that no client's default decides.
CHOOSE: JSONObject = {
    "shouldChooseChat": True,
    "chooseChatParams": {"multiSelect": True, "selectType": 0, "externalChat": False, "allowCreateGroup": False},
}
# Where an endpoint that signs the page is thought to be; relative to the page.
SIGN_URL = "/feishu/jsapi-config"


@dataclass(frozen=True)
class Subject:
    """`calls` holds, for each call of `tt.sendMessageCard`, its fields beside `cardContent` (h5-jssdk §2.2).

    More than one call: a list of more than ten chats, ten at a time. `name` is what people call the card.
    """

    card_content: JSONObject
    name: str = ""
    brand: str = "feishu"
    app_id: str = "cli_your_app_id"
    calls: Sequence[Mapping[str, Any]] = (CHOOSE,)
    sign_url: str = SIGN_URL
    sdk_urls: Sequence[str] = field(default_factory=lambda: list(settings.FEISHU_SDK_URLS))

    @property
    def card(self) -> JSONObject:
        card: JSONObject = self.card_content["card"]
        return card

    @property
    def title(self) -> str:
        """What heads the page: the template's name, or else the card's own title."""
        return self.name or outline.title(self.card) or "Card"

    @property
    def summary(self) -> str:
        return outline.summary(self.card)

    @property
    def carried(self) -> JSONObject:
        """What a page or a mini-program carries along: everything of it that somebody wrote."""
        calls = [dict(call) for call in self.calls]
        return {"title": self.title, "summary": self.summary, "calls": calls, "cardContent": self.card_content}

    @property
    def hosts(self) -> Hosts:
        return app_config(brand=self.brand, app_id=self.app_id, secret="").hosts
