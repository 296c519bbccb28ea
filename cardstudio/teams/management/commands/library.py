"""`manage.py library`: a team's library as files, for whoever runs the site."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.http import Http404

from cardstudio.accounts.models import Membership, Role, Team
from cardstudio.accounts.policy import Actor
from cardstudio.api.errors import ApiError
from cardstudio.cards.library.archive import ASKED, BadArchive, unpack
from cardstudio.cards.library.folder import bring, read_folder
from cardstudio.cards.library.telling import FAULTS, brought_line, is_fault, taken_line
from cardstudio.library.portable.exporting import library_export, write_zip
from cardstudio.library.portable.importing import library_import
from cardstudio.teams.lookup import NotOne, person_named, team_named

GIVEN = ("team", "path", "person", "force", "dry_run")


class Command(BaseCommand):
    help = "A team's library as files, for Git and for other sites. TEAM and PERSON: an id, or a whole name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        kinds = parser.add_subparsers(dest="do", required=True)
        out = kinds.add_parser("export", help="write the library into a folder, or a zip archive")
        out.add_argument("--force", action="store_true", help="write over what was changed in the folder, too")
        into = kinds.add_parser("import", help="take a folder or a zip archive into the library")
        into.add_argument("--dry-run", action="store_true", help="say what would be done, and change nothing")
        for one in (out, into):
            one.add_argument("team")
            one.add_argument("path", type=Path, help="a folder, or a file that ends in .zip")
            one.add_argument("--as", dest="person", help="who does it; else the team's first owner")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            faulty = getattr(self, f"_{options['do']}")(**{name: options[name] for name in GIVEN if name in options})
        except (NotOne, BadArchive) as error:
            raise CommandError(str(error)) from error
        except ApiError as error:
            raise CommandError(error.message) from error
        except (PermissionDenied, Http404) as error:
            raise CommandError("They may not do that in this team.") from error
        except OSError as error:
            raise CommandError(f"{error.filename or options['path']}: {error.strerror or error}") from error
        if faulty:
            sys.exit(1)

    def _export(self, team: str, path: Path, person: str | None, force: bool) -> bool:
        of = team_named(team)
        files = library_export(actor=_actor(of, person), team=of)
        if path.suffix == ".zip":
            with path.open("wb") as archive:
                write_zip(files, archive)
            return False
        brought = bring(path, dict(files), force=force)
        self._say([brought_line(one, "en") for one in brought])
        return any(one.did in FAULTS for one in brought)

    def _import(self, team: str, path: Path, person: str | None, dry_run: bool) -> bool:
        into = team_named(team)
        files = unpack(path.read_bytes(), ASKED) if path.suffix == ".zip" else read_folder(path)
        done = library_import(actor=_actor(into, person), team=into, files=files, dry_run=dry_run)
        self._say([taken_line(dict(outcome), "en") for outcome in done])
        return any(is_fault(dict(outcome)) for outcome in done)

    def _say(self, lines: list[str]) -> None:
        for line in filter(None, lines):
            self.stdout.write(line)


def _actor(team: Team, person: str | None) -> Actor:
    """Who does it: somebody who may, as in the pages."""
    if person is not None:
        return Actor(person_named(person))
    owners = Membership.objects.filter(team=team, role=Role.OWNER, user__is_active=True).order_by("joined_at", "pk")
    first = owners.select_related("user").first()
    if first is None:
        raise NotOne("The team has no owner; say who does it with --as.")
    return Actor(first.user)
