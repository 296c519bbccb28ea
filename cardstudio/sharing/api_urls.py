"""Addresses of the sharing endpoints under /api/v1/."""

from django.urls import path

from cardstudio.sharing.links import api
from cardstudio.sharing.send import api as api_send

urlpatterns = [
    path("templates/<uuid:pk>/send/", api_send.SendView.as_view(), name="template-send"),
    path("share-links/", api.ShareLinkListView.as_view(), name="share-links"),
    path("share-links/<uuid:pk>/", api.ShareLinkView.as_view(), name="share-link"),
    path("share-links/<uuid:pk>/revoke/", api.RevokeView.as_view(), name="share-link-revoke"),
    path("share-links/<uuid:pk>/update/", api.UpdateView.as_view(), name="share-link-update"),
    path("share-links/<uuid:pk>/attempts/", api.AttemptListView.as_view(), name="share-link-attempts"),
]
