"""What 1.0 writes differently, in 2.0 words (card-format §1, §2, §9.3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Literal

from cardstudio.cards.convert.changes import Changes
from cardstudio.cards.lint.options import is_blank
from cardstudio.cards.lint.repairs import directives_of, modern_action, modern_note
from cardstudio.cards.types import JSONObject, JSONValue, Path

Rule = Callable[[JSONObject, Path, Changes], None]
#: How a row of buttons is written, from what looks most alike to what counts for least: a column each, one column for
#: all, or no row at all (below each other).
Rows = Literal["columns", "column", "stack"]
ROWS: tuple[Rows, ...] = ("columns", "column", "stack")

_SPACING = {"default": "8px", "small": "4px", "medium": "8px", "large": "12px"}
_FORM_ACTIONS = {"form_submit": "submit", "form_reset": "reset"}
_NAMED_LINK = re.compile(r"\[([^\[\]\n]*)\]\(\$([A-Za-z_][A-Za-z0-9_]*)\)")
_PLATFORMS = ("pc_url", "ios_url", "android_url")


def _config(made: JSONObject, path: Path, changes: Changes) -> None:
    if made.pop("compact_width", False) is True and "width_mode" not in made:
        made["width_mode"] = "compact"
    if made.get("update_multi") is False:
        del made["update_multi"]
        changes.replaced((path, "update_multi"), "update_multi: false", "update_multi: true")


def _header(made: JSONObject, path: Path, changes: Changes) -> None:
    icon, image = made.pop("ud_icon", None), made.get("icon")
    if isinstance(icon, dict):
        made["icon"] = _library_icon(icon)
    elif isinstance(image, dict) and "tag" not in image:
        made["icon"] = {"tag": "custom_icon", **image}


def _library_icon(icon: JSONObject) -> JSONObject:
    made: JSONObject = {"tag": "standard_icon", "token": icon.get("token", "")}
    style = icon.get("style")
    if isinstance(style, dict) and "color" in style:
        made["color"] = style["color"]
    return made


def _text(made: JSONObject, path: Path, changes: Changes) -> None:
    translations = made.pop("i18n", None)
    if isinstance(translations, dict) and "i18n_content" not in made:
        made["i18n_content"] = translations
        if "content" not in made:
            made["content"] = next((held for held in translations.values() if isinstance(held, str)), "")
    _named_links(made, lambda text, link: f"[{text}]({link.get('url', '')})")


def _markdown(made: JSONObject, path: Path, changes: Changes) -> None:
    _named_links(made, _platform_link)


def _platform_link(text: str, link: JSONObject) -> str:
    given = {key: link[key] for key in ("url", *_PLATFORMS) if isinstance(link.get(key), str)}
    attributes = " ".join(f"{key}='{address.replace(chr(39), '%27')}'" for key, address in given.items())
    return f"<link {attributes}>{text}</link>"


def _named_links(made: JSONObject, written: Callable[[str, JSONObject], str]) -> None:
    """``[text]($name)`` with its address in ``href`` becomes a link that carries the address itself."""
    links = made.pop("href", None)
    content = made.get("content")
    if not isinstance(links, dict) or not isinstance(content, str):
        return

    def replaced(match: re.Match[str]) -> str:
        link = links.get(match[2])
        return written(match[1], link) if isinstance(link, dict) else match[0]

    made["content"] = _NAMED_LINK.sub(replaced, content)


def _button(made: JSONObject, path: Path, changes: Changes) -> None:
    text = made.get("text")
    if isinstance(text, dict) and text.get("tag") == "lark_md":
        made["text"] = {**text, "tag": "plain_text"}
    action = made.pop("action_type", None)
    if isinstance(action, str) and action in _FORM_ACTIONS:
        made["form_action_type"] = _FORM_ACTIONS[action]
    link = made.pop("multi_url", None)
    address = made.pop("url", None)
    behaviors = []
    if isinstance(link, dict) or isinstance(address, str):
        behaviors.append(_open_url(link if isinstance(link, dict) else {"url": address}))
    # Without complex_interaction a link wins over callback data.
    both = made.pop("complex_interaction", False) is True
    value = made.pop("value", None)
    if value is not None and (both or not behaviors):
        behaviors.append({"type": "callback", "value": value})
    if behaviors and "behaviors" not in made:
        made["behaviors"] = behaviors


def _open_url(link: JSONObject) -> JSONObject:
    platforms = {key: link[key] for key in _PLATFORMS if key in link}
    return {"type": "open_url", "default_url": link.get("url", ""), **platforms}


def _calls_back(made: JSONObject, path: Path, changes: Changes) -> None:
    value = made.pop("value", None)
    if value is not None and "behaviors" not in made:
        made["behaviors"] = [{"type": "callback", "value": value}]


def _menu_entry(made: JSONObject, path: Path, changes: Changes) -> None:
    address = made.pop("url", None)
    if isinstance(address, str) and "multi_url" not in made:
        made["multi_url"] = {"url": address}


def _option(made: JSONObject, path: Path, changes: Changes) -> None:
    """2.0 refuses an option without words, so it shows its value."""
    text = made.get("text")
    if isinstance(text, dict) and is_blank(text):
        value = made.get("value")
        shown = value if isinstance(value, str) and value.strip() else "-"
        made["text"] = {**text, "content": shown}
        changes.replaced((path, "text"), "", shown)


def _image(made: JSONObject, path: Path, changes: Changes) -> None:
    mode = made.pop("mode", None)
    if mode in ("crop_center", "fit_horizontal"):
        made.setdefault("scale_type", mode)
    elif isinstance(mode, str):
        made.setdefault("size", mode)
    if made.get("size") == "stretch_without_padding":
        # 2.0 reaches the edges of the card by a negative margin.
        made["size"] = "stretch"
        made["margin"] = "4px -12px"


def _people(made: JSONObject, path: Path, changes: Changes) -> None:
    icon = made.pop("ud_icon", None)
    if isinstance(icon, dict) and "icon" not in made:
        made["icon"] = _library_icon(icon)


def _spacing(made: JSONObject, path: Path, changes: Changes) -> None:
    for key in ("horizontal_spacing", "vertical_spacing"):
        word = made.get(key)
        if isinstance(word, str) and word in _SPACING:
            made[key] = _SPACING[word]


def _note(made: JSONObject, path: Path, changes: Changes) -> None:
    changes.replaced(path, "note", "div")
    replacement = modern_note(made) or {"tag": "column_set", "flex_mode": "flow", "columns": _columns(made)}
    made.clear()
    made.update(replacement)


def _columns(note: JSONObject) -> list[JSONObject]:
    """A note with several pictures: each piece in a narrow column of its own."""
    elements = note.get("elements")
    columns = []
    for held in elements if isinstance(elements, list) else []:
        element = modern_note({"elements": [held]}) if isinstance(held, dict) else None
        if element is None and isinstance(held, dict) and held.get("tag") == "img":
            element = {**held, "size": "tiny", "scale_type": "crop_center"}
        if element is not None:
            columns.append({"tag": "column", "width": "auto", "elements": [element]})
    return columns


def _action(rows: Rows, made: JSONObject, path: Path, changes: Changes) -> None:
    if rows == "stack" and not directives_of(made):
        return  # `placed` lays its components out
    layout = made.get("layout")
    replacement = modern_action(made, sparing=rows != "columns") or {"tag": "column_set", "columns": []}
    mode = {"bisected": "bisect", "trisection": "trisect"}.get(layout) if isinstance(layout, str) else None
    if mode is not None and rows == "columns" and replacement.get("tag") == "column_set":
        replacement = {**replacement, "flex_mode": mode}
    changes.replaced(path, "action", str(replacement.get("tag")))
    made.clear()
    made.update(replacement)


#: What :func:`placed` still needs although 2.0 has no such property.
HELD_BACK = frozenset({("div", "extra")})


def placed(element: JSONObject, parent: str, path: Path, changes: Changes) -> list[JSONValue]:
    """What stands in the list in place of one element: a ``div``'s right side gets a column, a row is unrolled."""
    if element.get("tag") == "action":
        actions = element.get("actions")
        return actions if isinstance(actions, list) else []
    extra = element.pop("extra", None) if element.get("tag") == "div" else None
    if not isinstance(extra, dict):
        return [] if element == {"tag": "column_set", "columns": []} else [element]
    changes.replaced((path, "extra"), "extra", "column_set")
    directives = directives_of(element)
    text = {key: held for key, held in element.items() if key not in directives}
    columns = [
        {"tag": "column", "width": "weighted", "weight": 1, "vertical_align": "center", "elements": [text]},
        {"tag": "column", "width": "auto", "vertical_align": "center", "elements": [extra]},
    ]
    return [{"tag": "column_set", "flex_mode": "none", "columns": columns, **directives}]


def arranged(elements: list[JSONValue], parent: str) -> list[Any]:
    """2.0 lists take elements as they are."""
    return elements


_SELECTS = ("select_static", "multi_select_static", "select_person", "multi_select_person")

_RULES: dict[str, Rule] = {
    "config": _config,
    "header": _header,
    "plain_text": _text,
    "lark_md": _text,
    "markdown": _markdown,
    "button": _button,
    "option": _option,
    "overflow_option": _menu_entry,
    "img": _image,
    "person_list": _people,
    "column_set": _spacing,
    "column": _spacing,
    "collapsible_panel": _spacing,
    "note": _note,
    **dict.fromkeys(_SELECTS, _calls_back),
}


def rules(rows: Rows) -> dict[str, Rule]:
    """What becomes of each kind of object, by its name."""
    return {**_RULES, "action": partial(_action, rows)}
