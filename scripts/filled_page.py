"""Files with parts that a program fills in; in docs each is between `<!-- its name -->` and `<!-- end -->`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Fill = Callable[[str], str]


def filled(text: str, parts: Mapping[str, str]) -> str:
    """The text of a page with these parts in their places."""
    for name, part in parts.items():
        before, mark, rest = text.partition(f"<!-- {name} -->\n")
        assert mark, f"the page has no place for “{name}”"
        after = rest[rest.index("<!-- end -->") :]
        text = f"{before}{mark}{part}\n{after}"
    return text


def main(page: Path, fill: Fill) -> int:
    """Fills a page anew, or with the argument `check` says whether that would change it; the exit code."""
    held = page.read_text("utf-8")
    now = fill(held)
    if sys.argv[1:] != ["check"]:
        page.write_text(now, "utf-8")
        return 0
    if held != now:
        print(f"{page.relative_to(ROOT)} is not what it is made of; run `make generate`")
    return int(held != now)
