"""Serializer fields that take JSON as it is: DRF's own turn numbers into text, and copy what must stay exact."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cardstudio.cards.typed_dicts import CardJson, DocumentJson


class NameField(serializers.CharField):
    """One line of text that must be a JSON string; it is trimmed and may not be empty."""

    default_error_messages = {"invalid": _("This must be text.")}

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class _ExactField(serializers.Field):  # type: ignore[type-arg]  # the stubs' four parameters do not exist at run time
    """Hands the value over untouched, if it is of the JSON type `wanted`."""

    wanted: type

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, self.wanted):
            self.fail("invalid")
        return data

    def to_representation(self, value: Any) -> Any:
        return value


@extend_schema_field({"type": "string"})
class TextField(_ExactField):
    """Any text, such as a pasted card: nothing is trimmed and nothing refused."""

    wanted = str
    default_error_messages = {"invalid": _("This must be text.")}


@extend_schema_field({"type": "object", "additionalProperties": True})
class ObjectField(_ExactField):
    """A JSON object whose members are anybody's, such as values by name: every number and key stays as it came."""

    wanted = dict
    default_error_messages = {"invalid": _("This must be a JSON object.")}


@extend_schema_field(CardJson)  # type: ignore[arg-type]  # `schema.py` describes TypedDicts
class CardField(ObjectField):
    """A card."""


@extend_schema_field(DocumentJson)  # type: ignore[arg-type]  # as above
class DocumentField(ObjectField):
    """A document: a card with its blanks and samples."""
