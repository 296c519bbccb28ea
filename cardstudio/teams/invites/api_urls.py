"""Addresses of the invitations' endpoints under /api/v1/."""

from django.urls import path, re_path

from cardstudio.teams.invites import api

urlpatterns = [
    path("teams/<uuid:team_id>/invites/", api.InviteListView.as_view(), name="team-invites"),
    path("teams/<uuid:team_id>/invites/<uuid:pk>/", api.InviteView.as_view(), name="team-invite"),
    # Whatever does not look like a token is 404 before a database is asked.
    re_path(r"^invites/(?P<token>[A-Za-z0-9_-]{16,64})/accept/$", api.AcceptView.as_view(), name="invite-accept"),
]
