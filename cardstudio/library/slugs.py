"""A template's name for programs: `[a-z0-9-]{1,60}`, unique in its team, kept when the template is renamed."""

from __future__ import annotations

import re
import secrets
import string
import unicodedata

SLUG_LENGTH = 60
SLUG = re.compile(r"[a-z0-9-]{1,60}")
# What a name of nothing but signs becomes.
_NAMELESS = "card"
_LETTERS = string.ascii_lowercase + string.digits


def slug_of(name: str) -> str:
    """`name` in letters a program may type: Chinese as pinyin, accents taken off, everything else a hyphen."""
    from pypinyin import lazy_pinyin  # 8 MB of tables that few requests need

    latin = " ".join(lazy_pinyin(name))
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG_LENGTH].strip("-") or _NAMELESS


def slugs_beside(wanted: str) -> list[str]:
    """`wanted`, and what to take instead where it is taken: a few numbers, then a word nobody else draws.

    Nine in all, however many cards of one name a team has.
    """
    stem = wanted[: SLUG_LENGTH - 9].strip("-")
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return [wanted, *(f"{stem}-{number}" for number in range(2, 9)), f"{stem}-{drawn}"]
