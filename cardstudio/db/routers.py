"""Which database a table lives in."""

from __future__ import annotations

from typing import Any

from django.db.models import Model


class CacheRouter:
    """The cache table lives in its own file; everything else in `default`.

    DatabaseCache asks with the app label `django_cache`.
    """

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return "cache" if model._meta.app_label == "django_cache" else None

    def db_for_write(self, model: type[Model], **hints: Any) -> str | None:
        return self.db_for_read(model)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        if app_label == "django_cache":
            return db == "cache"
        return False if db == "cache" else None
