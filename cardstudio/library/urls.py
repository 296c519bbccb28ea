"""Addresses of the library pages."""

from django.urls import path

from cardstudio.library import pages

app_name = "library"
urlpatterns = [
    path("library/", pages.index, name="index"),
    path("library/paste/", pages.paste, name="paste"),
    path("templates/new/", pages.new, name="new"),
]
