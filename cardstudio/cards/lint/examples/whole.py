"""The card as a whole: what it is in, its format, sizes and counts."""

from __future__ import annotations

from typing import Any

from cardstudio.cards import json
from cardstudio.cards.lint.examples.making import Example, Examples, chart, panels, v1, v2, words

_LANGUAGES: dict[str, Any] = {"content": "Hi", "i18n_content": {"zh_cn": "你好" * 4000, "en_us": "Hi" * 4000}}

WHOLE: Examples = {
    "not-an-object": [],
    "extra-wrapper": {"card": v2({"tag": "hr"})},
    "no-card": (
        Example('{"type": "AdaptiveCard", "version": "1.5", "body": []}'), Example('["nothing", "of", "cards"]'),
    ),
    "wrapped-body": {"card": {"type": "card_json", "data": json.dump(v2({"tag": "hr"}))}},
    "nested-body": json.dump({"msg_type": "interactive", "card": {"type": "raw", "data": v2({"tag": "hr"})}}),
    "text-in-text": {"msg_type": "interactive", "content": json.dump(json.dump(v2({"tag": "hr"})))},
    "unknown-card-value": {"receive_id": "oc_1", "msg_type": "interactive", "content": {"text": "Hello"}},
    "content-not-text": {"receive_id": "oc_1", "msg_type": "interactive", "content": v2({"tag": "hr"})},
    "card-content-without-card": {"cardContent": v2({"tag": "hr"})},
    "template-reference": {"type": "template", "data": {"template_id": "AAq9"}},
    "encoded-value": {
        "type": "template", "data": {"template_id": "AAq9", "template_variable": {"rows": '[{"city": "Lima"}]'}},
    },
    "duplicate-key": '{"elements": [], "elements": [{"tag": "hr"}]}',
    "unknown-root": {"title": "Hello", "text": "World"},
    "empty-card": {"schema": "2.0", "body": {"elements": []}},
    "unknown-schema": {"schema": "3.0", "body": {"elements": [{"tag": "hr"}]}},
    "old-entity": {"type": "card_json", "data": json.dump(v1({"tag": "hr"}))},
    "body-without-schema": {"body": {"elements": [{"tag": "hr"}]}},
    "not-json": v2(words("Half a character: \ud83d")),
    "too-deep": v2(panels(120)),
    "more-findings": v2(*[{"tag": "no"}] * 501),
    "update-multi-false": v2({"tag": "hr"}, config={"update_multi": False}),
    "update-multi-differs": {
        "cardContent": {"card": v1({"tag": "hr"}, config={"update_multi": True})}, "update_multi": False,
    },
    "too-large": (
        Example(v2(words("x" * 31_000))),
        Example(v2(words("x" * 21_000)), channel="webhook"),
        Example(v2(words("x" * 21_000))),
    ),
    "heaviest-language": v2({"tag": "markdown", **_LANGUAGES}),
    "unseen-language": v2(
        {"tag": "markdown", "content": "Hi", "i18n_content": {"en_us": "Hi", "ja_jp": "やあ"}},
        config={"locales": ["en_us"]},
    ),
    "too-many-elements": v2(*[{"tag": "hr"}] * 201),
    "too-many-tables": v2(*[words("| a |\n| - |\n| b |")] * 6),
    "many-tables": v2(*[words("| a |\n| - |\n| b |")] * 4),
    "many-charts": v2(*[chart(type="line", data={"values": []})] * 6),
}  # fmt: skip
