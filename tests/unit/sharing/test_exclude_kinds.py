"""Taking out of a card what the platform may refuse it for."""

from __future__ import annotations

from typing import Any

import pytest

from cardstudio.api.errors import ApiError
from cardstudio.cards import Report, lint
from cardstudio.sharing.content.exclude_kinds import KINDS, exclude_kinds, read_kinds

ALL, PEOPLE, IMAGES = "unverified-at-all", "unverified-people", "unverified-images"
TEXT = {"tag": "markdown", "content": "Hello"}
IMAGE = {"tag": "img", "img_key": "img_v2_a", "alt": {"tag": "plain_text", "content": "a"}}


def look(card: dict[str, Any]) -> Report:
    return lint(card, "jsapi", sending=True)


def card(*elements: Any, **more: Any) -> dict[str, Any]:
    return {"schema": "2.0", "body": {"elements": list(elements)}, **more}


def markdown(content: str) -> dict[str, Any]:
    return {"tag": "markdown", "content": content}


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (ALL, "Hi <at id=all></at> there", "Hi  there"),
        (ALL, '<at id="all"></at> and <at id=ou_1></at>', " and <at id=ou_1></at>"),
        (PEOPLE, "<at id=all></at> and <at id=ou_1></at>, <at ids=ou_2,ou_3></at>", "<at id=all></at> and , "),
        (PEOPLE, "By <person id='ou_1' show_name=true></person>.", "By ."),
        (IMAGES, "See ![the plan](img_v2_a) now", "See the plan now"),
    ],
)
def test_texts_lose_only_what_was_meant(kind: str, before: str, after: str) -> None:
    given = card(markdown(before))
    assert exclude_kinds(given, [kind], look) == card(markdown(after))
    assert given == card(markdown(before)), "the card given is not changed"


def test_an_element_that_was_nothing_else_goes() -> None:
    assert exclude_kinds(card(TEXT, IMAGE, markdown("<at id=all></at>")), [IMAGES, ALL], look) == card(TEXT)


def test_what_holds_nothing_else_goes_with_it() -> None:
    column = {"tag": "column", "elements": [IMAGE]}
    given = card(TEXT, {"tag": "column_set", "columns": [column]})
    assert exclude_kinds(given, [IMAGES], look) == card(TEXT)


def test_an_icon_goes_and_its_holder_stays() -> None:
    title = {"tag": "plain_text", "content": "Title"}
    header = {"title": title, "icon": {"tag": "custom_icon", "img_key": "img_v2_a"}}
    assert exclude_kinds(card(TEXT, header=header), [IMAGES], look) == card(TEXT, header={"title": title})


def test_all_languages_of_a_text_are_looked_at() -> None:
    text = {"tag": "markdown", "content": "a <at id=all></at>", "i18n_content": {"zh_cn": "b <at id=all></at>"}}
    left = exclude_kinds(card(text), [ALL], look)
    assert left == card({"tag": "markdown", "content": "a ", "i18n_content": {"zh_cn": "b "}})


def test_nothing_of_other_kinds_is_touched() -> None:
    given = card(TEXT, IMAGE)
    assert exclude_kinds(given, [ALL, PEOPLE], look) == given


@pytest.mark.parametrize(
    "elements", [[IMAGE], [IMAGE, IMAGE], [{"tag": "img", "img_key": f"img_{n}"} for n in range(90)]]
)
def test_a_card_of_nothing_else_is_not_emptied(elements: list[Any]) -> None:
    with pytest.raises(ApiError) as caught:
        exclude_kinds(card(*elements), [IMAGES], look)
    assert caught.value.status == 422


def test_only_known_kinds_are_read() -> None:
    assert read_kinds([ALL, ALL, IMAGES]) == (ALL, IMAGES)
    for wrong in (None, "x", {}, ["x"], [5], [[ALL]], ["body-elements"]):
        with pytest.raises(ApiError):
            read_kinds(wrong)
    assert all(kind.startswith("unverified-") for kind in KINDS)
