"""Addresses of the designer endpoints under /api/v1/."""

from django.urls import path

from cardstudio.designer import api

urlpatterns = [
    path("catalog/", api.Catalog.as_view(), name="catalog"),
    path("catalog/help/", api.CatalogHelp.as_view(), name="catalog-help"),
    path("catalog/<slug:name>/", api.CatalogByHash.as_view(), name="catalog-by-hash"),
    path("cards/lint/", api.Lint.as_view(), name="cards-lint"),
    path("cards/fill/", api.Fill.as_view(), name="cards-fill"),
    path("cards/convert/", api.Convert.as_view(), name="cards-convert"),
    path("cards/unwrap/", api.Unwrap.as_view(), name="cards-unwrap"),
]
