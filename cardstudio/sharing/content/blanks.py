"""The blanks of a template, as people meet them: which control each gets, and reading what was typed into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError
from cardstudio.api.language import card_locale
from cardstudio.cards import json as card_json
from cardstudio.cards.fill.expressions import MISSING
from cardstudio.cards.fill.needs import may_miss
from cardstudio.cards.fill.problems import Problems
from cardstudio.cards.fill.values import text_of
from cardstudio.cards.fill.variables import Variable, checked, declared
from cardstudio.cards.types import JSONObject
from cardstudio.sharing.content import rows
from cardstudio.sharing.models import ShareLink

# The control of each type; lists have theirs in `rows.py`, and whatever has none is typed as JSON.
CONTROLS = {
    "text": "text",
    "markdown": "area",
    "integer": "number",
    "number": "number",
    "boolean": "choice",
    "choice": "select",
    "date": "date",
    "time": "time",
    "datetime": "datetime-local",
    "url": "url",
}
# The controls of lists: a line for each item.
LISTS = ("lines", "rows")
# What a visitor may fill in: plain values. Markup never comes from a stranger.
OPEN_TYPES = frozenset(CONTROLS) - {"markdown"}
# Stand-ins that let a card with open blanks be checked before anybody has filled them.
_STAND_INS: JSONObject = {
    "text": "…",
    "integer": 1,
    "number": 1,
    "boolean": True,
    "choice": "…",
    "date": "2024-01-31",
    "time": "09:30",
    "datetime": "2024-01-31 09:30",
    "url": "https://example.com/",
}


@dataclass(frozen=True)
class Blank:
    """One declared variable. `label` is what people call it."""

    variable: Variable
    label: str

    @property
    def name(self) -> str:
        return self.variable.name

    @property
    def control(self) -> str:
        return CONTROLS.get(self.variable.type) or rows.control_of(self.variable) or "json"

    @property
    def hint(self) -> str:
        """How a list is typed."""
        return rows.hint_of(self.variable) if self.control in LISTS else ""

    @property
    def may_be_open(self) -> bool:
        return self.variable.type in OPEN_TYPES

    @property
    def is_open_by_default(self) -> bool:
        """Whether senders are asked for it, or may change it, unless a link says otherwise; a program's never."""
        return self.may_be_open and self.variable.filled_by != "program"

    @property
    def has_default(self) -> bool:
        return self.variable.default is not MISSING

    @property
    def must_be_filled(self) -> bool:
        """Whether the card does not go out without a value for it."""
        return self.variable.required and not self.has_default

    @property
    def default_text(self) -> str:
        """The default as its control shows it; empty without one."""
        return as_typed(self, self.variable.default) if self.has_default else ""


def blanks_of(document: JSONObject) -> list[Blank]:
    """The declared variables, in their order."""
    return [Blank(variable, variable.called) for variable in declared(document).values()]


def as_typed(blank: Blank, value: Any) -> str:
    """A value as its control holds it."""
    if value is None:
        return ""
    lines = rows.as_lines(blank.variable, value) if blank.control in LISTS else None
    if lines is not None:
        return lines
    if blank.control == "json" or isinstance(value, dict | list):
        return card_json.dump(value)
    text = text_of(value) or ""
    return text.replace(" ", "T", 1) if blank.control == "datetime-local" else text


def read_typed(blank: Blank, text: str) -> Any:
    """What somebody typed, as the value the variable takes.

    Raises:
        ValueError: with a sentence, for JSON and lines that can't be read.
    """
    if blank.control == "choice":
        return text == "true"
    if blank.control == "datetime-local":
        return text.replace("T", " ", 1)
    if blank.control in LISTS and not rows.is_json(text):
        return rows.read_lines(blank.variable, text)
    if blank.control in ("json", *LISTS) or (blank.control == "url" and text.lstrip().startswith("{")):
        try:
            return card_json.load(text)
        except card_json.Unreadable as error:
            raise ValueError(error.message(card_locale())) from error
    return text


def problems_of(blanks: Sequence[Blank], values: Mapping[str, Any]) -> dict[str, list[str]]:
    """What is wrong with values, in sentences by name: undeclared, or not what the variable takes."""
    known = {blank.name: blank for blank in blanks}
    wrong: dict[str, list[str]] = {}
    for name, value in values.items():
        if name not in known:
            wrong[name] = [_("The card has no such blank.")]
            continue
        problems = Problems()
        checked(known[name].variable, value, problems)
        if said := [problem.message(card_locale()) for problem in problems.listed if problem.severity == "error"]:
            wrong[name] = said
    return wrong


def typed_values(blanks: Sequence[Blank], texts: Mapping[str, str]) -> tuple[JSONObject, dict[str, list[str]]]:
    """What was typed into controls, as values by name, and what is wrong with them. An empty control says nothing."""
    values: JSONObject = {}
    wrong: dict[str, list[str]] = {}
    for blank in blanks:
        text = texts.get(blank.name, "")
        if text == "":
            continue
        try:
            values[blank.name] = read_typed(blank, text)
        except ValueError as error:
            wrong[blank.name] = [str(error)]
    return values, {**problems_of(blanks, values), **wrong}


def require_fitting(document: JSONObject, values: JSONObject, open_variables: Sequence[str]) -> None:
    """Refuse fixed values and open blanks that do not fit a document.

    Raises:
        ApiError: 400 naming each of them.
    """
    blanks = blanks_of(document)
    may_be_open = {blank.name for blank in blanks if blank.may_be_open}
    fields = {f"values.{name}": said for name, said in problems_of(blanks, values).items()}
    closed = [name for name in open_variables if name not in may_be_open]
    fields |= {f"open_variables.{name}": [_("Senders can fill in plain values only.")] for name in closed}
    if fields:
        raise ApiError("invalid", _("Some fields need another look."), fields=fields)


def open_blanks(link: ShareLink) -> list[Blank]:
    """The blanks a link leaves to its visitor."""
    return [blank for blank in blanks_of(link.version.document) if blank.name in link.open_variables]


def unfilled(document: JSONObject, values: Mapping[str, Any], open_variables: Sequence[str]) -> list[Blank]:
    """Blanks the card may come to need, and that have no value and nobody to fill them in."""
    needed = {problem.params["name"] for problem in may_miss(document, values, open_variables)}
    return [blank for blank in blanks_of(document) if blank.name in needed]


def stand_ins(document: JSONObject, open_variables: list[str]) -> JSONObject:
    """A plausible value for each open blank."""
    return {blank.name: stand_in(blank.variable) for blank in blanks_of(document) if blank.name in open_variables}


def stand_in(variable: Variable) -> Any:
    """A plausible value for a blank, None for one of a type that has no plain values."""
    return next(iter(variable.options), _STAND_INS.get(variable.type))
