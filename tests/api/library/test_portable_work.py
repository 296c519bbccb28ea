"""What uploaded files make the server do grows with their size and no faster, counted in calls of functions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cardstudio.api.errors import ApiError
from cardstudio.cards.command import main
from cardstudio.cards.library.archive import unpack
from cardstudio.cards.library.files import by_card
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


def test_a_push_takes_work_as_cards_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server, which takes all of them, is a stand-in."""

    class Taking:
        def __init__(self, *_: object) -> None:
            pass

        def take(self, archive: bytes, *, dry_run: bool) -> Any:
            taken = [{"path": path, "did": "updated", "exported": "0-0"} for path in by_card(unpack(archive))]
            return {"results": taken}

    monkeypatch.setattr("cardstudio.cards.command.push.Server", Taking)

    def push(count: int) -> int:
        top = tmp_path / str(count)
        for number in range(count):
            (top / f"{number}").mkdir(parents=True)
            (top / f"{number}" / "card.json").write_text('{"card": {"elements": []}}')
            (top / f"{number}" / "template.yaml").write_text("name: Duty\n")
        return counted(lambda: main(["push", str(top), "--team", "Ops", "--server", "http://localhost"]))

    assert push(80) < 2.4 * push(40)
    assert (tmp_path / "80" / "79" / "template.yaml").read_text() == "name: Duty\nexported: 0-0\n"
