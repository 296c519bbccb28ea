"""Draws the maps in `docs/architecture.md` from what imports what, as Mermaid.

    python scripts/house_map.py          draws them anew; commit the result
    python scripts/house_map.py check    fails where they are not what the imports say

Two maps: the server's packages, and the front end's rooms. An arrow leads from what uses to what is used; arrows that
follow from others are left out, so that what stands lower is used from above. Types count, tests don't.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from filled_page import filled, main

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
PACKAGE = ROOT / "cardstudio"
FRONTEND = ROOT / "frontend"
#: Not part of the house: what starts it, and what only tests and builds use.
APART = frozenset({"settings", "serving", "testing", "node_modules"})
_IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")

Graph = dict[str, set[str]]


def server() -> Graph:
    """The packages of the server, and which of them each imports."""
    names = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} - APART
    names |= {path.stem for path in PACKAGE.glob("*.py") if path.stem in {"sealing"}}
    graph: Graph = {name: set() for name in names}
    for name in names:
        files = [PACKAGE / f"{name}.py"] if (PACKAGE / f"{name}.py").exists() else (PACKAGE / name).rglob("*.py")
        for file in files:
            graph[name] |= {used for used in _used_by(file) if used in names and used != name}
    return graph


def _used_by(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        modules += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module == "cardstudio":
            modules = [f"cardstudio.{alias.name}" for alias in node.names]
        yield from (module.split(".")[1] for module in modules if module.startswith("cardstudio."))


def front_end() -> Graph:
    """The rooms of the front end, and which of them each imports."""
    names = {path.name for path in FRONTEND.iterdir() if path.is_dir()} - APART
    graph: Graph = {name: set() for name in names}
    for name in names:
        for file in (FRONTEND / name).rglob("*.ts"):
            if file.stem.endswith((".test", ".long")) or file.stem in {"testing", "fakes"}:
                continue
            targets = (file.parent / target for target in _IMPORT.findall(file.read_text("utf-8")))
            rooms = {_room(target) for target in targets}
            graph[name] |= {room for room in rooms if room in names and room != name}
    return graph


def _room(target: Path) -> str:
    place = Path(*target.resolve().parts)
    return place.relative_to(FRONTEND).parts[0] if place.is_relative_to(FRONTEND) else ""


def reachable(graph: Graph, start: str) -> set[str]:
    found: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += graph[name]
    return found


def reduced(graph: Graph) -> Graph:
    """Without the arrows that follow from others."""
    return {
        name: {one for one in used if not any(one in reachable(graph, other) for other in used - {one})}
        for name, used in graph.items()
    }


def drawn(graph: Graph) -> str:
    """A map as Mermaid draws it, in light pages and dark ones."""
    lines = [f"  {name} --> {one}" for name, used in sorted(reduced(graph).items()) for one in sorted(used)]
    return "\n".join(["```mermaid", "flowchart TD", *lines, "```"])


def page(text: str) -> str:
    """The page with its maps as they are now."""
    return filled(text, {"map: server": drawn(server()), "map: front end": drawn(front_end())})


if __name__ == "__main__":
    sys.exit(main(PAGE, page))
