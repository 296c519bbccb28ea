"""Addresses of the designer pages."""

from django.urls import URLPattern

app_name = "designer"
urlpatterns: list[URLPattern] = []
