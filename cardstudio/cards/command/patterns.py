"""Patterns for files, as in ``.gitignore``: ``*`` stays in a folder, ``**`` doesn't, a folder covers what is in it."""

from __future__ import annotations

import re
from functools import lru_cache

_PIECE = re.compile(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)
_MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def covers(pattern: str, path: str) -> bool:
    """Whether ``pattern`` names ``path`` (with ``/``, relative to where the pattern was written) or a folder it is in.

    A pattern without ``/`` fits names at any depth; ``./`` and ``/`` in front tie it to the top.
    """
    fits = _compiled(pattern)
    folders = path.split("/")
    return any(fits.fullmatch("/".join(folders[:depth])) for depth in range(1, len(folders) + 1))


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    bare = pattern.rstrip("/")
    deep = "/" not in bare
    bare = bare.removeprefix("./").removeprefix("/")
    pieces = (_MEANING.get(piece) or _literal(piece) for piece in _PIECE.findall(bare))
    before = "(?:[^/]+/)*" if deep else ""
    try:
        return re.compile(before + "".join(pieces), re.DOTALL)
    except re.error:  # such as [z-a]: nobody's pattern, so somebody's name
        return re.compile(before + re.escape(bare))


def _literal(piece: str) -> str:
    if len(piece) == 1:
        return re.escape(piece)
    inside = piece[1:-1].removeprefix("!").replace("\\", "\\\\").replace("[", "\\[").replace("^", "\\^")
    return f"[{'^/' if piece[1] == '!' else ''}{inside}]"
