"""What the card tools take and give, checked and described in one place."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field, extend_schema_serializer
from rest_framework import serializers

from cardstudio.api.fields import ObjectField, TextField
from cardstudio.cards.catalog.model import FORMATS
from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.lint.clients import CLIENT_VERSION

# What can be looked at; exactly one of them is sent.
SUBJECTS = ("card", "document", "text")


@extend_schema_field({"oneOf": [{"type": "string", "enum": ["all"]}, {"type": "array", "items": {"type": "string"}}]})
class RulesField(serializers.Field):  # type: ignore[type-arg]  # the stubs' four parameters do not exist at run time
    """Which rules to fix: their names, or "all"."""

    default_error_messages = {"invalid": _('This must be "all" or a list of rule names.')}

    def to_internal_value(self, data: Any) -> Any:
        if data != "all" and not (isinstance(data, list) and all(isinstance(rule, str) for rule in data)):
            self.fail("invalid")
        return data


class ClientField(serializers.RegexField):
    """A client version, as "7.6"."""

    default_error_messages = {"invalid": _("This must be a client version, such as 7.20.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(CLIENT_VERSION, **options)


class LintIn(serializers.Serializer[Any]):
    """Exactly one of `card`, `document` and `text`. Without a `channel` the report speaks for all of them; with a
    `client` it tells as well what that version does not draw."""

    card = ObjectField(required=False)
    document = ObjectField(required=False)
    text = TextField(required=False)
    channel = serializers.ChoiceField(choices=list(CHANNELS), required=False, allow_null=True)
    client = ClientField(required=False, allow_null=True)
    fix = RulesField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if sum(name in attrs for name in SUBJECTS) != 1:
            raise serializers.ValidationError(_("Send one of card, document and text."))
        return attrs


@extend_schema_serializer(component_name="Catalog")
class CatalogOut(serializers.Serializer[Any]):
    """The catalog: what cards are made of. `hash` names this edition; `components` are by tag or shape name."""

    hash = serializers.CharField()
    locale = serializers.ChoiceField(choices=["en", "zh"])
    components = ObjectField()


class UnwrapIn(serializers.Serializer[Any]):
    text = TextField()


class WeightOut(serializers.Serializer[Any]):
    """What one channel makes of the card."""

    ok = serializers.BooleanField()
    bytes = serializers.IntegerField()
    limit_bytes = serializers.IntegerField()


class FixOut(serializers.Serializer[Any]):
    """One right repair, an RFC 6902 patch."""

    title = serializers.CharField()
    patch = serializers.ListField(child=ObjectField())
    of = serializers.ChoiceField(
        choices=["document"], required=False, help_text="The patch is of the document, not of its card."
    )


class FindingOut(serializers.Serializer[Any]):
    """One thing the linter says about one place of the card."""

    pointer = serializers.CharField()
    rule = serializers.CharField()
    severity = serializers.ChoiceField(choices=["error", "warning", "info"])
    message = serializers.CharField()
    params = ObjectField()
    platform_code = serializers.IntegerField(allow_null=True)
    platform_path = serializers.CharField(allow_null=True)
    channels = serializers.ListField(child=serializers.ChoiceField(choices=list(CHANNELS)))
    sample = serializers.CharField(allow_null=True)
    source = serializers.CharField(help_text="The page that says so.")  # type: ignore[assignment]
    fix = FixOut(allow_null=True)


class ReportOut(serializers.Serializer[Any]):
    """The lint report (contracts §lint-report). Where fixes were asked for, `card` is the card after them, and
    `document` the document, if one was sent."""

    ok = serializers.BooleanField()
    format = serializers.CharField(allow_null=True)
    envelope = serializers.CharField()
    card_hash = serializers.CharField()
    bytes = serializers.IntegerField()
    elements = serializers.IntegerField()
    depth = serializers.IntegerField()
    tables = serializers.IntegerField()
    channels = serializers.DictField(child=WeightOut())
    findings = FindingOut(many=True)
    card = ObjectField(required=False)
    document = ObjectField(required=False)


class FillIn(serializers.Serializer[Any]):
    """A document, and values by the names it declares."""

    document = ObjectField()
    values = ObjectField(default=dict)
    channel = serializers.ChoiceField(choices=list(CHANNELS), required=False, allow_null=True)


class FillOut(serializers.Serializer[Any]):
    """The filled card, as it would be sent, and the report on it."""

    card = ObjectField()
    report = ReportOut()


class ConvertIn(serializers.Serializer[Any]):
    """A `card`, or the `document` it is the card of: then its loops and conditions stay."""

    card = ObjectField(required=False)
    document = ObjectField(required=False)
    to = serializers.ChoiceField(choices=list(FORMATS), default="2.0")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("card" in attrs) == ("document" in attrs):
            raise serializers.ValidationError({"card": _("Send either card or document.")})
        if "document" in attrs and not isinstance(attrs["document"].get("card"), dict):
            raise serializers.ValidationError({"document": _("A document holds a card.")})
        return attrs


class ChangeOut(serializers.Serializer[Any]):
    """One thing that is not as it was; `pointer` leads into the card before.

    `refused` and `warned` are new findings about the new card, into which their `pointer` leads.
    """

    pointer = serializers.CharField()
    kind = serializers.ChoiceField(choices=["dropped", "replaced", "kept", "refused", "warned"])
    message = serializers.CharField()


class ConvertOut(serializers.Serializer[Any]):
    """The card in its new format, what that cost, and the report on it."""

    card = ObjectField()
    changes = ChangeOut(many=True)
    report = ReportOut()


class NoteOut(serializers.Serializer[Any]):
    """One thing that was noticed while reading the text."""

    rule = serializers.CharField()
    params = ObjectField()
    message = serializers.CharField()


class UnwrapOut(serializers.Serializer[Any]):
    """What a pasted text holds. `card` is null for a reference to a template on the platform."""

    envelope = serializers.CharField()
    card = ObjectField(allow_null=True)
    document = ObjectField(allow_null=True)
    notes = NoteOut(many=True)
