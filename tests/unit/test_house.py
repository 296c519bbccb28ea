"""Rules of the house: what nobody calls is gone, one thing has one name, a module that is named somewhere exists."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "cardstudio"

# Public functions nothing in `cardstudio/` uses, and who does.
CALLED_FROM_ELSEWHERE = {
    "cardstudio.accounts.services.member_add": "the team's pages, which are still to come: until then tests alone",
    "cardstudio.cards.source.positions.line_column": "programs that have `cardstudio.cards` installed",
    "cardstudio.outbound.http.forget_failures": "each test begins as if nothing had failed",
    "cardstudio.serving.settings.post_worker_init": "gunicorn",
}
_DOTTED = re.compile(r"cardstudio(?:\.\w+)+")
# As comments and docs name a module: `sharing/links/targets.py`, `layers.cjs`.
_NAMED = re.compile(r"`((?:[\w.-]+/)*[\w-]+\.(?:py|ts|mjs|cjs))`")
# Walks the reader through a component that does not exist.
_FICTION = ROOT / "docs" / "first-component.md"


@cache
def modules() -> dict[Path, ast.Module]:
    """Every module but migrations, parsed."""
    paths = (path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
    return {path: ast.parse(path.read_text()) for path in paths}


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def uses(tree: ast.AST) -> Counter[str]:
    """How often each name is used: read, taken from a module or object, or named in a setting (`"cardstudio.…"`).

    An import alone is no use, and neither is a mention in `__all__`.
    """
    found: Counter[str] = Counter()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            found[node.id] += 1
        elif isinstance(node, ast.Attribute):
            found[node.attr] += 1
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _DOTTED.fullmatch(node.value):
            found[node.value.rpartition(".")[2]] += 1
    return found


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path, tree in modules().items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield f"{dotted(path)}.{node.name}", node


def test_every_public_function_has_a_caller() -> None:
    everywhere: Counter[str] = Counter()
    for tree in modules().values():
        everywhere.update(uses(tree))
    # A function that calls itself has no caller by that.
    unused = {name for name, node in functions() if everywhere[node.name] == uses(node)[node.name]}
    assert unused == set(CALLED_FROM_ELSEWHERE)


def test_what_counts_as_a_use() -> None:
    tree = ast.parse("from a import imported\n__all__ = ['listed']\nread(b.taken)\nSETTING = 'cardstudio.c.named'")
    assert set(uses(tree)) == {"read", "b", "taken", "named"}


@pytest.mark.parametrize("alias", ["dict[str, Any]", "dict[str, object]"])
def test_json_objects_have_one_name(alias: str) -> None:
    found = [
        f"{dotted(path)}.{node.targets[0].id}"
        for path, tree in modules().items()
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and ast.unparse(node.value) == alias
    ]
    # A token is one kind of object, and says which.
    assert set(found) <= {"cardstudio.cards.types.JSONObject", "cardstudio.cards.markdown.tokens.Token"}


def sources() -> list[Path]:
    """Everything somebody wrote, by hand."""
    roots = ("cardstudio", "frontend", "scripts", "tests", "docs", "templates", "benchmarks")
    found = (path for root in roots for path in (ROOT / root).rglob("*.*") if "__pycache__" not in path.parts)
    return [*found, *ROOT.glob("*.*")]


def test_modules_that_comments_and_docs_name_exist() -> None:
    known = {f"/{path.relative_to(ROOT)}".removesuffix(".jinja") for path in sources()}
    texts = [path for path in sources() if path.suffix in {".py", ".ts", ".mjs", ".md", ".html"} and path != _FICTION]
    # What was, the changelog may name.
    named = {
        (path.relative_to(ROOT), name)
        for path in texts
        if path.name != "CHANGELOG.md" and "fixtures" not in path.parts
        for name in _NAMED.findall(path.read_text())
    }
    assert {one for one in named if not any(path.endswith(f"/{one[1]}") for path in known)} == set()
