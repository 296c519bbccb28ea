"""Addresses of the teams' pages."""

from django.urls import include, path

from cardstudio.teams import settings_pages, token_pages
from cardstudio.teams.audit import pages as audit_pages

app_name = "teams"
urlpatterns = [
    path("teams/new/", settings_pages.new, name="new"),
    path("teams/<uuid:team_id>/settings/", settings_pages.general, name="settings"),
    path("teams/<uuid:team_id>/members/", settings_pages.members, name="members"),
    path("teams/<uuid:team_id>/tokens/", token_pages.tokens, name="tokens"),
    path("tokens/<uuid:token_id>/rotate/", token_pages.rotate, name="token-rotate"),
    path("tokens/<uuid:token_id>/revoke/", token_pages.revoke, name="token-revoke"),
    path("teams/<uuid:team_id>/audit/", audit_pages.audit_log, name="audit"),
    path("teams/<uuid:team_id>/audit.csv", audit_pages.audit_csv, name="audit-csv"),
    path("templates/<uuid:pk>/activity/", audit_pages.activity, name="activity"),
    path("", include("cardstudio.teams.ways_in_urls")),
]
