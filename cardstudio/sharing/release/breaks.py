"""What a release would break: programs that would be refused, links that could no longer send.

Proved by what programs really asked for (`library/usage.py`): each way of calling is tried on the new version, with a
stand-in of the same type for each value. It was served until now, so whatever is refused is the release's doing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, NotRequired, TypedDict
from uuid import UUID

from django.utils.translation import gettext as _

from cardstudio.api.errors import ApiError
from cardstudio.cards import fill
from cardstudio.cards.fill.expressions import MISSING
from cardstudio.cards.fill.problems import Problems
from cardstudio.cards.fill.variables import Variable, checked, declared
from cardstudio.cards.types import JSONObject, JSONValue
from cardstudio.library.models import ContentUse, Template, TokenPin
from cardstudio.library.usage import type_of
from cardstudio.sharing.content.blanks import require_fitting, stand_in
from cardstudio.sharing.content.card_content import require_sendable
from cardstudio.sharing.release.touched import MOST_NAMED, following_links, recent_uses

# A value of each type of JSON, for a blank that takes another.
_OF_TYPE: JSONObject = {"string": "…", "number": 1, "boolean": True, "array": [], "object": {}, "null": None}


class BrokenJson(TypedDict):
    """Who would be refused."""

    kind: str
    id: str
    name: str


class TriedWayJson(TypedDict):
    """One way in which a program called: names and types of its values. `id` and `name` are its token's; `breaks`: it
    would be refused."""

    id: str
    name: str
    calls: int
    values: dict[str, str]
    breaks: bool


class TriedJson(TypedDict):
    """The recorded calls it was tried with, of the programs of the last 30 days. `ways`: the 50 most used ones."""

    calls: int
    programs: int
    ways: list[TriedWayJson]


class BreakJson(TypedDict):
    """One reason. `kind`: `unknown_value`, `missing_value`, `wrong_type`, or `link` for a link that could not send.

    `name` is the blank it is about, if it is about one. Where a default would mend it, `mend` says so.
    """

    kind: str
    name: str
    message: str
    broken: list[BrokenJson]
    mend: NotRequired[str]


class TrialJson(TypedDict):
    """What releasing a version would break, and what that was tried with."""

    breaks: list[BreakJson]
    tried: TriedJson


class Tried(NamedTuple):
    """A way of calling, and why it would be refused: kinds of breaks and the names of the values."""

    use: ContentUse
    refused: list[tuple[str, str]]


def trial_of(
    template: Template,
    document: JSONObject,
    *,
    pinning: frozenset[str] = frozenset(),
    unpinning: frozenset[str] = frozenset(),
) -> TrialJson:
    """What releasing `document` would break. `pinning` are ids of tokens that will not get it, `unpinning` those of
    pinned ones that will."""
    tried = list(_tried(template, document, pinning, unpinning))
    found: dict[tuple[str, str], BreakJson] = {}
    for kind, name, broken in (*_programs(tried), *_links(template, document)):
        known = found.setdefault((kind, name), _break(kind, name, document))
        if broken not in known["broken"]:
            known["broken"].append(broken)
    return {"breaks": list(found.values()), "tried": _summary(tried)}


def _summary(tried: list[Tried]) -> TriedJson:
    most_used = sorted(tried, key=lambda one: -one.use.calls)[:MOST_NAMED]
    return {
        "calls": sum(use.calls for use, _refused in tried),
        "programs": len({use.token_id for use, _refused in tried}),
        "ways": [
            {
                "id": str(use.token_id),
                "name": use.token.name,
                "calls": use.calls,
                "values": use.values,
                "breaks": bool(refused),
            }
            for use, refused in most_used
        ],
    }


def _break(kind: str, name: str, document: JSONObject) -> BreakJson:
    variable = declared(document).get(name)
    blank = variable.called if variable else name
    found: BreakJson = {"kind": kind, "name": name, "message": _message(kind, name) % {"blank": blank}, "broken": []}
    if kind == "missing_value" or (kind == "link" and name):
        found["mend"] = "default"
    return found


def _message(kind: str, name: str) -> str:
    if kind == "link" and not name:
        return _("A link that follows the release could not send the card.")
    return {
        "unknown_value": _("“%(blank)s” is gone, and programs still give it a value."),
        "missing_value": _("“%(blank)s” is needed now, and programs give it no value."),
        "wrong_type": _("“%(blank)s” takes another kind of value now."),
        "link": _("A link that follows the release could not send the card: it lacks “%(blank)s”."),
    }[kind]


Broken = tuple[str, str, BrokenJson]


def _programs(tried: list[Tried]) -> Iterator[Broken]:
    for use, refused in tried:
        for kind, name in refused:
            yield kind, name, {"kind": "token", "id": str(use.token_id), "name": use.token.name}


def _tried(
    template: Template, document: JSONObject, pinning: frozenset[str], unpinning: frozenset[str]
) -> Iterator[Tried]:
    pinned = TokenPin.objects.filter(template=template).values_list("token", flat=True)
    kept = {pk for pk in pinned if str(pk) not in unpinning} | {UUID(pk) for pk in pinning}
    variables = declared(document)
    for use in recent_uses(template).filter(asked=0).exclude(token__in=kept).select_related("token"):
        yield Tried(use, list(_refused(use, document, variables)))


def _refused(use: ContentUse, document: JSONObject, variables: Mapping[str, Variable]) -> Iterator[tuple[str, str]]:
    given: JSONObject = {}
    for name, type in use.values.items():
        if name not in variables:
            yield "unknown_value", name
            continue
        given[name] = _stand_in(variables[name], type)
        if given[name] is MISSING:
            yield "wrong_type", name
    fitting = {name: value for name, value in given.items() if value is not MISSING}
    for name in fill(document, fitting).missing:
        if given.get(name) is not MISSING:
            yield "missing_value", name


def _stand_in(variable: Variable, type: JSONValue) -> Any:
    """A value of this type as the blank takes it, MISSING where it takes none."""
    usual = stand_in(variable)
    value = usual if type_of(usual) == type else _OF_TYPE[str(type)]
    if value is None:
        return None
    return checked(variable, value, Problems())


def _links(template: Template, document: JSONObject) -> Iterator[Broken]:
    for link in following_links(template):
        broken: BrokenJson = {"kind": "link", "id": str(link.pk), "name": link.created_by.get_full_name()}
        try:
            require_fitting(document, link.values, link.open_variables)
            require_sendable(document, link.values, link.open_variables)
        except ApiError as refused:
            for field in refused.fields or {"": []}:
                yield "link", field.rpartition(".")[2], broken
