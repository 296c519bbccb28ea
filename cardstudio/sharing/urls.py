"""Addresses of the sharing pages."""

from django.urls import path, re_path

from cardstudio.sharing.links import create_page, pages
from cardstudio.sharing.log import pages as log_pages
from cardstudio.sharing.page import embed, posts, public
from cardstudio.sharing.release import pages as release_pages
from cardstudio.sharing.send import fill_in
from cardstudio.sharing.send import pages as send_pages

app_name = "sharing"
# Whatever does not look like a token is 404 before a database is asked.
TOKEN = r"^s/(?P<token>[A-Za-z0-9_-]{16,64})"

urlpatterns = [
    path("send/", send_pages.send_page, name="send"),
    path("send/jsapi-config", send_pages.send_config, name="send-config"),
    re_path(rf"{TOKEN}/$", public.share_page, name="page"),
    re_path(rf"{TOKEN}/errors/?$", public.share_errors, name="errors"),
    re_path(rf"{TOKEN}/jsapi-config/?$", posts.jsapi_config_view, name="jsapi-config"),
    re_path(rf"{TOKEN}/content/?$", posts.content_view, name="content"),
    re_path(rf"{TOKEN}/attempts/?$", posts.attempts_view, name="attempts"),
    re_path(rf"{TOKEN}/embed/?$", public.share_embed, name="embed"),
    re_path(rf"{TOKEN}/open/?$", embed.share_open, name="open"),
    path("embed/share-button.js", embed.share_button, name="share-button"),
    path("templates/<uuid:pk>/send/", fill_in.fill_in, name="fill-in"),
    path("templates/<uuid:pk>/share/", create_page.create, name="create"),
    path("templates/<uuid:pk>/shares/", pages.history, name="history"),
    path("templates/<uuid:pk>/versions/", release_pages.versions, name="versions"),
    path("share-links/<uuid:pk>/", pages.link, name="link"),
    path("share-links/<uuid:pk>/attempts.csv", log_pages.link_csv, name="attempts-csv"),
    path("share-links/<uuid:pk>/answers.json", log_pages.link_recording, name="recording"),
    path("share-links/<uuid:pk>/update/", pages.update, name="update"),
    path("share-links/<uuid:pk>/revoke/", pages.revoke, name="revoke"),
    path("attempts/", log_pages.log, name="log"),
    path("attempts/<uuid:pk>/", log_pages.attempt, name="attempt"),
    path("attempts.csv", log_pages.log_csv, name="log-csv"),
]
