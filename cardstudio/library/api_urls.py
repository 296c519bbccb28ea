"""Addresses of the library endpoints under /api/v1/."""

from django.urls import include, path

from cardstudio.library import api, api_content, api_gallery, api_order, api_versions

template = [
    path("", api.TemplateView.as_view(), name="template"),
    path("draft/", api.DraftView.as_view(), name="template-draft"),
    path("editors/", api.EditorsView.as_view(), name="template-editors"),
    path("content/", api_content.ContentView.as_view(), name="template-content"),
    path("duplicate/", api.TemplateDuplicateView.as_view(), name="template-duplicate"),
    path("restore/", api.TemplateRestoreView.as_view(), name="template-restore"),
    path("archive/", api.TemplateArchiveView.as_view(), name="template-archive"),
    path("star/", api.TemplateStarView.as_view(), name="template-star"),
    path("versions/", api_versions.VersionListView.as_view(), name="version-list"),
    path("versions/<int:number>/", api_versions.VersionView.as_view(), name="version"),
    path("versions/<int:number>/restore/", api_versions.VersionRestoreView.as_view(), name="version-restore"),
]

urlpatterns = [
    path("templates/", api.TemplateListView.as_view(), name="template-list"),
    path("templates/<uuid:pk>/", include(template)),
    path("gallery/", api_gallery.GalleryView.as_view(), name="gallery"),
    path("folders/", api_order.FolderListView.as_view(), name="folder-list"),
    path("folders/<uuid:pk>/", api_order.FolderView.as_view(), name="folder"),
    path("tags/", api_order.TagListView.as_view(), name="tag-list"),
]
