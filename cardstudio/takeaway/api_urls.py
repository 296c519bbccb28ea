"""Addresses of the endpoints for taking away under /api/v1/."""

from django.urls import path

from cardstudio.takeaway import api

urlpatterns = [
    path("cards/snippets/", api.Snippets.as_view(), name="cards-snippets"),
    path("share-links/<uuid:pk>/take-away/", api.LinkTakeAway.as_view(), name="share-link-take-away"),
    path("templates/<uuid:pk>/take-away/", api.TemplateTakeAway.as_view(), name="template-take-away"),
]
