"""Tables for spreadsheet programs."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable
from io import StringIO

Cell = str | int | None
# So that spreadsheet programs take the file for UTF-8.
BOM = "\ufeff"
# What makes a spreadsheet program run a cell, at its beginning.
_FORMULA = frozenset("=+-@")
# Programs pass over these before they look.
_PASSED_OVER = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def sheet_line(cells: Iterable[Cell]) -> str:
    """One line of CSV. Cells come from other people: none of them may be taken for a formula."""
    text = StringIO()
    csv.writer(text).writerow([_harmless(cell) for cell in cells])
    return text.getvalue()


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program may run this text: also full-width, and behind blanks, line breaks or marks."""
    for char in text:
        if unicodedata.category(char) not in _PASSED_OVER:
            return unicodedata.normalize("NFKC", char)[0] in _FORMULA
    return False


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and is_formula(cell) else cell
