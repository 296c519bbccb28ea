"""Every sentence the linter, the reader and the catalog say, in each language there is a folder of.

Sentences are looked up by rule; ``{name}`` stands for a parameter. Texts from cards are inserted as they are: whoever
shows a message as HTML escapes it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal

from cardstudio.cards.messages.components import Words, words
from cardstudio.cards.messages.en import sentences

#: Languages there is a folder of; anything else reads English.
LOCALES = tuple(found.name for found in iter_modules(__path__) if found.ispkg)
#: Parameters that hold the name of a component or part, and those that hold a JSON type.
_COMPONENT_PARAMS = frozenset({"holder", "parent"})
_TYPE_PARAMS = frozenset({"expected", "found"})
#: Reasons that are about a text as a whole.
_PLACELESS = frozenset({"no-card", "no-json", "template-reference"})
#: Longest text of a card that is quoted in a sentence.
_LONGEST_QUOTE = 60


@cache
def rule_names() -> tuple[str, ...]:
    """Every rule there is a sentence for; those about one component come last."""
    return (*sentences.FINDINGS, *words("en").findings)


def finding_message(rule: str, params: dict[str, Any], locale: str = "en") -> str:
    """What is wrong, in one or two sentences."""
    return _fill(_said_of(rule, locale), params, locale)


def rule_sentence(rule: str, locale: str = "en") -> str:
    """What a rule says, without a card to say it of: dots stand for what differs."""
    return _said_of(rule, locale).format_map(_Dots(what=_worded("what", "none", locale)))


class _Dots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def change_message(rule: str, params: dict[str, Any], locale: str = "en") -> str:
    """What a conversion did to the card, and why."""
    return _fill(_table("sentences", locale).CHANGES[rule], params, locale)


def fix_title(rule: str, params: dict[str, Any], locale: str = "en") -> str:
    """What the repair of a rule does, as a button would say it."""
    sentence = _table("sentences", locale).FIXES.get(rule) or _words(locale).fixes[rule]
    return _fill(sentence, params, locale)


def note_message(rule: str, params: dict[str, Any], locale: str = "en") -> str:
    """What was noticed while unwrapping."""
    return _fill(_table("sentences", locale).NOTES[rule], params, locale)


def unreadable_message(reason: str, params: dict[str, Any], locale: str = "en") -> str:
    """Why a text is no card, and where."""
    table = _table("sentences", locale)
    if reason == "syntax":
        params = {**params, "detail": _syntax(params["detail"], table.SYNTAX)}
    said = _fill(table.UNREADABLE[reason], params, locale)
    return said if reason in _PLACELESS else said + _fill(table.AT, params, locale)


def _syntax(found: str, sentences: dict[str, str]) -> str:
    """The reader's own sentence in ours; a new one of a later Python is said as it is."""
    return next((said for beginning, said in sentences.items() if found.startswith(beginning)), found)


def refusal_message(reason: str, locale: str = "en") -> str:
    """Why a text that can be read is not mended where it stands."""
    return _table("sentences", locale).REFUSALS[reason]  # type: ignore[no-any-return]  # tables are modules


def component_label(name: str, locale: str = "en") -> str:
    """What a component or part is called."""
    return _words(locale).component(name)["label"]


def component_help(name: str, locale: str = "en") -> str:
    """One sentence about a component or part."""
    return _words(locale).component(name)["help"]


def field_label(component: str, field: str, locale: str = "en") -> str:
    """What a property is called; some mean something else in some components."""
    return _words(locale).label_of(component, field)


def field_help(component: str, field: str, locale: str = "en") -> str:
    """What people have to know about a property; empty where its label says it all."""
    return _words(locale).help_of(component, field)


def document_help(member: str, locale: str = "en") -> str:
    """What one member of a document, or of a declaration in it, says."""
    return _table("schema", locale).DOCUMENT[member]  # type: ignore[no-any-return]


def limit_text(limit: str, params: dict[str, Any], locale: str = "en") -> str:
    """One limit of a property as a sentence."""
    return _fill(_table("schema", locale).LIMITS[limit], params, locale)


def word_labels(locale: str = "en") -> dict[str, str]:
    """What the words of closed lists mean: by the word, or by ``field.word`` where it means something else there."""
    return _words(locale).words


def snippet_text(text: str, locale: str = "en") -> str:
    """The text of a snippet, which is written in English, in another language; other strings stay as they are."""
    return _words(locale).snippets.get(text, text)


def said(key: str, locale: str = "en", /, **params: Any) -> str:
    """A sentence of the command line. What is put into it is not cut short, as a quote of a card would be."""
    sentence: str = _table("command", locale).SAID[key]
    return sentence.format_map(params) if params else sentence


def counted(what: str, count: int, locale: str = "en") -> str:
    """A number of files or findings, as in "3 files"."""
    one, many = _table("command", locale).COUNTS[what]
    return str(one if count == 1 else many).format(count=count)


def group_label(group: str, locale: str = "en") -> str:
    """The heading of a group of the palette."""
    return _words(locale).groups[group]


def _said_of(rule: str, locale: str) -> str:
    sentence: str = _table("sentences", locale).FINDINGS.get(rule) or _words(locale).findings[rule]
    return sentence


def language_of(locale: str) -> str:
    """The language of :data:`LOCALES` a locale is read in, as ``zh`` for ``zh-hans``."""
    asked = locale.lower().replace("-", "_") + "_"
    return max((language for language in LOCALES if asked.startswith(f"{language}_")), key=len, default="en")


def _table(name: Literal["sentences", "schema", "command"], locale: str) -> Any:
    return _read(name, language_of(locale))


@cache
def _read(name: str, language: str) -> Any:
    return import_module(f"{__name__}.{language}.{name}")


def _words(locale: str) -> Words:
    return words(language_of(locale))


def _fill(sentence: str, params: dict[str, Any], locale: str) -> str:
    if not params:
        return sentence
    return sentence.format_map({name: _worded(name, value, locale) for name, value in params.items()})


def _worded(name: str, value: Any, locale: str) -> str:
    """A parameter as it reads in a sentence; in the report itself it stays a machine's word."""
    if isinstance(value, str):
        if name == "what":
            return str(_table("sentences", locale).NO_CARD[value])
        if name in _COMPONENT_PARAMS and value in _words(locale).components:
            return component_label(value, locale)
        if name in _TYPE_PARAMS:
            value = _table("sentences", locale).TYPES.get(value, value)
    return _shown(value, locale)


def _shown(value: Any, locale: str) -> str:
    if isinstance(value, list | tuple):
        between: str = _table("sentences", locale).BETWEEN
        return between.join(_shown(item, locale) for item in value)
    text = str(value)
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
