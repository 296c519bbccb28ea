"""Addresses of the designer pages."""

from django.urls import path

from cardstudio.designer import pages

app_name = "designer"
urlpatterns = [
    path("templates/<uuid:pk>/", pages.template, name="template"),
    path("signed-in/", pages.signed_in, name="signed-in"),
    path("try/", pages.try_page, name="try"),
    path("try/keep/", pages.try_keep, name="try-keep"),
]
