"""Both languages say the same things, and nothing is said that no one says."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import cardstudio.cards
from cardstudio.cards.catalog import CATALOG
from cardstudio.cards.messages import (
    component_label,
    en,
    field_help,
    field_label,
    finding_message,
    help_en,
    help_zh,
    labels_en,
    labels_zh,
    zh,
)

HELPS = ("LIMITS", "HELP", "DOCUMENT")
TABLES = ("FINDINGS", "FIXES", "NOTES", "UNREADABLE", "REFUSALS", "TYPES", "CHANGES")
LABELS = ("COMPONENTS", "FIELDS", "GROUPS")
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


@pytest.mark.parametrize("table", LABELS)
def test_labels_match(table: str) -> None:
    assert list(getattr(labels_en, table)) == list(getattr(labels_zh, table))


@pytest.mark.parametrize("table", HELPS)
def test_helps_match(table: str) -> None:
    english, chinese = getattr(help_en, table), getattr(help_zh, table)
    assert list(english) == list(chinese)
    for key in english:
        assert english[key].strip()
        assert chinese[key].strip()
        if table == "LIMITS":
            assert blanks(english[key]) == blanks(chinese[key]), key


def test_no_help_is_left_over() -> None:
    for name in help_en.HELP:
        component, dot, field = name.rpartition(".")
        components = [CATALOG[component]] if dot else list(CATALOG.values())
        assert any(given.name == field for one in components for given in one.fields), name
    assert field_help("table_column", "name") != field_help("form", "name") != field_help("input", "name")
    assert field_help("hr", "no") == ""


def test_every_component_and_field_has_a_name() -> None:
    for name, component in CATALOG.items():
        for locale in ("en", "zh"):
            assert component_label(name, locale)
            for field in component.fields:
                assert field_label(name, field.name, locale)


def test_no_label_is_left_over() -> None:
    assert set(labels_en.COMPONENTS) == set(CATALOG)
    fields = {field.name for component in CATALOG.values() for field in component.fields}
    plain = {name for name in labels_en.FIELDS if "." not in name}
    assert plain == fields
    for name in set(labels_en.FIELDS) - plain:
        component, _, field = name.partition(".")
        assert field in {given.name for given in CATALOG[component].fields}
    assert {component.group for component in CATALOG.values()} == set(labels_en.GROUPS)


@pytest.mark.parametrize("table", TABLES)
def test_every_sentence_is_said(table: str) -> None:
    for key in getattr(en, table):
        known = re.sub(r"^envelope-.*", "envelope-{", key)
        assert f'"{known}' in SOURCE or known in SOURCE, key


def test_every_fix_belongs_to_a_finding() -> None:
    assert set(en.FIXES) <= set(en.FINDINGS)


def test_names_read_as_words() -> None:
    params = {"property": "x", "holder": "root"}
    assert finding_message("unknown-property", params) == "“x” is no property of Card."
    assert finding_message("unknown-property", params, "zh-hans") == "卡片没有“x”这个属性。"
