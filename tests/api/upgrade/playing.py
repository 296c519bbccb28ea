"""Playing the calls of programs, whatever version of the code stands behind the client, in words that can be compared.

It needs nothing but the client it is given: `tests/fixtures/0.1/ask.py` runs it on the code of then.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+\d\d:\d\d)")
_TOKEN = re.compile(r"((?:/|%2F)s(?:/|%2F))[\w-]{20,}")
_QR = re.compile(r'(?<=")M2 2h7v1h-7z[^"]+')
_CURSOR = re.compile(r"(?<=cursor=)[\w%-]+")


def play(client: Any, steps: list[dict[str, Any]], facts: dict[str, Any]) -> list[dict[str, Any]]:
    """Ask one step after the other. `{templates.notice}` in an address or a body is what `facts` call so."""
    names = dict(_named(facts))
    answers = []
    for step in steps:
        path, body = _put(step["path"], names), _put(json.dumps(step.get("body", {})), names)
        data = body if "body" in step else ""
        path = f"/api/v1/{path}"
        headers = step.get("headers", {})
        answer = client.generic(step["method"], path, data, content_type="application/json", headers=headers)
        held = answer.content.decode()
        if not answer.headers.get("Content-Type", "").startswith("application/json"):
            held = json.dumps("" if not held else "<text>")
        answers.append({"status": answer.status_code, "body": json.loads(_plain(held, names))})
    return answers


def _named(facts: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for kind in ("templates", "teams", "users"):
        yield from ((f"{{{kind}.{name}}}", value) for name, value in facts[kind].items())
    for name, link in facts["links"].items():
        yield f"{{links.{name}}}", link["id"]
        yield f"{{link_tokens.{name}}}", link["token"]


def _put(text: str, names: dict[str, str]) -> str:
    for name, value in names.items():
        text = text.replace(name, value)
    return text


def _plain(text: str, names: dict[str, str]) -> str:
    """Without what is another one each time."""
    for name, value in names.items():
        text = text.replace(value, name)
    text = _CURSOR.sub("<cursor>", _QR.sub("<modules>", text))
    return _TOKEN.sub(r"\1<token>", _TIME.sub("<time>", _ID.sub("<id>", text)))


def contradictions(now: list[dict[str, Any]], before: list[dict[str, Any]]) -> Iterator[str]:
    """Where answers of now are not those of before. Of refusals the status counts; their words may be better."""
    for one, other in zip(now, before, strict=True):
        if one["status"] != other["status"]:
            code = one["body"]["error"]["code"] if one["status"] >= 400 else ""
            yield f"{other['status']} → {one['status']} {code}".strip()
        if max(one["status"], other["status"]) < 300:
            yield from missing_from(one["body"], other["body"])


def missing_from(now: Any, before: Any, at: str = "") -> Iterator[str]:
    """Where an answer of before said what one of now does not. More may stand in objects."""
    if isinstance(before, dict) and isinstance(now, dict):
        for key, value in before.items():
            yield from missing_from(now.get(key), value, f"{at}/{key}")
    elif isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for one, other in zip(now, before, strict=True):
            yield from missing_from(one, other, f"{at}/*")
    elif now != before:
        yield at
