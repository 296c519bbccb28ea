"""Addresses of the teams' endpoints under /api/v1/."""

from django.urls import include, path

from cardstudio.teams import api, api_members, api_moves, api_trash
from cardstudio.teams.audit import api as audit_api

team = [
    path("", api.TeamDetail.as_view(), name="team"),
    path("restore/", api.TeamRestore.as_view(), name="team-restore"),
    path("transfer/", api_members.TeamTransfer.as_view(), name="team-transfer"),
    path("members/", api_members.MemberList.as_view(), name="team-members"),
    path("trash/empty/", api_trash.TrashEmpty.as_view(), name="team-trash-empty"),
    path("audit/", audit_api.AuditListView.as_view(), name="team-audit"),
    path("members/<uuid:user_id>/", api_members.MemberDetail.as_view(), name="team-member"),
]

urlpatterns = [
    path("me/", api.MeView.as_view(), name="me"),
    path("teams/", api.TeamList.as_view(), name="teams"),
    path("templates/<uuid:pk>/move/", api_moves.TemplateMove.as_view(), name="template-move"),
    path("templates/<uuid:pk>/purge/", api_trash.TemplatePurge.as_view(), name="template-purge"),
    path("teams/<uuid:team_id>/", include(team)),
    path("", include("cardstudio.teams.invites.api_urls")),
    path("", include("cardstudio.teams.requests.api_urls")),
    path("", include("cardstudio.teams.missing.api_urls")),
]
