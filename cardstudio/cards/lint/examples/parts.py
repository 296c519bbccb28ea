"""What a starting point brought along, markup in texts, clicks, clients, and what only the platform knows."""

from __future__ import annotations

from cardstudio.cards.catalog.shared import SAMPLE_ID, SAMPLE_KEY
from cardstudio.cards.lint.examples.making import (
    Example,
    Examples,
    button,
    document,
    text,
    v1,
    v2,
    words,
)
from cardstudio.cards.types import JSONObject

_CALL: JSONObject = {"type": "callback", "value": {"id": 1}}
_AUDIO: JSONObject = {"tag": "audio", "file_key": "file_1", "audio_id": "a"}
_SILENT: JSONObject = {"enable_forward": False}
_RIGHT: JSONObject = {"tag": "column_set", "horizontal_align": "right", "columns": []}
_LARK: JSONObject = {"tag": "lark_md", "content": "- one"}
_OLDER: JSONObject = {"trigger_conditions": [{"type": "min_client_version", "value": "7.9"}]}

PARTS: Examples = {
    # What a starting point brought along
    "placeholder-link": (
        Example(v2(words("[Read on](https://example.com/a)"))),
        Example(document("[Read on](https://example.com/a)")),
    ),
    "placeholder-image": (
        Example(v2({"tag": "img", "img_key": SAMPLE_KEY, "alt": text("")})),
        Example(document(f"![Plan]({SAMPLE_KEY})")),
    ),
    "placeholder-id": (
        Example(v2({"tag": "person", "user_id": SAMPLE_ID})),
        Example(document(f"<at id={SAMPLE_ID}></at>")),
    ),
    # Markup
    "font-hex": v2(words("<font color='#ff0000'>Hello</font>")),
    "not-drawn": (Example(v1(words("# Hello"))), Example(v1({"tag": "div", "text": _LARK}))),
    "unknown-markup": v2(words("<u>Hello</u>")),
    "mention-of-nobody": v2(words("<at user_id=ou_1></at>")),
    "mention-on-webhook": (
        Example(v2(words("<at email=ada@example.com></at>"))),
        Example(v2(words("<at email=ada@example.com></at>")), channel="webhook"),
    ),
    # Clicks
    "callback-on-webhook": (
        Example(v2(button(behaviors=[_CALL]))), Example(v2(button(behaviors=[_CALL])), channel="webhook"),
    ),
    "callback-not-configured": Example(v2(button(behaviors=[_CALL])), channel="jsapi", callbacks=False),
    # Clients
    "client-falls-back": Example(v1({"tag": "hr"}, fallback=_OLDER), client="7.8"),
    "client-without-2-0": Example(v2({"tag": "hr"}), client="7.6"),
    "client-without-component": Example(v1({"tag": "checker", "text": text("Done")}), client="7.8"),
    "client-without-property": Example(v1(_RIGHT), client="7.3"),
    "client-without-syntax": Example(v1(words("- one\n- two")), client="7.5"),
    # What only the platform can decide
    "unverified-images": v2({"tag": "img", "img_key": "img_1", "alt": text("")}),
    "unverified-files": v2(_AUDIO, config=_SILENT),
    "unverified-people": v2({"tag": "person", "user_id": "ou_1"}),
    "unverified-at-all": v2(words("<at id=all></at>")),
}  # fmt: skip
