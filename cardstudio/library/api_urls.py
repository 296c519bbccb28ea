"""Addresses of the library endpoints under /api/v1/."""

from django.urls import include, path, re_path

from cardstudio.library import (
    api,
    api_blocks,
    api_changes,
    api_content,
    api_gallery,
    api_order,
    api_portable,
    api_starting_points,
    api_versions,
)
from cardstudio.library.offers import api as offers

template = [
    path("", api.TemplateView.as_view(), name="template"),
    path("draft/", api.DraftView.as_view(), name="template-draft"),
    path("editors/", api.EditorsView.as_view(), name="template-editors"),
    path("content/", api_content.ContentView.as_view(), name="template-content"),
    path("content/batch/", api_content.ContentBatchView.as_view(), name="template-content-batch"),
    path("card-file/", api_portable.CardFileView.as_view(), name="template-card-file"),
    path("duplicate/", api.TemplateDuplicateView.as_view(), name="template-duplicate"),
    path("restore/", api.TemplateRestoreView.as_view(), name="template-restore"),
    path("archive/", api.TemplateArchiveView.as_view(), name="template-archive"),
    path("starting-point/", api_starting_points.StartingPointView.as_view(), name="template-starting-point"),
    path("star/", api.TemplateStarView.as_view(), name="template-star"),
    path("offers/", offers.OfferListView.as_view(), name="template-offers"),
    path("offers/<uuid:offer_id>/", offers.OfferView.as_view(), name="template-offer"),
    path("versions/", api_versions.VersionListView.as_view(), name="version-list"),
    path("versions/<int:number>/", api_versions.VersionView.as_view(), name="version"),
    path("versions/<int:number>/restore/", api_versions.VersionRestoreView.as_view(), name="version-restore"),
]

urlpatterns = [
    path("templates/", api.TemplateListView.as_view(), name="template-list"),
    path("templates/changes/", api_changes.ChangesView.as_view(), name="template-changes"),
    path("templates/<uuid:pk>/", include(template)),
    path("teams/<uuid:team_id>/content/<slug:slug>/", api_content.ContentBySlugView.as_view(), name="team-content"),
    path("teams/<uuid:team_id>/library/", api_portable.LibraryArchiveView.as_view(), name="team-library"),
    path("teams/<uuid:team_id>/library/export/", api_portable.SelectionView.as_view(), name="team-selection"),
    path(
        "teams/<uuid:team_id>/starting-points/",
        api_starting_points.StartingPointListView.as_view(),
        name="team-starting-points",
    ),
    re_path(r"^offers/(?P<token>[A-Za-z0-9_-]{16,64})/$", offers.OfferedView.as_view(), name="offer"),
    re_path(r"^offers/(?P<token>[A-Za-z0-9_-]{16,64})/copy/$", offers.OfferCopyView.as_view(), name="offer-copy"),
    path("teams/<uuid:team_id>/blocks/", api_blocks.BlockListView.as_view(), name="team-blocks"),
    path("teams/<uuid:team_id>/blocks/<uuid:block_id>/", api_blocks.BlockView.as_view(), name="team-block"),
    path("gallery/", api_gallery.GalleryView.as_view(), name="gallery"),
    path("folders/", api_order.FolderListView.as_view(), name="folder-list"),
    path("folders/<uuid:pk>/", api_order.FolderView.as_view(), name="folder"),
    path("tags/", api_order.TagListView.as_view(), name="tag-list"),
]
