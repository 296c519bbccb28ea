"""Rules the Python code keeps: what nobody calls is gone, and one thing has one name."""

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
    everywhere = sum((uses(tree) for tree in modules().values()), Counter())
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
