"""Shapes of the library's REST answers and requests (contracts §rest)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema_field
from rest_framework import serializers

from cardstudio.api.fields import DocumentField, NameField, TextField
from cardstudio.library.content import DRAFT
from cardstudio.library.models import Folder, KeptFor, Template, Version
from cardstudio.library.selectors import API_ORDERS, MARKS
from cardstudio.library.slugs import SLUG_LENGTH

PLACES = ("library", "starred", "archived", "trash")
#: A header of the answers that hold a draft.
REVISION = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, response=[200], description='The draft\'s revision in quotes: `"7"`.'
)


@extend_schema_field({"oneOf": [{"type": "integer", "minimum": 1}, {"type": "string", "enum": [DRAFT]}]})
class WhichField(serializers.IntegerField):
    """The number of a version, or `draft`."""

    def to_internal_value(self, data: Any) -> Any:
        return data if data == DRAFT else super().to_internal_value(data)

    def run_validators(self, value: Any) -> None:
        if value != DRAFT:
            super().run_validators(value)


class TemplateSerializer(serializers.ModelSerializer[Template]):
    team = serializers.UUIDField(source="team_id", read_only=True)
    folder = serializers.UUIDField(source="folder_id", read_only=True, allow_null=True)
    tags = serializers.SerializerMethodField()
    starred = serializers.BooleanField(source="is_starred", read_only=True)
    starting_point = serializers.SerializerMethodField()
    revision = serializers.IntegerField(source="draft.revision", read_only=True)

    class Meta:
        model = Template
        fields = (
            "id",
            "team",
            "folder",
            "name",
            "slug",
            "description",
            "tags",
            "starred",
            "starting_point",
            "archived_at",
            "revision",
            "latest_version",
            "release",
            "updated_at",
        )
        read_only_fields = fields

    def get_tags(self, template: Template) -> list[str]:
        return sorted(tag.name for tag in template.tags.all())

    def get_starting_point(self, template: Template) -> bool:
        return template.starting_point_since is not None


class OnlyField(serializers.CharField):
    """Names of `MARKS` in one text, with commas between them."""

    def to_internal_value(self, data: Any) -> Any:
        names = frozenset(name.strip() for name in super().to_internal_value(data).split(",")) - {""}
        if unknown := sorted(names - MARKS.keys()):
            known = {"name": unknown[0], "known": ", ".join(MARKS)}
            raise serializers.ValidationError(_("There is no “%(name)s” here; there are: %(known)s.") % known)
        return names


class TemplateFilterSerializer(serializers.Serializer[Any]):
    """What `?…` of the list may say."""

    team = serializers.UUIDField(required=False)
    q = serializers.CharField(required=False, allow_blank=True, default="")
    place = serializers.ChoiceField(PLACES, default="library")
    folder = serializers.UUIDField(required=False)
    tag = serializers.CharField(required=False)
    sort = serializers.ChoiceField(
        list(API_ORDERS), default="updated", help_text="`sent`: what was sent last comes first, the never sent last."
    )
    only = OnlyField(
        required=False,
        allow_blank=True,
        help_text="Only templates that are all of this, with commas between: `mine` and `sent` (made and sent by the "
        "caller), `changed` (since the release), `unreleased`, `faulty` (with findings).",
    )


class TemplateChangeSerializer(serializers.Serializer[Any]):
    name = NameField(max_length=120, required=False)
    description = serializers.CharField(max_length=4000, required=False, allow_blank=True)
    folder = serializers.UUIDField(required=False, allow_null=True)
    tags = serializers.ListField(child=serializers.CharField(max_length=40), max_length=20, required=False)


class TemplatePatchSerializer(TemplateChangeSerializer):
    """`slug`: the template's name for programs, kept when its name changes."""

    slug = serializers.CharField(max_length=SLUG_LENGTH, required=False)


class TemplateCreateSerializer(TemplateChangeSerializer):
    """Either a `document`, or a `text` as somebody would paste it: a card in any known envelope; or `begin_with`, the
    `id` of a starting point of the team."""

    name = NameField(max_length=120, required=False, allow_blank=True, default="")
    team = serializers.UUIDField(required=False)
    document = DocumentField(required=False)
    text = TextField(required=False)
    begin_with = serializers.UUIDField(required=False)


class CopySerializer(serializers.Serializer[Any]):
    """`team`: another one than the original's."""

    name = NameField(max_length=120, required=False, allow_blank=True, default="")
    team = serializers.UUIDField(required=False)


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
    """`kept_for`: why somebody kept it; empty for versions from before that was written down. `released_at` and
    `released_until`: when it last was the release; without an end it still is."""

    author = PersonSerializer(read_only=True)
    kept_for = serializers.ChoiceField(["", *KeptFor.values], read_only=True)
    released_at = serializers.DateTimeField(read_only=True, allow_null=True)
    released_until = serializers.DateTimeField(read_only=True, allow_null=True)

    class Meta:
        model = Version
        fields: tuple[str, ...] = (
            "number",
            "note",
            "kept_for",
            "released_at",
            "released_until",
            "author",
            "created_at",
            "card_hash",
        )
        read_only_fields = fields


class FullVersionSerializer(VersionSerializer):
    document = DocumentField(read_only=True)

    class Meta(VersionSerializer.Meta):
        fields = (*VersionSerializer.Meta.fields, "document")


class KeepSerializer(serializers.Serializer[Any]):
    note = serializers.CharField(max_length=400, required=False, allow_blank=True, default="")
    revision = serializers.IntegerField(min_value=1, required=False, allow_null=True, default=None)


class NoteSerializer(serializers.Serializer[Any]):
    note = serializers.CharField(max_length=400, allow_blank=True)


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
