"""Which element may stand where; forms and names."""

from __future__ import annotations

from cardstudio.cards import json
from cardstudio.cards.lint.examples.making import Example, Examples, button, form, panels, select, text, v1, v2
from cardstudio.cards.types import JSONObject, JSONValue


def _columns(*elements: JSONValue) -> JSONObject:
    return {"tag": "column_set", "columns": [{"tag": "column", "elements": list(elements)}]}


_FORM = form({"tag": "input", "name": "why"})
_OVERLOOKED: JSONObject = button(
    name="ok", action_type="form_submit", behaviors=[{"type": "callback", "value": {"id": 1}}]
)
_WORDLESS: JSONObject = {"tag": "select_static", "options": [{"text": text(""), "value": "yes"}]}
_BUTTONS: JSONObject = {"tag": "action", "actions": [button()]}

ARRANGEMENT: Examples = {
    # Nesting
    "root-only": v2(_columns(_FORM)),
    "not-allowed-here": v1(
        {
            "tag": "form",
            "name": "f",
            "elements": [{"tag": "div", "text": text("Hi")}, button(name="ok", action_type="form_submit")],
        }
    ),
    "discouraged-here": v2(form({"tag": "chart", "chart_spec": {"type": "line"}})),
    "action-in-column": v1(_columns(_BUTTONS)),
    "needs-action": v1(button()),
    "form-only": v1({"tag": "multi_select_static", "options": []}),
    "nested-too-deep": v2(panels(6)),
    # Forms and names
    "no-submit-button": v2({"tag": "form", "name": "order", "elements": [{"tag": "input", "name": "why"}]}),
    "submit-overlooked": v2({"tag": "form", "name": "order", "elements": [_OVERLOOKED]}),
    "form-without-name": v2({**_FORM, "name": ""}),
    "bad-element-id": (
        Example({"type": "card_json", "data": json.dump(v2({"tag": "hr", "element_id": "1st-line"}))}),
        Example(v2({"tag": "hr", "element_id": "1st-line"})),
    ),
    "missing-name": v2(form({"tag": "input"})),
    "duplicate-name": v2(form({"tag": "input", "name": "why"}, {"tag": "input", "name": "why"})),
    "duplicate-element-id": v2({"tag": "hr", "element_id": "line"}, {"tag": "hr", "element_id": "line"}),
    "required-outside-form": v2({"tag": "input", "name": "why", "required": True}),
    "duplicate-option": select("yes", "yes"),
    "empty-option": (Example(select("")), Example(v1({"tag": "action", "actions": [_WORDLESS]}))),
    "unknown-initial-option": select("yes", "no", initial_option="maybe"),
}
