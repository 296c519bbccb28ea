"""Rules of the house: what nobody calls is gone, one thing has one name, a module that is named somewhere exists."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from cardstudio.cards.catalog import TAGS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "cardstudio"

# Public functions nothing in `cardstudio/` uses, and who does.
CALLED_FROM_ELSEWHERE = {
    "cardstudio.cards.starting_words.still_there": "pages ask its twin; vectors hold both to one reading",
    "cardstudio.cards.source.positions.line_column": "programs that have `cardstudio.cards` installed",
    "cardstudio.outbound.http.forget_failures": "each test begins as if nothing had failed",
    "cardstudio.serving.settings.post_worker_init": "gunicorn",
}
_DOTTED = re.compile(r"cardstudio(?:\.\w+)+")
# As comments and docs name a module: `sharing/links/targets.py`, `layers.cjs`.
_NAMED = re.compile(r"`((?:[\w.-]+/)*[\w-]+\.(?:py|ts|mjs|cjs))`")
# Walks the reader through a component that does not exist.
_FICTION = ROOT / "docs" / "first-component.md"


COMPONENTS = {name for name, component in TAGS.items() if component.placeable}
# Lists with three words that are tags as well, and what they are of.
LISTINGS = {
    "cardstudio/cards/catalog/nesting.py": "what may stand in what, in format 1.0: a rule between components",
    "cardstudio/cards/fill/value_types.py": "types of variables",
    "cardstudio/cards/lint/dialects.py": "tags of markdown",
    "cardstudio/cards/markdown/dialects.py": "tags of markdown",
    "cardstudio/cards/reading/foreign.py": "blocks of other platforms' cards",
    "frontend/card/markdown/dialects.ts": "tags of markdown",
    "frontend/designer/palette/simple.ts": "the ten that Simple shows at once: a choice between components",
}


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


def test_the_front_end_has_one_http_client():
    calls = [path for path in (ROOT / "frontend").rglob("*.ts") if re.search(r"(?<![\w.])fetch\(", path.read_text())]

    assert [path.relative_to(ROOT).as_posix() for path in calls] == ["frontend/web/http.ts"]


def test_no_list_names_the_components():
    places = {f"{path.relative_to(ROOT)}:{line}" for path, line, tags in listings() if len(tags & COMPONENTS) > 2}

    assert {place for place in places if place.split(":")[0] not in LISTINGS} == set()
    assert {place.split(":")[0] for place in places} == set(LISTINGS)


def listings() -> Iterator[tuple[Path, int, set[object]]]:
    """The words of each list, set and table of both sides, but of the components' own folders."""
    for path, tree in modules().items():
        if not {"components", "parts"} & set(path.parts):
            for node in ast.walk(tree):
                held = node.elts if isinstance(node, ast.Set | ast.List | ast.Tuple) else []
                held = node.keys if isinstance(node, ast.Dict) else held
                yield path, getattr(node, "lineno", 0), {item.value for item in held if isinstance(item, ast.Constant)}
    for path in (ROOT / "frontend").rglob("*.ts"):
        if path.name.endswith((".test.ts", ".d.ts")) or "components" in path.parts:
            continue
        text = path.read_text()
        for found in re.finditer(r"[\[{(][^\[\]{}()]*[\]})]", text):
            words = re.findall(r'"(\w+)"|\b(\w+)(?=: )', found[0])
            yield path, text.count("\n", 0, found.start()) + 1, {quoted or key for quoted, key in words}
