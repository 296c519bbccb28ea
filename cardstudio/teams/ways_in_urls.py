"""Addresses of the ways into a team, and of the inbox."""

from django.urls import path, re_path

from cardstudio.teams.first import pages as first
from cardstudio.teams.inbox import pages as inbox
from cardstudio.teams.invites import pages as invites
from cardstudio.teams.missing import pages as missing
from cardstudio.teams.requests import pages as requests

urlpatterns = [
    path("start/", first.start, name="start"),
    path("teams/", first.teams, name="first"),
    path("teams/alone/", first.alone, name="alone"),
    path("teams/invitation/", first.invitation, name="invitation"),
    path("teams/<uuid:team_id>/ask/", requests.ask, name="ask-to-join"),
    path("teams/<uuid:team_id>/requests/<uuid:pk>/", inbox.answer, name="answer"),
    path("requests/<uuid:pk>/", requests.waiting, name="waiting"),
    path("requests/<uuid:pk>/change/", requests.change, name="request-change"),
    # Whatever does not look like a token is 404 before a database is asked.
    re_path(r"^join/(?P<token>[A-Za-z0-9_-]{16,64})/$", invites.join, name="join"),
    path("ask/", missing.ask, name="ask"),
    path("asked/", missing.asked, name="asked"),
    path("inbox/", inbox.inbox, name="inbox"),
]
