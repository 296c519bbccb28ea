"""Tables for spreadsheet programs."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

Cell = str | int | None
# So that spreadsheet programs take the file for UTF-8.
BOM = "\ufeff"
# What makes a spreadsheet program run a cell.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet_line(cells: Iterable[Cell]) -> str:
    """One line of CSV. Cells come from other people: none of them may be taken for a formula."""
    text = StringIO()
    csv.writer(text).writerow([_harmless(cell) for cell in cells])
    return text.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
