"""What a visitor of a share page loads, and what its two hot requests cost beside an empty view (contracts §budgets).

Bytes and requests are those of a card without a chart, the vendor's SDK left out. Runs in a process of its own, since
it needs Django with a database of its own.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.common import Result, best_ms

ROOT = Path(__file__).resolve().parent.parent
KIB = 1024
BUDGET_KIB = 45
BUDGET_REQUESTS = 6
#: An empty view's throughput over the page's: at least 0.6 of it is asked for.
BUDGET_TIMES = 1 / 0.6
#: What a page that only leads to the client may cost.
BUDGET_TIMES_OUTSIDE = 2
ROUNDS = 5
AGENT = "Mozilla/5.0 (Macintosh) Lark/7.12.7 Chrome/120.0.0.0 Safari/537.36 LarkLocale/{locale} ChannelName/Feishu"
BROWSER = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36"
ORIGIN = "http://testserver"
CARD: dict[str, Any] = {
    "schema": "2.0",
    "header": {"title": {"tag": "plain_text", "content": "Release review"}, "template": "blue"},
    "body": {"elements": [{"tag": "markdown", "content": "**Gateway 3.2** goes out on Monday"}, {"tag": "hr"}]},
}


def run() -> Iterator[Result]:
    """Each figure, from a fresh process."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "benchmarks.settings", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "benchmarks.share_page"]
    child = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    figures = json.loads(child.stdout)
    for language, weight in figures["weights"].items():
        yield Result(f"share page, {language}: all it loads, gzip", weight["kib"], "KiB", BUDGET_KIB)
        yield Result(f"share page, {language}: requests", weight["requests"], "", BUDGET_REQUESTS)
    empty = figures["ms"].pop("empty view")
    yield Result("empty Django view, same settings", empty, "ms")
    for name, milliseconds in figures["ms"].items():
        budget = BUDGET_TIMES_OUTSIDE if name == "share page in a plain browser" else BUDGET_TIMES
        yield Result(f"{name}: times an empty view", milliseconds / empty, "x", budget)


def _figures() -> dict[str, Any]:
    import django
    from django.core.management import call_command
    from django.test.utils import setup_databases, setup_test_environment

    django.setup()
    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    call_command("createcachetable", database="cache", verbosity=0)
    address = f"/s/{make_link()}/"
    return {"weights": {one: weight_of(address, one) for one in ("en_US", "zh_CN")}, "ms": _speed(address)}


def make_link() -> str:
    """The token of a link to `CARD`, made by somebody new."""
    from cardstudio.accounts.policy import Actor
    from cardstudio.accounts.services import user_create
    from cardstudio.library.services import template_create
    from cardstudio.sharing.links.services import share_link_create

    alice = Actor(user_create(username="alice", name="Alice"))
    template = template_create(actor=alice, team=alice.user.own_team, name="Release review", document={"card": CARD})
    return share_link_create(actor=alice, template=template).link.token


def weight_of(address: str, locale: str) -> dict[str, float]:
    """The page itself, every file it names, and the one request it makes by itself: the signature."""
    from django.conf import settings
    from django.test import Client

    page = Client().get(address, headers={"User-Agent": AGENT.format(locale=locale)}).content
    files = re.findall(r'(?:src|href)="([^"]+)"', page.decode())
    sizes = [_gzipped(name.removeprefix(settings.STATIC_URL)) for name in files if name.startswith(settings.STATIC_URL)]
    signature = 1
    return {"kib": (len(gzip.compress(page)) + sum(sizes)) / KIB, "requests": 1 + len(sizes) + signature}


def _gzipped(name: str) -> int:
    file = ROOT / "static" / name
    compressed = file.with_name(f"{file.name}.gz")
    return compressed.stat().st_size if compressed.is_file() else len(gzip.compress(file.read_bytes()))


def _speed(address: str) -> dict[str, float]:
    """CPU milliseconds of one request, through all of the site's middleware."""
    from django.http import HttpResponse
    from django.test import Client
    from django.urls import path

    from cardstudio import urls

    urls.urlpatterns.append(path("empty/", lambda request: HttpResponse()))
    client = Client()
    agent = {"User-Agent": AGENT.format(locale="en_US")}
    requests: dict[str, Callable[[], Any]] = {
        "empty view": lambda: client.get("/empty/"),
        "share page": lambda: client.get(address, headers=agent),
        "share page in a plain browser": lambda: client.get(address, headers={"User-Agent": BROWSER}),
        "content call": lambda: client.post(
            f"{address}content", {"values": {}}, content_type="application/json", headers={**agent, "Origin": ORIGIN}
        ),
    }
    for name, request in requests.items():
        if (status := request().status_code) != 200:
            raise RuntimeError(f"{name} answered {status}")
    # In turns, so that a machine that gets slower or quicker meanwhile does so for all of them.
    rounds = [{name: best_ms(request) for name, request in requests.items()} for _ in range(ROUNDS)]
    return {name: min(one[name] for one in rounds) for name in requests}


if __name__ == "__main__":
    print(json.dumps(_figures()))
