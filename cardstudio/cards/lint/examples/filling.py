"""Documents: declarations, placeholders, loops, conditions and what samples fill in."""

from __future__ import annotations

from cardstudio.cards.lint.examples.making import Example, Examples, document, panels, v2, words
from cardstudio.cards.types import JSONObject

_NAME: JSONObject = {"name": "name", "type": "text"}
_LIST: JSONObject = {"name": "items", "type": "list"}
_SIZE: JSONObject = {"name": "size", "type": "choice"}
_LINK = "[Open](${name})"

FILLING: Examples = {
    "undeclared-variable": document("Hello ${name}"),
    "missing-value": Example(document("Hello ${name}", _NAME), values={}),
    "unused-variable": document("Hello", _NAME),
    "bad-expression": document("Hello ${your name}"),
    "unknown-filter": document("Hello ${name | shout}", _NAME),
    "bad-filter": document("Hello ${name | truncate:0}", _NAME),
    "filter-not-applicable": document("${when | date}", {"name": "when", "type": "text"}, sample={"when": "soon"}),
    "not-text": document("Hello ${items}", _LIST, sample={"items": [1]}),
    "unsafe-url": document(_LINK, _NAME, sample={"name": "javascript:alert(1)"}),
    "bad-loop": document("x", **{"$each": "items"}),
    "bad-condition": document("x", **{"$if": "name =="}),
    "not-a-list": document(
        "x ${one}", {"name": "items", "type": "thing"}, sample={"items": "x"}, **{"$each": "one in items"}
    ),
    "directive-not-here": {"card": {**v2(words("x")), "$if": "name"}, "variables": [_NAME]},
    "unknown-directive": document("x", **{"$else": True}),
    "fill-too-many-items": document("x", _LIST, sample={"items": [1] * 1001}, **{"$each": "one in items"}),
    "fill-too-large": document("${name}" * 40, _NAME, sample={"name": "x" * 6000}),
    "fill-too-deep": {"card": v2(panels(120)), "variables": [], "samples": [{"name": "Ada", "values": {}}]},
    "bad-variable-name": document("x", {"name": "1st", "type": "text"}),
    "duplicate-variable": document("Hello ${name}", _NAME, _NAME),
    "unknown-variable-type": document("Hello ${name}", {"name": "name", "type": "word"}),
    "wrong-value-type": document("${n}", {"name": "n", "type": "number"}, sample={"n": "many"}),
    "value-not-text": document("Hello ${name}", _NAME, sample={"name": 1}),
    "wrong-value-format": document("${day}", {"name": "day", "type": "date"}, sample={"day": "tomorrow"}),
    "undeclared-value": document("Hello ${name}", _NAME, sample={"name": "Ada", "nmae": "Bob"}),
    "value-not-an-option": document("${size}", {**_SIZE, "options": ["S", "M"]}, sample={"size": "XXL"}),
    "unknown-variable-property": document("${name}", {**_NAME, "colour": "red"}),
    "misspelled-variable-property": document("${name}", {**_NAME, "lable": "Name"}),
    "mistyped-variable-property": document("${name}", {**_NAME, "required": "yes"}),
    "useless-variable-property": document("${name}", {**_NAME, "required": "if known"}),
    "unknown-filler": document("${name}", {**_NAME, "filled_by": "sendr"}),
    "choice-without-options": document("${size}", _SIZE),
    "wrong-example": document("${n}", {"name": "n", "type": "number", "example": "many"}),
    "values-not-object": document("Hello ${name}", _NAME, sample=[]),
}
