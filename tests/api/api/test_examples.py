"""Every operation has an example, recorded from an answer to a test; `make generate` records them anew."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from cardstudio.api import examples
from cardstudio.designer import catalog
from tests.api.api.examples import CALLS, Call, World, build
from tests.api.described import description
from tests.conftest import People, client_of
from tests.sharing_fixtures import platform

__all__ = ["platform"]
Json = dict[str, Any]
RECORD = bool(os.environ.get("RECORD_EXAMPLES"))
#: Headers an example shows.
SHOWN = ("ETag", "If-Match", "Save-Id")
#: Enough to see what a list, a table of many, or a long text is.
MOST_ITEMS, MOST_MEMBERS, MOST_CHARACTERS = 2, 24, 200
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
#: Secrets and what is made of them, by the name they stand under or the address they stand in.
MADE_UP = {"key": "cst_…", "undo": "…", "signature": "…", "nonceStr": "…", "timestamp": 0}
#: The token of an invitation; icons have tokens as well.
SECRET = re.compile(r"[\w-]{32}")
#: The drawing of a QR code, and where the stub of the platform listens.
DRAWING = re.compile(r"^M\d+ \d+h.*")
STUB = re.compile(r"http://127\.0\.0\.1:\d+")
LINK = re.compile(r"(/s/|%2Fs%2F|/join/|/invites/(?=[\w-]+/accept/))[\w-]{16,}")
CALLS_BY_NAME: dict[str, Callable[[World], Call]] = {
    **CALLS,
    "get_catalog_edition": lambda world: Call("GET", f"catalog/{catalog.in_language('en').hash}/"),
}


class Recorder:
    """Turns what was asked and answered into an example that is the same on every run."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def example(self, call: Call, answer: Any) -> Json:
        made: Json = {"path": f"/api/v1/{call.path}"}
        if call.body is not None:
            made["request"] = call.body
        made["status"] = answer.status_code
        headers = {**dict(call.headers), **{name: answer.headers[name] for name in SHOWN if name in answer.headers}}
        if headers:
            made["headers"] = headers
        if not answer.streaming and answer.content:
            made["response"] = answer.json()
        settled: Json = self._settled(made)
        return settled

    def _settled(self, value: Any, name: str = "") -> Any:
        if isinstance(value, dict):
            kept = list(value.items())[: MOST_MEMBERS if name != "components" else MOST_ITEMS]
            return {self._text(key): self._settled(held, key) for key, held in kept}
        if isinstance(value, list):
            return [self._settled(item) for item in value[:MOST_ITEMS]]
        if name in MADE_UP and isinstance(value, type(MADE_UP[name])):
            return MADE_UP[name]
        if name == "token" and isinstance(value, str) and SECRET.fullmatch(value):
            return "kQ3pZrVfT0mXa9Lc"
        return self._text(value) if isinstance(value, str) else value

    def _text(self, text: str) -> str:
        text = STUB.sub("https://applink.feishu.cn", DRAWING.sub("M4 4h7v1h-7z", text))
        text = MOMENT.sub("2026-03-02T09:00:00Z", LINK.sub(r"\1kQ3pZrVfT0mXa9Lc", text))
        text = UUID.sub(lambda found: self._id(found[0]), text)
        return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}…"

    def _id(self, found: str) -> str:
        return self._ids.setdefault(found, f"00000000-0000-4000-8000-{len(self._ids) + 1:012}")


def shape(value: Any) -> Any:
    """The names and the types of a JSON value; numbers are numbers."""
    if isinstance(value, dict):
        return {key: shape(held) for key, held in value.items()}
    if isinstance(value, list):
        return [shape(item) for item in value]
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__


@pytest.fixture
def world(people: People, platform: object) -> World:
    cache.clear()
    return build(people)


def names() -> list[str]:
    return sorted(
        operation["operationId"] for methods in description()["paths"].values() for operation in methods.values()
    )


def test_every_operation_is_called():
    assert sorted(CALLS_BY_NAME) == names()


def test_there_is_no_example_of_anything_else():
    assert sorted(file.stem for file in examples.FOLDER.glob("*.json")) == names()


@pytest.mark.parametrize("name", sorted(CALLS_BY_NAME))
def test_the_example_is_what_is_answered(name: str, world: World):
    call = CALLS_BY_NAME[name](world)
    client: Client = client_of(world.people.alice)
    body = call.archive if call.body is None else json.dumps(call.body).encode()
    kind = "application/zip" if call.archive else "application/json"
    answer = client.generic(call.method, f"/api/v1/{call.path}", body, kind, headers=dict(call.headers))
    assert answer.status_code < 300, answer
    made = Recorder().example(call, answer)
    if RECORD:
        text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
        (examples.FOLDER / f"{name}.json").write_text(text)
    assert shape(examples.read(name)) == shape(made), "record it anew: make generate"
