"""What examples are made of."""

from __future__ import annotations

from dataclasses import dataclass

from cardstudio.cards.types import JSONObject, JSONValue


@dataclass(frozen=True, slots=True)
class Example:
    """``holds`` is what ``lint`` is given; a text is unwrapped first. With ``values`` it is a document to be filled."""

    holds: JSONValue
    channel: str | None = None
    client: str | None = None
    callbacks: bool | None = None
    sending: bool = False
    values: JSONObject | None = None


def v2(*elements: JSONValue, **root: JSONValue) -> JSONObject:
    return {"schema": "2.0", **root, "body": {"elements": list(elements)}}


def v1(*elements: JSONValue, **root: JSONValue) -> JSONObject:
    return {**root, "elements": list(elements)}


def text(content: str = "Go", **more: JSONValue) -> JSONObject:
    return {"tag": "plain_text", "content": content, **more}


def button(**more: JSONValue) -> JSONObject:
    return {"tag": "button", "text": text(), **more}


def form(*elements: JSONValue) -> JSONObject:
    return {"tag": "form", "name": "order", "elements": [*elements, button(name="ok", form_action_type="submit")]}


def words(content: str) -> JSONObject:
    return {"tag": "markdown", "content": content}


def chart(**spec: JSONValue) -> JSONObject:
    return {"tag": "chart", "chart_spec": spec}


def select(*values: str, **more: JSONValue) -> JSONObject:
    options: list[JSONValue] = [{"text": text(value.title()), "value": value} for value in values]
    return v2({"tag": "select_static", "options": options, **more})


def coloured(light: str, dark: str, element: JSONObject) -> JSONObject:
    return v2(element, config={"style": {"color": {"brand": {"light_mode": light, "dark_mode": dark}}}})


def document(content: str, *variables: JSONObject, sample: JSONValue = None, **element: JSONValue) -> JSONObject:
    samples: list[JSONValue] = [] if sample is None else [{"name": "Ada", "values": sample}]
    return {"card": v2({**words(content), **element}), "variables": list(variables), "samples": samples}


def panels(depth: int) -> JSONObject:
    """Panels within panels."""
    inside: JSONObject = {"tag": "hr"}
    for _ in range(depth):
        inside = {"tag": "collapsible_panel", "elements": [inside]}
    return inside


Examples = dict[str, JSONValue | Example | tuple[Example, ...]]
