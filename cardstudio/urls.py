"""Every address of Card Studio; the simulator has its own (`simulator/urls.py`)."""

from django.urls import URLPattern, URLResolver, include, path
from drf_spectacular.views import SpectacularSwaggerSplitView

from cardstudio.api import views
from cardstudio.api.description import SchemaView

handler400 = "cardstudio.api.views.bad_request"
handler403 = "cardstudio.api.views.not_allowed"
handler404 = "cardstudio.teams.missing.pages.not_found"
handler500 = "cardstudio.api.views.server_error"

api: list[URLPattern | URLResolver] = [
    path("", include("cardstudio.designer.api_urls")),
    path("", include("cardstudio.library.api_urls")),
    path("", include("cardstudio.chats.api_urls")),
    path("", include("cardstudio.sharing.api_urls")),
    path("", include("cardstudio.takeaway.api_urls")),
    path("", include("cardstudio.accounts.api_urls")),
    path("", include("cardstudio.teams.api_urls")),
    path("schema/", SchemaView.as_view(), name="schema"),
]

# The split view serves its script apart, as the content security policy wants it.
docs = SpectacularSwaggerSplitView.as_view(url_name="api:schema", template_name="api/docs.html")

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("embed/message-card.js", views.embed_message_card, name="embed-message-card"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("cardstudio.accounts.urls")),
    path("", include("cardstudio.library.urls")),
    path("", include("cardstudio.chats.urls")),
    path("", include("cardstudio.sharing.urls")),
    path("", include("cardstudio.takeaway.urls")),
    path("", include("cardstudio.teams.urls")),
    path("", include("cardstudio.designer.urls")),
    path("api/v1/", include((api, "api"))),
    path("api/docs/", docs, name="api-docs"),
]
