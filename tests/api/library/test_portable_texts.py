"""What a card says in each language as files of their own: out, changed there, in the card or in both, and in again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cardstudio.accounts.policy import Actor
from cardstudio.cards.json import encode
from cardstudio.cards.library.texts import files_of_texts, is_edited, joined, texts_in
from cardstudio.cards.types import JSONObject
from cardstudio.library.models import Draft, Template
from cardstudio.library.services import template_create
from tests.api.library.test_portable import Files, exported, imported
from tests.api.library.test_portable_commands import card
from tests.conftest import People

EN, JA = "duty/texts/en_us.json", "duty/texts/ja_jp.json"
TITLE, TEXT = "/header/title/i18n_content", "/body/elements/0/i18n_content"


@pytest.fixture
def document() -> JSONObject:
    """A card in three languages."""
    title = {"tag": "plain_text", "content": "值班", "i18n_content": {"en_us": "Duty", "ja_jp": "当番"}}
    text = {"tag": "markdown", "content": "今天", "i18n_content": {"en_us": "Today\n**Bob**"}}
    held = {"schema": "2.0", "header": {"title": title}, "body": {"elements": [text, {"tag": "hr"}]}}
    return {"card": held, "variables": [], "samples": [], "update_multi": True, "editor": {}}


def changed(files: Files, path: str, change: Any) -> Files:
    """The files with one that somebody edited."""
    held = json.loads(files[path])
    change(held)
    return {**files, path: json.dumps(held, indent=2, ensure_ascii=False).encode()}


def said(files: Files) -> Any:
    return json.loads(files["duty/card.json"])["card"]


def draft_of(template: Template) -> Any:
    return Draft.objects.get(template=template).document["card"]


def test_each_language_is_a_file_by_places(alice: Client, people: People, duty: Template) -> None:
    files = exported(alice, people.team)
    assert list(files) == ["duty/card.json", "duty/template.yaml", EN, JA]
    lines = files[EN].decode().splitlines()
    assert lines[2:] == [f'  "{TITLE}": "Duty",', f'  "{TEXT}": "Today\\n**Bob**"', "}"]
    assert imported(alice, people.team, files)["duty"]["did"] == "same"


def test_a_changed_added_and_removed_text_is_taken(alice: Client, people: People, duty: Template) -> None:
    files = exported(alice, people.team)
    files = changed(files, EN, lambda held: held.update({TITLE: "Rota"}))
    files = changed(files, JA, lambda held: (held.pop(TITLE), held.update({TEXT: "今日"})))
    files["duty/texts/fr_fr.json"] = json.dumps({TITLE: "Garde"}).encode()
    for did in ("updated", "same", "same"):  # a pipeline brings the same files again and again
        outcome = imported(alice, people.team, files)["duty"]
        assert (outcome["did"], outcome["kept"]) == (did, {})
    card = draft_of(duty)
    assert card["header"]["title"]["i18n_content"] == {"en_us": "Rota", "fr_fr": "Garde"}
    assert card["body"]["elements"][0]["i18n_content"] == {"en_us": "Today\n**Bob**", "ja_jp": "今日"}


def test_a_text_follows_its_element_when_the_card_was_changed_too(
    alice: Client, people: People, duty: Template
) -> None:  # fmt: skip
    files = exported(alice, people.team)
    files = changed(files, EN, lambda held: held.update({TEXT: "Now"}))
    files = changed(files, "duty/card.json", lambda held: held["card"]["body"]["elements"].reverse())
    outcome = imported(alice, people.team, files)["duty"]
    assert (outcome["did"], outcome["kept"]) == ("updated", {})
    assert draft_of(duty)["body"]["elements"][1]["i18n_content"] == {"en_us": "Now"}


def test_a_text_that_both_say_otherwise_is_named(alice: Client, people: People, duty: Template) -> None:
    def edit(held: Any) -> None:
        held["card"]["header"]["title"]["i18n_content"]["en_us"] = "In the card"

    files = changed(exported(alice, people.team), EN, lambda held: held.update({TITLE: "In the texts", "/no": "where"}))
    files = changed(files, "duty/card.json", edit)
    outcome = imported(alice, people.team, files)["duty"]
    assert (outcome["did"], outcome["fields"]) == ("both", ["document"])
    assert outcome["kept"] == {"texts": [f"en_us {TITLE}: In the texts", "en_us /no: where"]}
    assert draft_of(duty)["header"]["title"]["i18n_content"]["en_us"] == "In the card"


def test_exports_of_before_come_in_as_ever(alice: Client, people: People, duty: Template) -> None:
    """They have no files of texts; and texts that nobody changed never stand against the card."""
    whole = exported(alice, people.team)
    before = {path: data for path, data in whole.items() if "/texts/" not in path}
    assert imported(alice, people.team, before)["duty"]["did"] == "same"

    def edit(held: Any) -> None:
        held["card"]["header"]["title"]["i18n_content"]["en_us"] = "Rota"

    for files in (before, whole):
        imported(alice, people.team, changed(files, "duty/card.json", edit))
        assert draft_of(duty)["header"]["title"]["i18n_content"]["en_us"] == "Rota"


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"/a": 1}', b'{"/a": "b", "/a": "c"}', b"\xff"])
def test_texts_that_are_wrong_are_named(alice: Client, people: People, duty: Template, data: bytes) -> None:
    outcome = imported(alice, people.team, exported(alice, people.team) | {EN: data})["duty"]
    assert (outcome["did"], "texts/en_us.json" in outcome["message"]) == ("refused", True)


def test_texts_of_other_programs_are_none_of_a_library(alice: Client, people: People, duty: Template) -> None:
    files = exported(alice, people.team) | {"site/texts/en_us.json": b"{"}
    assert list(imported(alice, people.team, files)) == ["duty"]


def test_a_card_of_1_0_with_a_part_for_each_language(alice: Client, people: People) -> None:
    def part(text: str) -> Any:
        return [{"tag": "div", "text": {"tag": "plain_text", "content": text}}]

    held = {"card": {"i18n_elements": {"zh_cn": part("今天"), "en_us": part("Today")}}}
    made = template_create(actor=Actor(people.alice), team=people.team, name="Duty", document=held)
    files = exported(alice, people.team)
    files = changed(files, EN, lambda texts: texts.update({"/i18n_elements/0/text/content": "Now"}))
    assert imported(alice, people.team, files)["duty"]["did"] == "updated"
    assert draft_of(made)["i18n_elements"] == {"zh_cn": part("今天"), "en_us": part("Now")}


def test_push_leaves_a_folder_that_pull_has_nothing_to_say_of(
    at: Any, duty: Template, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    asked = (tmp_path, "--team", at.pk)
    card(capsys, "pull", *asked)
    texts = tmp_path / EN
    texts.write_text(texts.read_text().replace("Duty", "Rota"))
    assert card(capsys, "pull", *asked) == (0, ["duty: changed in this folder only; left as it is"])
    assert card(capsys, "push", *asked, "--dry-run") == (0, ["duty: changed: document"])
    assert card(capsys, "push", *asked) == (0, ["duty: changed: document"])
    assert '"en_us": "Rota"' in (tmp_path / "duty" / "card.json").read_text()
    assert [card(capsys, do, *asked) for do in ("push", "pull", "push")] == [(0, [])] * 3
    assert draft_of(duty)["header"]["title"]["i18n_content"]["en_us"] == "Rota"

    draft = Draft.objects.get(template=duty)
    del draft.document["card"]["header"]["title"]["i18n_content"]["ja_jp"]
    draft.save()
    assert card(capsys, "pull", *asked) == (0, ["duty: changed"])
    assert not (tmp_path / JA).exists()


def test_push_names_texts_without_a_place(
    at: Any, duty: Template, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:  # fmt: skip
    asked = (tmp_path, "--team", at.pk)
    card(capsys, "pull", *asked)
    texts = tmp_path / EN
    texts.write_text(texts.read_text().replace("/header/", "/footer/"))
    code, [line] = card(capsys, "push", *asked)
    assert (code, "en_us /footer/title/i18n_content: Duty" in line) == (1, True)
    assert "/footer/" in texts.read_text()


# Anything at all

_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
_texts = st.dictionaries(st.sampled_from(["zh_cn", "en_us", "ja_jp", "en", ""]), _words, max_size=3)
_element: st.SearchStrategy[Any] = st.fixed_dictionaries(
    {"tag": st.just("markdown"), "content": _words},
    optional={"i18n_content": _texts, "i18n": _texts | _words, "elements": st.just([]), "a/b~": st.just({})},
)
_elements = st.lists(_element, max_size=4)
_cards: st.SearchStrategy[Any] = st.fixed_dictionaries({"elements": _elements, "i18n_elements": _texts})


def _copy(value: Any) -> Any:
    return json.loads(encode(value))


@given(held=_cards)
def test_untouched_files_change_nothing(held: Any) -> None:
    document = {"card": _copy(held)}
    files = files_of_texts(document)
    assert joined(document, files, is_exported=True) == []
    assert document == {"card": held}
    assert not any(is_edited(name, data) for name, data in files.items())


@given(held=_cards, other=_cards, edits=st.dictionaries(st.integers(0, 9), _words, max_size=3))
def test_every_edited_text_is_in_the_card_or_named(held: Any, other: Any, edits: dict[int, str]) -> None:
    """Whatever the card says meanwhile: that is never written over, and what was typed is never lost."""
    files = files_of_texts({"card": held})
    if "texts/en_us.json" not in files:
        return
    texts = json.loads(files["texts/en_us.json"])
    places = [place for place in texts if place != "exported"]
    typed = {places[index]: text for index, text in edits.items() if index < len(places)}
    typed = {place: text for place, text in typed.items() if texts[place] != text}
    files["texts/en_us.json"] = encode(texts | typed)
    document = {"card": _copy(other)}
    before = texts_in(other).get("en_us", {})
    left = {one.place: one.text for one in joined(document, files, is_exported=False)}
    after = texts_in(document["card"]).get("en_us", {})
    for place, text in typed.items():
        assert left.get(place) == text or text in after.values()
    for place, text in before.items():
        assert after.get(place) == text or text in [texts[one] for one in places]
