"""Shapes of the library's REST answers and requests (design §5, FIXED: REST)."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cardstudio.library.models import Folder, Template, Version
from cardstudio.library.selectors import ORDERS

PLACES = ("library", "starred", "archived", "trash")


@extend_schema_field(OpenApiTypes.OBJECT)
class DocumentField(serializers.Field[Any, Any, Any, Any]):
    """A document as it is: DRF's own JSON field would lose the digits of long numbers. Checked by the services."""

    def to_internal_value(self, data: Any) -> Any:
        return data

    def to_representation(self, value: Any) -> Any:
        return value


class TemplateSerializer(serializers.ModelSerializer[Template]):
    team = serializers.UUIDField(source="team_id", read_only=True)
    folder = serializers.UUIDField(source="folder_id", read_only=True, allow_null=True)
    tags = serializers.SerializerMethodField()
    starred = serializers.BooleanField(source="is_starred", read_only=True)
    revision = serializers.IntegerField(source="draft.revision", read_only=True)

    class Meta:
        model = Template
        fields = (
            "id",
            "team",
            "folder",
            "name",
            "description",
            "tags",
            "starred",
            "archived_at",
            "revision",
            "latest_version",
            "updated_at",
        )
        read_only_fields = fields

    def get_tags(self, template: Template) -> list[str]:
        return sorted(tag.name for tag in template.tags.all())


class TemplateFilterSerializer(serializers.Serializer[Any]):
    """What `?…` of the list may say."""

    team = serializers.UUIDField(required=False)
    q = serializers.CharField(required=False, allow_blank=True, default="")
    place = serializers.ChoiceField(PLACES, default="library")
    folder = serializers.UUIDField(required=False)
    tag = serializers.CharField(required=False, default="")
    sort = serializers.ChoiceField(list(ORDERS), default="updated")


class TemplateChangeSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=120, required=False)
    description = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    folder = serializers.UUIDField(required=False, allow_null=True)
    tags = serializers.ListField(child=serializers.CharField(max_length=40), max_length=20, required=False)


class TemplateCreateSerializer(TemplateChangeSerializer):
    """Either a `document`, or a `text` as somebody would paste it: a card in any known envelope."""

    name = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")
    team = serializers.UUIDField(required=False)
    document = DocumentField(required=False)
    text = serializers.CharField(required=False, trim_whitespace=False, allow_blank=True)


class CopySerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=120, required=False, allow_blank=True, default="")


class DraftSerializer(serializers.Serializer[Any]):
    document = DocumentField()


class PersonSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class VersionSerializer(serializers.ModelSerializer[Version]):
    author = PersonSerializer(read_only=True)

    class Meta:
        model = Version
        fields: tuple[str, ...] = ("number", "note", "author", "created_at", "card_hash")
        read_only_fields = fields


class FullVersionSerializer(VersionSerializer):
    document = DocumentField(read_only=True)

    class Meta(VersionSerializer.Meta):
        fields = (*VersionSerializer.Meta.fields, "document")


class PublishSerializer(serializers.Serializer[Any]):
    note = serializers.CharField(max_length=400, required=False, allow_blank=True, default="")
    revision = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)


class RevisionSerializer(serializers.Serializer[Any]):
    revision = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)


class FolderSerializer(serializers.ModelSerializer[Folder]):
    team = serializers.UUIDField(source="team_id", read_only=True)
    parent = serializers.UUIDField(source="parent_id", read_only=True, allow_null=True)  # type: ignore[assignment]  # a declared field hides nothing

    class Meta:
        model = Folder
        fields = ("id", "team", "parent", "name")
        read_only_fields = fields


class FolderCreateSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=120)
    team = serializers.UUIDField(required=False)
    parent = serializers.UUIDField(required=False, allow_null=True)  # type: ignore[assignment]  # as above


class FolderChangeSerializer(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=120)


class TagSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    uses = serializers.IntegerField()
