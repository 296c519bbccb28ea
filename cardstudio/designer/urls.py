"""Addresses of the designer pages."""

from django.urls import path

from cardstudio.designer import pages
from cardstudio.library.pages import template

app_name = "designer"
urlpatterns = [
    # What every link to a template leads to.
    path("templates/<uuid:pk>/", template, name="template"),
    path("templates/<uuid:pk>/design/", pages.design, name="design"),
    path("signed-in/", pages.signed_in, name="signed-in"),
    path("try/", pages.try_page, name="try"),
    path("try/keep/", pages.try_keep, name="try-keep"),
]
