"""What tests begin with, made once in a process: the rows it left in the database are put there again.

Services take a tenth of a second for a world of one of everything, and hundreds of tests begin with it. The first of
them makes it; of the rest, whoever begins with the same before it gets the same rows and equal objects.
"""

from __future__ import annotations

import functools
import io
import itertools
import pickle
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import connection, models, transaction

T = TypeVar("T")
#: Rows say when they were made: what is older than this is made anew, and "just now" stays true.
FRESH_SECONDS = 60
#: What comes after so many is the test's own business, and found by no other.
MOST_IN_A_TEST = 8
#: A table's rows by their rowid, as SQLite holds them.
Rows = dict[int, tuple[Any, ...]]


@dataclass
class _Change:
    """What the making did to one table."""

    table: str
    columns: list[str]
    before: Rows
    after: Rows

    @property
    def only_adds(self) -> bool:
        return self.before.items() <= self.after.items()

    def fits(self) -> bool:
        """Whether the table is as it was, where rows of it were changed."""
        return self.only_adds or _rows(self.table) == self.before

    def repeat(self) -> None:
        """By single statements, as it was done: triggers see them."""
        names, places = ", ".join(self.columns), ", ".join("?" * len(self.columns))
        values = ", ".join(f"{name} = ?" for name in self.columns)
        gone = [(row,) for row in self.before.keys() - self.after.keys()]
        added = [held for row, held in self.after.items() if row not in self.before]
        changed = [(*held, row) for row, held in self.after.items() if self.before.get(row, held) != held]
        raw = connection.connection
        raw.executemany(f"DELETE FROM {self.table} WHERE rowid = ?", gone)
        raw.executemany(f"UPDATE {self.table} SET {values} WHERE rowid = ?", changed)
        raw.executemany(f"INSERT INTO {self.table} ({names}) VALUES ({places})", added)


@dataclass
class _Made:
    value: bytes
    changes: list[_Change]
    #: Which rows each table held before.
    keys: list[str | None]
    number: int = field(default_factory=itertools.count().__next__)
    at: float = field(default_factory=time.monotonic)

    def fits(self) -> bool:
        """Whether the database is as it was before."""
        return self.keys == _keys() and all(change.fits() for change in self.changes)

    def is_fresh(self) -> bool:
        return time.monotonic() - self.at < FRESH_SECONDS

    def repeat(self, given: tuple[Any, ...]) -> Any:
        with transaction.atomic():
            for change in self.changes:
                change.repeat()
        return _unpack(self.value, given)


_made: dict[tuple[Any, ...], _Made] = {}
#: What this test began with so far: rows may point at the rows of those.
_so_far: list[_Made] = []


def begin() -> None:
    """A test begins, with nothing."""
    _so_far.clear()


def remembered(name: str, make: Callable[[], T], *given: Any) -> T:
    """What `make` makes of what is `given`: rows of models, or objects that hold such. `name` tells it from others."""
    if connection.vendor != "sqlite" or len(_so_far) == MOST_IN_A_TEST:
        return make()
    connection.ensure_connection()
    key = (name, *(_identity(one) for one in given), *(made.number for made in _so_far))
    if (kept := _made.get(key)) is not None and kept.is_fresh():
        if not kept.fits():
            return make()
        _so_far.append(kept)
        again: T = kept.repeat(given)
        return again
    before, keys = _tables(), _keys()
    value = make()
    _made[key] = made = _Made(_pack(value, given), _changes(before, _tables()), keys)
    _so_far.append(made)
    return value


def _identity(thing: Any) -> Any:
    if isinstance(thing, models.Model):
        return thing.pk
    return tuple(held.pk for held in vars(thing).values() if isinstance(held, models.Model))


# -- rows ------------------------------------------------------------------------------------------------------------


@functools.cache
def _names() -> list[str]:
    return sorted(connection.introspection.django_table_names(only_existing=True, include_views=False))


def _tables() -> dict[str, Rows]:
    return {name: _rows(name) for name in _names()}


def _columns(table: str) -> list[str]:
    return [f'"{row[1]}"' for row in connection.connection.execute(f"PRAGMA table_info({table})")]


def _rows(table: str) -> Rows:
    # A sign before a column keeps its value as it is held: Python's converters go by the column's declared type.
    values = ", ".join(f"+{name}" for name in _columns(table))
    return {row[0]: row[1:] for row in connection.connection.execute(f"SELECT rowid, {values} FROM {table}")}


@functools.cache
def _asking_keys() -> str:
    """A statement for the keys of the rows of every table."""
    introspection = connection.introspection
    with connection.cursor() as cursor:
        keys = {name: introspection.get_primary_key_column(cursor, name) for name in _names()}
    return "SELECT " + ", ".join(f'(SELECT group_concat("{key}") FROM {name})' for name, key in keys.items())


def _keys() -> list[str | None]:
    return list(connection.connection.execute(_asking_keys()).fetchone())


def _changes(before: dict[str, Rows], after: dict[str, Rows]) -> list[_Change]:
    return [
        _Change(table, _columns(table), before[table], rows) for table, rows in after.items() if rows != before[table]
    ]


# -- objects -----------------------------------------------------------------------------------------------------------


def _pack(value: Any, given: tuple[Any, ...]) -> bytes:
    """The value, and the state the making left what was given in, which the value may hold."""

    class Pickler(pickle.Pickler):
        def persistent_id(self, thing: Any) -> int | None:
            return next((place for place, one in enumerate(given) if one is thing), None)

    packed = io.BytesIO()
    Pickler(packed).dump((value, [vars(one) for one in given]))
    return packed.getvalue()


def _unpack(packed: bytes, given: tuple[Any, ...]) -> Any:
    class Unpickler(pickle.Unpickler):
        def persistent_load(self, place: int) -> Any:
            return given[place]

    value, states = Unpickler(io.BytesIO(packed)).load()
    for one, state in zip(given, states, strict=True):
        vars(one).clear()
        vars(one).update(state)
    return value
