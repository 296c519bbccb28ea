"""The contact sheet: every component in both themes on both devices, from its tests, and any pasted card."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cardstudio.simulator.typed_dicts import SheetCaseJson, SheetPageJson

#: The examples of a component that are cards as people write them; the others are faults.
SOUND = frozenset({"minimal", "complete"})


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """`?component=` shows the cases of one component; without it there is the box for a pasted card."""
    components = _components()
    chosen = request.GET.get("component", "")
    if chosen and chosen not in components:
        raise Http404
    told: SheetPageJson = {"cases": _cases(components[chosen]) if chosen else []}
    context = {"told": told, "chosen": chosen, "components": list(components), "address": reverse("catalog")}
    return render(request, "simulator/catalog.html", context)


def _components() -> dict[str, list[Path]]:
    """The files with cards of each component, and of what has no folder, as layout; fewer where the tests are not."""
    root = Path(settings.BASE_DIR)
    named = {file: file.stem for file in root.glob("tests/vectors/drawing/*.json")}
    named |= {file: file.parent.name for file in root.glob("frontend/card/components/*/drawing.json")}
    named |= {file: file.parent.name for file in root.glob("cardstudio/cards/components/*/examples.json")}
    components: dict[str, list[Path]] = {}
    for file, name in sorted(named.items(), key=lambda one: one[1]):
        components.setdefault(name, []).append(file)
    return components


def _cases(files: list[Path]) -> list[SheetCaseJson]:
    """Every drawing case, and of the linter's those that are sound."""
    cases: list[SheetCaseJson] = []
    for file in files:
        for case in json.loads(file.read_text(encoding="utf-8"))["cases"]:
            if "findings" not in case:
                cases.append({"name": case["name"], "card": case["card"]})
            elif case["name"] in SOUND:
                cases.append({"name": f"{case['name']} ({case['format']})", "card": case["card"]})
    return cases
