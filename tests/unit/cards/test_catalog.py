from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from cardstudio.cards import catalog_json, json, lint
from cardstudio.cards.catalog import CATALOG, TAGS
from cardstudio.cards.catalog.colors import nearest
from cardstudio.cards.catalog.model import FORMATS, Size
from cardstudio.cards.catalog.tables import ICONS, SHADES
from tests.component_examples import FOLDERS
from tests.unit.cards.conftest import card_v1, card_v2, text

SNIPPETS = [(tag, format) for tag, component in TAGS.items() for format in component.snippets]


@pytest.mark.parametrize(("tag", "format"), SNIPPETS)
def test_a_snippet_lints_clean(tag: str, format: str) -> None:
    element: dict[str, Any] = TAGS[tag].snippets[format]  # type: ignore[index]  # parametrised from the same keys
    if TAGS[tag].form_only:
        word = {"form_action_type": "submit"} if format == "2.0" else {"action_type": "form_submit"}
        element = {
            "tag": "form",
            "name": "form",
            "elements": [element, {"tag": "button", "name": "ok", "text": text("OK"), **word}],
        }
    elif format == "1.0" and TAGS[tag].needs_action:
        element = {"tag": "action", "actions": [element]}
    card = card_v2(element) if format == "2.0" else card_v1(element)
    if tag == "audio":
        card["config"] = {"enable_forward": False}
    assert [finding.message for finding in lint(card).findings if finding.severity != "info"] == []


def test_each_tag_has_a_folder_of_its_name() -> None:
    """Nothing else lists the tags. What is only ever part of others, a text or an icon, lies in ``parts``."""
    folders = {path.parent.name for path in FOLDERS.glob("*/__init__.py")}
    assert {tag for tag, component in TAGS.items() if component.placeable} <= folders
    for name in folders:
        tag, *parts = import_module(f"cardstudio.cards.components.{name}").COMPONENTS
        assert tag.name == name
        assert tag.tagged
        assert not [part.name for part in parts if part.tagged]


def test_data_files_are_whole() -> None:
    assert len(ICONS) == 1153 + 5  # the published list, and tokens official samples use beside it
    assert len(SHADES) == 174
    assert SHADES["blue"] == ("#1456F0", "#75A4FF")


def test_every_fact_has_a_source() -> None:
    assert all(component.source for component in CATALOG.values())


@pytest.mark.parametrize(
    ("color", "word"), [("#1456F0", "blue"), ("#f54a46", "red-400"), ("#000", "grey-1000"), ("#zzz", None)]
)
def test_the_nearest_colour(color: str, word: str | None) -> None:
    assert nearest(color, frozenset(SHADES)) == word


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("4px", True),
        ("4px 12px", True),
        ("4px 8px 4px 8px", True),
        ("4px 8px 4px", False),
        ("-1px", False),
        ("100px", False),
        ("4", False),
    ],
)
def test_lengths(value: str, fits: bool) -> None:
    assert Size(px=(0, 99), parts=(1, 2, 4)).fits(value) is fits


def test_it_is_json_in_both_languages() -> None:
    english, chinese = catalog_json("en"), catalog_json("zh-hans")
    assert json.load(json.dump(english)) == json.load(json.dump(english))
    assert english["hash"] != chinese["hash"]
    assert catalog_json("en")["hash"] == english["hash"]
    assert english["components"].keys() == chinese["components"].keys() == CATALOG.keys()
    assert chinese["components"]["button"]["label"] == "按钮"
    assert list(english["formats"]) == list(FORMATS)
    offered = [tag for group in english["groups"] for tag in group["components"]]
    assert sorted(offered) == sorted(tag for tag, component in TAGS.items() if component.snippets)


@pytest.mark.parametrize("locale", ["en", "zh"])
def test_every_word_of_a_closed_list_has_a_meaning(locale: str) -> None:
    catalog = catalog_json(locale)
    words = catalog["words"]
    fields = [
        (name, field["type"])
        for component in catalog["components"].values()
        for fields in component["fields"].values()
        for name, field in fields.items()
    ]
    used = {(name, word) for name, type in fields for word in _words(type)}

    assert {word for name, word in used if word not in words} == set()
    colors = {word for _, type in fields if type["kind"] == "color" for word in type["values"]}
    assert set(words) <= colors | {word for _, word in used} | {f"{name}.{word}" for name, word in used}


def _words(type: dict[str, Any]) -> list[str]:
    type = type.get("item", type)
    return type["values"] if type["kind"] == "enum" else type.get("words", []) if type["kind"] == "size" else []


def test_a_property_is_in_one_section_wherever_it_stands() -> None:
    """Forms sort properties by name."""
    found: dict[str, set[str]] = {}
    for component in CATALOG.values():
        for field in component.fields:
            found.setdefault(field.name, set()).add(field.section)
    assert {name: sections for name, sections in found.items() if len(sections) > 1} == {}
    names = catalog_json()["sections"]
    assert names == {
        section: sorted(name for name, sections in found.items() if section in sections)
        for section in ("style", "interaction")
    }


SHOWN_KEYS = frozenset({"content", "display_name", "text", "item", "x"})


def test_a_chinese_catalog_has_chinese_snippets() -> None:
    english, chinese = catalog_json("en")["components"], catalog_json("zh")["components"]
    texts = [text for component in chinese.values() for text in _shown(component["snippets"])]
    assert texts
    assert [text for text in texts if text.isascii()] == []
    assert english["button"]["snippets"]["1.0"]["text"]["content"] == "Button"
    assert chinese["button"]["snippets"]["1.0"]["text"]["content"] == "按钮"


def _shown(value: Any) -> list[str]:
    """The strings of a snippet that people read."""
    if isinstance(value, list):
        return [text for item in value for text in _shown(item)]
    if not isinstance(value, dict):
        return []
    own = [held for key, held in value.items() if key in SHOWN_KEYS and isinstance(held, str)]
    return own + [text for held in value.values() for text in _shown(held)]


def test_a_condition_of_a_property_is_about_another_one_beside_it():
    for component in CATALOG.values():
        names = {field.name for field in component.fields}
        for field in component.fields:
            assert {when.key for when in field.when} <= names - {field.name}, (component.name, field.name)
