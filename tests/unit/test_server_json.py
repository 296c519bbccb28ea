"""What the server says has its type from the server: the front end casts it in a few places only, each for a reason."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
#: JSON, or an answer's body, that is said to be something; and `as never`, which fits whatever is wanted.
CASTS = (
    re.compile(r"\.json\(\)[^;\n]*\) as "),
    re.compile(r"JSON\.parse\([^\n]*\) as "),
    re.compile(r"\bparse(?:Exact)?\(\w+\.text\) as "),
    re.compile(r"\b(?:answer|asked|body|found|response)\w*\.(?:body|data|said|report|results)\b\)? as "),
    re.compile(r"\bdata as (?:\w+\b(?!\[)|\{)"),
    re.compile(r"\bas never\b"),
)
#: How many there may be in a file, and why they are right there.
ALLOWED = {
    "web/page-data.ts": (1, "by its name in the page; every name has the server's type"),
    "web/send-template.ts": (1, "the server's own type, of an answer to a form"),
    "web/page-requests.ts": (1, "the client of a page's own addresses"),
    "share-page/send-page.ts": (1, "the server's own type, of an answer that no client reads"),
    "designer/core/catalog.ts": (1, "the server's own type, of an address that holds a hash"),
    # Not from the server: what this device kept, text that people wrote, or files that stand for somebody else's.
    "card/lazy-loading.ts": (1, "a module that is loaded later, given by its caller"),
    "card/markdown/highlight.ts": (1, "a library's untyped option"),
    "designer/core/view-settings.ts": (1, "kept on the device"),
    "designer/source/parsed.ts": (1, "a key of the source text"),
    "library/paste.ts": (1, "text of the page's own template"),
    "preview/thumbnails.ts": (1, "a card, which may be anything"),
    "web/just-deleted.ts": (1, "kept on the device"),
    "web/next-page.ts": (1, "kept on the device"),
    "web/storage.ts": (2, "kept on the device"),
    "simulator/server.ts": (1, "the simulator's client; every address has the server's type"),
    "simulator/globals.ts": (1, "a copy of what a page handed over"),
    "simulator/miniprogram.ts": (3, "files and objects of somebody's mini-program"),
    "simulator/protocol.ts": (2, "a message of another window, which is looked at first"),
    "simulator/simulator.ts": (1, "a message of another window, which is looked at first"),
    "testing/sending-vectors.ts": (1, "test vectors, files of ours"),
}


def casts() -> Counter[str]:
    found: Counter[str] = Counter()
    for path in sorted(FRONTEND.rglob("*.ts")):
        name = path.relative_to(FRONTEND).as_posix()
        if name.endswith((".test.ts", ".d.ts")) or path.stem in {"fakes", "testing"}:
            continue
        lines = path.read_text().splitlines()
        found[name] += sum(any(cast.search(line) for cast in CASTS) for line in lines)
    return +found


def allowed(name: str) -> int:
    most, _reason = ALLOWED.get(name, (0, ""))
    return most


def test_json_of_the_server_is_cast_nowhere_else():
    assert {name: count for name, count in casts().items() if count > allowed(name)} == {}


def test_nothing_is_allowed_that_is_not_there():
    found = casts()
    stale = [name for name, (most, _reason) in ALLOWED.items() if found[name] < most]
    assert stale == []
