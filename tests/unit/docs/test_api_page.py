"""`docs/api.md` says what to do about every code the API refuses with, and about no other."""

from __future__ import annotations

import re
from pathlib import Path

from cardstudio.api.errors import status_error

ROOT = Path(__file__).resolve().parents[3]
#: What pages alone are told: the share page, signing in, files that were taken away.
OF_PAGES = ("accounts/pages", "accounts/client_signin", "accounts/signin", "sharing/page", "simulator", "takeaway")
RAISED = re.compile(r'ApiError\(\s*"(\w+)"')
#: Of pages, though their code lies beside the API's.
NOT_OF_PROGRAMS = {"signin", "attempts_full", "locked", "wrong_url", "refused"}


def told() -> set[str]:
    table = (ROOT / "docs" / "api.md").read_text().partition("## What to do about an error")[2].partition("\n## ")[0]
    return {code for row in re.findall(r"^\| \d.*$", table, re.M) for code in re.findall(r"`(\w+)`", row.split("|")[2])}


def raised() -> set[str]:
    found = {status_error(status)[0] for status in range(400, 504)}
    for path in (ROOT / "cardstudio").rglob("*.py"):
        if not path.relative_to(ROOT / "cardstudio").as_posix().startswith(OF_PAGES):
            found.update(RAISED.findall(path.read_text()))
    return found - NOT_OF_PROGRAMS


def test_every_code_is_told() -> None:
    assert raised() - told() == set()


def test_nothing_else_is_told() -> None:
    everywhere = "\n".join(path.read_text() for path in (ROOT / "cardstudio").rglob("*.py"))
    assert {code for code in told() if f'"{code}"' not in everywhere} == set()
