"""Variables of a document: how they are declared, and what stands for them when it is filled (card-format §6.2).

``document["variables"]`` is a list of ``{name, type, label?, description?, default?, example?, required?, filled_by?,
options?, fields?}``; ``fields`` describes the members of an ``object`` or of the items of an ``object_array`` in the
same shape, ``options`` the texts of a ``choice``. Whatever cannot be read counts as not said; the linter tells of it
(:mod:`cardstudio.cards.lint.declarations`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Literal, get_args

from cardstudio.cards.fill.expressions import EMPTY, MISSING, Binding, Kind, is_name
from cardstudio.cards.fill.problems import Problem, Problems
from cardstudio.cards.fill.value_types import TYPES, is_scalar, type_named
from cardstudio.cards.fill.values import text_of
from cardstudio.cards.types import JSONObject, JSONValue

#: Who fills a variable in: whoever made the card, whoever sends it, or the program that calls for it.
Filler = Literal["author", "sender", "program"]
FILLERS: tuple[Filler, ...] = get_args(Filler)
#: The platform's codes for a value of another type and for one in another spelling than the variable asks for.
WRONG_TYPE = 200732
WRONG_FORMAT = 200737
#: Fields of fields of fields: deeper declarations are not read.
DEEPEST = 4
#: Items of a list whose members are compared with the declared fields.
_MOST_CHECKED = 1000
_MOST_DIGITS = 15
#: Options that are named when a value is none of them.
_MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Variable:
    """One declaration.

    ``type`` is a key of :data:`~cardstudio.cards.fill.value_types.TYPES`, ``""`` for a word nobody knows, which takes
    anything. ``default`` and ``example`` are :data:`MISSING` without any. ``filled_by`` is what was said, else what the
    default tells. ``options`` are in their order, and quickly found.
    """

    name: str
    type: str = "text"
    label: str = ""
    description: str = ""
    default: JSONValue | Any = MISSING
    example: JSONValue | Any = MISSING
    required: bool = True
    filled_by: Filler = "sender"
    options: Mapping[str, None] = field(default_factory=dict)
    fields: tuple[Variable, ...] = ()

    @property
    def called(self) -> str:
        """What people call it: its label, else what was written about it, else its name."""
        return self.label or self.description or self.name

    def kind(self, *, escaped: bool = False) -> Kind:
        """What expressions need to know; ``escaped`` takes nothing for markup, whatever is declared."""
        fields = {one.name: one.kind(escaped=escaped) for one in self.fields}
        return Kind(self.type == "markdown" and not escaped, fields, self.called)


def declared(document: JSONObject, problems: Problems | None = None) -> dict[str, Variable]:
    """The variables of a document by name; what is wrong with the declarations goes to ``problems``."""
    return {one.name: one for one in _declared(document.get("variables"), problems or Problems(), 0)}


def _declared(listed: JSONValue, problems: Problems, depth: int) -> tuple[Variable, ...]:
    found: dict[str, Variable] = {}
    for _, name, entry in entries(listed):
        if not isinstance(name, str) or not is_name(name):
            problems.add("bad-variable-name", None, {"name": text_of(name) or ""})
        elif name in found:
            problems.add("duplicate-variable", None, {"name": name})
        else:
            found[name] = _variable(name, entry, problems, depth)
    return tuple(found.values())


def entries(listed: JSONValue) -> Iterator[tuple[int | str, JSONValue, JSONObject]]:
    """Declarations as key, name and entry. A map from name to entry or type word is read as well: people write both."""
    if isinstance(listed, list):
        for index, entry in enumerate(listed):
            yield (index, entry.get("name"), entry) if isinstance(entry, dict) else (index, entry, {})
    elif isinstance(listed, dict):
        for name, entry in listed.items():
            yield name, name, entry if isinstance(entry, dict) else {"type": entry}


def _variable(name: str, entry: JSONObject, problems: Problems, depth: int) -> Variable:
    type = type_named(entry.get("type", "text"))
    if type is None:
        problems.add("unknown-variable-type", None, {"name": name, "type": text_of(entry.get("type")) or ""})
    options = entry.get("options")
    variable = Variable(
        name,
        type or "",
        label=_words(entry.get("label")),
        description=_words(entry.get("description")),
        required=entry.get("required") is not False,
        options=dict.fromkeys(option for option in options if isinstance(option, str))
        if isinstance(options, list)
        else {},
        fields=_declared(entry.get("fields"), problems, depth + 1) if depth < DEEPEST else (),
    )
    default = _given(variable, entry.get("default"), problems)
    filler = entry.get("filled_by")
    return replace(
        variable,
        default=default,
        example=_given(variable, entry.get("example"), Problems()),
        filled_by=filler if filler in FILLERS else "sender" if default is MISSING else "author",
    )


def _words(value: JSONValue) -> str:
    return value.strip() if isinstance(value, str) else ""


def _given(variable: Variable, value: JSONValue, problems: Problems) -> Any:
    """A value as the variable takes it, :data:`MISSING` where there is none; ``null`` is none."""
    return MISSING if value is None else checked(variable, value, problems)


def checked(variable: Variable, value: JSONValue, problems: Problems, name: str = "") -> Any:
    """``value`` as the variable takes it: numbers out of numeric texts, and :data:`MISSING` for another type."""
    name = name or variable.name
    type = TYPES.get(variable.type)
    if type is None or value is None:
        return value
    if variable.type in ("text", "markdown") and is_scalar(value) and not isinstance(value, str):
        # The platform refuses it, but what is meant is plain.
        problems.add("value-not-text", None, {"name": name}, code=WRONG_TYPE)
        return text_of(value)
    if not type.takes(value):
        problems.add("wrong-value-type", None, {"name": name, "type": variable.type}, code=WRONG_TYPE)
        return MISSING
    if type.spelling and not all(type.spelling.match(text) for text in type.texts(value)):
        problems.add("wrong-value-format", None, {"name": name, "expected": type.spelled}, code=WRONG_FORMAT)
    if variable.type == "choice" and variable.options and value not in variable.options:
        shown = ", ".join(islice(variable.options, _MOST_SHOWN))
        problems.add("value-not-an-option", None, {"name": name, "options": shown})
    if variable.fields:
        _check_members(variable, value, problems, name)
    return _as_number(value) if variable.type in ("integer", "number") else value


def _as_number(value: JSONValue) -> JSONValue:
    """A numeric text as a number, unless it has more digits than every program keeps."""
    if not isinstance(value, str) or len(value) > _MOST_DIGITS:
        return value
    return float(value) if "." in value else int(value)


def _check_members(variable: Variable, value: JSONValue, problems: Problems, name: str) -> None:
    items = value[:_MOST_CHECKED] if isinstance(value, list) else [value]
    for index, item in enumerate(items):
        for member in variable.fields:
            if isinstance(item, dict) and item.get(member.name) is not None:
                place = f"{name}.{index}" if isinstance(value, list) else name
                checked(member, item[member.name], problems, f"{place}.{member.name}")


def problems_of_values(variables: Mapping[str, Variable], values: JSONObject) -> list[Problem]:
    """What is wrong with the values alone, whatever the card does with them and whatever the defaults are."""
    problems = Problems()
    _say_undeclared(variables, values, problems)
    for name, variable in variables.items():
        _given(variable, values.get(name), problems)
    return problems.listed


def _say_undeclared(variables: Mapping[str, Variable], values: Mapping[Any, JSONValue], problems: Problems) -> None:
    for name in values:
        if name not in variables:
            problems.add("undeclared-value", None, {"name": str(name)})


def bindings(
    variables: Mapping[str, Variable], values: JSONValue, problems: Problems, visitor: Collection[str] = ()
) -> dict[str, Binding]:
    """What every declared name stands for: its value, else its default, else :data:`EMPTY` or, if it is required,
    :data:`MISSING`.

    Values of the names in ``visitor`` were typed by a stranger: they are never taken for markup.
    """
    given: Mapping[Any, JSONValue] = values if isinstance(values, dict) else {}
    if values is not None and not isinstance(values, dict):
        problems.add("values-not-object", None, {})
    _say_undeclared(variables, given, problems)
    bound = {}
    for name, variable in variables.items():
        value = _given(variable, given.get(name), problems)
        if value is MISSING:
            value = variable.default
        if value is MISSING and not variable.required:
            value = EMPTY
        bound[name] = Binding(value, variable.kind(escaped=name in visitor))
    return bound
