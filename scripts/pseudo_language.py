"""Makes a language nobody speaks, to find what no table translates and what longer words do not fit into.

    python scripts/pseudo_language.py ROOT    adds the language `en-XA` to a checkout; a copy, for it is never committed

Every English text becomes the same in accented letters and two fifths longer, in brackets: "Send" is "[Šéñđ öñé]". So a
sentence without accents on a page comes from no table, and one without its closing bracket is cut short. It only ever
adds files, as any language does: folders of `frontend/i18n`, of `cards/messages`, files in `words/`, `.po`, and so on.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from babel.messages.pofile import read_po, write_po

#: As Django, gettext and our tables call it.
CODE, FOLDER, NAME = "en-xa", "en_XA", "en_xa"
_ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPRSTUVWYZabcdefghijklmnoprstuvwyz", "ÀƁČĐÉƑĜĤÎĴĶĻṀÑÖÞŔŠŢÛṼŴÝŽàƀčđéƒĝĥîĵķļɱñöþŕšţûṽŵýž"
)
#: Stays as it is: places to fill, markup, addresses, keys between colons, code, entities.
_KEPT = re.compile(
    r"\$?\{[^}]*\}|%\([^)]*\)[sd]|%[sd%]|<[^>]*>|https?://\S+|`[^`]*`|&\w+;|:[A-Z_]+:|\[[^\]]*\]\([^)]*\)|\$"
)
_FILLER = " öñé ţŵö ţĥŕéé ƒöûŕ ƒîṽé šîẋ"
#: Format characters, not words.
_FORMATS = frozenset({"M j, Y"})


def accented(text: str) -> str:
    """The text as this language has it; nothing where there is nothing to read."""
    if text in _FORMATS or not re.search("[A-Za-z]", _KEPT.sub("", text)):
        return text
    pieces, at = [], 0
    for kept in _KEPT.finditer(text):
        pieces += [text[at : kept.start()].translate(_ACCENTED), kept[0]]
        at = kept.end()
    pieces.append(text[at:].translate(_ACCENTED))
    longer = (_FILLER * 99)[: max(2, round(len(text) * 0.4))]
    return f"[{''.join(pieces)}{longer}]"


def in_json(value: Any, kept: frozenset[str] = frozenset()) -> Any:
    """A JSON value with its texts accented, but those under some keys."""
    if isinstance(value, dict):
        return {key: held if key in kept else in_json(held, kept) for key, held in value.items()}
    if isinstance(value, list):
        return [in_json(item, kept) for item in value]
    return accented(value) if isinstance(value, str) else value


def rewritten(source: str, said: Callable[[str], str]) -> str:
    """A Python module with the values of its dictionaries, and its constants, said anew."""

    class Say(ast.NodeTransformer):
        def visit_Dict(self, node: ast.Dict) -> ast.AST:
            node.values = [self.visit(value) for value in node.values]
            return node

        def visit_Constant(self, node: ast.Constant) -> ast.AST:
            return ast.Constant(said(node.value)) if isinstance(node.value, str) else node

    module = ast.parse(source)
    for statement in module.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            statement.value = Say().visit(statement.value)
    return ast.unparse(ast.fix_missing_locations(module))


def front_end(root: Path) -> None:
    home = root / "frontend" / "i18n"
    (home / NAME).mkdir()
    tables = {table: home / NAME / table.name for table in (home / "en").glob("*.ts")}
    own = (root / "frontend" / "card" / "components").glob("*/words/en.ts")
    tables |= {table: table.with_name(f"{NAME}.ts") for table in own}
    for table, target in tables.items():
        # Values only: what follows a key and its colon, on its line or the next one.
        text = re.sub(r'(:\s+)"((?:[^"\\]|\\.)*)"(?=,?\n)', _said_in_json, table.read_text("utf-8"))
        target.write_text(text, "utf-8")


def _said_in_json(found: re.Match[str]) -> str:
    return found[1] + json.dumps(accented(json.loads(f'"{found[2]}"')), ensure_ascii=False)


def cards(root: Path) -> None:
    home = root / "cardstudio" / "cards"
    shutil.copytree(home / "messages" / "en", home / "messages" / NAME)
    for table in (home / "messages" / NAME).glob("*.py"):
        if table.name != "__init__.py":
            table.write_text(rewritten(table.read_text("utf-8"), accented), "utf-8")
    for words in home.rglob("words/en.json"):
        spoken = in_json(json.loads(words.read_text("utf-8")))
        snippets = json.loads(words.with_name("zh.json").read_text("utf-8")).get("snippets", {})
        spoken |= {"snippets": {text: accented(text) for text in snippets}} if snippets else {}
        words.with_name(f"{NAME}.json").write_text(json.dumps(spoken, ensure_ascii=False), "utf-8")


def pages(root: Path) -> None:
    for table in list(root.glob("cardstudio/**/locale/zh_Hans/LC_MESSAGES/django.po")):
        with table.open("rb") as file:
            catalog = read_po(file, locale="en")
        for message in catalog:
            if message.id == "":  # the table's own head
                continue
            if isinstance(message.id, str):
                message.string = accented(message.id)
            else:
                message.string = tuple(map(accented, message.id))
        target = table.parents[2] / FOLDER / "LC_MESSAGES"
        target.mkdir(parents=True)
        with (target / "django.po").open("wb") as file:
            write_po(file, catalog)
    (root / "cardstudio" / "locale" / FOLDER / "name.txt").write_text(accented("Pseudo") + "\n", "utf-8")


def samples(root: Path) -> None:
    """What a new account begins with: the wall of the sign-in page and the gallery."""
    card_keys = frozenset({"tag", "template", "color", "token", "img_key", "url", "type", "background_style", "size"})
    wall = root / "cardstudio" / "accounts" / "wall_cards"
    spoken = in_json(json.loads((wall / "en.json").read_text("utf-8")), card_keys)
    (wall / f"{NAME}.json").write_text(json.dumps(spoken, ensure_ascii=False), "utf-8")
    gallery = root / "cardstudio" / "library" / "gallery"
    texts: dict[str, str] = {}
    for entry in (gallery / "entries").glob("*.json"):
        _gather(json.loads(entry.read_text("utf-8")), texts)
    (gallery / "words").mkdir(exist_ok=True)
    (gallery / "words" / f"{NAME}.json").write_text(json.dumps(texts, ensure_ascii=False), "utf-8")


def _gather(value: Any, texts: dict[str, str]) -> None:
    if isinstance(value, list):
        for item in value:
            _gather(item, texts)
    elif isinstance(value, dict) and value.keys() == {"en", "zh"}:
        if isinstance(value["en"], str):
            texts[value["en"]] = accented(value["en"])
        else:
            _gather(value["en"], texts)
    elif isinstance(value, dict):
        for held in value.values():
            _gather(held, texts)


def main(root: Path) -> None:
    for part in (front_end, cards, pages, samples):
        part(root)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
