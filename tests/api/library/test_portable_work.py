"""What uploaded files make the server do grows with their size and no faster, counted in calls of functions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from cardstudio.api.errors import ApiError
from cardstudio.cards.library.texts import WrongTexts, files_of_texts, joined
from cardstudio.library.portable.facts import MOST_BYTES, facts_read


def counted(work: Callable[[], Any]) -> int:
    """How many calls and lines it takes."""
    count = 0

    def step(_frame: Any, _event: str, _argument: Any) -> Any:
        nonlocal count
        count += 1
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        work()
    except (ApiError, WrongTexts):
        pass
    finally:
        sys.settrace(before)
    return count


def large(piece: str, size: int) -> bytes:
    return ("tags: " + piece * (size // len(piece))).encode()


@pytest.mark.parametrize(
    "piece",
    ["[", "{", "[{", "[a, ", "{a: ", "- ", "? ", "a: ", "&a ", "*a ", "!a ", "!!a ", "'", '"', '"a" ', "'a\n", "\n- a",
     "\n a", "\n  ", "a,", "#", "# a\n", "|\n ", ">\n ", "%a\n", "---\n", "\t", "[]", "[],", "\n? a", "[a]: ", "\\"],
)  # fmt: skip
def test_facts_take_work_as_they_are_long(piece: str) -> None:
    size = 2_000
    once, twice = (counted(lambda size=size: facts_read(large(piece, size))) for size in (size, 2 * size))  # type: ignore[misc]  # a default is what the loop says now
    assert twice < 2.4 * once + 2_000


@pytest.mark.parametrize("piece", ["[", "{", "[{"])
def test_the_deepest_facts_end_at_once(piece: str) -> None:
    with pytest.raises(ApiError, match="no YAML from line 1, column 8"):
        facts_read(large(piece, MOST_BYTES - 20))


@pytest.mark.parametrize("text", ["Hi", "{}"])
def test_texts_take_work_as_they_are_many(text: str) -> None:
    """Every one of them changed, and moved in the card as well."""

    def join(count: int) -> int:
        def elements(start: int) -> list[Any]:
            numbers = range(start, start + count)
            said = [text.replace("{}", str(number)) for number in numbers]
            return [{"tag": "markdown", "content": "A", "i18n_content": {"en_us": one}} for one in said]

        files = files_of_texts({"card": {"elements": elements(0)}})
        files = {name: data.replace(b'_content": "', b'_content": "New ') for name, data in files.items()}
        document = {"card": {"elements": list(reversed(elements(count // 2)))}}
        return counted(lambda: joined(document, files, is_exported=False))

    assert join(400) < 2.4 * join(200)
