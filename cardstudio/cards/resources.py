"""Tables and words that are files of the package.

The standard library's ``importlib.resources`` does the same, but importing it takes longer than reading them all.
"""

from __future__ import annotations

from pkgutil import get_data


def read_text(package: str, path: str) -> str:
    """The text of a file in a package, wherever that is installed; raises :class:`FileNotFoundError`."""
    data = get_data(package, path)
    assert data is not None  # every loader of files has them
    return data.decode()
