"""The `content` of a message: read when it is sent, written in one of several shapes when it is read back."""

from __future__ import annotations

from typing import Any

from cardstudio.cards import json as card_json
from cardstudio.cards import lint
from cardstudio.simulator.answers import Refused
from cardstudio.simulator.models import Message
from cardstudio.simulator.raw_cards import raw_content

MOST_BYTES = {"interactive": 30_000, "text": 150_000}
RECALLED = "This message was recalled"
# What the platform shows of a 2.0 card where nobody asked for its JSON.
UPGRADE = "请升级至最新版本客户端，以查看内容"
FORMS = ("", "default", "user_card_content", "raw_card_content")


def read(kind: str, content: Any) -> dict[str, Any]:
    """What `content`, a string of JSON, holds.

    Raises:
        Refused: 230001 no JSON object, or a kind that isn't simulated; 230025 too long; 230099 the linter refuses it.
    """
    if kind not in MOST_BYTES or not isinstance(content, str):
        raise wrong("invalid msg_type or content.")
    if len(content.encode()) > MOST_BYTES[kind]:
        raise Refused(230025, "The length of the message content reaches its limit.")
    try:
        value = card_json.load(content)
    except card_json.Unreadable:
        value = None
    if not isinstance(value, dict):
        raise wrong("content is not a string in json format.")
    if kind == "interactive":
        require_card(value, "message", 230099)
    return value


def require_card(card: Any, channel: str, code: int) -> None:
    """Raises Refused with the outer `code` and, in its text, the inner one, for a card the platform would refuse."""
    report = lint(card, channel=channel, sending=True).to_dict()
    if report["ok"]:
        return
    first = next((finding for finding in report["findings"] if finding["severity"] == "error"), None)
    inner = (first["platform_code"] if first else None) or 200621
    path = (first["platform_path"] if first else None) or "ROOT"
    message = first["message"] if first else "the card is too large"
    raise Refused(code, f"Failed to create card content, ext=ErrCode: {inner}; ErrPath: {path}; ErrMsg: {message}; ")


def wrong(what: str) -> Refused:
    return Refused(230001, f"Your request contains an invalid request parameter, ext={what}")


def is_shared(card_content: dict[str, Any]) -> bool:
    """Whether an update reaches everybody: said beside the card or in it; cards of 2.0 are so unless they say no."""
    config = card_content["card"].get("config")
    said = config.get("update_multi") if isinstance(config, dict) else None
    modern = card_content["card"].get("schema") == "2.0"
    return bool(card_content.get("update_multi")) or (modern if said is None else said is True)


def written(message: Message, form: str) -> str:
    """`body.content` of a message; `form` is the request's `card_msg_content_type`."""
    if message.recalled:
        return RECALLED
    if message.kind == Message.Kind.TEXT:
        return card_json.encode({"text": message.text}).decode()
    card = message.card_content["card"]
    if form == "user_card_content":
        return card_json.encode(card).decode()
    if form == "raw_card_content":
        return card_json.encode(raw_content(card)).decode()
    return card_json.encode(_projection(card)).decode()


def _projection(card: dict[str, Any]) -> dict[str, Any]:
    """What is left of a card without its JSON: the title, and its words in lines. Nothing can be made of it again."""
    header = card.get("header")
    title = _text(header.get("title")) if isinstance(header, dict) else ""
    if card.get("schema") == "2.0":
        return {"title": title, "elements": [[{"tag": "text", "text": UPGRADE}]]}
    elements = card.get("elements")
    lines = [[{"tag": "text", "text": text}] for part in elements or [] for text in _texts(part)]
    return {"title": title, "elements": lines}


def _texts(part: Any) -> list[str]:
    """Every text in an element, outermost first."""
    if isinstance(part, list):
        return [text for item in part for text in _texts(item)]
    if not isinstance(part, dict):
        return []
    own = [text] if (text := _text(part)) else []
    return own + [text for item in part.values() if isinstance(item, (dict, list)) for text in _texts(item)]


def _text(value: Any) -> str:
    content = value.get("content") if isinstance(value, dict) else None
    return content if isinstance(content, str) else ""
