"""Addresses of the accounts pages."""

from django.urls import path

from cardstudio.accounts import client_signin, me, pages

app_name = "accounts"
urlpatterns = [
    path("signin/", pages.signin, name="signin"),
    path("signin/start/", pages.start, name="start"),
    path("signin/client/", client_signin.client_signin, name="client-signin"),
    path("signin/callback/", pages.callback, name="callback"),
    path("signout/", pages.signout, name="signout"),
    path("me/", me.me, name="me"),
    path("me/settings/", me.choose, name="choose"),
    path("me/devices/sign-out-others/", me.sign_out_others, name="sign-out-others"),
    path("me/devices/<uuid:device_id>/sign-out/", me.sign_out_device, name="sign-out-device"),
]
