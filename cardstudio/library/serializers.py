"""Shapes of the library's REST answers and requests (contracts §rest)."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from cardstudio.api.fields import DocumentField, NameField, TextField
from cardstudio.library.models import Folder, Template, Version
from cardstudio.library.selectors import ORDERS

PLACES = ("library", "starred", "archived", "trash")
#: A header of the answers that hold a draft.
REVISION = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, response=[200], description='The draft\'s revision in quotes: `"7"`.'
)


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
    tag = serializers.CharField(required=False)
    sort = serializers.ChoiceField(list(ORDERS), default="updated")


class TemplateChangeSerializer(serializers.Serializer[Any]):
    name = NameField(max_length=120, required=False)
    description = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    folder = serializers.UUIDField(required=False, allow_null=True)
    tags = serializers.ListField(child=serializers.CharField(max_length=40), max_length=20, required=False)


class TemplateCreateSerializer(TemplateChangeSerializer):
    """Either a `document`, or a `text` as somebody would paste it: a card in any known envelope."""

    name = NameField(max_length=120, required=False, allow_blank=True, default="")
    team = serializers.UUIDField(required=False)
    document = DocumentField(required=False)
    text = TextField(required=False)


class CopySerializer(serializers.Serializer[Any]):
    name = NameField(max_length=120, required=False, allow_blank=True, default="")


class DraftSerializer(serializers.Serializer[Any]):
    document = DocumentField()


class PersonSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class EditorSerializer(serializers.Serializer[Any]):
    """A page of the designer, by a name it made up."""

    tab = serializers.UUIDField()


class EditorsSerializer(serializers.Serializer[Any]):
    """The other people who have the card open, and the draft's revision, so that a page knows when it is behind."""

    editors = PersonSerializer(many=True)
    revision = serializers.IntegerField()
    saved_by = PersonSerializer()


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
    name = NameField(max_length=120)
    team = serializers.UUIDField(required=False)
    parent = serializers.UUIDField(required=False, allow_null=True)  # type: ignore[assignment]  # as above


class FolderChangeSerializer(serializers.Serializer[Any]):
    name = NameField(max_length=120)


class TagSerializer(serializers.Serializer[Any]):
    name = serializers.CharField()
    uses = serializers.IntegerField()
