"""Addresses of the accounts pages."""

from django.urls import path

from cardstudio.accounts import client_signin, pages

app_name = "accounts"
urlpatterns = [
    path("signin/", pages.signin, name="signin"),
    path("signin/start/", pages.start, name="start"),
    path("signin/client/", client_signin.client_signin, name="client-signin"),
    path("signin/callback/", pages.callback, name="callback"),
    path("signout/", pages.signout, name="signout"),
]
