"""The words of the interface: the tables of `docs/words.md` against every catalogue, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from cardstudio.cards.messages.en import command as command_en
from cardstudio.cards.messages.en import schema as schema_en
from cardstudio.cards.messages.en import sentences as sentences_en
from cardstudio.cards.messages.zh import command as command_zh
from cardstudio.cards.messages.zh import schema as schema_zh
from cardstudio.cards.messages.zh import sentences as sentences_zh
from scripts.messages import table_path, tables

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "docs" / "words.md"
MODULES = {"en": [command_en, schema_en, sentences_en], "zh": [command_zh, schema_zh, sentences_zh]}
#: A line of a table of `frontend/i18n/` has one text; a long one stands on a line of its own.
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)",?$')
HAN = r"[\u4e00-\u9fff]"
#: What is filled into a text: numbers, and names, which stand in a sentence as Chinese names do.
NUMBER = r"(?:%\(\w+\)d|\{(?:count|number|days|done|total|all|most|limit|least)\})"
NAME = r"%\((?:name|names|owners|team|app|platform)\)s"
#: Code in a text, and words that join letters with Chinese.
LITERAL = re.compile(r"`[^`]*`|\$\{\{?\w*\}?|@所有人|rgba\([^)]*\)")


def texts(language: str) -> dict[str, list[str]]:
    """Every text people may read, by the file it stands in."""
    return {name: found for name, found in (*_tables(language), *_scripts(language), *_cards(language)) if found}


def _tables(language: str) -> Iterator[tuple[str, list[str]]]:
    for app, of in tables():
        if of == "zh_Hans":
            with table_path(app, of).open("rb") as file:
                messages = [message for message in read_po(file) if message.id]
            sides = [message.string if language == "zh" else message.id for message in messages]
            yield (
                f"{app}/django.po",
                [text for side in sides for text in ([side] if isinstance(side, str) else side or ())],
            )


def _scripts(language: str) -> Iterator[tuple[str, list[str]]]:
    for path in [
        *(ROOT / "frontend" / "i18n" / language).glob("*.ts"),
        *ROOT.glob(f"frontend/card/components/*/words/{language}.ts"),
    ]:
        lines = [line.strip() for line in path.read_text().splitlines() if not line.startswith("import")]
        yield (
            str(path.relative_to(ROOT)),
            [found[1].replace('\\"', '"') for line in lines if (found := TEXT.search(line))],
        )


def _cards(language: str) -> Iterator[tuple[str, list[str]]]:
    for module in MODULES[language]:
        yield module.__name__, list(_strings({name: held for name, held in vars(module).items() if name.isupper()}))
    for path in (ROOT / "cardstudio" / "cards").glob(f"*/**/words/{language}.json"):
        yield str(path.relative_to(ROOT)), list(_strings(json.loads(path.read_text())))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from _strings(held)
    elif isinstance(value, list | tuple):
        for held in value:
            yield from _strings(held)


def glossary() -> Iterator[dict[str, list[str]]]:
    """The rows of the table of terms, by its columns."""
    rows = re.findall(r"^\| (.+) \|$", GLOSSARY.read_text().partition("## Terms")[2].partition("\n## ")[0], re.M)
    columns, _rule, *rows = [[cell.strip() for cell in row.split(" | ")] for row in rows]
    for cells in rows:
        held = [[word for word in cell.split(", ") if word not in {"", "–"}] for cell in cells]
        yield dict(zip(columns, held, strict=True))


def wrong_in(text: str, language: str) -> Iterator[str]:
    """Each wrong form in a text, with the right one."""
    for row in glossary():
        for held in row["but in"]:
            text = re.sub(re.escape(held), "·", text, flags=re.IGNORECASE)
        for wrong in row[f"not {language}"]:
            if re.search(rf"\b{wrong}" if language == "en" else wrong, text, re.IGNORECASE):
                yield f"{wrong} → {row[language][0]}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_thing_has_its_one_word(language: str) -> None:
    found = [
        f"{place}: {wrong}: {text}"
        for place, said in texts(language).items()
        for text in said
        for wrong in wrong_in(text, language)
    ]
    assert found == []


def test_docs_use_the_same_chinese_words() -> None:
    found = [
        f"{path.name}: {wrong}"
        for path in [*ROOT.glob("docs/*.md"), ROOT / "README.md"]
        if path != GLOSSARY
        for wrong in wrong_in(path.read_text(), "zh")
    ]
    assert found == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_catalogue_is_read(language: str) -> None:
    said = texts(language)
    assert {"teams/django.po", f"frontend/i18n/{language}/order.ts"} <= set(said)
    assert any("words" in name and name.endswith(".json") for name in said)
    assert sum(map(len, said.values())) > 2500


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("quotes are “ ”", "[「」『』]"),
        ("a space between Chinese and letters or digits", rf"{HAN}[A-Za-z0-9]|(?<![)\\])[A-Za-z0-9]{HAN}"),
        ("a space between Chinese and a number that is filled in", f"{HAN}{NUMBER}|{NUMBER}{HAN}"),
        ("no space between Chinese and a name that is filled in", f"{HAN} {NAME}|{NAME} {HAN}"),
        ("full-width punctuation after Chinese", f"{HAN}[,;:!?]"),
        ("the ellipsis is one sign", r"\.\.\.|。。。|……"),
        ("no space after full-width punctuation", "[。，；：？！、] "),
    ],
)
def test_chinese_is_set_in_one_way(rule: str, wrong: str) -> None:
    found = [
        f"{place}: {text}"
        for place, said in texts("zh").items()
        for text in said
        if re.search(wrong, LITERAL.sub("·", text))
    ]
    assert found == [], rule
