"""Both languages say the same things, and nothing is said that no one says."""

from __future__ import annotations

import importlib
import re
import string
from pathlib import Path

import pytest

import cardstudio.cards
from cardstudio.cards.catalog import CATALOG
from cardstudio.cards.catalog.model import GROUPS
from cardstudio.cards.discovery import folders
from cardstudio.cards.messages import LOCALES, component_label, field_help, field_label, finding_message, rule_names
from cardstudio.cards.messages.components import words, words_of
from cardstudio.cards.messages.en import schema as schema_en
from cardstudio.cards.messages.en import sentences as en
from cardstudio.cards.messages.zh import schema as schema_zh
from cardstudio.cards.messages.zh import sentences as zh

HELPS = ("LIMITS", "DOCUMENT")
TABLES = ("FINDINGS", "FIXES", "NOTES", "UNREADABLE", "REFUSALS", "TYPES", "CHANGES")
#: The folders that describe something, and the package whose words count for all of them.
FOLDERS = [folder.__name__ for folder in folders() if hasattr(folder, "COMPONENTS")]
SHARED = "cardstudio.cards.parts"
PACKAGE = Path(cardstudio.cards.__file__).parent
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if "messages" not in path.parts)


def blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("table", TABLES)
def test_tables_match(table: str) -> None:
    english, chinese = getattr(en, table), getattr(zh, table)
    assert list(english) == list(chinese)
    for key in english:
        assert blanks(english[key]) == blanks(chinese[key]), key


@pytest.mark.parametrize("table", HELPS)
def test_helps_match(table: str) -> None:
    english, chinese = getattr(schema_en, table), getattr(schema_zh, table)
    assert list(english) == list(chinese)
    for key in english:
        assert english[key].strip()
        assert chinese[key].strip()
        if table == "LIMITS":
            assert blanks(english[key]) == blanks(chinese[key]), key


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_component_and_its_properties_are_named_and_explained(folder: str, language: str) -> None:
    """A failure names the file, and what it says nothing of."""
    file, missing = f"{folder.replace('.', '/')}/words/{language}.json", []
    said = words(language)
    for component in importlib.import_module(folder).COMPONENTS:
        own = words_of(folder, language).get("components", {}).get(component.name, {})
        missing += [f"components.{component.name}.{key}" for key in ("label", "help") if not own.get(key)]
        for field in component.fields:
            labels = (one.get(field.name, {}).get("label") for one in (own.get("fields", {}), said.fields))
            if not any(labels):
                missing.append(f"components.{component.name}.fields.{field.name}.label")
    assert (file, missing) == (file, [])


@pytest.mark.parametrize("folder", [SHARED, *FOLDERS])
def test_languages_say_the_same(folder: str) -> None:
    """All but the texts of snippets, which are English as they are."""
    english = _shape(words_of(folder, "en"))
    assert english
    for language in LOCALES:
        assert _shape(words_of(folder, language)) - _snippets(folder, language) == english, language


def _shape(said: object, path: str = "") -> set[str]:
    """Where something is said."""
    if isinstance(said, dict):
        return {place for key, held in said.items() for place in _shape(held, f"{path}/{key}")}
    assert isinstance(said, str)
    assert said.strip(), path
    return {path}


def _snippets(folder: str, language: str) -> set[str]:
    return {f"/snippets/{text}" for text in words_of(folder, language).get("snippets", {})}


@pytest.mark.parametrize("language", LOCALES)
def test_nothing_is_said_twice(language: str) -> None:
    told: dict[tuple[str, str], str] = {}
    for folder in (SHARED, *FOLDERS):
        for kind, table in words_of(folder, language).items():
            for key in table:
                assert told.setdefault((kind, key), folder) == folder, (key, folder)


def test_no_word_is_left_over() -> None:
    assert set(words("en").components) == set(CATALOG)
    assert set(words("en").groups) == {component.group for component in CATALOG.values()} == set(GROUPS)
    assert set(words("en").fields) <= {field.name for component in CATALOG.values() for field in component.fields}
    for folder in FOLDERS:
        own = {component.name: component for component in importlib.import_module(folder).COMPONENTS}
        for name, told in words_of(folder, "en")["components"].items():
            assert set(told.get("fields", {})) <= {field.name for field in own[name].fields}, name


def test_a_property_is_explained_where_it_means_something_of_its_own() -> None:
    assert field_help("table_column", "name") != field_help("form", "name") != field_help("input", "name")
    assert field_help("hr", "no") == ""


def test_what_is_not_said_names_the_file_it_should_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(words("zh").components, "panel_border")
    with pytest.raises(LookupError, match=r"cardstudio/cards/components/collapsible_panel/words/zh\.json"):
        component_label("panel_border", "zh")
    monkeypatch.delitem(words("zh").fields, "margin")
    with pytest.raises(LookupError, match=r"cardstudio/cards/components/hr/words/zh\.json .* 'margin'"):
        field_label("hr", "margin", "zh")


@pytest.mark.parametrize("table", TABLES)
def test_every_sentence_is_said(table: str) -> None:
    for key in getattr(en, table):
        known = re.sub(r"^envelope-.*", "envelope-{", key)
        assert f'"{known}' in SOURCE or known in SOURCE, key


@pytest.mark.parametrize("kind", ["findings", "fixes"])
def test_sentences_of_a_component_have_the_same_blanks_and_are_said(kind: str) -> None:
    english = getattr(words("en"), kind)
    assert english
    for rule, sentence in english.items():
        assert f'"{rule}"' in SOURCE
        for language in LOCALES:
            assert blanks(getattr(words(language), kind)[rule]) == blanks(sentence), rule


def test_every_fix_belongs_to_a_finding() -> None:
    assert {*en.FIXES, *words("en").fixes} <= set(rule_names())
    assert not {*en.FINDINGS} & {*words("en").findings}


def test_names_read_as_words() -> None:
    params = {"property": "x", "holder": "root"}
    assert finding_message("unknown-property", params) == "“x” is no property of Card."
    assert finding_message("unknown-property", params, "zh-hans") == "卡片没有“x”这个属性。"
