"""A Card Studio server as `card pull` and `card push` talk to it.

``CARD_SERVER`` is the address, as ``https://cards.example.com``; ``CARD_TOKEN`` the key of a token of the team. A key
never stands on a command line, where other people's programs could read it.
"""

from __future__ import annotations

import argparse
import os
import urllib.error
import urllib.request
from http.client import HTTPException
from urllib.parse import quote, urlencode, urlsplit
from uuid import UUID

from cardstudio.cards import json
from cardstudio.cards.command.files import complain, plain
from cardstudio.cards.command.single_file import Stop, add_language
from cardstudio.cards.json import Unreadable
from cardstudio.cards.library.archive import ASKED
from cardstudio.cards.messages import said
from cardstudio.cards.types import JSONValue

#: Seconds an answer may take: an import looks at each card.
_PATIENCE = 300
ZIP = "application/zip"


def add_remote(parser: argparse.ArgumentParser) -> None:
    """The folder, the team and the server."""
    parser.add_argument("folder", metavar="DIR", help="the folder with the library's files")
    parser.add_argument("--team", required=True, help="the team's id or its name")
    parser.add_argument("--server", help="the address of Card Studio; else that in CARD_SERVER")
    add_language(parser)


class Server:
    """One server and one team of it."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._lang: str = arguments.lang
        self._at = (arguments.server or os.environ.get("CARD_SERVER", "")).rstrip("/")
        self._token = os.environ.get("CARD_TOKEN", "").strip()
        if urlsplit(self._at).scheme not in ("http", "https") or not urlsplit(self._at).netloc:
            raise self._stop("no-server")
        if not self._token:
            raise self._stop("no-token")
        self._team = self._named(arguments.team)

    def export(self) -> bytes:
        """The team's library as an archive."""
        return self._ask("GET", f"teams/{self._team}/library/")

    def take(self, archive: bytes, *, dry_run: bool) -> JSONValue:
        """What became of each card of an archive."""
        query = f"?{urlencode({'dry_run': 'true'})}" if dry_run else ""
        return self._value(self._ask("POST", f"teams/{self._team}/library/{query}", archive))

    def _named(self, name: str) -> str:
        try:
            return str(UUID(name))
        except ValueError:
            pass
        me = self._value(self._ask("GET", "me/"))
        teams = me.get("teams") if isinstance(me, dict) else None
        found = [team for team in teams if isinstance(team, dict) and team.get("name") == name] if teams else []
        if len(found) != 1:
            raise self._stop("no-team", name=name)
        return quote(str(found[0].get("id", "")), safe="")

    def _ask(self, method: str, path: str, archive: bytes | None = None) -> bytes:
        """The body of an answer; raises Stop with what the server says is wrong."""
        headers = {
            "Authorization": f"Bearer {self._token}",
            "Accept-Language": self._lang,
            **({} if archive is None else {"Content-Type": ZIP}),
        }
        request = urllib.request.Request(f"{self._at}/api/v1/{path}", archive, headers, method=method)
        try:
            # The token goes to the server that was named and to no other: a redirect is an error.
            with _OPENER.open(request, timeout=_PATIENCE) as answer:
                data: bytes = answer.read(ASKED.packed)
                return data
        except urllib.error.HTTPError as error:
            raise self._refused(error) from None
        except (OSError, HTTPException, ValueError) as error:
            why = getattr(error, "reason", None) or error
            raise self._stop("no-answer", server=self._at, why=why) from None

    def _refused(self, error: urllib.error.HTTPError) -> Stop:
        try:
            body = json.load(error.read(ASKED.packed))
        except (Unreadable, OSError, HTTPException):
            body = None
        told = body.get("error") if isinstance(body, dict) else None
        message = told.get("message") if isinstance(told, dict) else None
        return self._stop("server-refused", status=error.code, why=message or error.reason)

    def _value(self, data: bytes) -> JSONValue:
        try:
            return json.load(data)
        except Unreadable:
            raise self._stop("no-answer", server=self._at, why=said("not-json", self._lang)) from None

    def _stop(self, key: str, **params: object) -> Stop:
        complain(plain(said(key, self._lang, **params)))
        return Stop()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)
