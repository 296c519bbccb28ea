"""Words of a command line are those a shell would make, and stand where they are written."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cardstudio.cards.reading.shell import words

PIECES = st.sampled_from(["curl", " ", "  ", "-d", "'", '"', "\\", "a", "{", "=", '\\"', "$x", "`", "\n", "'\\''"])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_words_are_those_of_a_shell(command: str) -> None:
    # Between double quotes, Python's `shlex` leaves the backslash before these, which no shell does.
    assume(not any(sign in command for sign in ("\\\n", "\\$", "\\`")))
    try:
        wanted = shlex.split(command)
    except ValueError:
        with pytest.raises(ValueError, match="quote"):
            list(words(command))
        return
    assert [word.text for word in words(command)] == wanted


def test_between_double_quotes_a_backslash_protects_what_a_shell_would_replace() -> None:
    assert [word.text for word in words('"\\$x \\` \\a" \\$x')] == ["$x ` \\a", "$x"]


def test_a_word_knows_its_place() -> None:
    command = "curl -d 'it'\\''s' \\\n  https://a.b"
    assert [command[word.start : word.end] for word in words(command)] == ["curl", "-d", "'it'\\''s'", "https://a.b"]
