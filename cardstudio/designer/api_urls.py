"""Addresses of the designer endpoints under /api/v1/."""

from django.urls import path

from cardstudio.designer import api

urlpatterns = [
    path("cards/lint/", api.Lint.as_view(), name="cards-lint"),
    path("cards/unwrap/", api.Unwrap.as_view(), name="cards-unwrap"),
]
