"""People: by id, by address, and as the answers of the open platform name them (platform-api §5)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from cardstudio.simulator import sample, selectors, services
from cardstudio.simulator.answers import Refused, ok, platform
from cardstudio.simulator.models import Grant, Persona
from cardstudio.simulator.openplatform import check_bearer, check_scope

MOST_IDS = 50
ID_TYPES = ("open_id", "union_id", "user_id")
BASE = "contact:contact.base:readonly"
#: Fields that come with a scope of their own; without it they are left out, and nobody says so.
FIELD_SCOPES = {
    "contact:user.base:readonly": ("name", "en_name", "avatar"),
    "contact:user.email:readonly": ("email",),
    "contact:user.phone:readonly": ("mobile",),
}


@platform("user")
def user(request: HttpRequest, body: dict[str, Any], user_id: str) -> HttpResponse:
    """One person of our tenant; others are out of the app's sight."""
    _check(request)
    person = person_by(id_type(request), user_id)
    if person is None or _is_foreign(person):
        raise Refused(41050, "no user authority error")
    services.call_log("contact/v3/users", person.name, "ok")
    return ok({"user": _view(person)})


@platform("users")
def users(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """Several people; those out of sight are left out without a word."""
    _check(request)
    ids = request.GET.getlist("user_ids")
    if not 1 <= len(ids) <= MOST_IDS:
        raise Refused(99992402, "field validation failed: user_ids")
    found = [person_by(id_type(request), one) for one in ids]
    items = [_view(person) for person in found if person is not None and not _is_foreign(person)]
    services.call_log("contact/v3/users/batch", str(len(items)), "ok")
    return ok({"items": items})


@platform("user_ids")
def user_ids(request: HttpRequest, body: dict[str, Any]) -> HttpResponse:
    """Ids by `emails` and `mobiles`; who is unknown or out of sight has none."""
    check_bearer(request, Grant.Kind.TENANT)
    check_scope("contact:user.id:readonly")
    wanted = id_type(request)
    found = []
    for field, name in (("email", "emails"), ("mobile", "mobiles")):
        values = body.get(name) or []
        if not isinstance(values, list) or len(values) > MOST_IDS:
            raise Refused(99992402, f"field validation failed: {name}")
        found += [_found(field, str(value), wanted) for value in values]
    services.call_log("contact/v3/users/batch_get_id", str(len(found)), "ok")
    return ok({"user_list": found})


def id_type(request: HttpRequest, name: str = "user_id_type") -> str:
    """In which kind of id the request speaks of people."""
    wanted = request.GET.get(name, "") or "open_id"
    if wanted not in ID_TYPES:
        raise Refused(99992402, f"field validation failed: {name}")
    return wanted


def person_by(kind: str, value: str) -> Persona | None:
    """`kind` is one of `ID_TYPES`, `email` or `mobile`; the mobile may leave out +86."""
    if not value:
        return None
    if kind == "user_id":
        kind, value = "open_id", f"ou_{value}"
    if kind == "mobile" and not value.startswith("+"):
        value = f"+86{value}"
    return Persona.objects.filter(**{kind: value}).first()


def _check(request: HttpRequest) -> None:
    check_bearer(request, Grant.Kind.TENANT, Grant.Kind.USER)
    check_scope(BASE)


def _is_foreign(person: Persona) -> bool:
    return person.tenant_key != sample.OUR_TENANT[0]


def _found(field: str, value: str, wanted: str) -> dict[str, Any]:
    person = person_by(field, value)
    if person is None or _is_foreign(person):
        return {field: value}
    return {field: value, "user_id": getattr(person, wanted), "status": _status()}


def _view(person: Persona) -> dict[str, Any]:
    avatar = dict.fromkeys(("avatar_72", "avatar_240", "avatar_640", "avatar_origin"), "")
    fields = {
        "name": person.name,
        "en_name": person.name_en,
        "avatar": avatar,
        "email": person.email,
        "mobile": person.mobile,
    }
    scopes = selectors.registration()["scopes"]
    granted = [name for scope, names in FIELD_SCOPES.items() if scope in scopes for name in names]
    ids = {name: getattr(person, name) for name in ID_TYPES}
    return {**ids, **{name: fields[name] for name in granted}, "status": _status()}


def _status() -> dict[str, bool]:
    gone = dict.fromkeys(("is_frozen", "is_resigned", "is_exited", "is_unjoin"), False)
    return {"is_activated": True, **gone}
