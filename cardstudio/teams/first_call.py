"""A first call a program can make with a token, in the languages people write such programs in."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from cardstudio.accounts.models import ApiToken, Scope, Team
from cardstudio.cards.fill.expressions import MISSING
from cardstudio.cards.fill.variables import declared
from cardstudio.cards.json import dump
from cardstudio.cards.types import JSONObject
from cardstudio.library.models import Template
from cardstudio.library.releases import released
from cardstudio.sharing.content.blanks import stand_in

#: Where programs find their key, here and in the file that is saved.
VARIABLE = "CARD_STUDIO_TOKEN"


@dataclass(frozen=True)
class Call:
    """`name` is for the page, `title` for people."""

    name: str
    title: str
    code: str


def stand_in_slug() -> str:
    """What a call has in place of a card's name where the team has released none."""
    return _("slug-of-a-card")


def first_calls(team: Team, token: ApiToken | None, key: str) -> list[Call]:
    """Content of a released card with all its blanks filled in; who the token is for one that gets none.

    The key stands in the call for a shell, which is pasted once; a program reads it from its surroundings.
    """
    if token is not None and Scope.CONTENT not in token.scopes:
        return _calls(f"{settings.PUBLIC_ORIGIN}/api/v1/me/", None, key)
    cards = Template.objects.filter(team=team, deleted_at=None, gone_at=None, release__isnull=False).exclude(slug="")
    card = cards.order_by("-updated_at").first()
    slug = stand_in_slug() if card is None else card.slug
    values = {} if card is None else example_values(released(card).document)
    return _calls(f"{settings.PUBLIC_ORIGIN}/api/v1/teams/{team.pk}/content/{slug}/", {"values": values}, key)


def example_values(document: JSONObject) -> JSONObject:
    """A value for each blank: its example, its default, what the first sample says, or one of its type."""
    samples = document.get("samples")
    first = samples[0].get("values") if isinstance(samples, list) and samples and isinstance(samples[0], dict) else {}
    tried = first if isinstance(first, dict) else {}
    found = {}
    for name, variable in declared(document).items():
        word = variable.called if variable.type in ("text", "markdown") else stand_in(variable)
        said = (variable.example, variable.default, tried.get(name, MISSING), word)
        value = next((one for one in said if one is not MISSING and one is not None), None)
        if value is not None:
            found[name] = value
    return found


def _calls(address: str, body: JSONObject | None, key: str) -> list[Call]:
    return [
        Call("curl", "curl", _curl(address, body, key)),
        Call("python", "Python", _python(address, body)),
        Call("typescript", "TypeScript", _typescript(address, body)),
    ]


def _curl(address: str, body: JSONObject | None, key: str) -> str:
    # In double quotes a shell puts the variable in.
    bearer = f"-H 'Authorization: Bearer {key}'" if key else f'-H "Authorization: Bearer ${VARIABLE}"'
    lines = [f"curl {address}", f"  {bearer}"]
    if body is not None:
        lines += ["  -H 'Content-Type: application/json'", f"  -d {shlex.quote(dump(body))}"]
    return " \\\n".join(lines)


def _python(address: str, body: JSONObject | None) -> str:
    method, sent = ("get", "") if body is None else ("post", f"\n    json={body!r},")
    said = "answer.json()" if body is None else 'answer.json()["card_content"]'
    return f"""import os

import httpx

answer = httpx.{method}(
    "{address}",
    headers={{"Authorization": f"Bearer {{os.environ['{VARIABLE}']}}"}},{sent}
)
answer.raise_for_status()
print({said})"""


def _typescript(address: str, body: JSONObject | None) -> str:
    bearer = f"Authorization: `Bearer ${{process.env.{VARIABLE}}}`"
    typed = "" if body is None else ', "Content-Type": "application/json"'
    sent = "" if body is None else f'\n  method: "POST",\n  body: JSON.stringify({dump(body)}),'
    said = "await answer.json()" if body is None else "(await answer.json()).card_content"
    return f"""const answer = await fetch("{address}", {{
  headers: {{ {bearer}{typed} }},{sent}
}});
if (!answer.ok) throw new Error(await answer.text());
console.log({said});"""
