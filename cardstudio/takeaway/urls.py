"""Addresses of the pages "For developers"."""

from django.urls import path

from cardstudio.takeaway import pages

app_name = "takeaway"
urlpatterns = [
    path("share-links/<uuid:pk>/take-away/", pages.link_page, name="link"),
    path("share-links/<uuid:pk>/take-away/origins/", pages.origins, name="embed-origins"),
    path("share-links/<uuid:pk>/take-away/<slug:name>/", pages.link_download, name="link-files"),
    path("templates/<uuid:pk>/take-away/", pages.template_page, name="template"),
    path("templates/<uuid:pk>/take-away/<slug:name>/", pages.template_download, name="template-files"),
]
