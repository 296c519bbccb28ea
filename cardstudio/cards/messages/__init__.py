"""Every sentence the linter, the reader and the catalog say, in English and Chinese.

Sentences are looked up by rule; ``{name}`` stands for a parameter. Texts from cards are inserted as they are: whoever
shows a message as HTML escapes it.
"""

from __future__ import annotations

from typing import Any

from cardstudio.cards.messages import en, zh

#: Languages there are tables for; anything else reads English.
LOCALES = ("en", "zh")
_TABLES = {"en": en, "zh": zh}
#: Longest text of a card that is quoted in a sentence.
_LONGEST_QUOTE = 60


def finding_message(rule: str, params: dict[str, Any], locale: str = "en") -> str:
    """What is wrong, in one or two sentences."""
    return _fill(_table(locale).FINDINGS[rule], params, locale)


def fix_title(rule: str, params: dict[str, Any], locale: str = "en") -> str:
    """What the repair of a rule does, as a button would say it."""
    return _fill(_table(locale).FIXES[rule], params, locale)


def note_message(rule: str, params: dict[str, Any], locale: str = "en") -> str:
    """What was noticed while unwrapping."""
    return _fill(_table(locale).NOTES[rule], params, locale)


def unreadable_message(reason: str, params: dict[str, Any], locale: str = "en") -> str:
    """Why a text is no card, and where."""
    table = _table(locale)
    return _fill(table.UNREADABLE[reason], params, locale) + _fill(table.AT, params, locale)


def _table(locale: str) -> Any:
    return _TABLES["zh" if locale.lower().startswith("zh") else "en"]


def _fill(sentence: str, params: dict[str, Any], locale: str) -> str:
    if not params:
        return sentence
    return sentence.format_map({name: _shown(value, locale) for name, value in params.items()})


def _shown(value: Any, locale: str) -> str:
    if isinstance(value, list | tuple):
        return ("、" if locale.lower().startswith("zh") else ", ").join(_shown(item, locale) for item in value)
    text = str(value)
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
