"""Keeps the tables of Python and Jinja2 texts true, in every language there is a folder of in
`cardstudio/locale/`. English is the message id itself.

    python scripts/messages.py update    bring every table up to date with the sources
    python scripts/messages.py compile   write the .mo files Django reads
    python scripts/messages.py check     fail on a missing, untranslated or unused message, and on one translated twice

Each app has a table of its own: what stands in `cardstudio/<app>/` and `templates/<app>/`; everything else belongs to
`cardstudio/locale/`. Babel does the work, so that no gettext programs are needed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "cardstudio"
TEMPLATES = ROOT / "templates"
LOCALES = PACKAGE / "locale"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
}
METHODS = {".py": "python", ".html": "jinja2", ".txt": "jinja2"}
JINJA_OPTIONS = {"trimmed": "true", "newstyle_gettext": "true", "silent": "false"}


def apps() -> list[str]:
    """Apps with texts; cards has tables of its own making (cards/messages)."""
    return sorted(path.parent.name for path in PACKAGE.glob("*/apps.py"))


def languages() -> list[str]:
    return sorted(path.name for path in LOCALES.iterdir() if path.is_dir())


def table_path(app: str, language: str) -> Path:
    return (PACKAGE / app if app else PACKAGE) / "locale" / language / "LC_MESSAGES" / "django.po"


def tables() -> list[tuple[str, str]]:
    """App and language of each table."""
    return [(app, language) for language in languages() for app in ["", *apps()]]


def sources(app: str) -> Iterator[Path]:
    """The files whose texts belong to a table; `app` empty = all that belongs to no app."""
    if app:
        roots = [PACKAGE / app, TEMPLATES / app]
        files = (path for root in roots for path in root.rglob("*"))
    else:
        owned = {*apps(), "cards"}
        files = (
            path
            for root in (PACKAGE, TEMPLATES)
            for path in root.rglob("*")
            if path.relative_to(root).parts[0] not in owned
        )
    return (path for path in sorted(files) if path.suffix in METHODS and "migrations" not in path.parts)


def empty_table(language: str | None = None) -> Catalog:
    header = "# Card Studio; the message ids are the English texts (see scripts/messages.py)."
    return Catalog(locale=language, project="Card Studio", charset="utf-8", header_comment=header, fuzzy=False)


def extract(app: str) -> Catalog:
    """What the sources say now."""
    found = empty_table()
    for path in sources(app):
        options = JINJA_OPTIONS if path.suffix != ".py" else {}
        # One call a file: the extractor reads it whole and yields its messages in order.
        for line, message, comments, context in extract_from_file(
            METHODS[path.suffix], path, KEYWORDS, ("Translators:",), options
        ):
            place = (path.relative_to(ROOT).as_posix(), line)
            found.add(message, None, [place], auto_comments=comments, context=context)
    return found


def read_table(app: str, language: str) -> Catalog:
    path = table_path(app, language)
    if not path.exists():
        return empty_table(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    for app, language in tables():
        table, found = read_table(app, language), extract(app)
        if not found and not table:
            continue
        # Dates would change every table with every run.
        table.update(found, no_fuzzy_matching=True, update_creation_date=False)
        table.obsolete.clear()
        path = table_path(app, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            # No line numbers: they would change the table with every edit elsewhere.
            write_po(file, table, width=120, omit_header=False, include_lineno=False, sort_output=True)


def compile_tables() -> None:
    for app, language in tables():
        path = table_path(app, language)
        if path.exists():
            with path.with_suffix(".mo").open("wb") as file:
                write_mo(file, read_table(app, language))


def problems() -> list[str]:
    """One line per message that is missing, untranslated or unused."""
    lines: list[str] = []
    for app, language in tables():
        table, found = read_table(app, language), extract(app)
        name = f"{app or 'cardstudio'}, {language}"
        wanted = {(message.id, message.context) for message in found if message.id}
        known = {(message.id, message.context): message for message in table if message.id}
        lines += [f"{name}: not in the table: {key[0]!r}" for key in wanted - known.keys()]
        lines += [f"{name}: unused: {key[0]!r}" for key in known.keys() - wanted]
        for key in wanted & known.keys():
            message = known[key]
            strings = message.string if isinstance(message.string, (list, tuple)) else [message.string]
            if not all(strings) or message.fuzzy:
                lines.append(f"{name}: untranslated: {key[0]!r}")
            lines += [f"{name}: {error}" for error in message.check()]
    return sorted([*lines, *contradictions()])


def contradictions() -> list[str]:
    """One line per message that tables translate each in their own way: Django knows only one of them, and shows it
    everywhere. What means two things has a context (`pgettext`). The simulator is a site of its own."""
    lines: list[str] = []
    for language in languages():
        said: dict[tuple[Any, str | None], dict[Any, str]] = {}
        for app in ["", *apps()]:
            for message in read_table(app, language) if app != "simulator" else ():
                if message.id:
                    said.setdefault((message.id, message.context), {}).setdefault(str(message.string), app)
        for (id, _context), ways in said.items():
            if len(ways) > 1:
                lines.append(f"{language}: {' and '.join(ways.values())} translate {id!r} differently")
    return lines


def main(command: str) -> int:
    if command == "update":
        update()
        return 0
    if command == "compile":
        compile_tables()
        return 0
    if command == "check":
        found = problems()
        print("\n".join(found) or "All messages are translated.")
        return 1 if found else 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
