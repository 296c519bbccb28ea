"""What a text is found by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardstudio.library.search.tokens import MOST_TOKEN, NAME, TEAM, Term, normal, pieces, tokens_of, word_of

ANY = st.text(st.characters(exclude_categories=()), max_size=60)


def of(name: str, text: str = "") -> list[str]:
    return tokens_of(team="t", name=normal(name), texts=[normal(text)]).split(" ")[2:-1]


def test_neighbours_of_chinese_words_of_letters_and_signs() -> None:
    assert of("", "元旦放假 Ｖ2.0") == ["元旦", "旦放", "放假", "元旦放", "旦放假", "假", "v2", "\ue02e", "0"]
    assert of("", "年") == ["年"]
    assert of("", "カタログ 안녕") == ["カタ", "タロ", "ログ", "カタロ", "タログ", "グ", "안녕", "녕"]
    assert of("", "same same 🎉") == ["same", "🎉"]


def test_a_name_is_found_from_any_letter_on() -> None:
    assert of("Ops 值班") == ["ops", "值班", "班", *(NAME + token for token in ("ops", "ps", "s", "值班", "班"))]


def test_a_word_of_a_search() -> None:
    assert word_of("元") == word_of("元")
    assert word_of("元").terms == (Term("元", begins=True),)
    assert word_of("元旦").terms == (Term("元旦", begins=False),)
    assert word_of("会议室").terms == (Term("会议室", begins=False),)
    assert word_of("元旦放假").terms == (Term("元旦放", begins=False), Term("旦放假", begins=False))
    assert not any(word_of(text).exact for text in ("元", "元旦", "harbour", "%", "会议室"))
    assert all(word_of(text).exact for text in ("元旦放假", "4.7", "x" * 65))


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", f"a{NAME}b", f"a{TEAM}b", "a\ue000b"])
def test_no_text_holds_what_marks_a_token(text: str) -> None:
    assert normal(text) == "a b"


@given(ANY, ANY)
def test_no_token_says_anything_to_a_database(name: str, text: str) -> None:
    for token in of(name, text):
        assert token
        assert len(token) <= MOST_TOKEN + 1
        assert all(letter.isalnum() for letter in token if letter.isascii())
        assert not any(letter.isspace() for letter in token)


@given(ANY)
def test_every_sign_of_a_text_is_in_a_piece(text: str) -> None:
    plain = normal(text)
    assert "".join(piece.text for piece in pieces(plain)) == "".join(plain.split())


@given(ANY, ANY, ANY)
def test_a_word_is_found_in_a_text_that_holds_it(before: str, word: str, after: str) -> None:
    """Between spaces, as people set words apart."""
    tokens = of("", f"{before} {word} {after}")
    for one in normal(word).split():
        for token, begins in word_of(one).terms:
            assert token in tokens or (begins and any(held.startswith(token) for held in tokens))
