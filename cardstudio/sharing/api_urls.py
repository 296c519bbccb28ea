"""Addresses of the sharing endpoints under /api/v1/."""

from django.urls import path

from cardstudio.sharing.links import api as links_api
from cardstudio.sharing.log import api as log_api
from cardstudio.sharing.release import api as release_api
from cardstudio.sharing.send import api as send_api

urlpatterns = [
    path("templates/<uuid:pk>/send/", send_api.SendView.as_view(), name="template-send"),
    path("templates/<uuid:pk>/release/", release_api.ReleaseView.as_view(), name="template-release"),
    path("templates/<uuid:pk>/pins/<uuid:token_id>/", release_api.PinView.as_view(), name="template-pin"),
    path("templates/<uuid:pk>/draft/breaks/", release_api.DraftBreaksView.as_view(), name="draft-breaks"),
    path("templates/<uuid:pk>/versions/<int:number>/breaks/", release_api.BreaksView.as_view(), name="version-breaks"),
    path("share-links/", links_api.ShareLinkListView.as_view(), name="share-links"),
    path("share-links/<uuid:pk>/", links_api.ShareLinkView.as_view(), name="share-link"),
    path("share-links/<uuid:pk>/revoke/", links_api.RevokeView.as_view(), name="share-link-revoke"),
    path("share-links/<uuid:pk>/update/", links_api.UpdateView.as_view(), name="share-link-update"),
    path("share-links/<uuid:pk>/attempts/", log_api.AttemptListView.as_view(), name="share-link-attempts"),
    path("teams/<uuid:team_id>/attempts/", log_api.TeamAttemptListView.as_view(), name="team-attempts"),
]
