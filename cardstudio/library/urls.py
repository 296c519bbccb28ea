"""Addresses of the library pages."""

from django.urls import path, re_path

from cardstudio.library import pages
from cardstudio.library.offers import pages as offers

app_name = "library"
urlpatterns = [
    path("library/", pages.index, name="index"),
    path("library/paste/", pages.paste, name="paste"),
    path("templates/new/", pages.new, name="new"),
    path("templates/<uuid:pk>/offers/", offers.offers, name="offers"),
    path("templates/<uuid:pk>/offers/<uuid:offer_id>/revoke/", offers.revoke, name="offer-revoke"),
    # Whatever does not look like a token is 404 before a database is asked.
    re_path(r"^copy/(?P<token>[A-Za-z0-9_-]{16,64})/$", offers.offer, name="offer"),
]
