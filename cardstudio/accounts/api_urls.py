"""Addresses of the accounts endpoints under /api/v1/."""

from django.urls import path

from cardstudio.accounts import api, api_embed_origins

urlpatterns = [
    path("teams/<uuid:team_id>/embed-origins/", api_embed_origins.EmbedOrigins.as_view(), name="embed-origins"),
    path("tokens/", api.TokenList.as_view(), name="tokens"),
    path("tokens/<uuid:token_id>/", api.TokenDetail.as_view(), name="token"),
    path("tokens/<uuid:token_id>/rotate/", api.TokenRotate.as_view(), name="token-rotate"),
]
