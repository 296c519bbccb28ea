"""What the card tools take and give, checked and described in one place."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cardstudio.api.fields import CardField, DocumentField, ObjectField, TextField
from cardstudio.cards.catalog.model import FORMATS
from cardstudio.cards.channels import CHANNELS
from cardstudio.cards.lint.clients import CLIENT_VERSION
from cardstudio.cards.typed_dicts import CardJson, ChangeJson, DocumentJson, NoteJson, ReportJson

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

    card = CardField(required=False)
    document = DocumentField(required=False)
    text = TextField(required=False)
    channel = serializers.ChoiceField(choices=list(CHANNELS), required=False, allow_null=True)
    client = ClientField(required=False, allow_null=True)
    fix = RulesField(required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if sum(name in attrs for name in SUBJECTS) != 1:
            raise serializers.ValidationError(_("Send one of card, document and text."))
        return attrs


class UnwrapIn(serializers.Serializer[Any]):
    text = TextField()


class LintedJson(ReportJson):
    """The lint report. Where fixes were asked for, `card` is the card after them, and `document` the document, if one
    was sent."""

    card: NotRequired[CardJson]
    document: NotRequired[DocumentJson]


class FillIn(serializers.Serializer[Any]):
    """A document, and values by the names it declares."""

    document = DocumentField()
    values = ObjectField(default=dict)
    channel = serializers.ChoiceField(choices=list(CHANNELS), required=False, allow_null=True)


class FilledJson(TypedDict):
    """The filled card, as it would be sent, and the report on it."""

    card: CardJson
    report: ReportJson


class ConvertIn(serializers.Serializer[Any]):
    """A `card`, or the `document` it is the card of: then its loops and conditions stay."""

    card = CardField(required=False)
    document = DocumentField(required=False)
    to = serializers.ChoiceField(choices=list(FORMATS), default="2.0")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("card" in attrs) == ("document" in attrs):
            raise serializers.ValidationError({"card": _("Send either card or document.")})
        if "document" in attrs and not isinstance(attrs["document"].get("card"), dict):
            raise serializers.ValidationError({"document": _("A document holds a card.")})
        return attrs


class ConvertedJson(TypedDict):
    """The card in its new format, what that cost, and the report on it."""

    card: CardJson
    changes: list[ChangeJson]
    report: ReportJson


class UnwrappedJson(TypedDict):
    """What a pasted text holds. `card` is null for a reference to a template on the platform."""

    envelope: str
    card: CardJson | None
    document: DocumentJson | None
    notes: list[NoteJson]
