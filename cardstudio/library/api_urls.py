"""Addresses of the library endpoints under /api/v1/."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
