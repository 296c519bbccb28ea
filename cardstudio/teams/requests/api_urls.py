"""Addresses of the endpoints of requests to join under /api/v1/."""

from django.urls import path

from cardstudio.teams.requests import api

urlpatterns = [
    path("teams/<uuid:team_id>/join-requests/", api.JoinRequestListView.as_view(), name="join-requests"),
    path("teams/<uuid:team_id>/join-requests/<uuid:pk>/", api.JoinRequestView.as_view(), name="join-request"),
    path("join-requests/", api.OwnRequestListView.as_view(), name="own-requests"),
    path("join-requests/<uuid:pk>/", api.OwnRequestView.as_view(), name="own-request"),
    path("join-requests/<uuid:pk>/remind/", api.RemindView.as_view(), name="own-request-remind"),
]
