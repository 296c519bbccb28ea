"""The origins whose pages may hold a team's share buttons: what is an origin, and changing the list."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from cardstudio.accounts.models import Team
from cardstudio.accounts.policy import Actor, require
from cardstudio.accounts.services import audit
from cardstudio.api.errors import ApiError

MAX_ORIGINS = 20
MAX_LENGTH = 255
_DEFAULT_PORTS = {"http": 80, "https": 443}


def origin_of(address: str) -> str | None:
    """The origin of a web address as browsers write it in `Origin`; None for anything that has none.

    Lower-case, names in their ASCII form, no port where it is the scheme's own, nothing of the path.
    """
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError:
        return None
    plain = host and not any(char in host for char in "*/\\ ") and parts.username is None
    if parts.scheme not in _DEFAULT_PORTS or not plain:
        return None
    host = f"[{host}]" if ":" in host else host
    shown = "" if port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{shown}"


def embed_origins(team_id: Any) -> list[str]:
    """The team's allowed origins as they are now: what was taken off the list counts at once."""
    found = Team.objects.filter(pk=team_id).values_list("embed_origins", flat=True).first()
    return list(found or [])


@transaction.atomic
def embed_origins_set(*, actor: Actor, team: Team, origins: Any) -> list[str]:
    """Replace the team's allowed origins; whole addresses are cut to their origin, doubles fall out.

    Raises:
        ApiError: 400 naming each entry that is no web address, or when there are too many.
    """
    require(actor, "manage", team)
    if not isinstance(origins, list):
        raise _invalid({"origins": [_("This must be a list.")]})
    problems: dict[str, list[str]] = {}
    kept: dict[str, None] = {}
    for index, given in enumerate(origins):
        origin = origin_of(given) if isinstance(given, str) and len(given) <= MAX_LENGTH else None
        if origin is None:
            problems[f"origins.{index}"] = [_("This must be a web address, such as https://oa.example.com.")]
        else:
            kept[origin] = None
    if len(kept) > MAX_ORIGINS:
        problems["origins"] = [_("At most %(count)d origins.") % {"count": MAX_ORIGINS}]
    if problems:
        raise _invalid(problems)
    changed = Team.objects.select_for_update().get(pk=team.pk)
    if changed.embed_origins != list(kept):
        changed.embed_origins = list(kept)
        changed.save(update_fields=["embed_origins"])
        audit(actor=actor, team=team, action="team.embed_origins", target=team, origins=list(kept))
    return list(kept)


def _invalid(fields: dict[str, list[str]]) -> ApiError:
    return ApiError("invalid", _("Some fields need another look."), fields=fields)
