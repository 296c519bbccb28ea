"""Tags, properties and their values."""

from __future__ import annotations

from cardstudio.cards.lint.examples.making import Example, Examples, button, coloured, text, v1, v2, words
from cardstudio.cards.types import JSONObject

_WORDS: JSONObject = {"tag": "div", "text": text("Hello", text_color="brand")}
_TAG: JSONObject = {"tag": "text_tag", "text": text("New")}
_GROUND: JSONObject = {"tag": "column_set", "background_style": "brand", "columns": [{"tag": "column", "elements": []}]}


def _icon(token: str) -> JSONObject:
    return v2({"tag": "div", "text": text("Hello"), "icon": {"tag": "standard_icon", "token": token}})


SHAPE: Examples = {
    # Tags and properties
    "missing-tag": v2({"content": "Hello"}),
    "unknown-tag": v2({"tag": "list"}),
    "part-as-element": v2(text("Hello")),
    "undocumented-tag": v2({"tag": "video"}),
    "tool-only-tag": v2({"tag": "repeat", "elements": []}),
    "unsupported-tag": v2({"tag": "note", "elements": [text("Hello")]}),
    "wrong-tag": v2({"tag": "div", "text": {"tag": "img", "img_key": "img_1"}}),
    "tolerated-tag": v2(button(text={"tag": "lark_md", "content": "Go"})),
    "no-tag": v2(button(text={"content": "Go"})),
    "unknown-property": (Example(v2({"tag": "hr", "color": "red"})), Example(v1({"tag": "hr", "color": "red"}))),
    "tolerated-property": v2(button(value={"id": 1})),
    "deprecated-property": v1({"tag": "img", "img_key": "img_1", "alt": text(""), "compact_width": True}),
    "wrong-type": v2(button(disabled="yes")),
    "missing-property": v2({"tag": "img", "img_key": "img_1"}),
    # Values
    "unknown-value": v2(button(type="red")),
    "unknown-color": v2({"tag": "div", "text": text("Hello", text_color="pinkish")}),
    "hex-color": v2({"tag": "div", "text": text("Hello", text_color="#ff0000")}),
    "unknown-text-size": v2({"tag": "div", "text": text("Hello", text_size="huge")}),
    "unknown-icon": _icon("smile"),
    "unlisted-icon": _icon("smile_outlined"),
    "low-contrast-text": coloured("rgba(250,250,250,1)", "rgba(255,255,255,1)", _WORDS),
    "low-contrast-ground": coloured("rgba(20,20,20,1)", "rgba(30,30,30,1)", _GROUND),
    "unknown-locale": v2({"tag": "markdown", "content": "Hi", "i18n_content": {"en": "Hi"}}),
    "bad-format": v2({"tag": "img", "img_key": "img_1", "alt": text(""), "size": "21:8"}),
    "bad-moment": v2({"tag": "date_picker", "initial_date": "1/2/2026"}),
    "out-of-range": v2({"tag": "table", "page_size": 50, "columns": [], "rows": []}),
    "too-long": v2(button(text=text("x" * 300))),
    "too-many-items": v2({"tag": "hr"}, header={"title": text("Hello"), "text_tag_list": [_TAG] * 4}),
    "image-url": v2({"tag": "img", "img_key": "https://example.com/a.png", "alt": text("")}),
    "url-scheme": v2(words("[Docs](docs.example.com)")),
    "url-runs-on": v2(words("见 https://example.com这里")),
    "blank-link": v2(button(behaviors=[{"type": "open_url", "default_url": "about:blank#link"}])),
    "bad-user-id": v2({"tag": "person", "user_id": "ada@example.com"}),
    "value-not-object": v2(button(behaviors=[{"type": "callback", "value": "yes"}])),
    "placeholder-left": (
        Example(v2(words("Hello ${name}")), sending=True),
        Example(v2({"tag": "img", "img_key": "${picture}", "alt": text("")}), sending=True),
    ),
}
