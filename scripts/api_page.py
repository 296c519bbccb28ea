"""Fills the table of `docs/api.md` that says which operation wants which scope, from the code that refuses.

python scripts/api_page.py          fills it anew; commit the result
python scripts/api_page.py check    fails where it is not what the code says
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from filled_page import filled, main

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cardstudio.settings.development")

import django  # noqa: E402  # only now it knows its settings

django.setup()

from drf_spectacular.generators import SchemaGenerator  # noqa: E402  # only now there are settings
from rest_framework.permissions import AllowAny  # noqa: E402

from cardstudio.accounts.models import Scope  # noqa: E402
from cardstudio.accounts.scopes import For, Needed, needed  # noqa: E402

PAGE = ROOT / "docs" / "api.md"
_EVERYBODY = "everybody"


def table(*head: str, rows: Iterable[Iterable[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def operations() -> str:
    by_need: dict[str, list[str]] = defaultdict(list)
    for name, need in sorted(_operations()):
        by_need[need].append(f"`{name}`")
    order = [*(f"`{scope}`" for scope in Scope), *(str(one.value) for one in For), _EVERYBODY]
    return table("needs", "operations", rows=[(need, ", ".join(by_need[need])) for need in order if by_need[need]])


def _operations() -> Iterator[tuple[str, str]]:
    generator: Any = SchemaGenerator()  # type: ignore[no-untyped-call]  # the package has no types
    described = generator.get_schema(public=True)["paths"]
    for path, _regex, method, view in generator._get_paths_and_endpoints():
        if path not in described:  # pages, which are not of the API
            continue
        open_to_all = view.permission_classes == [AllowAny]
        name = described[path][method.lower()]["operationId"]
        yield name, _EVERYBODY if open_to_all else _words(needed(type(view), method))


def _words(need: Needed) -> str:
    return f"`{need}`" if isinstance(need, Scope) else str(need.value)


def fill(page: str) -> str:
    return filled(page, {"operations by scope": operations()})


if __name__ == "__main__":
    sys.exit(main(PAGE, fill))
