"""Every variable of the environment that settings read stands in `docs/configuration.md`."""

from __future__ import annotations

import re

from tests.unit.docs.test_paths import ROOT

#: What a program of ours sets for another one of ours.
INTERNAL = {"MAIN_ORIGIN"}


def test_each_is_told() -> None:
    told = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    read = set()
    for file in (ROOT / "cardstudio" / "settings").glob("*.py"):
        if file.stem == "test":
            continue
        read |= set(re.findall(r"""\benv(?:\.\w+)?\(\s*"([A-Z_]+)\"""", file.read_text(encoding="utf-8")))
    assert len(read) > 30
    assert {name for name in read - INTERNAL if f"`{name}`" not in told} == set()
