"""The catalog laid out for the walk: per format and component one flat table of what to do with each key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cardstudio.cards.catalog import CATALOG, NESTING, TAGS
from cardstudio.cards.catalog.model import (
    FORMATS,
    ByLocale,
    ByName,
    Component,
    Each,
    Elements,
    Field,
    Format,
    Object,
    Opaque,
    Tagged,
    Type,
)
from cardstudio.cards.lint.context import Context, Node

Check = Callable[[Context, Node], None]
#: By component, in the order in which they speak; what ``checks.py`` of a folder holds as ``CHECKS``.
Checks = dict[str, tuple[Check, ...]]

#: How the walk treats a value: a scalar is examined in place, the others lead to more objects.
SCALAR, OBJECT, TAGGED, LIST, ELEMENTS, MAP = range(6)


class Spec:
    """One type in one format. ``accepts`` grows with strings found to be fine, up to :data:`MOST_KNOWN`."""

    __slots__ = ("accepts", "doubtful", "field", "item", "kind", "locales", "python", "tags", "type")

    def __init__(self, type: Type, field: Field, format: Format) -> None:
        self.type = type
        self.field = field
        self.doubtful = field.tolerated or field.deprecated
        self.python = type.types[0] if isinstance(type, Opaque) else type.python
        fine = type.accepts
        # Strings and numbers are examined unless known to be fine; of booleans and objects the JSON type says it all.
        examined = issubclass(type.python, str | int | float) and type.python is not bool
        self.accepts: set[str] | None = set(fine) if examined and fine is not None else None
        self.kind = SCALAR
        self.item: Spec | None = None
        self.tags: dict[str, Plan] = {}
        self.locales = isinstance(type, ByLocale)
        if isinstance(type, Object):
            self.kind = OBJECT
            self.tags = {"": plan_of(type.shape, format)}
        elif isinstance(type, Tagged):
            self.kind = TAGGED
            self.tags = {tag: plan_of(tag, format) for tag in (*type.tags, *type.tolerated) if tag in TAGS}
        elif isinstance(type, Elements):
            self.kind = ELEMENTS
        elif isinstance(type, Each | ByLocale | ByName):
            self.kind = LIST if isinstance(type, Each) else MAP
            self.item = Spec(type.item, field, format)


class Plan:
    """One component in one format."""

    __slots__ = ("checks", "component", "fields", "format", "parent", "required", "tagged")

    def __init__(self, component: Component, format: Format) -> None:
        self.component = component
        self.format = format
        self.tagged = component.tagged
        self.fields: dict[str, Spec] = {}
        self.required: tuple[str, ...] = ()
        self.checks: tuple[Check, ...] = ()
        #: What elements inside are told their parent is.
        self.parent = "root" if component.name in ("root", "body") else component.name

    def lay_out(self) -> None:
        """Fill in the fields; a step of its own because components refer to each other in circles."""
        fields = self.component.fields_in(self.format)
        self.fields = {name: Spec(given.type, given, self.format) for name, given in fields.items()}
        self.required = tuple(name for name, given in fields.items() if given.required)


#: A set of accepted strings stops growing here, so that no card can fill the memory.
MOST_KNOWN = 2000
_PLANS: dict[Format, dict[str, Plan]] = {
    format: {name: Plan(component, format) for name, component in CATALOG.items()} for format in FORMATS
}


def plan_of(name: str, format: Format) -> Plan:
    """The plan of a tag or shape."""
    return _PLANS[format][name]


def install(checks: Checks) -> None:
    """Have ``checks`` called for every object of the components they name."""
    for by_name in _PLANS.values():
        for name, given in checks.items():
            by_name[name].checks = (*by_name[name].checks, *given)


def verdict(format: Format, parent: str, tag: str) -> str | None:
    """The rule against ``tag`` inside ``parent``, if there is one."""
    by_tag: Any = NESTING[format].get(parent)
    return by_tag.get(tag) if by_tag is not None else None


for _by_name in _PLANS.values():
    for _plan in _by_name.values():
        _plan.lay_out()
