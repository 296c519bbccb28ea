"""Addresses of the sharing pages."""

from django.urls import URLPattern

app_name = "sharing"
urlpatterns: list[URLPattern] = []
