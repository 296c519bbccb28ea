"""What a JSON value is that holds no card: words for ``Unwrapped.envelope``, each with a sentence in the messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cardstudio.cards.reading.evidence import INSERTIONS, is_projection, is_tagged
from cardstudio.cards.types import JSONObject, JSONValue

#: Nothing that is known.
NONE = "none"
_SLACK_BLOCKS = frozenset(
    {"section", "header", "divider", "actions", "context", "image", "input", "rich_text", "video", "markdown", "file",
     "call", "table", "card", "carousel", "alert", "container", "data_table", "data_visualization", "plan", "task_card",
     "context_actions"}
)  # fmt: skip
_DINGTALK = {"actionCard": "actionCard", "feedCard": "feedCard", "link": "link", "oa": "oa", "markdown": "markdown"}
_WECOM = ("template_card", "news", "mpnews", "markdown_v2")


def name_of(value: JSONValue) -> str | None:
    """The name of a value that was looked through for a card in vain; ``None`` for what is nothing known."""
    if isinstance(value, list):
        if value and all(map(is_tagged, value)):
            return "elements"
        return "slack_blocks" if _are_blocks(value) else None
    if not isinstance(value, dict):
        return None
    return next((name for name, tells in _TELLING if tells(value)), None)


def _adaptive(value: JSONObject) -> bool:
    schema = value.get("$schema")
    content = value.get("contentType")
    return (
        value.get("type") == "AdaptiveCard"
        or (isinstance(schema, str) and "adaptivecards.io" in schema)
        or content == "application/vnd.microsoft.card.adaptive"
    )


def _slack(value: JSONObject) -> bool:
    return _are_blocks(value.get("blocks"))


def _are_blocks(value: Any) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(block, dict) and str(block.get("type")) in _SLACK_BLOCKS for block in value)
    )


def _wecom(value: JSONObject) -> bool:
    if value.get("msgtype") in _WECOM:
        return True
    markdown = value.get("markdown")
    return value.get("msgtype") == "markdown" and isinstance(markdown, dict) and "content" in markdown


def _dingtalk(value: JSONObject) -> bool:
    kind = value.get("msgtype")
    if "cardTemplateId" in value and ("outTrackId" in value or "cardData" in value):
        return True
    return isinstance(kind, str) and (kind in _DINGTALK or isinstance(value.get(kind), dict))


def _batch_update(value: JSONObject) -> bool:
    actions = value.get("actions")
    if isinstance(actions, str):
        return actions.lstrip().startswith("[") and '"action"' in actions
    return (
        isinstance(actions, list)
        and bool(actions)
        and all(isinstance(action, dict) and isinstance(action.get("action"), str) for action in actions)
    )


def _card_action(value: JSONObject) -> bool:
    header = value.get("header")
    kind = header.get("event_type") if isinstance(header, dict) else None
    if isinstance(kind, str):
        return kind.startswith("card.action.trigger")
    return isinstance(value.get("action"), dict) and "open_message_id" in value


def _event(value: JSONObject) -> bool:
    header = value.get("header")
    return isinstance(header, dict) and ("event_type" in header or "event_id" in header)


def _elements(value: JSONObject) -> bool:
    """A component, or the body that adds or changes one in a card entity."""
    if is_tagged(value) or ("sequence" in value and ("element" in value or "partial_element" in value)):
        return True
    return value.get("type") in INSERTIONS and "elements" in value


def _entity_settings(value: JSONObject) -> bool:
    return "settings" in value and "sequence" in value


def _stream_text(value: JSONObject) -> bool:
    """What CardKit takes to write on in one component of a card."""
    return isinstance(value.get("content"), str) and isinstance(value.get("sequence"), int)


def _google_chat(value: JSONObject) -> bool:
    cards = value.get("cards")
    old = isinstance(cards, list) and any(isinstance(card, dict) and "sections" in card for card in cards)
    return old or isinstance(value.get("cardsV2"), list)


def _other_message(value: JSONObject) -> bool:
    if "content" in value and is_projection(value):  # a rich text: its paragraphs stand under "content"
        return True
    kind = value.get("msg_type", value.get("message_type"))
    return isinstance(kind, str) and kind != "interactive"


def _empty_message(value: JSONObject) -> bool:
    return value.get("msg_type", value.get("message_type")) == "interactive"


def _platform_answer(value: JSONObject) -> bool:
    code = value.get("code", value.get("StatusCode"))
    return isinstance(code, int) and ("msg" in value or "StatusMessage" in value or "error" in value)


#: In this order.
_TELLING: tuple[tuple[str, Callable[[JSONObject], bool]], ...] = (
    ("adaptive_card", _adaptive),
    ("message_card", lambda value: value.get("@type") == "MessageCard"),
    ("slack_blocks", _slack),
    ("google_chat", _google_chat),
    ("discord_embeds", lambda value: isinstance(value.get("embeds"), list)),
    ("wecom", _wecom),
    ("dingtalk", _dingtalk),
    ("message_projection", lambda value: "elements" in value and is_projection(value)),
    ("card_action", _card_action),
    ("batch_update", _batch_update),
    ("entity_settings", _entity_settings),
    ("stream_text", _stream_text),
    ("elements", _elements),
    ("other_message", _other_message),
    ("empty_message", _empty_message),
    ("event", _event),
    ("platform_answer", _platform_answer),
)
#: Names that say more than those of what holds them: an answer that holds a text message is a message.
INNER = frozenset({"adaptive_card", "message_projection", "slack_blocks", "other_message", "empty_message"})
#: All of them, for the messages.
NAMES = (NONE, *(name for name, _ in _TELLING))
