"""Finding what the folders of components and parts hold. No list names them, so a folder is all it takes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType

_HOMES = ("cardstudio.cards.components", "cardstudio.cards.parts")


@cache
def folders() -> tuple[ModuleType, ...]:
    """The package of each folder, by name."""
    homes = [import_module(home) for home in _HOMES]
    names = [f"{home.__name__}.{found.name}" for home in homes for found in iter_modules(home.__path__)]
    return tuple(import_module(name) for name in sorted(names))


def modules(name: str) -> Iterator[ModuleType]:
    """The module ``name`` of each folder that has one."""
    for folder in folders():
        if find_spec(f"{folder.__name__}.{name}") is not None:
            yield import_module(f"{folder.__name__}.{name}")
