"""Every sentence exists in both languages, and none is left over: Python, Jinja2 and TypeScript."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

from scripts import messages

ROOT = Path(__file__).resolve().parent.parent.parent
FRONTEND = ROOT / "frontend"
TABLES = FRONTEND / "i18n"
LANGUAGES = sorted(path.name for path in TABLES.iterdir() if path.is_dir())
#: The module of each area; what is in it stands in the languages' folders.
AREAS = [TABLES / path.name for path in sorted((TABLES / "en").glob("*.ts"))]
#: The module of what one component of the card says; what is in it stands beside it, in `words/`.
OWN = [words.with_suffix(".ts") for words in sorted((FRONTEND / "card" / "components").glob("*/words"))]
#: What CodeMirror asks for by itself.
ASKED_ELSEWHERE = {"phrases"}
#: Words that a page taken away says beside its script.
ALSO_READ = {"standalone": ROOT / "templates" / "takeaway" / "h5" / "index.html.jinja"}
# One entry of a table as the formatter writes it: two spaces, the key, a colon.
ENTRY = re.compile(r'^  (?:"([^"]+)"|(\w+)):', re.MULTILINE)


def test_python_and_templates_are_translated_and_nothing_is_unused():
    assert messages.problems() == []


def name_of(area: Path) -> str:
    return area.parent.name if area in OWN else area.stem


def table_of(area: Path, language: str) -> list[str]:
    """The keys of one language of a table, in order."""
    table = (area.with_suffix("") / f"{language}.ts" if area in OWN else TABLES / language / area.name).read_text()
    found = re.search(r"^export const words\b[^{]*{\n(.*?)^}", table, re.MULTILINE | re.DOTALL)
    assert found, f"{language}/{area.name} exports no `words`"
    return [quoted or plain for quoted, plain in ENTRY.findall(found[1])]


def importers(files: set[Path]) -> set[Path]:
    """The modules that import one of these."""
    names = {path.name for path in files}
    return {path for path, imported in imports().items() if imported & names}


@functools.cache
def imports() -> dict[Path, set[str]]:
    """The names of the files each module imports."""
    name = re.compile(r"""(?:from|import\()\s*["'][./\w-]*/([\w.-]+)["']""")
    return {path: set(name.findall(text)) for path, text in sources().items()}


@functools.cache
def sources() -> dict[Path, str]:
    """Every module of the front end."""
    return {path: path.read_text() for path in FRONTEND.rglob("*.ts")}


def readers_of(area: Path) -> str:
    """Everything in the sources that import the table, or the module that makes a `t()` of it; its own code as well."""
    if area in OWN:  # all of them have one name
        return "\n".join(sources()[path] for path in area.parent.glob("*.ts") if path != area)
    direct = importers({area})
    read = [sources()[path] for path in sorted((direct | importers(direct)) - {area})]
    if area.stem in ALSO_READ:
        read.append(ALSO_READ[area.stem].read_text())
    return "\n".join(read)


def used(key: str, source: str) -> bool:
    """Whether `source` names the key: as a string, as a property, or by the beginning of a made-up one."""
    word = re.escape(key)
    # It begins with the key, so that what reads it can skip to the next one: the sources are long.
    if re.search(rf"""{word}(?:(?<=["'`]{word})["'`]|(?<=\.{word})\b)""", source):
        return True
    return key.startswith(beginnings(source))


@functools.cache
def beginnings(source: str) -> tuple[str, ...]:
    """What made-up keys begin with."""
    return tuple(re.findall(r"`([\w.-]+)\$\{", source))


@pytest.mark.parametrize("area", [*AREAS, *OWN], ids=name_of)
def test_typescript_tables_hold_the_same_keys_in_the_same_order(area: Path):
    english = table_of(area, "en")

    assert "zh" in LANGUAGES
    assert [language for language in LANGUAGES if table_of(area, language) != english] == []
    assert english
    assert len(set(english)) == len(english)


@pytest.mark.parametrize("area", [area for area in [*AREAS, *OWN] if area.stem not in ASKED_ELSEWHERE], ids=name_of)
def test_typescript_tables_hold_nothing_unused(area: Path):
    source = readers_of(area)

    assert [key for key in table_of(area, "en") if not used(key, source)] == []


def test_the_scan_can_fail():
    source = "t('alpha'); words.beta; t(`state-${state}`)"

    assert used("alpha", source)
    assert used("beta", source)
    assert used("state-sent", source)
    assert not used("gamma", source)
    assert not used("alph", source)
