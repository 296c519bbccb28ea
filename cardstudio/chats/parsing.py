"""Reading chats from what people paste or hand in as a file; nothing is judged here and nothing is dropped."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from io import StringIO

from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError
from cardstudio.api.sheets import BOM, is_formula

_BETWEEN = re.compile(r"[\s,;，；、]+")
_IDS = ("oc_", "ou_")
ID_COLUMNS = ("open_chat_id", "open_id", "chat_id", "id")
_YES = frozenset({"yes", "true", "1", "是", "y", "x"})
MOST_FILE_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class NewChat:
    """What is said of one chat or person. `external` None: nothing. `line`: where it stood, from 1; 0 for nowhere."""

    ref: str
    name: str = ""
    external: bool | None = None
    line: int = 0


def chats_in(text: str) -> list[NewChat]:
    """The chats in a pasted text: one a line, its id and then a name; ids alone may also share a line.

    Rows copied from a spreadsheet (cells between tabs) are read as its columns.
    """
    found: list[NewChat] = []
    lines = text.splitlines()
    if any("\t" in line for line in lines):
        return _rows((number, line.split("\t")) for number, line in enumerate(lines, 1))
    for number, line in enumerate(lines, 1):
        parts = _BETWEEN.split(line.strip(), maxsplit=1)
        if len(parts) == 2 and parts[1] and not parts[1].startswith(_IDS):
            found.append(NewChat(parts[0], parts[1], line=number))
        else:
            found += [NewChat(part, line=number) for part in _BETWEEN.split(line) if part]
    return found


def chats_in_csv(raw: bytes) -> list[NewChat]:
    """The chats in a CSV file as spreadsheet programs write it: any usual separator, UTF-8 or GB 18030.

    A first line with column names says which is which; without one they are id, name, external.

    Raises:
        ApiError: 400 when it is too large or no text.
    """
    if len(raw) > MOST_FILE_BYTES:
        raise ApiError("too_large", _("That file is larger than 1 MB."))
    text = _decoded(raw).removeprefix(BOM)
    if "\0" in text:
        raise ApiError("no_table", _("That is no CSV file. Save the table as CSV first."))
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        return _rows((reader.line_num, cells) for cells in reader)
    except csv.Error:
        raise ApiError("no_table", _("That is no CSV file. Save the table as CSV first.")) from None


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ApiError("no_table", _("That is no CSV file. Save the table as CSV first."))


def _rows(rows: Iterable[tuple[int, list[str]]]) -> list[NewChat]:
    found: list[NewChat] = []
    columns = {"id": 0, "name": 1, "external": 2}
    for number, cells in rows:
        words = [cell.strip().lower() for cell in cells]
        if not any(words):
            continue
        if not found and set(words) & set(ID_COLUMNS):
            columns = _columns(words)
            continue
        external = _cell(cells, columns["external"])
        found.append(
            NewChat(
                ref=_cell(cells, columns["id"]),
                name=_cell(cells, columns["name"]),
                external=external.lower() in _YES if external else None,
                line=number,
            )
        )
    return found


def _columns(words: list[str]) -> dict[str, int]:
    """Where each column stands; -1 for one that is not there."""
    places = {word: place for place, word in reversed(list(enumerate(words)))}
    return {
        "id": next(places[name] for name in ID_COLUMNS if name in places),
        "name": places.get("name", -1),
        "external": places.get("external", -1),
    }


def _cell(cells: list[str], place: int) -> str:
    if not 0 <= place < len(cells):
        return ""
    text = cells[place].strip()
    # Our own export marks what might be taken for a formula.
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text
