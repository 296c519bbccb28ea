"""Settings of ``card lint``: ``card.toml`` or ``[tool.card-studio]`` in ``pyproject.toml``, beside a file or above it.

Keys may be written with ``-`` or ``_``. Whatever is not understood is an error that names it: a setting that is
silently dropped looks like one that works.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.lint.clients import version
from cardstudio.cards.messages import LOCALES, rule_names, said

Level = Literal["error", "warning", "info", "off"]
LEVELS = ("error", "warning", "info", "off")
#: What a folder's settings may be called; the first that is there counts.
_NAMES = ("card.toml", "pyproject.toml")


class Aim(NamedTuple):
    """Some rules (``*`` and ``?`` stand for letters), everywhere or only at and below one place of the card."""

    rules: str
    pointer: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What one file says; patterns of files count from ``folder``."""

    select: tuple[Aim, ...] = ()
    ignore: tuple[Aim, ...] = ()
    severity: tuple[tuple[Aim, Level], ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[Aim, ...]], ...] = ()
    exclude: tuple[str, ...] = ()
    channel: str | None = None
    client: str | None = None
    lang: str | None = None
    max_warnings: int | None = None
    folder: Path | None = None
    file: Path | None = None


class BadSettings(ValueError):
    """Settings that can't be understood; ``sentence`` is one of the command line's, with its ``params``."""

    def __init__(self, sentence: str, /, **params: Any) -> None:
        self.sentence = sentence
        self.params = params
        self.file: Path | None = None
        super().__init__(sentence)

    def message(self, locale: str = "en") -> str:
        expected = self.params.get("expected")
        params = {**self.params}
        if isinstance(expected, tuple):
            params["expected"] = said(expected[0], locale, **expected[1])
        if "near" in params:
            params["hint"] = said("config-hint", locale, near=params["near"]) if params["near"] else ""
        sentence = said(self.sentence, locale, **params)
        return f"{self.file}: {sentence}" if self.file else sentence


def absolute(name: str | Path) -> Path:
    """A path without ``..``, links left as they are: people write patterns for the folders they see."""
    return Path(os.path.abspath(name))  # noqa: PTH100  # Path.absolute keeps ``..``, Path.resolve follows links


def read(file: Path) -> Settings | None:
    """The settings in ``file``; ``None`` for a ``pyproject.toml`` without any. Raises :class:`BadSettings`, OSError."""
    try:
        try:
            table: Any = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadSettings("config-broken", detail=str(error)) from None
        if file.name == "pyproject.toml":
            tool = table.get("tool")
            table = tool.get("card-studio") if isinstance(tool, dict) else None
            if table is None:
                return None
            if not isinstance(table, dict):
                raise _wrong("tool.card-studio", "expected-table")
        return Settings(**_understood(table), folder=absolute(file).parent, file=file)
    except BadSettings as error:
        error.file = file
        raise


def nearest(folder: Path, known: dict[Path, Settings]) -> Settings:
    """The settings for files in ``folder``: its own or those of the closest folder above; ``known`` remembers them."""
    if folder not in known:
        found = next((settings for name in _NAMES if (settings := _in(folder / name)) is not None), None)
        if found is None:
            found = nearest(folder.parent, known) if folder.parent != folder else Settings()
        known[folder] = found
    return known[folder]


def _in(file: Path) -> Settings | None:
    try:
        return read(file)
    except OSError:
        return None


def aims(key: str, words: Iterable[str]) -> tuple[Aim, ...]:
    """``rule`` or ``rule:/pointer``; raises :class:`BadSettings` for a rule there is not."""
    return tuple(_aim(key, word) for word in words)


def levels(key: str, pairs: Mapping[str, str]) -> tuple[tuple[Aim, Level], ...]:
    """Which rule counts as what."""
    for level in pairs.values():
        if level not in LEVELS:
            raise BadSettings("config-unknown-level", key=key, level=level)
    return tuple((_aim(key, word), cast(Level, level)) for word, level in pairs.items())


def _aim(key: str, word: str) -> Aim:
    rules, colon, pointer = word.strip().partition(":")
    rules = "*" if rules == "ALL" else rules
    if not any(fnmatchcase(rule, rules) for rule in rule_names()):
        near = difflib.get_close_matches(rules, rule_names(), 1)
        raise BadSettings("config-unknown-rule", key=key, rule=rules, near=near[0] if near else "")
    return Aim(rules, pointer if colon else None)


def _understood(table: dict[str, Any]) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in _KEYS:
            raise BadSettings("config-unknown-key", key=key, known=", ".join(_KEYS))
        settings[name] = _KEYS[name](key, value)
    return settings


def _wrong(key: str, expected: str, **params: Any) -> BadSettings:
    return BadSettings("config-wrong-value", key=key, expected=(expected, params))


def _texts(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _wrong(key, "expected-texts")
    return tuple(value)


def _rules(key: str, value: Any) -> tuple[Aim, ...]:
    return aims(key, _texts(key, value))


def _levels(key: str, value: Any) -> tuple[tuple[Aim, Level], ...]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise _wrong(key, "expected-table-of-texts")
    return levels(key, value)


def _by_file(key: str, value: Any) -> tuple[tuple[str, tuple[Aim, ...]], ...]:
    if not isinstance(value, dict) or not all(isinstance(one, list) for one in value.values()):
        raise _wrong(key, "expected-table-of-lists")
    return tuple((pattern, _rules(f"{key}.{pattern}", words)) for pattern, words in value.items())


def _word(words: Iterable[str]) -> Callable[[str, Any], str]:
    def read(key: str, value: Any) -> str:
        if not isinstance(value, str) or value not in words:
            raise _wrong(key, "expected-one-of", words=", ".join(words))
        return value

    return read


def _client(key: str, value: Any) -> str:
    try:
        version(value if isinstance(value, str) else "")
    except ValueError:
        raise _wrong(key, "expected-client") from None
    return str(value)


def _count(key: str, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _wrong(key, "expected-count")
    return value


_KEYS: dict[str, Callable[[str, Any], Any]] = {
    "select": _rules,
    "ignore": _rules,
    "severity": _levels,
    "per_file_ignores": _by_file,
    "exclude": _texts,
    "channel": _word(tuple(sorted(CHANNELS))),
    "client": _client,
    "lang": _word(LOCALES),
    "max_warnings": _count,
}
