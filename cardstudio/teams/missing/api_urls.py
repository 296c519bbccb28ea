"""Addresses of the endpoint for asking to be let in under /api/v1/."""

from django.urls import path

from cardstudio.teams.missing import api

urlpatterns = [path("access-requests/", api.AccessRequestsView.as_view(), name="access-requests")]
