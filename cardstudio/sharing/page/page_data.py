"""What the script of a share page is told. Nothing secret: whoever has the link reads it."""

from __future__ import annotations

from typing import TypedDict, cast

from django.conf import settings

from cardstudio.cards.typed_dicts import CardJson
from cardstudio.cards.types import JSONObject
from cardstudio.feishu import applinks
from cardstudio.feishu.client_versions import ClientInfo, Platform
from cardstudio.sharing.content.card_content import Content, shown_card
from cardstudio.sharing.links import selectors
from cardstudio.sharing.models import ShareLink
from cardstudio.sharing.page.client_targets import ClientTargets, TargetsJson, client_picker, has_own_targets


class TimeBoxesJson(TypedDict):
    """Milliseconds, by what is waited for."""

    script: int
    config: int
    report: int
    words: int
    names: int
    silence: int


class CallOptionsJson(TypedDict):
    """What goes along with every call of the SDK."""

    withAdditionalMessage: bool


class ClientJson(TypedDict):
    """The client a page was opened in, as far as it said."""

    platform: Platform
    version: str
    brand: str
    locale: str


class SharePageJson(TypedDict):
    """What the script of a share page is told. `picker` are the options of the chat picker, `chatUrl` opens a chat when
    its id is appended, `neededVersion` is empty where this client is new enough. `hasOwnTargets`: the link names chats
    or people; where `targets` has mode `choose` all the same, a choice stands in for them."""

    card: CardJson
    cardHash: str
    brand: str
    hasBlanks: bool
    sdkUrls: list[str]
    request: CallOptionsJson
    picker: JSONObject
    targets: TargetsJson
    hasOwnTargets: bool
    canTrigger: bool
    chatUrl: str
    client: ClientJson
    neededVersion: str
    otherBrand: bool
    timeBoxes: TimeBoxesJson


# Milliseconds a page waits: for the SDK's script and its `ready`, for `config`, for the report that an attempt begins,
# for the words that explain a code, for the name of the chat it was opened from, and before a page that was left alone
# asks what became of its attempt. A person is waited for without end.
TIME_BOXES: TimeBoxesJson = {
    "script": 10_000,
    "config": 8_000,
    "report": 2_000,
    "words": 2_000,
    "names": 3_000,
    "silence": 20_000,
}


def page_data(link: ShareLink, content: Content, client: ClientInfo, targets: ClientTargets) -> SharePageJson:
    """The link's card, and how and where this client sends it."""
    return {
        "card": cast(CardJson, shown_card(link, content)),
        "cardHash": content.card_hash,
        "brand": link.app.brand,
        "hasBlanks": bool(link.open_variables),
        "sdkUrls": settings.FEISHU_SDK_URLS,
        "request": {"withAdditionalMessage": link.with_additional_message and client.supports("withAdditionalMessage")},
        "picker": client_picker(link, client),
        "targets": targets.to_dict(),
        "hasOwnTargets": has_own_targets(link),
        "canTrigger": client.supports("triggerCode"),
        "chatUrl": applinks.chat_open(selectors.link_app(link).hosts, ""),
        "client": {
            "platform": client.platform,
            "version": ".".join(map(str, client.version or ())),
            "brand": client.brand,
            "locale": client.locale,
        },
        "neededVersion": client.missing_version(),
        "otherBrand": client.brand not in ("", link.app.brand),
        "timeBoxes": TIME_BOXES,
    }
