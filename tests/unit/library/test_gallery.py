"""The gallery: each card is one that people could send as it stands."""

from __future__ import annotations

import json
import re

import pytest

from cardstudio.cards import fill, lint
from cardstudio.cards import json as card_json
from cardstudio.cards.measure import measure
from cardstudio.cards.starting_words import still_there
from cardstudio.cards.types import JSONObject
from cardstudio.library import gallery

BOTH = [(locale, format) for locale in ("en", "zh") for format in ("1.0", "2.0")]
#: What a starting point must not hold: it would belong to somebody, or need a server.
FOREIGN = re.compile(r'"(img_key|file_key|user_id|element_id)"|<at |"callback"|"value": ?\{')
CHINESE = re.compile("[\u4e00-\u9fff]")


def documents(locale: str, format: str) -> list[tuple[str, JSONObject]]:
    return [(entry.slug, entry.document) for entry in gallery.entries(locale, format)]


def test_every_file_is_listed() -> None:
    assert sorted(gallery.SLUGS) == sorted(path.stem for path in gallery.DIRECTORY.glob("*.json"))
    assert len(gallery.SLUGS) >= 12
    assert {entry.category for entry in gallery.entries("en", "1.0")} == set(gallery.CATEGORIES)


@pytest.mark.parametrize(("locale", "format"), BOTH)
def test_each_is_clean_as_template_and_with_every_sample(locale: str, format: str) -> None:
    for slug, document in documents(locale, format):
        report = lint(document)
        # Its links lead nowhere until somebody says where to; each variable says so once.
        told = [finding for finding in report.findings if finding.rule != "placeholder-link"]
        assert told == [], (slug, [finding.to_dict() for finding in told])
        assert report.format == format
        assert all(channel.ok for channel in report.channels.values())


@pytest.mark.parametrize(("locale", "format"), BOTH)
def test_each_has_a_node_for_every_element_and_names_for_the_outline(locale: str, format: str) -> None:
    for slug, document in documents(locale, format):
        nodes = document["editor"]["nodes"]
        assert len(nodes) == len({node["id"] for node in nodes}) == measure(document["card"]).elements, slug
        card = document["card"]
        blocks = card["elements"] if format == "1.0" else card["body"]["elements"]
        assert sum("name" in node for node in nodes) >= sum(block["tag"] != "hr" for block in blocks), slug


@pytest.mark.parametrize(("locale", "format"), BOTH)
def test_nothing_in_it_belongs_to_somebody_or_needs_a_server(locale: str, format: str) -> None:
    for slug, document in documents(locale, format):
        text = json.dumps(document, ensure_ascii=False)
        assert not FOREIGN.search(text), slug
        assert "$name" not in text, slug


def test_each_speaks_one_language() -> None:
    for entry in gallery.entries("en", "1.0"):
        assert not CHINESE.search(json.dumps([entry.name, entry.description, entry.document], ensure_ascii=False))
    for entry in gallery.entries("zh", "1.0"):
        assert CHINESE.search(entry.name)
        assert CHINESE.search(entry.description)


def test_blanks_are_named_used_and_have_an_example_that_never_goes_out() -> None:
    for entry in gallery.entries("zh", "1.0"):
        variables = entry.document["variables"]
        card = card_json.dump(entry.document["card"])
        assert len(variables) >= 4, entry.slug
        for variable in variables:
            assert variable["type"]
            assert variable["label"]
            assert all(member["label"] for member in variable.get("fields", []))
            assert "default" not in variable
            assert re.search(rf"\b{variable['name']}\b", card), (entry.slug, variable["name"])
        examples = {variable["name"]: variable["example"] for variable in variables}
        filled = fill(entry.document, examples)
        assert list(filled.problems) == [], entry.slug
        assert "${" not in card_json.dump(filled.card), entry.slug
        assert fill(entry.document).missing, entry.slug


def test_no_sample_repeats_the_examples() -> None:
    for entry in gallery.entries("zh", "1.0"):
        examples = {variable["name"]: variable["example"] for variable in entry.document["variables"]}
        for sample in entry.document["samples"]:
            assert sample["values"], entry.slug
            assert all(examples[name] != value for name, value in sample["values"].items()), entry.slug


def test_what_is_begun_knows_the_words_it_began_with() -> None:
    for entry in gallery.entries("zh", "2.0"):
        assert len(still_there(entry.document)) >= 1, entry.slug


@pytest.mark.parametrize("format", ["1.0", "2.0"])
def test_a_blank_document_has_nothing_wrong_but_that_it_is_empty(format: str) -> None:
    document = gallery.blank(format)
    assert [finding.rule for finding in lint(document).findings] == ["empty-card"]
    assert lint(document).format == format
