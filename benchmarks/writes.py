"""What the two busiest writes cost beside an empty view: saving a draft, and reporting one use of a share page.

`tests/unit/test_writes.py` counts the calls of functions they take. Runs in a process of its own, since it needs Django
with a database of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.common import Result, best_ms

ROOT = Path(__file__).resolve().parent.parent
BUDGET_TIMES = 4
ROUNDS = 5
ORIGIN = "http://testserver"


def run() -> Iterator[Result]:
    """Each figure, from a fresh process."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "benchmarks.settings", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "benchmarks.writes"]
    child = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    figures = json.loads(child.stdout)
    empty = figures.pop("empty view")
    for name, milliseconds in figures.items():
        yield Result(f"{name}: times an empty view", milliseconds / empty, "x", BUDGET_TIMES)


def _figures() -> dict[str, float]:
    import django
    from django.core.management import call_command
    from django.test.utils import setup_databases, setup_test_environment

    django.setup()
    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    call_command("createcachetable", database="cache", verbosity=0)
    requests = _requests()
    # In turns, so that a machine that gets slower or quicker meanwhile does so for all of them.
    rounds = [{name: best_ms(request) for name, request in requests.items()} for _ in range(ROUNDS)]
    return {name: min(one[name] for one in rounds) for name in requests}


def _requests() -> dict[str, Callable[[], Any]]:
    from django.http import HttpResponse
    from django.test import Client
    from django.urls import path

    from benchmarks.share_page import AGENT, make_link
    from cardstudio import urls
    from cardstudio.accounts.models import User
    from cardstudio.library.models import Template

    urls.urlpatterns.append(path("empty/", lambda request: HttpResponse()))
    token = make_link()
    client, visitor = Client(), Client()
    client.force_login(User.objects.get())
    draft = f"/api/v1/templates/{Template.objects.get().pk}/draft/"
    revision = [1]
    agent = {"User-Agent": AGENT.format(locale="en_US"), "Origin": ORIGIN}

    def save() -> None:
        card = {"schema": "2.0", "body": {"elements": [{"tag": "markdown", "content": f"Line {revision[0]}"}]}}
        headers = {"If-Match": f'"{revision[0]}"', "Save-Id": str(uuid4()), "Origin": ORIGIN}
        answer = client.put(draft, {"document": {"card": card}}, "application/json", headers=headers)
        _require(answer, 200)
        revision[0] += 1

    def report() -> None:
        body = {"attempt": str(uuid4()), "batch": 0, "state": "started", "deliveries": []}
        answer = visitor.post(f"/s/{token}/attempts", body, "application/json", headers=agent)
        _require(answer, 201)

    return {"empty view": lambda: client.get("/empty/"), "saving a draft": save, "reporting an attempt": report}


def _require(answer: Any, status: int) -> None:
    if answer.status_code != status:
        raise RuntimeError(f"{answer.status_code}: {answer.content!r}")


if __name__ == "__main__":
    print(json.dumps(_figures()))
