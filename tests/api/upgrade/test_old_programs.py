"""Programs of 0.1 with their keys of then: each call is answered as the code of then answered it, or stands below."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.api.upgrade.conftest import FIXTURES, Installation
from tests.api.upgrade.playing import contradictions, play

CALLS: dict[str, list[dict[str, Any]]] = json.loads((FIXTURES / "0.1" / "calls.json").read_text())
ANSWERS: dict[str, Any] = json.loads(gzip.decompress((FIXTURES / "0.1" / "answers.json.gz").read_bytes()))
ROLES = ("viewer", "editor", "publisher", "owner")

# What is answered otherwise, to whom where who may what changed, and the sentence of the changelog that says so.
NO_RELEASE = "`content/` **answers 409 `no_release` for a template without a release**"
VALUES = "`content/`: values nobody declared are 400 (`unknown_value`), missing ones 422 (`missing_value`)"
KEPT = "`POST templates/{id}/versions/` is an editor's now, releases nothing"
NOTES = "Versions that links froze have no note that says so"
DEFAULTS = "without `open_variables` senders fill in plain blanks that have no value in `values`"
SENDS = "`send/` answers 201 where it made a link"
AGAIN = '"Send" hands a link of before out again only where it does what a new one would: one for anybody is not'
AUDIENCE = "without `audience` makes a link for the maker's organisation where that is known (before: `anyone`"
LINKED = "`send/` and `share-links/` take `version`; without it they send the release where there is one"
LINKS = "Links to example.com, pictures and ids of new components are warnings in documents (infos in bare cards)"
SOURCE = "A finding's `source` (API, `card lint --format json`), `card rules` and the catalog give the address of"
MOVED = "Before, each send and each link published the draft"
SCOPE = "a missing scope is 403 `scope` with its name, before the call itself is looked at"
SHARE = "a viewer's token no longer reads links, attempts and chat lists (`share`)"
MANAGE = "members, embed origins and the list of tokens are read by owners' tokens only (`manage`)"
PEOPLE = "stars, who has a card open, requests to join and moving a card are people's (403 `people_only`)"
ROLE = "`role` in `me/`, `teams/` and `teams/{id}/` is null for tokens"
SCOPES = "`GET tokens/` says `scopes` where it said `role`"
# The report is of the card that is answered.
_REPORT = ("card_hash", "bytes", *(f"channels/{channel}/bytes" for channel in ("jsapi", "webhook", "message")))
ANOTHER_LINK = ("/link/id", "/link/url", "/link/open_url", "/url", "/applink")
CARD = ("/card_content/card/header/title/content", *(f"/report/{figure}" for figure in _REPORT))
CHANGED: dict[str, dict[str, str]] = {
    "content of never-published": {"200 → 409 no_release": NO_RELEASE},
    "content of archived": {"200 → 409 no_release": NO_RELEASE},
    "content of refused": {"422 → 409 no_release": NO_RELEASE},
    "content without a value the card needs": {"200 → 422 missing_value": VALUES},
    "content with a value the card does not know": {"200 → 400 unknown_value": VALUES},
    "content of old-format": {"/report/findings": LINKS},
    "content of version 1 of old-format": {"/report/findings": LINKS},
    "read three-versions": {"/results/*/note": NOTES},
    "read old-format": {"/results/*/note": NOTES, "/note": NOTES},
    "create with nothing said": {"viewer: 400 → 403 scope": SCOPE},
    "save without If-Match": {"viewer: 428 → 403 scope": SCOPE},
    "save without Save-Id": {"viewer: 400 → 403 scope": SCOPE},
    "publish": {"editor: 403 → 201": KEPT, "/results": KEPT, "/latest_version": KEPT},
    "publish, then content": {"editor: 403 → 201": KEPT, "200 → 409 no_release": KEPT},
    "publish what was saved, then content": {"editor: 403 → 200": KEPT, "/note": NOTES},
    "publish what did not change": {"editor: 403 → 200": KEPT},
    "save, publish, then content": {"editor: 403 → 201": KEPT, **dict.fromkeys(CARD, KEPT)},
    "save, send, then content": {
        "200 → 201": SENDS,
        "/link/audience": AUDIENCE,
        "/link/version": LINKED,
        **dict.fromkeys(CARD, MOVED),
    },
    "save, share, then content": {"/version": LINKED, "/froze_version": LINKED, **dict.fromkeys(CARD, MOVED)},
    "share the latest version": {"/open_variables": DEFAULTS},
    "share a version": {"/open_variables": DEFAULTS},
    "send": {"200 → 201": SENDS, "/link/audience": AUDIENCE, **dict.fromkeys(ANOTHER_LINK, AGAIN)},
    "send a draft, then content": {"200 → 201": SENDS, "/link/audience": AUDIENCE},
    "links": {"viewer: 200 → 403 scope": SHARE},
    "revoke": {"viewer: 200 → 403 scope": SHARE},
    "chat lists": {"viewer: 200 → 403 scope": SHARE},
    "star": {f"{role}: 204 → 403 people_only": PEOPLE for role in ROLES},
    "teams": {"/results/*/role": ROLE},
    "tokens": {"/results/*/role": SCOPES, **{f"{role}: 200 → 403 scope": MANAGE for role in ROLES[:-1]}},
    "lint": {"/findings/*/source": SOURCE},
}


@pytest.fixture(autouse=True)
def _unblocked(django_db_blocker: Any) -> Iterator[None]:
    """Not the `db` fixture: its transaction belongs to the tests' own database."""
    with django_db_blocker.unblock():
        yield


@pytest.mark.parametrize("name", CALLS)
def test_it_is_answered_as_before(from_0_1: Installation, name: str) -> None:
    found = set()
    for role in ROLES:
        with transaction.atomic():
            now = play(from_0_1.program(role), CALLS[name], from_0_1.facts)
            transaction.set_rollback(True)
        found |= {f"{role}: {what}" if "403" in what else what for what in contradictions(now, ANSWERS[name][role])}
    assert found == CHANGED.get(name, {}).keys()


def test_the_changelog_says_what_changed() -> None:
    said = " ".join((FIXTURES.parents[1] / "CHANGELOG.md").read_text().split())
    assert [words for places in CHANGED.values() for words in places.values() if words not in said] == []
    assert CHANGED.keys() <= CALLS.keys()
