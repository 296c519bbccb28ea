"""Seals every stored secret with today's SECRET_KEY, so that an old one can be forgotten."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from cardstudio.db.fields import EncryptedTextField


class Command(BaseCommand):
    help = "Encrypts stored secrets with today's SECRET_KEY; the one of before must be in SECRET_KEY_FALLBACKS."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        resealed = 0
        for model in apps.get_models():
            names = [field.name for field in model._meta.get_fields() if isinstance(field, EncryptedTextField)]
            if not names:
                continue
            # Read opens with any known key, written is sealed with the first.
            for row in model._default_manager.select_for_update().order_by("pk").iterator(500):
                row.save(update_fields=names)
                resealed += 1
        self.stdout.write(f"{resealed} rows resealed. Keys of SECRET_KEY_FALLBACKS are not needed for them any more.")
